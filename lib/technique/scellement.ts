import { createHash } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import type { Jour } from '#lib/droit/date.ts';
import { dateDe, jourDe } from './dates.ts';
import { delaiDe } from './delais.ts';
import { enPortee, type Portee, porteeSysteme } from './portee.ts';
import { prisma } from './prisma.ts';

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

/** Lines read at once: a third of a megabyte of hashes, whatever the journal holds. */
const BLOC = 10_000;

/** Count and root (the hash of their hashes) of the lines after one, up to another included. Each block is one short read. */
export async function racineDesLignes(
  portee: Portee,
  depuis: bigint,
  jusqua: bigint,
): Promise<Pick<Sceau, 'lignes' | 'racine'>> {
  const racine = createHash('sha256');
  let lignes = 0;
  for (let lue = depuis; lue < jusqua; ) {
    const [bloc] = await enPortee(
      portee,
      (tx) =>
        tx.$queryRaw<{ lignes: number; derniere: bigint | null; empreintes: Uint8Array | null }[]>`
          SELECT count(*)::int AS lignes, max(id) AS derniere, string_agg(empreinte, ''::bytea ORDER BY id) AS empreintes
          FROM (SELECT id, empreinte FROM ligne_de_journal WHERE id > ${lue} AND id <= ${jusqua} ORDER BY id LIMIT ${BLOC}) bloc`,
      'verification',
    );
    if (!bloc?.derniere || !bloc.empreintes) break;
    racine.update(bloc.empreintes);
    lignes += bloc.lignes;
    lue = bloc.derniere;
  }
  return { lignes, racine: racine.digest() };
}

/**
 * The last line below which nothing can still appear. Numbers are given in order but committed in any: a line below the
 * last one seen may still be on its way. Whoever was given such a number holds the table's row lock until its end, so
 * those who hold it now are waited for, as CREATE INDEX CONCURRENTLY does; nobody waits for the seal.
 */
async function derniereLigneSure(portee: Portee): Promise<bigint> {
  const [derniere] = await enPortee(
    portee,
    (tx) => tx.$queryRaw<{ id: bigint }[]>`SELECT id FROM ligne_de_journal ORDER BY id DESC LIMIT 1`,
  );
  const enCours = () =>
    enPortee(
      portee,
      (tx) => tx.$queryRaw<{ qui: string }[]>`
        SELECT DISTINCT virtualtransaction AS qui FROM pg_locks JOIN pg_database b ON b.oid = database
        WHERE relation = 'ligne_de_journal'::regclass AND mode = 'RowExclusiveLock' AND granted AND datname = current_database()`,
    );
  // Nobody writes for longer than a lot: the job gives up, and comes back.
  const limite = performance.now() + (delaiDe('lot') ?? Number.POSITIVE_INFINITY);
  const attendus = new Set((await enCours()).map(({ qui }) => qui));
  while (attendus.size > 0 && (await enCours()).some(({ qui }) => attendus.has(qui))) {
    if (performance.now() > limite)
      throw new Error('une transaction écrit au journal et ne finit pas : le scellement est remis');
    await attendre(100);
  }
  return derniere?.id ?? 0n;
}

/**
 * Seals the journal on a day: one root over every line written since the seal before, whatever the dossier. Acts go on
 * meanwhile; their lines are for the next seal. Nothing is written before the end: a seal that is cut short leaves no
 * trace, and the next one takes its lines. Returns false when this day or a later one is sealed already.
 */
export async function sceller(jour: Jour): Promise<boolean> {
  const portee = porteeSysteme(jour);
  const dernier = await enPortee(portee, (tx) => tx.scellement.findFirst({ orderBy: { jour: 'desc' } }));
  if (dernier && dernier.jour >= dateDe(jour)) return false;
  const depuis = dernier?.derniereLigne ?? 0n;
  const sure = await derniereLigneSure(portee);
  const derniereLigne = sure > depuis ? sure : depuis;
  const { lignes, racine } = await racineDesLignes(portee, depuis, derniereLigne);
  const precedente = dernier?.empreinte ?? ORIGINE;
  const { count } = await enPortee(portee, (tx) =>
    tx.scellement.createMany({
      data: {
        jour: dateDe(jour),
        lignes,
        derniereLigne,
        racine: Uint8Array.from(racine),
        empreintePrecedente: Uint8Array.from(precedente),
        empreinte: Uint8Array.from(
          empreinteDuSceau(precedente, { jour: jour.toString(), lignes, derniereLigne, racine }),
        ),
      },
      skipDuplicates: true,
    }),
  );
  // Someone else put the seal that follows the same one: this day may still be to seal, after it.
  return count === 1 || sceller(jour);
}

/** The last seal put on the journal, or null before the first. Seals tell nothing of anybody: no portée reads them. */
export async function dernierSceau(): Promise<{ jour: Jour; lignes: number; scelleLe: Date } | null> {
  const sceau = await prisma().scellement.findFirst({ orderBy: { jour: 'desc' } });
  return sceau && { jour: jourDe(sceau.jour), lignes: sceau.lignes, scelleLe: sceau.scelleLe };
}
