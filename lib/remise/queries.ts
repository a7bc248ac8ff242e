import { empreinteDeRemise } from '#lib/technique/code-de-remise.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { sansIdentite } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';

/** What the holder of a link reads before drawing a token: for which body and request, what it opens, whether it still may. */
export interface RemiseVue {
  organisme: string;
  intitule: string;
  numero: number;
  scopes: string[];
  contenu: { nom: string; environnement: string };
  etat: 'ouverte' | 'servie' | 'close';
}

/** What a link opens, in the caller's transaction; null when it is unknown. */
export async function remiseDe(tx: Transaction, code: string): Promise<RemiseVue | null> {
  const [lue] = await tx.$queryRaw<RemiseVue[]>`
    SELECT organisme, intitule, numero, scopes, contenu, etat FROM remise_ouverte(${empreinteDeRemise(code)})`;
  return lue ?? null;
}

/** What a link opens, without any account: reading it does nothing. */
export const lireRemise = async (code: string): Promise<RemiseVue | null> =>
  sansIdentite(await aujourdHui(), (tx) => remiseDe(tx, code));
