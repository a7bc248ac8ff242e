import { Badge, type Ton } from '#components/badge.tsx';
import type { Datee } from '#lib/agent/queries.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';

const MOMENTS: Record<Datee['moment'], { mot: string; ton: Ton; icone: string }> = {
  en_cours: { mot: 'en cours', ton: 'succes', icone: 'fr-icon-check-line' },
  a_venir: { mot: 'à venir', ton: 'info', icone: 'fr-icon-calendar-line' },
  finie: { mot: 'finie', ton: 'neutre', icone: 'fr-icon-close-line' },
};

/** Whether something holds today, in a word. */
export function Moment({ moment }: Pick<Datee, 'moment'>) {
  const { mot, ton, icone } = MOMENTS[moment];
  return (
    <Badge ton={ton} icone={icone}>
      {mot}
    </Badge>
  );
}

/** "du 01/09/2024", "du 15/01/2025 au 31/08/2026". */
export const direDates = ({ du, au }: Pick<Datee, 'du' | 'au'>): string =>
  au ? `du ${ecrireJourCourt(du)} au ${ecrireJourCourt(au)}` : `depuis le ${ecrireJourCourt(du)}`;
