'use client';

import { regarder } from '#lib/agent/actions.ts';
import { ChampMotif } from '../../../champ-motif.tsx';
import { Formulaire } from '../../../formulaire.tsx';

/** Asks why before showing what an agent sees. */
export function FormulaireRegard({ id }: { id: string }) {
  return (
    <Formulaire acte={regarder} prefixe="regard" caches={{ id }} boutons={[{ libelle: 'Voir' }]}>
      {(champ) => <ChampMotif {...champ('motif')} />}
    </Formulaire>
  );
}
