import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { mener } from '#lib/passage/actions.ts';
import { type Geste, libelleDuGeste } from '#lib/passage/faits.ts';
import type { PassageLu } from '#lib/passage/queries.ts';

/** What can be done of a run now, by who reads it. */
export function GestesDuPassage({
  passage: { id, genre },
  gestes,
}: {
  passage: PassageLu;
  gestes: readonly Geste[];
}) {
  if (gestes.length === 0) return null;
  return (
    <div className="simulation__boutons">
      {gestes.map((geste, rang) => (
        <FormulaireActe key={geste} acte={mener}>
          <input type="hidden" name="passageId" value={id} />
          <input type="hidden" name="geste" value={geste} />
          <button type="submit" className={rang === 0 ? 'fr-btn' : 'fr-btn fr-btn--secondary'}>
            {libelleDuGeste(geste, genre)}
          </button>
        </FormulaireActe>
      ))}
    </div>
  );
}
