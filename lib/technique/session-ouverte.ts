import { configuration } from './configuration.ts';
import { chiffrer, dechiffrer, finAbsolue, type Jeton, resteAVivre } from './jeton.ts';
import { prisma } from './prisma.ts';

const vivante = (session: string) => ({ session, finLe: { gt: new Date() } });

/** Writes down a session that begins, and forgets those that are over. */
export async function ouvrirSession(jeton: Jeton, navigateur: string): Promise<void> {
  const { session, fournisseur, sub, debut } = jeton;
  const ouverteLe = new Date(debut * 1000);
  await prisma().sessionOuverte.deleteMany({ where: { finLe: { lte: new Date() } } });
  await prisma().sessionOuverte.create({
    data: {
      session,
      fournisseur,
      sub,
      navigateur,
      ouverteLe,
      vueLe: ouverteLe,
      finLe: new Date(finAbsolue(jeton) * 1000),
    },
  });
}

/** True while nobody has closed this session, by any door, and it has not reached its end. */
export const estOuverte = async (jeton: Jeton): Promise<boolean> => (await lireSession(jeton)) !== null;

/** When a session that lives last sent something to be written; null when it does not live. */
export const lireSession = ({ session }: Jeton): Promise<{ ecritLe: Date | null } | null> =>
  prisma().sessionOuverte.findFirst({ where: vivante(session), select: { ecritLe: true } });

/**
 * Writes down that the session of this cookie sends something to be written, by the clock of the base. To be said before it
 * is done: what is read afterwards must hold it, whichever process serves it.
 */
export async function noterUnEnvoi(token: string | undefined): Promise<void> {
  const jeton = token ? await dechiffrer({ token, secret: configuration().secretSession }) : null;
  if (jeton)
    await prisma()
      .$executeRaw`UPDATE session_ouverte SET ecrit_le = clock_timestamp() WHERE session = ${jeton.session}::uuid AND fin_le > now()`;
}

/** Whether this cookie opens a session that lives; false too while the base cannot tell. */
export async function estVivante(token: string | undefined): Promise<boolean> {
  const jeton = token ? await dechiffrer({ token, secret: configuration().secretSession }) : null;
  return jeton !== null && (await estOuverte(jeton).catch(() => false));
}

/** Ends a session for good: no copy of its cookie opens anything, nor is renewed. */
export async function fermer({ session }: Pick<Jeton, 'session'>): Promise<void> {
  await prisma().sessionOuverte.deleteMany({ where: { session } });
}

/** A cookie to write: prolonged, or taken away when `maxAge` is 0. */
export interface CookieDeSession {
  valeur: string;
  maxAge: number;
}

/**
 * The cookie of the request being served, prolonged if its session lives and taken away if it was closed; null when
 * there is nothing to write: none, one that is not ours, or one written less than a minute ago.
 */
export async function renouveler(token: string | undefined): Promise<CookieDeSession | null> {
  if (!token) return null;
  const secret = configuration().secretSession;
  const jeton = await dechiffrer({ token, secret });
  if (!jeton || (typeof jeton.iat === 'number' && Date.now() / 1000 - jeton.iat < 60)) return null;
  const { count } = await prisma().sessionOuverte.updateMany({
    where: vivante(jeton.session),
    data: { vueLe: new Date() },
  });
  if (count === 0) return { valeur: '', maxAge: 0 };
  return { valeur: await chiffrer({ token: jeton, secret }), maxAge: resteAVivre(jeton) };
}

/** A session of the person, as its owner tells it apart. */
export interface SessionVue {
  session: string;
  navigateur: string;
  ouverteLe: Date;
  vueLe: Date;
  /** The one that asks. */
  actuelle: boolean;
}

const memePersonne = ({ fournisseur, sub }: Jeton) => ({ fournisseur, sub });

/** Every session of this person that lives, the last one seen first. */
export async function sessionsDe(jeton: Jeton): Promise<SessionVue[]> {
  const vivantes = await prisma().sessionOuverte.findMany({
    where: { ...memePersonne(jeton), finLe: { gt: new Date() } },
    select: { session: true, navigateur: true, ouverteLe: true, vueLe: true },
    orderBy: { vueLe: 'desc' },
  });
  return vivantes.map((vue) => ({ ...vue, actuelle: vue.session === jeton.session }));
}

/** Ends one other session of this person, or all others; those of anybody else stay as they are. */
export async function fermerAilleurs(jeton: Jeton, session?: string): Promise<void> {
  await prisma().sessionOuverte.deleteMany({
    where: { ...memePersonne(jeton), session: session ?? { not: jeton.session } },
  });
}
