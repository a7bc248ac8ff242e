import { type AnneeDeBareme, versionDerivee } from './annee-de-bareme.ts';
import { POURCENTAGES_2016 } from './coefficients.ts';

export const RENTREE_2016: AnneeDeBareme = {
  rentree: 2016,
  anneeDesRevenus: 2014,
  versions: [
    versionDerivee(
      2016,
      { smicHoraire: 9.53, bmaf: 406.21 },
      'arrêtés du 22-3-2016 ; SMIC du 1-7-2014 (décret 2013-1190) ; BMAF du 1-1-2016 (loi 2013-1203)',
      { pourcentages: POURCENTAGES_2016 },
    ),
  ],
};
