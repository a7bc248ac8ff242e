import Link from 'next/link';
import { Alerte } from '#components/alerte.tsx';
import type { Consenti } from '#lib/demande/queries.ts';
import { ecrireJour } from '#lib/droit/date.ts';

/** Told before the entry: a person who consented to the étude automatique needs no paper demande (C. II.B.3). */
export function Consentis({ consentis }: { consentis: readonly Consenti[] }) {
  return consentis.map(({ responsableId, nom, jour, scolariteId }) => (
    <Alerte key={responsableId} ton="info">
      {nom} a accepté l’étude automatique le {ecrireJour(jour)} : une seconde demande de cette personne est
      refusée. Celle d’une autre personne est reçue.{' '}
      <Link href={`/agent/consentements/${scolariteId}`} prefetch={false}>
        Voir ou enregistrer un retrait
      </Link>
    </Alerte>
  ));
}
