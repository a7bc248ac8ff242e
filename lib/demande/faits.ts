import type { z } from 'zod';
import { clotureRegleeDe } from '#lib/campagne/faits.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { defautsDAdresse } from '#lib/droit/adresse.ts';
import { rentree } from '#lib/droit/annee.ts';
import { type Campagne, campagneEnVigueur } from '#lib/droit/calendrier/campagne.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { type Branche, reseauDe } from '#lib/droit/competence.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { datesContraires, datesImpossibles, type Reperes } from '#lib/droit/dates-possibles.ts';
import { type DroitExamine, examiner } from '#lib/droit/examen.ts';
import { type FaitsDuDossier, GARDES } from '#lib/droit/gardes.ts';
import { naissance as naissanceLue, premierJour } from '#lib/droit/naissance.ts';
import { type PieceRequise, piecesManquantes, piecesRequises } from '#lib/droit/pieces.ts';
import { questionsDe, questionsPour } from '#lib/droit/questions/questions.ts';
import { type Recevabilite, recevabilite } from '#lib/droit/recevabilite/recevabilite.ts';
import { type Circonstances, retardRaisonnable } from '#lib/droit/recevabilite/voies.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Canal, Situation, TypeBourse } from '#lib/droit/situation.ts';
import { type ScolariteDeLEleve, scolariteDe } from '#lib/eleve/faits.ts';
import { estGroupe, nombreDePersonnes, saisieDuFormulaire, valeursDuBrouillon } from '#lib/saisie/faits.ts';
import { situationDe } from '#lib/situation/faits.ts';
import { jourOuNul } from '#lib/technique/dates.ts';
import {
  type Brouillon,
  DemandeSchema,
  type PartieDemandee,
  PartieDemandeeSchema,
  type PartieDeposee,
  PartieDeposeeSchema,
  ReceptionSchema,
  type Valeurs,
} from './schema.ts';

/** Where and for which year a demande is filed, and the schooling of the pupil. */
export interface LieuDeDepot extends Pick<Circonstances, 'admission'> {
  annee: number;
  branche: Branche;
  departementCode: string;
  scolarite: ScolariteDeLEleve;
  clotureReglee: Situation['clotureReglee'] | null;
  /** On paper when it is not said. */
  canal?: Canal;
}

/** The place of a deposit, from its dossier. */
export const lieuDuDepot = (dossier: DossierEntier): LieuDeDepot => ({
  annee: dossier.rentree,
  branche: dossier.branche,
  departementCode: dossier.departementCode,
  clotureReglee: clotureRegleeDe(dossier),
  scolarite: scolariteDe(dossier.scolarite, dossier.eleve, dossier.etablissement),
  admission: retardRaisonnable(dossier.retardAdmis),
  canal: dossier.canal,
});

/** Whether the demande may be judged: filed in time, or under a dérogation (C. I.B, II.C.3, III.C.1.b). */
export function recevabiliteDuDepot(
  { reception: { recuLe, cachetPostalLe, signe }, demandeur: { priseEnChargeLe }, eleve }: PartieDeposee,
  { annee, departementCode, scolarite: { dispositif, entreeLe, naissance }, canal, ...lieu }: LieuDeDepot,
): Resultat<Recevabilite> {
  return recevabilite({
    ...lieu,
    rentree: rentree(annee),
    territoire: territoireDuDepartement(departementCode),
    // In étude automatique the day of the consent stands for that of the deposit (C. II.B.1).
    depot:
      canal === 'etude_automatique'
        ? { canal, consentiLe: jour(recuLe) }
        : { canal: 'papier', recuLe: jour(recuLe), cachetLe: jourDit(cachetPostalLe) },
    complete: signe,
    dispositif: dispositif ?? undefined,
    entree: jour(entreeLe),
    naissance: premierJour(naissanceLue(naissance)),
    protectionTemporaire: eleve?.protectionTemporaire,
    changementDePersonne: priseEnChargeLe ? { survenuLe: jour(priseEnChargeLe) } : undefined,
  });
}

const jourDit = (iso?: string): Jour | undefined => (iso ? jour(iso) : undefined);
type Ressources = PartieDemandee['ressources'];

/** What the entry knows besides the answers. */
export interface ContexteDeLecture extends LieuDeDepot {
  /** Today, ISO. */
  jour: string;
  typeBourse: TypeBourse;
}

/** What the law and the form say of the entry as it stands, computed where it is typed. */
export interface LectureEnDirect {
  /** By field: what the recording would refuse. */
  erreurs: Readonly<Record<string, string>>;
  /** Null until who asks and the household are told. */
  examen: Resultat<DroitExamine> | null;
  /** Facts to ask, by their path in the situation: what a rule misses, and what this situation may call. */
  questions: readonly string[];
  /** A fact of the pupil or of who asks is among those that the rules miss. */
  manquees: boolean;
  /** Dependants named on the form, the pupil among them, when the avis counts another number; null otherwise. */
  chargesEnDoute: { nommees: number; surAvis: number } | null;
  pieces: readonly PieceRequise[];
  manquantes: readonly PieceRequise[];
  /** Null until the day of reception can be read. */
  depot: Resultat<Recevabilite> | null;
  campagne: Campagne | null;
}

/**
 * Only the children of the avis count (C. III.D): the list of the form is there to be compared with it. `autres`: dependants
 * named besides the pupil. Null when both agree, or when one of them is not known.
 */
export function chargesEnDoute(
  autres: number,
  { avis, avisConcubin }: Ressources,
): LectureEnDirect['chargesEnDoute'] {
  if (autres === 0 || avis?.enfants === undefined) return null;
  const surAvis = avis.enfants + (avisConcubin?.enfants ?? 0);
  return autres + 1 === surAvis ? null : { nommees: autres + 1, surAvis };
}

