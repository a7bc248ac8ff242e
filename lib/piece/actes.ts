import { controlerPiece } from '#lib/connecteurs/piece.ts';
import { cleDeFichier, nouvelleCle, ouvrirStockage } from '#lib/connecteurs/stockage.ts';
import { type Accompli, accomplir, type Cible } from '#lib/dossier/actes.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/**
 * Asks the family for pieces of the law's list (C. III.C): the dossier becomes incomplete, a letter leaves, the
 * fifteen days run from its reception.
 */
export const demanderPieces = (
  portee: Portee,
  cible: Cible,
  { codes, message }: { codes: readonly string[]; message?: string },
) =>
  accomplir(portee, {
    ...cible,
    acte: 'demander_pieces',
    saisie: { piecesNommees: codes.length },
    ecrire: async (tx, dossier) => {
      const inconnue = codes.find((code) => !estCodePiece(code));
      if (inconnue)
        throw new Refus('impossible', `La pièce « ${inconnue} » n’est pas dans la liste.`, {
          champ: 'codes',
        });
      const recues = dossier.pieces.filter(({ code, recueLe }) => recueLe && codes.includes(code));
      const id = crypto.randomUUID();
      await tx.demandeDePieces.createMany({
        data: {
          id,
          dossierId: dossier.id,
          auteurId: portee.auteur.id ?? '',
          faiteLe: dateDe(portee.jour),
          message,
        },
      });
      // A piece already received may be asked again: unreadable, of another year. It is missing until it comes back.
      await tx.piece.updateMany({
        where: { dossierId: dossier.id, code: { in: recues.map(({ code }) => code) } },
        data: { recueLe: null },
      });
      await tx.piece.createMany({
        data: codes.map((code) => ({ dossierId: dossier.id, code })),
        skipDuplicates: true,
      });
      await tx.piece.updateMany({
        where: { dossierId: dossier.id, code: { in: [...codes] } },
        data: { demandeDePiecesId: id },
      });
      return { enregistrementId: id, contenu: { pieces: [...codes] } };
    },
  });

/** A file checked and stored, about to join a piece. */
export interface FichierDepose {
  cle: string;
  nom: string;
  type: string;
  taille: number;
  empreinte: Uint8Array<ArrayBuffer>;
}

/** Attaches stored files to a piece of the dossier. Returns the id of the piece. */
export async function joindre(
  tx: Transaction,
  portee: Portee,
  { dossierId, code, fichiers }: { dossierId: string; code: string; fichiers: readonly FichierDepose[] },
): Promise<string> {
  const piece = await tx.piece.upsert({
    where: { dossierId_code: { dossierId, code } },
    create: { dossierId, code },
    update: {},
  });
  await tx.fichier.createMany({
    data: fichiers.map((fichier) => ({
      ...fichier,
      pieceId: piece.id,
      auteurGenre: portee.auteur.genre,
      auteurId: portee.auteur.id,
    })),
  });
  return piece.id;
}

/**
 * Receives a piece that was asked for, with its files when it came as files: the dossier goes on when none is missing
 * (C. III.C). `recueLe` is the day it reached the office.
 */
export const recevoirPiece = (
  portee: Portee,
  cible: Cible,
  { code, recueLe, fichiers = [] }: { code: string; recueLe: Jour; fichiers?: readonly FichierDepose[] },
) =>
  accomplir(portee, {
    ...cible,
    acte: 'recevoir_piece',
    saisie: {},
    ecrire: async (tx, dossier) => {
      const attendue = dossier.pieces.find((piece) => piece.code === code && !piece.recueLe);
      if (!attendue)
        throw new Refus(
          'impossible',
          `La pièce « ${estCodePiece(code) ? PIECES[code].libelle : code} » n’est pas attendue.`,
          { champ: 'code' },
        );
      if (recueLe.since(portee.jour).days > 0)
        throw new Refus('impossible', `La date de réception (${ecrireJour(recueLe)}) est dans le futur.`, {
          champ: 'recueLe',
        });
      await tx.piece.update({ where: { id: attendue.id }, data: { recueLe: dateDe(recueLe) } });
      if (fichiers.length > 0) await joindre(tx, portee, { dossierId: dossier.id, code, fichiers });
      return { enregistrementId: attendue.id, contenu: { code, fichiers: fichiers.length } };
    },
  });

/** The figures of an avis, as it prints them; whose it is. */
export interface AvisReporte {
  qui: 'demandeur' | 'concubin';
  avis: { annee: number; rfr: number; enfants: number };
}

/**
 * Takes the figures of a received avis d'impôt into the demande, for the computation (C. III.C). What stood before is
 * kept beside, with who changed it and when; the journal tells the act without any income.
 */
