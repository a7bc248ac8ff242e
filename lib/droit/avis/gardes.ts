import type { Rentree } from '../annee.ts';
import { apres, avant, ecrireJour, type Jour } from '../date.ts';
import { premierDepotPossible } from '../dates-possibles.ts';
import { garde, type Verification } from '../garde.ts';
import type { AvisTardif } from './tardif.ts';

/** What a dossier says of the avis d'impôt, and of the delay that it alone may exceed. */
export interface FaitsDeLAvis {
  /** An avis d'impôt, of the demandeur or of the concubin, is among the pieces asked that lack. */
  avisManquant: boolean;
  /** Nothing else lacks. */
  avisSeulManquant: boolean;
  /** The établissement was told that it will come later. */
  avisAttendu: boolean;
  /** It is among the pieces received, or a situation déclarative (C. III.D.4). */
  avisRecu: boolean;
  /** Last day to bring the pieces; null when no proof of reception makes it run. */
  limiteDesPieces: Jour | null;
  /** Where the avis that came after its time stands, or that has not come at all. */
  avisTardif: AvisTardif;
  /** Day on which the last avis asked came to the office; null while none has. */
  avisVenuLe: Jour | null;
}

/** What the acts about the avis are given. */
export interface SaisieDeLAvis {
  /** Day on which the family told the établissement that its avis would come later. */
  annonceLe: Jour;
  /** Day on which the piece being received came, when it is an avis d'impôt; null for any other. */
  avisProduitLe: Jour | null;
  /** Day on which the family received the avis that is judged. */
  avisRecuParLaFamille: Jour;
}

const direAnnonce = (annonceLe: Jour, jour: Jour, rentree: Rentree): string | null => {
  if (apres(annonceLe, jour))
    return `Le jour où la famille a prévenu (${ecrireJour(annonceLe)}) est dans le futur : vérifiez la date.`;
  return avant(annonceLe, premierDepotPossible(rentree))
    ? `Le jour où la famille a prévenu (${ecrireJour(annonceLe)}) précède toute demande pour la rentrée ${rentree} : vérifiez l’année.`
    : null;
};

/** Its own year is not this one: an avis on the year before comes at the earliest with the campaign that opens the demandes. */
const direReception = (
  recuLe: Jour,
  { jour, rentree, avisVenuLe }: { jour: Jour; rentree: Rentree; avisVenuLe: Jour | null },
): string | null => {
  if (apres(recuLe, jour))
    return `Le jour où la famille a reçu son avis (${ecrireJour(recuLe)}) est dans le futur : vérifiez la date.`;
  if (avisVenuLe && apres(recuLe, avisVenuLe))
    return `La famille n’a pas pu recevoir son avis (${ecrireJour(recuLe)}) après l’avoir produit (${ecrireJour(avisVenuLe)}) : vérifiez la date.`;
  return avant(recuLe, premierDepotPossible(rentree))
    ? `Le jour où la famille a reçu son avis (${ecrireJour(recuLe)}) précède toute demande pour la rentrée ${rentree} : vérifiez l’année.`
    : null;
};

/** Conditions on the avis d'impôt (C. III.C). */
export const GARDES_DE_L_AVIS = {
  avisManquant: garde(['avisManquant'], ({ avisManquant }) =>
    avisManquant ? null : 'Aucun avis d’impôt ne manque parmi les pièces demandées : rien n’est à attendre.',
  ),
  annonceDatee: garde(['annonceLe', 'jour', 'rentree'], ({ annonceLe, jour, rentree }) =>
    direAnnonce(annonceLe, jour, rentree),
  ),
  avisRecu: garde(['avisRecu'], ({ avisRecu }) =>
    avisRecu
      ? null
      : 'Aucun avis d’impôt ni situation déclarative n’est au dossier : recevez d’abord l’un des deux, ou demandez-le à la famille.',
  ),
  anneeScolaireEnCours: garde(['jour', 'finAnneeScolaire'], ({ jour, finAnneeScolaire }) =>
    apres(jour, finAnneeScolaire)
      ? 'L’année scolaire est finie : l’avis d’impôt ne peut plus être reçu.'
      : null,
  ),
  avisAvantLaFinDeLAnnee: garde(
    ['avisProduitLe', 'finAnneeScolaire'],
    ({ avisProduitLe, finAnneeScolaire }) =>
      avisProduitLe && apres(avisProduitLe, finAnneeScolaire)
        ? `Un avis d’impôt ne peut plus être produit après le ${ecrireJour(finAnneeScolaire)}, fin de l’année scolaire de la demande.`
        : null,
  ),
  avisTardifVenu: garde(['avisTardif'], ({ avisTardif }) =>
    avisTardif === 'a_juger' || avisTardif === 'ecarte'
      ? null
      : 'Aucun avis d’impôt venu après le délai n’est à juger.',
  ),
  avisTardifAOpposer: garde(['avisTardif'], ({ avisTardif }) =>
    avisTardif === 'aucun'
      ? 'Aucun avis d’impôt n’est en retard : rien n’est à opposer à la famille.'
      : avisTardif === 'retenu'
        ? 'L’avis d’impôt venu tard a été retenu : il ne peut plus être opposé à la famille.'
        : null,
  ),
  avisRecuDate: garde(
    ['avisRecuParLaFamille', 'jour', 'rentree', 'avisVenuLe'],
    ({ avisRecuParLaFamille, ...reperes }) => direReception(avisRecuParLaFamille, reperes),
  ),
  avisJuge: garde(['avisTardif'], ({ avisTardif }) =>
    avisTardif === 'a_juger'
      ? 'L’avis d’impôt est venu après le délai : dites d’abord si le temps mis pour le produire est raisonnable.'
      : avisTardif === 'ecarte'
        ? 'L’avis d’impôt venu après le délai a été écarté : retenez-le d’abord, ou refusez pour ce motif.'
        : null,
  ),
  // The other pieces keep their delay while the avis alone is awaited.
  delaiDesPiecesEchu: garde(
    ['avisAttendu', 'avisSeulManquant', 'jour', 'finAnneeScolaire', 'limiteDesPieces'],
    ({ avisAttendu, avisSeulManquant, jour, finAnneeScolaire, limiteDesPieces }) => {
      if (avisAttendu && avisSeulManquant && !apres(jour, finAnneeScolaire))
        return `La famille attend son avis d’impôt : le refus n’est possible qu’après le ${ecrireJour(finAnneeScolaire)}, ou si vous jugez qu’elle l’a reçu depuis trop longtemps.`;
      if (!limiteDesPieces)
        return 'La réception de la demande de pièces n’est pas datée : aucun délai ne court contre la famille.';
      return avant(limiteDesPieces, jour)
        ? null
        : `La famille a jusqu’au ${ecrireJour(limiteDesPieces)} pour apporter les pièces.`;
    },
  ),
} as const satisfies Record<string, Verification>;
