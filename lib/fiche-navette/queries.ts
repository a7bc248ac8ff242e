import { produireFormulaire } from '#lib/connecteurs/pdf.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { formulaireDeFicheNavette, REMPLISSENT_LES_FICHES } from '#lib/droit/argent/fiche-navette.ts';
import { nomDActe } from '#lib/droit/noms.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enPortee, type Portee, rolesSur } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { estDuLycee, type Fiche } from './faits.ts';

/** The fiches of a dossier, the last first, and whether the person may fill one. */
export interface FichesDuDossier {
  dossier: DossierEntier;
  fiches: Fiche[];
  remplit: boolean;
}

/** Fills fiches where the dossier is held: a place that only reads it does not. */
export const remplitIci = (portee: Portee, dossier: DossierEntier): boolean =>
  estDuLycee(dossier) &&
  rolesSur(portee, dossier).some((role) => REMPLISSENT_LES_FICHES.some((r) => r === role));

/** The same in a transaction. Throws Refus introuvable outside the portée. */
export async function lireFiches(
  tx: Transaction,
  portee: Portee,
  dossierId: string,
): Promise<FichesDuDossier> {
  const dossier = await chargerDossier(tx, portee, dossierId);
  const fiches = await tx.ficheNavette.findMany({ where: { dossierId }, orderBy: { rang: 'desc' } });
  return { dossier, fiches, remplit: remplitIci(portee, dossier) };
}

/** The fiches of a dossier. Throws Refus introuvable outside the portée. */
export const fichesDuDossier = (portee: Portee, dossierId: string): Promise<FichesDuDossier> =>
  enPortee(portee, (tx) => lireFiches(tx, portee, dossierId));

/** A return to school of a place, with where its fiche stands. */
export interface RepriseSuivie {
  dossierId: string;
  prenom: string;
  nom: string;
  classe: string;
  etablissement: string;
  fiche: Fiche;
}

/** The returns of a rentrée whose fiche was filled, where the person fills them; those without an answer first. */
export const reprisesDuLieu = (portee: Portee, annee: number): Promise<RepriseSuivie[]> =>
  enPortee(portee, async (tx) => {
    const lus = await tx.$queryRaw<(Omit<RepriseSuivie, 'fiche'> & { ficheId: string })[]>`
      SELECT d.id AS "dossierId", e.prenom, e.nom, s.classe, t.nom AS etablissement, f.id AS "ficheId"
      FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN scolarite s ON s.id = d.scolarite_id
        JOIN etablissement t ON t.uai = d.uai
        JOIN LATERAL (SELECT id, reponse FROM fiche_navette n WHERE n.dossier_id = d.id ORDER BY n.rang DESC LIMIT 1) f ON true
      WHERE d.rentree = ${annee} AND d.efface_le IS NULL AND ${perimetre(portee, 'suivi')}
      ORDER BY f.reponse IS NOT NULL, t.nom, s.classe, e.nom, e.prenom, d.id`;
    const fiches = await tx.ficheNavette.findMany({
      where: { id: { in: lus.map(({ ficheId }) => ficheId) } },
    });
    const parId = new Map(fiches.map((fiche) => [fiche.id, fiche]));
    return lus.flatMap(({ ficheId, ...reprise }) => {
      const fiche = parId.get(ficheId);
      return fiche ? [{ ...reprise, fiche }] : [];
    });
  });

/** The form of annexe 9 of a dossier, as it was filled last, or with its lines. Throws Refus introuvable as above, and of a collège. */
export async function ficheAImprimer(portee: Portee, dossierId: string): Promise<FichierServi> {
  const { dossier, fiches, service } = await enPortee(portee, async (tx) => {
    const lues = await lireFiches(tx, portee, dossierId);
    const academie = await tx.academie.findUnique({ where: { code: lues.dossier.academieCode } });
    return { ...lues, service: academie };
  });
  if (!estDuLycee(dossier))
    throw new Refus(
      'introuvable',
      'La prime de reprise d’études est une prime du lycée : ce dossier n’en a pas.',
    );
  const { etablissement, eleve, scolarite, uai, numero } = dossier;
  const [derniere] = fiches;
  const octets = produireFormulaire(
    formulaireDeFicheNavette(portee.jour, {
      eleve: nomDActe(eleve),
      accueil: `${etablissement.nom} – ${etablissement.commune}`,
      uai,
      classe: scolarite.classe,
      mef: scolarite.libelleMef ?? '',
      service: service?.nom ?? '',
      ...(derniere
        ? {
            avant: {
              ...derniere,
              interruptionLe: jourDe(derniere.interruptionLe),
              repriseLe: jourDe(derniere.repriseLe),
            },
          }
        : {}),
    }),
  );
  return { nom: `fiche-navette-${numero}.pdf`, type: 'application/pdf', octets };
}
