/** A seal as data: what it covers, the hash that binds it to the one before, and how it is written outside PostgreSQL. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ClePublique, fauteDeSignature } from './cle-de-sceau.ts';
import { REGISTRES } from './registres.ts';

/** What the first seal is chained to. */
export const ORIGINE = Buffer.alloc(32);

/** What a seal covers of one table: the lines written since the seal before. */
export interface Couverture {
  lignes: number;
  /** Id of the last line covered. */
  derniereLigne: bigint;
  /** Hash of the hashes of the lines. */
  racine: Uint8Array;
}

export interface Sceau extends Couverture {
  jour: string;
  /** The same, of each register. */
  registres: ReadonlyMap<string, Couverture>;
  precedente: Uint8Array;
  empreinte: Uint8Array;
  /** The key that signed `empreinte`. */
  cle: string;
  signature: Uint8Array;
}

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');
const texteDe = ({ lignes, derniereLigne, racine }: Couverture) => [lignes, derniereLigne, hex(racine)];

/** Hash of a seal: it covers the seal before, so that none can be removed or written again alone. */
export function empreinteDuSceau(
  precedente: Uint8Array,
  { jour, registres, ...journal }: Pick<Sceau, 'jour' | 'registres' | keyof Couverture>,
): Buffer {
  const couvert = REGISTRES.flatMap(({ table }) => {
    const registre = registres.get(table);
    return registre ? [table, ...texteDe(registre)] : [];
  });
  return createHash('sha256')
    .update(precedente)
    .update([jour, ...texteDe(journal), ...couvert].join('\u001f'))
    .digest();
}

/** Why a seal does not follow another (or is not the first, after none), in French; null when it does. */
export const fauteDeSuite = (sceau: Sceau, avant: Sceau | null): string | null =>
  Buffer.compare(sceau.precedente, avant?.empreinte ?? ORIGINE) === 0
    ? null
    : 'le sceau qui le précède manque.';

/** Why a seal does not stand by itself, in French; null when it does. */
export function fauteDuSceau(sceau: Sceau, connues: readonly ClePublique[]): string | null {
  if (Buffer.compare(sceau.empreinte, empreinteDuSceau(sceau.precedente, sceau)) !== 0)
    return 'il a été modifié.';
  return fauteDeSignature(sceau, connues);
}

const octets = z
  .string()
  .regex(/^([0-9a-f]{2})+$/)
  .transform((texte): Uint8Array => Buffer.from(texte, 'hex'));
const couverture = z.object({
  lignes: z.int().nonnegative(),
  derniereLigne: z.string().regex(/^\d+$/).transform(BigInt),
  racine: octets,
});
const registres = z
  .record(z.string(), couverture)
  .transform((lus): ReadonlyMap<string, Couverture> => new Map(Object.entries(lus)));
const ligne = couverture.extend({
  jour: z.iso.date(),
  registres,
  precedente: octets,
  empreinte: octets,
  cle: z.string(),
  signature: octets,
});

const couvertureEcrite = ({ lignes, derniereLigne, racine }: Couverture) => ({
  lignes,
  derniereLigne: String(derniereLigne),
  racine: hex(racine),
});

/** The registers of a seal as the base keeps them. */
export const registresEcrits = (lus: Sceau['registres']) =>
  Object.fromEntries([...lus].map(([table, registre]) => [table, couvertureEcrite(registre)]));

/** The registers of a seal, from what the base keeps; none when it is not in that form. */
export const lireRegistres = (ecrits: unknown): Sceau['registres'] =>
  registres.safeParse(ecrits).data ?? new Map();

/** One line of JSON that tells a seal whole. */
export const ligneDuSceau = ({
  jour,
  registres: lus,
  precedente,
  empreinte,
  cle,
  signature,
  ...journal
}: Sceau) =>
  JSON.stringify({
    jour,
    ...couvertureEcrite(journal),
    registres: registresEcrits(lus),
    precedente: hex(precedente),
    empreinte: hex(empreinte),
    cle,
    signature: hex(signature),
  });

/** The seal that such a line tells; null when it tells none. */
export function lireLigneDuSceau(texte: string): Sceau | null {
  try {
    return ligne.safeParse(JSON.parse(texte)).data ?? null;
  } catch {
    return null;
  }
}
