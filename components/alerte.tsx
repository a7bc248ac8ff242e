import type { ReactNode } from 'react';

const CLASSES = {
  info: 'fr-alert--info',
  succes: 'fr-alert--success',
  attention: 'fr-alert--warning',
  erreur: 'fr-alert--error',
} as const;

/** A message in the page. `annoncer`: read aloud at once by a screen reader, for what just happened. */
export function Alerte({
  ton,
  titre,
  annoncer = false,
  children,
}: {
  ton: keyof typeof CLASSES;
  titre?: string;
  annoncer?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={`fr-alert ${CLASSES[ton]} ${titre ? '' : 'fr-alert--sm'} fr-mb-3w`}
      role={annoncer ? (ton === 'erreur' ? 'alert' : 'status') : undefined}
    >
      {titre ? <p className="fr-alert__title">{titre}</p> : null}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  );
}
