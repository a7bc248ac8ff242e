import type { ReactNode } from 'react';

/**
 * The page's content. `agent`: dense, over the whole width, for who works there all day; `famille`: roomy, of a width that
 * reads well. Header, menu and footer take the same frame.
 */
export function Contenu({ densite, children }: { densite: 'agent' | 'famille'; children: ReactNode }) {
  return (
    <main id="contenu" tabIndex={-1} data-densite={densite}>
      <div className="cadre">{children}</div>
    </main>
  );
}
