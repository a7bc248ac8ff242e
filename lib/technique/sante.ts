import { statfs } from 'node:fs/promises';
import { antivirusRepond } from './antivirus.ts';
import { configuration } from './configuration.ts';
import { retenir } from './memoire.ts';
import { codeDePostgresql, prisma } from './prisma.ts';
import { causeDeReplique, type EtatDeReplique, repliqueDuMoment } from './replique.ts';
import { WORKERS_VIVANTS } from './workers.ts';

/** The health page must say that the base does not answer, not wait with it. */
const PATIENCE_MS = 3_000;
/** A job due for so long that nobody took means a queue that no longer moves. */
const RETARD_MINUTES = 15;
/** A seal is put every evening: two missed in a row are no accident. */
const SCEAU_HEURES = 48;
/** Under so many megabytes, a lot of letters or a few scans may be the last. */
export const PLACE_MINIMALE_MO = 500;

/** What PostgreSQL answers when a table or its whole schema lacks: it lives, its migrations have not been applied. */
export const SANS_MIGRATION = ['42P01', '42883', '3F000'];

/** State of the product for those who watch it. */
export interface Sante {
  /** Why it is not well, each with the way out, in French; empty when all is well. */
  causes: string[];
  base: 'en_service' | 'injoignable';
  worker?: { nombre: number; depuis: string | null };
  file?: { enAttente: number; enEchec: number };
  courriers?: { aProduire: number; aAnnoncer: number; misDeCote: number };
  /** Instant of the last seal put on the journal; null before the first. */
  scelleLe?: string | null;
  /** Whether ClamAV answers; null where none is set. */
  antivirus?: boolean | null;
  /** The copy that serves lists, and the seconds by which it is late when they are known; null where there is none. */
  lecture?: { etat: EtatDeReplique; retard: number | null } | null;
  /** Megabytes left where pieces and letters lie; null where the store is not a disk of this machine. */
  placeMo?: number | null;
}

/** What is read of the base, in one statement. */
export interface Releve {
  workers: number;
  depuis: bigint | null;
  enAttente: number;
  enEchec: number;
  enRetard: number;
  /** Jobs that will produce, or announce, letters still to be. */
  aProduireEnFile: boolean;
  aAnnoncerEnFile: boolean;
  aProduire: number;
  aAnnoncer: number;
  misDeCote: number;
  aSceller: boolean;
  scelleLe: Date | null;
  /** Since when a worker knows that a seal is put every evening; null when none ever ran. */
  scellementAttenduDepuis: Date | null;
  /** The last seal bears a day to come: the clock went back, or somebody forged it. */
  sceauDeLAvenir: boolean;
  /** What the last check of the journal found altered; null when all held, or before the first. */
  alteration: string | null;
  /** What the last comparison of files and rows found; null before the first. */
  orphelins: number | null;
  absents: number | null;
  maintenant: Date;
}

const relever = (): Promise<Releve[]> =>
  prisma().$queryRawUnsafe<Releve[]>(`
    SELECT w.nombre AS workers, w.depuis, f.*, x.a_produire AS "aProduire", x.a_annoncer AS "aAnnoncer",
      x.mis_de_cote AS "misDeCote", x.a_sceller AS "aSceller", x.scelle_le AS "scelleLe",
      coalesce((SELECT max(jour) FROM scellement) > (now() AT TIME ZONE 'Europe/Paris')::date, false) AS "sceauDeLAvenir",
      (SELECT faute FROM verification_de_journal ORDER BY id DESC LIMIT 1) AS alteration,
      (SELECT orphelins FROM releve_de_fichiers ORDER BY id DESC LIMIT 1) AS orphelins,
      (SELECT absents FROM releve_de_fichiers ORDER BY id DESC LIMIT 1) AS absents,
      now() AS maintenant
    FROM (SELECT count(*)::int AS nombre, min(depuis) AS depuis FROM (${WORKERS_VIVANTS}) AS v) AS w,
      etat_de_la_file(make_interval(mins => ${RETARD_MINUTES})) AS f,
      releve_d_exploitation() AS x`);

