import type { z } from 'zod';
import { fichierDeTableur } from '#lib/connecteurs/classeur.ts';
import { ecrireAnnee, rentree as versRentree } from '#lib/droit/annee.ts';
import { colonne, type Feuille, lisezMoi } from '#lib/droit/courrier/classeur.ts';
import { EFFECTIF_MINIMAL } from '#lib/pilotage/schema.ts';
import { configuration } from '#lib/technique/configuration.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type Cellule, parAcademie, parBranche, parIssue, type Somme } from './faits.ts';
import { type DonneesOuvertesSchema, LICENCE } from './schema.ts';

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

const [texte, nombre] = [colonne('texte'), colonne('nombre')];

/** The published cells as a file; as a workbook, the pictures of the page too. Throws Refus introuvable when nothing is published for that campaign. */
export async function donneesOuvertes({
  rentree: annee,
  forme,
}: z.output<typeof DonneesOuvertesSchema>): Promise<FichierServi> {
  const publiee = await publicationDe(annee);
  if (!publiee) throw new Refus('introuvable', 'Aucun chiffre n’est publié pour cette rentrée.');
  const { rentree, mois, cellules } = publiee;
  const classeur = {
    ...{ titre: `Les bourses en chiffres, ${ecrireAnnee(versRentree(rentree))}`, jour: mois },
    ...{ sujet: 'Données ouvertes', auteur: configuration().ministere },
    feuilles: [
      {
        nom: 'Cases',
        colonnes: [
          nombre('rentree'),
          ...['mois', 'academie', 'etablissements', 'canal', 'issue'].map(texte),
          nombre('nombre'),
        ],
        lignes: cellules.map(({ academie, branche, canal, issue, nombre: combien }) => [
          ...[rentree, mois, academie, branche, canal, issue, combien],
        ]),
      },
      feuilleDesSommes('Par issue', 'Issue', parIssue(cellules)),
      feuilleDesSommes('Par type d’établissement', 'Établissements', parBranche(cellules)),
      feuilleDesSommes('Par académie', 'Académie', parAcademie(cellules)),
      lisezMoi([
        ['Mois des chiffres', mois],
        [
          'Cases',
          `Une case de moins de ${EFFECTIF_MINIMAL} demandes n’est pas donnée, et les totaux n’additionnent que les cases données.`,
        ],
        ['Licence', `${LICENCE.nom}, ${LICENCE.adresse}`],
      ]),
    ],
  };
  return fichierDeTableur(classeur, forme, `bourses-${rentree}-${mois.slice(0, 7)}`);
}

/** A picture of the page. A sum of bourses of which no cell is given is left empty: it is not none. */
const feuilleDesSommes = (nom: string, titre: string, sommes: readonly Somme[]): Feuille => ({
  nom,
  colonnes: [texte(titre), nombre('Demandes'), nombre('Bourses')],
  lignes: sommes.map(({ libelle, nombre: combien, bourses }) => [libelle, combien, bourses || null]),
});
