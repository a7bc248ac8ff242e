import type { z } from 'zod';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { type Campagne, campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { BRANCHES, type Branche, competents, type Role, reseauDe } from '#lib/droit/competence.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { chargeProuvee } from '#lib/droit/demandeur/charge-prouvee.ts';
import { type DroitExamine, examiner } from '#lib/droit/examen.ts';
import { GARDES } from '#lib/droit/gardes.ts';
import { faitsDuGuide } from '#lib/droit/guide/faits.ts';
import { type PieceRequise, piecesManquantes, piecesRequises } from '#lib/droit/pieces.ts';
import { type Recevabilite, recevabilite } from '#lib/droit/recevabilite/recevabilite.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { AvisImpot, Foyer, Situation, TypeBourse } from '#lib/droit/situation.ts';
import { type ScolariteDeLEleve, scolariteDe, situationDeLEleve } from '#lib/eleve/faits.ts';
import {
  type Brouillon,
  DemandeSchema,
  type PartieDemandee,
  PartieDemandeeSchema,
  type PartieDeposee,
  PartieDeposeeSchema,
  PERSONNES_MAXIMUM,
  type Valeurs,
} from './schema.ts';

/** Functions that type paper demandes, in one branch or another. */
export const SAISISSANTS: readonly Role[] = [
  ...new Set(BRANCHES.flatMap((branche) => competents(branche, 'saisir'))),
];

type Ressources = PartieDemandee['ressources'];

const avisDe = (avis: Ressources['avis']): AvisImpot | undefined =>
  avis && { ...avis, source: avis.source ?? 'avis' };
const avisEtrangerDe = (avis: Ressources['avisEtranger']): AvisImpot | undefined =>
  avis && { ...avis, enfants: 0, source: 'avis_etranger' };

function foyerDe({ demandeur, ressources }: PartieDemandee): Foyer {
  const { avis, avisConcubin, avisEtranger, avisEtrangerConcubin, ...autres } = ressources;
  const { revenusBruts, revenusBrutsConcubin, changement, ...reste } = autres;
  return {
    ...reste,
    situation: demandeur.situation,
    avis: avisDe(avis),
    avisEtranger: avisEtrangerDe(avisEtranger),
    revenusBruts,
    concubin:
      demandeur.situation === 'concubinage'
        ? {
            avis: avisDe(avisConcubin),
            avisEtranger: avisEtrangerDe(avisEtrangerConcubin),
            revenusBruts: revenusBrutsConcubin,
          }
        : undefined,
    changement: changement && {
      ...changement,
      survenuLe: jour(changement.survenuLe),
      signaleLe: jour(changement.signaleLe),
    },
  };
}

/** The situation that the law judges, from the form and the school base, on the day of the demande. */
export function situationDe(
  demande: PartieDemandee,
  scolarite: ScolariteDeLEleve,
  annee: number,
  leJour: Jour,
): Situation {
  const { demandeur, eleve, precisions, guide = {}, piecesRecues } = demande;
  const { priseEnChargeLe } = demandeur;
  const faits = faitsDuGuide(guide);
  const foyer = { ...faits.foyer, ...foyerDe(demande) };
  return {
    rentree: rentree(annee),
    jour: leJour,
    canal: 'papier',
    eleve: { ...situationDeLEleve(scolarite), ...faits.eleve, ...eleve },
    demandeur: {
      lien: demandeur.lien,
      resideEnFrance: demandeur.resideEnFrance,
      chargeEtablie: chargeProuvee(foyer.eleveSurAvis, piecesRecues),
      priseEnCharge: priseEnChargeLe ? { survenueLe: jour(priseEnChargeLe) } : undefined,
      ...faits.demandeur,
      ...precisions,
    },
    foyer,
  };
}

/** Where and for which year a demande is filed, and the schooling of the pupil. */
export interface LieuDeDepot {
  annee: number;
  branche: Branche;
  departementCode: string;
  scolarite: ScolariteDeLEleve;
}

/** The place of a deposit, from its dossier. */
export const lieuDuDepot = (dossier: DossierEntier): LieuDeDepot => ({
  annee: dossier.rentree,
  branche: dossier.branche,
  departementCode: dossier.departementCode,
  scolarite: scolariteDe(dossier.scolarite, dossier.eleve, dossier.etablissement),
});

/** Whether the demande may be judged: filed in time, or under a dérogation (C. I.B, II.C.3, III.C.1.b). */
export function recevabiliteDuDepot(
  { reception: { recuLe, cachetPostalLe }, demandeur: { priseEnChargeLe }, eleve }: PartieDeposee,
  { annee, branche, departementCode, scolarite: { dispositif, entreeLe } }: LieuDeDepot,
): Resultat<Recevabilite> {
  return recevabilite({
    rentree: rentree(annee),
    branche,
    territoire: territoireDuDepartement(departementCode),
    depot: {
      canal: 'papier',
      recuLe: jour(recuLe),
      cachetLe: cachetPostalLe ? jour(cachetPostalLe) : undefined,
    },
    complete: true,
    dispositif: dispositif ?? undefined,
    entree: jour(entreeLe),
    protectionTemporaire: eleve?.protectionTemporaire,
    changementDePersonne: priseEnChargeLe ? { survenuLe: jour(priseEnChargeLe) } : undefined,
  });
}

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
  pieces: readonly PieceRequise[];
  manquantes: readonly PieceRequise[];
  /** Null until the day of reception can be read. */
  depot: Resultat<Recevabilite> | null;
  campagne: Campagne | null;
}

