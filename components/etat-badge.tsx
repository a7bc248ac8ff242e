import { type Etat, LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { Badge, type Ton } from './badge.tsx';

/** The colour and the sign of each state, whatever word says it. */
export const ASPECTS: Record<Etat, { ton: Ton; icone: string }> = {
  brouillon: { ton: 'neutre', icone: 'fr-icon-draft-line' },
  deposee: { ton: 'nouveau', icone: 'fr-icon-mail-line' },
  incomplete: { ton: 'attention', icone: 'fr-icon-file-add-line' },
  en_instruction: { ton: 'info', icone: 'fr-icon-search-line' },
  proposee: { ton: 'info', icone: 'fr-icon-arrow-right-line' },
  decidee: { ton: 'succes', icone: 'fr-icon-check-line' },
  notifiee: { ton: 'succes', icone: 'fr-icon-mail-open-line' },
  retiree: { ton: 'erreur', icone: 'fr-icon-close-line' },
  desistee: { ton: 'neutre', icone: 'fr-icon-close-line' },
  irrecevable: { ton: 'erreur', icone: 'fr-icon-close-circle-line' },
};

/** State of a dossier, in the agents’ word. The decision itself (échelon, refus) is not a state: say it beside. */
export function EtatBadge({ etat }: { etat: Etat }) {
  return <Badge {...ASPECTS[etat]}>{LIBELLES_ETATS[etat]}</Badge>;
}
