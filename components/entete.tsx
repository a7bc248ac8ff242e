import type { ReactNode } from 'react';

/** Header of every page: the product's name (no block of the State), and at right what concerns the account. */
export function Entete({ compte }: { compte?: ReactNode }) {
  return (
    <header className="entete">
      <div className="cadre entete__ligne">
        <a className="entete__marque" href="/" title="Accueil · Bourses nationales">
          {/* biome-ignore lint/performance/noImgElement: a vector of 300 bytes has nothing to optimise */}
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <span>
            Bourses nationales
            <small>Collège et lycée</small>
          </span>
        </a>
        {compte}
      </div>
    </header>
  );
}
