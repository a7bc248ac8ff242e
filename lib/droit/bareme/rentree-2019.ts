import { type AnneeDeBareme, versionDerivee } from './annee-de-bareme.ts';

export const RENTREE_2019: AnneeDeBareme = {
  rentree: 2019,
  anneeDesRevenus: 2017,
  versions: [
    versionDerivee(
      2019,
      { smicHoraire: 9.76, bmaf: 411.92 },
      'arrêtés du 22-3-2016 ; SMIC du 1-7-2017 (décret 2016-1818) ; BMAF du 1-1-2019 (circulaire DSS/SD2B/2018/81)',
    ),
  ],
};
