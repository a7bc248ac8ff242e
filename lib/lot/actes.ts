import { clesDeLaListe } from '#lib/bannette/queries.ts';
import { FiltresSchema } from '#lib/bannette/schema.ts';
import { accomplirTous, type Ordre } from '#lib/dossier/porte.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { LOT } from '#lib/technique/taches.ts';
import { lotAFaire, ordresDuLot } from './queries.ts';
import { type Rattrapage, SANS_RETOUR, type Selection, TAILLE_DU_LOT } from './schema.ts';

/**
 * Keeps a selection of the queue, with each dossier as it stands; nothing is done yet. Returns the id of the lot.
 * Throws Refus impossible when nothing of it is within the portée. `taille`: the most that it keeps; a form asks for no more
 * than a page of it takes.
 */
export function preparerLot(
  portee: Portee,
  { geste, etendue, ids, liste }: Selection,
  taille = TAILLE_DU_LOT,
): Promise<string> {
  return enPortee(portee, async (tx) => {
    const choisis =
      etendue === 'liste'
        ? await clesDeLaListe(
            tx,
            portee,
            rentreeDu(portee.jour),
            FiltresSchema.parse(Object.fromEntries(new URLSearchParams(liste))),
            taille,
          )
        : ids;
    const dossiers = await tx.$queryRaw<{ dossierId: string; version: number }[]>`
      SELECT d.id AS "dossierId", d.version FROM dossier d
      WHERE d.id = ANY (${choisis}::uuid[]) AND ${perimetre(portee, 'suivi')} AND d.etat <> 'brouillon'
      ORDER BY d.tri, d.id LIMIT ${taille}`;
    if (dossiers.length === 0)
      throw new Refus(
        'impossible',
        'Aucun dossier n’est choisi : cochez des lignes, ou prenez toute la liste.',
      );
    const lotId = crypto.randomUUID();
    await tx.lot.create({
      data: { id: lotId, auteurId: portee.auteur.id ?? '', geste, jour: dateDe(portee.jour) },
    });
    await tx.ligneDeLot.createMany({
      data: dossiers.map((dossier, indice) => ({ lotId, rang: indice + 1, ...dossier })),
    });
    return lotId;
  });
}

/**
 * Keeps the decisions of a lot that are to be called back, each dossier as the lot left it; nothing is done yet. Returns the id
 * of the lot that takes it back. Throws Refus introuvable for the lot of somebody else, impossible when it decided nothing.
 */
export function preparerRattrapage(
  portee: Portee,
  { lotId: rattrapeId, motivation }: Rattrapage,
): Promise<string> {
  return enPortee(portee, async (tx) => {
    const { geste } = await lotAFaire(tx, rattrapeId);
    const faites = await tx.ligneDeLot.findMany({
      where: { lotId: rattrapeId, issue: 'fait' },
      orderBy: { rang: 'asc' },
    });
    const sansRetour = SANS_RETOUR[geste];
    if (sansRetour || faites.length === 0)
      throw new Refus('impossible', sansRetour ?? 'Ce lot n’a rien décidé : il n’y a rien à rattraper.');
    const id = crypto.randomUUID();
    await tx.lot.create({
      data: {
        id,
        auteurId: portee.auteur.id ?? '',
        geste: 'rattraper',
        motif: motivation,
        rattrapeId,
        jour: dateDe(portee.jour),
      },
    });
    await tx.ligneDeLot.createMany({
      data: faites.map(({ rang, dossierId, version }) => ({
        lotId: id,
        rang,
        dossierId,
        version: version + 1,
      })),
    });
    return id;
  });
}

/**
 * Does what a lot waits for, some dossiers at a time, each with its issue in the transaction of its act: stopped anywhere and
 * called again, it goes on without doing anything twice. Throws Refus introuvable for the lot of somebody else.
 */
export async function accomplirLot(portee: Portee, lotId: string): Promise<void> {
  while (await enPortee(portee, (tx) => accomplirTranche(tx, portee, lotId), 'acte'));
}

/** Does the next dossiers of a lot in the caller's transaction; false when none waits any more. */
export async function accomplirTranche(tx: Transaction, portee: Portee, lotId: string): Promise<boolean> {
  const lot = await lotAFaire(tx, lotId);
  // One at a time for a lot, in as many tabs as it is open.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lotId}, 0))::text`;
  const lignes = await tx.ligneDeLot.findMany({
    where: { lotId, issue: null },
    orderBy: { rang: 'asc' },
    take: LOT,
  });
  if (lignes.length === 0) return false;
  const ordres = await ordresDuLot(tx, portee, lot, lignes);
  const aFaire = [...ordres.values()].filter((ordre): ordre is Ordre => !(ordre instanceof Refus));
  const suites = new Map((await accomplirTous(tx, portee, aFaire)).map((suite) => [suite.ordre, suite]));
  const issues = lignes.map(({ rang, dossierId }) => {
    const ordre = ordres.get(dossierId);
    const suite = ordre instanceof Refus ? { refus: ordre } : ordre && suites.get(ordre);
    if (suite && 'accompli' in suite) return { rang, issue: 'fait', acte: suite.ordre.acte };
    const { message, texte = null } = suite?.refus ?? new Refus('introuvable', 'Ce dossier est introuvable.');
    return { rang, issue: 'refuse', phrase: message, article: texte };
  });
  await tx.$executeRaw`
    UPDATE ligne_de_lot l SET issue = i.issue, acte = i.acte, phrase = i.phrase, article = i.article
    FROM json_to_recordset(${JSON.stringify(issues)}::json) AS i (rang int, issue issue_de_lot, acte text, phrase text, article text)
    WHERE l.lot_id = ${lotId}::uuid AND l.rang = i.rang`;
  return true;
}
