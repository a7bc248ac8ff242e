import { faitsDuCourrierPrevu } from '#lib/apercu/queries.ts';
import { chargerAutorites } from '#lib/autorite/queries.ts';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import type { Demande } from '#lib/demande/schema.ts';
import {
  type DossierEntier,
  decisionEnVigueur,
  echeanceDuDossier,
  examenDuDossier,
  rejeteeParSilence,
  situationDuDossier,
} from '#lib/dossier/faits.ts';
import { type Ordre, prevoir } from '#lib/dossier/porte.ts';
import { chargerDossier, contexteDuDossier } from '#lib/dossier/queries.ts';
import { attenteDuDossier, attentesDe, DRAPEAU_MESSAGE, type TacheAttendue } from '#lib/droit/attentes.ts';
import { type Echelle, echelleDeLaTrace, sansRepere } from '#lib/droit/bareme/echelle.ts';
import { GENRES_DE_DONNEE, type GenreDeDonnee, type Regard } from '#lib/droit/besoin-d-en-connaitre.ts';
import { type Composition, composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { avant, type Jour } from '#lib/droit/date.ts';
import type { Delai } from '#lib/droit/delais/delai.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { type ActeJuge, acteAttendu, type Contexte, verdicts } from '#lib/droit/evaluation.ts';
import type { DroitExamine } from '#lib/droit/examen.ts';
import { masquerLigne } from '#lib/droit/masque.ts';
import { type PieceRequise, piecesRequises } from '#lib/droit/pieces.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import type { RecoursSuivi } from '#lib/droit/recours/silence.ts';
import { type LigneRedigee, redigerTrace, redigerTraceStockee } from '#lib/droit/rediger.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Situation } from '#lib/droit/situation.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import type { EtatDEngagement } from '#lib/engagement/faits.ts';
import { etatDEngagement } from '#lib/engagement/queries.ts';
import {
  type FichierDeRecours,
  type FichierDeRequete,
  fichiersDesRecours,
  fichiersDesRequetes,
} from '#lib/piece/queries.ts';
import { recoursSuivi } from '#lib/recours/faits.ts';
import { jourOuNul } from '#lib/technique/dates.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { ordreDEssai } from './actes.ts';
import type { Apercevoir, ApercuSaisi, Choisi, NomOnglet, Vue } from './schema.ts';

export type PieceConsultee = Prisma.PieceGetPayload<{ include: { fichiers: true } }>;

/** A dossier as an agent opens it: what the law says of it today, who may do what, and what was done. */
export interface Consultation {
  dossier: DossierEntier;
  demande: Demande | null;
  situation: Situation | null;
  examen: Resultat<DroitExamine> | null;
  /** The trace stored with the decision in force, or today's computation while there is none; its incomes masked or not. */
  trace: LigneRedigee[];
  /** Where the household stands on the barème of this trace, without its mark when incomes are masked. */
  echelle: Echelle | null;
  /** How the person reads each kind of data of this dossier; what is not read is absent from the rest. */
  regards: Readonly<Record<GenreDeDonnee, Regard>>;
  /** Incomes are shown, and journaled as read: to who instructs or decides. */
  revenusMontres: boolean;
  contexte: Contexte;
  verdicts: readonly ActeJuge[];
  echeance: Delai | null;
  /** The day on which silence has rejected the demande; null when it has not. */
  rejeteeLe: Jour | null;
  /** The recours that waits for its answer, and what silence has made of it. */
  recours: RecoursSuivi | null;
  pieces: PieceConsultee[];
  /** Files joined to recours, and the letters of who answered elsewhere. */
  fichiersDeRecours: FichierDeRecours[];
  fichiersDeRequetes: FichierDeRequete[];
  /** Messages of the family that wait. */
  messagesSansReponse: number;
  requises: readonly PieceRequise[];
  journal: Prisma.LigneDeJournalGetPayload<object>[];
  /** Since when the data of the dossier are limited, on the word of the person (RGPD, art. 18); null when they are not. */
  limiteesDepuis: Jour | null;
  /** Of a bourse au mérite: the engagement that its établissement keeps. */
  engagement: EtatDEngagement;
}

const regardsDe = (portee: Portee, dossier: DossierEntier): Consultation['regards'] =>
  Object.fromEntries(GENRES_DE_DONNEE.map((genre) => [genre, regard(portee, dossier, genre)])) as Record<
    GenreDeDonnee,
    Regard
  >;

/**
 * Opens a dossier of the portée, without what the person has no need to know. The opening is journaled, and so are the
 * incomes of who reads them. Throws Refus introuvable outside the portée.
 */
export function consulterDossier(
  portee: Portee,
  id: string,
  vue: Omit<Vue, 'onglet'> & { onglet: string },
): Promise<Consultation> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, id);
    const regards = regardsDe(portee, dossier);
    const lit = (genre: GenreDeDonnee) => regards[genre] === 'lit';
    await journaliserLecture(tx, portee, id, 'dossier', vue.onglet);
    const revenusMontres = lit('revenus');
    if (revenusMontres) await journaliserLecture(tx, portee, id, 'revenus', vue.onglet);
    const autorites = await chargerAutorites(tx, portee, [dossier]);
    const situation = situationDuDossier(dossier);
    const examen = examenDuDossier(dossier);
    const decision = decisionEnVigueur(dossier);
    const type = typeBourseDuDossier(dossier);
    const calcul = decision
      ? redigerTraceStockee(decision.trace, type)
      : redigerTrace(examen?.trace ?? [], type);
    const trace = lit('calcul') ? calcul : [];
    const echelle = echelleDeLaTrace(trace, dossier.rentree);
    const contexte = contexteDuDossier(portee, autorites, dossier, examen);
    return {
      dossier,
      demande: (lit('situation_familiale') && dossier.demandes[0]?.contenu) || null,
      situation,
      examen,
      trace: revenusMontres ? trace : trace.map(masquerLigne),
      echelle: echelle && !revenusMontres ? sansRepere(echelle) : echelle,
      regards,
      revenusMontres,
      contexte,
      verdicts: verdicts(contexte),
      echeance: echeanceDuDossier(dossier, dossier.etat),
      rejeteeLe: rejeteeParSilence(dossier, portee.jour),
      recours: recoursSuivi(dossier, portee.jour),
      pieces: lit('pieces') ? await piecesDe(tx, id) : [],
      fichiersDeRecours: lit('pieces') ? await fichiersDesRecours(tx, id) : [],
      fichiersDeRequetes: lit('pieces') ? await fichiersDesRequetes(tx, id) : [],
      messagesSansReponse: await messagesSansReponse(tx, id),
      requises: situation ? piecesRequises(situation, typeBourseDuDossier(dossier)) : [],
      journal: await tx.ligneDeJournal.findMany({ where: { dossierId: id }, orderBy: { rang: 'desc' } }),
      limiteesDepuis: await limitationDuDossier(tx, id),
      engagement: await etatDEngagement(tx, id),
    };
  });
}

