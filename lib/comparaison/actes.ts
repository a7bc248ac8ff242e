/** An import compared with what is known: sets of rows, whatever the number of pupils. By the application, which sees everywhere. */
import type { Transaction } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** Of what import, and where. */
export interface Importe {
  id: string;
  source: 'siecle' | 'sygne';
  uai: string;
  academieCode: string;
  rentree: number;
  contenus: string[];
}

const cleDe = ({ source, uai, rentree }: Importe): Prisma.Sql =>
  Prisma.sql`b.source = ${source}::source_de_base AND b.uai = ${uai} AND b.rentree = ${rentree}`;

/**
 * Writes one line for each pupil of an import, with all that it says and what it would change, then forgets the records. The
 * lines of former imports that still waited for somebody are replaced. Written again from the start when begun again.
 */
export async function comparer(tx: Transaction, importe: Importe): Promise<void> {
  await oublierLesLignes(tx, importe);
  await nommerLesCodes(tx, importe);
  // The planner knows nothing of rows just written, and would join whole sets row by row.
  await tx.$executeRaw`ANALYZE ligne_lue`;
  await assembler(tx, importe);
  await tx.$executeRaw`ANALYZE ligne_d_import`;
  await reconnaitreLesCles(tx, importe);
  await reconnaitreParIne(tx, importe);
  await reconnaitreParIdentite(tx, importe);
  await douterDesRessemblances(tx, importe);
  await douterDesDoubles(tx, importe);
  await situer(tx, importe);
  await signaler(tx, importe);
  await noterLesAbsents(tx, importe);
  await tx.$executeRaw`DELETE FROM ligne_lue WHERE import_id = ${importe.id}::uuid`;
}

async function oublierLesLignes(
  tx: Transaction,
  { id, source, uai, rentree, contenus }: Importe,
): Promise<void> {
  await tx.$executeRaw`DELETE FROM ligne_d_import WHERE import_id = ${id}::uuid`;
  if (!contenus.includes('eleves')) return;
  await tx.$executeRaw`
    DELETE FROM ligne_d_import l USING import_de_base i
    WHERE i.id = l.import_id AND i.source = ${source}::source_de_base AND i.uai = ${uai} AND i.rentree = ${rentree}`;
}

/** The words of the établissement for its codes. */
const nommerLesCodes = (tx: Transaction, { id, uai }: Importe) => tx.$executeRaw`
  INSERT INTO libelle_de_base (uai, nomenclature, code, libelle, mef_stat)
  SELECT DISTINCT ON (contenu->>'nomenclature', cle) ${uai}, contenu->>'nomenclature', cle, contenu->>'libelle', contenu->>'mefStat'
  FROM ligne_lue WHERE import_id = ${id}::uuid AND genre = 'libelle' ORDER BY contenu->>'nomenclature', cle, id
  ON CONFLICT (uai, nomenclature, code) DO UPDATE SET libelle = excluded.libelle, mef_stat = excluded.mef_stat`;

