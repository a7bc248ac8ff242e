import type { ReactNode } from 'react';

export interface Etape {
  cle: string;
  titre: string;
  /** The day as it should be read, with what it means. */
  date?: ReactNode;
  detail?: ReactNode;
  moment: 'passe' | 'present' | 'avenir';
}

const MOMENTS = {
  passe: { icone: 'fr-icon-check-line', mot: 'Fait : ' },
  present: { icone: 'fr-icon-time-line', mot: 'En cours : ' },
  avenir: { icone: 'fr-icon-calendar-line', mot: 'À venir : ' },
} as const;

/** Vertical timeline: what was done, what is under way, what comes next. */
export function Chronologie({ etapes }: { etapes: readonly Etape[] }) {
  return (
    <ol className="chronologie">
      {etapes.map(({ cle, titre, date, detail, moment }) => (
        <li
          key={cle}
          className={`chronologie__etape chronologie__etape--${moment}`}
          aria-current={moment === 'present' ? 'step' : undefined}
        >
          <span className={`chronologie__icone ${MOMENTS[moment].icone}`} aria-hidden="true" />
          <div>
            <p className="chronologie__titre">
              <span className="fr-sr-only">{MOMENTS[moment].mot}</span>
              {titre}
            </p>
            {date ? <p className="chronologie__date">{date}</p> : null}
            {detail ? <div className="chronologie__detail">{detail}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
