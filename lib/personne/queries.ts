import { nomComplet } from '#lib/droit/noms.ts';
import { eleveACorriger, idsDesElevesCherches, lieuxDeSaisie } from '#lib/eleve/queries.ts';
import { dechiffrer, Indechiffrable } from '#lib/technique/chiffrement.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type Fiche, ficheDEleve, ficheDeResponsable } from './faits.ts';
import type { GenreDePersonne } from './schema.ts';

/** A responsable of a pupil whom the person may correct. Throws Refus introuvable for any other. */
export async function responsableACorriger(
  tx: Transaction,
  portee: Portee,
  { scolariteId, responsableId }: { scolariteId: string; responsableId: string },
) {
  const { eleve, scolarite } = await eleveACorriger(tx, portee, scolariteId);
  const lien = eleve.liens.find((vu) => vu.responsableId === responsableId);
  if (!lien)
    throw new Refus(
      'introuvable',
      'Cette personne n’est pas liée à l’élève : revenez à la fiche de l’élève.',
    );
  return { eleve, scolarite, lien: lien.lien, responsable: lien.responsable };
}

const DOSSIERS = {
  where: { etat: { not: 'brouillon' } },
  select: { id: true, numero: true, rentree: true, etat: true },
  orderBy: { numero: 'asc' },
} as const satisfies Prisma.Eleve$dossiersArgs;

