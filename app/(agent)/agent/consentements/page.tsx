import { titreReserve } from '#app/titre-reserve.ts';
import { Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { RECUEILLEURS } from '#lib/droit/consentement/consentement.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { classesAuRegistre, elevesAuRegistre, lettresDeRefus } from '#lib/recueil/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { CLASSES, ELEVES } from './colonnes.tsx';
import { LettresDeRefus } from './lettres-de-refus.tsx';
import { Participation } from './participation.tsx';

export const generateMetadata = titreReserve('Étude automatique : consentements', ...RECUEILLEURS);

/** Who answered to the étude automatique, by class, and where papers are typed (C. II.B.1). */
export default async function ConsentementsPage({ searchParams }: PageProps<'/agent/consentements'>) {
  const portee = await exigerAgent(...RECUEILLEURS);
  const annee = rentreeDu(portee.jour);
  const classes = await classesAuRegistre(portee, annee);
  const { uai, classe } = await searchParams;
  const choisie = classes.find((vue) => vue.uai === uai && vue.classe === classe);
  const prives = [
    ...new Map(classes.filter((vue) => vue.secteur === 'prive_sous_contrat').map((vue) => [vue.uai, vue])),
  ].map(([, vue]) => vue);
  return (
    <>
      <TitrePage
        titre="Étude automatique : consentements"
        phrase="À l’inscription et à chaque réinscription, tous les parents sont invités à dire oui ou non, en ligne ou sur papier. Un accord vaut d’une rentrée à l’autre, tant que l’élève reste dans l’académie."
      />
      <p>
        Papiers à remettre aux familles, à imprimer :{' '}
        <a href="/demander/etude/12/fichier">bloc de l’annexe 12, établissements publics (PDF)</a>,{' '}
        <a href="/demander/etude/13/fichier">annexe 13, privés sous contrat (PDF)</a>. Sur la page d’un élève,
        il est prérempli.
      </p>
      <LettresDeRefus lignes={await lettresDeRefus(portee, annee)} />
      {prives.map((vue) => (
        <Participation
          key={vue.uai}
          uai={vue.uai}
          nom={vue.etablissement}
          participe={vue.participe}
          chef={portee.affectations.some((a) => a.role === 'chef_etablissement' && a.uai === vue.uai)}
          jour={ecrireJourCourt(portee.jour)}
        />
      ))}
      <Tableau
        legende="Réponses par classe"
        total={classes.length}
        unite="classe"
        colonnes={CLASSES}
        lignes={classes}
        cle={(vue) => `${vue.uai} ${vue.classe}`}
        vide="Aucune classe dans vos établissements cette année."
      />
      {choisie ? (
        <section id="eleves">
          <Tableau
            legende={`Élèves de ${choisie.classe}`}
            total={choisie.oui + choisie.non + choisie.rien}
            unite="élève"
            colonnes={ELEVES}
            lignes={await elevesAuRegistre(portee, annee, choisie)}
            cle={({ scolariteId }) => scolariteId}
            vide="Aucun élève dans cette classe."
          />
        </section>
      ) : null}
    </>
  );
}
