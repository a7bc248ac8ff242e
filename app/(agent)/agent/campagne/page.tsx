import Link from 'next/link';
import { Fragment } from 'react';
import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { TableEnBarres } from '#components/graphique/barres.tsx';
import { LiensDeTableur } from '#components/liens-de-tableur.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { NombreListe } from '#components/nombre-liste.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { avancementDesClasses, type ClasseAvancee, famillesAAppeler } from '#lib/avancement/queries.ts';
import { adresseDeClasse, SUITES_DE_CLASSE } from '#lib/avancement/schema.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { direCampagneAuxAgents } from '#lib/droit/calendrier/dire-campagne.ts';
import { RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FamillesAAppeler } from './appels.tsx';

export const generateMetadata = titreReserve('Campagne', ...RELANCEURS);

/** The campaign of an établissement: what each class has sent, and whom to call today. */
export default async function CampagnePage() {
  const portee = await exigerAgent(...RELANCEURS);
  const avancement = await avancementDesClasses(portee);
  const appels = await famillesAAppeler(portee, avancement);
  const parEtablissement = Object.values(Object.groupBy(avancement.classes, ({ uai }) => uai));
  return (
    <>
      <TitrePage
        titre={`Campagne ${ecrireAnnee(rentree(avancement.annee))}`}
        phrase={direCampagneAuxAgents(avancement.campagne, portee.jour)}
      >
        <BoutonImprimer>Imprimer</BoutonImprimer>
      </TitrePage>
      <ListesTardives heure={await heureDesListes(portee)} />
      <FamillesAAppeler lignes={appels} ouverte={avancement.campagne?.ouverte ?? false} />
      {parEtablissement.map((classes = []) => (
        <ClassesDUnEtablissement key={classes[0]?.uai} classes={classes} />
      ))}
      {avancement.classes.length === 0 ? (
        <p>Aucun élève de cette rentrée n’est encore dans la base élèves.</p>
      ) : (
        <LiensDeTableur de="Classes" adresse={(forme) => `/agent/campagne/fichier?forme=${forme}`} />
      )}
    </>
  );
}

const somme = (classes: readonly ClasseAvancee[], quoi: 'eleves' | 'recues'): number =>
  classes.reduce((total, classe) => total + classe[quoi], 0);

function ClassesDUnEtablissement({ classes }: { classes: readonly ClasseAvancee[] }) {
  const [premiere] = classes;
  if (!premiere) return null;
  const vides = classes.filter(({ recues }) => recues === 0);
  return (
    <section className="figure" aria-labelledby={`classes-${premiere.uai}`}>
      <h2 className="fr-h5" id={`classes-${premiere.uai}`}>
        {premiere.etablissement}, classe par classe
      </h2>
      <p className="figure__phrase">
        {ecrireNombre(somme(classes, 'recues'))} demandes pour {ecrireNombre(somme(classes, 'eleves'))}{' '}
        élèves, les classes où il en manque le plus d’abord.{' '}
        {vides.length > 0 ? (
          <>
            Sans aucune demande :{' '}
            {vides.map((vide, rang) => (
              <Fragment key={vide.classe}>
                {rang > 0 ? ', ' : ''}
                <VersLaClasse {...vide} />
              </Fragment>
            ))}
            .
          </>
        ) : (
          'Chaque classe en a au moins une.'
        )}
      </p>
      <TableEnBarres
        legende={`Demandes par classe, ${premiere.etablissement}`}
        titres={['Classe', 'Élèves', 'Demandes', 'Relances sans réponse']}
        lignes={classes.map(({ uai, classe, ...nombres }) => ({
          cle: classe,
          libelle: <VersLaClasse uai={uai} classe={classe} />,
          valeur: nombres.recues,
          fond: nombres.eleves,
          cellules: SUITES_DE_CLASSE.map((suite) => (
            <NombreListe
              key={suite}
              nombre={nombres[suite]}
              adresse={adresseDeClasse({ uai, classe, suite })}
            />
          )),
        }))}
      />
    </section>
  );
}

/** The pupils of a class. */
const VersLaClasse = ({ uai, classe }: Pick<ClasseAvancee, 'uai' | 'classe'>) => (
  <Link href={adresseDeClasse({ uai, classe, suite: 'eleves' })} prefetch={false}>
    {classe || 'sans classe'}
  </Link>
);
