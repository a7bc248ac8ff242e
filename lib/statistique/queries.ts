import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Cellule } from './faits.ts';

export interface Publication {
  rentree: number;
  /** First day of the month of the figures, ISO. */
  mois: string;
  cellules: Cellule[];
}

/** The campaigns of which figures are published, the last first, each with its last month. Everybody reads them. */
export const publications = (): Promise<{ rentree: number; mois: string }[]> =>
  prisma().$queryRaw<{ rentree: number; mois: string }[]>`
    SELECT c.rentree, m.mois::text AS mois FROM campagne c, LATERAL (SELECT max(mois) AS mois FROM chiffre_public p WHERE p.rentree = c.rentree) m
    WHERE m.mois IS NOT NULL ORDER BY c.rentree DESC`;

/** The last published figures of a campaign, or of the last one; null when none is. */
export async function publicationDe(annee: number | undefined): Promise<Publication | null> {
  const toutes = await publications();
  const voulue = annee === undefined ? toutes[0] : toutes.find(({ rentree }) => rentree === annee);
  if (!voulue) return null;
  const cellules = await prisma().$queryRaw<Cellule[]>`
    SELECT a.nom AS academie, c.branche::text AS branche, c.canal::text AS canal, c.issue, c.nombre
    FROM chiffre_public c JOIN academie a ON a.code = c.academie_code
    WHERE c.rentree = ${voulue.rentree} AND c.mois = ${voulue.mois}::date ORDER BY a.nom, c.branche, c.canal, c.issue`;
  return { ...voulue, cellules };
}

/** The published cells as a file. Throws Refus introuvable when nothing is published for that campaign. */
export async function donneesOuvertes(annee: number | undefined): Promise<FichierServi> {
  const publiee = await publicationDe(annee);
  if (!publiee) throw new Refus('introuvable', 'Aucun chiffre n’est publié pour cette rentrée.');
  const { rentree, mois, cellules } = publiee;
  const texte = ecrireTableau([
    ['rentree', 'mois', 'academie', 'etablissements', 'canal', 'issue', 'nombre'],
    ...cellules.map(({ academie, branche, canal, issue, nombre }) =>
      [rentree, mois, academie, branche, canal, issue, nombre].map(String),
    ),
  ]);
  const nom = `bourses-${rentree}-${mois.slice(0, 7)}.csv`;
  return { octets: new TextEncoder().encode(texte), type: 'text/csv; charset=utf-8', nom };
}
