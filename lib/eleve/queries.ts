import { ETATS_CLOS } from '#lib/droit/procedure.ts';
import { academiesDe, enPortee, type Portee, uaisDe } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { lireIne } from './schema.ts';

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

/** The dossier that already lives for this pupil in the year (C. II.C.1): announced before an entry starts. */
export const dossierVivant = ({ dossiers }: EleveTrouve) =>
  dossiers.find(({ etat }) => etat !== 'brouillon' && !ETATS_CLOS.some((clos) => clos === etat)) ?? null;

/** Établissements of the portée where this person may add a pupil. */
export function etablissementsDeSaisie(portee: Portee) {
  return enPortee(portee, (tx) =>
    tx.etablissement.findMany({
      where: { OR: [{ uai: { in: uaisDe(portee) } }, { academieCode: { in: academiesDe(portee) } }] },
      select: { uai: true, nom: true, type: true },
      orderBy: { nom: 'asc' },
      take: 500,
    }),
  );
}

/** Classes that already hold pupils this year in the établissements of the portée, each with what its pupils share. */
export function classesConnues(portee: Portee, annee: number) {
  return enPortee(portee, (tx) =>
    tx.scolarite.findMany({
      where: {
        rentree: annee,
        OR: [
          { uai: { in: uaisDe(portee) } },
          { etablissement: { academieCode: { in: academiesDe(portee) } } },
        ],
      },
      distinct: ['uai', 'classe'],
      select: { uai: true, classe: true, libelleMef: true },
      orderBy: [{ uai: 'asc' }, { classe: 'asc' }],
      take: 1000,
    }),
  );
}
