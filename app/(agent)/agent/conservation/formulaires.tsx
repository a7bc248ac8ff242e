'use client';

import { ChampMotif } from '#app/(admin)/admin/champ-motif.tsx';
import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampTexte } from '#components/champs/texte.tsx';
import { ecarter, preparer, viser } from '#lib/conservation/actions.ts';

/** Makes the next lot. */
export function PreparerUnLot() {
  return (
    <Formulaire
      acte={preparer}
      prefixe="lot"
      initiale={{ nombre: '500' }}
      boutons={[{ libelle: 'Préparer un lot' }]}
    >
      {(champ) => (
        <ChampTexte
          {...champ('nombre')}
          libelle="Nombre d’élèves"
          indice="Les plus anciens d’abord. Rien n’est effacé avant deux visas."
          inputMode="numeric"
        />
      )}
    </Formulaire>
  );
}

/** Signs a lot, or sets it aside. */
export function ViserUnLot({ id, empreinte }: { id: string; empreinte: string }) {
  return (
    <>
      <Formulaire
        acte={viser}
        prefixe="visa"
        caches={{ id, empreinte }}
        boutons={[{ libelle: 'Viser ce lot' }]}
      >
        {() => (
          <p>
            En visant, vous attestez avoir lu ce lot. L’effacement ne se défait pas : il commence avec le
            second visa.
          </p>
        )}
      </Formulaire>
      <details className="pli">
        <summary>Écarter</summary>
        <Formulaire acte={ecarter} prefixe="ecart" caches={{ id }} boutons={[{ libelle: 'Écarter ce lot' }]}>
          {(champ) => <ChampMotif {...champ('motif')} />}
        </Formulaire>
      </details>
    </>
  );
}