/** One line for each pupil. What a file says nothing of is what the base last said. */
async function assembler(tx: Transaction, importe: Importe): Promise<void> {
  const { id, contenus } = importe;
  const lues = (genre: string) =>
    Prisma.sql`(SELECT DISTINCT ON (cle) cle, contenu FROM ligne_lue WHERE import_id = ${id}::uuid AND genre = ${genre} ORDER BY cle, id)`;
  const responsables = Prisma.sql`
    SELECT l.cle, jsonb_agg(jsonb_build_object('cle', l.contenu->>'cleResponsable', 'lien', l.contenu - 'cleResponsable',
      'personne', p.contenu - 'cleAdresse', 'adresse', a.contenu) ORDER BY l.contenu->>'cleResponsable', l.contenu->>'parente') AS liste
    FROM (SELECT DISTINCT ON (cle, contenu->>'cleResponsable') cle, contenu FROM ligne_lue
      WHERE import_id = ${id}::uuid AND genre = 'lien' ORDER BY cle, contenu->>'cleResponsable', id) l
    JOIN ${lues('responsable')} p ON p.cle = l.contenu->>'cleResponsable'
    LEFT JOIN ${lues('adresse')} a ON a.cle = p.contenu->>'cleAdresse'
    GROUP BY l.cle`;
  const dit = contenus.includes('eleves')
    ? Prisma.sql`
      SELECT e.cle, jsonb_build_object('eleve', e.contenu, 'division', d.contenu->>'code') AS dit, b.dit AS avant
      FROM ${lues('eleve')} e LEFT JOIN ${lues('division')} d USING (cle) LEFT JOIN eleve_de_base b ON b.cle = e.cle AND ${cleDe(importe)}`
    : Prisma.sql`
      SELECT b.cle, b.dit - 'responsables' AS dit, b.dit AS avant FROM eleve_de_base b
      WHERE ${cleDe(importe)} AND b.absent_depuis IS NULL AND ${contenus.includes('responsables')}`;
  const suite = contenus.includes('responsables')
    ? Prisma.sql`jsonb_build_object('responsables', coalesce(r.liste, '[]'))`
    : Prisma.sql`CASE WHEN t.avant ? 'responsables' THEN jsonb_build_object('responsables', t.avant->'responsables') ELSE '{}' END`;
  await tx.$executeRaw`
    INSERT INTO ligne_d_import (import_id, rang, cle, dit, sort)
    SELECT ${id}::uuid, row_number() OVER (ORDER BY t.cle), t.cle, t.dit || ${suite}, 'nouveau'
    FROM (${dit}) t LEFT JOIN (${responsables}) r USING (cle)`;
  await refuserLesOrphelins(tx, importe);
}

/** Links of nobody, and records told twice: not taken, and said. */
const refuserLesOrphelins = (tx: Transaction, importe: Importe) => tx.$executeRaw`
  INSERT INTO refus_d_import (import_id, rang, de, numero, cle, causes)
  SELECT ${importe.id}::uuid, coalesce((SELECT max(rang) FROM refus_d_import WHERE import_id = ${importe.id}::uuid), 0) + row_number() OVER (),
    t.genre, t.numero, t.cle, ARRAY[t.cause]
  FROM (
    SELECT l.genre, row_number() OVER (PARTITION BY l.genre ORDER BY l.id)::int AS numero, l.cle, CASE
      WHEN l.genre = 'eleve' AND EXISTS (SELECT 1 FROM ligne_lue a WHERE a.import_id = l.import_id AND a.genre = 'eleve' AND a.cle = l.cle AND a.id < l.id)
        THEN 'Ce numéro d’élève est déjà celui d’un autre élève du fichier.'
      WHEN l.genre = 'lien' AND NOT EXISTS (SELECT 1 FROM ligne_lue p WHERE p.import_id = l.import_id AND p.genre = 'responsable' AND p.cle = l.contenu->>'cleResponsable')
        THEN 'Le responsable n° ' || (l.contenu->>'cleResponsable') || ' n’est pas dans le fichier, ou il est refusé.'
      WHEN l.genre = 'lien' AND NOT EXISTS (SELECT 1 FROM ligne_d_import e WHERE e.import_id = l.import_id AND e.cle = l.cle)
        THEN 'Cet élève n’est pas connu : envoyez aussi le fichier des élèves, ou corrigez sa ligne.' END AS cause
    FROM ligne_lue l WHERE l.import_id = ${importe.id}::uuid AND l.genre IN ('eleve', 'lien')
  ) t WHERE t.cause IS NOT NULL`;

const nomsDits = (dit: string): Prisma.Sql =>
  Prisma.raw(`mot_cherche((${dit}->'eleve'->>'nom') || (${dit}->'eleve'->>'prenom'))`);
const MEME_CLE = Prisma.sql`(coalesce(b.dit->'eleve'->>'naissance' = l.dit->'eleve'->>'naissance', false)
  OR coalesce(b.dit->'eleve'->>'ine' = l.dit->'eleve'->>'ine', false) OR ${nomsDits('b.dit')} = ${nomsDits('l.dit')})`;

