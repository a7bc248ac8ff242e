import { type AnneeDeBareme, versionDerivee } from './annee-de-bareme.ts';

export const RENTREE_2024: AnneeDeBareme = {
  rentree: 2024,
  anneeDesRevenus: 2023,
  versions: [
    versionDerivee(
      2024,
      { smicHoraire: 11.52, bmaf: 445.93 },
      'arrêtés du 22-3-2016 ; SMIC du 1-7-2023 (arrêté du 26-4-2023) ; BMAF du 1-1-2024',
    ),
  ],
};
