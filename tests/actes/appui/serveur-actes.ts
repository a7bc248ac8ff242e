/** Each act of the table as the server does it, its form well filled: what a person could send. */

import { refuserAvisTardif, retenirAvisTardif, signalerAttenteAvis } from '#lib/avis/actes.ts';
import { notifier } from '#lib/courrier/actes.ts';
import {
  attribuer,
  declarerIrrecevable,
  proposer,
  proposerEtude,
  rattraperDecision,
  refuser,
  refuserHorsDelai,
  refuserIncompletude,
} from '#lib/decision/actes.ts';
import { enregistrerReception } from '#lib/demande/actes.ts';
import { envoyerDepot } from '#lib/depot/actes.ts';
import {
  admettreHorsDelai,
  corrigerReception,
  enregistrerDesistement,
  instruire,
  reporterAvis,
  revenirSurLeRetard,
  seDesister,
} from '#lib/dossier/actes.ts';
import { type Accompli, accomplir, type Cible } from '#lib/dossier/porte.ts';
import { declarerDoubleDemande, reprendreApresDesistement } from '#lib/double/actes.ts';
import { jour } from '#lib/droit/date.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import {
  constaterSilence,
  constaterSilenceRecours,
  rappelerPieces,
  relancerAvantCloture,
  relancerEnRecommande,
} from '#lib/echeance/actes.ts';
import { demanderPiecesEtude } from '#lib/etude/actes.ts';
import { signerCourrier } from '#lib/parapheur/actes.ts';
import { corrigerPersonne } from '#lib/personne/actes.ts';
import {
  accepterPiece,
  demanderPieces,
  ecarterPiece,
  joindreFichiers,
  recevoirPiece,
} from '#lib/piece/actes.ts';
import {
  daterInvitation,
  daterReception,
  daterRetenue,
  envoyerRecommande,
  renvoyerCourrier,
  signalerRetour,
} from '#lib/reception/actes.ts';
import {
  accueillirRecours,
  ecarterRecoursTardif,
  envoyerAuMinistre,
  formerRecours,
  maintenirAttribution,
  maintenirRefus,
  repondreDuMinistre,
  rouvrirSurRecours,
} from '#lib/recours/actes.ts';
import { ecarterRectification, rectifier, signalerErreur } from '#lib/rectification/actes.ts';
import { confirmerDecision, renvoyerDecision } from '#lib/relecture/actes.ts';
import { cloreRequete, deposerMemoire, executerAnnulation, transmettreRequete } from '#lib/requete/actes.ts';
import {
  demanderRetenue,
  ecarterRetenue,
  executerAnnulationDeRetenue,
  executerMinistreSurRetenue,
  maintenirRetenue,
  rendreRetenue,
  retenir,
  revoirRetenue,
} from '#lib/retenue/actes.ts';
import {
  abandonnerRetrait,
  inviter,
  recevoirObservations,
  renoncerALaBourse,
  reprendreMerite,
  retirer,
  suspendreMerite,
} from '#lib/retrait/actes.ts';
import { completerDemande } from '#lib/saisie/actes.ts';
import type { Portee } from '#lib/technique/portee.ts';
import {
  constaterDepart,
  constaterRetour,
  reprendreBourseDAilleurs,
  transferer,
} from '#lib/transfert/actes.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { etudeDe } from './preparation.ts';
import { lire } from './proprietaire.ts';

export const MOTIVATION = 'Une raison assez longue pour figurer au dossier.';

const reponseDuMinistre = ({ jour: leJour }: Portee) => ({
  repondueLe: leJour,
  repondant: 'Le ministre',
  preuve: 'Lettre DGESCO 2026-118',
  motivation: MOTIVATION,
});

/** One of the half-days that the last retenue counts, as a form names it. */
const unJourRetenu = async ({ dossierId }: Cible): Promise<string[]> => {
  const [lue] = await lire<{ cle: string }>(
    `SELECT (absences->0->>'jour') || ' ' || (absences->0->>'demiJournee') AS cle FROM retenue
     WHERE dossier_id = $1 AND genre = 'retenue' ORDER BY rang DESC LIMIT 1`,
    [dossierId],
  );
  return lue ? [lue.cle] : [];
};

