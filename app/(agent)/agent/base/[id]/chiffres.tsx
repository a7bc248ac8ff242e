import Link from 'next/link';
import { SIGNES } from '#lib/import/faits.ts';
import type { voirImport } from '#lib/import/queries.ts';
import { LISTES } from '#lib/import/schema.ts';

type Importe = Awaited<ReturnType<typeof voirImport>>['importe'];

/** The figures of a comparison: each opens its list. */
export function Chiffres({
  importe,
  liste,
  attendent,
}: {
  importe: Importe;
  liste?: string;
  attendent: number;
}) {
  const bilan = importe.bilan as Record<string, number> | null;
  if (!bilan) return null;
  const nombres: Record<string, number> = { ...bilan, a_rapprocher: attendent };
  const noms = { ...LISTES, ...SIGNES, refus: 'Lignes refusées' };
  return (
    <nav aria-label="Ce que dit la comparaison">
      <ul className="fr-tags-group">
        {Object.entries(noms).flatMap(([nom, libelle]) =>
          nombres[nom]
            ? [
                <li key={nom}>
                  <Link
                    className="fr-tag"
                    href={`/agent/base/${importe.id}?liste=${nom}`}
                    aria-current={nom === liste ? 'page' : undefined}
                  >
                    {`${libelle} : ${nombres[nom].toLocaleString('fr-FR')}`}
                  </Link>
                </li>,
              ]
            : [],
        )}
      </ul>
    </nav>
  );
}
