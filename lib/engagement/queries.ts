import { produireFormulaire } from '#lib/connecteurs/pdf.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { formulaireDEngagement, recoivent } from '#lib/droit/argent/engagement.ts';
import { direNaissance, naissance } from '#lib/droit/naissance.ts';
import { nomDActe } from '#lib/droit/noms.ts';
import { jourOuNul } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enPortee, type Portee, rolesSur } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Engagement, EtatDEngagement } from './faits.ts';

/** Where the engagement of a dossier that the person reads stands: nothing of what row-level security hides. */
export async function etatDEngagement(tx: Transaction, dossierId: string): Promise<EtatDEngagement> {
  const [lu] = await tx.$queryRaw<{ ouvertLe: Date | null; recuLe: Date | null }[]>`
    SELECT merite_ouvert_le(${dossierId}::uuid) AS "ouvertLe", engagement_recu_le(${dossierId}::uuid) AS "recuLe"`;
  return { ouvertLe: jourOuNul(lu?.ouvertLe), recuLe: jourOuNul(lu?.recuLe) };
}

/** The same by itself. */
export const engagementDe = (portee: Portee, dossierId: string): Promise<EtatDEngagement> =>
  enPortee(portee, (tx) => etatDEngagement(tx, dossierId));

/** The engagement of a dossier with its history, the last entry first, and whether the person receives it. */
export interface EngagementDuDossier extends EtatDEngagement {
  dossier: DossierEntier;
  entrees: Engagement[];
  recoit: boolean;
}

/** The same in a transaction. Throws Refus introuvable outside the portée. */
export async function lireLEngagement(
  tx: Transaction,
  portee: Portee,
  dossierId: string,
): Promise<EngagementDuDossier> {
  const dossier = await chargerDossier(tx, portee, dossierId);
  const entrees = await tx.engagementDeMerite.findMany({ where: { dossierId }, orderBy: { rang: 'desc' } });
  // Where the dossier is held: a place that only reads it receives nothing.
  const recoit = rolesSur(portee, dossier).some((role) =>
    recoivent(dossier.branche).some((celui) => celui === role),
  );
  return { ...(await etatDEngagement(tx, dossierId)), dossier, entrees, recoit };
}

/** The engagement of a dossier. Throws Refus introuvable outside the portée. */
export const engagementDuDossier = (portee: Portee, dossierId: string): Promise<EngagementDuDossier> =>
  enPortee(portee, (tx) => lireLEngagement(tx, portee, dossierId));

/** A boursier au mérite of a place, and where its engagement stands. */
export interface EngagementSuivi extends EtatDEngagement {
  dossierId: string;
  prenom: string;
  nom: string;
  classe: string;
  etablissement: string;
}

/** The boursiers au mérite of a rentrée where the person follows dossiers, by class; in each, those whose engagement lacks first. */
export const engagementsDuLieu = (portee: Portee, annee: number): Promise<EngagementSuivi[]> =>
  enPortee(portee, async (tx) => {
    const lus = await tx.$queryRaw<
      (Omit<EngagementSuivi, keyof EtatDEngagement> & { ouvertLe: Date; recuLe: Date | null })[]
    >`
      SELECT * FROM (
        SELECT d.id AS "dossierId", e.prenom, e.nom, s.classe, t.nom AS etablissement,
          merite_ouvert_le(d.id) AS "ouvertLe", engagement_recu_le(d.id) AS "recuLe"
        FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN scolarite s ON s.id = d.scolarite_id JOIN etablissement t ON t.uai = d.uai
        WHERE d.rentree = ${annee} AND d.efface_le IS NULL AND ${perimetre(portee, 'suivi')}
          AND EXISTS (SELECT FROM droit r WHERE r.dossier_id = d.id AND r.composante = 'merite' AND r.ferme_par_id IS NULL)) v
      WHERE "ouvertLe" IS NOT NULL ORDER BY etablissement, classe, "recuLe" IS NOT NULL, nom, prenom, "dossierId"`;
    return lus.map((lu) => ({ ...lu, ouvertLe: jourOuNul(lu.ouvertLe), recuLe: jourOuNul(lu.recuLe) }));
  });

/** The engagement to sign, filled, for the agent or the family of the dossier. Throws Refus introuvable as above, and without a bourse au mérite. */
export async function engagementAImprimer(portee: Portee, dossierId: string): Promise<FichierServi> {
  const { dossier, ouvertLe } = await engagementDuDossier(portee, dossierId);
  if (!ouvertLe)
    throw new Refus(
      'introuvable',
      'Aucune bourse au mérite n’est ouverte sur ce dossier : il n’y a pas d’engagement à signer.',
    );
  const { etablissement, eleve, scolarite, demandeur, numero } = dossier;
  const octets = produireFormulaire(
    formulaireDEngagement(portee.jour, {
      eleve: nomDActe(eleve),
      naissance: direNaissance(naissance(eleve.naissance)),
      etablissement: `${etablissement.nom} – ${etablissement.commune}`,
      classe: scolarite.classe,
      dossier: numero,
      responsable: demandeur ? nomDActe(demandeur) : '',
    }),
  );
  return { nom: `engagement-merite-${numero}.pdf`, type: 'application/pdf', octets };
}
