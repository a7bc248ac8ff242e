import type { FichierDepose, FichierEnvoye } from '#lib/connecteurs/octets/depot.ts';
import type { Ecritures, Rangees } from '#lib/dossier/ecritures.ts';
import { type DossierEntier, type LigneDePiece, piecesManquantes, reperesDe } from '#lib/dossier/faits.ts';
import {
  type Accompli,
  accomplir,
  type Cible,
  type Ordre,
  type OrdreDe,
  type Par,
  prevoir,
} from '#lib/dossier/porte.ts';
import type { Jour } from '#lib/droit/date.ts';
import { receptionDePieceImpossible } from '#lib/droit/dates-possibles.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { type CodePiece, estAvisImpot, PIECES } from '#lib/droit/pieces-liste.ts';
import { direRenvoi, type MotifDeRenvoi } from '#lib/droit/verdicts-des-pieces.ts';
import { joint, rangerPour } from '#lib/fichier/actes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { avecRemplacees } from './faits.ts';

const pieceDuDossier = (dossier: DossierEntier, code: string): LigneDePiece | undefined =>
  dossier.pieces.find((piece) => piece.code === code);

const pieceNouvelle = (dossierId: string, code: CodePiece): LigneDePiece => ({
  id: crypto.randomUUID(),
  dossierId,
  code,
  demandeDePiecesId: null,
  recueLe: null,
  verifieeLe: null,
});

function exigerCodes(codes: readonly string[]): CodePiece[] {
  const inconnue = codes.find((code) => !estCodePiece(code));
  if (inconnue)
    throw new Refus('impossible', `La pièce « ${inconnue} » n’est pas dans la liste.`, { champ: 'codes' });
  return codes.filter(estCodePiece);
}

/** An avis that was announced stays awaited when it is asked again with other pieces. */
const attenteReportee = ({ demandesDePieces: [precedente] }: DossierEntier, codes: readonly string[]) => {
  const reportee = precedente?.avisAttendu && codes.some((code) => estCodePiece(code) && estAvisImpot(code));
  return reportee
    ? {
        avisAttendu: true,
        avisCause: precedente.avisCause,
        avisAnnonceLe: precedente.avisAnnonceLe,
      }
    : { avisAttendu: false, avisCause: null, avisAnnonceLe: null };
};

/** A demand for pieces: missing until they come, and the delay runs from the reception of its letter. */
export function demander(
  dossier: DossierEntier,
  { portee }: Par,
  { codes, message }: { codes: readonly string[]; message?: string },
): Ecritures {
  const id = crypto.randomUUID();
  return {
    enregistrementId: id,
    contenu: { pieces: [...codes] },
    rangees: {
      demandeDePieces: {
        id,
        dossierId: dossier.id,
        auteurId: portee.auteur.id,
        faiteLe: dateDe(portee.jour),
        message: message ?? null,
        envoyeeLe: null,
        recueLe: null,
        preuve: null,
        limiteLe: null,
        avisRecuLe: null,
        avisJugeLe: null,
        avisRetenu: null,
        avisMotivation: null,
        ...attenteReportee(dossier, codes),
      },
      pieces: exigerCodes(codes).map((code) => ({
        ...(pieceDuDossier(dossier, code) ?? pieceNouvelle(dossier.id, code)),
        recueLe: null,
        verifieeLe: null,
        demandeDePiecesId: id,
      })),
    },
  };
}

/**
 * Asks the family for pieces of the law's list (C. III.C): the dossier becomes incomplete, a letter leaves, the delay runs
 * from its reception. A piece already received may be asked again (unreadable, of another year): it is missing until it
 * comes back.
 */
export const demanderPieces = (
  cible: Cible,
  { codes, message }: { codes: readonly string[]; message?: string },
): OrdreDe<'demander_pieces'> => ({
  ...cible,
  acte: 'demander_pieces',
  saisie: { piecesNommees: codes.length },
  ecrire: (dossier, par) => demander(dossier, par, { codes, message }),
});

/** The piece of the dossier that came and that nobody has looked at. Throws Refus impossible on any other. */
function pieceARegarder(dossier: DossierEntier, code: string): LigneDePiece {
  const piece = pieceDuDossier(dossier, code);
  if (!piece?.recueLe || piece.verifieeLe)
    throw new Refus('impossible', `La pièce « ${nomDe(code)} » n’attend pas d’être regardée.`, {
      champ: 'code',
    });
  return piece;
}

/** A person found the piece fit: it counts from the day it came (C. III.C). */
export const accepterPiece = (cible: Cible, { code }: { code: string }): OrdreDe<'accepter_piece'> => ({
  ...cible,
  acte: 'accepter_piece',
  ecrire: (dossier, { portee }) => {
    const piece = pieceARegarder(dossier, code);
    return {
      enregistrementId: piece.id,
      contenu: { code },
      rangees: { pieces: [{ ...piece, verifieeLe: dateDe(portee.jour) }] },
    };
  },
});

/** Why a piece comes back, and what the service adds in its own words. */
export interface Renvoi {
  code: string;
  motif: MotifDeRenvoi;
  message?: string;
}

/**
 * A person found the piece to be made again, or another than the one asked: it is asked again with what still lacks, by a
 * letter that says why and how, and the delay runs anew from its reception (C. III.C).
 */
