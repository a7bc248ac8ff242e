/** What a day makes of a dossier: what silence rejected, what the family has still to be told. Pure. */

import { attendSonAvisSeul } from '#lib/avis/faits.ts';
import { campagneDuDossier } from '#lib/campagne/faits.ts';
import { adresseUtile } from '#lib/courriel/faits.ts';
import type { FaitsDeCourrier } from '#lib/courrier/schema.ts';
import {
  type DossierEntier,
  piecesManquantes,
  rejeteeParSilence,
  situationDuDossier,
} from '#lib/dossier/faits.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import type { EnTete } from '#lib/droit/courrier/donnees.ts';
import { avant, type Jour } from '#lib/droit/date.ts';
import { ACTES_DES_ECHEANCES } from '#lib/droit/echeances/actes.ts';
import { type AnnoncesDues, rappelDes, resteADire } from '#lib/droit/echeances/annonces.ts';
import { type EtapeDeRelance, etapeDue, type RelanceFaite } from '#lib/droit/echeances/relances.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { piecesRequises } from '#lib/droit/pieces.ts';
import type { CodePiece } from '#lib/droit/pieces-liste.ts';
import { derniersJours, eloignementDe } from '#lib/droit/recours/agenda.ts';
import { type ObjetDeRecours, recoursPendant } from '#lib/droit/recours/pendants.ts';
import { jourDuRejet } from '#lib/droit/recours/silence.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';

const RELANCABLES: readonly Etat[] = ACTES_DES_ECHEANCES.relancer_avant_cloture.de;

/** The day on which silence rejected the recours that waits; null when none does, or while an answer may come in time. */
const rejetDuRecoursPendant = (dossier: DossierEntier, jour: Jour, objet?: ObjetDeRecours): Jour | null => {
  const recours = recoursPendant(dossier, objet);
  return recours && jourDuRejet({ genre: recours.genre, recuLe: jourDe(recours.recuLe) }, jour);
};

/** The rejection, born of silence, that a decision taken on a day replaces; null when there is none. */
export const rejetRemplace = (dossier: DossierEntier, jour: Jour): Jour | null =>
  rejetDuRecoursPendant(dossier, jour, 'decision') ?? rejeteeParSilence(dossier, jour);

/** Pieces of which a family is reminded before the closing: asked and missing, or all of them while it has sent none. */
export function piecesARelancer(dossier: DossierEntier): CodePiece[] {
  if (dossier.etat === 'incomplete') return piecesManquantes(dossier).map(({ code }) => code);
  const aEnvoye = dossier.pieces.some(({ code, recueLe }) => recueLe && code !== 'formulaire_signe');
  const situation = aEnvoye ? null : situationDuDossier(dossier);
  return situation ? piecesRequises(situation, typeBourseDuDossier(dossier)).map(({ code }) => code) : [];
}

/** The reminders of a dossier: of those on paper, the first is the letter and the second the registered one. */
function relancesDuDossier(dossier: DossierEntier): RelanceFaite[] {
  const relances = dossier.courriers
    .filter(({ genre }) => genre === 'relance_avant_cloture')
    .toSorted((a, b) => a.jour.getTime() - b.jour.getTime());
  const [lettre] = relances.filter(({ courriel }) => courriel === null);
  return relances.map(({ id, courriel, jour }) => ({
    etape: courriel ? 'courriel' : id === lettre?.id ? 'courrier' : 'recommande',
    jour: jourDe(jour),
  }));
}

function relanceDue(dossier: DossierEntier, jour: Jour): EtapeDeRelance | null {
  const cloture = campagneDuDossier(dossier)?.cloture;
  if (!cloture || dossier.horsDelai || !RELANCABLES.includes(dossier.etat)) return null;
  if (piecesARelancer(dossier).length === 0) return null;
  const parCourriel = adresseUtile(dossier.demandeur) !== null;
  return etapeDue({ cloture, parCourriel }, relancesDuDossier(dossier), jour);
}

/** The last day of the demand for pieces that stands, when it is near; null of an avis alone, which may come later. */
const finDesPiecesDemandees = (dossier: DossierEntier, jour: Jour): Jour | null =>
  dossier.etat === 'incomplete' && !attendSonAvisSeul(dossier)
    ? rappelDes(jourOuNul(dossier.demandesDePieces[0]?.limiteLe), jour)
    : null;

/**
 * The last day by which the family may still send what its dossier lacks, when it is near: that of the demand for pieces, or the
 * closing of the campaign; null otherwise.
 */
export function dernierJourDesPieces(dossier: DossierEntier, jour: Jour): Jour | null {
  const demandees = finDesPiecesDemandees(dossier, jour);
  if (demandees) return demandees;
  const relancable =
    !dossier.horsDelai && RELANCABLES.includes(dossier.etat) && piecesARelancer(dossier).length > 0;
  return relancable ? rappelDes(campagneDuDossier(dossier)?.cloture ?? null, jour) : null;
}

/** What the family has to be told on a day and was not yet. */
export function annoncesDues(dossier: DossierEntier, jour: Jour): AnnoncesDues {
  const dites = (genre: DossierEntier['courriers'][number]['genre']): Jour[] =>
    dossier.courriers.filter((courrier) => courrier.genre === genre).map((courrier) => jourDe(courrier.jour));
  const [demande] = dossier.demandesDePieces;
  const demandeeLe = jourOuNul(demande?.envoyeeLe);
  // A second demand for pieces has its own delay: a reminder of the first is no reminder of it.
  const rappelee = dites('rappel_de_pieces').some((dit) => demandeeLe && !avant(dit, demandeeLe));
  return {
    silenceDemande: resteADire(rejeteeParSilence(dossier, jour), dites('silence_sur_la_demande')),
    silenceRecours: resteADire(rejetDuRecoursPendant(dossier, jour), dites('silence_sur_le_recours')),
    rappelPieces: rappelee ? null : finDesPiecesDemandees(dossier, jour),
    relance: relanceDue(dossier, jour),
  };
}

/** What the act of a letter that tells a day says. Throws a RangeError when the letter has none. */
export function annonceDe({
  annonce,
}: Pick<FaitsDeCourrier, 'annonce'>): NonNullable<FaitsDeCourrier['annonce']> {
  if (!annonce) throw new RangeError('une annonce sans l’acte qui l’a constatée');
  return annonce;
}

/** The last days for contesting the silence that the letter tells of, from where the family lives. */
export function derniersJoursDe(
  { type, branche, departement, academie }: EnTete,
  faits: FaitsDeCourrier,
): string[] {
  const territoire = territoireDuDepartement(faits.dossier.departementCode);
  const acte = 'rejet_implicite';
  const eloignement = eloignementDe(faits.demandeur, territoire);
  const recue = annonceDe(faits).rejeteLe;
  return derniersJours(
    { type, branche, departement, academie, territoire, acte, recue, eloignement },
    faits.jour,
  );
}
