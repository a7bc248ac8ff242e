import type { FichierEnvoye } from '#lib/connecteurs/octets/depot.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import type { OrdreDe } from '#lib/dossier/porte.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { accomplirAvecFichiers, recevoirPiece } from '#lib/piece/actes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, rolesSur } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { MESSAGES_SANS_REPONSE, type MessageDeFamille, type MessageDuService } from './schema.ts';

/** A new message of whoever has this portée, on a dossier, to or from the person of the family named. */
const messageDe = (
  { auteur, jour }: Portee,
  dossierId: string,
  responsableId: string,
  dit: { texte: string; modele?: string; pieceCode?: string },
) => ({
  id: crypto.randomUUID(),
  dossierId,
  responsableId,
  deLaFamille: auteur.genre === 'famille',
  texte: dit.texte,
  modele: dit.modele ?? null,
  pieceCode: dit.pieceCode ?? null,
  auteurId: auteur.id ?? '',
  auteurNom: auteur.nom,
  jour: dateDe(jour),
  instant: new Date(maintenant().epochMilliseconds),
  luLe: null,
  closLe: null,
  annonceLe: null,
});

/** Who filed a dossier that is held here. Throws Refus impossible on a draft, interdit on a dossier that another place holds. */
function destinataire(portee: Portee, dossier: DossierEntier): NonNullable<DossierEntier['demandeur']> {
  if (rolesSur(portee, dossier).length === 0)
    throw new Refus(
      'interdit',
      'Ce dossier est tenu par un autre établissement ou une autre académie : c’est là qu’on écrit à la famille.',
    );
  if (dossier.etat === 'brouillon' || !dossier.demandeur)
    throw new Refus('impossible', 'On écrit à la famille une fois sa demande enregistrée.');
  return dossier.demandeur;
}

const clore = (tx: Transaction, { jour }: Portee, dossierId: string) =>
  tx.messageDeDossier.updateMany({
    where: { dossierId, deLaFamille: true, closLe: null },
    data: { closLe: dateDe(jour) },
  });

/**
 * Writes to who filed the dossier, and answers by it what the family had written. A mail without content leaves when an address
 * is known. No state, no delay and no letter follows. Throws Refus introuvable outside the portée, interdit for a place that
 * does not hold the dossier, impossible on a draft.
 */
export async function ecrireALaFamille(
  portee: Portee,
  { dossierId, texte, modele }: MessageDuService,
): Promise<void> {
  await enPortee(portee, async (tx) => {
    const { id, courriel } = destinataire(portee, await chargerDossier(tx, portee, dossierId));
    const message = messageDe(portee, dossierId, id, { texte, modele });
    await tx.messageDeDossier.create({ data: message });
    await clore(tx, portee, dossierId);
    if (courriel) await ajouterTache(tx, 'annoncer_message', { messageId: message.id });
  });
}

/** Takes a family's messages out of what waits, without an answer: a thank-you asks for none. Throws as `ecrireALaFamille`. */
export async function cloreMessages(portee: Portee, dossierId: string): Promise<void> {
  await enPortee(portee, async (tx) => {
    destinataire(portee, await chargerDossier(tx, portee, dossierId));
    await clore(tx, portee, dossierId);
  });
}

/** Throws Refus introuvable when this person did not file the dossier, impossible when too many of its messages wait. */
async function exigerDePouvoirEcrire(tx: Transaction, portee: Portee, dossierId: string): Promise<void> {
  const dossier = await chargerDossier(tx, portee, dossierId);
  if (portee.auteur.genre !== 'famille' || dossier.demandeurId !== portee.auteur.id)
    throw new Refus('introuvable', 'Ce dossier est introuvable.');
  const enAttente = await tx.messageDeDossier.count({
    where: { dossierId, deLaFamille: true, closLe: null },
  });
  if (enAttente >= MESSAGES_SANS_REPONSE)
    throw new Refus(
      'impossible',
      `Vos ${MESSAGES_SANS_REPONSE} derniers messages attendent leur réponse : elle les prendra tous en compte. Pour une chose urgente, téléphonez à l’établissement.`,
      { champ: 'texte' },
    );
}

type Message = ReturnType<typeof messageDe>;

const avecMessage = (ordre: OrdreDe<'recevoir_piece'>, message: Message): OrdreDe<'recevoir_piece'> => ({
  ...ordre,
  ecrire: (dossier, par) => {
    const ecritures = ordre.ecrire?.(dossier, par) ?? {};
    return { ...ecritures, rangees: { ...ecritures.rangees, message } };
  },
});

/**
 * Writes to the service that holds the dossier. Files join the piece that they are, by the ordinary act, with the message or not
 * at all. Throws Refus introuvable for who did not file it, impossible when files come without the name of their piece, and what
 * the act throws.
 */
export async function ecrireAuService(
  portee: Portee,
  { texte, code, ...cible }: MessageDeFamille,
  envoyes: readonly FichierEnvoye[],
): Promise<void> {
  const message = messageDe(portee, cible.dossierId, portee.auteur.id ?? '', {
    texte,
    pieceCode: envoyes.length > 0 ? code : undefined,
  });
  await enPortee(portee, async (tx) => {
    await exigerDePouvoirEcrire(tx, portee, cible.dossierId);
    if (envoyes.length === 0) await tx.messageDeDossier.create({ data: message });
  });
  if (envoyes.length === 0) return;
  if (!code)
    throw new Refus('impossible', 'Dites quelle pièce vous joignez : elle ira à sa place.', {
      champ: 'code',
    });
  await accomplirAvecFichiers(portee, envoyes, (fichiers) =>
    avecMessage(recevoirPiece(cible, { code, recueLe: portee.jour, fichiers }), message),
  );
}
