import { etatConnuDeLaFamille, type Position, type Suite } from '#lib/droit/parcours/suite.ts';
import { Badge } from './badge.tsx';
import { ASPECTS } from './etat-badge.tsx';

interface Props {
  position: Pick<Position, 'etat' | 'notifiee' | 'accordee'>;
  suite: Pick<Suite, 'titre'>;
}

/** Where a demande stands, in the family’s words: never in those of the agents. */
export function EtatDeDemande({ position, suite }: Props) {
  const etat = etatConnuDeLaFamille(position);
  const refusee = etat === 'notifiee' && !position.accordee;
  const aspect = refusee ? ASPECTS.irrecevable : ASPECTS[etat];
  return <Badge {...aspect}>{suite.titre}</Badge>;
}
