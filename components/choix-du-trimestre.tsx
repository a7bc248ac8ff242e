import Link from 'next/link';
import type { Trimestre } from '#lib/droit/argent/trimestres.ts';

/** The trimestres of the year, the one shown being no link. */
export function ChoixDuTrimestre({ page, trimestre }: { page: string; trimestre: Trimestre }) {
  return (
    <nav aria-label="Trimestres" className="choix-du-trimestre">
      {([1, 2, 3] as const).map((rang) => (
        <Link
          key={rang}
          href={`${page}?trimestre=${rang}`}
          aria-current={rang === trimestre ? 'page' : undefined}
          className={rang === trimestre ? 'choix-du-trimestre__ici' : undefined}
        >
          Trimestre {rang}
        </Link>
      ))}
    </nav>
  );
}
