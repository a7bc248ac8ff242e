/** Runs of the étude automatique, as those who prepare them read them. */
import type { Role } from '#lib/droit/competence.ts';
import type { BilanDesEtudes } from '#lib/droit/etude/bilan.ts';
import { academiesDe, enPortee, type Portee, tient } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { PassageDEtude, Prisma } from '#prisma/generated/client.ts';
import { bilanDe, type Geste, PREPARENT } from './faits.ts';

/** Who starts a run in an académie. */
const LANCENT: readonly Role[] = ['responsable_sab'];

type Lieu = Pick<PassageDEtude, 'academieCode'>;
type LieuEtGenre = Pick<PassageDEtude, 'academieCode' | 'genre'>;

const tientLa = (portee: Portee, roles: readonly Role[], { academieCode }: Lieu): boolean =>
  tient(portee, 'ministere') ||
  portee.affectations.some(
    (tenue) => academieCode !== null && tenue.academieCode === academieCode && roles.includes(tenue.role),
  );

/** True of who may prepare, rehearse, pause and stop a run there. */
export const prepareLa = (portee: Portee, lieu: Lieu): boolean => tientLa(portee, PREPARENT, lieu);
/** True of who may start it there. */
export const lanceLa = (portee: Portee, lieu: Lieu): boolean => tientLa(portee, LANCENT, lieu);

/** What is started writes for families: its own function, as its resumption. */
const ECRIVENT: readonly Geste[] = ['lancer', 'reprendre'];

/** True of who may do a gesture there, whatever the state: what an étude left is its service's to settle. */
export const peut = (portee: Portee, geste: Geste, lieu: LieuEtGenre): boolean =>
  ECRIVENT.includes(geste) && lieu.genre === 'etude' ? lanceLa(portee, lieu) : prepareLa(portee, lieu);

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

const memeListe = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join() === b.toSorted().join();

/**
 * What the first run of the year before counted in the very same places, to compare a run with; null without one, and for a run of
 * some consents alone.
 */
export async function bilanDeLAnDernier(
  portee: Portee,
  { rentree, academieCode, uais, genre, consentements }: PassageLu,
): Promise<BilanDesEtudes | null> {
  if (genre !== 'etude' || consentements.length > 0) return null;
  const faits = await enPortee(portee, (tx) =>
    tx.passageDEtude.findMany({
      where: {
        ...{ rentree: rentree - 1, genre: 'etude', etat: 'fini', academieCode },
        consentements: { isEmpty: true },
      },
      select: { uais: true, bilan: true },
      orderBy: { lanceLe: 'asc' },
    }),
  );
  const pareil = faits.find((fait) => memeListe(fait.uais, uais));
  return pareil ? bilanDe(pareil.bilan) : null;
}
