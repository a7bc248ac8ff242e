import { chargerAutorites } from '#lib/autorite/queries.ts';
import * as decision from '#lib/decision/actes.ts';
import { totalDuDroitOuvert } from '#lib/decision/faits.ts';
import { instruire } from '#lib/dossier/actes.ts';
import type { Accomplissement } from '#lib/dossier/ecritures.ts';
import { type DossierEntier, decisionEnVigueur, situationDuDossier } from '#lib/dossier/faits.ts';
import { type Cible, type Ordre, prevoirTous } from '#lib/dossier/porte.ts';
import { chargerDossiers, conflit, contexteDuDossier, introuvable } from '#lib/dossier/queries.ts';
import { RAPPEL_TROP_TARD } from '#lib/droit/courrier/gardes-de-signature.ts';
import { acteAttendu, verdicts } from '#lib/droit/evaluation.ts';
import { piecesManquantes, piecesRequises } from '#lib/droit/pieces.ts';
import { type Acte, ligne } from '#lib/droit/procedure.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { demanderPieces } from '#lib/piece/actes.ts';
import { journaliserLectures } from '#lib/technique/journal.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { estGeste, type Geste } from './schema.ts';

const LOT_INTROUVABLE = 'Ce lot est introuvable : un lot ne se voit que par qui l’a préparé.';

/** What a lot does on each of its dossiers, and why when it takes another back. */
interface AFaire {
  geste: Geste;
  motif: string | null;
}

/** What a lot does, for its author. Throws Refus introuvable for anybody else. */
export async function lotAFaire(tx: Transaction, lotId: string): Promise<AFaire> {
  const lot = await tx.lot.findUnique({ where: { id: lotId }, select: { geste: true, motif: true } });
  if (!lot || !estGeste(lot.geste)) throw new Refus('introuvable', LOT_INTROUVABLE);
  return { geste: lot.geste, motif: lot.motif };
}

type ADire = Pick<Prisma.LigneDeLotGetPayload<object>, 'dossierId' | 'version'>;

/** The order of each dossier of a lot, by its id, or why there is none. */
export async function ordresDuLot(
  tx: Transaction,
  portee: Portee,
  { geste, motif }: AFaire,
  lignes: readonly ADire[],
): Promise<Map<string, Ordre | Refus>> {
  const dossiers = await chargerDossiers(
    tx,
    portee,
    lignes.map(({ dossierId }) => dossierId),
  );
  const autorites = await chargerAutorites(tx, portee, dossiers.values());
  const ordres = new Map<string, Ordre | Refus>();
  for (const { dossierId, version } of lignes) {
    const dossier = dossiers.get(dossierId);
    if (!dossier) ordres.set(dossierId, introuvable());
    // What the person saw comes first: a verdict on another state would not say that it moved.
    else if (dossier.version !== version)
      ordres.set(
        dossierId,
        geste === 'rattraper' && decisionEnVigueur(dossier)?.notification
          ? new Refus('impossible', RAPPEL_TROP_TARD)
          : await conflit(tx, portee, dossier, version),
      );
    else {
      const juges = verdicts(contexteDuDossier(portee, autorites, dossier));
      ordres.set(dossierId, ORDRES[geste]({ dossierId, version }, dossier, juges, motif ?? ''));
    }
  }
  return ordres;
}

type Dire = (
  cible: Cible,
  dossier: DossierEntier,
  juges: ReturnType<typeof verdicts>,
  motif: string,
) => Ordre | Refus;

const ORDRES: Record<Geste, Dire> = {
  instruire,
  proposer: decision.proposer,
  demander_pieces: (cible, dossier) => {
    const situation = situationDuDossier(dossier);
    const recues = dossier.pieces.filter(({ recueLe }) => recueLe).map(({ code }) => code);
    const manquent = situation
      ? piecesManquantes(piecesRequises(situation, typeBourseDuDossier(dossier)), recues)
      : [];
    return manquent.length > 0
      ? demanderPieces(cible, { codes: manquent.map(({ code }) => code) })
      : new Refus('impossible', 'Aucune pièce ne manque à ce dossier : décidez-le.');
  },
  decider: (cible, _, juges) => {
    const acte = acteAttendu(juges);
    const dire = acte && DECISIONS[acte];
    return dire ? dire(cible) : pasDeDecision(juges);
  },
  rattraper: (cible, _, __, motif) => decision.rattraperDecision(cible, motif),
};