const pluriel = (nombre: number, un: string, plusieurs: string): string =>
  nombre === 1 ? `1 ${un}` : `${nombre} ${plusieurs}`;

const HEURE_MS = 3_600_000;

/** What is not well in what was read, each with the way out, in French. Pure. */
export function causesDe(releve: Releve, placeMo: number | null, antivirus: boolean | null = null): string[] {
  const { workers, enRetard, enEchec, aProduire, aAnnoncer, aSceller, maintenant } = releve;
  const depuisLeSceau = releve.scelleLe ?? releve.scellementAttenduDepuis;
  const sansSceau = depuisLeSceau ? (maintenant.getTime() - depuisLeSceau.getTime()) / HEURE_MS : 0;
  const causes: [boolean, string][] = [
    [
      workers === 0,
      'Aucun worker ne tourne : les courriers et les courriels attendent. Lancez « node scripts/worker.ts ».',
    ],
    [
      workers > 0 && enRetard > 0,
      `La file n’avance plus : ${pluriel(enRetard, 'tâche attend', 'tâches attendent')} depuis plus de ${RETARD_MINUTES} minutes. Relancez le worker, et lisez ses journaux.`,
    ],
    [
      enEchec > 0,
      `${pluriel(enEchec, 'tâche a échoué pour de bon', 'tâches ont échoué pour de bon')} : rejouez-les depuis la page Exploitation de l’administration.`,
    ],
    [
      aProduire > 0 && !releve.aProduireEnFile,
      `${pluriel(aProduire, 'courrier attend', 'courriers attendent')} sans qu’aucune tâche ne les produise : commandez-les depuis la page Exploitation.`,
    ],
    [
      aAnnoncer > 0 && !releve.aAnnoncerEnFile,
      `${pluriel(aAnnoncer, 'courriel n’est pas parti', 'courriels ne sont pas partis')} et aucune tâche ne les envoie : commandez-les depuis la page Exploitation.`,
    ],
    [
      aSceller && sansSceau > SCEAU_HEURES,
      `Le journal n’a pas été scellé depuis ${Math.floor(sansSceau)} heures : le worker le fait chaque soir, lisez ses journaux.`,
    ],
    [
      releve.sceauDeLAvenir,
      'Le dernier sceau du journal est daté de l’avenir, aucun ne peut le suivre : mettez la machine à l’heure. Si elle l’est, quelqu’un l’a forgé : comparez avec la copie (npm run journal:verifier -- --sceaux DOSSIER).',
    ],
    [
      releve.alteration !== null,
      `Le journal a été altéré : ${releve.alteration} Comparez-le à la copie de ses sceaux (npm run journal:verifier -- --sceaux DOSSIER), gardez la base telle qu’elle est pour l’enquête, puis restaurez une sauvegarde.`,
    ],
    [
      Number(releve.absents) > 0,
      `${pluriel(Number(releve.absents), 'pièce ou courrier n’a plus son fichier', 'pièces ou courriers n’ont plus leur fichier')} : « npm run fichiers:verifier » les nomme, reprenez-les d’une sauvegarde.`,
    ],
    [
      Number(releve.orphelins) > 0,
      `${pluriel(Number(releve.orphelins), 'fichier rangé n’est à aucun dossier', 'fichiers rangés ne sont à aucun dossier')} : si la base ne vient pas d’être restaurée, effacez-les depuis la page Exploitation.`,
    ],
    [
      antivirus === false,
      'L’antivirus ne répond pas : les fichiers envoyés sont refusés. Relancez clamd, ou vérifiez que ANTIVIRUS y mène.',
    ],
    [
      placeMo !== null && placeMo < PLACE_MINIMALE_MO,
      `Il ne reste que ${placeMo} Mo où les pièces et les courriers sont rangés : libérez de la place.`,
    ],
  ];
  return causes.flatMap(([vraie, phrase]) => (vraie ? [phrase] : []));
}

