'use client';

import { ChampLong } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { contester } from '#lib/famille/actions.ts';
import { GRIEF_MINIMAL } from '#lib/recours/schema.ts';

/** A recours in the family’s own words: the law says what it is, whatever its name. */
export function Formulaire({ dossierId, version }: { dossierId: string; version: number }) {
  return (
    <FormulaireActe acte={contester}>
      {({ grief: erreur }, { grief: saisi }) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <input type="hidden" name="version" value={version} />
          <ChampLong
            nom="grief"
            libelle="Ce que vous contestez, et pourquoi"
            indice={`Avec vos mots, en ${GRIEF_MINIMAL} caractères au moins.`}
            erreur={erreur}
            defaultValue={saisi}
          />
          <button type="submit" className="fr-btn">
            Envoyer mon recours
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
