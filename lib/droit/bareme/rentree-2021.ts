import { type AnneeDeBareme, versionDerivee } from './annee-de-bareme.ts';

export const RENTREE_2021: AnneeDeBareme = {
  rentree: 2021,
  anneeDesRevenus: 2020,
  versions: [
    versionDerivee(
      2021,
      { smicHoraire: 10.15, bmaf: 414.4 },
      'arrêtés du 22-3-2016 ; SMIC du 1-7-2020 (décret 2019-1387) ; BMAF du 1-1-2021 (circulaire DSS/SD2B/2020/33)',
    ),
  ],
};
