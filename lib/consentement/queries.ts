import { type CoupleSuivi, suivreLeCouple } from '#lib/concubin/queries.ts';
import {
  obstacleAuConsentement,
  perimetreDeLEtude,
  peutConsentir,
} from '#lib/droit/consentement/consentement.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { EtudeAttendue } from '#lib/droit/etude/attente.ts';
import type { EtatCivilElargi } from '#lib/etat-civil/schema.ts';
import { participeA } from '#lib/participation/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Dit } from './faits.ts';

/** A consent to study for a rentrée, as an engine takes it. */
export interface AEtudier {
  id: string;
  eleveId: string;
  responsableId: string;
  scolariteId: string;
  uai: string;
  academieCode: string;
  /** Day of the consent: it stands for the day of the demande. */
  consentiLe: Jour;
  etatCivil: EtatCivilElargi;
  concubinage: boolean;
  /** Null without a concubin, and while the concubin has not answered: without a yes, nothing is instructed. */
  accordDuConcubin: boolean | null;
  etatCivilDuConcubin: EtatCivilElargi | null;
  /** Another person consented for this pupil too: a double demande, by the rule of the procedure. */
  double: boolean;
}

/** Which consents: of a rentrée, of places when some are named, or these very ones. */
export interface LotAEtudier {
  rentree: number;
  uais?: readonly string[];
  academies?: readonly string[];
  ids?: readonly string[];
  /** Those after this one, at most `taille`: read one after the other, the sets hold each consent once. */
  apres?: string;
  taille: number;
}

type Ligne = Omit<AEtudier, 'consentiLe'> & { jour: Date };

/**
 * The consents to study for a rentrée, in the order of their ids (view consentement_a_etudier, docs/adr/consentements.md): a yes
 * that stands, of a pupil schooled in scope on the day of the session, for whom nobody has a demande. The concubin's refusal and
 * silence are told, never hidden: the caller says them. By the application.
 */
export async function consentementsAEtudier(
  tx: Transaction,
  { rentree, uais, academies, ids, apres, taille }: LotAEtudier,
): Promise<AEtudier[]> {
  const parmi = (colonne: string, type: string, valeurs: readonly string[] | undefined) =>
    valeurs
      ? Prisma.sql`AND ${Prisma.raw(colonne)} = ANY (${[...valeurs]}::${Prisma.raw(type)}[])`
      : Prisma.empty;
  const lignes = await tx.$queryRaw<Ligne[]>`
    SELECT v.id, v.eleve_id AS "eleveId", v.responsable_id AS "responsableId", v.scolarite_id AS "scolariteId", v.uai,
      v.academie_code AS "academieCode", v.jour, coalesce(etat_civil_corrige(v.id, NULL), v.etat_civil) AS "etatCivil",
      v.concubinage, v.accord_du_concubin AS "accordDuConcubin",
      coalesce(etat_civil_corrige(NULL, a.id), v.etat_civil_du_concubin) AS "etatCivilDuConcubin", v."double"
    FROM consentement_a_etudier v JOIN consentement c ON c.id = v.id LEFT JOIN accord_en_vigueur a ON a.couple_id = c.couple_id
    WHERE v.rentree = ${rentree} AND campagne_ouverte(v.rentree, v.academie_code) ${apres ? Prisma.sql`AND v.id > ${apres}::uuid` : Prisma.empty}
      ${parmi('v.uai', 'text', uais)} ${parmi('v.academie_code', 'text', academies)} ${parmi('v.id', 'uuid', ids)}
    ORDER BY v.id LIMIT ${taille}`;
  return lignes.map(({ jour, ...ligne }) => ({ ...ligne, consentiLe: jourDe(jour) }));
}

const AVEC_LE_LIEU = { eleve: true, etablissement: true } as const satisfies Prisma.ScolariteInclude;
type ScolariteSituee = Prisma.ScolariteGetPayload<{ include: typeof AVEC_LE_LIEU }>;

/** A person and a pupil where the étude would be made. */
export interface Situe
  extends Pick<ScolariteSituee, 'eleve' | 'eleveId' | 'uai' | 'classe' | 'niveau' | 'statut'> {
  responsableId: string;
  etablissement: string;
  type: ScolariteSituee['etablissement']['type'];
  secteur: ScolariteSituee['etablissement']['secteur'];
  participe: boolean;
}

/** The last schooling of a pupil, and the person who speaks for it. Throws Refus introuvable to who may not consent. */
export async function situer(
  tx: Transaction,
  { jour }: Portee,
  eleveId: string,
  responsableId: string,
): Promise<Situe> {
  const lien = await tx.lien.findUnique({ where: { eleveId_responsableId: { eleveId, responsableId } } });
  const scolarite = await tx.scolarite.findFirst({
    where: { eleveId },
    include: AVEC_LE_LIEU,
    orderBy: [{ rentree: 'desc' }, { sortieLe: { sort: 'desc', nulls: 'first' } }, { entreeLe: 'desc' }],
  });
  if (!scolarite || !lien || !peutConsentir({ ...lien, absent: lien.absentDepuis !== null }))
    throw new Refus(
      'introuvable',
      'Cette personne n’est pas en charge de cet élève dans la base : adressez-vous au secrétariat de l’établissement.',
    );
  const { eleve, uai, classe, niveau, statut, etablissement } = scolarite;
  const { type, secteur, nom } = etablissement;
  const participe = await participeA(tx, uai, jour);
  return {
    eleve,
    eleveId,
    responsableId,
    uai,
    classe,
    niveau,
    statut,
    etablissement: nom,
    type,
    secteur,
    participe,
  };
}

