import type { LigneDeProcedure } from '../ligne-de-procedure.ts';
import { selon } from '../ligne-de-procedure.ts';

/** Row of the procedure table for a pupil who goes on elsewhere during the year (C. V.A). */
export const ACTES_DE_TRANSFERT = {
  transferer: {
    libelle: 'Transférer à un autre établissement',
    accompli: 'Dossier transmis à l’établissement d’accueil',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee', 'notifiee'],
    // What a collège privé proposed is examined again where the pupil is; what was decided stays decided, save from collège to
    // lycée or back: another bourse (C. I), that the authority of the host decides.
    vers: selon(['etat', 'bourseDUnAutreType'], ({ etat, bourseDUnAutreType }) =>
      etat === 'proposee' || (etat === 'notifiee' && bourseDUnAutreType) ? 'en_instruction' : etat,
    ),
    par: 'demander_pieces',
    gardes: [
      'bourseEnCours',
      'demandeSansRecours',
      'inscritAilleurs',
      'entreALAccueil',
      'pasEncoreTransmis',
      'pasEncoreParti',
      'sortieDatee',
      'manqueSitue',
      'passageSansAttente',
      'passageAvantLeDernierTrimestre',
    ],
    saisie: ['accueil', 'sortieLe', 'manqueDu'],
    ecrit: 'transfert',
    article: 'C. V.A ; D. 531-6 et D. 531-28',
  },
} as const satisfies Record<string, LigneDeProcedure>;
