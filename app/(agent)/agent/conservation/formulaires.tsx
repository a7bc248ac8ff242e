'use client';

import { ChampMotif } from '#app/(admin)/admin/champ-motif.tsx';
import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampTexte } from '#components/champs/texte.tsx';
import { ecarter, preparer, viser } from '#lib/conservation/actions.ts';
import { PREAVIS_D_EFFACEMENT } from '#lib/droit/conservation/conservation.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';

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

/** Signs a lot, or sets it aside. `annonce`: families are told first. */
export function ViserUnLot({ id, empreinte, annonce }: { id: string; empreinte: string; annonce: boolean }) {
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
            En visant, vous attestez avoir lu ce lot. L’effacement ne se défait pas :{' '}
            {annonce
              ? `il commence ${direDuree(PREAVIS_D_EFFACEMENT)} après que les familles ont été prévenues, ce qui suit le second visa.`
              : 'il commence avec le second visa.'}
          </p>
        )}
      </Formulaire>
      <EcarterUnLot id={id} />
    </>
  );
}

/** Sets a lot aside, folded. */
export function EcarterUnLot({ id }: { id: string }) {
  return (
    <details className="pli">
      <summary>Écarter</summary>
      <Formulaire acte={ecarter} prefixe="ecart" caches={{ id }} boutons={[{ libelle: 'Écarter ce lot' }]}>
        {(champ) => <ChampMotif {...champ('motif')} />}
      </Formulaire>
    </details>
  );
}
