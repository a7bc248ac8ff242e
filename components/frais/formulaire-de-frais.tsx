'use client';

import type { LigneRefusee } from '#lib/correspondance/faits.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import type { SuiteDeFrais } from '#lib/frais/faits.ts';
import { CHAMPS_DE_FRAIS, type ChampDeFrais } from '#lib/frais/schema.ts';
import { ChampListe } from '../champs/texte.tsx';
import { FormulaireDImport, type ProprietesDImport } from '../import-de-fichier/formulaire.tsx';

type Frais = Exclude<SuiteDeFrais, LigneRefusee>;

const enEuros = (montant: number): string => ecrireMontant(centimes(montant));

const dire = (vue: Frais): string => {
  if (vue.sort === 'laissee') return 'N’est pas boursier ce trimestre : rien n’est à déduire.';
  const dit = enEuros(vue.centimes);
  return vue.sort === 'change' && vue.avant !== null ? `${dit} (${enEuros(vue.avant)} jusqu’ici)` : dit;
};

/** A file of fees of pension, as the school's software gives it. */
export function FormulaireDeFrais(props: ProprietesDImport<ChampDeFrais, Frais>) {
  return (
    <FormulaireDImport
      {...props}
      champs={CHAMPS_DE_FRAIS}
      libelles={{
        fichier: 'Fichier des frais de pension',
        source: 'Gardée avec chaque montant : le logiciel, et le jour de l’extraction',
        enregistrer: 'Enregistrer les frais',
      }}
      recit={{
        sorts: { nouveau: 'nouvelle', change: 'changée', inchange: 'déjà connue', laissee: 'laissée' },
        dire,
      }}
      ecrits={['nouveau', 'change']}
      refus="/agent/frais/import/refus/fichier"
      plus={(champ) => (
        <ChampListe
          {...champ('trimestre')}
          libelle="Trimestre"
          options={[1, 2, 3].map((rang) => ({ valeur: String(rang), libelle: `Trimestre ${rang}` }))}
        />
      )}
    />
  );
}