/** A key already known is the same pupil, unless nothing else of it is. */
const reconnaitreLesCles = (tx: Transaction, importe: Importe) => tx.$executeRaw`
  UPDATE ligne_d_import l SET
    eleve_id = CASE WHEN ${MEME_CLE} THEN b.eleve_id END,
    proches = CASE WHEN ${MEME_CLE} THEN '{}'::uuid[] ELSE ARRAY[b.eleve_id] END,
    cause = CASE WHEN NOT ${MEME_CLE} THEN 'cle_reprise' END,
    sort = (CASE WHEN NOT ${MEME_CLE} THEN 'a_rapprocher'
      WHEN b.absent_depuis IS NOT NULL OR b.dit->'eleve' ? 'sortieLe' AND NOT l.dit->'eleve' ? 'sortieLe' THEN 'retour'
      WHEN b.dit = l.dit THEN 'inchange'
      WHEN l.dit->'eleve' ? 'sortieLe' AND NOT b.dit->'eleve' ? 'sortieLe' THEN 'sortie' ELSE 'change' END)::sort_d_eleve
  FROM eleve_de_base b WHERE l.import_id = ${importe.id}::uuid AND b.cle = l.cle AND ${cleDe(importe)}`;

/**
 * What lines say of their pupils, as plain columns: under its policy, the table of pupils is searched by its indexes only with
 * an operator that leaks nothing, which those that read inside a jsonb are not.
 */
const dits = ({ id }: Pick<Importe, 'id'>, lesquelles: Prisma.Sql): Prisma.Sql => Prisma.sql`
  dits AS MATERIALIZED (
    SELECT rang, eleve_id, dit->'eleve'->>'ine' AS ine, dit->'eleve'->>'naissance' AS naissance, dit->'eleve'->>'nom' AS nom,
      dit->'eleve'->>'prenom' AS prenom, dit->'eleve'->>'communeNaissance' AS commune
    FROM ligne_d_import WHERE import_id = ${id}::uuid AND ${lesquelles})`;

/** INE and birth date together prove that it is the same pupil, wherever schooled; the INE alone proves nothing. */
async function reconnaitreParIne(tx: Transaction, importe: Importe): Promise<void> {
  const { id } = importe;
  await tx.$executeRaw`
    WITH ${dits(importe, Prisma.sql`sort = 'nouveau'`)}, doubles AS (
      SELECT dit->'eleve'->>'ine' AS ine FROM ligne_d_import WHERE import_id = ${id}::uuid GROUP BY 1 HAVING count(*) > 1)
    UPDATE ligne_d_import l SET sort = 'a_rapprocher', cause = 'ine_en_double'
    FROM dits d JOIN doubles USING (ine)
    WHERE l.import_id = ${id}::uuid AND l.rang = d.rang
      AND NOT EXISTS (SELECT 1 FROM eleve e WHERE e.ine = d.ine AND starts_with(d.naissance, e.naissance))`;
  await tx.$executeRaw`
    WITH ${dits(importe, Prisma.sql`sort NOT IN ('inchange', 'a_rapprocher')`)}, trouves AS (
      SELECT d.rang, t.id, d.eleve_id IS NULL AND starts_with(d.naissance, e.naissance) AS sur
      FROM dits d JOIN eleve e ON e.ine = d.ine, LATERAL (SELECT coalesce(e.reunie_dans, e.id) AS id) t
      WHERE t.id IS DISTINCT FROM d.eleve_id
        -- Said once: a pupil for whom a person has decided stays without the INE.
        AND NOT EXISTS (SELECT 1 FROM eleve_de_base b WHERE b.eleve_id = d.eleve_id AND b.dit->'eleve'->>'ine' = e.ine))
    UPDATE ligne_d_import l SET
      eleve_id = CASE WHEN t.sur THEN t.id ELSE l.eleve_id END,
      sort = (CASE WHEN t.sur THEN 'change' ELSE 'a_rapprocher' END)::sort_d_eleve,
      cause = CASE WHEN NOT t.sur THEN 'ine_d_un_autre' END,
      proches = CASE WHEN t.sur THEN '{}'::uuid[] ELSE ARRAY[t.id] END,
      signes = CASE WHEN t.sur THEN '{rattache}'::text[] ELSE l.signes END
    FROM trouves t WHERE l.import_id = ${id}::uuid AND l.rang = t.rang`;
}

