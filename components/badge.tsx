import type { ReactNode } from 'react';

export type Ton = 'neutre' | 'info' | 'succes' | 'attention' | 'erreur' | 'nouveau';

const CLASSES: Record<Ton, string> = {
  neutre: '',
  info: 'fr-badge--info',
  succes: 'fr-badge--success',
  attention: 'fr-badge--warning',
  erreur: 'fr-badge--error',
  nouveau: 'fr-badge--new',
};

/** A word with an icon and a colour, never a colour alone. `icone` is a class of the DSFR ("fr-icon-time-line"). */
export function Badge({ ton, icone, children }: { ton: Ton; icone: string; children: ReactNode }) {
  return (
    <span className={`fr-badge fr-badge--sm fr-badge--icon-left badge ${CLASSES[ton]} ${icone}`}>
      {children}
    </span>
  );
}
