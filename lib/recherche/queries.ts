import {
  COLONNES,
  TABLES,
  TAILLE_DE_PAGE,
  type Voisins,
  voisinsDansLaBannette,
} from '#lib/bannette/queries.ts';
import type { Filtres, LigneDeBannette } from '#lib/bannette/schema.ts';
import { type DossierEntier, echeanceDuDossier, rejeteeParSilence } from '#lib/dossier/faits.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { Delai } from '#lib/droit/delais/delai.ts';
import { LISENT_LE_RADAR } from '#lib/droit/echeances/radar.ts';
import type { RecoursSuivi } from '#lib/droit/recours/silence.ts';
import { idsDesElevesCherches, lieuxDeSaisie } from '#lib/eleve/queries.ts';
import { recoursSuivi } from '#lib/recours/faits.ts';
import { journaliserLecture, journaliserLectures } from '#lib/technique/journal.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { academiesDe, enPortee, type Portee, regard, uaisDe } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type EleveSansDemande, type Gestes, gestesPossibles, type ScolariteSituee } from './faits.ts';
import { type Lectures, lireRecherche, SIGNES_DU_MILIEU } from './schema.ts';

/**
 * What the one box finds: dossiers by names with typos and without accents, INE or a part of it, telephone, e-mail, number of
 * the dossier or of a letter, best first; those of the year, but for a number, which tells its own. Then pupils without demande,
 * by name or INE alone. What a telephone or an e-mail finds is journaled: it tells whose they are.
 */
export function chercher(
  portee: Portee,
  annee: number,
  texte: string,
): Promise<{ dossiers: LigneDeBannette[]; sansDemande: ElevesSansDemande }> {
  return enPortee(portee, async (tx) => {
    const { joints, nommes, eleves } = await trouver(tx, portee, annee, texte);
    await journaliserLectures(tx, portee, idsDe(joints), 'coordonnees', 'recherche');
    return {
      dossiers: uneFois(joints, nommes),
      sansDemande: await elevesSansDemande(tx, portee, annee, eleves),
    };
  });
}

interface Trouves {
  /** By a telephone or an e-mail. */
  joints: LigneDeBannette[];
  nommes: LigneDeBannette[];
  /** Pupils that a name or an INE means, whatever they asked for. */
  eleves: string[];
}

async function trouver(tx: Transaction, portee: Portee, annee: number, texte: string): Promise<Trouves> {
  const lectures = lireRecherche(texte);
  if (lectures.numero) return { joints: [], nommes: await parNumero(tx, portee, lectures), eleves: [] };
  const joignables = await idsParCoordonnees(tx, lectures);
  const nommes = await idsParNom(tx, portee, annee, lectures);
  return {
    joints: await dossiersDesEleves(tx, portee, annee, joignables, 'coordonnees'),
    nommes: await dossiersDesEleves(tx, portee, annee, nommes, 'suivi'),
    eleves: nommes,
  };
}

/** Pupils without demande that a search shows: many bear a common name. */
const SANS_DEMANDE_MONTRES = 10;

export interface ElevesSansDemande {
  eleves: EleveSansDemande[];
  /** Others bear what was typed: something must be added to it. */
  autres: boolean;
}

type LigneSansDemande = Omit<EleveSansDemande, keyof Gestes | 'radar'> & ScolariteSituee;

