import { z } from 'zod';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';

const AVEC_SA_PLACE = {
  piece: { include: { dossier: true } },
  recours: { include: { dossier: true } },
  requete: { include: { dossier: true } },
  compte: { omit: { iban: true } },
  sansDeduction: true,
} as const satisfies Prisma.FichierInclude;
type FichierAvecSaPlace = Prisma.FichierGetPayload<{ include: typeof AVEC_SA_PLACE }>;

/** The dossier by which the person reads a file, and what the journal of reads calls it; null when it may not. */
async function dossierDuFichier(tx: Transaction, portee: Portee, fichier: FichierAvecSaPlace) {
  const { piece, recours, requete, compte, sansDeduction } = fichier;
  if (compte) {
    const siens = await tx.dossier.findMany({
      where: { demandeurId: compte.responsableId },
      orderBy: { numero: 'desc' },
    });
    const sien = compte.responsableId === portee.auteur.id;
    const vu = siens.find((dossier) => sien || regard(portee, dossier, 'coordonnees_bancaires') !== 'rien');
    return vu ? { dossierId: vu.id, quoi: 'justificatif du compte' } : null;
  }
  if (sansDeduction) {
    const { eleveId, rentree } = sansDeduction;
    const siens = eleveId ? await tx.dossier.findMany({ where: { eleveId, rentree } }) : [];
    // The other parent, or whoever pays, is not told to who asks.
    const vu = siens.find(
      (dossier) => portee.auteur.genre === 'agent' && regard(portee, dossier, 'argent') === 'lit',
    );
    return vu ? { dossierId: vu.id, quoi: 'justificatif du payeur de la pension' } : null;
  }
  const dossier = (piece ?? recours ?? requete)?.dossier;
  if (!dossier || regard(portee, dossier, 'pieces') !== 'lit') return null;
  return { dossierId: dossier.id, quoi: piece?.code ?? (recours ? 'recours' : 'requête') };
}

/**
 * A file of a piece, of a recours or of a requête, for whoever reads the pieces of its dossier; the proof of an account or of a case
 * without deduction, for whoever pays too. The read is journaled first. Throws Refus introuvable outside the portée, on an unknown id,
 * or on text that is no id.
 */
export async function lireFichier(portee: Portee, id: string): Promise<FichierServi> {
  const fichier = await enPortee(portee, async (tx) => {
    const trouve = z.uuid().safeParse(id).success
      ? await tx.fichier.findUnique({ where: { id }, include: AVEC_SA_PLACE })
      : null;
    const vu = trouve && (await dossierDuFichier(tx, portee, trouve));
    if (!vu) throw new Refus('introuvable', 'Ce fichier est introuvable.');
    await journaliserLecture(tx, portee, vu.dossierId, 'piece', vu.quoi);
    return trouve;
  });
  const octets = await stockage().lire(cleDeFichier(fichier.cle));
  return { octets, type: fichier.type, nom: fichier.nom };
}

export type FichierDeRecours = Prisma.FichierGetPayload<object> & { recoursId: string };

/** The files of the recours of a dossier, in the order in which they came. */
export async function fichiersDesRecours(tx: Transaction, dossierId: string): Promise<FichierDeRecours[]> {
  const lus = await tx.fichier.findMany({ where: { recours: { dossierId } }, orderBy: { deposeLe: 'asc' } });
  return lus.flatMap(({ recoursId, ...fichier }) => (recoursId ? [{ ...fichier, recoursId }] : []));
}

export type FichierDeRequete = Prisma.FichierGetPayload<object>;

/** The files of the requêtes of a dossier, in the order in which they came; none to a family, which has the court's own copies. */
export const fichiersDesRequetes = (tx: Transaction, dossierId: string): Promise<FichierDeRequete[]> =>
  tx.fichier.findMany({ where: { requete: { dossierId } }, orderBy: { deposeLe: 'asc' } });
