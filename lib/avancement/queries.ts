/** How far a campaign is in an établissement, who is to be called, the dossiers that nobody moves, those that the application moved. */
import { type FormeDeTableur, fichierDeTableur } from '#lib/connecteurs/classeur.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { BRANCHES, type Branche } from '#lib/droit/competence.ts';
import type { Feuille } from '#lib/droit/courrier/classeur.ts';
import { AUTOMATISMES } from '#lib/droit/echeances/automatismes.ts';
import { IMMOBILITES } from '#lib/droit/echeances/immobiles.ts';
import { JOURS_ENTRE_RELANCES, RELANCEURS } from '#lib/droit/echeances/relances.ts';
import type { Etat } from '#lib/droit/etats.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { CANAUX } from '#lib/droit/situation.ts';
import { type CampagneSituee, campagneDeLaPortee, sansDemande } from '#lib/relance/queries.ts';
import { LISTE_DES_ATTENTES } from '#lib/suivi/schema.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { affectationsQuiLisent, enLecture, type Portee } from '#lib/technique/portee.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { feuilleDesClasses, feuilleDesImmobiles } from './faits.ts';
import type { RangDImmobile, SuiteDeClasse } from './schema.ts';

/** A class: its pupils, those for whom a demande was received, those whose family was reminded and has not answered. */
export interface ClasseAvancee {
  uai: string;
  etablissement: string;
  classe: string;
  eleves: number;
  recues: number;
  relances: number;
}

export interface Avancement {
  annee: number;
  /** That of the year, open or closed since; null when no text gives it. */
  campagne: CampagneSituee | null;
  classes: ClasseAvancee[];
}

const etablissementsDe = ({ affectations }: Portee): string[] =>
  affectations.flatMap(({ uai, role }) => (uai && RELANCEURS.includes(role) ? uai : []));

/** The pupils of the établissements of the portée who may ask this year, `s` of `e` in `t`, with the demande `d` received for each. */
const elevesDesClasses = (portee: Portee, annee: number): Prisma.Sql => Prisma.sql`
  scolarite s JOIN eleve e ON e.id = s.eleve_id JOIN etablissement t ON t.uai = s.uai LEFT JOIN LATERAL (
    SELECT d.id, d.numero, d.etat FROM dossier d WHERE d.eleve_id = s.eleve_id AND d.rentree = s.rentree AND d.etat <> 'brouillon'
    ORDER BY d.recu_le DESC NULLS LAST, d.id LIMIT 1) d ON true
  WHERE s.rentree = ${annee} AND s.uai = ANY (${etablissementsDe(portee)}) AND s.statut = 'scolaire' AND s.niveau <> 'post_bac'
    AND (s.sortie_le IS NULL OR s.sortie_le > ${dateDe(portee.jour)}::date) AND e.reunie_dans IS NULL`;

/** What is counted of a class: each number is the pupils for whom this holds. */
const SUITES: Readonly<Record<SuiteDeClasse, Prisma.Sql>> = {
  eleves: Prisma.sql`true`,
  recues: Prisma.sql`d.id IS NOT NULL`,
  relances: Prisma.sql`d.id IS NULL AND EXISTS (SELECT FROM relance r WHERE r.scolarite_id = s.id)`,
};

/** The classes of the établissements of the portée, those where least was received first. */
export async function avancementDesClasses(portee: Portee): Promise<Avancement> {
  const campagne = await campagneDeLaPortee(portee);
  const annee = rentreeDu(portee.jour);
  const classes = await enLecture(
    portee,
    (tx) => tx.$queryRaw<ClasseAvancee[]>`
      SELECT s.uai, t.nom AS etablissement, s.classe, count(*)::int AS eleves, (count(*) FILTER (WHERE ${SUITES.recues}))::int AS recues,
        (count(*) FILTER (WHERE ${SUITES.relances}))::int AS relances
      FROM ${elevesDesClasses(portee, annee)}
      GROUP BY s.uai, t.nom, s.classe ORDER BY t.nom, (count(*) FILTER (WHERE ${SUITES.recues}))::float / count(*), s.classe`,
  );
  return { annee, campagne, classes };
}

/** A pupil of a class: the demande received, and the last reminder of its family. Days in ISO. */
export interface EleveDeClasse {
  scolariteId: string;
  nom: string;
  prenom: string;
  dossierId: string | null;
  numero: string | null;
  etat: Etat | null;
  relanceLe: string | null;
}