/** Of these pupils, those who have no demande that year, in the places where the person types them. */
async function elevesSansDemande(
  tx: Transaction,
  portee: Portee,
  annee: number,
  ids: readonly string[],
): Promise<ElevesSansDemande> {
  const lieux = lieuxDeSaisie(portee);
  if (ids.length === 0 || lieux.length === 0) return { eleves: [], autres: false };
  // The schooling is the one that the entry takes.
  const trouves = await tx.$queryRaw<LigneSansDemande[]>`
    SELECT e.id, e.ine, e.nom, e.nom_usage AS "nomUsage", e.prenom, e.prenom_usage AS "prenomUsage", e.naissance,
      s.id AS "scolariteId", s.classe, t.nom AS etablissement, t.type::text, t.secteur::text, s.uai, s.academie_code AS "academieCode",
      s.niveau::text, s.statut::text, s.regime::text, s.dispositif::text, s.filiere_cned::text AS "filiereCned", s.sortie_le AS "sortieLe"
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS x (id, rang) JOIN eleve e ON e.id = x.id, LATERAL (
      SELECT * FROM scolarite c
      WHERE c.eleve_id = x.id AND c.rentree = ${annee} AND (c.uai = ANY (${lieux}) OR c.academie_code = ANY (${lieux}))
      ORDER BY c.sortie_le DESC NULLS FIRST, c.entree_le DESC LIMIT 1) s JOIN etablissement t ON t.uai = s.uai
    WHERE NOT EXISTS (SELECT FROM dossier d WHERE d.eleve_id = x.id AND d.rentree = ${annee} AND d.etat <> 'brouillon')
    ORDER BY x.rang LIMIT ${SANS_DEMANDE_MONTRES + 1}`;
  const montres = trouves.slice(0, SANS_DEMANDE_MONTRES);
  const aPrevenir = await scolaritesDuRadar(
    tx,
    montres
      .filter((trouve) => rolesTenus(portee, trouve).some((role) => LISENT_LE_RADAR.includes(role)))
      .map(({ scolariteId }) => scolariteId),
  );
  return {
    autres: trouves.length > montres.length,
    eleves: montres.map((trouve) => ({
      ...trouve,
      ...gestesPossibles(rolesTenus(portee, trouve), trouve, portee.jour),
      radar: aPrevenir.has(trouve.scolariteId),
    })),
  };
}

/** Functions that the person holds where a pupil is schooled. */
const rolesTenus = ({ affectations }: Portee, { uai, academieCode }: { uai: string; academieCode: string }) =>
  affectations
    .filter((tenue) => tenue.uai === uai || tenue.academieCode === academieCode)
    .map(({ role }) => role);

/** Of these schoolings, those whose family is to be told of its right. */
async function scolaritesDuRadar(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const lues = await tx.$queryRaw<{ id: string }[]>`
    SELECT scolarite_id AS id FROM raisons_du_radar(${[...ids]}::uuid[])`;
  return new Set(lues.map(({ id }) => id));
}

const idsDe = (lignes: readonly LigneDeBannette[]): string[] => lignes.map(({ id }) => id);

const uneFois = (joints: LigneDeBannette[], nommes: LigneDeBannette[]): LigneDeBannette[] =>
  [...joints, ...nommes.filter(({ id }) => !joints.some((joint) => joint.id === id))].slice(
    0,
    TAILLE_DE_PAGE,
  );

const lignes = (
  tx: Transaction,
  portee: Portee,
  trouve: Prisma.Sql,
  ordre: Prisma.Sql,
  genre: 'suivi' | 'coordonnees',
) =>
  tx.$queryRaw<LigneDeBannette[]>`
    SELECT ${COLONNES} FROM dossier d ${TABLES}
    WHERE ${trouve} AND ${perimetre(portee, 'suivi')} AND ${perimetre(portee, genre)} AND d.etat <> 'brouillon'
    ORDER BY ${ordre} LIMIT ${TAILLE_DE_PAGE}`;

function parNumero(
  tx: Transaction,
  portee: Portee,
  { numero, courrier }: Lectures,
): Promise<LigneDeBannette[]> {
  const lettre = courrier
    ? Prisma.sql`AND EXISTS (SELECT 1 FROM courrier c WHERE c.dossier_id = d.id AND c.reference = ${courrier})`
    : Prisma.empty;
  return lignes(tx, portee, Prisma.sql`d.numero = ${numero} ${lettre}`, Prisma.sql`d.id`, 'suivi');
}

async function dossiersDesEleves(
  tx: Transaction,
  portee: Portee,
  annee: number,
  eleves: readonly string[],
  genre: 'suivi' | 'coordonnees',
): Promise<LigneDeBannette[]> {
  if (eleves.length === 0) return [];
  const ids = Prisma.sql`${[...eleves]}::uuid[]`;
  return lignes(
    tx,
    portee,
    Prisma.sql`d.eleve_id = ANY (${ids}) AND d.rentree = ${annee}`,
    Prisma.sql`array_position(${ids}, d.eleve_id), d.id`,
    genre,
  );
}

