import { z } from 'zod';
import type { Prime } from '#lib/droit/argent/primes.ts';
import type { Branche } from '#lib/droit/competence.ts';
import type { Signataire } from '#lib/droit/courrier/donnees.ts';
import type { GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import type { RectificationEcrite, RetardLeve } from '#lib/droit/courrier/lettres-erreur.ts';
import type { RecoursEcrit, RetenueContestee } from '#lib/droit/courrier/lettres-recours.ts';
import type { RetenueEcrite } from '#lib/droit/courrier/lettres-retenue.ts';
import type { RetraitEcrit } from '#lib/droit/courrier/lettres-retrait.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { MotifRedige } from '#lib/droit/motifs.ts';
import type { CodePiece } from '#lib/droit/pieces-liste.ts';
import type { IssueDeRecours } from '#lib/droit/recours/reponse.ts';
import type { Canal, TypeBourse } from '#lib/droit/situation.ts';
import type { Modification } from '#lib/rectification/faits.ts';
import { chaine } from '#lib/technique/texte.ts';

export const RelancerSchema = z.object({ courrierId: z.uuid() });
export const ReessayerSchema = z.object({ dossierId: z.uuid() });
export const PrendreAdresseSchema = ReessayerSchema.extend({ courriel: chaine() });

/**
 * Everything that a letter rests on, whether its rows are written or about to be. What decides comes from rows that do
 * not change; names and addresses are those of the day.
 */
export interface FaitsDeCourrier {
  genre: GenreCourrier;
  reference: string;
  jour: Jour;
  /** Announced by e-mail and opened on the portal; printed and posted otherwise. */
  parCourriel: boolean;
  dossier: {
    rentree: number;
    branche: Branche;
    canal: Canal;
    typeBourse: TypeBourse;
    classe: string;
    departementCode: string;
    recuLe: Jour | null;
    /** Why the lateness was admitted; null on a demande that came in time. */
    retardAdmis: string | null;
  };
  eleve: { prenom: string; prenomUsage: string | null; nom: string; nomUsage: string | null };
  demandeur: Adresse | null;
  /** The pupil, of age, is who asked. */
  demandeParLEleve: boolean;
  etablissement: {
    nom: string;
    adresse: string;
    codePostal: string;
    commune: string;
    telephone: string;
    courriel: string;
    departementCode: string;
  };
  ministere: string;
  /** What the académie adds to the letter, in force on its day; null when it adds nothing. */
  bloc: string | null;
  academie: { nom: string; service: string; adresse: string; telephone: string; courriel: string } | null;
  /** The closing day of the campaign that binds the dossier, as it is on record. */
  cloture: Jour;
  decision: DecisionDite | null;
  /** What was asked for, in the order of the act, and what the agent wrote beside. */
  demandeDePieces: { pieces: readonly CodePiece[]; message: string | null } | null;
  /** The recours that is acknowledged or answered. */
  recours:
    | (RecoursEcrit & {
        issue: IssueDeRecours | null;
        motivation: string | null;
        repondant: string | null;
        rapoForme: boolean;
        surRetenue: RetenueContestee | null;
      })
    | null;
  /** The end of the bourse that the letter tells of. */
  retrait: RetraitEcrit | null;
  /** The retenue that the letter tells of, and who decided it. */
  retenue: (RetenueEcrite & { delegation: string | null; signataire: Omit<Signataire, 'delegation'> }) | null;
  /** The error set aside that the letter answers. */
  rectification: RectificationEcrite | null;
  /** The lateness that the letter undoes. */
  retardLeve: RetardLeve | null;
  /** What the act of a letter that tells a day says: the rejection by silence, the judge's last day, that of the pieces. */
  annonce: Readonly<Record<'rejeteLe' | 'jugeJusquAu' | 'limite', Jour | null>> | null;
  /** What lacked on the day of the deposit, or of the reminder. */
  manquantes: readonly CodePiece[];
  /** Who did the act of a letter that decides nothing, and the function held there on that day. */
  auteur: {
    prenom: string;
    nom: string;
    role: string;
    qualite: string | null;
    enEtablissement: boolean;
  } | null;
}

export interface Adresse {
  civilite: string;
  prenom: string;
  nom: string;
  nomUsage: string | null;
  prenomUsage: string | null;
  adresse: string;
  complement: string | null;
  codePostal: string;
  commune: string;
  pays: string | null;
}

export interface DecisionDite {
  genre: string;
  echelon: number | null;
  /** Centimes a year. */
  montantAnnuel: number | null;
  /** First and last day of the right, when a right is opened. */
  effetDu: Jour | null;
  effetAu: Jour | null;
  /** What it opened besides the bourse: centimes a year, on its own days; a bourse au mérite that was suspended has several. */
  primes: readonly { prime: Prime; annuel: number; du: Jour; au: Jour }[];
  motifs: readonly MotifRedige[];
  /** Why, as the person who signed wrote it. */
  motivation: string | null;
  /** As stored with the decision: read through the law's door. */
  trace: unknown;
  signataire: Omit<Signataire, 'delegation'>;
  /** Day on which silence had rejected what it answers. */
  remplaceRejetDu: Jour | null;
  /** The decision that it modifies, after an error that the family said. */
  modifie: Modification | null;
  /** Reference of the delegation under which it was signed. */
  delegation: string | null;
}

/** What the mail that announces a letter is told from. */
export interface Annonce {
  id: string;
  genre: GenreCourrier;
  canal: Canal;
  jour: Jour;
  numero: string;
  typeBourse: TypeBourse;
  destinataire: string;
  demandeurId: string | null;
  /** The address of who asks today. */
  adresse: string | null;
}
