import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direReponse } from '#lib/consentement/faits.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { RECUEILLEURS } from '#lib/droit/consentement/consentement.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import {
  type ClasseAuRegistre,
  classesAuRegistre,
  type EleveAuRegistre,
  elevesAuRegistre,
} from '#lib/recueil/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Participation } from './participation.tsx';

export const generateMetadata = titreReserve('Étude automatique : consentements', ...RECUEILLEURS);

const CLASSES: Colonne<ClasseAuRegistre>[] = [
  {
    cle: 'classe',
    titre: 'Classe',
    rendre: ({ uai, classe }) => (
      <Link
        href={`/agent/consentements?uai=${uai}&classe=${encodeURIComponent(classe)}#eleves`}
        prefetch={false}
      >
        {classe}
      </Link>
    ),
  },
  { cle: 'lieu', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
  { cle: 'oui', titre: 'Oui', rendre: ({ oui }) => oui },
  { cle: 'non', titre: 'Non', rendre: ({ non }) => non },
  { cle: 'rien', titre: 'Sans réponse', rendre: ({ rien }) => rien },
];

const CONCUBIN = { attendu: 'concubin attendu', oui: 'concubin d’accord', non: 'concubin pas d’accord' };

const dire = ({ reponses }: EleveAuRegistre): string =>
  reponses
    .map(({ qui, reponse, jour: le, concubin }) => {
      const couple = reponse === 'oui' && concubin ? `, ${CONCUBIN[concubin]}` : '';
      return `${qui} : ${direReponse({ reponse, jour: jour(le) })}${couple}`;
    })
    .join(' ; ') || 'Pas encore de réponse';

const ELEVES: Colonne<EleveAuRegistre>[] = [
  { cle: 'eleve', titre: 'Élève', rendre: (eleve) => nomDeListe(eleve) },
  { cle: 'reponse', titre: 'Réponse', rendre: dire },
  {
    cle: 'saisir',
    titre: 'Papier',
    rendre: (eleve) => (
      <Link href={`/agent/consentements/${eleve.scolariteId}`} prefetch={false}>
        Saisir<span className="fr-sr-only"> le papier : {nomDeListe(eleve)}</span>
      </Link>
    ),
  },
];

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
