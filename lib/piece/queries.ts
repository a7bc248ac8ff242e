import { z } from 'zod';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/**
 * A file of a piece, of a recours or of a requête, for whoever reads the pieces of its dossier; the read is journaled first. Throws Refus introuvable
 * outside the portée, on an unknown id, or on text that is no id.
 */
export async function lireFichier(portee: Portee, id: string): Promise<FichierServi> {
  const fichier = await enPortee(portee, async (tx) => {
    const trouve = z.uuid().safeParse(id).success
      ? await tx.fichier.findUnique({
          where: { id },
          include: {
            piece: { include: { dossier: true } },
            recours: { include: { dossier: true } },
            requete: { include: { dossier: true } },
          },
        })
      : null;
    const dossier = (trouve?.piece ?? trouve?.recours ?? trouve?.requete)?.dossier;
    if (!trouve || !dossier || regard(portee, dossier, 'pieces') !== 'lit')
      throw new Refus('introuvable', 'Ce fichier est introuvable.');
    await journaliserLecture(
      tx,
      portee,
      dossier.id,
      'piece',
      trouve.piece?.code ?? (trouve.recours ? 'recours' : 'requête'),
    );
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
