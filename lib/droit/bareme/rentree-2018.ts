import { type AnneeDeBareme, versionDerivee } from './annee-de-bareme.ts';

export const RENTREE_2018: AnneeDeBareme = {
  rentree: 2018,
  anneeDesRevenus: 2016,
  versions: [
    versionDerivee(
      2018,
      { smicHoraire: 9.67, bmaf: 407.84 },
      'arrêtés du 22-3-2016 ; SMIC du 1-7-2016 (décret 2015-1688) ; BMAF du 1-1-2018 (circulaire DSS/SD2B/2017/97)',
    ),
  ],
};