async function idsParNom(
  tx: Transaction,
  portee: Portee,
  annee: number,
  { eleve, partieDIne }: Lectures,
): Promise<string[]> {
  if (eleve) return idsDesElevesCherches(tx, portee, eleve, annee, TAILLE_DE_PAGE);
  if (!partieDIne) return [];
  const envers = [...partieDIne].toReversed().join('');
  const trouves = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT t.eleve_id AS id
    FROM unnest(${[`<${partieDIne}`, `>${envers}`]}::text[]) AS m(mot),
      unnest(${[...uaisDe(portee), ...academiesDe(portee)]}::text[]) AS l(lieu), LATERAL (
      SELECT r.eleve_id FROM recherche_eleve r
      WHERE r.lieu = l.lieu AND r.rentree = ${annee} AND r.mot BETWEEN m.mot AND m.mot || '~'
      ORDER BY r.mot, r.suite LIMIT ${TAILLE_DE_PAGE}) t
    LIMIT ${TAILLE_DE_PAGE}`;
  const dedans = partieDIne.length < SIGNES_DU_MILIEU ? [] : await idsParLeMilieu(tx, annee, partieDIne);
  return [...new Set([...trouves, ...dedans].map(({ id }) => id))];
}

/** Pupils of the places of who asks whose INE has these signs, wherever. */
const idsParLeMilieu = (tx: Transaction, annee: number, partie: string) =>
  tx.$queryRaw<{ id: string }[]>`SELECT id FROM eleves_par_ine(${partie}, ${annee}, ${TAILLE_DE_PAGE}) AS id`;

/** Pupils of whom a parent, or who asks for them, has this telephone or this e-mail. */
async function idsParCoordonnees(tx: Transaction, { telephone, courriel }: Lectures): Promise<string[]> {
  if (!telephone && !courriel) return [];
  const joint = telephone
    ? Prisma.sql`(r.telephone_cherche = ${telephone} OR r.portable_cherche = ${telephone} OR r.professionnel_cherche = ${telephone})`
    : Prisma.sql`r.courriel_cherche = ${courriel}`;
  const trouves = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT e.id FROM responsable r, LATERAL (
      SELECT l.eleve_id AS id FROM lien l WHERE l.responsable_id = r.id
      UNION ALL SELECT d.eleve_id FROM dossier d WHERE d.demandeur_id = r.id) e
    WHERE ${joint} LIMIT ${TAILLE_DE_PAGE}`;
  return trouves.map(({ id }) => id);
}

/** What is answered at once to who calls: where the dossier stands, and the last thing that left. */
export interface Reponse {
  dossier: DossierEntier;
  echeance: Delai | null;
  /** The day on which silence has rejected the demande; null when it has not. */
  rejeteeLe: Jour | null;
  /** The recours that waits for its answer, and what silence has made of it. */
  recours: RecoursSuivi | null;
  /** Absent of who does not read letters. */
  courrier: DossierEntier['courriers'][number] | null;
  /** Null of who does not read decisions. */
  montreLaDecision: boolean;
}

/** The answer of one dossier, journaled as its opening. Throws Refus introuvable outside the portée. */
export function repondreAuTelephone(portee: Portee, id: string): Promise<Reponse> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, id);
    await journaliserLecture(tx, portee, id, 'dossier', 'recherche');
    const lit = (genre: 'courriers' | 'decision') => regard(portee, dossier, genre) === 'lit';
    return {
      dossier,
      echeance: echeanceDuDossier(dossier, dossier.etat),
      rejeteeLe: rejeteeParSilence(dossier, portee.jour),
      recours: recoursSuivi(dossier, portee.jour),
      courrier: (lit('courriers') && dossier.courriers.find(({ etat }) => etat === 'produit')) || null,
      montreLaDecision: lit('decision'),
    };
  });
}

/** The neighbours of a dossier in the list that led to it: what was found, or the queue (`voisinsDansLaBannette`). */
export async function voisinsDansLaListe(
  portee: Portee,
  annee: number,
  filtres: Filtres,
  id: string,
  place?: string,
): Promise<Voisins> {
  if (!filtres.q) return voisinsDansLaBannette(portee, annee, filtres, id, place);
  const { q } = filtres;
  // Who has read the list has had its line in the register: its order alone is asked for again.
  const { joints, nommes } = await enPortee(portee, (tx) => trouver(tx, portee, annee, q));
  const trouves = uneFois(joints, nommes);
  const rang = trouves.findIndex((ligne) => ligne.id === id);
  if (rang < 0) return { precedent: null, suivant: null };
  return { precedent: trouves[rang - 1]?.id ?? null, suivant: trouves[rang + 1]?.id ?? null };
}
