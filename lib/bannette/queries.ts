import { type Attente, attentesDe } from '#lib/droit/evaluation.ts';
import { classesDe } from '#lib/eleve/queries.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { academiesDe, affectationsQuiLisent, enPortee, type Portee, uaisDe } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';
import {
  APRES_TOUS,
  AVANT_TOUS,
  bornesDe,
  type Cle,
  ecrireCle,
  type Filtres,
  type Lecture,
  type LigneDeBannette,
  type Liste,
  lireCle,
  listeDe,
  PLAFOND_DES_COMPTEURS,
  URGENCES,
  type Urgence,
} from './schema.ts';

/** Rows of a page of the queue. */
export const TAILLE_DE_PAGE = 50;

export interface Page {
  lignes: LigneDeBannette[];
  /** Keys of the neighbours, null at an end. */
  suivante: string | null;
  precedente: string | null;
}

/** The columns of a row of the queue, of a dossier `d` and of `TABLES`. */
export const COLONNES = Prisma.sql`
  d.id, d.numero, e.nom, e.prenom, s.classe, d.uai, t.nom AS etablissement, d.branche, d.etat, d.canal, d.drapeaux,
  d.echeance_le AS "echeanceLe", d.echeance_cause AS "echeanceCause", d.depuis_le AS "depuisLe", d.tri::text AS tri,
  (SELECT g.prenom || ' ' || g.nom FROM agent g WHERE g.id = (
    SELECT c.agent_id FROM confie_de_dossier c WHERE c.dossier_id = d.id ORDER BY c.rang DESC LIMIT 1)) AS "confieA",
  (SELECT a.reveil_le FROM attente_de_dossier a WHERE a.dossier_id = d.id ORDER BY a.rang DESC LIMIT 1) AS "reveilLe"`;

/** What a row shows besides its dossier `d`. */
export const TABLES = Prisma.sql`
  JOIN eleve e ON e.id = d.eleve_id JOIN etablissement t ON t.uai = d.uai
  JOIN scolarite s ON s.id = d.scolarite_id`;

/** The places whose dossiers are listed, by the column that names them. */
function lieuxDe(portee: Portee, { uai }: Filtres): { colonne: 'uai' | 'academie_code'; lieux: string[] }[] {
  const lues = affectationsQuiLisent(portee, 'suivi');
  const uais = uai ? [uai] : [...new Set(lues.flatMap((lue) => lue.uai ?? []))];
  const academies = uai ? [] : [...new Set(lues.flatMap((lue) => lue.academieCode ?? []))];
  return [
    { colonne: 'uai' as const, lieux: uais },
    { colonne: 'academie_code' as const, lieux: academies },
  ].filter(({ lieux }) => lieux.length > 0);
}

/** The one établissement that the list is about, if there is one. */
function etablissementChoisi(portee: Portee, uai?: string): string | undefined {
  const [seul, ...autres] = lieuxDe(portee, { uai });
  return autres.length === 0 && seul?.colonne === 'uai' && seul.lieux.length === 1
    ? seul.lieux[0]
    : undefined;
}

/** What differs between lists that are read together: values, or columns of the row of a counter. */
type Valeurs = Record<'plages' | 'bas' | 'haut', Prisma.Sql>;

const enSql = ({ tri, id }: Cle): Prisma.Sql => Prisma.sql`(${tri}::date, ${id}::uuid)`;

/** The states, channels and branches of a list, as the generated column says them. */
const plagesDe = ({ attentes, canaux }: Liste): string[] =>
  attentes.flatMap(({ etat, branche }) => canaux.map((canal) => `${etat}/${canal}/${branche}`));

/** What waits for who reads. */
export const attenduesDe = ({ affectations }: Portee): readonly Attente[] =>
  attentesDe(affectations.map(({ role }) => role));

/** The list of some filters, for who reads it. */
function listePour(portee: Portee, filtres: Filtres): Liste {
  const liste = listeDe(filtres, portee.jour, attenduesDe(portee));
  const lues = new Set(affectationsQuiLisent(portee, 'suivi').flatMap(({ branches }) => branches));
  return { ...liste, attentes: liste.attentes.filter(({ branche }) => lues.has(branche)) };
}

function valeursDe(liste: Liste, lecture: Lecture): Valeurs {
  const { bas, haut } = bornesDe(liste, lecture);
  return { plages: Prisma.sql`${plagesDe(liste)}::text[]`, bas: enSql(bas), haut: enSql(haut) };
}

/**
 * Keys (tri, id) of the dossiers of a list. In a place, those of a state, a channel and a branch are one stretch of an index in
 * the order of the queues: a page merges their beginnings, so that it costs the same wherever it is; a count needs no order.
 */
