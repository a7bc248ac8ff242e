import type { LigneDeProcedure } from '../ligne-de-procedure.ts';
import { selon } from '../ligne-de-procedure.ts';

/** Row of the procedure table for a pupil who goes on elsewhere during the year (C. V.A). */
export const ACTES_DE_TRANSFERT = {
  transferer: {
    libelle: 'Transférer à un autre établissement',
    accompli: 'Dossier transmis à l’établissement d’accueil',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee', 'notifiee'],
    // What a collège privé proposed is examined again where the pupil is; what was decided stays decided.
    vers: selon(['etat'], ({ etat }) => (etat === 'proposee' ? 'en_instruction' : etat)),
    par: 'demander_pieces',
    gardes: [
      'bourseEnCours',
      'demandeSansRecours',
      'inscritAilleurs',
      'entreALAccueil',
      'pasEncoreTransmis',
      'sortieDatee',
      'bourseDuMemeType',
    ],
    saisie: ['accueil', 'sortieLe'],
    ecrit: 'transfert',
    article: 'C. V.A ; D. 531-6 et D. 531-28',
  },
} as const satisfies Record<string, LigneDeProcedure>;
