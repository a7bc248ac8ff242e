import type { Role } from '#lib/droit/competence.ts';
import { type Jour, jour as jourDIso } from '#lib/droit/date.ts';
import { jourAParis, jourDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import type { ObjetLu } from '#lib/technique/journal.ts';
import { enPortee, exigerAdministrateur, exigerDpo, type Portee } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Inhabituelles, RegistreDesLectures } from './schema.ts';

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
  exigerDpo(portee);
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

/** Below so many dossiers in a day, no volume is told; above, when it is so many times the agent's usual day. */
const BEAUCOUP = 40;
const FOIS = 3;
/** Days looked at when the address says none. */
const JOURS_VUS = 30;
const LIGNES_DITES = 500;

/** A day of an agent that is out of the ordinary, and why: a sign, not a fault. */
export interface JourInhabituel {
  agentId: string;
  agent: string;
  jour: Jour;
  dossiers: number;
  /** Median of the days with reads, over the thirty before. */
  habituels: number;
  volume: boolean;
  /** Reads between 20:00 and 7:00, or on a Sunday. */
  horsHeures: number;
  /** Dossiers of a place where the agent held no function that day. */
  horsLieu: number;
}

/**
 * Days of reads that are out of the ordinary, the last first, over the last thirty days or those of the address. Throws Refus
 * introuvable to anybody but the DPO.
 */
export async function lecturesInhabituelles(
  portee: Portee,
  { q, du, au }: Inhabituelles,
): Promise<{ lignes: JourInhabituel[]; du: string; au: string }> {
  exigerDpo(portee);
  // Reads are dated by the real clock, whatever day a demonstration has set.
  const fin = au ?? jourAParis(maintenant()).toString();
  const debut = du ?? jourDIso(fin).subtract({ days: JOURS_VUS }).toString();
  const lues = await enPortee(
    portee,
    (tx) => tx.$queryRaw<(Omit<JourInhabituel, 'jour'> & { jour: Date })[]>`
      SELECT agent_id AS "agentId", agent, jour, dossiers, habituels, volume, hors_heures AS "horsHeures", hors_lieu AS "horsLieu"
      FROM lectures_inhabituelles(${debut}::date, ${fin}::date, ${q || null}, ${BEAUCOUP}::int, ${FOIS}::int, ${LIGNES_DITES}::int)`,
    'lot',
  );
  return { lignes: lues.map(({ jour, ...lue }) => ({ ...lue, jour: jourDe(jour) })), du: debut, au: fin };
}

/** A read of an agent: when, which dossier, what kind, and the reason that was written. */
export interface LectureDAgent {
  id: string;
  instant: Date;
  numero: string;
  objet: string;
  explication: string | null;
}

/** What an agent looked at on a day, the last first. Same refusal. */
export async function lecturesDeLAgent(
  portee: Portee,
  agentId: string,
  jour: string | undefined,
): Promise<LectureDAgent[]> {
  exigerDpo(portee);
  const leJour = jour ?? jourAParis(maintenant()).toString();
  const lues = await enPortee(
    portee,
    (tx) => tx.$queryRaw<(Omit<LectureDAgent, 'id'> & { id: bigint })[]>`
      SELECT id, instant, numero, objet, explication FROM lectures_de_l_agent(${agentId}::uuid, ${leJour}::date, ${LIGNES_DITES}::int)`,
  );
  return lues.map(({ id, ...lue }) => ({ ...lue, id: String(id) }));
}
