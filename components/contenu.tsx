import type { ReactNode } from 'react';

/** The page's content. `agent`: dense and wide, for who works there all day; `famille`: roomy and narrow. */
export function Contenu({ densite, children }: { densite: 'agent' | 'famille'; children: ReactNode }) {
  const largeur = densite === 'agent' ? 'cadre-large' : 'fr-container';
  return (
    <main id="contenu" tabIndex={-1} data-densite={densite}>
      <div className={largeur}>{children}</div>
    </main>
  );
}
