'use client';

import { ChampDate } from '#components/champs/texte.tsx';
import { finir } from '#lib/agent/actions.ts';
import { ChampMotif } from '../../champ-motif.tsx';
import { Formulaire } from '../../formulaire.tsx';

/** Another last day for an affectation or a delegation. `sansFin`: it cannot be prolonged. */
export function FormulaireFin({
  quoi,
  id,
  version,
  sansFin,
}: {
  quoi: 'affectation' | 'delegation';
  id: string;
  version: number;
  sansFin: boolean;
}) {
  const fermer = { libelle: 'Fermer', name: 'geste', value: 'fermer' };
  const prolonger = { libelle: 'Prolonger', name: 'geste', value: 'prolonger' };
  return (
    <Formulaire
      acte={finir}
      prefixe={`fin-${id}`}
      caches={{ id, version, quoi }}
      boutons={sansFin ? [fermer] : [fermer, prolonger]}
    >
      {(champ) => (
        <>
          <ChampDate
            {...champ('au')}
            libelle="Dernier jour"
            facultatif={!sansFin}
            indice={`jj/mm/aaaa ; hier ferme tout de suite${sansFin ? '' : ', rien prolonge sans fin'}`}
          />
          <ChampMotif {...champ('motif')} />
        </>
      )}
    </Formulaire>
  );
}
