import { createHash } from 'node:crypto';
import { messagerie } from '#lib/connecteurs/messagerie.ts';
import { CaractereSansGlyphe, LettreNonConforme, produirePdf } from '#lib/connecteurs/pdf.ts';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { decisionEnVigueur } from '#lib/dossier/faits.ts';
import { accomplir, DRAPEAU_COURRIER } from '#lib/dossier/porte.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { composerCourriel } from '#lib/droit/courrier/courriel.ts';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import type { DonneesCourrier } from '#lib/droit/courrier/donnees.ts';
import type { Jour } from '#lib/droit/date.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTaches, reporterTache, retirerTaches } from '#lib/technique/taches.ts';
import { notifier } from './actes.ts';
import { annonceDuCourrier, donneesDesCourriers } from './queries.ts';

/** Letters that one job produces at most: those that wait behind its own leave with it, in one transaction. */
const LOT = 20;
/** Files being stored at once, while the next letter is printed. */
const EN_COURS = 4;

interface Produit {
  id: string;
  donnees: DonneesCourrier;
  empreinte: string;
}

interface MisDeCote {
  id: string;
  donnees: DonneesCourrier;
  cause: string;
}

/**
 * Produces a letter, and those that wait behind it: composed from the rows of its act, printed, stored under the key of
 * its row, then marked with what follows (notification, mail) in the same transaction. Done twice, it changes nothing.
 * A letter that the law or the printer refuses is set aside with its cause. `leJour` is the day on which it leaves, for
 * whoever tells the past: that letter then goes alone.
 */
export async function produireCourrier({ courrierId }: { courrierId: string }, leJour?: Jour): Promise<void> {
  const jour = leJour ?? (await aujourdHui());
  await enPortee(porteeSysteme(jour), async (tx) => {
    const ids = await prendre(tx, courrierId, leJour ? 1 : LOT);
    if (ids.length === 0) return;
    const donnees = await donneesDesCourriers(tx, ids);
    const { produits, misDeCote } = await imprimer(donnees);
    await marquerProduits(tx, produits, jour);
    await mettreDeCote(tx, misDeCote);
    await retirerTaches(tx, ids.filter((id) => id !== courrierId).map(cleDeProduction));
  });
}

/** Seconds before a letter that another batch holds is looked at again: it is then made, unless that batch died. */
const DELAI_DE_REPRISE = 10;

const cleDeProduction = (courrierId: string): string => `courrier:${courrierId}`;

/**
 * Takes the letter of the job, then others that nobody holds, and takes back their own jobs. A letter that another batch
 * is making is left to it, with a job for later in case that batch dies. None when it is made or set aside already.
 */