function cles(
  portee: Portee,
  annee: number,
  filtres: Filtres,
  { drapeaux: [drapeau, ...autres] }: Liste,
  { plages, bas, haut }: Valeurs,
  { sens, limite }: Lecture,
): Prisma.Sql {
  const ordre = Prisma.raw(
    sens === 'avant' ? 'ORDER BY tri DESC, id DESC' : sens === 'apres' ? 'ORDER BY tri, id' : '',
  );
  const conditions = Prisma.join(
    [
      Prisma.sql`d.rentree = ${annee} AND (d.tri, d.id) > ${bas} AND (d.tri, d.id) < ${haut}`,
      perimetre(portee, 'suivi'),
      ...autres.map(porte),
    ],
    ' AND ',
  );
  const { classe } = filtres;
  const uai = etablissementChoisi(portee, filtres.uai);
  if (classe && uai)
    return Prisma.sql`
      SELECT d.tri, d.id FROM dossier d
      WHERE d.scolarite_id = ANY (ARRAY(SELECT id FROM scolarite WHERE uai = ${uai} AND rentree = ${annee} AND classe = ${classe}))
        AND d.uai = ${uai} AND d.plage = ANY (${plages})
        AND ${drapeau ? porte(drapeau) : Prisma.sql`true`} AND ${conditions} ${ordre} LIMIT ${limite}`;
  const source = drapeau
    ? Prisma.sql`dossier_drapeau d WHERE d.drapeau = ${drapeau} AND`
    : Prisma.sql`dossier d WHERE`;
  const troncons = lieuxDe(portee, filtres).map(({ colonne, lieux }) => {
    const lieu = Prisma.raw(`d.${colonne}`);
    if (!sens)
      return Prisma.sql`
        (SELECT d.tri, d.id FROM ${source} ${lieu} = ANY (${lieux}::text[]) AND d.plage = ANY (${plages})
          AND ${conditions} LIMIT ${limite})`;
    return Prisma.sql`
      SELECT troncon.tri, troncon.id
      FROM unnest(${lieux}::text[]) AS l(lieu), unnest(${plages}) AS p(plage), LATERAL (
        SELECT d.tri, d.id FROM ${source} ${lieu} = l.lieu AND d.plage = p.plage
          AND ${conditions} ${ordre} LIMIT ${limite}) troncon`;
  });
  if (troncons.length === 0) return Prisma.sql`SELECT NULL::date AS tri, NULL::uuid AS id LIMIT 0`;
  return Prisma.sql`SELECT tri, id FROM (${Prisma.join(troncons, ' UNION ')}) cles ${ordre} LIMIT ${limite}`;
}

/** The same for the list of the filters alone. */
function clesDe(portee: Portee, annee: number, filtres: Filtres, lecture: Lecture): Prisma.Sql {
  const liste = listePour(portee, filtres);
  return cles(portee, annee, filtres, liste, valeursDe(liste, lecture), lecture);
}

