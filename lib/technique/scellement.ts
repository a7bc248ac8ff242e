import { createHash } from 'node:crypto';
import type { Jour } from '#lib/droit/date.ts';
import { dateDe, jourDe } from './dates.ts';
import { enPortee, porteeSysteme } from './portee.ts';

/** What the first seal is chained to. */
export const ORIGINE = Buffer.alloc(32);

export interface Sceau {
  jour: string;
  /** How many lines it covers: all those written since the seal before. */
  lignes: number;
  /** Id of the last line covered. */
  derniereLigne: bigint;
  racine: Uint8Array;
}

/** Hash of a seal: it covers the seal before, so that none can be removed or written again alone. */
export function empreinteDuSceau(precedente: Uint8Array, { jour, lignes, derniereLigne, racine }: Sceau) {
  return createHash('sha256')
    .update(precedente)
    .update([jour, lignes, derniereLigne, Buffer.from(racine).toString('hex')].join('\u001f'))
    .digest();
}

/**
 * Seals the journal on a day: one root over every line written since the seal before, whatever the dossier. Writers
 * wait a few milliseconds, so that no line under way slips below the seal. Returns false, and does nothing, when this
 * day or a later one is sealed already.
 */
export function sceller(jour: Jour): Promise<boolean> {
  return enPortee(porteeSysteme(jour), async (tx) => {
    await tx.$executeRaw`LOCK TABLE scellement, ligne_de_journal IN SHARE ROW EXCLUSIVE MODE`;
    const dernier = await tx.scellement.findFirst({ orderBy: { jour: 'desc' } });
    if (dernier && dernier.jour >= dateDe(jour)) return false;
    const depuis = dernier?.derniereLigne ?? 0n;
    const [compte] = await tx.$queryRaw<{ lignes: number; derniere: bigint; racine: Uint8Array }[]>`
      SELECT count(*)::int AS lignes, coalesce(max(id), ${depuis}) AS derniere,
        sha256(coalesce(string_agg(empreinte, ''::bytea ORDER BY id), ''::bytea)) AS racine
      FROM ligne_de_journal WHERE id > ${depuis}`;
    if (!compte) throw new Error('la base n’a pas compté le journal');
    const { lignes, derniere, racine } = compte;
    const precedente = dernier?.empreinte ?? ORIGINE;
    const empreinte = empreinteDuSceau(precedente, {
      jour: jour.toString(),
      lignes,
      derniereLigne: derniere,
      racine,
    });
    await tx.scellement.createMany({
      data: {
        jour: dateDe(jour),
        lignes,
        derniereLigne: derniere,
        racine: Uint8Array.from(racine),
        empreintePrecedente: Uint8Array.from(precedente),
        empreinte: Uint8Array.from(empreinte),
      },
    });
    return true;
  });
}

/** The last seal put on the journal, or null before the first. */
export const dernierSceau = (jour: Jour): Promise<{ jour: Jour; lignes: number; scelleLe: Date } | null> =>
  enPortee(porteeSysteme(jour), async (tx) => {
    const sceau = await tx.scellement.findFirst({ orderBy: { jour: 'desc' } });
    return sceau && { jour: jourDe(sceau.jour), lignes: sceau.lignes, scelleLe: sceau.scelleLe };
  });
