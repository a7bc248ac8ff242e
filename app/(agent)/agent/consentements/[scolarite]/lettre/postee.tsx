'use client';

import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { lettrePostee } from '#lib/concubin/actions.ts';

/** That the letter to a person is posted: it leaves the list of those to print. */
export const Postee = ({ coupleId, accordId, qui }: { coupleId: string; accordId: string; qui: string }) => (
  <FormulaireActe acte={lettrePostee} className="sans-impression fr-mb-4w">
    <input type="hidden" name="coupleId" value={coupleId} />
    <input type="hidden" name="accordId" value={accordId} />
    <button type="submit" className="fr-btn fr-btn--secondary">
      La lettre à {qui} est postée
    </button>
  </FormulaireActe>
);
