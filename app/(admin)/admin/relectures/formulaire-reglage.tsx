'use client';

import { ChampNombre } from '#components/champs/texte.tsx';
import { regler } from '#lib/relecture/actions.ts';
import { ChampMotif } from '../champ-motif.tsx';
import { Formulaire } from '../formulaire.tsx';

/** What an académie asks to be read twice: proposed, then confirmed by another administrateur. */
export function FormulaireReglage({
  initiale,
  cible,
}: {
  initiale: Readonly<Record<string, string>>;
  cible: { academie: string; version: number | '' };
}) {
  return (
    <Formulaire
      acte={regler}
      prefixe={`relecture-${cible.academie}`}
      caches={cible}
      initiale={initiale}
      boutons={[{ libelle: 'Proposer ce réglage' }]}
    >
      {(champ) => (
        <>
          <ChampNombre
            {...champ('premieres')}
            libelle="Premières décisions de chaque signataire"
            indice="Combien sont toutes relues ; 0 pour aucune"
          />
          <ChampNombre {...champ('part')} libelle="Puis, sur cent décisions" indice="De 0 à 100" />
          <ChampMotif {...champ('motif')} />
        </>
      )}
    </Formulaire>
  );
}