export const ecarterPiece = (cible: Cible, { code, motif, message }: Renvoi): OrdreDe<'ecarter_piece'> => ({
  ...cible,
  acte: 'ecarter_piece',
  ecrire: (dossier, par) => {
    const ecartee = pieceARegarder(dossier, code);
    const codes = [ecartee, ...piecesManquantes(dossier)].map((piece) => piece.code);
    const { contenu, ...ecrit } = demander(dossier, par, {
      codes,
      message: direRenvoi(nomDe(code), motif, message),
    });
    return { ...ecrit, contenu: { ...contenu, code, motif } };
  },
});

const joints = (pieceId: string, fichiers: readonly FichierDepose[], { portee }: Par): Rangees['fichiers'] =>
  fichiers.map((fichier) => ({ ...joint(fichier, portee), pieceId }));

/** What a person calls a piece, even one that is in no list. */
const nomDe = (code: string): string => (estCodePiece(code) ? PIECES[code].libelle : code);

/**
 * The piece about to be received: one that was asked for, or for an agent any of the list, since a piece counts whenever
 * it comes. Throws Refus impossible on one already there.
 */
function pieceAttendue(dossier: DossierEntier, code: string, { portee }: Par): LigneDePiece {
  const connue = pieceDuDossier(dossier, code);
  const spontanee =
    portee.auteur.genre === 'agent' && estCodePiece(code) ? pieceNouvelle(dossier.id, code) : undefined;
  const attendue = connue ?? spontanee;
  if (!attendue || attendue.recueLe)
    throw new Refus('impossible', `La pièce « ${nomDe(code)} » n’est pas attendue.`, { champ: 'code' });
  return attendue;
}

/**
 * Receives a piece, with its files when it came as files: the dossier goes on when none that was asked for is missing
 * (C. III.C). `recueLe` is the day it reached the office. An agent who receives it has looked at it; what a family sends
 * waits for a person.
 */
export const recevoirPiece = (
  cible: Cible,
  { code, recueLe, fichiers = [] }: { code: string; recueLe: Jour; fichiers?: readonly FichierDepose[] },
): OrdreDe<'recevoir_piece'> => ({
  ...cible,
  acte: 'recevoir_piece',
  saisie: { avisProduitLe: estCodePiece(code) && estAvisImpot(code) ? recueLe : null },
  ecrire: (dossier, par) => {
    const attendue = pieceAttendue(dossier, code, par);
    const faute = receptionDePieceImpossible(recueLe, reperesDe(dossier, par.portee.jour));
    if (faute) throw new Refus('impossible', faute, { champ: 'recueLe' });
    return avecRemplacees(dossier, {
      enregistrementId: attendue.id,
      contenu: { code, fichiers: fichiers.length },
      rangees: {
        pieces: [
          {
            ...attendue,
            recueLe: dateDe(recueLe),
            verifieeLe: par.portee.auteur.genre === 'agent' ? dateDe(par.portee.jour) : null,
          },
        ],
        fichiers: joints(attendue.id, fichiers, par),
      },
    });
  },
});

/** The act with its files, of which there is one at least: judged, stored, done. */
async function avecFichiers(
  portee: Portee,
  envoyes: readonly FichierEnvoye[],
  ordre: (fichiers: readonly FichierDepose[]) => Ordre,
): Promise<Accompli> {
  if (envoyes.length === 0)
    throw new Refus('impossible', 'Choisissez au moins un fichier, ou prenez une photo.', {
      champ: 'fichiers',
    });
  return rangerPour(portee, envoyes, {
    juger: () => enPortee(portee, (tx) => prevoir(tx, portee, ordre([]))),
    faire: (fichiers) => accomplir(portee, ordre(fichiers)),
  });
}

/** The same act with the files that may come with it, or by itself when none does. */
export const accomplirAvecFichiers = (
  portee: Portee,
  envoyes: readonly FichierEnvoye[],
  ordre: (fichiers: readonly FichierDepose[]) => Ordre,
): Promise<Accompli> =>
  envoyes.length === 0 ? accomplir(portee, ordre([])) : avecFichiers(portee, envoyes, ordre);

/** Receives a piece as files: checked and stored, then the act. */
export const recevoirFichiers = (
  portee: Portee,
  cible: Cible,
  { code, recueLe, envoyes }: { code: string; recueLe: Jour; envoyes: readonly FichierEnvoye[] },
): Promise<Accompli> =>
  avecFichiers(portee, envoyes, (fichiers) => recevoirPiece(cible, { code, recueLe, fichiers }));

/**
 * Joins the scans of a piece that is already at the office, with the paper form or since: it is then read beside the
 * form (C. III.C). The day it was received does not move. Throws Refus impossible on a piece that has not come.
 */
export const joindreFichiers = (
  portee: Portee,
  cible: Cible,
  { code, envoyes }: { code: string; envoyes: readonly FichierEnvoye[] },
): Promise<Accompli> =>
  avecFichiers(portee, envoyes, (fichiers) => ({
    ...cible,
    acte: 'joindre_fichiers',
    ecrire: (dossier, par) => {
      const recue = pieceDuDossier(dossier, code);
      if (!recue?.recueLe)
        throw new Refus('impossible', `La pièce « ${nomDe(code)} » n’est pas reçue : recevez-la d’abord.`, {
          champ: 'code',
        });
      return {
        enregistrementId: recue.id,
        contenu: { code, fichiers: fichiers.length },
        rangees: { fichiers: joints(recue.id, fichiers, par) },
      };
    },
  }));
