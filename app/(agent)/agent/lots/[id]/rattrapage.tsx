'use client';

import { ChampLong } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { preparerRattrapage } from '#lib/lot/actions.ts';

/** Takes back the decisions of a lot that have not left, all at once, with one reason; first shown, then done. */
export function Rattrapage({ lotId, rattrapables }: { lotId: string; rattrapables: number }) {
  return (
    <details>
      <summary>
        Rattraper ce lot : {rattrapables} décision{rattrapables > 1 ? 's' : ''} pas encore partie
        {rattrapables > 1 ? 's' : ''}
      </summary>
      <FormulaireActe acte={preparerRattrapage}>
        {(champs, saisie) => (
          <>
            <input type="hidden" name="lotId" value={lotId} />
            <ChampLong
              nom="motivation"
              libelle="Pourquoi rattraper ces décisions"
              indice="La même raison figure à chaque dossier. Ce qui est déjà parti reste, et sera dit ligne par ligne."
              erreur={champs.motivation}
              defaultValue={saisie.motivation}
            />
            <button type="submit" className="fr-btn fr-btn--secondary">
              Voir ce qui serait rattrapé
            </button>
          </>
        )}
      </FormulaireActe>
    </details>
  );
}
