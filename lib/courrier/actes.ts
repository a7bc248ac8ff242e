import { type DossierEntier, decisionEnVigueur } from '#lib/dossier/faits.ts';
import { accomplirUn, type Cible, type Ordre, type OrdreDe } from '#lib/dossier/porte.ts';
import { chargerDossier, verrouillerDossiers } from '#lib/dossier/queries.ts';
import { DRAPEAU_COURRIER } from '#lib/dossier/schema.ts';
import { attendSaSignature } from '#lib/droit/courrier/signature.ts';
import { rolesPour } from '#lib/droit/evaluation.ts';
import { ligne } from '#lib/droit/procedure.ts';
import { dateraLaReception } from '#lib/famille/faits.ts';
import { daterInvitation, daterReception } from '#lib/reception/actes.ts';
import { courrielsRefuses, DRAPEAU_REFUS } from '#lib/reception/faits.ts';
import { estRetenue } from '#lib/relecture/faits.ts';
import { dateraLInvitation } from '#lib/retrait/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, rolesSur } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { courrierDeLaFamille } from './queries.ts';
import type { Annonce } from './schema.ts';

/** How a letter went to the family: announced by e-mail and opened on the portal, or printed and posted. */
export type ModeDEnvoi = 'portail' | 'courrier';

/** The legal act that makes the decision in force known, once its letter exists (C. IV.B). Done by the application. */
export const notifier = (cible: Cible, mode: ModeDEnvoi): OrdreDe<'notifier'> => ({
  ...cible,
  acte: 'notifier',
  ecrire: (dossier, { portee }) => {
    const decision = decisionEnVigueur(dossier);
    if (!decision) throw new Refus('impossible', 'Aucune décision n’est à notifier.');
    const id = crypto.randomUUID();
    return {
      enregistrementId: id,
      contenu: { mode },
      rangees: {
        notification: {
          id,
          decisionId: decision.id,
          mode,
          envoyeeLe: dateDe(portee.jour),
          recueLe: null,
          preuve: null,
        },
      },
    };
  },
});

/**
 * A family opens a letter on the portal, deliberately. The first opening is kept, and dates the reception of the letter
 * when its dossier waits for that date (C. IV.B); a later one changes nothing. Throws Refus introuvable when the letter
 * is not in the portée, not made, or carries a decision that has not been notified.
 */
export const ouvrirCourrier = (portee: Portee, id: string): Promise<void> =>
  enPortee(portee, async (tx) => {
    const trouve = await courrierDeLaFamille(tx, id);
    await verrouillerDossiers(tx, [trouve.dossierId]);
    const dossier = await chargerDossier(tx, portee, trouve.dossierId);
    const ouvertLe = new Date(maintenant().epochMilliseconds);
    await tx.courrier.updateMany({ where: { id, ouvertLe: null }, data: { ouvertLe } });
    if (dossier.courriers.some((lettre) => lettre.id === id && lettre.courrielRefuseLe))
      await changerLettre(tx, dossier, id, { ouvertLe });
    if (dateraLaReception(trouve, dossier))
      await accomplirUn(
        tx,
        portee,
        daterReception(
          { dossierId: dossier.id, version: dossier.version },
          { recuLe: portee.jour, preuve: { genre: 'ouverture', numero: null } },
        ),
      );
    else if (dateraLInvitation(trouve, dossier))
      await accomplirUn(
        tx,
        portee,
        daterInvitation(
          { dossierId: dossier.id, version: dossier.version },
          { recuLe: portee.jour, preuve: { genre: 'ouverture', numero: null } },
        ),
      );
  });

/** Agents who hold the letters of a dossier: those who may date their reception. */
const tientLesCourriers = (portee: Portee, dossier: DossierEntier): boolean =>
  portee.auteur.genre === 'agent' &&
  rolesSur(portee, dossier).some((role) => rolesPour('dater_reception', dossier.branche).includes(role));

/** The flags that letters alone raise, each while one of them does. */
const DRAPEAUX_DES_LETTRES: readonly (readonly [string, (dossier: DossierEntier) => boolean])[] = [
  [DRAPEAU_COURRIER, ({ courriers }) => courriers.some(({ etat }) => etat === 'mis_de_cote')],
  [DRAPEAU_REFUS, (dossier) => courrielsRefuses(dossier).length > 0],
];