async function limitationDuDossier(tx: Transaction, dossierId: string): Promise<Jour | null> {
  const [lue] = await tx.$queryRaw<
    { depuis: Date | null }[]
  >`SELECT limitation_du_dossier(${dossierId}::uuid) AS depuis`;
  return jourOuNul(lue?.depuis);
}

const messagesSansReponse = (tx: Transaction, dossierId: string): Promise<number> =>
  tx.messageDeDossier.count({ where: { dossierId, deLaFamille: true, closLe: null } });

const piecesDe = (tx: Transaction, dossierId: string): Promise<PieceConsultee[]> =>
  tx.piece.findMany({
    where: { dossierId },
    include: { fichiers: { orderBy: { deposeLe: 'asc' } } },
    orderBy: { code: 'asc' },
  });

/** Where each thing that waits is done, when no act does it alone. */
const ONGLET_DE_LA_TACHE: Partial<Record<TacheAttendue, NomOnglet>> = {
  ministre: 'recours',
  recours: 'recours',
  requete: 'recours',
  piece: 'pieces',
  incompletude: 'pieces',
  message: 'messages',
};

/** What is looked at in its tab, whatever the act that the state expects. */
const SANS_ACTE: readonly TacheAttendue[] = ['piece', 'requete', 'message'];

/** The act that does what waits, when the expected one of the state is another. */
const ACTE_DE_LA_TACHE: Partial<Record<TacheAttendue, Acte>> = {
  ministre: 'envoyer_au_ministre',
  incompletude: 'refuser_incompletude',
  complement: 'demander_pieces',
};

