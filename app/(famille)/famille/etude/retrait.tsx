'use client';

import { ChampCase } from '#components/champs/choix.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { retirer } from '#lib/consentement/actions.ts';
import { EFFET_DU_RETRAIT } from '#lib/droit/consentement/textes.ts';

/** A consent taken back, its effect told before. */
export function Retrait({ eleveId, nom }: { eleveId: string; nom: string }) {
  return (
    <details>
      <summary>Retirer mon accord pour {nom}</summary>
      <p>{EFFET_DU_RETRAIT}</p>
      <FormulaireActe acte={retirer}>
        {({ confirme }) => (
          <>
            <input type="hidden" name="eleveId" value={eleveId} />
            <ChampCase
              id={`confirme-${eleveId}`}
              nom="confirme"
              libelle={`Je retire mon accord pour ${nom}`}
              erreur={confirme}
              facultatif={false}
            />
            <button type="submit" className="fr-btn fr-btn--secondary">
              Retirer mon accord
            </button>
          </>
        )}
      </FormulaireActe>
    </details>
  );
}
