import { type Attente, attentesDe, DRAPEAU_MESSAGE, drapeauDuRecours } from '#lib/droit/attentes.ts';
import { BRANCHES } from '#lib/droit/competence.ts';
import { vaAuMinistre } from '#lib/droit/recours/ministre.ts';
import { GENRES_DE_RECOURS, veutUnAutreLecteur } from '#lib/droit/recours/reponse.ts';
import { classesDe } from '#lib/eleve/queries.ts';
import { planifierUneFois } from '#lib/technique/enonces.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { academiesDe, affectationsQuiLisent, enLecture, type Portee, uaisDe } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type Liste, listeDe, type Source } from './faits.ts';
import {
  bornesDe,
  type Cle,
  ecrireCle,
  type Filtres,
  type Lecture,
  type LigneDeBannette,
  lireCle,
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
  d.id, d.numero, e.nom, e.prenom, s.classe, d.uai, t.nom AS etablissement, d.branche, d.etat, d.canal,
  d.drapeaux || ARRAY(SELECT x.drapeau FROM dossier_drapeau x WHERE x.id = d.id AND x.drapeau = ${DRAPEAU_MESSAGE}) AS drapeaux,
  d.echeance_le AS "echeanceLe", d.echeance_cause AS "echeanceCause", d.depuis_le AS "depuisLe", d.tri::text AS tri,
  (SELECT g.prenom || ' ' || g.nom FROM agent g WHERE g.id = (
    SELECT c.agent_id FROM confie_de_dossier c WHERE c.dossier_id = d.id ORDER BY c.rang DESC LIMIT 1)) AS "confieA",
  (SELECT a.reveil_le FROM attente_de_dossier a WHERE a.dossier_id = d.id ORDER BY a.rang DESC LIMIT 1) AS "reveilLe"`;

/** What a row shows besides its dossier `d`. */
export const TABLES = Prisma.sql`
  JOIN eleve e ON e.id = d.eleve_id JOIN etablissement t ON t.uai = d.uai JOIN scolarite s ON s.id = d.scolarite_id`;

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

/** The states, channels and branches of a source, as the generated column says them. */
export const plagesDe = ({ troncons }: Source, canaux: readonly string[]): string[] =>
  troncons.flatMap(({ etat, branche }) => canaux.map((canal) => `${etat}/${canal}/${branche}`));

/** What waits for who reads. */
export const attenduesDe = ({ affectations }: Portee): readonly Attente[] =>
  attentesDe(affectations.map(({ role }) => role));

/** The list of some filters, for who reads it. */
export function listePour(portee: Portee, filtres: Filtres): Liste {
  const lues = new Set(affectationsQuiLisent(portee, 'suivi').flatMap(({ branches }) => branches));
  const { canaux, sources } = listeDe(filtres, portee.jour, attenduesDe(portee));
  return {
    canaux,
    sources: sources.map((source) => ({
      ...source,
      troncons: source.troncons.filter(({ branche }) => lues.has(branche)),
    })),
  };
}

function valeursDe(source: Source, canaux: readonly string[], lecture: Lecture): Valeurs {
  const { bas, haut } = bornesDe(source, lecture);
  return { plages: Prisma.sql`${plagesDe(source, canaux)}::text[]`, bas: enSql(bas), haut: enSql(haut) };
}

/** Recours that who took part in the decision does not answer, with their branch; what the ministre answers, anybody enters. */
const AUTRE_LECTEUR = BRANCHES.flatMap((branche) =>
  GENRES_DE_RECOURS.filter((genre) => veutUnAutreLecteur(genre) && !vaAuMinistre(branche, genre)).map(
    (genre) => `${drapeauDuRecours(genre)}/${branche}`,
  ),
);

/** How dossiers are looked for, whatever their states and dates: sources that share it are read together. */
type Facon = Pick<Source, 'drapeaux' | 'sans' | 'aMoi' | 'recus' | 'sansLesMiens'>;

/**
 * Keys (tri, id) of the dossiers of a source. In a place, those of a state, a channel and a branch are one stretch of an index in
 * the order of the queues: a page merges their beginnings, so that it costs the same wherever it is; a count needs no order.
 */
export function clesDUneSource(
  portee: Portee,
  annee: number,
  filtres: Filtres,
  { drapeaux: [drapeau, ...autres], sans, aMoi, recus, sansLesMiens }: Facon,
  { plages, bas, haut }: Valeurs,
  { sens, limite }: Lecture,
): Prisma.Sql[] {
  const ordre = ordreDe(sens);
  const conditions = Prisma.join(
    [
      Prisma.sql`d.rentree = ${annee} AND (d.tri, d.id) > ${bas} AND (d.tri, d.id) < ${haut}`,
      perimetre(portee, 'suivi'),
      ...autres.map(porte),
      ...(sans ? [Prisma.sql`NOT ${porte(sans)}`] : []),
      ...(recus ? [recuEntre(recus)] : []),
      ...(sansLesMiens ? [Prisma.sql`NOT ${contreSoi(portee)}`] : []),
    ],
    ' AND ',
  );
  const { classe } = filtres;
  const uai = etablissementChoisi(portee, filtres.uai);
  const deLaClasse = Prisma.sql`d.scolarite_id = ANY (ARRAY(SELECT id FROM scolarite WHERE uai = ${uai ?? ''} AND rentree = ${annee} AND classe = ${classe ?? ''}))`;
  if (aMoi) {
    // The state written in the statement: as a parameter, the index of the drafts would not be recognised.
    const ici = Prisma.join(
      [
        ...(uai ? [Prisma.sql`d.uai = ${uai}`] : []),
        ...(classe && uai ? [deLaClasse] : []),
        ...(drapeau ? [porte(drapeau)] : []),
        conditions,
      ],
      ' AND ',
    );
    return [
      Prisma.sql`(SELECT d.tri, d.id FROM dossier d WHERE d.cree_par_id = ${portee.auteur.id}::uuid AND d.etat = 'brouillon'
        AND d.plage = ANY (${plages}) AND ${ici} ${ordre} LIMIT ${limite})`,
    ];
  }
  if (classe && uai)
    return [
      Prisma.sql`
      (SELECT d.tri, d.id FROM dossier d
      WHERE ${deLaClasse} AND d.uai = ${uai} AND d.plage = ANY (${plages})
        AND ${drapeau ? porte(drapeau) : Prisma.sql`true`} AND ${conditions} ${ordre} LIMIT ${limite})`,
    ];
  const source = drapeau
    ? Prisma.sql`dossier_drapeau d WHERE d.drapeau = ${drapeau} AND`
    : Prisma.sql`dossier d WHERE`;
  return lieuxDe(portee, filtres).map(({ colonne, lieux }) => {
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
}

const ordreDe = (sens: Lecture['sens']): Prisma.Sql =>
  Prisma.raw(sens === 'avant' ? 'ORDER BY tri DESC, id DESC' : sens === 'apres' ? 'ORDER BY tri, id' : '');

const AUCUNE = Prisma.sql`SELECT NULL::date AS tri, NULL::uuid AS id LIMIT 0`;

/** Keys of the list of the filters alone: each dossier once, whatever the sources that give it. */
function clesDe(portee: Portee, annee: number, filtres: Filtres, lecture: Lecture): Prisma.Sql {
  const { canaux, sources } = listePour(portee, filtres);
  const troncons = sources.flatMap((source) =>
    clesDUneSource(portee, annee, filtres, source, valeursDe(source, canaux, lecture), lecture),
  );
  if (troncons.length === 0) return AUCUNE;
  return Prisma.sql`SELECT tri, id FROM (${Prisma.join(troncons, ' UNION ')}) cles ${ordreDe(lecture.sens)} LIMIT ${lecture.limite}`;
}

const porte = (drapeau: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM dossier_drapeau x WHERE x.id = d.id AND x.drapeau = ${drapeau})`;

/**
 * A recours that wants another reader, against what this person signed last or proposed (C. IV.B); unless another waits against a
 * retenue that somebody else signed.
 */
const contreSoi = ({ auteur }: Portee): Prisma.Sql => Prisma.sql`(
  EXISTS (SELECT 1 FROM dossier_drapeau x WHERE x.id = d.id AND x.drapeau || '/' || split_part(d.plage, '/', 3) = ANY (${AUTRE_LECTEUR}))
  AND (EXISTS (SELECT 1 FROM decision y WHERE y.dossier_id = d.id AND y.signataire_id = ${auteur.id}::uuid
      AND NOT EXISTS (SELECT 1 FROM decision z WHERE z.dossier_id = y.dossier_id AND z.rang > y.rang))
    OR EXISTS (SELECT 1 FROM proposition y WHERE y.dossier_id = d.id AND y.auteur_id = ${auteur.id}::uuid))
  AND NOT EXISTS (SELECT 1 FROM recours q JOIN retenue r ON r.id = q.retenue_id
    WHERE q.dossier_id = d.id AND q.issue IS NULL AND r.auteur_id <> ${auteur.id}::uuid))`;

const recuEntre = ({ du, au }: NonNullable<Source['recus']>): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM dossier x WHERE x.id = d.id AND x.recu_le BETWEEN ${du}::date AND ${au}::date)`;

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
  const lues = await enLecture(portee, async (tx) => {
    await planifierUneFois(tx);
    return tx.$queryRaw<LigneTriee[]>`
      WITH page AS MATERIALIZED (${page})
      SELECT ${COLONNES} FROM page JOIN dossier d ON d.id = page.id ${TABLES} ORDER BY page.tri, page.id`;
  });
  const encore = lues.length > TAILLE_DE_PAGE;
  const lignes = avant ? lues.slice(-TAILLE_DE_PAGE) : lues.slice(0, TAILLE_DE_PAGE);
  const [premiere, derniere] = [lignes[0], lignes.at(-1)];
  return {
    lignes,
    suivante: derniere && (avant || encore) ? ecrireCle(derniere) : null,
    precedente: premiere && (avant ? encore : apres) ? ecrireCle(premiere) : null,
  };
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
  return enLecture(portee, async (tx) => {
    await planifierUneFois(tx);
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
  return enLecture(portee, async (tx) => {
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
