/** What the étude automatique did not settle, as the service of the académie reads it (view etude_en_panne). */
import { rentreeDu } from '#lib/droit/annee.ts';
import type { Panne } from '#lib/droit/etude/reparation.ts';
import type { EtatCivilElargi } from '#lib/etat-civil/schema.ts';
import { academiesDe, enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Compte } from './faits.ts';

/** Lines of a page of a list. */
export const LIGNES_PAR_PAGE = 50;

/** What a person may see of the desk: its académies, in the year of the day. */
const aMoi = (portee: Portee): Prisma.Sql =>
  Prisma.sql`p.academie_code = ANY (${academiesDe(portee)}::text[]) AND p.rentree = ${rentreeDu(portee.jour)}`;

const dans = (uai: string | undefined): Prisma.Sql => (uai ? Prisma.sql`AND p.uai = ${uai}` : Prisma.empty);

/**
 * What a service may decide of without any call (reading etude.restes): no dossier is open, no replay runs, and nothing waits for the
 * concubin or for a choice of the parents.
 */
const SANS_DOSSIER = Prisma.sql`(p.dossier_id IS NULL AND p.rejouable AND p.issue IN ('personne', 'a_reprendre'))`;

/** What failed, counted by what stopped it and by établissement, in one statement. */
export const pannesComptees = (portee: Portee): Promise<Compte[]> =>
  enPortee(
    portee,
    (tx) => tx.$queryRaw<Compte[]>`
      SELECT panne, p.uai, t.nom AS etablissement, count(*)::int AS lignes, count(*) FILTER (WHERE p.prete)::int AS pretes,
        count(*) FILTER (WHERE ${SANS_DOSSIER})::int AS "sansDossier"
      FROM etude_en_panne p CROSS JOIN unnest(p.causes) AS panne JOIN etablissement t ON t.uai = p.uai
      WHERE ${aMoi(portee)} GROUP BY panne, p.uai, t.nom ORDER BY panne, p.uai`,
  );

/** An étude that failed. */
export interface LigneEnPanne {
  consentementId: string;
  eleve: { nom: string; prenom: string };
  demandeur: { nom: string; prenom: string };
  etablissement: string;
  academieCode: string;
  issue: string;
  causes: Panne[];
  jour: Date;
  dossierId: string | null;
  numero: string | null;
  concubinage: boolean;
  rejouable: boolean;
  /** A service may decide of it without any call. */
  sansDossier: boolean;
  prete: boolean;
  enReprise: boolean;
}

const COLONNES = Prisma.sql`p.consentement_id AS "consentementId",
  json_build_object('nom', e.nom, 'nomUsage', e.nom_usage, 'prenom', e.prenom, 'prenomUsage', e.prenom_usage) AS eleve,
  json_build_object('nom', r.nom, 'nomUsage', r.nom_usage, 'prenom', r.prenom, 'prenomUsage', r.prenom_usage) AS demandeur,
  t.nom AS etablissement, p.academie_code AS "academieCode", p.issue::text, p.causes, p.jour, p.dossier_id AS "dossierId", p.numero,
  p.couple_id IS NOT NULL AS concubinage, p.rejouable, ${SANS_DOSSIER} AS "sansDossier", p.prete, p.en_reprise AS "enReprise"`;
const DEPUIS = Prisma.sql`FROM etude_en_panne p JOIN eleve e ON e.id = p.eleve_id JOIN responsable r ON r.id = p.responsable_id
  JOIN etablissement t ON t.uai = p.uai`;

/** One page of a group, those that are ready first. */
export const lignesDuGroupe = (
  portee: Portee,
  { panne, uai, page }: { panne: string; uai?: string; page: number },
): Promise<LigneEnPanne[]> =>
  enPortee(
    portee,
    (tx) => tx.$queryRaw<LigneEnPanne[]>`
      SELECT ${COLONNES} ${DEPUIS}
      WHERE ${aMoi(portee)} ${dans(uai)} AND ${panne} = ANY (p.causes)
      ORDER BY p.prete DESC, t.nom, e.nom, e.prenom, p.consentement_id
      LIMIT ${LIGNES_PAR_PAGE} OFFSET ${(page - 1) * LIGNES_PAR_PAGE}`,
  );

/** The consents of a group, or one of them, that may be played again; those that are ready when a whole group is asked for. */
export const aRejouer = (
  tx: Transaction,
  portee: Portee,
  { panne, uai, consentementId }: { panne: string; uai: string; consentementId: string },
): Promise<{ id: string; academieCode: string }[]> =>
  tx.$queryRaw`
    SELECT p.consentement_id AS id, p.academie_code AS "academieCode" FROM etude_en_panne p
    WHERE ${aMoi(portee)} ${dans(uai || undefined)} AND ${panne} = ANY (p.causes) AND p.rejouable
      ${consentementId ? Prisma.sql`AND p.consentement_id = ${consentementId}::uuid` : Prisma.sql`AND p.prete`}
    ORDER BY 1`;

/** The consents of a group, or one of them, that a service may decide of without any call. */
export const sansDossier = (
  tx: Transaction,
  portee: Portee,
  { panne, uai, consentementId }: { panne: string; uai: string; consentementId: string },
): Promise<{ id: string; academieCode: string }[]> =>
  tx.$queryRaw`
    SELECT p.consentement_id AS id, p.academie_code AS "academieCode" FROM etude_en_panne p
    WHERE ${aMoi(portee)} ${dans(uai || undefined)} AND ${panne} = ANY (p.causes) AND ${SANS_DOSSIER}
      ${consentementId ? Prisma.sql`AND p.consentement_id = ${consentementId}::uuid` : Prisma.empty}
    ORDER BY 1`;

