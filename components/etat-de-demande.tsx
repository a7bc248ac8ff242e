import { etatConnuDeLaFamille, type Position } from '#lib/droit/parcours/suite.ts';
import { Badge } from './badge.tsx';
import { EtatBadge } from './etat-badge.tsx';

/** Where a demande stands in a word; once the decision has left, what it decides. */
export function EtatDeDemande({ position }: { position: Position }) {
  const etat = etatConnuDeLaFamille(position);
  if (etat !== 'notifiee') return <EtatBadge etat={etat} />;
  return position.accordee ? (
    <Badge ton="succes" icone="fr-icon-check-line">
      bourse accordée
    </Badge>
  ) : (
    <Badge ton="erreur" icone="fr-icon-close-circle-line">
      bourse refusée
    </Badge>
  );
}
