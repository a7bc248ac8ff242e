/** An opinion asked inside the administration, of somebody who does not read the dossier. */
import { APRES_LE_DEPOT, BUREAUX, type LigneDeProcedure, SUR_PLACE } from './ligne-de-procedure.ts';
import { ACTES_DE_RELECTURE } from './relecture.ts';

/** Rows of the procedure table for what colleagues ask of one another: a second reading, or an opinion. No delay waits. */
export const ACTES_ENTRE_COLLEGUES = {
  ...ACTES_DE_RELECTURE,
  solliciter_avis: {
    libelle: 'Demander un avis',
    accompli: 'Avis demandé',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee'],
    vers: SUR_PLACE,
    par: BUREAUX,
    gardes: [],
    saisie: [],
    article: 'C. IV.B ; RGPD, art. 5.1 c',
  },
  verser_avis: {
    libelle: 'Verser un avis au dossier',
    accompli: 'Avis rendu et versé au dossier',
    de: APRES_LE_DEPOT,
    vers: SUR_PLACE,
    par: ['systeme'],
    gardes: [],
    saisie: [],
    article: 'C. IV.B ; RGPD, art. 5.1 c',
  },
} as const satisfies Record<string, LigneDeProcedure>;