/** Pupils listed at once. */
export const ELEVES_LISTES = 100;

/** The pupils of a class that one of its numbers counts, by name, from a rank on; nobody of another établissement. */
export function elevesDeLaClasse(
  portee: Portee,
  { uai, classe, suite }: { uai: string; classe: string; suite: SuiteDeClasse },
  depuis: number,
): Promise<{ lignes: EleveDeClasse[]; total: number; etablissement: string | null }> {
  return enLecture(portee, async (tx) => {
    const lus = await tx.$queryRaw<(EleveDeClasse & { total: number; etablissement: string })[]>`
      SELECT s.id AS "scolariteId", e.nom, e.prenom, d.id AS "dossierId", d.numero, d.etat::text AS etat, t.nom AS etablissement,
        (SELECT max(r.jour)::text FROM relance r WHERE r.scolarite_id = s.id) AS "relanceLe", (count(*) OVER ())::int AS total
      FROM ${elevesDesClasses(portee, rentreeDu(portee.jour))} AND s.uai = ${uai} AND s.classe = ${classe} AND ${SUITES[suite]}
      ORDER BY e.nom, e.prenom, s.id LIMIT ${ELEVES_LISTES} OFFSET ${depuis}`;
    return {
      lignes: lus.map(({ total: _, etablissement: __, ...lu }) => lu),
      total: lus[0]?.total ?? 0,
      etablissement: lus[0]?.etablissement ?? null,
    };
  });
}

/** The table of a page as a file, dated of the portée's day. */
const fichierDe = (portee: Portee, titre: string, feuille: Feuille, forme: FormeDeTableur) =>
  fichierDeTableur(
    {
      ...{ titre, sujet: 'Campagne des bourses', auteur: portee.auteur.nom, jour: portee.jour.toString() },
      feuilles: [feuille],
    },
    forme,
    `${titre.toLowerCase().replaceAll(' ', '-')}-${portee.jour}`,
  );

/** What each class has sent, as a file for a spreadsheet: the numbers of the page. */
export async function tableurDesClasses(portee: Portee, forme: FormeDeTableur): Promise<FichierServi> {
  const { classes } = await avancementDesClasses(portee);
  return fichierDe(portee, 'Classes', feuilleDesClasses(classes), forme);
}

/** The dossiers that nobody moves, as a file for a spreadsheet: the rows of the page. */
export async function tableurDesImmobiles(portee: Portee, forme: FormeDeTableur): Promise<FichierServi> {
  const lignes = await dossiersImmobiles(portee, rentreeDu(portee.jour), { limite: IMMOBILES_AU_TABLEUR });
  return fichierDe(portee, 'Dossiers immobiles', feuilleDesImmobiles(lignes), forme);
}

/** A family to call: what for, and at which number. */
export interface AAppeler {
  cle: string;
  nom: string;
  prenom: string;
  classe: string;
  telephone: string;
  /** The dossier that lacks a piece; null for a pupil without any demande. */
  dossierId: string | null;
  /** Day by which the pieces are awaited, or of the last reminder. */
  jour: Date;
}

/** Calls told at most: what a person can do in a day. */
export const APPELS_DU_JOUR = 30;
/** Days before the end of the delay of pieces from which a family is called. */
const JOURS_AVANT_LA_FIN = 5;

/**
 * Families to call today, the most pressing first: pieces awaited within some days, then, while the campaign is open, reminders left
 * without answer. Those alone whose number is known.
 */
