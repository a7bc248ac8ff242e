import type { ReactNode } from 'react';

/** Title of a page: what this is and whose, the state sentence under it, the acts at right. */
export function TitrePage({
  titre,
  badge,
  phrase,
  children,
}: {
  titre: string;
  badge?: ReactNode;
  /** Who holds it and what comes next, by when. */
  phrase?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="titre-page">
      <div>
        <h1>
          {titre} {badge}
        </h1>
        {phrase ? <p className="titre-page__phrase">{phrase}</p> : null}
      </div>
      {children ? <div className="titre-page__actes">{children}</div> : null}
    </div>
  );
}
