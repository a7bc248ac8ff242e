import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import type { Demande } from '#lib/demande/schema.ts';
import type { Accompli, Cible } from '#lib/dossier/actes.ts';
import {
  chargerDossier,
  contexteDuDossier,
  type DossierEntier,
  echeanceDuDossier,
  examenDuDossier,
  situationDuDossier,
} from '#lib/dossier/queries.ts';
import { type Composition, composerCourrier } from '#lib/droit/courrier/courrier.ts';
import type { Delai } from '#lib/droit/delais/delai.ts';
import { type Contexte, type Verdict, verdicts } from '#lib/droit/evaluation.ts';
import type { DroitExamine } from '#lib/droit/examen.ts';
import { type PieceRequise, piecesRequises } from '#lib/droit/pieces.ts';
import type { Acte, Etat } from '#lib/droit/procedure.ts';
import { type LigneRedigee, redigerTrace, redigerTraceStockee } from '#lib/droit/rediger.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Situation, TypeBourse } from '#lib/droit/situation.ts';
import { dechiffrer } from '#lib/technique/chiffrement.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, essayer, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Vue } from './schema.ts';

export type PieceConsultee = Prisma.PieceGetPayload<{ include: { fichiers: true } }>;

/** A dossier as an agent opens it: what the law says of it today, who may do what, and what was done. */
export interface Consultation {
  dossier: DossierEntier;
  demande: Demande | null;
  situation: Situation | null;
  examen: Resultat<DroitExamine> | null;
  /** The trace stored with the last decision, or today's computation while there is none. */
  trace: LigneRedigee[];
  contexte: Contexte;
  verdicts: { acte: Acte; verdict: Verdict }[];
  echeance: Delai | null;
  pieces: PieceConsultee[];
  requises: readonly PieceRequise[];
  journal: Prisma.LigneDeJournalGetPayload<object>[];
  /** Present when asked for, and then journaled as read. */
  numerosFiscaux?: { demandeur: string | null; concubin: string | null };
}

/**
 * Opens a dossier of the portée. The opening is journaled, and so is each masked value that the person asks to see.
 * Throws Refus introuvable outside the portée.
 */
export function consulterDossier(
  portee: Portee,
  id: string,
  vue: Omit<Vue, 'onglet'> & { onglet: string },
): Promise<Consultation> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, id);
    await journaliserLecture(tx, portee, id, 'dossier', vue.onglet);
    if (vue.montrer) await journaliserLecture(tx, portee, id, vue.montrer, vue.onglet);
    const contexte = await contexteDuDossier(tx, portee, dossier);
    const situation = situationDuDossier(dossier);
    const examen = examenDuDossier(dossier);
    return {
      dossier,
      demande: dossier.recuLe ? (dossier.demande?.contenu as Demande) : null,
      situation,
      examen,
      trace: traceDe(dossier, examen),
      contexte,
      verdicts: verdicts(contexte),
      echeance: echeanceDuDossier(dossier, dossier.etat as Etat),
      pieces: await piecesDe(tx, id),
      requises: situation ? piecesRequises(situation, dossier.typeBourse as TypeBourse) : [],
      journal: await tx.ligneDeJournal.findMany({ where: { dossierId: id }, orderBy: { rang: 'desc' } }),
      numerosFiscaux: vue.montrer === 'numero_fiscal' ? numerosDe(dossier) : undefined,
    };
  });
}

function traceDe({ decisions: [decision] }: DossierEntier, examen: Resultat<DroitExamine> | null) {
  return decision ? redigerTraceStockee(decision.trace) : redigerTrace(examen?.trace ?? []);
}

const piecesDe = (tx: Transaction, dossierId: string): Promise<PieceConsultee[]> =>
  tx.piece.findMany({
    where: { dossierId },
    include: { fichiers: { orderBy: { deposeLe: 'asc' } } },
    orderBy: { code: 'asc' },
  });

function numerosDe({ demande }: DossierEntier): Consultation['numerosFiscaux'] {
  const lire = (octets: Uint8Array | null | undefined) => (octets ? dechiffrer(octets) : null);
  return { demandeur: lire(demande?.numeroFiscal), concubin: lire(demande?.numeroFiscalConcubin) };
}

/** What an act would do, found by trying it: the state it leads to, and each letter as the worker would compose it. */
export interface Apercu {
  etat: Etat;
  lettres: { composition: Composition; courriel: string | null }[];
}

/** Tries an act for nothing. Throws the Refus that the act would throw. */
export function apercevoir(
  portee: Portee,
  cible: Cible,
  acte: (portee: Portee, cible: Cible) => Promise<Accompli>,
): Promise<Apercu> {
  return essayer(portee, async (essai, tx) => {
    const deja = await tx.courrier.findMany({ where: { dossierId: cible.dossierId }, select: { id: true } });
    const { etat } = await acte(essai, cible);
    const nouveaux = await tx.courrier.findMany({
      where: { dossierId: cible.dossierId, id: { notIn: deja.map(({ id }) => id) } },
    });
    const faits = await faitsDesCourriers(
      tx,
      nouveaux.map(({ id }) => id),
    );
    const lettres = nouveaux.flatMap(({ id, courriel }) => {
      const lettre = faits.get(id);
      return lettre ? [{ composition: composerCourrier(donneesDuCourrier(lettre)), courriel }] : [];
    });
    return { etat, lettres };
  });
}
