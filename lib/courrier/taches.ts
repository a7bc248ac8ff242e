import { createHash } from 'node:crypto';
import { CaractereSansGlyphe, LettreNonConforme, produirePdf } from '#lib/connecteurs/pdf.ts';
import { type CleDeFichier, cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { ecrireAuxPersonnes } from '#lib/courriel/actes.ts';
import { accomplirTous } from '#lib/dossier/porte.ts';
import { chargerDossiers, verrouillerDossiers } from '#lib/dossier/queries.ts';
import { DRAPEAU_COURRIER } from '#lib/dossier/schema.ts';
import { type AccesParCode, finDuCode } from '#lib/droit/courrier/acces.ts';
import { composerCourriel } from '#lib/droit/courrier/courriel.ts';
import { type Courrier, composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { attendSaSignature } from '#lib/droit/courrier/signature.ts';
import type { Jour } from '#lib/droit/date.ts';
import { codeDeLaLettre, empreinteDuCode } from '#lib/technique/code-de-lettre.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { ajouterTaches, enLots, type Taches } from '#lib/technique/taches.ts';
import { notificationDue } from './actes.ts';
import { donneesDuCourriel, donneesDuCourrier } from './faits.ts';
import { annoncesDesCourriers, faitsDesCourriers } from './queries.ts';
import type { FaitsDeCourrier } from './schema.ts';

interface Compose {
  id: string;
  courrier: Courrier;
}

interface Imprime extends Compose {
  octets: Uint8Array;
}

interface Produit extends Imprime {
  empreinte: string;
  cle: CleDeFichier;
}

interface MisDeCote {
  id: string;
  /** Why it cannot leave, in French. */
  cause: string;
}

/**
 * Produces the letters of a lot: composed from the rows of their acts, printed, stored, then marked in one transaction
 * with what follows (notifications, mails). Done twice, even at once, it changes nothing: the mark is set on letters
 * that wait, and a file is named by its content. A letter that the law or the printer refuses is set aside with its
 * cause. `leJour` is the day on which they leave, for whoever tells the past. `differe`: decisions leave at the hour set
 * (lib/depart), and nothing tells of them before.
 */
export async function produireCourriers(
  { courrierIds }: Taches['produire_courriers'],
  leJour?: Jour,
  differe = configuration().departDesDecisions !== undefined,
): Promise<void> {
  const portee = porteeSysteme(leJour ?? (await aujourdHui()));
  const faits = await enPortee(portee, (tx) => faitsDesCourriers(tx, courrierIds));
  const misDeCote: MisDeCote[] = [];
  const fautes: unknown[] = [];
  // All composed, then all printed, then all hashed: the engine is a seventh slower when other code runs between letters.
  const composes = composerTous(faits, misDeCote);
  const imprimes = await sousPresse(() => imprimerTous(composes, misDeCote, fautes));
  const produits = imprimes.map(nommer);
  await stockage().deposerTous(produits.map(({ cle, octets }) => ({ cle, octets, type: 'application/pdf' })));
  await enPortee(portee, async (tx) => {
    await marquerProduits(tx, produits, portee.jour, differe);
    await mettreDeCote(tx, misDeCote);
  });
  reprendre(fautes);
}

/** Throws the first of the faults met one by one: what was done stays done, the job comes back for the rest. */
function reprendre(fautes: readonly unknown[]): void {
  if (fautes.length > 0) throw fautes[0];
}

function composerTous(lettres: ReadonlyMap<string, FaitsDeCourrier>, misDeCote: MisDeCote[]): Compose[] {
  const composes: Compose[] = [];
  for (const [id, faits] of lettres) {
    try {
      const composition = composerLaLettre(id, faits);
      if (composition.genre === 'courrier') composes.push({ id, courrier: composition.courrier });
      else misDeCote.push({ id, cause: composition.defauts.join(' ') });
    } catch (erreur) {
      // The same rows would fail again, and for ever.
      const { name } = erreur as Error;
      misDeCote.push({
        id,
        cause: `Ce courrier n’a pas pu être composé (${name}) : signalez-le à l’administrateur.`,
      });
    }
  }
  return composes;
}

/** What opens the demande of a letter without an account: the same however often it is made. */
const accesDe = (id: string, { jour }: FaitsDeCourrier): AccesParCode => ({
  adresse: new URL('/lettre', configuration().url).href,
  code: codeDeLaLettre(id),
  jusquAu: finDuCode(jour),
});

/** A letter as it leaves, with its code; or what lacks when the law lets it not leave. */
export const composerLaLettre = (id: string, faits: FaitsDeCourrier): ReturnType<typeof composerCourrier> =>
  composerCourrier({ ...donneesDuCourrier(faits), acces: accesDe(id, faits) });

let presse: Promise<unknown> = Promise.resolve();

/** One lot prints at a time in a process: meanwhile the next one reads its facts and the one before is stored. */
function sousPresse<T>(tirer: () => Promise<T>): Promise<T> {
  const tour = presse.then(tirer);
  presse = tour.catch(() => undefined);
  return tour;
}

async function imprimerTous(
  lettres: readonly Compose[],
  misDeCote: MisDeCote[],
  fautes: unknown[],
): Promise<Imprime[]> {
  const imprimes: Imprime[] = [];
  for (const lettre of lettres) {
    try {
      imprimes.push({ ...lettre, octets: produirePdf(lettre.courrier) });
    } catch (erreur) {
      if (erreur instanceof CaractereSansGlyphe) misDeCote.push({ id: lettre.id, cause: erreur.message });
      else if (erreur instanceof LettreNonConforme)
        misDeCote.push({
          id: lettre.id,
          cause: 'Le moteur d’impression a refusé ce courrier : signalez-le à l’administrateur.',
        });
      else fautes.push(erreur);
    }
    // Lets the loop turn between two letters, as the engine needs.
    await new Promise(setImmediate);
  }
  return imprimes;
}

function nommer(imprime: Imprime): Produit {
  const empreinte = createHash('sha256').update(imprime.octets).digest('hex');
  return { ...imprime, empreinte, cle: cleDeFichier(empreinte.slice(0, 32)) };
}

interface Marque {
  id: string;
  dossierId: string;
  decide: boolean;
  signataireId: string | null;
  signeLe: null;
  rappeleLe: Date | null;
  courriel: string | null;
  genre: string;
  /** A second reading holds its decision back. */
  retenu: boolean;
  demandeId: string | null;
  annonce: boolean;
  jour: Date;
}

async function marquerProduits(
  tx: Transaction,
  produits: readonly Produit[],
  jour: Jour,
  differe: boolean,
): Promise<void> {
  if (produits.length === 0) return;
  const marques = await tx.$queryRaw<Marque[]>`
    UPDATE courrier c SET etat = 'produit', cle = v.cle, empreinte = decode(v.empreinte, 'hex'),
      cause = NULL, produit_le = ${new Date(maintenant().epochMilliseconds)}
    FROM unnest(${produits.map(({ id }) => id)}::uuid[], ${produits.map(({ cle }) => cle)}::text[],
      ${produits.map(({ empreinte }) => empreinte)}::text[]) AS v(id, cle, empreinte)
    WHERE c.id = v.id AND c.etat = 'a_produire'
    RETURNING c.id, c.dossier_id AS "dossierId", c.decision_id IS NOT NULL AS decide,
      EXISTS (SELECT 1 FROM relecture r WHERE r.decision_id = c.decision_id AND r.issue IS DISTINCT FROM 'conforme') AS retenu,
      c.demande_de_pieces_id AS "demandeId", c.courriel IS NOT NULL AS annonce, c.genre::text AS genre,
      c.courriel, c.jour, c.signataire_id AS "signataireId", c.signe_le AS "signeLe", c.rappele_le AS "rappeleLe"`;
  await tx.codeDeLettre.createMany({
    data: marques.map(({ id, jour: duCourrier }) => ({
      courrierId: id,
      empreinte: empreinteDuCode(codeDeLaLettre(id)),
      expireLe: dateDe(finDuCode(jourDe(duCourrier))),
    })),
    // Made again for another cause, it carries the same code.
    skipDuplicates: true,
  });
  // On paper, what waits for a hand leaves when it is signed (lib/parapheur).
  const partent = marques.filter(
    (marque) => !attendSaSignature(marque) && marque.rappeleLe === null && !marque.retenu,
  );
  const demandes = partent.flatMap(({ demandeId }) => demandeId ?? []);
  if (demandes.length > 0)
    await tx.demandeDePieces.updateMany({
      where: { id: { in: demandes }, envoyeeLe: null },
      data: { envoyeeLe: dateDe(jour) },
    });
  const dossierIds = partent.filter(({ decide }) => decide && !differe).map(({ dossierId }) => dossierId);
  if (dossierIds.length > 0) await ajouterTaches(tx, 'notifier_decisions', [{ dossierIds }]);
  const courrierIds = partent
    .filter(({ annonce, decide }) => annonce && !(decide && differe))
    .map(({ id }) => id);
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
      const dossiers = await chargerDossiers(tx, portee, dossierIds);
      return accomplirTous(tx, portee, [...dossiers.values()].flatMap(notificationDue));
    },
    'lot',
  );
  reprendre(suites.flatMap((suite) => ('refus' in suite ? suite.refus : [])));
}