/** Decisions that the law computes: nothing is left to write. */
const DECISIONS: { [A in Acte]?: (cible: Cible) => Ordre } = {
  attribuer: decision.attribuer,
  refuser: decision.refuser,
  refuser_incompletude: decision.refuserIncompletude,
};

function pasDeDecision(juges: ReturnType<typeof verdicts>): Refus {
  const permis = juges.some(({ acte, verdict }) => verdict.permis && ligne(acte).decision);
  if (permis)
    return new Refus(
      'impossible',
      'Cette décision est laissée à l’appréciation d’une personne : ouvrez le dossier, et décidez-le avec votre motivation.',
    );
  const attribution = juges.find(({ acte }) => acte === 'attribuer')?.verdict;
  return attribution && !attribution.permis
    ? new Refus('impossible', attribution.phrase, { texte: attribution.article })
    : new Refus('impossible', 'Ce dossier n’attend pas de décision.');
}

/** A dossier of a lot: what becomes of it, or became. */
export interface LigneDuLot {
  rang: number;
  dossierId: string;
  numero: string;
  nom: string;
  prenom: string;
  classe: string;
  issue: 'a_faire' | 'a_refuser' | 'fait' | 'refuse';
  acte: Acte | null;
  /** What is attributed in a year, in cents; null when the act attributes nothing, or is done. */
  centimes: number | null;
  echelon: number | null;
  /** How its letter leaves; null when none does, or is gone. */
  lettre: 'courriel' | 'poste' | null;
  phrase: string | null;
  article: string | null;
}

export interface LotPrevu {
  id: string;
  geste: Geste;
  lignes: LigneDuLot[];
  /** Its decisions that may still be called back. */
  rattrapables: number;
  /** The lots that called some of them back. */
  rattrapages: string[];
}

/**
 * A lot as its author sees it: what each dossier that waits would become, and what became of the others. The computations that it
 * shows are journaled as read. Throws Refus introuvable for anybody else.
 */
export function prevoirLot(portee: Portee, lotId: string): Promise<LotPrevu> {
  return enPortee(portee, async (tx) => {
    const lot = await lotAFaire(tx, lotId);
    const rattrapages = await tx.lot.findMany({
      where: { rattrapeId: lotId, lignes: { some: { issue: 'fait' } } },
      select: { id: true },
      orderBy: { creeLe: 'asc' },
    });
    const lues = await tx.ligneDeLot.findMany({
      where: { lotId },
      orderBy: { rang: 'asc' },
      include: { dossier: { include: { eleve: true, scolarite: true } } },
    });
    const attendues = lues.filter(({ issue }) => issue === null);
    const ordres = await ordresDuLot(tx, portee, lot, attendues);
    const prevus = await prevoirTous(
      tx,
      portee,
      [...ordres.values()].filter((ordre): ordre is Ordre => !(ordre instanceof Refus)),
    );
    const vus = attendues.map(({ dossierId }) => dossierId);
    await journaliserLectures(tx, portee, vus, 'dossier', 'lot');
    return {
      id: lotId,
      geste: lot.geste,
      rattrapages: rattrapages.map(({ id }) => id),
      rattrapables: lues.filter((lue) => lot.geste === 'decider' && estRattrapable(lue)).length,
      lignes: lues.map(({ dossier, rang, dossierId, ...lue }) => {
        const ordre = ordres.get(dossierId);
        const prevu = ordre instanceof Refus ? ordre : ordre && prevus.get(ordre);
        const { eleve, scolarite, numero } = dossier;
        const deQui = {
          rang,
          dossierId,
          numero,
          nom: eleve.nom,
          prenom: eleve.prenom,
          classe: scolarite.classe,
        };
        return { ...deQui, ...(lue.issue ? issueEcrite(lue) : suitePrevue(prevu, dossier.rentree)) };
      }),
    };
  });
}

