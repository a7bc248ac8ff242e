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
import { chargeProuvee, residenceProuvee } from '#lib/droit/demandeur/charge-prouvee.ts';
import { type DroitExamine, examiner } from '#lib/droit/examen.ts';
import { GARDES } from '#lib/droit/gardes.ts';
import { faitsDuGuide } from '#lib/droit/guide/faits.ts';
import { type PieceRequise, piecesManquantes, piecesRequises } from '#lib/droit/pieces.ts';
import { questionsDe, questionsPour } from '#lib/droit/questions/questions.ts';
import { type Recevabilite, recevabilite } from '#lib/droit/recevabilite/recevabilite.ts';
import { type Circonstances, retardRaisonnable } from '#lib/droit/recevabilite/voies.ts';
import { aDeuxAvis } from '#lib/droit/ressources/concubinage.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Foyer, MesureAse, Situation, TypeBourse } from '#lib/droit/situation.ts';
import { primesDeLEleve, type ScolariteDeLEleve, scolariteDe, situationDeLEleve } from '#lib/eleve/faits.ts';
import { estGroupe, nombreDePersonnes, saisieDuFormulaire, valeursDuBrouillon } from '#lib/saisie/faits.ts';
import {
  type Brouillon,
  DemandeSchema,
  type PartieDemandee,
  PartieDemandeeSchema,
  type PartieDeposee,
  PartieDeposeeSchema,
  type Valeurs,
} from './schema.ts';

/** What is told of a group: an answer left empty hides nothing that is known otherwise. */
const dits = <G extends object>(groupe: G | undefined): Partial<G> =>
  Object.fromEntries(Object.entries(groupe ?? {}).filter(([, dit]) => dit !== undefined)) as Partial<G>;

const jourDit = (iso?: string): Jour | undefined => (iso ? jour(iso) : undefined);
type Ressources = PartieDemandee['ressources'];
/** An avis of which a line is empty is one that still lacks. */
const avisEntier = ({
  annee,
  rfr,
  enfants,
  source = 'avis',
  conversion,
}: NonNullable<Ressources['avis']> = {}): Foyer['avis'] =>
  annee === undefined || rfr === undefined || enfants === undefined
    ? undefined
    : { annee, rfr, enfants, source, ...(conversion ? { conversion } : {}) };

/** Foreign income beside the French avis, whose children alone count. */
const avisEtrangerEntier = (avis: Ressources['avisEtranger']): Foyer['avisEtranger'] =>
  avis && avisEntier({ ...avis, enfants: 0, source: 'avis_etranger' });

const brutsEntiers = ({
  annee,
  brut,
  enfants,
  justificatif,
}: NonNullable<Ressources['revenusBruts']> = {}): Foyer['revenusBruts'] =>
  annee === undefined || brut === undefined || enfants === undefined
    ? undefined
    : { annee, brut, enfants, justificatif };

type Isole = NonNullable<NonNullable<Ressources['changement']>['revenuIsole']>;

const isoleEntier = ({ rfr, enfants, motivation }: Isole = {}) =>
  rfr === undefined || enfants === undefined || motivation === undefined
    ? undefined
    : { rfr, enfants, motivation };

function foyerDe({ demandeur, ressources }: PartieDemandee): Foyer {
  const { avis, avisConcubin, avisEtranger, avisEtrangerConcubin, ...autres } = ressources;
  const { revenusBruts, revenusBrutsConcubin, concubinage, changement, ...reste } = autres;
  return {
    ...reste,
    situation: demandeur.situation,
    avis: avisEntier(avis),
    avisEtranger: avisEtrangerEntier(avisEtranger),
    revenusBruts: brutsEntiers(revenusBruts),
    concubin: aDeuxAvis(demandeur.situation)
      ? {
          avis: avisEntier(avisConcubin),
          avisEtranger: avisEtrangerEntier(avisEtrangerConcubin),
          revenusBruts: brutsEntiers(revenusBrutsConcubin),
        }
      : undefined,
    concubinage: concubinage && {
      depuisLe: jourDit(concubinage.depuisLe),
      finiLe: jourDit(concubinage.finiLe),
    },
    changement: changement && {
      ...changement,
      survenuLe: jourDit(changement.survenuLe),
      signaleLe: jourDit(changement.signaleLe),
      revenuIsole: isoleEntier(changement.revenuIsole),
    },
  };
}

