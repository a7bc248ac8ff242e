import type { Jour } from '#lib/droit/date.ts';
import { idsDesElevesCherches } from '#lib/eleve/queries.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { academiesDe, enPortee, type Portee, uaisDe } from '#lib/technique/portee.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type Filtres, URGENCES, type Urgence } from './schema.ts';

/** Rows of a page of the queue. */
export const TAILLE_DE_PAGE = 50;

export interface LigneDeBannette {
  id: string;
  numero: string;
  nom: string;
  prenom: string;
  classe: string;
  uai: string;
  etablissement: string;
  branche: string;
  etat: string;
  canal: string;
  drapeaux: string[];
  echeanceLe: Date | null;
  echeanceCause: string | null;
  depuisLe: Date;
}

export interface Page {
  lignes: LigneDeBannette[];
  /** Keys of the neighbours, null at an end. */
  suivante: string | null;
  precedente: string | null;
}

const OUVERTS = Prisma.sql`d.etat NOT IN ('brouillon', 'notifiee', 'desistee', 'irrecevable')`;

/** Explicit périmètre of an agent, one equality when there is one place: the index gives the order, row-level security confirms. */
function perimetre(portee: Portee): Prisma.Sql {
  const uais = uaisDe(portee);
  const academies = academiesDe(portee);
  const parts = [
    ...(uais.length === 1 ? [Prisma.sql`d.uai = ${uais[0]}`] : []),
    ...(uais.length > 1 ? [Prisma.sql`d.uai = ANY (${uais})`] : []),
    ...(academies.length === 1 ? [Prisma.sql`d.academie_code = ${academies[0]}`] : []),
    ...(academies.length > 1 ? [Prisma.sql`d.academie_code = ANY (${academies})`] : []),
  ];
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, ' OR ')})`;
}

const PAR_URGENCE: Record<Urgence, (jour: Jour) => Prisma.Sql> = {
  en_retard: (jour) => Prisma.sql`d.echeance_le < ${dateDe(jour)} AND ${OUVERTS}`,
  aujourdhui: (jour) => Prisma.sql`d.echeance_le = ${dateDe(jour)} AND ${OUVERTS}`,
  sept_jours: (jour) =>
    Prisma.sql`d.echeance_le > ${dateDe(jour)} AND d.echeance_le <= ${dateDe(jour.add({ days: 7 }))} AND ${OUVERTS}`,
  incomplets: () => Prisma.sql`d.etat = 'incomplete'`,
  a_examiner: () => Prisma.sql`'a_examiner' = ANY (d.drapeaux) AND ${OUVERTS}`,
};

function conditions(portee: Portee, annee: number, filtres: Filtres): Prisma.Sql {
  const { etat, uai, classe, canal, drapeau, urgence } = filtres;
  return Prisma.join(
    [
      perimetre(portee),
      Prisma.sql`d.rentree = ${annee}`,
      etat ? Prisma.sql`d.etat = ${etat}` : Prisma.sql`d.etat <> 'brouillon'`,
      ...(uai ? [Prisma.sql`d.uai = ${uai}`] : []),
      ...(classe ? [Prisma.sql`s.classe = ${classe}`] : []),
      ...(canal ? [Prisma.sql`d.canal = ${canal}`] : []),
      ...(drapeau ? [Prisma.sql`${drapeau} = ANY (d.drapeaux)`] : []),
      ...(urgence ? [PAR_URGENCE[urgence](portee.jour)] : []),
    ],
    ' AND ',
  );
}

/** The order of every queue: next legal deadline first, dossiers without one last. */
const TRI = Prisma.sql`coalesce(d.echeance_le, 'infinity'::date)`;

const COLONNES = Prisma.sql`
  d.id, d.numero, e.nom, e.prenom, s.classe, d.uai, t.nom AS etablissement, d.branche, d.etat, d.canal, d.drapeaux,
  d.echeance_le AS "echeanceLe", d.echeance_cause AS "echeanceCause", d.depuis_le AS "depuisLe", ${TRI}::text AS tri`;

const TABLES = Prisma.sql`dossier d JOIN eleve e ON e.id = d.eleve_id JOIN etablissement t ON t.uai = d.uai JOIN scolarite s ON s.id = d.scolarite_id`;

type LigneTriee = LigneDeBannette & { tri: string };

const cleDe = ({ tri, id }: LigneTriee): string => `${tri}~${id}`;

/** A key of the URL as a row of the order; null when it was typed wrong. */
function lireCle(cle: string | undefined): Prisma.Sql | null {
  const [, tri, id] = /^(infinity|\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})$/.exec(cle ?? '') ?? [];
  return tri && id ? Prisma.sql`(${tri}::date, ${id}::uuid)` : null;
}

/** One page of the queue within the portée, by legal deadline; keyset, so page 1 000 costs what page 1 costs. */
export function pageDeBannette(portee: Portee, annee: number, filtres: Filtres): Promise<Page> {
  return enPortee(portee, async (tx) => {
    const avant = lireCle(filtres.avant);
    const apres = lireCle(filtres.apres);
    const borne = avant
      ? Prisma.sql` AND (${TRI}, d.id) < ${avant}`
      : apres
        ? Prisma.sql` AND (${TRI}, d.id) > ${apres}`
        : Prisma.empty;
    const ordre = avant ? Prisma.sql`${TRI} DESC, d.id DESC` : Prisma.sql`${TRI}, d.id`;
    const lues = await tx.$queryRaw<LigneTriee[]>`
      SELECT ${COLONNES} FROM ${TABLES} WHERE ${conditions(portee, annee, filtres)}${borne}
      ORDER BY ${ordre} LIMIT ${TAILLE_DE_PAGE + 1}`;
    const encore = lues.length > TAILLE_DE_PAGE;
    const triees = lues.slice(0, TAILLE_DE_PAGE);
    const lignes = avant ? triees.reverse() : triees;
    const [premiere, derniere] = [lignes[0], lignes.at(-1)];
    return {
      lignes,
      suivante: derniere && (avant ? true : encore) ? cleDe(derniere) : null,
      precedente: premiere && (avant ? encore : apres !== null) ? cleDe(premiere) : null,
    };
  });
}

export type Compteurs = Record<Urgence, number> & { total: number };

/** How many dossiers stand behind each counter of the queue, and behind the filters. */
export function compteursDeBannette(portee: Portee, annee: number, filtres: Filtres): Promise<Compteurs> {
  const { urgence: _, ...reste } = filtres;
  const compter = (urgence: Urgence): Prisma.Sql =>
    Prisma.sql`count(*) FILTER (WHERE ${PAR_URGENCE[urgence](portee.jour)})::int AS ${Prisma.raw(urgence)}`;
  const parUrgence = Prisma.join(URGENCES.map(compter), ', ');
  return enPortee(portee, async (tx) => {
    const [compteurs] = await tx.$queryRaw<Compteurs[]>`
      SELECT count(*)::int AS total, ${parUrgence} FROM dossier d JOIN scolarite s ON s.id = d.scolarite_id WHERE ${conditions(portee, annee, reste)}`;
    if (!compteurs) throw new Error('la base n’a pas compté');
    return compteurs;
  });
}

/** Dossiers of the year found by number, INE, or name with typos and without accents; best first. */
export function chercherDansLaBannette(
  portee: Portee,
  annee: number,
  texte: string,
): Promise<LigneDeBannette[]> {
  const cherche = texte.trim();
  return enPortee(portee, async (tx) => {
    const eleves = await idsDesElevesCherches(tx, cherche, annee, TAILLE_DE_PAGE);
    const rangs = Prisma.sql`array_position(${eleves}::uuid[], d.eleve_id)`;
    return tx.$queryRaw<LigneDeBannette[]>`
      SELECT ${COLONNES} FROM ${TABLES}
      WHERE ${perimetre(portee)} AND d.rentree = ${annee} AND d.etat <> 'brouillon'
        AND (d.numero = upper(${cherche}) OR d.eleve_id = ANY (${eleves}::uuid[]))
      ORDER BY ${rangs} NULLS FIRST, d.id LIMIT ${TAILLE_DE_PAGE}`;
  });
}

export interface Voisins {
  precedent: string | null;
  suivant: string | null;
}

/** The dossiers before and after this one in the same filtered list; both null when it is not in it any more. */
export function voisinsDansLaBannette(
  portee: Portee,
  annee: number,
  filtres: Filtres,
  id: string,
): Promise<Voisins> {
  if (filtres.q) return voisinsDansLaRecherche(portee, annee, filtres.q, id);
  return enPortee(portee, async (tx) => {
    const voisin = async (sens: 'avant' | 'apres') => {
      const [trouve] = await tx.$queryRaw<{ id: string }[]>`
        SELECT d.id FROM dossier d, (SELECT ${TRI} AS tri, d.id FROM dossier d WHERE d.id = ${id}::uuid) ici
        WHERE ${conditions(portee, annee, filtres)}
          AND (${TRI}, d.id) ${Prisma.raw(sens === 'avant' ? '<' : '>')} (ici.tri, ici.id)
        ORDER BY ${sens === 'avant' ? Prisma.sql`${TRI} DESC, d.id DESC` : Prisma.sql`${TRI}, d.id`} LIMIT 1`;
      return trouve?.id ?? null;
    };
    return { precedent: await voisin('avant'), suivant: await voisin('apres') };
  });
}

async function voisinsDansLaRecherche(
  portee: Portee,
  annee: number,
  texte: string,
  id: string,
): Promise<Voisins> {
  const lignes = await chercherDansLaBannette(portee, annee, texte);
  const rang = lignes.findIndex((ligne) => ligne.id === id);
  if (rang < 0) return { precedent: null, suivant: null };
  return { precedent: lignes[rang - 1]?.id ?? null, suivant: lignes[rang + 1]?.id ?? null };
}

/** What the filters of the queue offer: the établissements of the périmètre, and the classes once one is chosen. */
export function choixDeLaBannette(
  portee: Portee,
  annee: number,
  uai: string | undefined,
): Promise<{ etablissements: { uai: string; nom: string }[]; classes: string[] }> {
  return enPortee(portee, async (tx) => {
    const etablissements = await tx.etablissement.findMany({
      where: { OR: [{ uai: { in: uaisDe(portee) } }, { academieCode: { in: academiesDe(portee) } }] },
      select: { uai: true, nom: true },
      orderBy: { nom: 'asc' },
    });
    const seul = uai ?? (etablissements.length === 1 ? etablissements[0]?.uai : undefined);
    const classes = seul
      ? await tx.scolarite.findMany({
          where: { uai: seul, rentree: annee },
          distinct: ['classe'],
          select: { classe: true },
          orderBy: { classe: 'asc' },
        })
      : [];
    return { etablissements, classes: classes.map(({ classe }) => classe) };
  });
}
