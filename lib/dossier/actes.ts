import type { Role } from '#lib/droit/competence.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { arrivee, evaluer, rolesPour } from '#lib/droit/evaluation.ts';
import type { Faits } from '#lib/droit/gardes.ts';
import { type Acte, type Etat, ligne } from '#lib/droit/procedure.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { ecrireAuJournal } from '#lib/technique/journal.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import {
  chargerDossier,
  contexteDuDossier,
  type DossierEntier,
  echeanceDuDossier,
  examenDuDossier,
  verrouillerDossier,
} from './queries.ts';

/** The dossier as a screen showed it: an act on another version is a conflict. */
export interface Cible {
  dossierId: string;
  version: number;
}

interface Ordre extends Cible {
  acte: Acte;
  /** Facts that the person gives with the act. */
  faits?: Partial<Faits>;
  /** Writes the record of the act; what it returns goes to the journal and to the state. */
  ecrire?: (tx: Transaction, dossier: DossierEntier, role: Role) => Promise<Ecrit>;
}

export interface Ecrit {
  enregistrementId?: string;
  /** What the journal tells of the act, without any income nor address. */
  contenu?: Prisma.InputJsonObject;
  /** Columns of the dossier that the act changes besides its state. */
  dossier?: Prisma.DossierUncheckedUpdateInput;
}

export interface Accompli {
  dossierId: string;
  numero: string;
  etat: Etat;
  version: number;
}

/**
 * The one door of the procedure. In one transaction: locks the dossier, compares the version that the screen showed,
 * asks the table, writes the record, the state, the deadline, the journal and the jobs.
 * Throws Refus `introuvable`, `conflit` (with what changed), `interdit` or `impossible` (with the article).
 */
export function accomplir(portee: Portee, ordre: Ordre): Promise<Accompli> {
  return enPortee(portee, (tx) => accomplirDans(tx, portee, ordre));
}

/** Same, inside a transaction that the caller holds: when two acts follow each other or not at all. */
export async function accomplirDans(tx: Transaction, portee: Portee, ordre: Ordre): Promise<Accompli> {
  const { acte, dossierId, version, faits, ecrire } = ordre;
  await verrouillerDossier(tx, dossierId);
  const avantActe = await chargerDossier(tx, dossierId);
  if (avantActe.version !== version) throw await conflit(tx, portee, avantActe, version);

  const contexte = await contexteDuDossier(tx, portee, avantActe);
  const verdict = evaluer(acte, { ...contexte, faits: { ...contexte.faits, ...faits } });
  if (!verdict.permis)
    throw new Refus(verdict.cause === 'role' ? 'interdit' : 'impossible', verdict.phrase, {
      texte: verdict.article,
    });

  const role = contexte.roles.find((tenu) => rolesPour(acte, contexte.branche).includes(tenu)) as Role;
  const ecrit = (await ecrire?.(tx, avantActe, role)) ?? {};
  if (ecrit.dossier) await tx.dossier.update({ where: { id: dossierId }, data: ecrit.dossier });

  const dossier = await chargerDossier(tx, dossierId);
  const apresActe = (await contexteDuDossier(tx, portee, dossier)).faits;
  const vers = arrivee(acte, { ...apresActe, ...faits });
  await tx.dossier.update({
    where: { id: dossierId },
    data: { ...suite(dossier, vers, portee.jour), version: version + 1 },
  });
  await ecrireAuJournal(tx, portee, {
    dossierId,
    role,
    acte,
    deEtat: avantActe.etat,
    versEtat: vers,
    enregistrementId: ecrit.enregistrementId,
    contenu: ecrit.contenu ?? {},
  });
  await commanderCourrier(tx, portee, dossier, acte, ecrit.enregistrementId);
  return { dossierId, numero: dossier.numero, etat: vers, version: version + 1 };
}

/** Flag of a dossier one of whose letters was set aside: an agent must look at it. */
export const DRAPEAU_COURRIER = 'courrier_mis_de_cote';

