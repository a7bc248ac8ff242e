import type { LotDuSoir } from '#lib/lot/queries.ts';

/** The person's lots of decisions of which some have not left, each with the way to take it back. */
export function LotsARattraper({ lots }: { lots: readonly LotDuSoir[] }) {
  if (lots.length === 0) return null;
  return (
    <>
      <h2 className="fr-h6">Décidés ensemble, pas encore partis</h2>
      <ul>
        {lots.map(({ id, restent }) => (
          <li key={id}>
            <a href={`/agent/lots/${id}`}>
              {restent} décision{restent > 1 ? 's' : ''} prise{restent > 1 ? 's' : ''} en une fois : revoir,
              ou rattraper
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