/** Done by the lot, and nothing since: its letter has not left. */
const estRattrapable = ({
  issue,
  version,
  dossier,
}: ADire & { issue: string | null; dossier: { version: number } }): boolean =>
  issue === 'fait' && dossier.version === version + 1;

type Suite = Omit<LigneDuLot, 'rang' | 'dossierId' | 'numero' | 'nom' | 'prenom' | 'classe'>;
const RIEN = { acte: null, centimes: null, echelon: null, lettre: null, phrase: null, article: null };

const issueEcrite = (
  lue: Pick<Prisma.LigneDeLotGetPayload<object>, 'issue' | 'acte' | 'phrase' | 'article'>,
): Suite => ({
  ...RIEN,
  issue: lue.issue === 'fait' ? 'fait' : 'refuse',
  acte: lue.acte as Acte | null,
  phrase: lue.phrase,
  article: lue.article,
});

function suitePrevue(prevu: Accomplissement | Refus | undefined, annee: number): Suite {
  if (!prevu || prevu instanceof Refus) {
    const { message, texte = null } = prevu ?? introuvable();
    return { ...RIEN, issue: 'a_refuser', phrase: message, article: texte };
  }
  const { decision: rendue, droits = [] } = prevu.ecritures.rangees ?? {};
  return {
    ...RIEN,
    issue: 'a_faire',
    acte: prevu.acte,
    echelon: rendue?.echelon ?? null,
    centimes: rendue?.echelon
      ? droits.reduce((somme, droit) => somme + totalDuDroitOuvert(annee, droit, rendue.trace), 0)
      : null,
    lettre: prevu.courrier ? (prevu.courrier.courriel ? 'courriel' : 'poste') : null,
  };
}

export interface LotAReprendre {
  id: string;
  geste: Geste;
  restent: number;
}

/** Lots of the person that were begun and not ended: the server stopped, or the day did. The last ones. */
export function lotsAReprendre(portee: Portee): Promise<LotAReprendre[]> {
  return enPortee(portee, async (tx) => {
    const lus = await tx.$queryRaw<{ id: string; geste: string; restent: number }[]>`
      SELECT l.id, l.geste, n.restent FROM (
        SELECT id, geste, cree_le FROM lot WHERE auteur_id = ${portee.auteur.id}::uuid ORDER BY cree_le DESC LIMIT 20) l, LATERAL (
        SELECT count(*) FILTER (WHERE issue IS NULL)::int AS restent, count(issue)::int AS ecrites
        FROM ligne_de_lot WHERE lot_id = l.id) n
      WHERE n.restent > 0 AND n.ecrites > 0 ORDER BY l.cree_le DESC`;
    return lus.flatMap(({ id, geste, restent }) => (estGeste(geste) ? { id, geste, restent } : []));
  });
}

/** A lot of decisions of which some have not left. */
export interface LotDuSoir {
  id: string;
  /** How many may still be called back. */
  restent: number;
}

/** The lots of decisions that the person sent since yesterday and that may still be taken back, the last first. */
export function lotsARattraper(portee: Portee): Promise<LotDuSoir[]> {
  const veille = portee.jour.subtract({ days: 1 }).toString();
  return enPortee(
    portee,
    (tx) => tx.$queryRaw<LotDuSoir[]>`
      SELECT l.id, count(*)::int AS restent FROM lot l
      JOIN ligne_de_lot x ON x.lot_id = l.id AND x.issue = 'fait'
      JOIN dossier d ON d.id = x.dossier_id AND d.version = x.version + 1 AND d.etat = 'decidee'
      WHERE l.auteur_id = ${portee.auteur.id}::uuid AND l.geste = 'decider' AND l.jour >= ${veille}::date
      GROUP BY l.id, l.cree_le ORDER BY l.cree_le DESC LIMIT 20`,
  );
}
