import { titreReserve } from '#app/titre-reserve.ts';
import { INSTANT } from '#components/instant.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direCauses, etatDeLot, LIBELLES_LOTS } from '#lib/conservation/faits.ts';
import { type Echeance, echeancesDeConservation, eliminations } from '#lib/conservation/queries.ts';
import { apres, ecrireJour } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { PreparerUnLot } from './formulaires.tsx';

export const generateMetadata = titreReserve('Conservation des données', 'dpo', 'administrateur');

type Lot = Awaited<ReturnType<typeof eliminations>>[number];

const LOTS: Colonne<Lot>[] = [
  {
    cle: 'le',
    titre: 'Préparé le',
    rendre: ({ id, prepareeLe }) => (
      <LienLigne href={`/agent/conservation/${id}`}>{ecrireJour(jourDe(prepareeLe))}</LienLigne>
    ),
  },
  { cle: 'par', titre: 'Par', rendre: ({ prepareeParNom }) => prepareeParNom },
  { cle: 'eleves', titre: 'Élèves', nombre: true, rendre: ({ eleves }) => eleves },
  { cle: 'dossiers', titre: 'Dossiers', nombre: true, rendre: ({ dossiers }) => dossiers },
];

const direRetenus = ({ causes }: Echeance): string =>
  Object.entries(causes)
    .map(([cause, nombre]) => `${direCauses([cause])} (${nombre})`)
    .join(' ; ');

/** What falls due, what holds it back, and the lots by which it goes. */
export default async function ConservationPage() {
  const portee = await exigerAgent('dpo', 'administrateur');
  const echeances = await echeancesDeConservation(portee);
  const lots = await eliminations(portee);
  const colonnes: Colonne<Echeance>[] = [
    {
      cle: 'le',
      titre: 'Échu le',
      rendre: ({ echuLe }) =>
        `${ecrireJour(jourDe(echuLe))}${apres(jourDe(echuLe), portee.jour) ? ' (à venir)' : ''}`,
    },
    { cle: 'eleves', titre: 'Élèves', nombre: true, rendre: ({ eleves }) => eleves },
    { cle: 'dossiers', titre: 'Dossiers', nombre: true, rendre: ({ dossiers }) => dossiers },
    { cle: 'retenus', titre: 'Élèves retenus', nombre: true, rendre: ({ retenus }) => retenus },
    { cle: 'causes', titre: 'Par quoi', rendre: direRetenus },
  ];
  const compte = echeances[0]?.compteLe;
  return (
    <>
      <TitrePage
        titre="Conservation des données"
        phrase="Ce qui est échu, ce qui le retient, et les lots qui l’effacent. Aucun dossier ne s’ouvre d’ici."
      />
      <Tableau
        legende={`Échéances jusqu’à l’an prochain${compte ? `, comptées le ${INSTANT.format(compte)}` : ''}`}
        total={echeances.length}
        unite="échéance"
        colonnes={colonnes}
        lignes={echeances}
        cle={({ echuLe }) => echuLe.toISOString()}
        vide={<p>Rien n’arrive à échéance d’ici un an, au compte de la nuit dernière.</p>}
      />
      <h2 className="fr-h4 fr-mt-4w">Préparer un lot</h2>
      <PreparerUnLot />
      <Tableau
        legende="Lots d’élimination, le dernier d’abord"
        total={lots.length}
        unite="lot"
        colonnes={[
          ...LOTS,
          {
            cle: 'etat',
            titre: 'État',
            rendre: (lot) => LIBELLES_LOTS[etatDeLot(lot, portee.jour)],
          },
        ]}
        lignes={lots}
        cle={({ id }) => id}
        vide={<p>Aucun lot n’a été préparé.</p>}
      />
    </>
  );
}
