import { type AnneeDeBareme, versionDerivee } from './annee-de-bareme.ts';

export const RENTREE_2020: AnneeDeBareme = {
  rentree: 2020,
  anneeDesRevenus: 2019,
  versions: [
    versionDerivee(
      2020,
      { smicHoraire: 10.03, bmaf: 413.16 },
      'arrêtés du 22-3-2016 ; SMIC du 1-7-2019 (décret 2018-1173) ; BMAF du 1-1-2020 (circulaire DSS/SD2B/2019/65)',
    ),
  ],
};
