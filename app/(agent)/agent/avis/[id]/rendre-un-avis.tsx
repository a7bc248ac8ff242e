'use client';

import { ChampLong } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { rendreAvis } from '#lib/sollicitation/actions.ts';

/** The answer in writing: given once. */
export function RendreUnAvis({ id }: { id: string }) {
  return (
    <FormulaireActe acte={rendreAvis}>
      {(champs, saisie) => (
        <>
          <input type="hidden" name="id" value={id} />
          <ChampLong
            nom="reponse"
            libelle="Votre avis"
            indice="Il entre au dossier et ne se modifie plus. La famille peut en demander communication."
            erreur={champs.reponse}
            defaultValue={saisie.reponse}
          />
          <button type="submit" className="fr-btn">
            Rendre cet avis
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
