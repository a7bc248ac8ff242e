import { type AnneeDeBareme, versionDerivee } from './annee-de-bareme.ts';

export const RENTREE_2017: AnneeDeBareme = {
  rentree: 2017,
  anneeDesRevenus: 2015,
  versions: [
    versionDerivee(
      2017,
      { smicHoraire: 9.61, bmaf: 406.62 },
      'arrêtés du 22-3-2016 ; SMIC du 1-7-2015 (décret 2014-1569) ; BMAF du 1-1-2017 (circulaire DSS/SD2B/2016/77)',
    ),
  ],
};
