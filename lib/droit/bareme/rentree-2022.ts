import { type AnneeDeBareme, versionDerivee } from './annee-de-bareme.ts';

/**
 * The year that was revised: the first barème served the demandes of lycée from 30 May 2022,
 * then the law of 16-8-2022 raised the BMAF by 4 % and the tables of the rentrée followed it and the SMIC of 1 July 2022.
 */
export const RENTREE_2022: AnneeDeBareme = {
  rentree: 2022,
  anneeDesRevenus: 2021,
  versions: [
    versionDerivee(
      2022,
      { smicHoraire: 10.25, bmaf: 414.81 },
      'arrêtés du 22-3-2016 ; SMIC du 1-7-2021 (décret 2020-1598) ; BMAF du 1-1-2022 (circulaire DSS/2B/2021/65)',
      { du: '2022-05-30', au: '2022-08-31' },
    ),
    versionDerivee(
      2022,
      { smicHoraire: 10.85, bmaf: 439.17 },
      'révision de la rentrée 2022 : SMIC du 1-7-2022 (arrêté du 19-5-2022) ; BMAF du 1-7-2022 (loi 2022-1158, art. 9)',
    ),
  ],
};
