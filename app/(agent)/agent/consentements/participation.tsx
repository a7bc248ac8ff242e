'use client';

import { ChampDate } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { decider } from '#lib/participation/actions.ts';

interface Props {
  uai: string;
  nom: string;
  participe: boolean;
  chef: boolean;
  jour: string;
}

/** What a privé sous contrat decided, and what its head may decide (C. II.B.1). */
export function Participation({ uai, nom, participe, chef, jour }: Props) {
  return (
    <section aria-labelledby={`participation-${uai}`}>
      <h2 className="fr-h5" id={`participation-${uai}`}>
        {nom}
      </h2>
      <p>
        {participe
          ? 'L’établissement propose l’étude automatique à ses familles.'
          : 'L’établissement ne propose pas l’étude automatique : aucun accord ne peut y être recueilli. C’est au chef d’établissement d’en décider.'}
      </p>
      {chef ? (
        <FormulaireActe acte={decider} className="fr-mb-4w">
          {({ du }, saisie) => (
            <>
              <input type="hidden" name="uai" value={uai} />
              <ChampDate
                id={`du-${uai}`}
                nom="du"
                libelle="À partir du"
                erreur={du}
                defaultValue={saisie.du ?? jour}
              />
              <button
                type="submit"
                name="participe"
                value={participe ? 'non' : 'oui'}
                className="fr-btn fr-btn--secondary"
              >
                {participe ? 'Ne plus proposer l’étude automatique' : 'Proposer l’étude automatique'}
              </button>
            </>
          )}
        </FormulaireActe>
      ) : null}
    </section>
  );
}
