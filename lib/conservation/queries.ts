import type { Suspension } from '#lib/droit/conservation/conservation.ts';
import { enPortee, type Portee, tient } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Throws Refus introuvable to who is neither DPO nor administrateur. */
export function exigerLaConservation(portee: Portee): void {
  if (!tient(portee, 'dpo', 'administrateur')) throw new Refus('introuvable', 'Cette page n’existe pas.');
}

/** What falls due on a day, as it was counted last night. */
export interface Echeance {
  echuLe: Date;
  eleves: number;
  dossiers: number;
  retenus: number;
  causes: Partial<Record<Suspension, number>>;
  compteLe: Date;
}

/** Rows of each kind, by its name. */
export type Compte = Readonly<Record<string, number>>;

/** What an executed lot removed. */
export interface Bilan {
  effaces: number;
  retenus: number;
  compte: Compte | null;
}

/** Lots that a page shows. */
const MONTRES = 100;
/** Lines of a lot that a page shows. */
const LIGNES_MONTREES = 200;

/** What falls due until a year from now, day by day. Throws Refus introuvable to who is neither DPO nor administrateur. */
export async function echeancesDeConservation(portee: Portee): Promise<Echeance[]> {
  exigerLaConservation(portee);
  const lues = await enPortee(portee, (tx) =>
    tx.echeanceDeConservation.findMany({ orderBy: { echuLe: 'asc' } }),
  );
  return lues.map((lue) => ({ ...lue, causes: lue.causes as Echeance['causes'] }));
}

/** The lots, the last first. Same refusal. */
export async function eliminations(portee: Portee): Promise<Prisma.EliminationGetPayload<object>[]> {
  exigerLaConservation(portee);
  return enPortee(portee, (tx) => tx.elimination.findMany({ orderBy: { id: 'desc' }, take: MONTRES }));
}

export interface LotLu extends Omit<Prisma.EliminationGetPayload<object>, 'empreinte' | 'compte' | 'bilan'> {
  /** In hexadecimal: what is signed. */
  empreinte: string;
  compte: Compte;
  bilan: Bilan | null;
  lignes: Prisma.LigneDEliminationGetPayload<object>[];
  /** Demandeurs told by mail, and those who could not be. */
  prevenus: number;
  injoignables: number;
}

/** One lot with its first lines, those left out before the others. Throws Refus introuvable for an unknown one; same refusal. */
export async function elimination(portee: Portee, id: string): Promise<LotLu> {
  exigerLaConservation(portee);
  const [lu, annonce] = await enPortee(portee, (tx) =>
    Promise.all([
      tx.elimination.findUnique({
        where: { id },
        include: { lignes: { orderBy: [{ issue: 'desc' }, { rang: 'asc' }], take: LIGNES_MONTREES } },
      }),
      tx.ligneDElimination.aggregate({
        where: { eliminationId: id },
        _sum: { prevenus: true, injoignables: true },
      }),
    ]),
  );
  if (!lu) throw new Refus('introuvable', 'Ce lot n’existe pas.');
  return {
    ...lu,
    empreinte: Buffer.from(lu.empreinte).toString('hex'),
    compte: lu.compte as Compte,
    bilan: lu.bilan as Bilan | null,
    prevenus: annonce._sum.prevenus ?? 0,
    injoignables: annonce._sum.injoignables ?? 0,
  };
}