/** Takes from a dossier the flags that this change of a letter, just written, leaves without a cause. */
async function changerLettre(
  tx: Transaction,
  dossier: DossierEntier,
  courrierId: string,
  change: Partial<DossierEntier['courriers'][number]>,
): Promise<void> {
  const courriers = dossier.courriers.map((lettre) =>
    lettre.id === courrierId ? { ...lettre, ...change } : lettre,
  );
  const tombes = DRAPEAUX_DES_LETTRES.filter(([, leve]) => !leve({ ...dossier, courriers })).map(
    ([nom]) => nom,
  );
  const drapeaux = dossier.drapeaux.filter((drapeau) => !tombes.includes(drapeau));
  if (drapeaux.length < dossier.drapeaux.length)
    await tx.dossier.update({ where: { id: dossier.id }, data: { drapeaux } });
}

/**
 * Gives back to the worker a letter that was set aside, to be made, or one whose announcement an address refused, to be
 * announced: it goes to the address of today, on paper when there is none. Nothing happens to a letter in another state:
 * someone else did it first. Throws Refus introuvable outside the portée, interdit to who does not hold the letters of the
 * dossier.
 */
export const relancer = (portee: Portee, courrierId: string): Promise<void> =>
  enPortee(portee, async (tx) => {
    const courrier = await tx.courrier.findUnique({ where: { id: courrierId } });
    if (!courrier) throw new Refus('introuvable', 'Ce courrier est introuvable.');
    await verrouillerDossiers(tx, [courrier.dossierId]);
    const dossier = await chargerDossier(tx, portee, courrier.dossierId);
    if (!tientLesCourriers(portee, dossier))
      throw new Refus('interdit', 'Relancer un courrier revient à l’établissement ou au service académique.');
    const courriel = dossier.demandeur?.courriel ?? null;
    const aProduire = { etat: 'a_produire', cause: null, courriel } as const;
    const miseDeCote = await tx.courrier.updateMany({
      where: { id: courrierId, etat: 'mis_de_cote' },
      data: aProduire,
    });
    if (miseDeCote.count > 0) {
      await changerLettre(tx, dossier, courrierId, aProduire);
      await ajouterTache(tx, 'produire_courriers', { courrierIds: [courrierId] });
      return;
    }
    const aAnnoncer = { courriel, courrielRefuseLe: null };
    const refusee = await tx.courrier.updateMany({
      where: { id: courrierId, courrielRefuseLe: { not: null } },
      data: aAnnoncer,
    });
    if (refusee.count === 0) return;
    await changerLettre(tx, dossier, courrierId, aAnnoncer);
    if (courriel) await ajouterTache(tx, 'envoyer_courriels', { courrierIds: [courrierId] });
  });

/**
 * Keeps that the server refused an address for good, and flags its dossier; nothing when another address was given meanwhile.
 * The dossier is locked: an act under way would write its flags without this one.
 */
export async function noterRefus(tx: Transaction, { id, dossierId, destinataire }: Annonce): Promise<void> {
  await verrouillerDossiers(tx, [dossierId]);
  await tx.$executeRaw`
    WITH refus AS (
      UPDATE courrier SET courriel_refuse_le = ${new Date(maintenant().epochMilliseconds)}
      WHERE id = ${id}::uuid AND courriel = ${destinataire} AND courriel_envoye_le IS NULL AND courriel_refuse_le IS NULL
      RETURNING dossier_id)
    UPDATE dossier SET drapeaux = array_append(drapeaux, ${DRAPEAU_REFUS})
    WHERE id IN (SELECT dossier_id FROM refus) AND NOT ${DRAPEAU_REFUS} = ANY (drapeaux)`;
}

/** A decision called back, or a demande abandoned meanwhile, is made known to nobody. */
const DECIDES: readonly string[] = ligne('notifier').de;

/** The act that makes the decision in force known, none when there is nothing to make known. */
export function notificationDue(dossier: DossierEntier): Ordre[] {
  const { id: dossierId, version, etat, courriers } = dossier;
  const decision = decisionEnVigueur(dossier);
  if (!decision || decision.notification || !DECIDES.includes(etat) || estRetenue(dossier, decision))
    return [];
  const lettre = courriers.find(({ decisionId }) => decisionId === decision.id);
  if (lettre?.etat === 'produit' && attendSaSignature(lettre)) return [];
  return [notifier({ dossierId, version }, lettre?.courriel ? 'portail' : 'courrier')];
}