/** Reads the form as typed. Pure: the same answers always read the same, here and on the server. */
export function lireEnDirect(valeurs: Valeurs, contexte: ContexteDeLecture): LectureEnDirect {
  const saisie = saisieDuFormulaire(valeurs);
  const { annee, branche, typeBourse, clotureReglee } = contexte;
  const demande = lireEnCours(PartieDemandeeSchema, saisie);
  const deposee = lireEnCours(PartieDeposeeSchema, saisie);
  const leJour = jour(deposee?.reception.recuLe ?? contexte.jour);
  const situation = demande && situationDe(demande, contexte, leJour);
  const pieces = situation ? piecesRequises(situation, typeBourse) : [];
  const examen = situation && examiner(situation);
  const manques = examen?.genre === 'incalculable' ? examen.manques : [];
  return {
    erreurs: erreursDe(saisie, contexte),
    examen,
    manquees: manques.some(({ champ }) => !champ.startsWith('foyer.') && questionsDe(champ).length > 0),
    chargesEnDoute: demande && chargesEnDoute(nombreDePersonnes(valeurs), demande.ressources),
    questions: situation ? questionsPour(situation, typeBourse, manques) : [],
    pieces,
    manquantes: piecesManquantes(pieces, demande?.piecesRecues ?? []),
    depot: deposee && recevabiliteDuDepot(deposee, contexte),
    campagne: campagneEnVigueur(rentree(annee), reseauDe(branche), clotureReglee),
  };
}

const RECEPTION = PartieDeposeeSchema.pick({ reception: true });

/** By field: what no life holds of a form that can be read: a date, an address. */
export function defautsDuFormulaire(saisie: unknown, reperes: Reperes): Record<string, string> {
  const valeurs = valeursDuBrouillon(saisie);
  const { codePostal, pays } = defautsDAdresse({
    resideEnFrance: valeurs['demandeur.resideEnFrance'] !== 'non',
    codePostal: valeurs['demandeur.codePostal'],
    commune: valeurs['demandeur.commune'],
    pays: valeurs['demandeur.pays'],
  });
  return {
    ...datesContraires(valeurs, reperes),
    ...datesImpossibles(valeurs, reperes),
    ...(codePostal && { 'demandeur.codePostal': codePostal }),
    ...(pays && { 'demandeur.pays': pays }),
  };
}

/** By field: what the schema refuses of the form, then what the guards of its recording would. */
function erreursDe(saisie: Brouillon, contexte: ContexteDeLecture): Record<string, string> {
  const erreurs: Record<string, string> = {};
  for (const { path, message } of DemandeSchema.safeParse(saisie).error?.issues ?? []) {
    const champ = path.join('.');
    erreurs[champ] ??= message;
  }
  const { recuLe, cachetPostalLe } = lireEnCours(RECEPTION, saisie)?.reception ?? {};
  const { annee, scolarite } = contexte;
  const reperes = { rentree: rentree(annee), jour: jour(contexte.jour), entree: jour(scolarite.entreeLe) };
  const faits = { ...reperes, recuLe: jourDit(recuLe) ?? null, cachetLe: jourDit(cachetPostalLe) ?? null };
  const refus = {
    'reception.recuLe': GARDES.receptionPossible.phrase(faits, contexte.branche),
    'reception.cachetPostalLe': GARDES.cachetPossible.phrase(faits, contexte.branche),
    ...defautsDuFormulaire(saisie, reperes),
  };
  for (const [champ, phrase] of Object.entries(refus)) if (phrase) erreurs[champ] ??= phrase;
  return erreurs;
}

/** What a schema can read of a form still being typed: what it refuses is not known yet. Null when nothing is left. */
function lireEnCours<S extends z.ZodType>(schema: S, saisie: Brouillon): z.output<S> | null {
  const reste = structuredClone(saisie);
  for (;;) {
    const lu = schema.safeParse(reste);
    if (lu.success) return lu.data;
    if (!oublier(reste, lu.error.issues[0]?.path.map(String) ?? [])) return null;
  }
}

/** Takes out the answer at fault, or the nearest group that lacks it. False when there is none. */
function oublier(saisie: Brouillon, chemin: readonly string[]): boolean {
  const [cle, ...suite] = chemin;
  if (cle === undefined || saisie[cle] === undefined) return false;
  const valeur = saisie[cle];
  if (estGroupe(valeur) && oublier(valeur, suite)) return true;
  return Reflect.deleteProperty(saisie, cle);
}

/** What the form says of its own reception: in the draft, or in the demande as it stands. */
export function receptionDite({
  brouillon,
  recuLe,
  demandes: [demande],
}: DossierEntier): Pick<FaitsDuDossier, 'recuLe' | 'cachetLe'> {
  const { reception } = (brouillon?.contenu ?? {}) as { reception?: unknown };
  const lue = demande?.contenu.reception ?? ReceptionSchema.safeParse(reception).data;
  return {
    recuLe: jourOuNul(recuLe) ?? (lue ? jour(lue.recuLe) : null),
    cachetLe: lue?.cachetPostalLe ? jour(lue.cachetPostalLe) : null,
  };
}

/** The form bore a signature, or came back signed since; the other channels ask for none. */
export const estSigne = ({ canal, demandes: [demande], pieces }: DossierEntier): boolean =>
  canal !== 'papier' ||
  (demande?.contenu.reception.signe ?? false) ||
  pieces.some(({ code, recueLe }) => code === 'formulaire_signe' && recueLe);
