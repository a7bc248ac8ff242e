import { assembler } from '#lib/connecteurs/impression.ts';
import { produireListe } from '#lib/connecteurs/pdf.ts';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import type { GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import { attendSaSignature, CERTIFICATS, partSansMain } from '#lib/droit/courrier/signature.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { bordereauDe, marqueDe } from './faits.ts';
import { LOT_MAXIMUM } from './schema.ts';

/** A letter of a batch, in the order of the pigeon-holes. */
export interface LettreDeLot {
  id: string;
  dossierId: string;
  version: number;
  genre: GenreCourrier;
  reference: string;
  nom: string;
  prenom: string;
  classe: string;
  etablissement: string;
  destinataire: string;
  /** ISO days. */
  jour: string;
  signeLe: string | null;
  courriel: string | null;
  signataireId: string | null;
  rappeleLe: string | null;
  imprimeLe: string | null;
  cle: string;
}

/** Letters that are made, in the portée, that a condition chooses: by établissement, class and name. */
const choisir = (portee: Portee, condition: Prisma.Sql): Promise<LettreDeLot[]> =>
  enPortee(
    portee,
    (tx) => tx.$queryRaw<LettreDeLot[]>`
      SELECT c.id, d.id AS "dossierId", d.version, c.genre, c.reference, e.nom, e.prenom, s.classe, t.nom AS etablissement,
        coalesce(concat_ws(' ', nullif(r.civilite, ''), r.prenom, coalesce(r.nom_usage, r.nom)), '') AS destinataire,
        c.jour::text AS jour, c.signe_le::text AS "signeLe", c.courriel, c.signataire_id AS "signataireId", c.rappele_le::text AS "rappeleLe",
        c.imprime_le::text AS "imprimeLe", c.cle
      FROM courrier c
      JOIN dossier d ON d.id = c.dossier_id
      JOIN eleve e ON e.id = d.eleve_id
      JOIN scolarite s ON s.id = d.scolarite_id
      JOIN etablissement t ON t.uai = d.uai
      LEFT JOIN responsable r ON r.id = d.demandeur_id
      WHERE c.etat = 'produit' AND ${perimetre(portee, 'courriers')} AND ${condition}
      ORDER BY t.nom, s.classe, e.nom, e.prenom, c.reference LIMIT ${LOT_MAXIMUM}`,
  );

/** The folder of the signatory: what waits for the hand of who asks, in all or of these dossiers. */
export async function parapheurDe(
  portee: Portee,
  dossiers: readonly string[] | null = null,
): Promise<LettreDeLot[]> {
  const { genre, id } = portee.auteur;
  if (genre !== 'agent' || !id) return [];
  const choisis = dossiers ? Prisma.sql`AND c.dossier_id = ANY (${[...dossiers]}::uuid[])` : Prisma.empty;
  const lettres = await choisir(
    portee,
    Prisma.sql`c.signataire_id = ${id}::uuid AND c.signe_le IS NULL AND c.courriel IS NULL AND c.rappele_le IS NULL ${choisis}`,
  );
  return lettres.filter(attendSaSignature);
}

type Choix =
  | { courriers: readonly string[] }
  | { dossiers: readonly string[] }
  | { recusLe: string }
  | { sansMain: 'a_imprimer' }
  | { imprimesLe: string };

/** Paper letters that nobody signs. */
const SANS_MAIN = Prisma.sql`c.courriel IS NULL AND c.rappele_le IS NULL
  AND (c.signataire_id IS NULL OR c.genre::text = ANY (${[...CERTIFICATS]}))`;
const A_IMPRIMER = Prisma.sql`c.imprime_le IS NULL AND ${SANS_MAIN}`;

/** The paper letters of the portée that nobody signs and nobody has printed: they wait for this page to be read. */
export const lettresAImprimer = (portee: Portee): Promise<LettreDeLot[]> => choisir(portee, A_IMPRIMER);

function conditionDe(choix: Choix): Prisma.Sql {
  if ('recusLe' in choix) return Prisma.sql`c.genre = 'accuse_reception' AND c.jour = ${choix.recusLe}::date`;
  if ('sansMain' in choix) return A_IMPRIMER;
  if ('imprimesLe' in choix) return Prisma.sql`c.imprime_le = ${choix.imprimesLe}::date AND ${SANS_MAIN}`;
  if ('courriers' in choix) return Prisma.sql`c.id = ANY (${[...choix.courriers]}::uuid[])`;
  return Prisma.sql`c.id IN (
    SELECT DISTINCT ON (x.dossier_id) x.id FROM courrier x
    WHERE x.dossier_id = ANY (${[...choix.dossiers]}::uuid[]) AND x.etat = 'produit' AND x.rappele_le IS NULL
    ORDER BY x.dossier_id, x.jour DESC, x.produit_le DESC, x.id DESC)`;
}

/**
 * One PDF to print: a cover sheet with the count, then the letters as they are stored, in the order of the pigeon-holes. What
 * was printed before is marked as a reprint; each letter is journaled as read, and one that nobody signs is printed from then
 * on. Throws Refus introuvable when none is in the portée.
 */
export async function imprimerLot(portee: Portee, choix: Choix): Promise<FichierServi> {
  const lettres = await choisir(portee, conditionDe(choix));
  if (lettres.length === 0) throw new Refus('introuvable', 'Aucun courrier à imprimer.');
  const imprimes = lettres.map((lettre) => ({ ...lettre, marque: marqueDe(lettre, portee.jour) }));
  const bordereau = produireListe(bordereauDe(imprimes, portee.jour));
  const octets = await Promise.all(imprimes.map(({ cle }) => stockage().lire(cleDeFichier(cle))));
  const lot = imprimes.map(({ marque }, rang) => ({ octets: octets[rang] ?? new Uint8Array(), marque }));
  const assembles = await assembler([{ octets: bordereau, marque: null }, ...lot]);
  await enPortee(portee, async (tx) => {
    for (const { dossierId, reference } of lettres)
      await journaliserLecture(tx, portee, dossierId, 'courrier', reference);
    const premieres = lettres.filter((lettre) => partSansMain(lettre) && lettre.imprimeLe === null);
    await tx.courrier.updateMany({
      where: { id: { in: premieres.map(({ id }) => id) }, imprimeLe: null },
      data: { imprimeLe: dateDe(portee.jour) },
    });
  });
  return {
    octets: assembles,
    type: 'application/pdf',
    nom: `courriers-${portee.jour.toString()}.pdf`,
  };
}
