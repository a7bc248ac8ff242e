import type { VolumeSignale } from '#lib/trace/faits.ts';
import { INSTANT } from './instant.ts';
import { type Colonne, Tableau } from './tableau.tsx';

const COLONNES: Colonne<VolumeSignale>[] = [
  { cle: 'instant', titre: 'Quand', rendre: ({ instant }) => INSTANT.format(instant) },
  { cle: 'organisme', titre: 'Organisme', rendre: ({ organisme }) => organisme ?? 'organisme inconnu' },
  { cle: 'habilitation', titre: 'Habilitation', rendre: ({ habilitation }) => `D${habilitation}` },
  { cle: 'jeton', titre: 'Jeton', rendre: ({ jeton, ouvert }) => (ouvert ? jeton : `${jeton} (révoqué)`) },
  { cle: 'appels', titre: 'Appels en une heure', nombre: true, rendre: ({ appels }) => appels },
  { cle: 'habituels', titre: 'Sa pire heure du mois', nombre: true, rendre: ({ habituels }) => habituels },
];

/** Tokens of the API that called much more than they ever did: a leak looks like that. */
export function VolumesSignales({ volumes }: { volumes: readonly VolumeSignale[] }) {
  return (
    <Tableau
      legende="Jetons de l’API qui ont appelé bien plus que d’habitude"
      total={null}
      unite="jeton"
      colonnes={COLONNES}
      lignes={volumes}
      cle={({ id }) => id}
      vide={<p>Aucun jeton n’a appelé plus que d’habitude.</p>}
    />
  );
}
