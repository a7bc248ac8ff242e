'use client';

import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { confirmer } from '#lib/boite/actions.ts';

/** One button: a mail scanner that opens the link confirms nothing. */
export function Confirmer({ code }: { code: string }) {
  return (
    <FormulaireActe acte={confirmer}>
      <input type="hidden" name="code" value={code} />
      <button type="submit" className="fr-btn">
        Confirmer cette adresse
      </button>
    </FormulaireActe>
  );
}
