'use client';

import { ChampCase } from '#components/champs/choix.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { renoncer } from '#lib/famille/actions.ts';

/** One tick and one button: nobody gives up a bourse by mistake. */
export function Confirmation({ dossierId, version }: { dossierId: string; version: number }) {
  return (
    <FormulaireActe acte={renoncer}>
      {({ confirme }) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <input type="hidden" name="version" value={version} />
          <ChampCase
            nom="confirme"
            libelle="Je renonce à cette demande de bourse"
            erreur={confirme}
            facultatif={false}
          />
          <button type="submit" className="fr-btn">
            Renoncer à la demande
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