export async function famillesAAppeler(portee: Portee, { annee, campagne }: Avancement): Promise<AAppeler[]> {
  const { jour } = portee;
  const telephone = Prisma.sql`coalesce(r.telephone_portable, r.telephone, r.telephone_professionnel)`;
  const piecesAttendues = Prisma.sql`
    SELECT d.id::text AS cle, e.nom, e.prenom, s.classe, ${telephone} AS telephone, d.id AS "dossierId", d.echeance_le AS jour, 0 AS ordre
    FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN scolarite s ON s.id = d.scolarite_id JOIN responsable r ON r.id = d.demandeur_id
    WHERE d.rentree = ${annee} AND d.uai = ANY (${etablissementsDe(portee)}) AND ${perimetre(portee, 'coordonnees')}
      AND d.plage = ANY (${plagesOu('incomplete')}) AND d.tri BETWEEN ${dateDe(jour)}::date AND ${dateDe(jour.add({ days: JOURS_AVANT_LA_FIN }))}::date
      AND ${telephone} IS NOT NULL`;
  const sansReponse = Prisma.sql`
    SELECT s.id::text, e.nom, e.prenom, s.classe, r.telephone, NULL::uuid, r.jour, 1
    FROM scolarite s JOIN eleve e ON e.id = s.eleve_id JOIN LATERAL (
      SELECT max(x.jour) AS jour, min(${telephone}) AS telephone FROM relance x JOIN responsable r ON r.id = x.responsable_id
      WHERE x.scolarite_id = s.id) r ON r.telephone IS NOT NULL AND r.jour <= ${dateDe(jour.subtract({ days: JOURS_ENTRE_RELANCES }))}::date
    WHERE ${sansDemande(portee, annee)}`;
  return enLecture(
    portee,
    (tx) => tx.$queryRaw<AAppeler[]>`
      SELECT * FROM (${piecesAttendues} ${campagne?.ouverte ? Prisma.sql`UNION ALL ${sansReponse}` : Prisma.empty}) a
      ORDER BY a.ordre, a.jour, a.nom, a.prenom, a.cle LIMIT ${APPELS_DU_JOUR}`,
  );
}

const plagesOu = (etat: Etat): string[] =>
  CANAUX.flatMap((canal) => BRANCHES.map((branche) => `${etat}/${canal}/${branche}`));

/** A dossier that stays in its state: since when, and in whose hands. */
export interface Immobile {
  id: string;
  numero: string;
  nom: string;
  prenom: string;
  classe: string;
  etablissement: string;
  etat: Etat;
  branche: Branche;
  drapeaux: string[];
  depuisLe: Date;
  confieA: string | null;
  /** Of the établissement, and of the service of the académie. */
  telephones: { etablissement: string; service: string };
}

/** Rows of a page of the list, and of its file. */
export const IMMOBILES_MONTRES = 50;
const IMMOBILES_AU_TABLEUR = 1_000;

/**
 * The dossiers of the périmètre that nobody has moved for too long, the oldest first, after a row of the list or from its beginning;
 * without those that somebody has set aside until a day. In a place, those of a state, a channel and a branch are one stretch of an
 * index: only what is shown is read.
 */
export function dossiersImmobiles(
  portee: Portee,
  annee: number,
  { apres = null, limite = IMMOBILES_MONTRES }: { apres?: RangDImmobile | null; limite?: number } = {},
): Promise<Immobile[]> {
  const suite = apres
    ? Prisma.sql`(d.depuis_le, d.id) > (${apres.depuisLe}::timestamptz, ${apres.id}::uuid)`
    : Prisma.sql`true`;
  const lues = affectationsQuiLisent(portee, 'suivi');
  const troncons = IMMOBILITES.flatMap(({ etat, jours }) =>
    plagesOu(etat).map((plage) => ({ plage, avant: dateDe(portee.jour.subtract({ days: jours })) })),
  );
  const dans = (colonne: 'uai' | 'academie_code', lieux: string[]): Prisma.Sql => Prisma.sql`
    SELECT x.id, x.depuis_le FROM unnest(${lieux}::text[]) AS l(lieu),
      unnest(${troncons.map(({ plage }) => plage)}::text[], ${troncons.map(({ avant }) => avant)}::timestamptz[]) AS p(plage, avant), LATERAL (
        SELECT d.id, d.depuis_le FROM dossier d
        WHERE d.${Prisma.raw(colonne)} = l.lieu AND d.rentree = ${annee} AND d.plage = p.plage AND d.depuis_le < p.avant AND ${suite}
          AND ${perimetre(portee, 'suivi')} AND NOT EXISTS (SELECT FROM dossier_drapeau f WHERE f.id = d.id AND f.drapeau = ${LISTE_DES_ATTENTES})
        ORDER BY d.depuis_le, d.id LIMIT ${limite}) x`;
  const uais = [...new Set(lues.flatMap(({ uai }) => uai ?? []))];
  const academies = [...new Set(lues.flatMap(({ academieCode }) => academieCode ?? []))];
  return enLecture(
    portee,
    (tx) => tx.$queryRaw<Immobile[]>`
      WITH cles AS MATERIALIZED (
        SELECT id, depuis_le FROM (${dans('uai', uais)} UNION ${dans('academie_code', academies)}) c ORDER BY depuis_le, id LIMIT ${limite})
      SELECT d.id, d.numero, e.nom, e.prenom, s.classe, t.nom AS etablissement, d.etat, d.branche, d.drapeaux, d.depuis_le AS "depuisLe",
        jsonb_build_object('etablissement', t.telephone, 'service', a.telephone) AS telephones,
        (SELECT g.prenom || ' ' || g.nom FROM confie_de_dossier c JOIN agent g ON g.id = c.agent_id WHERE c.dossier_id = d.id
          ORDER BY c.rang DESC LIMIT 1) AS "confieA"
      FROM cles JOIN dossier d ON d.id = cles.id JOIN eleve e ON e.id = d.eleve_id JOIN scolarite s ON s.id = d.scolarite_id
        JOIN etablissement t ON t.uai = d.uai JOIN academie a ON a.code = d.academie_code
      ORDER BY cles.depuis_le, d.id`,
  );
}

