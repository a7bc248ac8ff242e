import type { LotPrevu } from '#lib/lot/queries.ts';
import { SANS_RETOUR } from '#lib/lot/schema.ts';
import { Rattrapage } from './rattrapage.tsx';

/** The way back of a lot that did something: what may still be called back, what already was, or why nothing can be. */
export function Retour({ lot: { id, geste, lignes, rattrapables, rattrapages } }: { lot: LotPrevu }) {
  if (!lignes.some(({ issue }) => issue === 'fait')) return null;
  const sansRetour = SANS_RETOUR[geste];
  return (
    <>
      {rattrapages.map((rattrapage, rang) => (
        <p key={rattrapage}>
          <a className="fr-link" href={`/agent/lots/${rattrapage}`}>
            Ce lot a été rattrapé{rattrapages.length > 1 ? ` (${rang + 1})` : ''} : voir dossier par dossier
          </a>
        </p>
      ))}
      {rattrapables > 0 ? <Rattrapage lotId={id} rattrapables={rattrapables} /> : null}
      {rattrapables === 0 && rattrapages.length === 0 ? (
        <p>
          {sansRetour ?? 'Les décisions de ce lot sont parties aux familles : elles ne se rattrapent plus.'}
        </p>
      ) : null}
    </>
  );
}
