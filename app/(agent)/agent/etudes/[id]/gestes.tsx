import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { mener } from '#lib/passage/actions.ts';
import { GESTES, type Geste } from '#lib/passage/faits.ts';

/** What can be done of a run now, by who reads it. */
export function GestesDuPassage({ passageId, gestes }: { passageId: string; gestes: readonly Geste[] }) {
  if (gestes.length === 0) return null;
  return (
    <div className="simulation__boutons">
      {gestes.map((geste, rang) => (
        <FormulaireActe key={geste} acte={mener}>
          <input type="hidden" name="passageId" value={passageId} />
          <input type="hidden" name="geste" value={geste} />
          <button type="submit" className={rang === 0 ? 'fr-btn' : 'fr-btn fr-btn--secondary'}>
            {GESTES[geste].libelle}
          </button>
        </FormulaireActe>
      ))}
    </div>
  );
}