export interface SuiteAttendue {
  /** What is typed is gone on with in its own page. */
  brouillon?: true;
  acte?: Acte;
  onglet?: NomOnglet;
}

/**
 * Where a dossier of the portée waits for this person: the act expected, else the tab where it is looked at. Shows nothing of
 * the dossier: nothing is journaled. Throws Refus introuvable outside the portée.
 */
export function suiteAttendue(portee: Portee, id: string): Promise<SuiteAttendue> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, id);
    const autorites = await chargerAutorites(tx, portee, [dossier]);
    const contexte = contexteDuDossier(portee, autorites, dossier, examenDuDossier(dossier));
    const { etat, branche, drapeaux } = dossier;
    const echeance = jourOuNul(dossier.echeanceLe);
    const echu = echeance !== null && avant(echeance, portee.jour);
    const poses = [...drapeaux, ...((await messagesSansReponse(tx, id)) > 0 ? [DRAPEAU_MESSAGE] : [])];
    const tache = attenteDuDossier(attentesDe(contexte.roles), { etat, branche, drapeaux: poses, echu });
    if (tache === 'saisie') return { brouillon: true };
    const juges = verdicts(contexte);
    const permis = (voulu: Acte | null) =>
      juges.some(({ acte, verdict }) => acte === voulu && verdict.permis) ? voulu : null;
    const sien = tache ? permis(ACTE_DE_LA_TACHE[tache] ?? null) : null;
    if (sien) return { acte: sien };
    const acte = tache && SANS_ACTE.includes(tache) ? undefined : acteAttendu(juges);
    if (acte) return { acte };
    return {
      onglet: (tache && ONGLET_DE_LA_TACHE[tache]) ?? (permis('accepter_piece') ? 'pieces' : undefined),
    };
  });
}

/** A letter as the worker would compose it, or why it could not: strings alone, which a page may be handed. */
type LettrePrevue = Pick<Extract<Composition, { genre: 'courrier' }>, 'genre' | 'courrier'> | Impossible;
type Impossible = Extract<Composition, { genre: 'impossible' }>;

/** What an act would do: the state it leads to, and its letter. */
export interface Apercu {
  etat: Etat;
  lettres: { composition: LettrePrevue; courriel: string | null }[];
}

/**
 * What an act of this dossier would do with what is typed so far, or the sentence that refuses it; null when that act is
 * not shown before it is done.
 */
export async function apercuDeLActe(
  portee: Portee,
  acte: Acte,
  consultation: Consultation,
  choisi: Choisi,
): Promise<Apercu | string | null> {
  const { id: dossierId, version } = consultation.dossier;
  const ordre = ordreDEssai(acte, { dossierId, version }, consultation, choisi);
  if (!ordre) return null;
  return apercevoir(portee, ordre).catch((erreur: unknown) => {
    if (erreur instanceof Refus) return erreur.message;
    throw erreur;
  });
}

/**
 * The same from the form as it stands, for a page already open: the dossier is read again, and journaled. Throws Refus
 * introuvable outside the portée.
 */
export async function apercuDeLaSaisie(
  portee: Portee,
  { dossierId, acte }: Apercevoir,
  saisie: Choisi,
): Promise<ApercuSaisi> {
  const consultation = await consulterDossier(portee, dossierId, { onglet: `acte ${acte}` });
  const apercu = await apercuDeLActe(portee, acte, consultation, { ...saisie, touche: 'oui' });
  return { apercu, version: consultation.dossier.version };
}

/** Tells what an act would do, from the very data that it would write. Throws the Refus that the act would throw. */
export function apercevoir(portee: Portee, ordre: Ordre): Promise<Apercu> {
  return enPortee(portee, async (tx) => {
    const prevu = await prevoir(tx, portee, ordre);
    const { dossier, courrier } = prevu;
    const faits = await faitsDuCourrierPrevu(tx, portee, prevu);
    if (!courrier || !faits) return { etat: dossier.etat, lettres: [] };
    const lettre = composerCourrier(donneesDuCourrier(faits));
    const composition =
      lettre.genre === 'courrier' ? { genre: lettre.genre, courrier: lettre.courrier } : lettre;
    return { etat: dossier.etat, lettres: [{ composition, courriel: courrier.courriel }] };
  });
}