/**
 * Sends the mails that announce letters, and marks each as soon as it is sent. A kill between the two sends that one
 * again with the same Message-ID: the same message, which the servers recognise. One that fails does not stop the others;
 * one whose address is refused for good keeps it, and is not tried again until the refusal ends.
 */
export async function envoyerCourriels({ courrierIds }: Taches['envoyer_courriels']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const annonces = await enPortee(portee, (tx) => annoncesDesCourriers(tx, courrierIds));
  const adresse = `${configuration().url}/famille`;
  const courriels = annonces.map((annonce) => ({
    ...annonce,
    contenu: composerCourriel(donneesDuCourriel(annonce, adresse)),
  }));
  await ecrireAuxPersonnes(portee, courriels, async (tx, annonce, parti) => {
    const { id, destinataire, demandeurId: responsableId } = annonce;
    await tx.courrier.updateMany({
      where: { id, courriel: destinataire, courrielEnvoyeLe: null, courrielRefuseLe: null },
      data: { [parti ? 'courrielEnvoyeLe' : 'courrielRefuseLe']: new Date(maintenant().epochMilliseconds) },
    });
    // Another address was given between the letter and its mail: nothing refuses that one.
    if (!parti && responsableId && annonce.adresse !== destinataire)
      await ajouterTaches(tx, 'reprendre_annonces', [{ responsableId }]);
  });
}

/** Letters looked at in one go; what is left is for the next time. */
const REPRIS = 10_000;

/**
 * Orders again the letters and mails that wait while no job of their kind is left: one that an administrator deleted, a
 * base restored without its queue. Done twice it changes nothing more than the jobs themselves.
 */
export async function reprendreCourriers(): Promise<void> {
  await enPortee(
    porteeSysteme(await aujourdHui()),
    async (tx) => {
      const oublies = await tx.$queryRaw<{ id: string; produit: boolean }[]>`
        SELECT id, etat = 'produit' AS produit FROM courrier
        WHERE etat = 'a_produire'
            AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'produire_courriers')
          OR id IN (SELECT id FROM courriel_a_envoyer)
            AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'envoyer_courriels')
        ORDER BY id LIMIT ${REPRIS}`;
      const lots = (produits: boolean) =>
        enLots(oublies.filter(({ produit }) => produit === produits).map(({ id }) => id)).map(
          (courrierIds) => ({
            courrierIds,
          }),
        );
      await ajouterTaches(tx, 'produire_courriers', lots(false));
      await ajouterTaches(tx, 'envoyer_courriels', lots(true));
    },
    'lot',
  );
}
