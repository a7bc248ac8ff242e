/**
 * The copy of the base that serves lists and figures: a streaming replica (docs/adr/lectures-sur-une-copie.md). Says what it
 * holds, and whether somebody may read it.
 */
import type { PrismaClient } from '#prisma/generated/client.ts';
import { configuration } from './configuration.ts';
import { delaiDe } from './delais.ts';
import { prisma, prismaDeLecture } from './prisma.ts';

/** A copy in which nothing is lost or late is `a_jour`; one that became a base of its own is `promue`, and is read no more. */
export type EtatDeReplique = 'a_jour' | 'en_retard' | 'trop_en_retard' | 'muette' | 'promue';

/** What is known of the copy. */
export interface Replique {
  etat: EtatDeReplique;
  /** Up to when it holds all that was written, by the clock of the base; null when nobody knows. */
  tellesQua: Date | null;
  /** Seconds between that and now. */
  retard: number | null;
}

/** What both servers answered. */
interface Vue {
  /** By the clock of the base, before the copy was asked. */
  maintenant: Date;
  /** False once it is a base of its own. */
  copie: boolean;
  /** True when it holds all that the base had written. */
  complete: boolean;
  /** The last commit that it holds; null before the first. */
  rejoue: Date | null;
}

/** Later than that, lists are read on the base: better slow than so wrong. */
const TROP_SECONDES = 600;

/**
 * Where the copy stands. Between two commits it may lack what holds nobody's data (a checkpoint): `complete` is when it
 * last held everything, and what it says cannot be older. `dit` is the delay, in seconds, from which it is said. Pure.
 */
export function situer(
  { maintenant, copie, complete, rejoue }: Vue,
  complets: Date | null,
  dit: number,
): Replique {
  if (!copie) return { etat: 'promue', tellesQua: null, retard: null };
  const connus = [rejoue, complets].flatMap((instant) => (instant ? [instant.getTime()] : []));
  if (!complete && connus.length === 0) return { etat: 'trop_en_retard', tellesQua: null, retard: null };
  const tellesQua = complete ? maintenant : new Date(Math.min(Math.max(...connus), maintenant.getTime()));
  const retard = (maintenant.getTime() - tellesQua.getTime()) / 1_000;
  if (complete || retard <= dit) return { etat: 'a_jour', tellesQua, retard };
  return { etat: retard > TROP_SECONDES ? 'trop_en_retard' : 'en_retard', tellesQua, retard };
}

const AILLEURS = 'Les listes et les chiffres sont lus sur la base, plus chargée';

/** What is wrong with the copy, with the way out, in French; null when nothing is. Pure. */
export function causeDeReplique({ etat, retard }: Replique): string | null {
  const secondes = retard === null ? 'un temps inconnu' : `${Math.round(retard)} secondes`;
  const CAUSES: Record<EtatDeReplique, string | null> = {
    a_jour: null,
    en_retard: `La copie de la base qui sert les listes est en retard de ${secondes}, et les pages le disent : voyez sa charge, son disque et son réseau.`,
    trop_en_retard: `La copie de la base est en retard de ${secondes}. ${AILLEURS}. Voyez sa charge, son disque et son réseau ; si elle n’avance plus, refaites-la depuis une sauvegarde.`,
    muette: `La copie de la base ne répond pas. ${AILLEURS}. Relancez-la, ou vérifiez que DATABASE_URL_LECTURE y mène.`,
    promue: `La copie de la base n’en est plus une : elle a été promue. ${AILLEURS}. Si elle remplace la base, donnez son adresse dans DATABASE_URL et relancez ; sinon refaites-la depuis une sauvegarde.`,
  };
  return CAUSES[etat];
}

const MUETTE: Replique = { etat: 'muette', tellesQua: null, retard: null };
const PATIENCE_MS = 1_500;
const VALABLE_MS = 1_000;

let complets: Date | null = null;

/** Asks the base where it is, then the copy whether it is there. Never throws: a copy that does not answer is a state. */
async function regarder(copie: PrismaClient): Promise<Replique> {
  try {
    const [base] = await prisma().$queryRaw<{ lsn: string; maintenant: Date }[]>`
      SELECT clock_timestamp() AS maintenant, pg_current_wal_flush_lsn()::text AS lsn`;
    if (!base) return MUETTE;
    const question = copie.$queryRaw<Omit<Vue, 'maintenant'>[]>`
      SELECT pg_is_in_recovery() AS copie, coalesce(pg_last_wal_replay_lsn() >= ${base.lsn}::pg_lsn, false) AS complete,
        pg_last_xact_replay_timestamp() AS rejoue`;
    let minuterie: NodeJS.Timeout | undefined;
    const trop = new Promise<never>((_, refuser) => {
      minuterie = setTimeout(() => refuser(new Error('délai dépassé')), PATIENCE_MS);
    });
    const [vue] = await Promise.race([question, trop]).finally(() => clearTimeout(minuterie));
    if (!vue) return MUETTE;
    const replique = situer(
      { ...vue, maintenant: base.maintenant },
      complets,
      configuration().retardDeLecture,
    );
    if (vue.copie && vue.complete) complets = base.maintenant;
    return replique;
  } catch {
    return MUETTE;
  }
}

let connue: { replique: Replique; jusqua: number } | undefined;
let enCours: Promise<Replique> | undefined;

function regarderUneFois(copie: PrismaClient): Promise<Replique> {
  enCours ??= regarder(copie).then((replique) => {
    connue = { replique, jusqua: performance.now() + VALABLE_MS };
    enCours = undefined;
    return replique;
  });
  return enCours;
}

/** Said by who found it away in the middle of a page: nobody else tries it before it has answered again. */
export function oublierLaReplique(): void {
  connue = { replique: MUETTE, jusqua: performance.now() + VALABLE_MS };
}

/**
 * The copy as it was seen less than a second ago; null where there is none. One that was away is asked again behind the
 * page, which does not wait for it.
 */
export async function repliqueDuMoment(): Promise<Replique | null> {
  const copie = prismaDeLecture();
  if (!copie) return null;
  if (connue && performance.now() < connue.jusqua) return connue.replique;
  const regard = regarderUneFois(copie);
  return connue?.replique.etat === 'muette' ? MUETTE : regard;
}

/** An act that a person sends has been written, or given up, in this time. */
const envoiFini = (ecritLe: Date): number => ecritLe.getTime() + (delaiDe('acte') ?? 0);

/**
 * What serves the lists of somebody who last sent something at `ecritLe`: the copy when it answers, is not too late, and
 * holds what that person wrote; null when the base must.
 */
export async function lisibleDepuis(
  ecritLe: Date | null,
): Promise<{ client: PrismaClient; replique: Replique } | null> {
  const [client, replique] = [prismaDeLecture(), await repliqueDuMoment()];
  if (!client || !replique?.tellesQua || replique.etat === 'trop_en_retard') return null;
  if (ecritLe && replique.tellesQua.getTime() < envoiFini(ecritLe)) return null;
  return { client, replique };
}