export const ACTES_DU_SERVEUR: Record<Acte, (portee: Portee, cible: Cible) => Promise<Accompli>> = {
  enregistrer_reception: (portee, cible) => accomplir(portee, enregistrerReception(cible)),
  deposer_en_ligne: async (portee, cible) => {
    const [accompli] = await envoyerDepot(portee, cible.dossierId);
    if (!accompli) throw new RangeError('rien n’a été déposé');
    return accompli;
  },
  corriger_reception: (portee, cible) =>
    accomplir(portee, corrigerReception(cible, { recuLe: '2026-09-08', motivation: MOTIVATION })),
  recevoir_piece: (portee, cible) =>
    accomplir(portee, recevoirPiece(cible, { code: 'attestation_caf', recueLe: portee.jour })),
  accepter_piece: (portee, cible) => accomplir(portee, accepterPiece(cible, { code: 'attestation_caf' })),
  ecarter_piece: (portee, cible) =>
    accomplir(portee, ecarterPiece(cible, { code: 'attestation_caf', motif: 'illisible' })),
  joindre_fichiers: (portee, cible) =>
    joindreFichiers(portee, cible, {
      code: 'avis_impot',
      envoyes: [{ nom: 'avis.pdf', octets: pdfFictif(['Document fictif']) }],
    }),
  completer_demande: (portee, cible) =>
    accomplir(portee, completerDemande(cible, { 'eleve.protectionTemporaire': 'oui' })),
  reporter_avis: (portee, cible) =>
    accomplir(
      portee,
      reporterAvis(cible, { qui: 'demandeur', avis: { annee: 2025, rfr: 9000, enfants: 2 } }),
    ),
  ouvrir_etude: async (portee, cible) => accomplir(portee, await etudeDe(cible)),
  proposer_etude: (portee, cible) => accomplir(portee, proposerEtude(cible)),
  demander_pieces_etude: (portee, cible) =>
    accomplir(portee, demanderPiecesEtude(cible, ['attestation_caf'])),
  proposer: (portee, cible) => accomplir(portee, proposer(cible)),
  instruire: (portee, cible) => accomplir(portee, instruire(cible)),
  demander_pieces: (portee, cible) =>
    accomplir(portee, demanderPieces(cible, { codes: ['attestation_caf'] })),
  signaler_attente_avis: (portee, cible) =>
    accomplir(portee, signalerAttenteAvis(cible, { cause: 'avis_rectificatif', annonceLe: portee.jour })),
  retenir_avis_tardif: (portee, cible) =>
    accomplir(portee, retenirAvisTardif(cible, { recuLe: jour('2026-11-02'), motivation: MOTIVATION })),
  refuser_avis_tardif: (portee, cible) =>
    accomplir(portee, refuserAvisTardif(cible, { recuLe: jour('2026-09-20'), motivation: MOTIVATION })),
  attribuer: (portee, cible) => accomplir(portee, attribuer(cible)),
  refuser: (portee, cible) => accomplir(portee, refuser(cible)),
  refuser_incompletude: (portee, cible) => accomplir(portee, refuserIncompletude(cible)),
  refuser_hors_delai: (portee, cible) => accomplir(portee, refuserHorsDelai(cible)),
  declarer_irrecevable: (portee, cible) => accomplir(portee, declarerIrrecevable(cible)),
  admettre_hors_delai: (portee, cible) =>
    accomplir(portee, admettreHorsDelai(cible, { motif: 'retard_raisonnable', motivation: MOTIVATION })),
  notifier: (portee, cible) => accomplir(portee, notifier(cible, 'portail')),
  transmettre_requete: (portee, cible) =>
    accomplir(portee, transmettreRequete(cible, { recueLe: portee.jour, numero: null, reponseAvant: null })),
  deposer_memoire: (portee, cible) => accomplir(portee, deposerMemoire(cible, portee.jour)),
  clore_requete: (portee, cible) =>
    accomplir(portee, cloreRequete(cible, 'rejetee', { jugeeLe: portee.jour, motivation: MOTIVATION })),
  executer_annulation_de_retenue: async (portee, cible) =>
    accomplir(
      portee,
      executerAnnulationDeRetenue(
        cible,
        { nommees: await unJourRetenu(cible), motivation: MOTIVATION },
        portee.jour,
      ),
    ),
  executer_annulation: (portee, cible) =>
    accomplir(portee, executerAnnulation(cible, { jugeeLe: portee.jour, motivation: MOTIVATION })),
  dater_reception: (portee, cible) =>
    accomplir(
      portee,
      daterReception(cible, { recuLe: portee.jour, preuve: { genre: 'main_propre', numero: null } }),
    ),
  rattraper_decision: (portee, cible) => accomplir(portee, rattraperDecision(cible, MOTIVATION)),
  confirmer_decision: (portee, cible) => accomplir(portee, confirmerDecision(cible)),
  renvoyer_decision: (portee, cible) => accomplir(portee, renvoyerDecision(cible, MOTIVATION)),
  solliciter_avis: (portee, cible) => accomplir(portee, { ...cible, acte: 'solliciter_avis' }),
  verser_avis: (portee, cible) => accomplir(portee, { ...cible, acte: 'verser_avis' }),
  signer_courrier: (portee, cible) => accomplir(portee, signerCourrier(cible, 'Lille')),
  envoyer_recommande: (portee, cible) =>
    accomplir(portee, envoyerRecommande(cible, { numero: '1A12345678901', posteLe: portee.jour })),
  signaler_retour: (portee, cible) => accomplir(portee, signalerRetour(cible, portee.jour)),
  renvoyer_courrier: (portee, cible) =>
    accomplir(
      portee,
      renvoyerCourrier(cible, { adresse: '3 rue Neuve', codePostal: '59000', commune: 'Lille' }),
    ),
  constater_silence: (portee, cible) => accomplir(portee, constaterSilence(cible)),
  constater_silence_recours: (portee, cible) => accomplir(portee, constaterSilenceRecours(cible)),
  rappeler_pieces: (portee, cible) => accomplir(portee, rappelerPieces(cible)),
  relancer_avant_cloture: (portee, cible) => accomplir(portee, relancerAvantCloture(cible)),
  relancer_en_recommande: (portee, cible) =>
    accomplir(portee, relancerEnRecommande(cible, { numero: '1A12345678901' })),
  former_recours: (portee, cible) =>
    accomplir(
      portee,
      formerRecours(cible, {
        formeLe: portee.jour,
        recuLe: portee.jour,
        nomme: null,
        objet: 'decision',
        grief: MOTIVATION,
      }),
    ),
  accueillir_recours: (portee, cible) => accomplir(portee, accueillirRecours(cible)),
  maintenir_refus: (portee, cible) => accomplir(portee, maintenirRefus(cible, MOTIVATION)),
  maintenir_attribution: (portee, cible) => accomplir(portee, maintenirAttribution(cible, MOTIVATION)),
  envoyer_au_ministre: (portee, cible) =>
    accomplir(portee, envoyerAuMinistre(cible, { envoyeLe: portee.jour, envoi: null })),
  executer_reponse_du_ministre: (portee, cible) =>
    accomplir(portee, repondreDuMinistre('executer_reponse_du_ministre', cible, reponseDuMinistre(portee))),
  enregistrer_rejet_du_ministre: (portee, cible) =>
    accomplir(portee, repondreDuMinistre('enregistrer_rejet_du_ministre', cible, reponseDuMinistre(portee))),
  rouvrir_sur_recours: (portee, cible) => accomplir(portee, rouvrirSurRecours(cible, MOTIVATION)),
  ecarter_recours_tardif: (portee, cible) => accomplir(portee, ecarterRecoursTardif(cible)),
  inviter_a_presenter_ses_observations: (portee, cible) =>
    accomplir(portee, inviter(cible, { motif: 'charge', motivation: MOTIVATION })),
  dater_invitation: (portee, cible) =>
    accomplir(
      portee,
      daterInvitation(cible, { recuLe: portee.jour, preuve: { genre: 'main_propre', numero: null } }),
    ),
  recevoir_observations: (portee, cible) =>
    accomplir(portee, recevoirObservations(cible, { recuesLe: portee.jour, observations: MOTIVATION })),
  renoncer_a_la_bourse: (portee, cible) =>
    accomplir(portee, renoncerALaBourse(cible, { dernierJour: portee.jour, expose: MOTIVATION })),
  retirer: (portee, cible) =>
    accomplir(portee, retirer(cible, { dernierJour: portee.jour, motivation: MOTIVATION })),
  reprendre_bourse_d_ailleurs: (portee, cible) =>
    accomplir(
      portee,
      reprendreBourseDAilleurs(cible, {
        echelon: 1,
        service: 'DRAAF des Hauts-de-France',
        decideeLe: jour('2026-08-31'),
        sortieLe: jour('2026-08-31'),
      }),
    ),
  constater_retour: (portee, cible) => accomplir(portee, constaterRetour(cible, portee.jour)),
  constater_depart: (portee, cible) =>
    accomplir(
      portee,
      constaterDepart(cible, {
        etablissement: 'Lycée agricole des Marais',
        commune: 'Saint-Omer',
        reseau: 'agriculture',
        sortieLe: portee.jour,
        exclusion: false,
      }),
    ),
  suspendre_merite: (portee, cible) =>
    accomplir(portee, suspendreMerite(cible, { dernierJour: portee.jour, motivation: MOTIVATION })),
  reprendre_merite: (portee, cible) =>
    accomplir(portee, reprendreMerite(cible, { premierJour: portee.jour, motivation: MOTIVATION })),
  abandonner_retrait: (portee, cible) => accomplir(portee, abandonnerRetrait(cible, MOTIVATION)),
  corriger_personne: (portee, cible) =>
    accomplir(
      portee,
      corrigerPersonne(cible, { fait: 'eleve', trace: crypto.randomUUID(), motivation: MOTIVATION }),
    ),
  signaler_erreur: (portee, cible) =>
    accomplir(
      portee,
      signalerErreur(cible, { erreurLe: portee.jour, origine: 'spontanee', expose: MOTIVATION }),
    ),
  demander_retenue: (portee, cible) => accomplir(portee, demanderRetenue(cible, MOTIVATION)),
  retenir: (portee, cible) => accomplir(portee, retenir(cible, MOTIVATION)),
  ecarter_retenue: (portee, cible) => accomplir(portee, ecarterRetenue(cible, MOTIVATION)),
  dater_retenue: (portee, cible) =>
    accomplir(
      portee,
      daterRetenue(cible, { recuLe: portee.jour, preuve: { genre: 'main_propre', numero: null } }),
    ),
  rendre_retenue: (portee, cible) => accomplir(portee, rendreRetenue(cible, MOTIVATION)),
  maintenir_retenue: (portee, cible) => accomplir(portee, maintenirRetenue(cible, MOTIVATION)),
  revoir_retenue: async (portee, cible) =>
    accomplir(portee, revoirRetenue(cible, { nommees: await unJourRetenu(cible), motivation: MOTIVATION })),
  executer_ministre_sur_retenue: async (portee, cible) =>
    accomplir(
      portee,
      executerMinistreSurRetenue(cible, await unJourRetenu(cible), reponseDuMinistre(portee)),
    ),
  transferer: async (portee, cible) => {
    const [accueil] = await lire<{ id: string; entree: string }>(
      `SELECT s.id, s.entree_le::text AS entree FROM scolarite s JOIN dossier d ON d.eleve_id = s.eleve_id AND d.rentree = s.rentree
       WHERE d.id = $1 AND s.uai <> d.uai`,
      [cible.dossierId],
    );
    return accomplir(
      portee,
      transferer(cible, {
        accueil: accueil?.id ?? crypto.randomUUID(),
        sortieLe: accueil ? jour(accueil.entree) : portee.jour,
      }),
    );
  },
  rectifier: (portee, cible) =>
    accomplir(
      portee,
      rectifier(cible, {
        reponses: { 'ressources.avis.rfr': '900000' },
        bonneFoi: true,
        motivation: MOTIVATION,
        vu: 'sans_droit',
      }),
    ),
  ecarter_rectification: (portee, cible) => accomplir(portee, ecarterRectification(cible, MOTIVATION)),
  declarer_double_demande: (portee, cible) => accomplir(portee, declarerDoubleDemande(cible)),
  reprendre_apres_desistement: (portee, cible) => accomplir(portee, reprendreApresDesistement(cible)),
  revenir_sur_le_retard: (portee, cible) =>
    accomplir(
      portee,
      revenirSurLeRetard(cible, {
        recuLe: '2026-11-04',
        cachetPostalLe: '2026-10-10',
        motivation: MOTIVATION,
      }),
    ),
  se_desister: (portee, cible) => accomplir(portee, seDesister(cible)),
  enregistrer_desistement: (portee, cible) => accomplir(portee, enregistrerDesistement(cible, MOTIVATION)),
};
