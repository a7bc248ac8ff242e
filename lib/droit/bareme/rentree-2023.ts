import { type AnneeDeBareme, versionDerivee } from './annee-de-bareme.ts';

export const RENTREE_2023: AnneeDeBareme = {
  rentree: 2023,
  anneeDesRevenus: 2022,
  versions: [
    versionDerivee(
      2023,
      { smicHoraire: 10.85, bmaf: 439.17 },
      'arrêtés du 22-3-2016 ; SMIC du 1-7-2022 (arrêté du 19-5-2022) ; BMAF du 1-1-2023 (loi 2022-1158, art. 9)',
    ),
  ],
};
