'use client';

import { ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireDeConsentement } from '#components/consentement/formulaire.tsx';
import { ChampDEtatCivil } from '#components/etat-civil/champ-d-etat-civil.tsx';
import type { ChampDemande } from '#lib/droit/etude/question.ts';
import { repondre } from '#lib/question/actions.ts';

/** The code and the one field, at once. */
export function Formulaire({ questionId, champ: demande }: { questionId: string; champ: ChampDemande }) {
  return (
    <FormulaireDeConsentement acte={repondre} depart={{}} bouton="Envoyer ma réponse">
      {(champ) => (
        <>
          <input type="hidden" name="questionId" value={questionId} />
          <input type="hidden" name="champ" value={demande} />
          <ChampTexte
            {...champ('code')}
            libelle="Code"
            indice="Dix lettres et chiffres, écrits dans le courriel ou sur la lettre que vous avez reçus."
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
          />
          <ChampDEtatCivil demande={demande} champ={champ} />
        </>
      )}
    </FormulaireDeConsentement>
  );
}