/** The same for all that is left in an académie, whoever reads. */
export const restesDeLAcademie = async (
  tx: Transaction,
  { academieCode, rentree }: { academieCode: string; rentree: number },
): Promise<string[]> => {
  const lus = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.consentement_id AS id FROM etude_en_panne p
    WHERE p.academie_code = ${academieCode} AND p.rentree = ${rentree} AND ${SANS_DOSSIER} ORDER BY 1`;
  return lus.map(({ id }) => id);
};

/** Both sides of what a service is about to decide: what opens a dossier, and what stays as it is. */
export interface ApercuDeLaSuite {
  ouvrent: number;
  sansAccord: number;
  double: number;
  enReprise: number;
  dossierOuvert: number;
}

/** What a run of the desk would do today, of these consents, or of all that is left in its académie. */
export const apercuDeLaSuite = (
  portee: Portee,
  {
    academieCode,
    rentree,
    consentements,
  }: { academieCode: string | null; rentree: number; consentements: string[] },
): Promise<ApercuDeLaSuite> =>
  enPortee(portee, async (tx) => {
    const [lu] = await tx.$queryRaw<[ApercuDeLaSuite]>`
      SELECT count(*) FILTER (WHERE ${SANS_DOSSIER})::int AS ouvrent,
        count(*) FILTER (WHERE p.issue = 'sans_accord')::int AS "sansAccord",
        count(*) FILTER (WHERE p.issue = 'double')::int AS "double",
        count(*) FILTER (WHERE p.en_reprise)::int AS "enReprise",
        count(*) FILTER (WHERE p.dossier_id IS NOT NULL)::int AS "dossierOuvert"
      FROM etude_en_panne p WHERE p.academie_code = ${academieCode} AND p.rentree = ${rentree}
        AND (${consentements.length === 0} OR p.consentement_id = ANY (${consentements}::uuid[]))`;
    return lu;
  });

/** The académies where the person holds the desk, and the days that are set there. */
export const remisesFixees = (portee: Portee) =>
  enPortee(portee, async (tx) => ({
    academies: await tx.academie.findMany({
      where: { code: { in: academiesDe(portee) } },
      select: { code: true, nom: true },
      orderBy: { nom: 'asc' },
    }),
    fixees: await tx.passageDEtude.findMany({
      where: {
        ...{ academieCode: { in: academiesDe(portee) }, rentree: rentreeDu(portee.jour), etat: 'prepare' },
        prevuLe: { not: null },
      },
      select: { id: true, prevuLe: true, auteurNom: true, academie: { select: { nom: true } } },
    }),
  }));

/** Whose état civil is asked with, as it stands, and what was corrected of it. */
export interface FicheEtudiee {
  qui: 'demandeur' | 'concubin';
  /** The answer that it belongs to. */
  reponseId: string;
  etatCivil: EtatCivilElargi;
  corrections: {
    id: string;
    avant: EtatCivilElargi;
    apres: EtatCivilElargi;
    motif: string;
    auteurNom: string;
    instant: Date;
  }[];
}

const introuvable = (): Refus =>
  new Refus(
    'introuvable',
    'Cette ligne n’est plus au bureau de réparation : elle est réglée, ou une demande existe.',
  );

/** An étude that failed, with its keys. Throws Refus introuvable out of the portée, or once it is settled. */
export async function ligneEnPanne(
  tx: Transaction,
  portee: Portee,
  consentementId: string,
): Promise<LigneEnPanne & { eleveId: string; responsableId: string; coupleId: string | null }> {
  const [ligne] = await tx.$queryRaw<
    (LigneEnPanne & { eleveId: string; responsableId: string; coupleId: string | null })[]
  >`
    SELECT ${COLONNES}, p.eleve_id AS "eleveId", p.responsable_id AS "responsableId", p.couple_id AS "coupleId" ${DEPUIS}
    WHERE ${aMoi(portee)} AND p.consentement_id = ${consentementId}::uuid`;
  if (!ligne) throw introuvable();
  return ligne;
}

/** The état civil that a consent, or the concubin's answer, is studied with, and its corrections, the last one first. */
export async function fichesEtudiees(
  tx: Transaction,
  { consentementId, coupleId }: { consentementId: string; coupleId: string | null },
): Promise<FicheEtudiee[]> {
  const reponses = await tx.$queryRaw<Omit<FicheEtudiee, 'corrections'>[]>`
    SELECT 'demandeur' AS qui, id AS "reponseId", etat_civil AS "etatCivil" FROM consentement WHERE id = ${consentementId}::uuid
    UNION ALL SELECT 'concubin', id, etat_civil FROM accord_en_vigueur WHERE couple_id = ${coupleId}::uuid AND accord`;
  const ids = reponses.map(({ reponseId }) => reponseId);
  const corrections = await tx.correctionDEtatCivil.findMany({
    where: { OR: [{ consentementId: { in: ids } }, { accordId: { in: ids } }] },
    orderBy: [{ instant: 'desc' }, { id: 'desc' }],
  });
  return reponses.map((reponse) => {
    const siennes = corrections
      .filter(({ consentementId: c, accordId: a }) => (c ?? a) === reponse.reponseId)
      .map(({ avant, apres, ...dite }) => ({
        ...dite,
        avant: avant as unknown as EtatCivilElargi,
        apres: apres as unknown as EtatCivilElargi,
      }));
    return { ...reponse, etatCivil: siennes[0]?.apres ?? reponse.etatCivil, corrections: siennes };
  });
}

/** A line of the desk with the état civil that it was studied with. Throws Refus introuvable out of the portée, or once settled. */
export const voirLigne = (portee: Portee, consentementId: string) =>
  enPortee(portee, async (tx) => {
    const ligne = await ligneEnPanne(tx, portee, consentementId);
    return { ligne, fiches: await fichesEtudiees(tx, ligne) };
  });
