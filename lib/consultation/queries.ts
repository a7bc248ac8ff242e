import type { Demande } from '#lib/demande/schema.ts';
import {
  chargerDossier,
  contexteDuDossier,
  type DossierEntier,
  echeanceDuDossier,
  examenDuDossier,
  situationDuDossier,
} from '#lib/dossier/queries.ts';
import type { Delai } from '#lib/droit/delais/delai.ts';
import type { DroitExamine } from '#lib/droit/examen.ts';
import { type PieceRequise, piecesRequises } from '#lib/droit/pieces.ts';
import { type Acte, type Contexte, type Etat, type Verdict, verdicts } from '#lib/droit/procedure.ts';
import { type LigneRedigee, redigerTrace } from '#lib/droit/rediger.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Situation, TypeBourse } from '#lib/droit/situation.ts';
import { dechiffrer } from '#lib/technique/chiffrement.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Masque, Vue } from './schema.ts';

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
export function consulterDossier(portee: Portee, id: string, vue: Vue): Promise<Consultation> {
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

/** The same dossier for the page of an act: read again, journaled once. */
export const preparerActe = (portee: Portee, id: string, acte: Acte, montrer?: Masque) =>
  consulterDossier(portee, id, { onglet: 'resume', montrer, piece: undefined }).then((consultation) => ({
    ...consultation,
    verdict: consultation.verdicts.find((offert) => offert.acte === acte)?.verdict as Verdict,
  }));

const traceDe = (dossier: DossierEntier, examen: Resultat<DroitExamine> | null): LigneRedigee[] =>
  (dossier.decisions[0]?.trace as unknown as LigneRedigee[] | undefined) ?? redigerTrace(examen?.trace ?? []);

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
