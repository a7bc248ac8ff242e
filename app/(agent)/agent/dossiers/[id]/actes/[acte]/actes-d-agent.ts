import type { Consultation } from '#lib/consultation/queries.ts';
import { daterReception } from '#lib/courrier/actes.ts';
import { daterReception as daterReceptionParFormulaire } from '#lib/courrier/actions.ts';
import { PREUVES } from '#lib/courrier/schema.ts';
import * as decider from '#lib/decision/actes.ts';
import * as parFormulaire from '#lib/decision/actions.ts';
import { admettreHorsDelai, instruire, signalerAttenteAvis } from '#lib/dossier/actes.ts';
import * as dossierParFormulaire from '#lib/dossier/actions.ts';
import { typeBourseDuDossier } from '#lib/dossier/faits.ts';
import type { Cible, Ordre } from '#lib/dossier/porte.ts';
import { rentree } from '#lib/droit/annee.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { montantDe } from '#lib/droit/echelon.ts';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { ecrireMontant } from '#lib/droit/montant.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { demanderPieces, recevoirPiece } from '#lib/piece/actes.ts';
import * as pieceParFormulaire from '#lib/piece/actions.ts';
import type { EtatFormulaire } from '#lib/technique/formulaire.ts';
import type { Champ, Choisi } from './champs.ts';
import {
  champsDeFichiers,
  champsDemandeDePieces,
  champsReceptionDePiece,
  champsReportDAvis,
  codesChoisis,
  piecesAttendues,
} from './champs-de-piece.ts';

/** An act as its page offers it. */
export interface ActeDAgent {
  envoyer: (etat: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  champs: (consultation: Consultation, choisi: Choisi) => Champ[];
  /** The act itself, for the preview, with what is typed so far. */
  essai?: (cible: Cible, consultation: Consultation, choisi: Choisi) => Ordre;
}

const SANS_CHAMP = (): Champ[] => [];

/** Stands in the preview for the reason that the person has still to write. */
const MOTIVATION_A_ECRIRE = '[votre motivation figurera ici]';

const MOTIVATION: Champ = {
  sorte: 'long',
  nom: 'motivation',
  libelle: 'Motivation',
  indice: `La raison, en ${MOTIVATION_MINIMALE} caractères au moins : elle figure au dossier et dans la décision.`,
};

const demandeUnePersonne = ({ examen }: Consultation): boolean => examen?.genre === 'humain';

function champsAttribution(consultation: Consultation, choisi: Choisi): Champ[] {
  if (!demandeUnePersonne(consultation)) return [];
  const { rentree: annee } = consultation.dossier;
  const bareme = trouverBareme(rentree(annee), typeBourseDuDossier(consultation.dossier));
  const options = Array.from({ length: bareme?.echelons ?? 0 }, (_, rang) => ({
    valeur: String(rang + 1),
    libelle: `Échelon ${rang + 1}`,
    indice: bareme ? `${ecrireMontant(montantDe(bareme, rang + 1))} par an` : undefined,
  }));
  return [
    { sorte: 'choix', nom: 'echelon', libelle: 'Échelon', options, valeur: choisi.echelon, apercu: true },
    MOTIVATION,
  ];
}

/** The acts that agents do from the dossier page: their door, their fields, and the act to try for the preview. */
const ACTES_D_AGENT: Partial<Record<Acte, ActeDAgent>> = {
  instruire: { envoyer: dossierParFormulaire.instruire, champs: SANS_CHAMP, essai: instruire },
  proposer: { envoyer: parFormulaire.proposer, champs: SANS_CHAMP, essai: decider.proposer },
  demander_pieces: {
    envoyer: pieceParFormulaire.demanderPieces,
    champs: champsDemandeDePieces,
    essai: (cible, consultation, choisi) =>
      demanderPieces(cible, {
        codes: codesChoisis(consultation, choisi),
        message: choisi.message || undefined,
      }),
  },
  recevoir_piece: {
    envoyer: pieceParFormulaire.recevoirPiece,
    champs: champsReceptionDePiece,
    essai: (cible, consultation, choisi) =>
      recevoirPiece(cible, {
        code: choisi.code ?? piecesAttendues(consultation)[0]?.valeur ?? '',
        recueLe: consultation.contexte.faits.jour,
      }),
  },
  // No preview: it would need the files.
  joindre_fichiers: { envoyer: pieceParFormulaire.joindreFichiers, champs: champsDeFichiers },
  // No preview: an income never travels in an address.
  reporter_avis: { envoyer: pieceParFormulaire.reporterAvis, champs: champsReportDAvis },
  signaler_attente_avis: {
    envoyer: dossierParFormulaire.signalerAttenteAvis,
    champs: SANS_CHAMP,
    essai: signalerAttenteAvis,
  },
  attribuer: {
    envoyer: parFormulaire.attribuer,
    champs: champsAttribution,
    essai: (cible, consultation, choisi) =>
      decider.attribuer(
        cible,
        demandeUnePersonne(consultation)
          ? { echelon: Number(choisi.echelon ?? 1), motivation: MOTIVATION_A_ECRIRE }
          : undefined,
      ),
  },
  refuser: {
    envoyer: parFormulaire.refuser,
    champs: (consultation) => (demandeUnePersonne(consultation) ? [MOTIVATION] : []),
    essai: (cible, consultation) =>
      decider.refuser(cible, demandeUnePersonne(consultation) ? MOTIVATION_A_ECRIRE : undefined),
  },
  refuser_incompletude: {
    envoyer: parFormulaire.refuserIncompletude,
    champs: SANS_CHAMP,
    essai: decider.refuserIncompletude,
  },
  refuser_hors_delai: {
    envoyer: parFormulaire.refuserHorsDelai,
    champs: SANS_CHAMP,
    essai: decider.refuserHorsDelai,
  },
  declarer_irrecevable: {
    envoyer: parFormulaire.declarerIrrecevable,
    champs: SANS_CHAMP,
    essai: decider.declarerIrrecevable,
  },
  admettre_hors_delai: {
    envoyer: dossierParFormulaire.admettreHorsDelai,
    champs: () => [MOTIVATION],
    essai: (cible) => admettreHorsDelai(cible, MOTIVATION_A_ECRIRE),
  },
  dater_reception: {
    envoyer: daterReceptionParFormulaire,
    champs: ({ contexte }) => [
      {
        sorte: 'date',
        nom: 'recuLe',
        libelle: 'Reçu par la famille le',
        valeur: ecrireJourCourt(contexte.faits.jour),
      },
      {
        sorte: 'choix',
        nom: 'preuve',
        libelle: 'Preuve',
        options: PREUVES.map((preuve) => ({ valeur: preuve, libelle: preuve })),
      },
    ],
    essai: (cible, { contexte }) =>
      daterReception(cible, { recuLe: contexte.faits.jour, preuve: PREUVES[0] }),
  },
};

/** The act of the address as agents do it, or null. */
export const acteDAgent = (acte: string): ActeDAgent | null => ACTES_D_AGENT[acte as Acte] ?? null;

/** True for the acts that have a page here. */
export const estUnActeDAgent = (acte: Acte): boolean => acte in ACTES_D_AGENT;
