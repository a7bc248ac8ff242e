'use client';

import { proposer } from '#lib/bloc/actions.ts';
import type { Essai } from '#lib/bloc/schema.ts';
import { ChampMotif } from '../champ-motif.tsx';
import { Formulaire } from '../formulaire.tsx';

/** Proposes the text that was just tried, as it was tried. */
export function FormulaireBloc({ essai, version }: { essai: Essai; version: number }) {
  return (
    <Formulaire
      acte={proposer}
      prefixe="bloc"
      caches={{ ...essai, version }}
      boutons={[{ libelle: essai.texte ? 'Proposer ce texte' : 'Proposer de retirer le texte' }]}
    >
      {(champ) => <ChampMotif {...champ('motif')} />}
    </Formulaire>
  );
}
