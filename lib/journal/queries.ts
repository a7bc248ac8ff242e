import type { Role } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { ObjetLu } from '#lib/technique/journal.ts';
import { enPortee, exigerAdministrateur, type Portee, tient } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { RegistreDesLectures } from './schema.ts';

/** Lines of a page of the register of reads. */
const TAILLE_DE_PAGE = 50;

export interface LectureVue {
  id: string;
  instant: Date;
  /** Name of an agent; the family and the application are not named. */
  lecteur: string;
  objet: string;
  precision: string | null;
  motif: string | null;
  explication: string | null;
}

/**
 * The last time that the worker computed the whole journal again, null before the first. Throws Refus introuvable to
 * anybody but an administrateur.
 */
export async function derniereVerification(
  portee: Portee,
): Promise<Prisma.VerificationDeJournalGetPayload<object> | null> {
  exigerAdministrateur(portee);
  return prisma().verificationDeJournal.findFirst({ orderBy: { id: 'desc' } });
}

/**
 * Who looked at the dossier of this number, the last one first, nothing of what was seen; empty when nobody did, or when no
 * dossier has it. `suivante` is the line before which the next page starts. Throws Refus introuvable to anybody but the DPO.
 */
export async function lecturesDuDossier(
  portee: Portee,
  { q: numero, avant }: RegistreDesLectures,
): Promise<{ lignes: LectureVue[]; suivante: number | null }> {
  if (!tient(portee, 'dpo')) throw new Refus('introuvable', 'Cette page n’existe pas.');
  if (!numero) return { lignes: [], suivante: null };
  const lues = await enPortee(
    portee,
    (tx) => tx.$queryRaw<(Omit<LectureVue, 'id'> & { id: bigint })[]>`
      SELECT id, instant, lecteur, objet, "precision", motif, explication
      FROM lectures_du_dossier(${numero}, ${avant ?? null}::bigint, ${TAILLE_DE_PAGE + 1}::int)`,
  );
  const page = lues.slice(0, TAILLE_DE_PAGE);
  return {
    lignes: page.map(({ id, ...lue }) => ({ ...lue, id: String(id) })),
    suivante: lues.length > TAILLE_DE_PAGE ? Number(page.at(-1)?.id ?? 0) : null,
  };
}

/** Days and services that a family reads at most. */
const CONSULTATIONS_DITES = 200;

/** What a service looked at on a day, as the family is told: never who, nor in which words it gave its reason. */
export interface ConsultationDite {
  jour: Jour;
  /** Null for an agent who held no function that day. */
  fonction: Role | null;
  lieu: string | null;
  objet: ObjetLu;
  /** Key of MOTIFS_DE_DEVOILEMENT, when a masked value was shown. */
  motif: string | null;
  fois: number;
}

/** Who looked at the demande of this family, the last day first; empty for anybody else's. */
export async function consultationsDeMaDemande(
  portee: Portee,
  dossierId: string,
): Promise<ConsultationDite[]> {
  const lues = await enPortee(
    portee,
    (tx) => tx.$queryRaw<(Omit<ConsultationDite, 'jour'> & { jour: Date })[]>`
      SELECT jour, fonction, lieu, objet, motif, fois
      FROM consultations_de_ma_demande(${dossierId}::uuid, ${CONSULTATIONS_DITES}::int)`,
  );
  return lues.map(({ jour, ...lue }) => ({ ...lue, jour: jourDe(jour) }));
}
