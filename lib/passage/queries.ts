/** Runs of the étude automatique, as those who prepare them read them. */
import { academiesDe, enPortee, type Portee, tient } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { prepareLa } from './faits.ts';

/** Runs shown at most: the last ones. */
const DERNIERS = 50;

const AVEC_LE_LIEU = { academie: { select: { nom: true } } } as const satisfies Prisma.PassageDEtudeInclude;
export type PassageLu = Prisma.PassageDEtudeGetPayload<{ include: typeof AVEC_LE_LIEU }>;

/** Académies where the person prepares runs: all of them for the ministère. */
const academiesOuvertes = (tx: Transaction, portee: Portee): Promise<{ code: string; nom: string }[]> =>
  tx.academie.findMany({
    where: tient(portee, 'ministere') ? {} : { code: { in: academiesDe(portee) } },
    select: { code: true, nom: true },
    orderBy: { nom: 'asc' },
  });

/** The last runs of the places of a person, and where it may prepare one. */
export function derniersPassages(
  portee: Portee,
): Promise<{ passages: PassageLu[]; academies: { code: string; nom: string }[] }> {
  return enPortee(portee, async (tx) => ({
    passages: await tx.passageDEtude.findMany({
      where: tient(portee, 'ministere') ? {} : { academieCode: { in: academiesDe(portee) } },
      include: AVEC_LE_LIEU,
      orderBy: { creeLe: 'desc' },
      take: DERNIERS,
    }),
    academies: await academiesOuvertes(tx, portee),
  }));
}

/** A run. Throws Refus introuvable where the person prepares none. */
export async function voirPassage(portee: Portee, id: string): Promise<PassageLu> {
  const passage = await enPortee(portee, (tx) =>
    tx.passageDEtude.findUnique({ where: { id }, include: AVEC_LE_LIEU }),
  );
  if (!passage || !prepareLa(portee, passage))
    throw new Refus('introuvable', 'Cette étude automatique est introuvable.');
  return passage;
}
