import { rentree } from '#lib/droit/annee.ts';
import { jour } from '#lib/droit/date.ts';
import type { Faits } from '#lib/droit/gardes.ts';

/** A withdrawal under way, on which the family was heard. */
export const RETRAIT_ENGAGE: NonNullable<Faits['retrait']> = {
  motif: 'charge',
  engageLe: jour('2026-09-20'),
  invitationRecueLe: null,
  limite: null,
  observations: true,
};

/** The other parent of a pupil in résidence alternée asks too. */
export const DEUX_PARENTS: NonNullable<Faits['doubleDemande']> = {
  numero: '26-0000002-B',
  rapport: 'deux_parents',
};

/** Facts under which no condition has anything to say, save those that contradict each other. Autumn 2026. */
export const FAITS: Faits = {
  etat: 'deposee',
  jour: jour('2026-10-05'),
  horsDelai: false,
  recuLe: jour('2026-10-01'),
  cachetLe: null,
  formulaireSigne: true,
  entreeLe: jour('2026-09-01'),
  piecesManquantes: 0,
  piecesNommees: 1,
  piecesAVerifier: 0,
  proposee: false,
  avisManquant: true,
  annonceLe: jour('2026-10-05'),
  avisSeulManquant: true,
  avisAttendu: false,
  avisRecu: true,
  limiteDesPieces: jour('2026-10-02'),
  finAnneeScolaire: jour('2027-08-31'),
  rentree: rentree(2026),
  calcul: 'droit',
  motivation: 'une raison écrite assez longue',
  delegation: true,
  courrierProduit: true,
  signatureAttendue: false,
  signature: 'permise',
  rappel: 'possible',
  envoyeLe: null,
  receptionDatee: null,
  recommande: null,
  receptionDuCourrier: jour('2026-10-05'),
  preuve: { genre: 'main_propre', numero: null },
  posteLe: jour('2026-10-05'),
  revenuLe: jour('2026-10-05'),
  receptionCorrigee: jour('2026-10-02'),
  cachetCorrige: null,
  contestee: 'refus_incompletude',
  contesteeLe: jour('2026-09-15'),
  reponseAuRecours: 'aucun_recours',
  memeEchelon: false,
  recoursTardif: true,
  requetePendante: jour('2026-10-01'),
  requeteRecue: jour('2026-10-02'),
  jugement: jour('2026-10-03'),
  silenceDemande: jour('2026-10-04'),
  silenceRecours: jour('2026-10-04'),
  rappelPieces: jour('2026-10-08'),
  recoursForme: jour('2026-10-01'),
  recoursRecu: jour('2026-10-02'),
  retrait: null,
  finDuDroit: jour('2027-08-31'),
  bourseDUnAutre: null,
  doubleDemande: null,
  closeParDouble: true,
  autreRetiree: true,
  motifDeRetrait: 'charge',
  observationsLe: jour('2026-10-05'),
  dernierJour: jour('2026-10-05'),
};
