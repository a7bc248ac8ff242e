/** What is known of the pupils that an export speaks of, read in sets. */
import { LIENS_TENANTS, premiersEtats } from '#lib/eleve/queries.ts';
import { type Base, type CleConnue, responsablesConnus } from '#lib/lien/queries.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type EleveDit, relireEleve } from './faits.ts';

/** A pupil as its base says it, and who it is found to be; null for somebody new. */
export interface AInscrire {
  cle: string;
  dit: EleveDit;
  eleveId: string | null;
  /** The INE is somebody else's too: it is not written. */
  sansIne: boolean;
}

const POUR_INSCRIRE = ({ uai, rentree }: Base) =>
  ({
    scolarites: { where: { uai, rentree }, orderBy: { entreeLe: 'asc' } },
    liens: LIENS_TENANTS,
    corrections: { select: { apres: true } },
  }) as const satisfies Prisma.EleveInclude;

export type EleveConnu = Prisma.EleveGetPayload<{ include: ReturnType<typeof POUR_INSCRIRE> }>;
export interface Connus {
  /** What the base last said of a pupil, by key. */
  dits: Map<string, EleveDit>;
  eleves: Map<string, EleveConnu>;
  responsables: Map<string, CleConnue>;
  /** The words of the établissement for its formations. */
  formations: Map<string, string>;
  /** Who bears an INE. */
  ines: Map<string, string>;
  /** First day on which a state of each trimestre was drawn there, ISO. */
  etats: Map<number, string>;
}

/** All that `lignes` may meet, in a number of statements that does not depend on theirs. */
export async function chargerConnus(
  tx: Transaction,
  base: Base,
  lignes: readonly AInscrire[],
): Promise<Connus> {
  const cles = lignes.map(({ cle }) => cle);
  const bases = await tx.eleveDeBase.findMany({ where: { ...base, cle: { in: cles } } });
  const ids = lignes.flatMap(({ eleveId }) => eleveId ?? []);
  const eleves = await tx.eleve.findMany({ where: { id: { in: ids } }, include: POUR_INSCRIRE(base) });
  const ines = lignes.flatMap(({ dit }) => dit.eleve.ine ?? []);
  const porteurs = await tx.eleve.findMany({ where: { ine: { in: ines } }, select: { ine: true, id: true } });
  const mefs = lignes.map(({ dit }) => dit.eleve.mef);
  const libelles = await tx.libelleDeBase.findMany({
    where: { uai: base.uai, nomenclature: 'mef', code: { in: mefs } },
  });
  return {
    dits: new Map(bases.map(({ cle, dit }) => [cle, relireEleve(dit)])),
    eleves: new Map(eleves.map((eleve) => [eleve.id, eleve])),
    responsables: await responsablesConnus(
      tx,
      base,
      lignes.flatMap(({ dit }) => dit.responsables ?? []),
    ),
    formations: new Map(libelles.map(({ code, libelle }) => [code, libelle])),
    ines: new Map(porteurs.map(({ ine, id }) => [ine ?? '', id])),
    etats: await premiersEtats(tx, base),
  };
}