/** Who the pupils of these lines are today: records may have been united or made since the comparison. */
export async function quiSont(
  tx: Transaction,
  importe: Pick<Importe, 'id'>,
  rangs: readonly number[],
): Promise<Map<number, string>> {
  const lus = await tx.$queryRaw<{ rang: number; id: string }[]>`
    WITH ${dits(importe, Prisma.sql`rang = ANY (${rangs}::int[])`)}
    SELECT d.rang, coalesce(e.reunie_dans, e.id) AS id FROM dits d JOIN eleve e ON e.id = d.eleve_id
    UNION ALL SELECT d.rang, coalesce(e.reunie_dans, e.id) FROM dits d JOIN eleve e ON e.ine = d.ine
    WHERE d.eleve_id IS NULL AND starts_with(d.naissance, e.naissance)`;
  return new Map(lus.map(({ rang, id }) => [rang, id]));
}

/** Born the same day, as far as both say. */
const NE_LE_MEME_JOUR = Prisma.sql`e.naissance = d.naissance AND e.reunie_dans IS NULL`;
const DEUX_INE = Prisma.sql`(e.ine <> d.ine) IS TRUE`;

/** Names and birth date, with the birthplace or the établissement that both know; anything less asks a person. */
const reconnaitreParIdentite = (tx: Transaction, importe: Importe) => tx.$executeRaw`
  WITH ${dits(importe, Prisma.sql`sort = 'nouveau'`)}, trouves AS (
    SELECT d.rang, array_agg(e.id ORDER BY e.id) AS ids, bool_or(${DEUX_INE}) AS deux_ine,
      count(*) = 1 AND bool_and(NOT ${DEUX_INE} AND (
        (e.commune_naissance = d.commune) IS TRUE
        OR EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = e.id AND s.uai = ${importe.uai}))) AS sur
    -- Written the same, heard the same: one comparison of names for the search and for this.
    FROM dits d JOIN eleve e ON ${NE_LE_MEME_JOUR} AND mot_cherche(e.nom || e.prenom) = mot_cherche(d.nom || d.prenom)
    GROUP BY d.rang)
  UPDATE ligne_d_import l SET
    eleve_id = CASE WHEN t.sur THEN t.ids[1] END,
    sort = (CASE WHEN t.sur THEN 'change' ELSE 'a_rapprocher' END)::sort_d_eleve,
    cause = CASE WHEN NOT t.sur THEN CASE WHEN t.deux_ine THEN 'deux_ine' ELSE 'homonyme' END END,
    proches = CASE WHEN t.sur THEN '{}'::uuid[] ELSE t.ids END,
    signes = CASE WHEN t.sur THEN '{rattache}'::text[] ELSE l.signes END
  FROM trouves t WHERE l.import_id = ${importe.id}::uuid AND l.rang = t.rang`;

/** Nearly the same names, the same day, in the académie, one of the two without INE: perhaps the same pupil. */
const douterDesRessemblances = (tx: Transaction, importe: Importe) => tx.$executeRaw`
  WITH ${dits(importe, Prisma.sql`sort = 'nouveau'`)}, trouves AS (
    SELECT d.rang, (array_agg(e.id ORDER BY similarity(e.nom, d.nom) DESC))[1:5] AS ids
    FROM dits d JOIN eleve e ON ${NE_LE_MEME_JOUR} AND (e.ine IS NULL OR d.ine IS NULL)
      AND similarity(mot_cherche(e.nom), mot_cherche(d.nom)) > 0.4
      AND similarity(mot_cherche(e.prenom), mot_cherche(d.prenom)) > 0.4
    WHERE EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = e.id AND s.academie_code = ${importe.academieCode})
    GROUP BY d.rang)
  UPDATE ligne_d_import l SET sort = 'a_rapprocher', cause = 'ressemble', proches = t.ids
  FROM trouves t WHERE l.import_id = ${importe.id}::uuid AND l.rang = t.rang`;

