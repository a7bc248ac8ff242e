'use client';

import { proposer, regler } from '#lib/rentree/actions.ts';
import { ChampMotif } from '../champ-motif.tsx';
import { Formulaire } from '../formulaire.tsx';

interface Cible {
  rentree: number;
  version: number;
}

/** The passage to a school year, or the way back: proposed, then confirmed by another administrateur. */
export function FormulaireDePassage({ cible, retour }: { cible: Cible; retour: boolean }) {
  return (
    <Formulaire
      acte={proposer}
      prefixe="passage"
      caches={{ ...cible, geste: retour ? 'revenir_rentree' : 'passer_rentree' }}
      boutons={[{ libelle: retour ? 'Proposer le retour' : 'Proposer le passage' }]}
    >
      {(champ) => <ChampMotif {...champ('motif')} />}
    </Formulaire>
  );
}

/** Opens, stops or resumes a campaign in an académie; without a code, opens all those that are not. */
export function FormulaireDOuverture({
  cible,
  geste,
  code = '',
  libelle,
}: {
  cible: Cible;
  geste: 'ouvrir_academie' | 'arreter_academie' | 'reprendre_academie';
  code?: string;
  libelle: string;
}) {
  return (
    <Formulaire
      acte={regler}
      prefixe={`ouverture-${code || 'toutes'}`}
      caches={{ ...cible, geste, academie: code }}
      boutons={[{ libelle }]}
    >
      {(champ) => <ChampMotif {...champ('motif')} />}
    </Formulaire>
  );
}
