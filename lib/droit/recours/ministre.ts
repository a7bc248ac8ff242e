/** A recours hiérarchique that goes to the ministre: who answers acts outside, and what comes back is entered as such. */
import { type Branche, competents } from '../competence.ts';
import { apres, avant, ecrireJour, type Jour } from '../date.ts';
import { garde, type Verification } from '../garde.ts';
import { type LigneDeProcedure, SUR_PLACE } from '../ligne-de-procedure.ts';
import type { GenreDeRecours } from './reponse.ts';

/** What a dossier says of the recours that a ministre may answer. */
export interface FaitsDuMinistre {
  /** Day on which the hiérarchique that waits against a decision came; null when the one that waits is none, or none does. */
  hierarchiqueRecu: Jour | null;
  /** Day on which the last of those that the service has not sent on yet came; null when none waits to be sent. */
  aEnvoyerAuMinistre: Jour | null;
}

export interface SaisieDuMinistre {
  /** Day of the ministre’s letter. */
  reponseDuMinistre: Jour;
  /** Day on which the service sent the recours on. */
  envoiAuMinistre: Jour;
}

/** True for a recours that nobody in the application stands high enough to answer: it goes to the ministre (C. IV.B). */
export const vaAuMinistre = (branche: Branche, genre: GenreDeRecours): boolean =>
  genre === 'hierarchique' &&
  competents(branche, 'repondre_au_recours').every((role) => competents(branche, 'decider').includes(role));

/** Who receives the ministre’s letters, with the fiche that it sent. */
const SERVICE = ['responsable_sab'] as const;

const DEVANT_LE_MINISTRE = [
  'deposee',
  'en_instruction',
  'proposee',
  'notifiee',
  'irrecevable',
  'retiree',
] as const;

const COMMUN = {
  de: DEVANT_LE_MINISTRE,
  par: SERVICE,
  gardes: ['hierarchiquePendant', 'reponseDuMinistreDatee', 'motivationEcrite'],
  saisie: ['reponseDuMinistre', 'motivation'],
  ecrit: 'recours',
  article: 'C. IV.B',
} as const;

/** Rows of the procedure table for what goes to the ministre, and for what comes back. */
export const ACTES_DU_MINISTRE = {
  envoyer_au_ministre: {
    de: DEVANT_LE_MINISTRE,
    par: SERVICE,
    libelle: 'Envoyer le recours au ministre',
    accompli: 'Recours envoyé au ministre',
    vers: SUR_PLACE,
    gardes: ['recoursAEnvoyer', 'envoiAuMinistreDate'],
    saisie: ['envoiAuMinistre'],
    ecrit: 'recours',
    article: 'C. IV.B',
  },
  executer_reponse_du_ministre: {
    ...COMMUN,
    libelle: 'Enregistrer l’accord du ministre',
    accompli: 'Recours accueilli par le ministre, examen repris',
    vers: 'en_instruction',
    courrier: 'reponse_au_recours',
  },
  enregistrer_rejet_du_ministre: {
    ...COMMUN,
    libelle: 'Enregistrer le rejet du ministre',
    accompli: 'Recours rejeté par le ministre',
    vers: SUR_PLACE,
    gardes: ['rejetAttenduDuMinistre', 'rejetDuMinistreDate', 'motivationEcrite'],
  },
} as const satisfies Record<string, LigneDeProcedure>;

/** Why the day of an answer of the ministre cannot be; null when it can. `recu`: when the recours came. */
export function direReponseDuMinistre(repondue: Jour, recu: Jour | null, jour: Jour): string | null {
  if (apres(repondue, jour))
    return 'La réponse ne peut pas être datée dans le futur : vérifiez la date de la lettre.';
  return recu && avant(repondue, recu)
    ? `La réponse ne peut pas précéder le recours (${ecrireJour(recu)}) : vérifiez la date de la lettre.`
    : null;
}

const RIEN_CHEZ_LE_MINISTRE = 'Aucun recours hiérarchique n’attend de réponse sur ce dossier.';

export const GARDES_DU_MINISTRE = {
  recoursAEnvoyer: garde(['aEnvoyerAuMinistre'], ({ aEnvoyerAuMinistre }) =>
    aEnvoyerAuMinistre ? null : 'Aucun recours hiérarchique n’attend d’être envoyé au ministre.',
  ),
  envoiAuMinistreDate: garde(
    ['envoiAuMinistre', 'aEnvoyerAuMinistre', 'jour'],
    ({ envoiAuMinistre, aEnvoyerAuMinistre, jour }) => {
      if (apres(envoiAuMinistre, jour))
        return 'L’envoi ne peut pas être daté dans le futur : enregistrez-le le jour où il part.';
      return aEnvoyerAuMinistre && avant(envoiAuMinistre, aEnvoyerAuMinistre)
        ? `L’envoi ne peut pas précéder la réception du recours (${ecrireJour(aEnvoyerAuMinistre)}) : vérifiez sa date.`
        : null;
    },
  ),
  hierarchiquePendant: garde(['hierarchiqueRecu'], ({ hierarchiqueRecu }) =>
    hierarchiqueRecu ? null : RIEN_CHEZ_LE_MINISTRE,
  ),
  reponseDuMinistreDatee: garde(
    ['reponseDuMinistre', 'hierarchiqueRecu', 'jour'],
    ({ reponseDuMinistre, hierarchiqueRecu, jour }) =>
      direReponseDuMinistre(reponseDuMinistre, hierarchiqueRecu, jour),
  ),
  rejetAttenduDuMinistre: garde(
    ['hierarchiqueRecu', 'hierarchiqueSurRetenueRecu'],
    ({ hierarchiqueRecu, hierarchiqueSurRetenueRecu }) =>
      (hierarchiqueRecu ?? hierarchiqueSurRetenueRecu) ? null : RIEN_CHEZ_LE_MINISTRE,
  ),
  rejetDuMinistreDate: garde(
    ['reponseDuMinistre', 'hierarchiqueRecu', 'hierarchiqueSurRetenueRecu', 'jour'],
    ({ reponseDuMinistre, hierarchiqueRecu, hierarchiqueSurRetenueRecu, jour }) =>
      direReponseDuMinistre(reponseDuMinistre, hierarchiqueRecu ?? hierarchiqueSurRetenueRecu, jour),
  ),
} as const satisfies Record<string, Verification>;