/** Two pupils of the file found to be one record. */
const douterDesDoubles = (tx: Transaction, { id }: Importe) => tx.$executeRaw`
  UPDATE ligne_d_import l SET sort = 'a_rapprocher', cause = 'deux_pour_un', proches = ARRAY[l.eleve_id], eleve_id = NULL, signes = '{}'
  FROM (SELECT eleve_id FROM ligne_d_import WHERE import_id = ${id}::uuid GROUP BY 1 HAVING count(*) > 1) doubles
  WHERE l.import_id = ${id}::uuid AND l.eleve_id = doubles.eleve_id AND 'rattache' = ANY (l.signes)`;

/** Known pupils who were not of this établissement this year arrive. */
const situer = (tx: Transaction, { id, uai, rentree }: Importe) => tx.$executeRaw`
  UPDATE ligne_d_import l SET sort = 'arrivee'
  WHERE l.import_id = ${id}::uuid AND 'rattache' = ANY (l.signes)
    AND NOT EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = l.eleve_id AND s.uai = ${uai} AND s.rentree = ${rentree})`;

const telephone = (personne: string): Prisma.Sql =>
  Prisma.raw(
    `right(regexp_replace(coalesce(${personne}->>'telephonePortable', ${personne}->>'telephonePersonnel'), '\\D', '', 'g'), 9)`,
  );

/** What a person looks at besides. */
const signaler = (tx: Transaction, { id, uai, academieCode, rentree }: Importe) => tx.$executeRaw`
  WITH personnes AS MATERIALIZED (
    SELECT l.rang, r->>'cle' AS cle, mot_cherche((r->'personne'->>'nom') || coalesce(r->'personne'->>'prenom', '')) AS noms,
      ${telephone("(r->'personne')")} AS telephone, lower(r->'personne'->>'courriel') AS courriel, r->'adresse' AS adresse
    FROM ligne_d_import l, jsonb_array_elements(coalesce(l.dit->'responsables', '[]')) r WHERE l.import_id = ${id}::uuid),
  doubles AS (
    SELECT DISTINCT a.rang FROM personnes a JOIN personnes b ON b.noms = a.noms AND b.cle <> a.cle
      AND (b.telephone = a.telephone OR b.courriel = a.courriel OR b.adresse = a.adresse AND a.adresse <> 'null')),
  ailleurs AS (
    SELECT DISTINCT l.rang, s.academie_code <> ${academieCode} AS loin FROM ligne_d_import l JOIN scolarite s ON s.eleve_id = l.eleve_id
    WHERE l.import_id = ${id}::uuid AND s.rentree = ${rentree} AND s.uai <> ${uai} AND s.sortie_le IS NULL AND NOT l.dit->'eleve' ? 'sortieLe')
  UPDATE ligne_d_import l SET signes = array_remove(l.signes || ARRAY[
    CASE WHEN NOT l.dit->'eleve' ? 'ine' THEN 'sans_ine' END,
    CASE WHEN l.rang IN (SELECT rang FROM doubles) THEN 'responsable_en_double' END,
    CASE WHEN l.rang IN (SELECT rang FROM ailleurs WHERE loin) THEN 'autre_academie'
      WHEN l.rang IN (SELECT rang FROM ailleurs) THEN 'autre_etablissement' END], NULL)
  WHERE l.import_id = ${id}::uuid`;

/** Pupils that the file of pupils names no more: marked, never removed. */
async function noterLesAbsents(tx: Transaction, importe: Importe): Promise<void> {
  if (!importe.contenus.includes('eleves')) return;
  await tx.$executeRaw`
    INSERT INTO ligne_d_import (import_id, rang, cle, dit, sort, eleve_id)
    SELECT ${importe.id}::uuid, coalesce((SELECT max(rang) FROM ligne_d_import WHERE import_id = ${importe.id}::uuid), 0) + row_number() OVER (ORDER BY b.cle),
      b.cle, b.dit, 'absent', b.eleve_id
    FROM eleve_de_base b WHERE ${cleDe(importe)} AND b.absent_depuis IS NULL
      AND NOT EXISTS (SELECT 1 FROM ligne_d_import l WHERE l.import_id = ${importe.id}::uuid AND l.cle = b.cle)
      -- A line that was refused is in the file all the same.
      AND NOT EXISTS (SELECT 1 FROM refus_d_import r WHERE r.import_id = ${importe.id}::uuid AND r.de = 'eleve' AND r.cle = b.cle)`;
}
