'use client';

import { ChampLong } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { signalerErreur } from '#lib/famille/actions.ts';
import { EXPOSE_MINIMAL } from '#lib/rectification/schema.ts';

/** The error, in the family's own words. */
export function Formulaire({ dossierId, version }: { dossierId: string; version: number }) {
  return (
    <FormulaireActe acte={signalerErreur}>
      {({ expose: erreur }, { expose: saisi }) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <input type="hidden" name="version" value={version} />
          <ChampLong
            nom="expose"
            libelle="L’erreur"
            indice={`Ce qui est écrit dans votre demande, et ce qui est juste, en ${EXPOSE_MINIMAL} caractères au moins. Gardez les pièces qui le montrent : elles peuvent vous être demandées.`}
            erreur={erreur}
            defaultValue={saisi}
          />
          <button type="submit" className="fr-btn fr-mb-2w">
            Signaler l’erreur
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
