import { createHash } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import type { Jour } from '#lib/droit/date.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { signerLeSceau } from './cle-de-sceau.ts';
import { dateDe, jourDe } from './dates.ts';
import { delaiDe } from './delais.ts';
import { enPortee, type Portee, porteeSysteme } from './portee.ts';
import { prisma } from './prisma.ts';
import { REGISTRES } from './registres.ts';
import {
  type Couverture,
  empreinteDuSceau,
  lireRegistres,
  ORIGINE,
  registresEcrits,
  type Sceau,
} from './sceau.ts';

/** The table of the journal, and the column of its hashes: a seal takes the registers in the same way. */
const JOURNAL = { table: 'ligne_de_journal', colonne: 'empreinte' };
const COLONNE_DES_REGISTRES = 'maillon';

/** Lines read at once: a third of a megabyte of hashes, whatever the journal holds. */
const BLOC = 10_000;

/** Count and root (the hash of their hashes) of the lines after one, up to another included. Each block is one short read. */
async function racineDe(
  portee: Portee,
  { table, colonne }: typeof JOURNAL,
  depuis: bigint,
  jusqua: bigint,
): Promise<Couverture> {
  const racine = createHash('sha256');
  let lignes = 0;
  for (let lue = depuis; lue < jusqua; ) {
    const [bloc] = await enPortee(
      portee,
      (tx) =>
        tx.$queryRaw<{ lignes: number; derniere: bigint | null; empreintes: Uint8Array | null }[]>`
          SELECT count(*)::int AS lignes, max(id) AS derniere, string_agg(h, ''::bytea ORDER BY id) AS empreintes
          FROM (SELECT id, ${Prisma.raw(colonne)} AS h FROM ${Prisma.raw(table)}
            WHERE id > ${lue} AND id <= ${jusqua} ORDER BY id LIMIT ${BLOC}) bloc`,
      'verification',
    );
    if (!bloc?.derniere || !bloc.empreintes) break;
    racine.update(bloc.empreintes);
    lignes += bloc.lignes;
    lue = bloc.derniere;
  }
  return { lignes, derniereLigne: jusqua, racine: racine.digest() };
}

/** What lies between two seals: of the journal, and of each register. `jusqua` gives the last line of each table. */
export async function couvrir(
  portee: Portee,
  dernier: Bornes | null,
  jusqua: (table: string) => Promise<bigint> | bigint,
): Promise<Couverture & Pick<Sceau, 'registres'>> {
  const entre = async (quoi: typeof JOURNAL, depuis: bigint) => {
    const fin = await jusqua(quoi.table);
    return racineDe(portee, quoi, depuis, fin > depuis ? fin : depuis);
  };
  const registres = new Map<string, Couverture>();
  for (const { table } of REGISTRES)
    registres.set(
      table,
      await entre(
        { table, colonne: COLONNE_DES_REGISTRES },
        dernier?.registres.get(table)?.derniereLigne ?? 0n,
      ),
    );
  return { ...(await entre(JOURNAL, dernier?.derniereLigne ?? 0n)), registres };
}

type Bornes = Pick<Sceau, 'derniereLigne' | 'registres'>;

/**
 * The last line below which nothing can still appear. Numbers are given in order but committed in any: a line below the
 * last one seen may still be on its way. Whoever was given such a number holds the table's row lock until its end, so
 * those who hold it now are waited for, as CREATE INDEX CONCURRENTLY does; nobody waits for the seal.
 */
async function derniereLigneSure(portee: Portee, table: string): Promise<bigint> {
  const [derniere] = await enPortee(
    portee,
    (tx) => tx.$queryRaw<{ id: bigint }[]>`SELECT id FROM ${Prisma.raw(table)} ORDER BY id DESC LIMIT 1`,
  );
  const enCours = () =>
    enPortee(
      portee,
      (tx) => tx.$queryRaw<{ qui: string }[]>`
        SELECT DISTINCT virtualtransaction AS qui FROM pg_locks JOIN pg_database b ON b.oid = database
        WHERE relation = ${Prisma.raw(`'${table}'`)}::regclass AND mode = 'RowExclusiveLock' AND granted AND datname = current_database()`,
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

/** A row of the base as a seal. */
export const sceauDe = ({
  jour,
  registres,
  empreintePrecedente: precedente,
  ...colonnes
}: Prisma.ScellementGetPayload<object>): Sceau => ({
  ...colonnes,
  jour: jourDe(jour).toString(),
  registres: lireRegistres(registres),
  precedente,
});

const octets = (lus: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(lus);

/**
 * Seals the journal and its registers on a day: one root over every line written since the seal before, signed by the
 * key of this process. Acts go on meanwhile; their lines are for the next seal. Nothing is written before the end: a seal
 * that is cut short leaves no trace, and the next one takes its lines. Returns false when this day is sealed already.
 * Throws an Error when a later one is: the clock went back, or somebody forged a seal.
 */
export async function sceller(jour: Jour): Promise<boolean> {
  const portee = porteeSysteme(jour);
  const ligne = await enPortee(portee, (tx) => tx.scellement.findFirst({ orderBy: { jour: 'desc' } }));
  const dernier = ligne && sceauDe(ligne);
  if (dernier?.jour === jour.toString()) return false;
  if (dernier && dernier.jour > jour.toString())
    throw new Error(`le dernier sceau est du ${dernier.jour}, après ce jour : aucun ne peut le suivre`);
  const couvert = await couvrir(portee, dernier, (table) => derniereLigneSure(portee, table));
  const precedente = dernier?.empreinte ?? ORIGINE;
  const empreinte = empreinteDuSceau(precedente, { jour: jour.toString(), ...couvert });
  const { cle, signature } = signerLeSceau(empreinte);
  const { count } = await enPortee(portee, (tx) =>
    tx.scellement.createMany({
      data: {
        jour: dateDe(jour),
        lignes: couvert.lignes,
        derniereLigne: couvert.derniereLigne,
        racine: octets(couvert.racine),
        registres: registresEcrits(couvert.registres),
        empreintePrecedente: octets(precedente),
        empreinte: octets(empreinte),
        cle,
        signature: octets(signature),
      },
      skipDuplicates: true,
    }),
  );
  // Someone else put the seal that follows the same one: this day may still be to seal, after it.
  return count === 1 || sceller(jour);
}

/** Every seal, from the first. */
export const tousLesSceaux = async (portee: Portee): Promise<Sceau[]> =>
  (await enPortee(portee, (tx) => tx.scellement.findMany({ orderBy: { jour: 'asc' } }))).map(sceauDe);

/** The last seal put on the journal, or null before the first. Seals tell nothing of anybody: no portée reads them. */
export async function dernierSceau(): Promise<{ jour: Jour; lignes: number; scelleLe: Date } | null> {
  const sceau = await prisma().scellement.findFirst({ orderBy: { jour: 'desc' } });
  return sceau && { jour: jourDe(sceau.jour), lignes: sceau.lignes, scelleLe: sceau.scelleLe };
}
