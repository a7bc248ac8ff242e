import * as avis from '#lib/avis/actions.ts';
import { demandeUnePersonne } from '#lib/consultation/faits.ts';
import type { Consultation } from '#lib/consultation/queries.ts';
import type { Choisi } from '#lib/consultation/schema.ts';
import * as decision from '#lib/decision/actions.ts';
import * as dossier from '#lib/dossier/actions.ts';
import * as double from '#lib/double/actions.ts';
import { rentree } from '#lib/droit/annee.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { montantDe } from '#lib/droit/echelon.ts';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { ecrireMontant } from '#lib/droit/montant.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { MOTIFS_D_ADMISSION } from '#lib/droit/recevabilite/gardes-du-retard.ts';
import * as echeance from '#lib/echeance/actions.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import * as parapheur from '#lib/parapheur/actions.ts';
import * as piece from '#lib/piece/actions.ts';
import * as reception from '#lib/reception/actions.ts';
import * as recours from '#lib/recours/actions.ts';
import * as rectification from '#lib/rectification/actions.ts';
import * as relecture from '#lib/relecture/actions.ts';
import * as retenue from '#lib/retenue/actions.ts';
import * as retrait from '#lib/retrait/actions.ts';
import * as saisie from '#lib/saisie/actions.ts';
import type { EtatFormulaire } from '#lib/technique/formulaire.ts';
import * as transfert from '#lib/transfert/actions.ts';
import { ACTES_DU_JUGE } from './actes-du-juge.ts';
import type { Champ } from './champs.ts';
import { champsDAnnonce, champsDeJugementDeLAvis } from './champs-d-avis.ts';
import { champsDeComplement } from './champs-de-complement.ts';
import { champsDuDepot } from './champs-de-depot.ts';
import {
  champsDeFichiers,
  champsDemandeDePieces,
  champsPieceARenvoyer,
  champsPieceVerifiee,
  champsReceptionDePiece,
  champsReportDAvis,
} from './champs-de-piece.ts';
import {
  champsDAdresse,
  champsDeReception,
  champsDeRecommande,
  champsDeRetour,
} from './champs-de-reception.ts';
import {
  champsDEnvoiAuMinistre,
  champsDeRecours,
  champsDeRecoursTardif,
  champsDeReponseDuMinistre,
} from './champs-de-recours.ts';
import { champsDErreur, champsDeRectification } from './champs-de-rectification.ts';
import { champsDeRetenue, demiJourneesARendre } from './champs-de-retenue.ts';
import {
  champsDeRenonciation,
  champsDeReprise,
  champsDeRetrait,
  champsDeSuspension,
  champsDInvitation,
  champsDObservations,
} from './champs-de-retrait.ts';
import { champsDAilleurs, champsDeDepart, champsDeTransfert, champsDuRetour } from './champs-de-transfert.ts';

/** An act as its page offers it. */
export interface ActeDAgent {
  envoyer: (etat: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  /** The same door for a page that shows how far files have gone; once done, its message is the address to go to. */
  suivi?: (donnees: FormData) => Promise<EtatFormulaire>;
  champs: (consultation: Consultation, choisi: Choisi) => Champ[];
}

const SANS_CHAMP = (): Champ[] => [];

const MOTIVATION: Champ = {
  sorte: 'long',
  nom: 'motivation',
  libelle: 'Motivation',
  indice: `La raison, en ${MOTIVATION_MINIMALE} caractères au moins : elle figure au dossier et dans la décision.`,
};

const MOTIF_D_ADMISSION: Champ = {
  sorte: 'choix',
  nom: 'motif',
  libelle: 'L’admission repose sur',
  options: Object.entries(MOTIFS_D_ADMISSION).map(([valeur, libelle]) => ({ valeur, libelle })),
};

const REPONSE: Champ = {
  sorte: 'long',
  nom: 'motivation',
  libelle: 'Réponse à ce que dit la famille',
  indice: `En ${MOTIVATION_MINIMALE} caractères au moins : elle figure dans le courrier et au dossier.`,
};

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
    { sorte: 'choix', nom: 'echelon', libelle: 'Échelon', options, valeur: choisi.echelon },
    MOTIVATION,
  ];
}

