import { adresseUtile } from '#lib/courriel/faits.ts';
import { autresAdresses } from '#lib/courriel/queries.ts';
import { type DossierEntier, decisionEnVigueur } from '#lib/dossier/faits.ts';
import { accomplirUn, type Cible, type Ordre, type OrdreDe } from '#lib/dossier/porte.ts';
import { chargerDossier, verrouillerDossiers } from '#lib/dossier/queries.ts';
import { DRAPEAU_COURRIER } from '#lib/dossier/schema.ts';
import { attendSaSignature } from '#lib/droit/courrier/signature.ts';
import { rolesPour } from '#lib/droit/evaluation.ts';
import { ligne } from '#lib/droit/procedure.ts';
import { dateraLaReception } from '#lib/famille/faits.ts';
import { signe, suivre } from '#lib/personne/actes.ts';
import { daterInvitation, daterReception } from '#lib/reception/actes.ts';
import { estRetenue } from '#lib/relecture/faits.ts';
import { dateraLInvitation } from '#lib/retrait/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, rolesSur } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { vaALaFamille } from '#lib/transfert/faits.ts';
import { courrierDeLaFamille } from './queries.ts';

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

/** The dossier of a letter, locked. Throws Refus introuvable outside the portée, interdit to who does not hold its letters. */
async function exigerDeTenirLesCourriers(
  tx: Transaction,
  portee: Portee,
  dossierId: string,
): Promise<DossierEntier> {
  await verrouillerDossiers(tx, [dossierId]);
  const dossier = await chargerDossier(tx, portee, dossierId);
  const tient =
    portee.auteur.genre === 'agent' &&
    rolesSur(portee, dossier).some((role) => rolesPour('dater_reception', dossier.branche).includes(role));
  if (!tient)
    throw new Refus(
      'interdit',
      'Les courriers de ce dossier reviennent à l’établissement ou au service académique qui le tient.',
    );
  return dossier;
}

/**
 * Gives back to the worker a letter that was set aside: it goes to the address of today, on paper when there is none. Nothing happens
 * to a letter in another state: someone else did it first. Throws Refus introuvable outside the portée, interdit to who does not hold
 * the letters of the dossier.
 */
export const relancer = (portee: Portee, courrierId: string): Promise<void> =>
  enPortee(portee, async (tx) => {
    const courrier = await tx.courrier.findUnique({ where: { id: courrierId } });
    if (!courrier) throw new Refus('introuvable', 'Ce courrier est introuvable.');
    const dossier = await exigerDeTenirLesCourriers(tx, portee, courrier.dossierId);
    const courriel = vaALaFamille(dossier, courrier.decisionId) ? null : adresseUtile(dossier.demandeur);
    const { count } = await tx.courrier.updateMany({
      where: { id: courrierId, etat: 'mis_de_cote' },
      data: { etat: 'a_produire', cause: null, courriel },
    });
    if (count === 0) return;
    if (!dossier.courriers.some(({ id, etat }) => id !== courrierId && etat === 'mis_de_cote'))
      await tx.dossier.update({
        where: { id: dossier.id },
        data: { drapeaux: dossier.drapeaux.filter((drapeau) => drapeau !== DRAPEAU_COURRIER) },
      });
    await ajouterTache(tx, 'produire_courriers', { courrierIds: [courrierId] });
  });

/**
 * Says that the address of who filed a dossier is good after all: mails are tried there again, those that waited first. Nothing
 * happens when nothing refuses it. Throws Refus as `relancer` does.
 */
export const reessayerAdresse = (portee: Portee, dossierId: string): Promise<void> =>
  enPortee(portee, async (tx) => {
    const { demandeurId } = await exigerDeTenirLesCourriers(tx, portee, dossierId);
    if (!demandeurId) return;
    await tx.responsable.updateMany({ where: { id: demandeurId }, data: { courrielRefuseLe: null } });
  });

/**
 * Writes from now on to another address that the base knows of who filed a dossier, while its own refuses mail: what waited leaves
 * there, and the correction is kept as any other. Nothing happens once nothing refuses it. Throws Refus as `relancer` does, and
 * impossible on an address that the base does not know of this person.
 */
export const prendreAdresse = (
  portee: Portee,
  { dossierId, courriel }: { dossierId: string; courriel: string },
): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const { demandeur } = await exigerDeTenirLesCourriers(tx, portee, dossierId);
      if (!demandeur?.courrielRefuseLe) return;
      if (!(await autresAdresses(tx, demandeur.id)).includes(courriel))
        throw new Refus(
          'impossible',
          'La base scolaire ne connaît plus cette adresse : notez la bonne sur la fiche du demandeur.',
        );
      await tx.responsable.update({ where: { id: demandeur.id }, data: { courriel } });
      const trace = crypto.randomUUID();
      const motivation = 'L’adresse connue refusait les courriels : celle de la base scolaire la remplace.';
      await tx.correctionResponsable.create({
        data: {
          ...{ id: trace, responsableId: demandeur.id, ...signe(portee, motivation) },
          ...{ avant: { courriel: demandeur.courriel }, apres: { courriel } },
        },
      });
      await suivre(tx, portee, 'responsable', demandeur.id, {
        ...{ fait: 'responsable', trace, champs: ['courriel'], motivation },
      });
    },
    'acte',
  );

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