/** Why the étude cannot be asked for a pupil, with the way out; null when it can. */
export const obstacleDe = (situe: Situe) => obstacleAuConsentement(perimetreDeLEtude(situe));

/** A yes `c` that ended: its pupil entered another académie after its day (reading consentement.academie). */
export const FINI = Prisma.sql`(c.reponse = 'oui' AND EXISTS (SELECT FROM scolarite o WHERE o.eleve_id = c.eleve_id
  AND o.academie_code <> c.academie_code AND o.entree_le > c.jour AND o.entree_le <= jour_de_la_session()))`;

/** What stands of a person for a pupil; null before any answer. */
export async function ditDe(tx: Transaction, eleveId: string, responsableId: string): Promise<Dit | null> {
  const [lu] = await tx.$queryRaw<{ reponse: Dit['reponse']; jour: Date; fini: boolean }[]>`
    SELECT c.reponse, c.jour, ${FINI} AS fini FROM consentement_en_vigueur c
    WHERE c.eleve_id = ${eleveId}::uuid AND c.responsable_id = ${responsableId}::uuid`;
  return lu ? { ...lu, jour: jourDe(lu.jour) } : null;
}

/**
 * What a person who consented may expect of the étude of a rentrée, by pupil: those whom a run would study today, and those whose
 * consent a change of académie ended. `responsableId` is who is signed in: the concubin's answer is told to nobody else.
 */
export async function etudesAttendues(
  tx: Transaction,
  responsableId: string,
  rentree: number,
): Promise<ReadonlyMap<string, EtudeAttendue>> {
  const lus = await tx.$queryRaw<
    { eleveId: string; jour: Date; concubinage: boolean; accord: boolean | null; fini: boolean }[]
  >`
    SELECT v.eleve_id AS "eleveId", v.jour, v.concubinage, reponse_du_concubin(c.couple_id) AS accord, false AS fini
    FROM consentement_a_etudier v JOIN consentement c ON c.id = v.id
    WHERE v.responsable_id = ${responsableId}::uuid AND v.rentree = ${rentree}
    UNION ALL SELECT c.eleve_id, c.jour, false, NULL, true FROM consentement_en_vigueur c
    WHERE c.responsable_id = ${responsableId}::uuid AND c.rentree <= ${rentree} AND ${FINI}`;
  return new Map(
    lus.map(({ eleveId, jour, concubinage, accord, fini }) => [
      eleveId,
      {
        consentiLe: jourDe(jour),
        ...(concubinage ? { accordDuConcubin: accord } : {}),
        ...(fini ? { fini } : {}),
      },
    ]),
  );
}

/** The last yes of a person that stands, for any pupil. */
const dernierOui = async (tx: Transaction, responsableId: string) => {
  const [lu] = await tx.$queryRaw<{ coupleId: string | null; etatCivil: unknown }[]>`
    SELECT couple_id AS "coupleId", coalesce(etat_civil_corrige(id, NULL), etat_civil) AS "etatCivil" FROM consentement_en_vigueur
    WHERE responsable_id = ${responsableId}::uuid AND reponse = 'oui' ORDER BY jour DESC, instant DESC, id DESC LIMIT 1`;
  return lu ?? null;
};

/** The couple that the last yes of a person tells; null when it tells none. */
export const dernierCouple = async (tx: Transaction, responsableId: string): Promise<string | null> =>
  (await dernierOui(tx, responsableId))?.coupleId ?? null;

/** A pupil of the person who is signed in: why the étude cannot be asked, or what was answered. */
export interface EnfantAEtudier {
  eleveId: string;
  eleve: Situe['eleve'];
  lieu: string;
  obstacle: string | null;
  dit: Dit | null;
}

/** The pupils for whom the person who is signed in may consent, and what the register holds of their answers. */
export function mesConsentements(portee: Portee): Promise<{
  enfants: EnfantAEtudier[];
  couple: CoupleSuivi | null;
  etatCivil: unknown;
  responsable: { nom: string; nomUsage: string | null; prenom: string; civilite: string };
}> {
  const moi = portee.auteur.id ?? '';
  return enPortee(portee, async (tx) => {
    const responsable = await tx.responsable.findUniqueOrThrow({
      where: { id: moi },
      select: { nom: true, nomUsage: true, prenom: true, civilite: true, liens: true },
    });
    const enfants: EnfantAEtudier[] = [];
    for (const { eleveId, ...lien } of responsable.liens) {
      if (!peutConsentir({ ...lien, absent: lien.absentDepuis !== null })) continue;
      const situe = await situer(tx, portee, eleveId, moi).catch(() => null);
      if (!situe || situe.eleve.reunieDans) continue;
      enfants.push({
        eleveId,
        eleve: situe.eleve,
        lieu: `${situe.classe}, ${situe.etablissement}`,
        obstacle: obstacleDe(situe)?.phrase ?? null,
        dit: await ditDe(tx, eleveId, moi),
      });
    }
    const oui = await dernierOui(tx, moi);
    return {
      enfants,
      couple: oui?.coupleId ? await suivreLeCouple(tx, oui.coupleId) : null,
      etatCivil: oui?.etatCivil ?? null,
      responsable,
    };
  });
}
