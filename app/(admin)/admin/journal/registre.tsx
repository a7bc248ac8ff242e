import Link from 'next/link';
import { Pagination } from '#components/pagination.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import type { LigneDuRegistre } from '#lib/administration/queries.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';

const HEURE = new Intl.DateTimeFormat('fr-FR', { timeStyle: 'short', timeZone: 'Europe/Paris' });

const COLONNES: Colonne<LigneDuRegistre>[] = [
  {
    cle: 'jour',
    titre: 'Jour',
    rendre: ({ jour, instant }) => `${ecrireJourCourt(jour)}, ${HEURE.format(instant)}`,
  },
  { cle: 'par', titre: 'Par', rendre: ({ parNom }) => parNom },
  {
    cle: 'acte',
    titre: 'Acte',
    rendre: ({ acte, details }) => (
      <>
        {acte}
        <small className="discret">{details.join(' · ')}</small>
      </>
    ),
  },
  {
    cle: 'agent',
    titre: 'Pour',
    rendre: ({ agent }) =>
      agent ? (
        <Link href={`/admin/agents/${agent.id}`} prefetch={false}>
          {agent.nom}
        </Link>
      ) : (
        'tous'
      ),
  },
  { cle: 'motif', titre: 'Motif', rendre: ({ motif }) => motif },
];

/** What administrateurs did, the last act first. */
export function Registre({ lignes, suivante }: { lignes: LigneDuRegistre[]; suivante: number | null }) {
  return (
    <>
      <h2 className="fr-h5">Registre de l’administration</h2>
      <Tableau
        legende="Actes d’administration, le dernier d’abord"
        total={null}
        unite="acte"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Aucun acte d’administration n’a encore été fait.</p>}
      />
      <Pagination
        precedente={null}
        suivante={suivante === null ? null : `/admin/journal?avant=${suivante}`}
      />
    </>
  );
}