/** Megabytes left for pieces and letters; null when they are not on a disk of this machine, or its folder is not made yet. */
async function placeRestante(): Promise<number | null> {
  const { stockage } = configuration();
  if (stockage.sorte !== 'disque') return null;
  return statfs(stockage.dossier).then(
    ({ bavail, bsize }) => Math.floor((bavail * bsize) / 2 ** 20),
    () => null,
  );
}

const trop = (): Promise<never> =>
  new Promise((_, refuser) => setTimeout(() => refuser(new Error('délai dépassé')), PATIENCE_MS).unref());

/** What the base answers, within three seconds. Rejects after: who watches must be told that it does not answer. */
export const avantDeRenoncer = <T>(reponse: Promise<T>): Promise<T> => Promise.race([reponse, trop()]);

/** What PostgreSQL answers when it has no room left to write: its disk is full, or its quota reached. */
const SANS_PLACE = ['53100', '53400'];
const BASE_PLEINE =
  'La base n’a plus de place pour écrire : aucun acte ne passe. Libérez de la place sur son disque ; les actes reprennent aussitôt.';

/**
 * Why the base cannot write, in French; null when it can. Has it write four megabytes beside its data, which it takes back
 * at once: reads go on when its disk is full, and nothing else would say so.
 */
async function causeDUneBasePleine(): Promise<string | null> {
  try {
    await prisma().$transaction([
      prisma().$executeRaw`SET LOCAL work_mem TO '64kB'`,
      prisma().$queryRaw`SELECT max(g) FROM (
        SELECT g FROM generate_series(1, 4000) AS g ORDER BY repeat(md5(g::text), 32) OFFSET 1) AS trie`,
    ]);
    return null;
  } catch (erreur) {
    if (SANS_PLACE.includes(codeDePostgresql(erreur) ?? '')) return BASE_PLEINE;
    throw erreur;
  }
}

/** State of the base, workers, queue, letters, seals and disk. Never throws: a base that does not answer is a state. */
export async function sante(): Promise<Sante> {
  try {
    const [releve] = await avantDeRenoncer(relever());
    if (!releve) throw new Error('aucun relevé');
    const { workers, depuis, enAttente, enEchec, aProduire, aAnnoncer, misDeCote, scelleLe } = releve;
    const [placeMo, antivirus, replique, basePleine] = await Promise.all([
      placeRestante(),
      antivirusRepond(),
      repliqueDuMoment(),
      avantDeRenoncer(causeDUneBasePleine()),
    ]);
    return {
      causes: [
        basePleine,
        ...causesDe(releve, placeMo, antivirus),
        replique && causeDeReplique(replique),
      ].flatMap((cause) => cause ?? []),
      base: 'en_service',
      worker: {
        nombre: workers,
        depuis: depuis === null ? null : new Date(Number(depuis) * 1000).toISOString(),
      },
      file: { enAttente, enEchec },
      courriers: { aProduire, aAnnoncer, misDeCote },
      scelleLe: scelleLe?.toISOString() ?? null,
      antivirus,
      lecture: replique && { etat: replique.etat, retard: replique.retard },
      placeMo,
    };
  } catch (erreur) {
    const sansMigration = SANS_MIGRATION.includes(codeDePostgresql(erreur) ?? '');
    return {
      base: 'injoignable',
      causes: [
        sansMigration
          ? 'La base répond mais n’est pas à jour : appliquez les migrations (node scripts/preparer.ts).'
          : 'La base de données ne répond pas : vérifiez qu’elle tourne, que son disque n’est pas plein et que DATABASE_URL y mène.',
      ],
    };
  }
}

const MEMOIRE_MS = 3_000;

/** The same, for whoever asks: each look has the base write and the antivirus answer, so all share one for three seconds. */
export const santeDuMoment = retenir(sante, MEMOIRE_MS);
