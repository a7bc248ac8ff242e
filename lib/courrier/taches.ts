import { createHash } from 'node:crypto';
import { messagerie } from '#lib/connecteurs/messagerie.ts';
import { CaractereSansGlyphe, LettreNonConforme, produirePdf } from '#lib/connecteurs/pdf.ts';
import { type CleDeFichier, cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { type DossierEntier, decisionEnVigueur } from '#lib/dossier/faits.ts';
import { accomplirTous, DRAPEAU_COURRIER, type Ordre } from '#lib/dossier/porte.ts';
import { chargerDossiers, verrouillerDossiers } from '#lib/dossier/queries.ts';
import { composerCourriel } from '#lib/droit/courrier/courriel.ts';
import { type Courrier, composerCourrier } from '#lib/droit/courrier/courrier.ts';
import type { DonneesCourrier } from '#lib/droit/courrier/donnees.ts';
import type { Jour } from '#lib/droit/date.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { ajouterTaches, type Taches } from '#lib/technique/taches.ts';
import { notifier } from './actes.ts';
import { donneesDuCourriel, donneesDuCourrier, type FaitsDeCourrier } from './faits.ts';
import { annoncesDesCourriers, faitsDesCourriers } from './queries.ts';

interface Produit {
  id: string;
  donnees: DonneesCourrier;
  octets: Uint8Array;
  empreinte: string;
  cle: CleDeFichier;
}

interface MisDeCote {
  id: string;
  cause: string;
}

/** What became of the letters of a lot; those that an unforeseen fault stopped are left for another try. */
interface Tirage {
  produits: Produit[];
  misDeCote: MisDeCote[];
  fautes: unknown[];
}

/**
 * Produces the letters of a lot: composed from the rows of their acts, printed, stored, then marked in one transaction
 * with what follows (notifications, mails). Done twice, even at once, it changes nothing: the mark is set on letters
 * that wait, and a file is named by its content. A letter that the law or the printer refuses is set aside with its
 * cause. `leJour` is the day on which they leave, for whoever tells the past.
 */
export async function produireCourriers(
  { courrierIds }: Taches['produire_courriers'],
  leJour?: Jour,
): Promise<void> {
  const portee = porteeSysteme(leJour ?? (await aujourdHui()));
  const faits = await enPortee(portee, (tx) => faitsDesCourriers(tx, courrierIds));
  const { produits, misDeCote, fautes } = await sousPresse(() => imprimer(faits));
  await stockage().deposerTous(produits.map(({ cle, octets }) => ({ cle, octets, type: 'application/pdf' })));
  await enPortee(portee, async (tx) => {
    await marquerProduits(tx, produits, portee.jour);
    await mettreDeCote(tx, misDeCote);
  });
  reprendre(fautes);
}

/** Throws the first of the faults met one by one: what was done stays done, the job comes back for the rest. */
function reprendre(fautes: readonly unknown[]): void {
  if (fautes.length > 0) throw fautes[0];
}

let presse: Promise<unknown> = Promise.resolve();

/** One lot prints at a time in a process: meanwhile the next one reads its facts and the one before is stored. */
function sousPresse<T>(tirer: () => Promise<T>): Promise<T> {
  const tour = presse.then(tirer);
  presse = tour.catch(() => undefined);
  return tour;
}

async function imprimer(lettres: ReadonlyMap<string, FaitsDeCourrier>): Promise<Tirage> {
  const tirage: Tirage = { produits: [], misDeCote: [], fautes: [] };
  for (const [id, faits] of lettres) {
    try {
      const lettre = lettreOuCause(faits);
      if (typeof lettre === 'string') tirage.misDeCote.push({ id, cause: lettre });
      else tirage.produits.push({ id, ...lettre });
    } catch (faute) {
      tirage.fautes.push(faute);
    }
    // Lets the loop turn between two letters, as the engine needs.
    await new Promise(setImmediate);
  }
  return tirage;
}

/** The letter, or the French sentence that says why it cannot leave. Throws what another try may not meet. */
function lettreOuCause(faits: FaitsDeCourrier): Omit<Produit, 'id'> | string {
  const composee = composer(faits);
  if (typeof composee === 'string') return composee;
  try {
    const octets = produirePdf(composee.courrier);
    const empreinte = createHash('sha256').update(octets).digest('hex');
    return { donnees: composee.donnees, octets, empreinte, cle: cleDeFichier(empreinte.slice(0, 32)) };
  } catch (erreur) {
    if (erreur instanceof CaractereSansGlyphe) return erreur.message;
    if (erreur instanceof LettreNonConforme)
      return 'Le moteur d’impression a refusé ce courrier : signalez-le à l’administrateur.';
    throw erreur;
  }
}

function composer(faits: FaitsDeCourrier): { donnees: DonneesCourrier; courrier: Courrier } | string {
  try {
    const donnees = donneesDuCourrier(faits);
    const composition = composerCourrier(donnees);
    return composition.genre === 'impossible'
      ? composition.defauts.join(' ')
      : { donnees, courrier: composition.courrier };
  } catch (erreur) {
    // The same rows would fail again, and for ever.
    return `Ce courrier n’a pas pu être composé (${(erreur as Error).name}) : signalez-le à l’administrateur.`;
  }
}

interface Marque {
  id: string;
  dossierId: string;
  decide: boolean;
  demandeId: string | null;
  annonce: boolean;
}

async function marquerProduits(tx: Transaction, produits: readonly Produit[], jour: Jour): Promise<void> {
  if (produits.length === 0) return;
  const marques = await tx.$queryRaw<Marque[]>`
    UPDATE courrier c SET etat = 'produit', cle = v.cle, empreinte = decode(v.empreinte, 'hex'),
      donnees = v.donnees::jsonb, cause = NULL, produit_le = ${new Date(maintenant().epochMilliseconds)}
    FROM unnest(${produits.map(({ id }) => id)}::uuid[], ${produits.map(({ cle }) => cle)}::text[],
      ${produits.map(({ empreinte }) => empreinte)}::text[],
      ${produits.map(({ donnees }) => JSON.stringify(donnees))}::text[]) AS v(id, cle, empreinte, donnees)
    WHERE c.id = v.id AND c.etat = 'a_produire'
    RETURNING c.id, c.dossier_id AS "dossierId", c.decision_id IS NOT NULL AS decide,
      c.demande_de_pieces_id AS "demandeId", c.courriel IS NOT NULL AS annonce`;
  const demandes = marques.flatMap(({ demandeId }) => demandeId ?? []);
  if (demandes.length > 0)
    await tx.demandeDePieces.updateMany({
      where: { id: { in: demandes }, envoyeeLe: null },
      data: { envoyeeLe: dateDe(jour) },
    });
  const dossierIds = marques.filter(({ decide }) => decide).map(({ dossierId }) => dossierId);
  if (dossierIds.length > 0) await ajouterTaches(tx, 'notifier_decisions', [{ dossierIds }]);
  const courrierIds = marques.filter(({ annonce }) => annonce).map(({ id }) => id);
  if (courrierIds.length > 0) await ajouterTaches(tx, 'envoyer_courriels', [{ courrierIds }]);
}

async function mettreDeCote(tx: Transaction, lettres: readonly MisDeCote[]): Promise<void> {
  if (lettres.length === 0) return;
  // In SQL: an act under way on a dossier computes its flags from the letters, after or before this.
  await tx.$executeRaw`
    WITH de_cote AS (
      UPDATE courrier c SET etat = 'mis_de_cote', cause = v.cause
      FROM unnest(${lettres.map(({ id }) => id)}::uuid[],
        ${lettres.map(({ cause }) => cause)}::text[]) AS v(id, cause)
      WHERE c.id = v.id AND c.etat = 'a_produire' RETURNING c.dossier_id)
    UPDATE dossier SET drapeaux = array_append(drapeaux, ${DRAPEAU_COURRIER})
    WHERE id IN (SELECT dossier_id FROM de_cote) AND NOT ${DRAPEAU_COURRIER} = ANY (drapeaux)`;
}

/**
 * Notifies the decisions whose letters are made, as one set of the ordinary act. A decision already notified, or a demande
 * abandoned meanwhile, is passed over; one that is refused does not stop the others. The dossiers are locked before they are
 * read, so that nobody acts in between.
 */
export async function notifierDecisions(
  { dossierIds }: Taches['notifier_decisions'],
  leJour?: Jour,
): Promise<void> {
  const portee = porteeSysteme(leJour ?? (await aujourdHui()));
  const suites = await enPortee(
    portee,
    async (tx) => {
      await verrouillerDossiers(tx, dossierIds);
      const dossiers = await chargerDossiers(tx, dossierIds);
      return accomplirTous(tx, portee, [...dossiers.values()].flatMap(notification));
    },
    'lot',
  );
  reprendre(suites.flatMap((suite) => ('refus' in suite ? suite.refus : [])));
}

/** The act that makes the decision in force known, none when there is nothing to make known. */
function notification(dossier: DossierEntier): Ordre[] {
  const { id: dossierId, version, etat, courriers } = dossier;
  const decision = decisionEnVigueur(dossier);
  if (!decision || decision.notification || etat === 'desistee') return [];
  const lettre = courriers.find(({ decisionId }) => decisionId === decision.id);
  return [notifier({ dossierId, version }, lettre?.courriel ? 'portail' : 'courrier')];
}

/**
 * Sends the mails that announce letters, and marks each as soon as it is sent. A kill between the two sends that one
 * again with the same Message-ID: the same message, which the servers recognise. One that is refused does not stop the
 * others.
 */
export async function envoyerCourriels({ courrierIds }: Taches['envoyer_courriels']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const annonces = await enPortee(portee, (tx) => annoncesDesCourriers(tx, courrierIds));
  const adresse = `${configuration().url}/famille`;
  const fautes: unknown[] = [];
  for (const annonce of annonces) {
    const { id, destinataire } = annonce;
    const contenu = composerCourriel(donneesDuCourriel(annonce, adresse));
    await messagerie()
      .envoyer({ id, destinataire, contenu })
      .then(() => enPortee(portee, (tx) => marquerEnvoye(tx, id)))
      .catch((faute) => fautes.push(faute));
  }
  reprendre(fautes);
}

const marquerEnvoye = (tx: Transaction, id: string): Promise<number> => tx.$executeRaw`
  UPDATE courrier SET courriel_envoye_le = ${new Date(maintenant().epochMilliseconds)}
  WHERE id = ${id}::uuid AND courriel_envoye_le IS NULL`;
