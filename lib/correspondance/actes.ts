import { dateDe } from '#lib/technique/dates.ts';
import type { Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { type ContenuDeFichier, colonnesGardees } from './queries.ts';
import type { Champs, Correspondance } from './schema.ts';

/** Keeps the columns of a file for the next ones of its place; writes nothing when they are those kept already. */
export async function garderColonnes<C extends string>(
  tx: Transaction,
  { auteur, jour }: Portee,
  {
    lieu,
    contenu,
    champs,
    colonnes,
  }: { lieu: string; contenu: ContenuDeFichier; champs: Champs<C>; colonnes: Correspondance<C> },
): Promise<void> {
  const gardees = await colonnesGardees(tx, lieu, contenu, champs);
  const memes =
    gardees !== null && (Object.keys(champs) as C[]).every((champ) => gardees[champ] === colonnes[champ]);
  if (memes) return;
  await tx.correspondanceDeFichier.createMany({
    data: {
      ...{ id: crypto.randomUUID(), lieu, contenu, colonnes, jour: dateDe(jour) },
      ...{ auteurId: auteur.id ?? '', auteurNom: auteur.nom },
    },
  });
}
