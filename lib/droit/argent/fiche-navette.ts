/** The fiche navette of a prime de reprise d'études (C. IV.C, annexe 9): who fills it, its form to print. */
import type { RoleDAgent } from '../competence.ts';
import { type FormulaireImprime, ligne } from '../courrier/formulaire.ts';
import { ecrireJour, type Jour } from '../date.ts';
import { BUREAUX } from '../ligne-de-procedure.ts';

/** Who fills one and types its answer: the établissement, and the service that pays. */
export const REMPLISSENT_LES_FICHES: readonly RoleDAgent[] = BUREAUX;

/** What the fiche says of the pupil, in words. */
export interface FicheARemplir {
  eleve: string;
  accueil: string;
  uai: string;
  classe: string;
  mef: string;
  service: string;
  /** Left out while nobody filled it: the lines are then drawn. */
  avant?: {
    etablissement: string;
    codePostal: string;
    commune: string;
    interruptionLe: Jour;
    formation: string;
    tuteur: string | null;
    repriseLe: Jour;
  };
}

/** The form of annexe 9, in its order, then the place where the IEN-IO answers. Strings only, ready to print. */
export function formulaireDeFicheNavette(leJour: Jour, fiche: FicheARemplir): FormulaireImprime {
  const { avant } = fiche;
  return {
    titre: 'Fiche navette pour prime de reprise d’études',
    jour: leJour.toString(),
    notice: [],
    parties: [
      {
        titre: 'L’élève (à compléter par l’établissement d’accueil, à joindre à la demande de bourse)',
        champs: [
          ligne('Nom – prénoms', fiche.eleve),
          ligne('Établissement d’accueil (nom – ville)', fiche.accueil),
          ligne('N° de l’établissement', fiche.uai),
          ligne('Classe actuelle de l’élève', fiche.classe),
          ligne('MEF-classe (libellé court)', fiche.mef),
          ligne('Études reprises le', avant && ecrireJour(avant.repriseLe)),
        ],
      },
      {
        titre: 'Sa scolarité antérieure : dernier établissement fréquenté (au moment de l’interruption)',
        champs: [
          ligne('Nom de l’établissement', avant?.etablissement),
          ligne('Code postal', avant?.codePostal),
          ligne('Commune', avant?.commune),
          ligne('Date d’interruption de scolarité', avant && ecrireJour(avant.interruptionLe)),
          ligne('Classe et formation suivie au moment de l’interruption', avant?.formation),
          ligne(
            'Nom du tuteur et coordonnées (plateforme de suivi et d’appui aux jeunes décrocheurs)',
            avant && (avant.tuteur ?? 'aucun'),
          ),
        ],
      },
      {
        titre: 'Destinataires',
        champs: [
          ligne('Service académique des bourses', fiche.service),
          ligne('IEN-IO, DSDEN du département de l’établissement fréquenté avant l’interruption'),
        ],
      },
      {
        titre: 'Réponse de l’IEN-IO (à renvoyer à l’établissement d’accueil)',
        champs: [
          {
            sorte: 'cases',
            libelle: 'L’interruption de scolarité dite plus haut',
            options: ['est confirmée', 'n’est pas confirmée'],
          },
          ligne('Motif, si elle ne l’est pas'),
          ligne('Nom de l’IEN-IO'),
          { sorte: 'jour', libelle: 'Le' },
          { sorte: 'cadre', libelle: 'Signature' },
        ],
      },
    ],
    engagement: [],
    mentions: ['Circulaire relative aux bourses nationales, IV.C et annexe 9 ; arrêté du 19 août 2016.'],
  };
}