/** The acts that agents do from the dossier page: their door and their fields. Null for those done elsewhere. */
const ACTES_D_AGENT: Record<Acte, ActeDAgent | null> = {
  // From the paper entry, the page of the person, by the application, by the family.
  enregistrer_reception: null,
  deposer_en_ligne: null,
  corriger_personne: null,
  notifier: null,
  ouvrir_etude: null,
  proposer_etude: null,
  demander_pieces_etude: null,
  // Asked beside the notes, where colleagues are named.
  solliciter_avis: null,
  verser_avis: null,
  se_desister: null,
  reprendre_apres_desistement: null,
  instruire: { envoyer: dossier.instruire, champs: SANS_CHAMP },
  proposer: { envoyer: decision.proposer, champs: SANS_CHAMP },
  corriger_reception: {
    envoyer: dossier.corrigerReception,
    champs: (consultation) => [
      ...champsDuDepot(consultation),
      {
        ...MOTIVATION,
        libelle: 'Raison de la correction',
        indice: `En ${MOTIVATION_MINIMALE} caractères au moins : elle reste au dossier, avec l’ancienne date. Le délai, l’échéance et l’accusé de réception sont refaits ; un retard déjà admis le reste, sauf si la nouvelle date est plus tardive : il est alors à admettre de nouveau.`,
      },
    ],
  },
  revenir_sur_le_retard: {
    envoyer: dossier.revenirSurLeRetard,
    champs: (consultation) => [
      ...champsDuDepot(consultation),
      {
        ...MOTIVATION,
        libelle: 'Ce qui montre que la demande n’était pas en retard',
        indice: `En ${MOTIVATION_MINIMALE} caractères au moins : la famille le lit dans le courrier, qui prend la place de la décision de retard.`,
      },
    ],
  },
  demander_retenue: { envoyer: retenue.demanderRetenue, champs: champsDeRetenue },
  retenir: { envoyer: retenue.retenir, champs: champsDeRetenue },
  ecarter_retenue: { envoyer: retenue.ecarterRetenue, champs: champsDeRetenue },
  rendre_retenue: { envoyer: retenue.rendreRetenue, champs: champsDeRetenue },
  maintenir_retenue: { envoyer: retenue.maintenirRetenue, champs: () => [REPONSE] },
  revoir_retenue: {
    envoyer: retenue.revoirRetenue,
    champs: (consultation) => [demiJourneesARendre(consultation), REPONSE],
  },
  executer_ministre_sur_retenue: {
    envoyer: retenue.executerMinistreSurRetenue,
    suivi: retenue.executerMinistreSurRetenueSuivi,
    champs: (consultation) => [demiJourneesARendre(consultation), ...champsDeReponseDuMinistre()],
  },
  reprendre_bourse_d_ailleurs: { envoyer: transfert.reprendreDAilleurs, champs: champsDAilleurs },
  constater_depart: { envoyer: transfert.constaterDepart, champs: champsDeDepart },
  constater_retour: { envoyer: transfert.constaterRetour, champs: champsDuRetour },
  transferer: { envoyer: transfert.transferer, champs: champsDeTransfert },
  demander_pieces: { envoyer: piece.demanderPieces, champs: champsDemandeDePieces },
  recevoir_piece: {
    envoyer: piece.recevoirPiece,
    suivi: piece.recevoirPieceSuivie,
    champs: champsReceptionDePiece,
  },
  accepter_piece: { envoyer: piece.accepterPiece, champs: champsPieceVerifiee },
  ecarter_piece: { envoyer: piece.ecarterPiece, champs: champsPieceARenvoyer },
  joindre_fichiers: {
    envoyer: piece.joindreFichiers,
    suivi: piece.joindreFichiersSuivis,
    champs: champsDeFichiers,
  },
  completer_demande: { envoyer: saisie.completerDemande, champs: champsDeComplement },
  reporter_avis: { envoyer: piece.reporterAvis, champs: champsReportDAvis },
  signaler_attente_avis: { envoyer: avis.signalerAttenteAvis, champs: champsDAnnonce },
  retenir_avis_tardif: { envoyer: avis.retenirAvisTardif, champs: champsDeJugementDeLAvis },
  refuser_avis_tardif: { envoyer: avis.refuserAvisTardif, champs: champsDeJugementDeLAvis },
  attribuer: { envoyer: decision.attribuer, champs: champsAttribution },
  refuser: {
    envoyer: decision.refuser,
    champs: (consultation) => (demandeUnePersonne(consultation) ? [MOTIVATION] : []),
  },
  refuser_incompletude: { envoyer: decision.refuserIncompletude, champs: SANS_CHAMP },
  refuser_hors_delai: { envoyer: decision.refuserHorsDelai, champs: SANS_CHAMP },
  declarer_irrecevable: { envoyer: decision.declarerIrrecevable, champs: SANS_CHAMP },
  admettre_hors_delai: { envoyer: dossier.admettreHorsDelai, champs: () => [MOTIF_D_ADMISSION, MOTIVATION] },
  declarer_double_demande: { envoyer: double.declarerDoubleDemande, champs: SANS_CHAMP },
  enregistrer_desistement: {
    envoyer: dossier.enregistrerDesistement,
    champs: () => [
      {
        ...MOTIVATION,
        libelle: 'Ce que dit la famille',
        indice: `Sa lettre, résumée en ${MOTIVATION_MINIMALE} caractères au moins, avec sa date : la demande s’arrête, rien ne sera étudié.`,
      },
    ],
  },
  ...ACTES_DU_JUGE,
  constater_silence: null,
  constater_silence_recours: null,
  rappeler_pieces: null,
  relancer_avant_cloture: null,
  relancer_en_recommande: {
    envoyer: echeance.relancerEnRecommande,
    champs: () => [
      {
        sorte: 'texte',
        nom: 'numero',
        libelle: 'Numéro du recommandé',
        indice: 'Celui de la preuve de dépôt. Le courrier s’imprime ensuite, depuis l’onglet Courriers.',
      },
    ],
  },
  former_recours: {
    envoyer: recours.formerRecours,
    suivi: recours.formerRecoursSuivi,
    champs: champsDeRecours,
  },
  envoyer_au_ministre: { envoyer: recours.envoyerAuMinistre, champs: champsDEnvoiAuMinistre },
  executer_reponse_du_ministre: {
    envoyer: recours.executerReponseDuMinistre,
    suivi: recours.executerReponseDuMinistreSuivie,
    champs: champsDeReponseDuMinistre,
  },
  enregistrer_rejet_du_ministre: {
    envoyer: recours.enregistrerRejetDuMinistre,
    suivi: recours.enregistrerRejetDuMinistreSuivi,
    champs: champsDeReponseDuMinistre,
  },
  accueillir_recours: { envoyer: recours.accueillirRecours, champs: champsAttribution },
  maintenir_refus: { envoyer: recours.maintenirRefus, champs: () => [REPONSE] },
  maintenir_attribution: { envoyer: recours.maintenirAttribution, champs: () => [REPONSE] },
  rouvrir_sur_recours: { envoyer: recours.rouvrirSurRecours, champs: () => [REPONSE] },
  ecarter_recours_tardif: { envoyer: recours.ecarterRecoursTardif, champs: champsDeRecoursTardif },
  inviter_a_presenter_ses_observations: { envoyer: retrait.inviter, champs: champsDInvitation },
  dater_invitation: { envoyer: reception.daterInvitation, champs: champsDeReception },
  dater_retenue: { envoyer: reception.daterRetenue, champs: champsDeReception },
  recevoir_observations: { envoyer: retrait.recevoirObservations, champs: champsDObservations },
  renoncer_a_la_bourse: { envoyer: retrait.renoncerALaBourse, champs: champsDeRenonciation },
  retirer: { envoyer: retrait.retirer, champs: champsDeRetrait },
  suspendre_merite: { envoyer: retrait.suspendreMerite, champs: champsDeSuspension },
  reprendre_merite: { envoyer: retrait.reprendreMerite, champs: champsDeReprise },
  abandonner_retrait: { envoyer: retrait.abandonnerRetrait, champs: () => [REPONSE] },
  signaler_erreur: { envoyer: rectification.signalerErreur, champs: champsDErreur },
  rectifier: { envoyer: rectification.rectifier, champs: champsDeRectification },
  ecarter_rectification: { envoyer: rectification.ecarterRectification, champs: () => [REPONSE] },
  dater_reception: { envoyer: reception.daterReception, champs: champsDeReception },
  confirmer_decision: { envoyer: relecture.confirmerDecision, champs: SANS_CHAMP },
  renvoyer_decision: {
    envoyer: relecture.renvoyerDecision,
    champs: () => [{ ...MOTIVATION, libelle: 'Ce qui est à reprendre' }],
  },
  rattraper_decision: {
    envoyer: decision.rattraperDecision,
    champs: () => [
      {
        ...MOTIVATION,
        libelle: 'Pourquoi rattraper cette décision',
        indice: `En ${MOTIVATION_MINIMALE} caractères au moins : la raison reste au dossier, la famille ne voit rien de la décision.`,
      },
    ],
  },
  signer_courrier: {
    envoyer: parapheur.signerCourrier,
    champs: ({ dossier: { etablissement } }) => [
      {
        sorte: 'texte',
        nom: 'lieu',
        libelle: 'Lieu de signature',
        facultatif: false,
        valeur: etablissement.commune,
      },
    ],
  },
  envoyer_recommande: { envoyer: reception.envoyerRecommande, champs: champsDeRecommande },
  signaler_retour: { envoyer: reception.signalerRetour, champs: champsDeRetour },
  renvoyer_courrier: { envoyer: reception.renvoyerCourrier, champs: champsDAdresse },
};

/** The act of the address as agents do it, or null. */
export const acteDAgent = (acte: string): ActeDAgent | null =>
  Object.hasOwn(ACTES_D_AGENT, acte) ? ACTES_D_AGENT[acte as Acte] : null;

/** True for the acts that have a page here. */
export const estUnActeDAgent = (acte: Acte): boolean => ACTES_D_AGENT[acte] !== null;
