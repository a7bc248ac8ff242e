import { daterReception } from '#lib/courrier/actes.ts';
import { PREUVES } from '#lib/courrier/schema.ts';
import * as decision from '#lib/decision/actes.ts';
import * as dossier from '#lib/dossier/actes.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { demanderPieces, recevoirPiece } from '#lib/piece/actes.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { codesAttendus, codesChoisis, demandeUnePersonne } from './faits.ts';
import type { Consultation } from './queries.ts';
import type { Choisi } from './schema.ts';

/** Stands in the preview for the reason that the person has still to write. */
const MOTIVATION_A_ECRIRE = '[votre motivation figurera ici]';

type Verbe = (portee: Portee, cible: dossier.Cible) => Promise<dossier.Accompli>;

/** Each act as an agent can see it before doing it, with what is typed so far. Null for those that are not shown. */
const ESSAIS: Record<Acte, ((consultation: Consultation, choisi: Choisi) => Verbe) | null> = {
  // Done from elsewhere: the paper entry, the application, the family.
  enregistrer_reception: null,
  notifier: null,
  se_desister: null,
  // Files do not travel in an address, nor may an income.
  joindre_fichiers: null,
  reporter_avis: null,
  instruire: () => dossier.instruire,
  proposer: () => decision.proposer,
  demander_pieces: (consultation, choisi) => (portee, cible) =>
    demanderPieces(portee, cible, {
      codes: codesChoisis(consultation, choisi),
      message: choisi.message || undefined,
    }),
  recevoir_piece: (consultation, choisi) => (portee, cible) =>
    recevoirPiece(portee, cible, {
      code: choisi.code ?? codesAttendus(consultation)[0] ?? '',
      recueLe: portee.jour,
    }),
  signaler_attente_avis: () => dossier.signalerAttenteAvis,
  attribuer: (consultation, choisi) => (portee, cible) =>
    decision.attribuer(
      portee,
      cible,
      demandeUnePersonne(consultation)
        ? { echelon: Number(choisi.echelon ?? 1), motivation: MOTIVATION_A_ECRIRE }
        : undefined,
    ),
  refuser: (consultation) => (portee, cible) =>
    decision.refuser(portee, cible, demandeUnePersonne(consultation) ? MOTIVATION_A_ECRIRE : undefined),
  refuser_incompletude: () => decision.refuserIncompletude,
  refuser_hors_delai: () => decision.refuserHorsDelai,
  declarer_irrecevable: () => decision.declarerIrrecevable,
  admettre_hors_delai: () => (portee, cible) => dossier.admettreHorsDelai(portee, cible, MOTIVATION_A_ECRIRE),
  dater_reception: () => (portee, cible) =>
    daterReception(portee, cible, { recuLe: portee.jour, preuve: PREUVES[0] }),
};

/** The act as it would be done with what is typed so far; null for those that are not shown before. */
export const essaiDe = (acte: Acte, consultation: Consultation, choisi: Choisi): Verbe | null =>
  ESSAIS[acte]?.(consultation, choisi) ?? null;
