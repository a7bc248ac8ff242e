import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { Telephone } from '#components/telephone.tsx';
import { type AAppeler, APPELS_DU_JOUR } from '#lib/avancement/queries.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { jourDe } from '#lib/technique/dates.ts';

const COLONNES: Colonne<AAppeler>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ cle, dossierId, ...eleve }) => (
      <LienLigne href={dossierId ? `/agent/dossiers/${dossierId}?onglet=pieces` : `/agent/radar/${cle}`}>
        {nomDeListe(eleve)}
      </LienLigne>
    ),
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  {
    cle: 'raison',
    titre: 'Pourquoi',
    rendre: ({ dossierId, jour }) =>
      dossierId
        ? `Pièces attendues jusqu’au ${ecrireJourCourt(jourDe(jour))}`
        : `Relance du ${ecrireJourCourt(jourDe(jour))}, aucune demande depuis`,
  },
  { cle: 'telephone', titre: 'Téléphone', rendre: ({ telephone }) => <Telephone numero={telephone} /> },
];

/** The families to call today, with the reason that may be said aloud. */
export const FamillesAAppeler = ({ lignes, ouverte }: { lignes: readonly AAppeler[]; ouverte: boolean }) => (
  <section className="figure" aria-labelledby="appels">
    <h2 className="fr-h5" id="appels">
      À appeler aujourd’hui
    </h2>
    <Tableau
      legende={`Familles à appeler, les ${APPELS_DU_JOUR} plus pressées au plus`}
      total={lignes.length}
      unite="famille"
      colonnes={COLONNES}
      lignes={lignes}
      cle={({ cle }) => cle}
      vide={
        <p>
          Personne à appeler : aucun délai de pièces ne finit ces jours-ci
          {ouverte ? ', et les familles relancées ont encore le temps de répondre' : ''}.
        </p>
      }
    />
  </section>
);