/** An act that the application did by itself. */
export interface FaitSansPersonne {
  id: string;
  rang: number;
  acte: Acte;
  jour: Date;
  nom: string;
  prenom: string;
  classe: string;
  etablissement: string;
  /** State of the dossier now, and that in which the act left it: somebody may have moved it since. */
  etat: Etat;
  versEtat: Etat;
  confieA: string | null;
  /** It is entrusted to who reads. */
  aMoi: boolean;
}

/** Rows of the list at most. */
export const FAITS_MONTRES = 200;

/**
 * What the application did since the day before on the dossiers of the périmètre, those entrusted to who reads first, then by act;
 * and how many decisions it let leave, which the page of departures lists. `miens`: the entrusted ones alone.
 */
export async function faitsSansPersonne(
  portee: Portee,
  { miens = false }: { miens?: boolean } = {},
): Promise<{ faits: FaitSansPersonne[]; total: number; parties: number }> {
  const veille = dateDe(portee.jour.subtract({ days: 1 }));
  // Whatever an act of yesterday touched was written since: few dossiers are read of the journal.
  const depuis = new Date(maintenant().subtract({ hours: 48 }).epochMilliseconds);
  const lus = await enLecture(
    portee,
    (tx) => tx.$queryRaw<(FaitSansPersonne & { total: number; parties: number })[]>`
      WITH touches AS MATERIALIZED (
        SELECT d.*, c.agent_id AS confie FROM dossier d LEFT JOIN LATERAL (
          SELECT agent_id FROM confie_de_dossier WHERE dossier_id = d.id ORDER BY rang DESC LIMIT 1) c ON true
        WHERE ${perimetre(portee, 'suivi')} AND d.modifie_le >= ${depuis}),
      faits AS (
        SELECT d.*, l.rang AS le_rang, l.acte, l.jour, l.vers_etat, coalesce(d.confie = ${portee.auteur.id}::uuid, false) AS a_moi
        FROM touches d JOIN ligne_de_journal l ON l.dossier_id = d.id AND l.rentree = d.rentree
        WHERE l.auteur_genre = 'systeme' AND l.jour >= ${veille}::date AND l.acte = ANY (${[...AUTOMATISMES]}::text[]))
      SELECT f.id, f.le_rang AS rang, f.acte, f.jour, e.nom, e.prenom, s.classe, t.nom AS etablissement, f.etat, f.vers_etat AS "versEtat",
        g.prenom || ' ' || g.nom AS "confieA", f.a_moi AS "aMoi", count(*) FILTER (WHERE f.acte <> 'notifier') OVER ()::int AS total,
        count(*) FILTER (WHERE f.acte = 'notifier') OVER ()::int AS parties
      FROM faits f JOIN eleve e ON e.id = f.eleve_id JOIN scolarite s ON s.id = f.scolarite_id
        JOIN etablissement t ON t.uai = f.uai LEFT JOIN agent g ON g.id = f.confie
      WHERE f.a_moi OR NOT ${miens}
      ORDER BY f.acte = 'notifier', f.a_moi DESC, f.acte, f.jour DESC, e.nom, e.prenom, f.id, f.le_rang LIMIT ${FAITS_MONTRES}`,
  );
  const [{ total = 0, parties = 0 } = {}] = lus;
  return {
    faits: lus.flatMap(({ total: _, parties: __, ...fait }) => (fait.acte === 'notifier' ? [] : fait)),
    total,
    parties,
  };
}
