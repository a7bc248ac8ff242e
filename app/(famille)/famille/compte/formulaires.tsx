'use client';

import { ChampsDuCompte } from '#components/compte-bancaire/champs-du-compte.tsx';
import { SuiteDuCompte } from '#components/compte-bancaire/suite-du-compte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { donner, repondre } from '#lib/compte-bancaire/actions.ts';

export function DonnerUnCompte({ libelle }: { libelle: string }) {
  return (
    <FormulaireActe acte={donner}>
      {(erreurs, saisie) => (
        <>
          <ChampsDuCompte erreurs={erreurs} saisie={saisie} />
          <button type="submit" className="fr-btn">
            {libelle}
          </button>
        </>
      )}
    </FormulaireActe>
  );
}

/** The family says whether the account that waits is its own. */
export const Repondre = ({ compteId, confirme }: { compteId: string; confirme: boolean }) => (
  <SuiteDuCompte acte={repondre} compteId={compteId} confirme={confirme} />
);