/** State, deadline and flags that follow from an act. */
function suite(dossier: DossierEntier, etat: Etat, jour: Jour): Prisma.DossierUncheckedUpdateInput {
  const delai = echeanceDuDossier(dossier, etat);
  const examen = examenDuDossier(dossier);
  const drapeaux = [
    ...(dossier.horsDelai ? ['hors_delai'] : []),
    ...(dossier.courriers.some((courrier) => courrier.etat === 'mis_de_cote') ? [DRAPEAU_COURRIER] : []),
    ...(examen?.genre === 'humain' ? ['a_examiner'] : []),
    ...(examen?.genre === 'droit' ? examen.droit.drapeaux : []),
  ];
  return {
    etat,
    drapeaux,
    ...(etat === dossier.etat ? {} : { depuisLe: dateDe(jour) }),
    echeanceLe: delai?.echeance ? dateDe(delai.echeance) : null,
    echeanceCause: delai?.echeance ? delai.phrase : null,
    echeanceArticle: delai?.echeance ? delai.article : null,
  };
}

/** The letter that the table attaches to the act, as a row and a job of the same transaction. */
async function commanderCourrier(
  tx: Transaction,
  { jour }: Portee,
  dossier: DossierEntier,
  acte: Acte,
  enregistrementId?: string,
): Promise<void> {
  const { courrier: genre, ecrit } = ligne(acte);
  if (!genre) return;
  const id = crypto.randomUUID();
  await tx.courrier.createMany({
    data: {
      id,
      dossierId: dossier.id,
      genre,
      reference: `${dossier.numero}/${dossier.courriers.length + 1}`,
      jour: dateDe(jour),
      courriel: dossier.demandeur?.courriel,
      ...(ecrit === 'decision' ? { decisionId: enregistrementId } : {}),
      ...(ecrit === 'demande_de_pieces' ? { demandeDePiecesId: enregistrementId } : {}),
    },
  });
  await ajouterTache(tx, 'produire_courriers', { courrierIds: [id] });
}

/** Acts that a conflict tells at most: the latest. */
const ACTES_DITS = 3;

/** Tells what was done since the version that the screen held: each act adds one. */
async function conflit(
  tx: Transaction,
  { auteur }: Portee,
  dossier: DossierEntier,
  vue: number,
): Promise<Refus> {
  const depuis = await tx.ligneDeJournal.findMany({
    where: { dossierId: dossier.id },
    orderBy: { rang: 'desc' },
    take: Math.min(ACTES_DITS, Math.max(1, dossier.version - vue)),
  });
  const faits = depuis.toReversed().map(({ acte, auteurNom, jour }) => {
    // A family reads what was done, never the name of the agent.
    const par = auteur.genre === 'famille' ? '' : `, par ${auteurNom}`;
    return `${ligne(acte as Acte).accompli}${par}, ${ecrireJour(jourDe(jour))}`;
  });
  return new Refus(
    'conflit',
    `Ce dossier a changé pendant que vous l’aviez à l’écran : ${faits.join(' ; ') || 'il a été modifié'}. Rien de votre saisie n’a été enregistré ; relisez le dossier, puis recommencez si c’est encore utile.`,
  );
}

/** Takes the dossier in hand (C. IV.B). */
export const instruire = (portee: Portee, cible: Cible) => accomplir(portee, { ...cible, acte: 'instruire' });

/** The family gives up its demande before the decision is notified. */
export const seDesister = (portee: Portee, cible: Cible) =>
  accomplir(portee, { ...cible, acte: 'se_desister' });

/** A late demande is admitted by a written decision of the authority, never on the ground of the droit à l'erreur alone (C. IV.B). */
export const admettreHorsDelai = (portee: Portee, cible: Cible, motivation: string) =>
  accomplir(portee, {
    ...cible,
    acte: 'admettre_hors_delai',
    faits: { motivation },
    ecrire: async () => ({ contenu: { motivation }, dossier: { horsDelai: false } }),
  });

/** The avis d'impôt alone may come after the fifteen days, until the end of the school year (C. III.C). */
export const signalerAttenteAvis = (portee: Portee, cible: Cible) =>
  accomplir(portee, {
    ...cible,
    acte: 'signaler_attente_avis',
    ecrire: async (tx, dossier) => {
      const [demande] = dossier.demandesDePieces;
      if (demande)
        await tx.demandeDePieces.update({ where: { id: demande.id }, data: { avisAttendu: true } });
      return {};
    },
  });
