import { courrierDeLaFamille, fichierDuCourrier } from '#lib/courrier/queries.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { masquerLeConcubin } from '#lib/droit/masque.ts';
import { lireMotifs } from '#lib/droit/motifs.ts';
import { type Position, type Suite, suiteDuDossier } from '#lib/droit/parcours/suite.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { type LigneRedigee, redigerTraceStockee } from '#lib/droit/rediger.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { dateraLaReception, direLimiteDesPieces, lieuxDe } from '#lib/famille/faits.ts';
import { echeancePourLaFamille, piecesAttendues, positionDe } from '#lib/famille/queries.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { dossierDuPorteur, enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { GenreCourrier } from '#prisma/generated/client.ts';
import { suiteSansCompte } from './faits.ts';

/** What a letter opens: where the demande stands and what it waits for. No name, no sum, no address. */
export interface SuiviParCode {
  numero: string;
  version: number;
  position: Position;
  suite: Pick<Suite, 'titre' | 'phrase'>;
  echeance: string | null;
  /** Until when the pieces are awaited, as a sentence. */
  limite: string;
  pieces: { code: string; libelle: string; explication: string }[];
  /** The letter held notifies what an étude automatique prepared: its rules may be read. */
  ouvreSesRegles: boolean;
}

/** The dossier of the letter; the read is journaled. Throws Refus introuvable once the letter opens nothing. */
export function suivreParCode(portee: Portee): Promise<SuiviParCode> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, dossierDuPorteur(portee));
    const academie = await tx.academie.findUniqueOrThrow({ where: { code: dossier.academieCode } });
    await journaliserLecture(tx, portee, dossier.id, 'dossier', 'suivi par le code d’une lettre');
    const position = positionDe(dossier, portee.jour);
    return {
      numero: dossier.numero,
      version: dossier.version,
      position,
      suite: suiteSansCompte(position, suiteDuDossier(position, lieuxDe(dossier, academie))),
      echeance: echeancePourLaFamille(dossier, portee.jour),
      limite: direLimiteDesPieces(dossier),
      ouvreSesRegles: (await decisionDeLaLettre(tx, portee)) !== null,
      pieces: piecesAttendues(dossier).map(({ code }) => ({
        code,
        libelle: estCodePiece(code) ? PIECES[code].libelle : code,
        explication: estCodePiece(code) ? PIECES[code].explication : '',
      })),
    };
  });
}

/** What the computation of an étude's decision is read by, without any name: the rules, what each gave, and the decision. */
export interface ReglesParCode {
  numero: string;
  rentree: number;
  decision: Pick<DossierEntier['decisions'][number], 'genre' | 'echelon' | 'montantAnnuel' | 'decideeLe'>;
  trace: LigneRedigee[];
  motifs: Pick<LigneRedigee, 'regle' | 'article' | 'texte'>[];
}

/** Letters that notify a decision: each opens the computation of its own, and of no other. */
const NOTIFIENT: readonly GenreCourrier[] = ['attribution', 'refus'];

/** The decision that the letter held notifies, where an étude automatique prepared it; null for any other letter. */
async function decisionDeLaLettre(tx: Transaction, portee: Portee) {
  const lettre = await tx.courrier.findUnique({ where: { id: portee.auteur.id ?? '' } });
  if (!lettre?.decisionId || !NOTIFIENT.includes(lettre.genre)) return null;
  const dossier = await chargerDossier(tx, portee, dossierDuPorteur(portee));
  const decision = dossier.decisions.find(({ id }) => id === lettre.decisionId);
  return decision && dossier.canal === 'etude_automatique' ? { dossier, decision } : null;
}

/**
 * The rules that an étude automatique applied to this very family, and what each gave (loi 78-17, art. 47; CRPA R. 311-3-1-2). A letter
 * opens nothing more than where its demande stands; this is the one exception, for who holds the letter that the text names, and the
 * read is journaled, for it tells incomes. Throws Refus introuvable for any other letter.
 */
export function lireReglesParCode(portee: Portee): Promise<ReglesParCode> {
  return enPortee(portee, async (tx) => {
    const lue = await decisionDeLaLettre(tx, portee);
    if (!lue)
      throw new Refus('introuvable', 'Ce courrier n’est pas la notification d’une étude automatique.');
    const { dossier, decision } = lue;
    await journaliserLecture(
      tx,
      portee,
      dossier.id,
      'revenus',
      'règles de l’étude, par le code d’une lettre',
    );
    return {
      ...{ numero: dossier.numero, rentree: dossier.rentree, decision },
      trace: redigerTraceStockee(decision.trace, typeBourseDuDossier(dossier)).map(masquerLeConcubin),
      motifs: lireMotifs(decision.motifs),
    };
  });
}

/**
 * The PDF of a letter that the family has opened; the reading is journaled and changes nothing else. Throws Refus
 * introuvable outside the portée, impossible while nobody has opened it.
 */
export async function lireCourrierOuvert(portee: Portee, id: string): Promise<FichierServi> {
  const courrier = await enPortee(portee, async (tx) => {
    const trouve = await courrierDeLaFamille(tx, id);
    if (!trouve.ouvertLe || dateraLaReception(trouve, await chargerDossier(tx, portee, trouve.dossierId)))
      throw new Refus(
        'impossible',
        'Ce courrier n’est pas encore ouvert. Ouvrez-le par le bouton « Ouvrir ce courrier » de la page de votre demande.',
      );
    await journaliserLecture(tx, portee, trouve.dossierId, 'courrier', trouve.reference);
    return trouve;
  });
  return fichierDuCourrier(courrier);
}
