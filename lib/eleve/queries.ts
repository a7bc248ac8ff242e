import { ETATS_CLOS } from '#lib/droit/procedure.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';

const POUR_CHOISIR = (annee: number) =>
  ({
    scolarites: {
      where: { rentree: annee },
      include: { etablissement: true },
      orderBy: { entreeLe: 'desc' },
    },
    dossiers: { where: { rentree: annee }, orderBy: { creeLe: 'desc' } },
    liens: { include: { responsable: true } },
  }) as const satisfies Prisma.EleveInclude;

export type EleveTrouve = Prisma.EleveGetPayload<{ include: ReturnType<typeof POUR_CHOISIR> }>;

const INE = /^(\d{9}[A-Z]{2}|\d{10}[A-Z]|\d{4}A\d{5}[A-Z])$/;

/** An INE as a machine compares it, or null when the text is none (RNIE, BEA and apprenticeship forms). */
export function lireIne(texte: string): string | null {
  const ine = texte.replace(/\s/g, '').toUpperCase();
  return INE.test(ine) ? ine : null;
}

/** Ids of the pupils of the portée whose INE or name matches, best first; typos and accents do not matter. */
export async function idsDesElevesCherches(
  tx: Transaction,
  texte: string,
  annee: number,
  limite: number,
): Promise<string[]> {
  const ine = lireIne(texte);
  if (ine) {
    const eleve = await tx.eleve.findUnique({ where: { ine }, select: { id: true } });
    return eleve ? [eleve.id] : [];
  }
  const proches = await tx.$queryRaw<
    { eleve_id: string }[]
  >`SELECT eleve_id FROM chercher_eleves(${texte.trim()}, ${annee}::int, ${limite}::int)`;
  return proches.map(({ eleve_id }) => eleve_id);
}

/** Pupils to choose from before an entry, with their schooling, their responsables and the dossiers of the year. */
export function chercherEleves(
  portee: Portee,
  texte: string,
  annee: number,
  limite = 20,
): Promise<EleveTrouve[]> {
  return enPortee(portee, async (tx) => {
    const ids = await idsDesElevesCherches(tx, texte, annee, limite);
    const eleves = await tx.eleve.findMany({ where: { id: { in: ids } }, include: POUR_CHOISIR(annee) });
    return eleves.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  });
}

/** One pupil of the portée, or null. */
export function trouverEleve(portee: Portee, id: string, annee: number): Promise<EleveTrouve | null> {
  return enPortee(portee, (tx) => tx.eleve.findUnique({ where: { id }, include: POUR_CHOISIR(annee) }));
}

/** The dossier that already lives for this pupil in the year (C. II.C.1): announced before an entry starts. */
export const dossierVivant = ({ dossiers }: EleveTrouve) =>
  dossiers.find(({ etat }) => etat !== 'brouillon' && !ETATS_CLOS.some((clos) => clos === etat)) ?? null;
