import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { TableEnBarres } from '#components/graphique/barres.tsx';
import { LiensDeTableur } from '#components/liens-de-tableur.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { avancementDesClasses, type ClasseAvancee, famillesAAppeler } from '#lib/avancement/queries.ts';
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
  const vides = classes.filter(({ recues }) => recues === 0).map(({ classe }) => classe);
  return (
    <section className="figure" aria-labelledby={`classes-${premiere.uai}`}>
      <h2 className="fr-h5" id={`classes-${premiere.uai}`}>
        {premiere.etablissement}, classe par classe
      </h2>
      <p className="figure__phrase">
        {ecrireNombre(somme(classes, 'recues'))} demandes pour {ecrireNombre(somme(classes, 'eleves'))}{' '}
        élèves, les classes où il en manque le plus d’abord.{' '}
        {vides.length > 0 ? `Sans aucune demande : ${vides.join(', ')}.` : 'Chaque classe en a au moins une.'}
      </p>
      <TableEnBarres
        legende={`Demandes par classe, ${premiere.etablissement}`}
        titres={['Classe', 'Élèves', 'Demandes', 'Relances sans réponse']}
        lignes={classes.map(({ classe, eleves, recues, relances }) => ({
          cle: classe,
          libelle: classe,
          valeur: recues,
          fond: eleves,
          cellules: [eleves, recues, relances].map(ecrireNombre),
        }))}
      />
    </section>
  );
}