async function prendre(tx: Transaction, courrierId: string, lot: number): Promise<string[]> {
  const [sienne] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM courrier WHERE id = ${courrierId}::uuid AND etat = 'a_produire' FOR UPDATE SKIP LOCKED`;
  if (!sienne) {
    const [tenue] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM courrier WHERE id = ${courrierId}::uuid AND etat = 'a_produire'`;
    const tache = { charge: { courrierId }, cle: `${cleDeProduction(courrierId)}:reprise` };
    if (tenue)
      await reporterTache(
        tx,
        'produire_courriers',
        { charge: { courrierIds: [courrierId] }, cle: tache.cle },
        DELAI_DE_REPRISE,
      );
    return [];
  }
  const autres = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM courrier WHERE etat = 'a_produire' AND id <> ${courrierId}::uuid
    ORDER BY id LIMIT ${lot - 1} FOR UPDATE SKIP LOCKED`;
  return [sienne, ...autres].map(({ id }) => id);
}

async function imprimer(lettres: ReadonlyMap<string, DonneesCourrier>) {
  const produits: Produit[] = [];
  const misDeCote: MisDeCote[] = [];
  const rangements: Promise<void>[] = [];
  for (const [id, donnees] of lettres) {
    const lettre = lettreOuCause(donnees);
    if (typeof lettre === 'string') {
      misDeCote.push({ id, donnees, cause: lettre });
      continue;
    }
    produits.push({ id, donnees, empreinte: createHash('sha256').update(lettre).digest('hex') });
    rangements.push(stockage().deposer(cleDeFichier(id), lettre, 'application/pdf'));
    // Lets the loop turn between two letters, as the engine needs.
    await (rangements.length > EN_COURS ? rangements.shift() : new Promise(setImmediate));
  }
  await Promise.all(rangements);
  return { produits, misDeCote };
}

/** The bytes of a letter, or the French sentence that says why it cannot leave. */
function lettreOuCause(donnees: DonneesCourrier): Uint8Array | string {
  const composition = composerCourrier(donnees);
  if (composition.genre === 'impossible') return composition.defauts.join(' ');
  try {
    return produirePdf(composition.courrier);
  } catch (erreur) {
    if (erreur instanceof CaractereSansGlyphe) return erreur.message;
    if (erreur instanceof LettreNonConforme)
      return 'Le moteur d’impression a refusé ce courrier : signalez-le à l’administrateur.';
    throw erreur;
  }
}

async function marquerProduits(tx: Transaction, produits: readonly Produit[], jour: Jour): Promise<void> {
  if (produits.length === 0) return;
  const ids = produits.map(({ id }) => id);
  const marques = await tx.$queryRaw<
    {
      id: string;
      dossierId: string;
      decisionId: string | null;
      demandeId: string | null;
      courriel: string | null;
    }[]
  >`
    UPDATE courrier c SET etat = 'produit', cle = v.cle, empreinte = decode(v.empreinte, 'hex'),
      donnees = v.donnees::jsonb, cause = NULL, produit_le = ${new Date(maintenant().epochMilliseconds)}
    FROM unnest(${ids}::uuid[], ${ids.map((id) => cleDeFichier(id))}::text[],
      ${produits.map(({ empreinte }) => empreinte)}::text[],
      ${produits.map(({ donnees }) => JSON.stringify(donnees))}::text[]) AS v(id, cle, empreinte, donnees)
    WHERE c.id = v.id
    RETURNING c.id, c.dossier_id AS "dossierId", c.decision_id AS "decisionId",
      c.demande_de_pieces_id AS "demandeId", c.courriel`;
  const demandes = marques.flatMap(({ demandeId }) => demandeId ?? []);
  if (demandes.length > 0)
    await tx.demandeDePieces.updateMany({
      where: { id: { in: demandes }, envoyeeLe: null },
      data: { envoyeeLe: dateDe(jour) },
    });
  await ajouterTaches(
    tx,
    'notifier_decisions',
    marques
      .filter(({ decisionId }) => decisionId)
      .map(({ dossierId }) => ({ charge: { dossierIds: [dossierId] }, cle: `notifier:${dossierId}` })),
  );
  await ajouterTaches(
    tx,
    'envoyer_courriels',
    marques
      .filter(({ courriel }) => courriel)
      .map(({ id }) => ({ charge: { courrierIds: [id] }, cle: `courriel:${id}` })),
  );
}

async function mettreDeCote(tx: Transaction, lettres: readonly MisDeCote[]): Promise<void> {
  for (const { id, donnees, cause } of lettres) {
    const { dossierId } = await tx.courrier.update({
      where: { id },
      data: { etat: 'mis_de_cote', cause, donnees: JSON.parse(JSON.stringify(donnees)) },
    });
    // In SQL: an act under way on this dossier computes its flags from the letters, after or before this.
    await tx.$executeRaw`
      UPDATE dossier SET drapeaux = array_append(drapeaux, ${DRAPEAU_COURRIER})
      WHERE id = ${dossierId}::uuid AND NOT ${DRAPEAU_COURRIER} = ANY (drapeaux)`;
  }
}

/** Times that a notification starts over when somebody else acts on the dossier at the same moment. */
const REPRISES = 5;

/**
 * Notifies the decision whose letter is made, by the ordinary act. A decision already notified, or a demande abandoned
 * meanwhile, ends the job without anything.
 */
export async function notifierDecision({ dossierId }: { dossierId: string }, leJour?: Jour): Promise<void> {
  const portee = porteeSysteme(leJour ?? (await aujourdHui()));
  for (let essai = 1; ; essai++) {
    const dossier = await enPortee(portee, (tx) => chargerDossier(tx, dossierId));
    const { version, etat, courriers } = dossier;
    const decision = decisionEnVigueur(dossier);
    if (!decision || decision.notification || etat === 'desistee') return;
    const lettre = courriers.find(({ decisionId }) => decisionId === decision.id);
    try {
      await accomplir(portee, notifier({ dossierId, version }, lettre?.courriel ? 'portail' : 'courrier'));
      return;
    } catch (erreur) {
      const aReprendre = erreur instanceof Refus && erreur.code === 'conflit' && essai < REPRISES;
      if (!aReprendre) throw erreur;
    }
  }
}

/**
 * Sends the mail that announces a letter, then marks it sent. A kill between the two sends it again with the same
 * Message-ID: the same message, which the servers recognise.
 */
export async function envoyerCourriel({ courrierId }: { courrierId: string }): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const annonce = await enPortee(portee, (tx) =>
    annonceDuCourrier(tx, courrierId, `${configuration().url}/famille`),
  );
  if (!annonce) return;
  const { destinataire, donnees } = annonce;
  await messagerie().envoyer({ id: courrierId, destinataire, contenu: composerCourriel(donnees) });
  await enPortee(portee, (tx) =>
    tx.courrier.updateMany({
      where: { id: courrierId, courrielEnvoyeLe: null },
      data: { courrielEnvoyeLe: new Date(maintenant().epochMilliseconds) },
    }),
  );
}
