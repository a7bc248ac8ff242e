import { z } from 'zod';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

/**
 * A file of a piece, for whoever reads the pieces of its dossier; the read is journaled first. Throws Refus introuvable
 * outside the portée, on an unknown id, or on text that is no id.
 */
export async function lireFichier(portee: Portee, id: string): Promise<FichierServi> {
  const fichier = await enPortee(portee, async (tx) => {
    const trouve = z.uuid().safeParse(id).success
      ? await tx.fichier.findUnique({ where: { id }, include: { piece: { include: { dossier: true } } } })
      : null;
    if (!trouve || regard(portee, trouve.piece.dossier, 'pieces') !== 'lit')
      throw new Refus('introuvable', 'Ce fichier est introuvable.');
    await journaliserLecture(tx, portee, trouve.piece.dossierId, 'piece', trouve.piece.code);
    return trouve;
  });
  const octets = await stockage().lire(cleDeFichier(fichier.cle));
  return { octets, type: fichier.type, nom: fichier.nom };
}
