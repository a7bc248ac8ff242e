'use client';

import { ChampLong } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { presenterObservations } from '#lib/famille/actions.ts';
import { OBSERVATIONS_MINIMALES } from '#lib/retrait/schema.ts';

/** The answer of the family in its own words. */
export function Formulaire({ dossierId, version }: { dossierId: string; version: number }) {
  return (
    <FormulaireActe acte={presenterObservations}>
      {({ observations: erreur }, { observations: saisies }) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <input type="hidden" name="version" value={version} />
          <ChampLong
            nom="observations"
            libelle="Vos observations"
            indice={`Avec vos mots, en ${OBSERVATIONS_MINIMALES} caractères au moins.`}
            erreur={erreur}
            defaultValue={saisies}
          />
          <button type="submit" className="fr-btn">
            Envoyer mes observations
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
