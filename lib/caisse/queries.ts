import { type DossierEntier, piecesManquantes } from '#lib/dossier/faits.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import type { SANS_CONFIRMATION } from '#lib/droit/consentement/caisse.ts';
import { ATTENTE_DE_REPONSE } from '#lib/droit/consentement/recuperation.ts';
import { lieuDuContenu } from '#lib/recuperation/queries.ts';
import { dechiffrer } from '#lib/technique/chiffrement.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ConfirmationSchema, type EtatDeLaCaisse, PIECE_DE_LA_CAISSE } from './faits.ts';

/** Whether families are offered here to have their caisse asked. */
export const caisseProposee = (): boolean => configuration().caisses;

const ATTENTE_MS = ATTENTE_DE_REPONSE.jours * 86_400_000;

/** Whether a dossier waits for the attestation that a caisse may stand for. */
export const attendLAttestation = (dossier: DossierEntier): boolean =>
  dossier.etat === 'incomplete' && piecesManquantes(dossier).some(({ code }) => code === PIECE_DE_LA_CAISSE);

/** The dossier of this family whose attestation lacks. Throws Refus introuvable for another's, impossible once it is no longer awaited. */
export async function dossierSansAttestation(
  tx: Transaction,
  portee: Portee,
  dossierId: string,
): Promise<DossierEntier> {
  const dossier = await chargerDossier(tx, portee, dossierId);
  if (!dossier || dossier.demandeurId !== portee.auteur.id)
    throw new Refus('introuvable', 'Ce dossier est introuvable.');
  if (!attendLAttestation(dossier))
    throw new Refus(
      'impossible',
      'L’attestation de la CAF ou de la MSA n’est plus attendue pour cette demande.',
    );
  return dossier;
}

/** Where the last request of a dossier stands; null without one, or once the family answered it. */
export async function lireLaCaisse(tx: Transaction, dossierId: string): Promise<EtatDeLaCaisse | null> {
  const lue = await tx.recuperation.findFirst({
    where: { dossierId, aupres: 'caisse' },
    orderBy: [{ demandeeLe: 'desc' }, { id: 'desc' }],
  });
  if (!lue || lue.suite) return null;
  if (lue.issue === null)
    return maintenant().epochMilliseconds - lue.demandeeLe.getTime() > ATTENTE_MS
      ? { genre: 'sans', issue: 'indisponible' }
      : { genre: 'attendue' };
  if (lue.issue !== 'eleve_nomme')
    return { genre: 'sans', issue: lue.issue as keyof typeof SANS_CONFIRMATION };
  if (!lue.contenu || !lue.recueLe) return null;
  const confirmation = ConfirmationSchema.parse(JSON.parse(dechiffrer(lue.contenu, lieuDuContenu(lue.id))));
  return { genre: 'nomme', id: lue.id, confirmation, recueLe: jourDe(lue.recueLe) };
}

/** What the page of a family shows: its dossier, and where its request stands. Throws as `dossierSansAttestation`. */
export const demandeALaCaisse = (portee: Portee, dossierId: string) =>
  enPortee(portee, async (tx) => {
    const dossier = await dossierSansAttestation(tx, portee, dossierId);
    return { dossier, etat: await lireLaCaisse(tx, dossierId) };
  });
