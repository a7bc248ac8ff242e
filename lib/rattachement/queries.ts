import { responsableACorriger } from '#lib/personne/queries.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';

export interface CompteTenu {
  responsableId: string;
  porte: 'educonnect' | 'franceconnect';
}

/** The accounts that open a record, those of the records united under it included; their identifiers stay in the base. */
export async function comptesDe(tx: Transaction, responsableId: string): Promise<CompteTenu[]> {
  const tenus = await tx.responsable.findMany({
    where: { OR: [{ id: responsableId }, { reunieDans: responsableId }], sub: { not: null } },
    select: { id: true, sub: true },
    orderBy: { id: 'asc' },
  });
  return tenus.map(({ id, sub }) => ({
    responsableId: id,
    porte: sub?.startsWith('franceconnect:') ? 'franceconnect' : 'educonnect',
  }));
}

/** A responsable of the place, and by which doors its accounts come. Throws Refus introuvable outside the portée. */
export const comptesDuResponsable = (portee: Portee, cible: { scolariteId: string; responsableId: string }) =>
  enPortee(portee, async (tx) => {
    const { eleve, responsable } = await responsableACorriger(tx, portee, cible);
    const comptes = await comptesDe(tx, responsable.id);
    return { eleve, responsable, portes: comptes.map(({ porte }) => porte) };
  });

/** The account that a code stands for, as the base judges it for a record. */
export interface CompteDuCode {
  compte: string;
  nom: string;
  etat: 'ouvert' | 'utilise' | 'expire';
  memesNoms: boolean;
}

/** Whose account a code ties; null for one that was never drawn, or was drawn anew since. */
export async function compteDuCode(
  tx: Transaction,
  empreinte: Uint8Array<ArrayBuffer>,
  responsableId: string,
): Promise<CompteDuCode | null> {
  const [lu] = await tx.$queryRaw<
    CompteDuCode[]
  >`SELECT compte, nom, etat, memes_noms AS "memesNoms" FROM compte_du_code(${empreinte}, ${responsableId}::uuid)`;
  return lu ?? null;
}
