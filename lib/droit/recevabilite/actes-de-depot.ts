import { type LigneDeProcedure, selon } from '../ligne-de-procedure.ts';

/** Rows of the procedure table for a demande that comes in, on paper or online (C. II.B.2, II.B.3, II.C.3). */
export const ACTES_DE_DEPOT = {
  enregistrer_reception: {
    libelle: 'Enregistrer la réception',
    accompli: 'Demande reçue',
    de: ['brouillon'],
    vers: 'deposee',
    par: 'saisir',
    gardes: ['receptionPossible', 'cachetPossible'],
    saisie: [],
    ecrit: 'demande',
    courrier: 'accuse_reception',
    article: 'C. II.C.3',
    attendu: true,
  },
  deposer_en_ligne: {
    libelle: 'Déposer la demande en ligne',
    accompli: 'Demande déposée en ligne',
    de: ['brouillon'],
    vers: 'deposee',
    par: 'deposer_en_ligne',
    gardes: [],
    saisie: [],
    ecrit: 'demande',
    courrier: 'accuse_reception',
    article: 'C. II.B.2',
    attendu: true,
  },
  corriger_reception: {
    libelle: 'Corriger la date de réception',
    accompli: 'Date de réception corrigée',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee'],
    vers: selon(['etat', 'horsDelai'], ({ etat, horsDelai }) => (horsDelai ? 'deposee' : etat)),
    par: 'saisir',
    gardes: ['receptionCorrigeePossible', 'motivationEcrite'],
    saisie: ['receptionCorrigee', 'cachetCorrige', 'motivation'],
    ecrit: 'demande',
    courrier: 'accuse_reception',
    article: 'C. II.C.3',
  },
} as const satisfies Record<string, LigneDeProcedure>;
