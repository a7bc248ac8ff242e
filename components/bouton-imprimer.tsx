'use client';

import type { ReactNode } from 'react';

/** Prints the page as it is drawn for paper. Without script the browser's own command does the same. */
export function BoutonImprimer({ children }: { children: ReactNode }) {
  return (
    <button
      type="button"
      className="fr-btn fr-btn--secondary sans-impression"
      onClick={() => globalThis.print()}
    >
      {children}
    </button>
  );
}
