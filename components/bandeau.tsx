import type { ReactNode } from 'react';

/** A line across the page for what concerns it whole: the demo's day, an interruption announced. */
export function Bandeau({ ton = 'info', children }: { ton?: 'info' | 'attention'; children: ReactNode }) {
  return (
    <aside
      className={ton === 'attention' ? 'bandeau bandeau--attention' : 'bandeau'}
      aria-label="Information"
    >
      <div className="cadre">
        <p>{children}</p>
      </div>
    </aside>
  );
}
