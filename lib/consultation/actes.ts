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

/**
 * The acts that an agent can see before doing them, with what is typed so far. Two are left out: files do not travel in
 * an address (`joindre_fichiers`), nor may an income (`reporter_avis`).
 */
const ESSAIS: Partial<Record<Acte, (consultation: Consultation, choisi: Choisi) => Verbe>> = {
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
