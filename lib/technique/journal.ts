import type { Role } from '#lib/droit/competence.ts';
import type { Enregistrement } from '#lib/droit/ligne-de-procedure.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { maintenant } from './horloge.ts';
import type { Portee } from './portee.ts';
import type { Transaction } from './prisma.ts';

export interface LigneAEcrire {
  dossierId: string;
  role: Role;
  acte: string;
  deEtat: string;
  versEtat: string;
  /** The record that the act wrote, already in the base: its kind and its id. */
  enregistrement?: { genre: Enregistrement; id: string };
  contenu: Prisma.InputJsonObject;
}

/**
 * Appends lines to the journal, in one statement whatever their number; those of one dossier are chained in the order
 * given. Author, rank, rentrée, prints and hashes are set by PostgreSQL, which also refuses any edit, and a line whose
 * record is not in its dossier.
 */
export async function ecrireAuJournal(
  tx: Transaction,
  { jour }: Portee,
  lignes: readonly LigneAEcrire[],
): Promise<void> {
  const rangees = lignes.map(({ enregistrement, ...ligne }) => ({ ...ligne, ...enregistrement }));
  await tx.$executeRaw`
    INSERT INTO ligne_de_journal (dossier_id, instant, jour, role, acte, de_etat, vers_etat,
      enregistrement, enregistrement_id, contenu)
    SELECT "dossierId", ${maintenant().toString()}::timestamptz, ${jour.toString()}::date, role, acte, "deEtat", "versEtat", genre, id, contenu
    FROM ROWS FROM (json_to_recordset(${JSON.stringify(rangees)}::json) AS (
      "dossierId" uuid, role text, acte text, "deEtat" text, "versEtat" text, genre text, id uuid, contenu jsonb
    )) WITH ORDINALITY ORDER BY ordinality`;
}

/** What a read of sensitive data looked at. */
export type ObjetLu =
  | 'dossier'
  | 'coordonnees'
  | 'coordonnees_bancaires'
  | 'revenus'
  | 'numero_fiscal'
  | 'piece'
  | 'courrier'
  | 'avis';

/**
 * Records that the person looked at sensitive data of a dossier (for the DPO; kept apart from the acts), with the reason of what
 * was masked.
 */
export async function journaliserLecture(
  tx: Transaction,
  portee: Portee,
  dossierId: string,
  objet: ObjetLu,
  precision?: string,
  raison?: { motif: string; explication: string },
): Promise<void> {
  await tx.lectureSensible.createMany({
    data: [
      {
        lecteurGenre: portee.auteur.genre,
        lecteurId: portee.auteur.id,
        dossierId,
        objet,
        precision,
        ...raison,
      },
    ],
  });
}

/** Same, for the dossiers of a list that is read whole. */
export async function journaliserLectures(
  tx: Transaction,
  { auteur }: Portee,
  dossierIds: readonly string[],
  objet: ObjetLu,
  precision: string,
): Promise<void> {
  await tx.lectureSensible.createMany({
    data: dossierIds.map((dossierId) => ({
      lecteurGenre: auteur.genre,
      lecteurId: auteur.id,
      dossierId,
      objet,
      precision,
    })),
  });
}