/** The situation that the law judges, from the form and the school base, on the day of the demande. */
export function situationDe(
  demande: PartieDemandee,
  { annee, scolarite, clotureReglee }: Pick<LieuDeDepot, 'annee' | 'scolarite' | 'clotureReglee'>,
  leJour: Jour,
): Situation {
  const { demandeur, precisions, guide = {}, piecesRecues } = demande;
  const { primes, ...eleve }: Partial<NonNullable<PartieDemandee['eleve']>> = demande.eleve ?? {};
  const { priseEnChargeLe } = demandeur;
  const faits = faitsDuGuide(guide);
  const foyer = { ...dits(faits.foyer), ...dits(foyerDe(demande)) };
  const base = situationDeLEleve(scolarite);
  const ase = { ...faits.eleve.ase, ...dits(eleve.ase) };
  const autonome = { ...faits.demandeur.autonome, ...dits(precisions?.autonome) };
  return {
    rentree: rentree(annee),
    jour: leJour,
    canal: 'papier',
    ...(clotureReglee ? { clotureReglee } : {}),
    eleve: {
      ...base,
      ...faits.eleve,
      ...dits(eleve),
      finFormation: jourDit(eleve.finFormation),
      etablissement: { ...base.etablissement, ...dits(eleve.etablissement) },
      ase: 'mesure' in ase && ase.mesure ? (ase as MesureAse) : undefined,
      primes: primes ? { ...primesDeLEleve(primes), ...base.primes } : base.primes,
      // The brevet of the base stands over what was typed. Annexe 9 is joined to a demande that tells a return (C. IV.C).
      ...(primes?.reprise ? { repriseEtudes: true } : {}),
    },
    demandeur: {
      lien: demandeur.lien,
      resideEnFrance:
        demandeur.resideEnFrance ?? (piecesRecues.includes('justificatif_domicile') || undefined),
      chargeEtablie: chargeProuvee(foyer.eleveSurAvis, piecesRecues),
      residencePrincipale: residenceProuvee(piecesRecues),
      priseEnCharge: priseEnChargeLe ? { survenueLe: jour(priseEnChargeLe) } : undefined,
      ...faits.demandeur,
      ...dits(precisions),
      ...(Object.keys(autonome).length > 0 ? { autonome } : {}),
    },
    foyer,
  };
}

/** Where and for which year a demande is filed, and the schooling of the pupil. */
export interface LieuDeDepot extends Pick<Circonstances, 'admission'> {
  annee: number;
  branche: Branche;
  departementCode: string;
  scolarite: ScolariteDeLEleve;
  clotureReglee: Situation['clotureReglee'] | null;
}

/** The place of a deposit, from its dossier. */
export const lieuDuDepot = (dossier: DossierEntier): LieuDeDepot => ({
  annee: dossier.rentree,
  branche: dossier.branche,
  departementCode: dossier.departementCode,
  clotureReglee: clotureRegleeDe(dossier),
  scolarite: scolariteDe(dossier.scolarite, dossier.eleve, dossier.etablissement),
  admission: retardRaisonnable(dossier.retardAdmis),
});

/** Whether the demande may be judged: filed in time, or under a dérogation (C. I.B, II.C.3, III.C.1.b). */
export function recevabiliteDuDepot(
  { reception: { recuLe, cachetPostalLe, signe }, demandeur: { priseEnChargeLe }, eleve }: PartieDeposee,
  { annee, departementCode, scolarite: { dispositif, entreeLe, naissance }, ...lieu }: LieuDeDepot,
): Resultat<Recevabilite> {
  return recevabilite({
    ...lieu,
    rentree: rentree(annee),
    territoire: territoireDuDepartement(departementCode),
    depot: { canal: 'papier', recuLe: jour(recuLe), cachetLe: jourDit(cachetPostalLe) },
    complete: signe,
    dispositif: dispositif ?? undefined,
    entree: jour(entreeLe),
    naissance: jour(naissance),
    protectionTemporaire: eleve?.protectionTemporaire,
    changementDePersonne: priseEnChargeLe ? { survenuLe: jour(priseEnChargeLe) } : undefined,
  });
}

/** What the entry knows besides the answers; `jour`: today, ISO. */
export type ContexteDeLecture = LieuDeDepot & { jour: string; typeBourse: TypeBourse };

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