export const reporterAvis = (portee: Portee, cible: Cible, { qui, avis }: AvisReporte) =>
  accomplir(portee, {
    ...cible,
    acte: 'reporter_avis',
    saisie: {},
    ecrire: async (tx, dossier) => {
      const contenu = (dossier.demande?.contenu ?? {}) as Prisma.JsonObject;
      const ressources = (contenu.ressources ?? {}) as Prisma.JsonObject;
      const champ = qui === 'concubin' ? 'avisConcubin' : 'avis';
      const report = {
        qui,
        avant: ressources[champ] ?? null,
        le: portee.jour.toString(),
        par: portee.auteur.nom,
      };
      const reports = Array.isArray(contenu.reports) ? contenu.reports : [];
      const nouveau = {
        ...contenu,
        ressources: { ...ressources, [champ]: avis },
        reports: [...reports, report],
      };
      await tx.demande.update({
        where: { dossierId: dossier.id },
        data: { contenu: nouveau as Prisma.InputJsonObject, revision: { increment: 1 } },
      });
      return { enregistrementId: dossier.id, contenu: { qui, corrige: report.avant !== null } };
    },
  });

/** A file as it was sent. */
export interface FichierEnvoye {
  nom: string;
  octets: Uint8Array;
}

/** What a person called the file, fit to be shown again: no folder, no control character, 150 characters at most. */
export function nomPresentable(nom: string): string {
  const court = nom
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/\p{C}/gu, '')
    .trim();
  return court.slice(-150) || 'sans nom';
}

/**
 * Checks every file by its content, then stores them all. Nothing is stored when one is refused: Refus impossible names
 * it, with the way out.
 */
export async function ranger(envoyes: readonly FichierEnvoye[]): Promise<FichierDepose[]> {
  const controles = [];
  for (const { nom, octets } of envoyes) {
    const controle = await controlerPiece(octets);
    if (!controle.accepte)
      throw new Refus('impossible', `« ${nomPresentable(nom)} » : ${controle.message}`, {
        champ: 'fichiers',
      });
    controles.push({ ...controle, nom: nomPresentable(nom) });
  }
  const stockage = ouvrirStockage(configuration().stockage);
  const deposes: FichierDepose[] = [];
  for (const { nom, octets, type, sha256 } of controles) {
    const cle = nouvelleCle();
    await stockage.deposer(cle, octets, type);
    const empreinte = Uint8Array.from(Buffer.from(sha256, 'hex'));
    deposes.push({ cle, nom, type, taille: octets.byteLength, empreinte });
  }
  return deposes;
}

/** Takes stored files back when the act that they were for did not happen. */
export async function reprendre(deposes: readonly FichierDepose[]): Promise<void> {
  const stockage = ouvrirStockage(configuration().stockage);
  await Promise.all(deposes.map(({ cle }) => stockage.supprimer(cleDeFichier(cle))));
}

/** Stores the files, then does the act that they are for; an act refused leaves no file behind. */
async function avecFichiers(
  envoyes: readonly FichierEnvoye[],
  acte: (fichiers: readonly FichierDepose[]) => Promise<Accompli>,
): Promise<Accompli> {
  if (envoyes.length === 0)
    throw new Refus('impossible', 'Choisissez au moins un fichier, ou prenez une photo.', {
      champ: 'fichiers',
    });
  const fichiers = await ranger(envoyes);
  try {
    return await acte(fichiers);
  } catch (erreur) {
    await reprendre(fichiers);
    throw erreur;
  }
}

/** Receives a piece as files: checked and stored, then the act. */
export const recevoirFichiers = (
  portee: Portee,
  cible: Cible,
  { code, recueLe, envoyes }: { code: string; recueLe: Jour; envoyes: readonly FichierEnvoye[] },
): Promise<Accompli> =>
  avecFichiers(envoyes, (fichiers) => recevoirPiece(portee, cible, { code, recueLe, fichiers }));

/**
 * Joins the scans of a piece that is already at the office, with the paper form or since: it is then read beside the
 * form (C. III.C). The day it was received does not move. Throws Refus impossible on a piece that has not come.
 */
export const joindreFichiers = (
  portee: Portee,
  cible: Cible,
  { code, envoyes }: { code: string; envoyes: readonly FichierEnvoye[] },
): Promise<Accompli> =>
  avecFichiers(envoyes, (fichiers) =>
    accomplir(portee, {
      ...cible,
      acte: 'joindre_fichiers',
      saisie: {},
      ecrire: async (tx, dossier) => {
        const recue = dossier.pieces.find((piece) => piece.code === code && piece.recueLe);
        if (!recue)
          throw new Refus(
            'impossible',
            `La pièce « ${estCodePiece(code) ? PIECES[code].libelle : code} » n’est pas reçue : recevez-la d’abord.`,
            { champ: 'code' },
          );
        const enregistrementId = await joindre(tx, portee, { dossierId: dossier.id, code, fichiers });
        return { enregistrementId, contenu: { code, fichiers: fichiers.length } };
      },
    }),
  );
