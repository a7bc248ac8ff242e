import { type AnneeDeBareme, versionDerivee } from './annee-de-bareme.ts';

export const RENTREE_2025: AnneeDeBareme = {
  rentree: 2025,
  anneeDesRevenus: 2024,
  versions: [
    versionDerivee(
      2025,
      { smicHoraire: 11.65, bmaf: 466.44 },
      'arrêtés du 22-3-2016 ; SMIC du 1-7-2024 (décret du 20-12-2023) ; BMAF du 1-1-2025',
    ),
  ],
};