/** Reads the form as typed. Pure: the same answers always read the same, here and on the server. */
export function lireEnDirect(valeurs: Valeurs, contexte: ContexteDeLecture): LectureEnDirect {
  const saisie = saisieDuFormulaire(valeurs);
  const { annee, branche, scolarite, typeBourse } = contexte;
  const demande = lireEnCours(PartieDemandeeSchema, saisie);
  const deposee = lireEnCours(PartieDeposeeSchema, saisie);
  const leJour = jour(deposee?.reception.recuLe ?? contexte.jour);
  const situation = demande && situationDe(demande, scolarite, annee, leJour);
  const pieces = situation ? piecesRequises(situation, typeBourse) : [];
  return {
    erreurs: erreursDe(saisie, contexte),
    examen: situation && examiner(situation),
    pieces,
    manquantes: piecesManquantes(pieces, demande?.piecesRecues ?? []),
    depot: deposee && recevabiliteDuDepot(deposee, contexte),
    campagne: campagneDe(rentree(annee), reseauDe(branche)),
  };
}

/** Signed or not can be told before the day is. */
const RECEPTION = PartieDeposeeSchema.pick({ reception: true }).extend({
  reception: PartieDeposeeSchema.shape.reception.partial({ recuLe: true }),
});

/** By field: what the schema refuses of the form, then what the guards of its recording would. */
function erreursDe(saisie: Brouillon, contexte: ContexteDeLecture): Record<string, string> {
  const erreurs: Record<string, string> = {};
  for (const { path, message } of DemandeSchema.safeParse(saisie).error?.issues ?? []) {
    const champ = path.join('.');
    erreurs[champ === 'concubin' ? 'concubin.nom' : champ] ??= message;
  }
  const { recuLe, signe } = lireEnCours(RECEPTION, saisie)?.reception ?? {};
  const faits = {
    jour: jour(contexte.jour),
    recuLe: recuLe ? jour(recuLe) : null,
    formulaireSigne: signe ?? false,
  };
  const refus = {
    'reception.recuLe': GARDES.receptionPasFuture.phrase(faits, contexte.branche),
    'reception.signe': GARDES.formulaireSigne.phrase(faits, contexte.branche),
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

type Groupe = { [cle: string]: unknown };

const estGroupe = (valeur: unknown): valeur is Groupe =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);

/** True for the numbers that no browser may keep in clear. */
export const estNumeroFiscal = (nom: string): boolean => nom.endsWith('.numeroFiscal');

/** Number of rows of other dependants that the form shows. */
export function nombreDePersonnes(valeurs: Valeurs): number {
  const nombre = Number(valeurs['personnes.nombre'] || 0);
  return Number.isInteger(nombre) && nombre > 0 ? Math.min(nombre, PERSONNES_MAXIMUM) : 0;
}

/** Parts that a form may fill; the others come from elsewhere (`precisions`, an agent). */
const PARTIES = ['demandeur', 'concubin', 'ressources', 'reception', 'eleve', 'guide', 'scolariteConfirmee'];

/**
 * The form as the schema reads it, from flat field names ("demandeur.nom"). What was left empty is absent, so that the
 * schema says what lacks; parts of another situation (concubin) are left out.
 */
export function saisieDuFormulaire(valeurs: Valeurs): Brouillon {
  const saisie: Groupe = { demandeur: {}, ressources: {}, reception: {} };
  const personnes = Array.from({ length: nombreDePersonnes(valeurs) }, (): Groupe => ({}));
  const pieces = valeurs['reception.signe'] === 'oui' ? ['formulaire_signe'] : [];
  for (const [nom, valeur] of Object.entries(valeurs)) {
    const [partie = '', ...suite] = nom.split('.');
    const [rang = '', ...reste] = suite;
    if (valeur.trim() === '' || (estDuConcubin(nom) && !enConcubinage(valeurs))) continue;
    if (partie === 'piece') pieces.push(rang);
    else if (partie === 'personnesACharge') poser(personnes[Number(rang)], reste, valeur);
    else if (PARTIES.includes(partie)) poser(saisie, [partie, ...suite], valeur);
  }
  return { ...saisie, personnesACharge: personnes, piecesRecues: pieces };
}

const enConcubinage = (valeurs: Valeurs): boolean => valeurs['demandeur.situation'] === 'concubinage';
const estDuConcubin = (nom: string): boolean => /^(concubin|ressources\.\w+Concubin)\./.test(nom);

function poser(groupe: Groupe | undefined, [cle = '', ...suite]: string[], valeur: string): void {
  // Field names come from a request: none of them may reach the prototype.
  if (!groupe || cle === '__proto__' || cle === 'constructor' || cle === 'prototype') return;
  if (suite.length === 0) {
    groupe[cle] = valeur;
    return;
  }
  const dessous = groupe[cle] ?? {};
  if (!estGroupe(dessous)) return;
  groupe[cle] = dessous;
  poser(dessous, suite, valeur);
}

/** Flat answers from what the base kept of a draft: the way back of `saisieDuFormulaire`. */
export function valeursDuBrouillon(contenu: unknown): Valeurs {
  const { piecesRecues, personnesACharge, ...reste } = estGroupe(contenu) ? contenu : {};
  const pieces = Array.isArray(piecesRecues)
    ? piecesRecues.filter((code) => code !== 'formulaire_signe')
    : [];
  const personnes = Array.isArray(personnesACharge) ? personnesACharge : [];
  return Object.fromEntries([
    ...aplatir(reste),
    ...pieces.map((code) => [`piece.${code}`, 'oui']),
    ...personnes.flatMap((personne, rang) => aplatir(personne, `personnesACharge.${rang}.`)),
    ...(personnes.length > 0 ? [['personnes.nombre', String(personnes.length)]] : []),
  ]);
}

function aplatir(groupe: Groupe, prefixe = ''): [string, string][] {
  return Object.entries(groupe).flatMap(([cle, valeur]): [string, string][] => {
    const nom = prefixe + cle;
    if (estGroupe(valeur)) return aplatir(valeur, `${nom}.`);
    if (typeof valeur === 'boolean') return [[nom, valeur ? 'oui' : 'non']];
    return valeur === undefined || valeur === null ? [] : [[nom, String(valeur)]];
  });
}