const porte = (drapeau: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM dossier_drapeau x WHERE x.id = d.id AND x.drapeau = ${drapeau})`;

/** Ids of the first dossiers of a list, at most so many. */
export async function clesDeLaListe(
  tx: Transaction,
  portee: Portee,
  annee: number,
  filtres: Filtres,
  limite: number,
): Promise<string[]> {
  const cles = clesDe(portee, annee, filtres, { sens: 'apres', limite });
  return (await tx.$queryRaw<Cle[]>`${cles}`).map(({ id }) => id);
}

type LigneTriee = LigneDeBannette & Cle;

/** One page of the queue within the portée, by legal deadline; keyset, so page 1 000 costs what page 1 costs. */
export async function pageDeBannette(portee: Portee, annee: number, filtres: Filtres): Promise<Page> {
  const avant = lireCle(filtres.avant);
  const apres = lireCle(filtres.apres);
  const page = clesDe(portee, annee, filtres, {
    sens: avant ? 'avant' : 'apres',
    depuis: avant ?? apres,
    limite: TAILLE_DE_PAGE + 1,
  });
  const lues = await enPortee(
    portee,
    (tx) => tx.$queryRaw<LigneTriee[]>`
      WITH page AS MATERIALIZED (${page})
      SELECT ${COLONNES} FROM page JOIN dossier d ON d.id = page.id ${TABLES} ORDER BY page.tri, page.id`,
  );
  const encore = lues.length > TAILLE_DE_PAGE;
  const lignes = avant ? lues.slice(-TAILLE_DE_PAGE) : lues.slice(0, TAILLE_DE_PAGE);
  const [premiere, derniere] = [lignes[0], lignes.at(-1)];
  return {
    lignes,
    suivante: derniere && (avant || encore) ? ecrireCle(derniere) : null,
    precedente: premiere && (avant ? encore : apres) ? ecrireCle(premiere) : null,
  };
}

export type Compteurs = Record<Urgence | 'total', number>;

/** How many dossiers stand behind each counter of the queue, and behind the filters; none counts beyond the plafond. */
export async function compteursDeBannette(
  portee: Portee,
  annee: number,
  filtres: Filtres,
): Promise<Compteurs> {
  const listes = (['total', ...URGENCES] as const).map((nom) => {
    const urgence = nom === 'total' ? undefined : nom;
    return { nom, liste: listePour(portee, { ...filtres, urgence }) };
  });
  const compteurs = Object.fromEntries(listes.map(({ nom }) => [nom, 0])) as Compteurs;
  const lecture = { limite: PLAFOND_DES_COMPTEURS + 1 };
  const deLaLigne = {
    plages: Prisma.sql`c.plages`,
    bas: Prisma.sql`(c.du, ${AVANT_TOUS}::uuid)`,
    haut: Prisma.sql`(c.au, ${APRES_TOUS}::uuid)`,
  };
  const parDrapeau = Object.values(Object.groupBy(listes, ({ liste }) => liste.drapeaux.join()));
  const comptes = parDrapeau.map((groupe = []) => {
    const lignes = groupe.map(({ nom, liste }) => {
      const { du, au } = liste;
      return Prisma.sql`(${nom}, ${plagesDe(liste)}::text[], ${du}::date, ${au}::date)`;
    });
    const liste = groupe[0]?.liste ?? listePour(portee, filtres);
    return Prisma.sql`
      SELECT c.nom, n.nombre FROM (VALUES ${Prisma.join(lignes)}) AS c(nom, plages, du, au), LATERAL (
        SELECT count(*)::int AS nombre FROM (${cles(portee, annee, filtres, liste, deLaLigne, lecture)}) x) n`;
  });
  const nombres = await enPortee(
    portee,
    (tx) =>
      tx.$queryRaw<{ nom: Urgence | 'total'; nombre: number }[]>`${Prisma.join(comptes, ' UNION ALL ')}`,
  );
  for (const { nom, nombre } of nombres) compteurs[nom] = nombre;
  return compteurs;
}

export interface Voisins {
  precedent: string | null;
  suivant: string | null;
}

/**
 * The dossiers before and after the place of this one in the same filtered list, even when it has just left it. `place` is
 * the one it had when the list was left (`placeDe`): an act moves a dossier, not who reads the list.
 */
export function voisinsDansLaBannette(
  portee: Portee,
  annee: number,
  filtres: Filtres,
  id: string,
  place?: string,
): Promise<Voisins> {
  return enPortee(portee, async (tx) => {
    const depuis = lireCle(place) ?? (await cleDe(tx, id));
    if (!depuis) return { precedent: null, suivant: null };
    const voisin = async (sens: 'avant' | 'apres') => {
      // Two, since the dossier itself may stand there once an act has moved it.
      const cles = clesDe(portee, annee, filtres, { sens, depuis, limite: 2 });
      return (await tx.$queryRaw<Cle[]>`${cles}`).find((cle) => cle.id !== id)?.id ?? null;
    };
    return { precedent: await voisin('avant'), suivant: await voisin('apres') };
  });
}

const cleDe = async (tx: Transaction, id: string): Promise<Cle | undefined> =>
  (await tx.$queryRaw<Cle[]>`SELECT d.tri::text AS tri, d.id FROM dossier d WHERE d.id = ${id}::uuid`)[0];

/** Beyond, a list to choose from would weigh more than the page: an établissement is then named by its UAI. */
const ETABLISSEMENTS_AU_CHOIX = 100;

export interface Choix {
  /** Null when there are too many. */
  etablissements: { uai: string; nom: string }[] | null;
  classes: string[];
}

/** What the filters of the queue offer: the établissements of the périmètre, and the classes once one is chosen. */
export function choixDeLaBannette(portee: Portee, annee: number, uai: string | undefined): Promise<Choix> {
  const choisi = etablissementChoisi(portee, uai);
  return enPortee(portee, async (tx) => {
    const etablissements = await tx.etablissement.findMany({
      where: { OR: [{ uai: { in: uaisDe(portee) } }, { academieCode: { in: academiesDe(portee) } }] },
      select: { uai: true, nom: true },
      orderBy: { nom: 'asc' },
      take: ETABLISSEMENTS_AU_CHOIX + 1,
    });
    return {
      etablissements: etablissements.length > ETABLISSEMENTS_AU_CHOIX ? null : etablissements,
      classes: choisi ? await classesDe(tx, choisi, annee) : [],
    };
  });
}
