import {
  DemandeSchema,
  type PartieDemandee,
  type SaisieDeDemande,
  situationDe,
} from '#lib/demande/schema.ts';
import { rentree } from '#lib/droit/annee.ts';
import { type Campagne, campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { reseauDe } from '#lib/droit/competence.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { type DroitExamine, examiner } from '#lib/droit/examen.ts';
import { GARDES } from '#lib/droit/gardes.ts';
import { type PieceRequise, piecesManquantes, piecesRequises } from '#lib/droit/pieces.ts';
import { type Recevabilite, recevabilite } from '#lib/droit/recevabilite/recevabilite.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Dispositif, Situation } from '#lib/droit/situation.ts';
import type { ContexteDeSaisie, Valeurs } from './contexte.ts';
import { saisieDuFormulaire } from './valeurs.ts';

/** What the law and the form say of the entry as it stands, computed where it is typed. */
export interface LectureEnDirect {
  /** By field: what the recording would refuse. */
  erreurs: Readonly<Record<string, string>>;
  /** Null until who asks and the household are told. */
  examen: Resultat<DroitExamine> | null;
  pieces: readonly PieceRequise[];
  manquantes: readonly PieceRequise[];
  /** Null until the day of reception can be read. */
  depot: Resultat<Recevabilite> | null;
  campagne: Campagne | null;
}

/** Reads the form as typed. Pure: the same answers always read the same, here and on the server. */
export function lireEnDirect(valeurs: Valeurs, contexte: ContexteDeSaisie): LectureEnDirect {
  const saisie = saisieDuFormulaire(valeurs);
  const situation = situationLue(saisie, contexte);
  const recues = saisie.piecesRecues ?? [];
  const pieces = situation ? piecesRequises(situation, contexte.typeBourse) : [];
  const annee = rentree(contexte.annee);
  return {
    erreurs: erreursDe(saisie, contexte),
    examen: situation?.foyer.situation ? examiner(situation) : null,
    pieces,
    manquantes: piecesManquantes(pieces, recues),
    depot: depotLu(saisie, contexte),
    campagne: campagneDe(annee, reseauDe(contexte.branche)),
  };
}

function erreursDe(saisie: SaisieDeDemande, contexte: ContexteDeSaisie): Record<string, string> {
  const lu = DemandeSchema.safeParse(saisie);
  const erreurs: Record<string, string> = {};
  for (const { path, message } of lu.error?.issues ?? []) {
    const champ = path.join('.');
    erreurs[champ === 'concubin' ? 'concubin.nom' : champ] ??= message;
  }
  const recuLe = jourLu(saisie.reception?.recuLe);
  const formulaireSigne = saisie.reception?.signe === true;
  // What the recording of the reception will ask, said as it is typed.
  const refus = {
    'reception.recuLe':
      recuLe && GARDES.receptionPasFuture.phrase({ recuLe, jour: jour(contexte.jour) }, contexte.branche),
    'reception.signe': GARDES.formulaireSigne.phrase({ formulaireSigne }, contexte.branche),
  };
  for (const [champ, phrase] of Object.entries(refus)) if (phrase) erreurs[champ] = phrase;
  return erreurs;
}

const PARTIES = DemandeSchema.shape;
const { lien: LIEN, situation: SITUATION } = PARTIES.demandeur.shape;
const RESSOURCES = PARTIES.ressources.unwrap().shape;
const { recuLe: JOUR } = PARTIES.reception.shape;

const jourLu = (texte: unknown): Jour | undefined => {
  const lu = JOUR.safeParse(texte);
  return lu.success ? jour(lu.data) : undefined;
};

/** Each answer of the resources that can be read; one still being typed is not known yet. */
function ressourcesLues(saisie: Readonly<Record<string, unknown>>): PartieDemandee['ressources'] {
  const lues = Object.entries(RESSOURCES).flatMap(([cle, schema]) => {
    const lu = schema.safeParse(saisie[cle]);
    return lu.success && lu.data !== undefined ? [[cle, lu.data]] : [];
  });
  return Object.fromEntries(lues) as PartieDemandee['ressources'];
}

/** The situation as far as it is known, or null while nobody asks. */
function situationLue(saisie: SaisieDeDemande, contexte: ContexteDeSaisie): Situation | null {
  const { demandeur, ressources = {}, eleve, guide, piecesRecues, reception } = saisie;
  const lien = LIEN.safeParse(demandeur?.lien);
  const situation = SITUATION.safeParse(demandeur?.situation);
  if (!lien.success) return null;
  const partie = {
    demandeur: {
      lien: lien.data,
      // A piece list can start before the household is told; the computation waits.
      situation: situation.success ? situation.data : undefined,
      resideEnFrance: demandeur?.resideEnFrance ?? true,
      priseEnChargeLe: jourLu(demandeur?.priseEnChargeLe)?.toString(),
    },
    ressources: ressourcesLues(ressources),
    eleve,
    guide,
    piecesRecues,
  } as PartieDemandee;
  const leJour = jourLu(reception?.recuLe) ?? jour(contexte.jour);
  return situationDe(partie, contexte.scolarite, contexte.annee, leJour);
}

function depotLu(saisie: SaisieDeDemande, contexte: ContexteDeSaisie): Resultat<Recevabilite> | null {
  const recuLe = jourLu(saisie.reception?.recuLe);
  if (!recuLe) return null;
  const priseLe = jourLu(saisie.demandeur?.priseEnChargeLe);
  const { dispositif, entreeLe, departementCode } = contexte.scolarite;
  return recevabilite({
    rentree: rentree(contexte.annee),
    branche: contexte.branche,
    territoire: territoireDuDepartement(departementCode),
    depot: { canal: 'papier', recuLe, cachetLe: jourLu(saisie.reception.cachetPostalLe) },
    complete: true,
    dispositif: (dispositif ?? undefined) as Dispositif | undefined,
    entree: jour(entreeLe),
    protectionTemporaire: saisie.eleve?.protectionTemporaire,
    changementDePersonne: priseLe && { survenuLe: priseLe },
  });
}
