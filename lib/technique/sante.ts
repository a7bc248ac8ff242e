import { Prisma } from '#prisma/generated/client.ts';
import { prisma } from './prisma.ts';
import { WORKERS_VIVANTS } from './workers.ts';

/** The health page must say that the base does not answer, not wait with it. */
const PATIENCE_MS = 3_000;
/** A job due for so long that nobody took means a queue that no longer moves. */
const RETARD_MINUTES = 15;

/** What PostgreSQL answers when a table or its whole schema lacks: it lives, its migrations have not been applied. */
const SANS_MIGRATION = ['42P01', '3F000'];

/** State of the product for those who watch it; `cause` says in French why it is not well. */
export interface Sante {
  cause?: string;
  base: 'en_service' | 'injoignable';
  worker?: { nombre: number; depuis: string | null };
  file?: { enAttente: number; enEchec: number };
}

interface Releve {
  nombre: number;
  depuis: bigint | null;
  enAttente: number;
  enEchec: number;
  enRetard: number;
}

const relever = (): Promise<Releve[]> =>
  prisma().$queryRaw<Releve[]>(Prisma.sql`
    SELECT w.nombre, w.depuis, f.en_attente AS "enAttente", f.en_echec AS "enEchec", f.en_retard AS "enRetard"
    FROM (SELECT count(*)::int AS nombre, min(depuis) AS depuis FROM (${Prisma.raw(WORKERS_VIVANTS)}) AS v) AS w,
      etat_de_la_file(make_interval(mins => ${RETARD_MINUTES})) AS f`);

const trop = (): Promise<never> =>
  new Promise((_, refuser) => setTimeout(() => refuser(new Error('délai dépassé')), PATIENCE_MS).unref());

/** State of the base, of the workers and of the queue. Never throws: a base that does not answer is a state. */
export async function sante(): Promise<Sante> {
  try {
    const [releve] = await Promise.race([relever(), trop()]);
    if (!releve) throw new Error('aucun relevé');
    const { nombre, depuis, enAttente, enEchec, enRetard } = releve;
    return {
      base: 'en_service',
      worker: { nombre, depuis: depuis === null ? null : new Date(Number(depuis) * 1000).toISOString() },
      file: { enAttente, enEchec },
      ...(nombre === 0
        ? { cause: 'Aucun worker ne tourne : les courriers et les courriels attendent.' }
        : {}),
      ...(nombre > 0 && enRetard > 0
        ? {
            cause: `La file n’avance plus : ${enRetard} tâches attendent depuis plus de ${RETARD_MINUTES} minutes.`,
          }
        : {}),
    };
  } catch (erreur) {
    const { meta } = erreur as { meta?: unknown };
    const sansMigration = SANS_MIGRATION.some((code) => JSON.stringify(meta ?? null).includes(`"${code}"`));
    return {
      base: 'injoignable',
      cause: sansMigration
        ? 'La base répond mais n’est pas à jour : appliquez les migrations.'
        : 'La base de données ne répond pas.',
    };
  }
}