/** The records of these ids within the portée, in their order. */
export async function fichesDe(
  tx: Transaction,
  genre: GenreDePersonne,
  ids: readonly string[],
): Promise<Fiche[]> {
  const where = { id: { in: [...ids] } };
  const reunies = { select: { id: true } };
  const fiches =
    genre === 'eleve'
      ? (
          await tx.eleve.findMany({
            where,
            include: {
              scolarites: { include: { etablissement: true }, orderBy: { rentree: 'desc' } },
              liens: { include: { responsable: true } },
              dossiers: DOSSIERS,
              reunies,
            },
          })
        ).map(ficheDEleve)
      : (
          await tx.responsable.findMany({
            where,
            include: { liens: { include: { eleve: true } }, dossiers: DOSSIERS, reunies },
          })
        ).map(ficheDeResponsable);
  return fiches.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Corrections, reunions and separations of these records, counted: a screen sends back the number that it showed. */
export async function revisionDe(tx: Transaction, ids: readonly string[]): Promise<number> {
  const dedans = { in: [...ids] };
  const unies = { OR: [{ gardeId: dedans }, { reunieId: dedans }] };
  return (
    (await tx.correctionEleve.count({ where: { eleveId: dedans } })) +
    (await tx.correctionResponsable.count({ where: { responsableId: dedans } })) +
    (await tx.reunion.count({ where: unies })) +
    (await tx.separation.count({ where: { reunion: unies } }))
  );
}

/** The reunions under which a record stands, the last first, with the name of the other record. */
async function reunionsDe(tx: Transaction, gardeId: string) {
  const faites = await tx.reunion.findMany({
    where: { gardeId },
    include: { separation: true },
    orderBy: { instant: 'desc' },
  });
  const [genre] = faites.map((faite) => faite.genre as GenreDePersonne);
  const unies = genre
    ? await fichesDe(
        tx,
        genre,
        faites.map(({ reunieId }) => reunieId),
      )
    : [];
  return faites.map((faite) => ({
    ...faite,
    nom: unies.find(({ id }) => id === faite.reunieId)?.nom ?? 'une fiche',
  }));
}
export type ReunionFaite = Awaited<ReturnType<typeof reunionsDe>>[number];

/** Records shown at most as perhaps those of the same person. */
const SEMBLABLES = 8;

/** Other pupils of the portée heard under the same names, typos included. */
async function elevesSemblables(tx: Transaction, portee: Portee, scolariteId: string): Promise<Fiche[]> {
  const { eleve, scolarite } = await eleveACorriger(tx, portee, scolariteId);
  const ids = await idsDesElevesCherches(tx, portee, nomComplet(eleve), scolarite.rentree, SEMBLABLES);
  return fichesDe(
    tx,
    'eleve',
    ids.filter((id) => id !== eleve.id),
  );
}

/** Other responsables of the same pupil, and those of the same établissement heard under the same names. */
async function responsablesSemblables(
  tx: Transaction,
  { uai, rentree, eleveId }: { uai: string; rentree: number; eleveId: string },
  { id, nom, nomUsage, prenom }: { id: string; nom: string; nomUsage: string | null; prenom: string },
): Promise<Fiche[]> {
  const ecritures = [nom, ...(nomUsage ? [nomUsage] : [])].flatMap((dit) => [dit + prenom, prenom + dit]);
  const trouves = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.id FROM scolarite s JOIN lien l ON l.eleve_id = s.eleve_id JOIN responsable r ON r.id = l.responsable_id
    WHERE s.uai = ${uai} AND s.rentree = ${rentree} AND r.reunie_dans IS NULL AND r.id <> ${id}::uuid
      AND (s.eleve_id = ${eleveId}::uuid OR mot_cherche(r.nom || r.prenom) IN (SELECT mot_cherche(tape) FROM unnest(${ecritures}::text[]) AS tape)
        OR mot_cherche(r.nom_usage || r.prenom) IN (SELECT mot_cherche(tape) FROM unnest(${ecritures}::text[]) AS tape))
    ORDER BY r.id LIMIT ${SEMBLABLES}`;
  return fichesDe(
    tx,
    'responsable',
    trouves.map((trouve) => trouve.id),
  );
}

/** A pupil with the schooling to correct, what was corrected or united before, and who may be the same. */
export const ficheDeLEleve = (portee: Portee, scolariteId: string) =>
  enPortee(portee, async (tx) => {
    const { eleve, scolarite } = await eleveACorriger(tx, portee, scolariteId);
    return {
      eleve,
      scolarite,
      reunions: await reunionsDe(tx, eleve.id),
      semblables: await elevesSemblables(tx, portee, scolariteId),
    };
  });

/** A responsable of a pupil, the same way. */
export const ficheDuResponsable = (portee: Portee, cible: { scolariteId: string; responsableId: string }) =>
  enPortee(portee, async (tx) => {
    const { eleve, scolarite, lien, responsable } = await responsableACorriger(tx, portee, cible);
    const { uai, rentree } = scolarite;
    return {
      eleve,
      lien,
      responsable,
      revision: await revisionDe(tx, [responsable.id]),
      corrections: await tx.correctionResponsable.findMany({
        where: { responsableId: responsable.id },
        orderBy: { instant: 'desc' },
      }),
      reunions: await reunionsDe(tx, responsable.id),
      semblables: await responsablesSemblables(tx, { uai, rentree, eleveId: eleve.id }, responsable),
    };
  });

/** Who is compared: a pupil of the place or one of its responsables, and another record. */
export interface Paire {
  genre: GenreDePersonne;
  scolariteId: string;
  ids: readonly [string, string];
}

/**
 * The two records, in the order of their ids, and their revision. Throws Refus introuvable when neither is the pupil of the
 * place nor one of its responsables, or when they are one.
 */
export async function deuxFiches(tx: Transaction, portee: Portee, { genre, scolariteId, ids }: Paire) {
  if (ids[0] === ids[1]) throw new Refus('introuvable', 'C’est la même fiche : choisissez-en une autre.');
  const { eleve } = await eleveACorriger(tx, portee, scolariteId);
  const dIci = genre === 'eleve' ? [eleve.id] : eleve.liens.map(({ responsableId }) => responsableId);
  const [une, autre] = ids.some((id) => dIci.includes(id)) ? await fichesDe(tx, genre, ids) : [];
  if (!une || !autre)
    throw new Refus(
      'introuvable',
      'Une de ces deux fiches n’est pas dans votre périmètre : cherchez-la de nouveau.',
    );
  return { une, autre, eleve, revision: await revisionDe(tx, ids) };
}

/** The same, to be shown side by side. */
export const comparer = (portee: Portee, paire: Paire) =>
  enPortee(portee, (tx) => deuxFiches(tx, portee, paire));

/** Établissements that hold something of these persons where the person types no demande. */
export async function tenusAilleurs(
  tx: Transaction,
  portee: Portee,
  ids: readonly string[],
): Promise<string[]> {
  const [lu] = await tx.$queryRaw<{ noms: string[] }[]>`
    SELECT tenus_ailleurs(${[...ids]}::uuid[], ${lieuxDeSaisie(portee)}::text[]) AS noms`;
  return lu?.noms ?? [];
}

/**
 * The tax numbers that a responsable gave in the dossiers of the portée: compared here, shown to nobody. Throws Refus impossible
 * when one cannot be opened.
 */
async function numerosFiscauxDe(tx: Transaction, demandeurId: string): Promise<Set<string>> {
  const demandes = await tx.demande.findMany({
    where: { dossier: { demandeurId }, numeroFiscal: { not: null } },
    select: { id: true, numeroFiscal: true },
  });
  try {
    return new Set(
      demandes.flatMap(({ id, numeroFiscal }) =>
        numeroFiscal ? dechiffrer(numeroFiscal, { table: 'demande', colonne: 'numero_fiscal', cle: id }) : [],
      ),
    );
  } catch (erreur) {
    if (!(erreur instanceof Indechiffrable)) throw erreur;
    throw new Refus(
      'impossible',
      'Un numéro fiscal de ces dossiers ne peut pas être déchiffré : prévenez l’administrateur.',
    );
  }
}

/** Why two records cannot be one, as the base alone tells it; null when nothing forbids it. */
export async function defautEnBase(
  tx: Transaction,
  genre: GenreDePersonne,
  garde: Fiche,
  reunie: Fiche,
): Promise<string | null> {
  if (genre === 'eleve') {
    const brouillons = await tx.dossier.count({ where: { eleveId: reunie.id, etat: 'brouillon' } });
    return brouillons > 0 ? 'Une saisie est en cours pour cette fiche : terminez-la ou abandonnez-la.' : null;
  }
  const [siens, autres] = [await numerosFiscauxDe(tx, garde.id), await numerosFiscauxDe(tx, reunie.id)];
  return siens.size > 0 && autres.size > 0 && ![...siens].some((numero) => autres.has(numero))
    ? 'Ces deux fiches portent des numéros fiscaux différents : ce sont deux personnes, ou un numéro est mal saisi.'
    : null;
}
