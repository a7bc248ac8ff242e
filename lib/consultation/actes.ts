import { refuserAvisTardif, signalerAttenteAvis } from '#lib/avis/actes.ts';
import * as decision from '#lib/decision/actes.ts';
import * as dossier from '#lib/dossier/actes.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import type { Cible, Ordre } from '#lib/dossier/porte.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { MotivationSchema } from '#lib/dossier/schema.ts';
import { declarerDoubleDemande } from '#lib/double/actes.ts';
import { CAUSES_D_ATTENTE } from '#lib/droit/avis/causes.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { ecrireEuros } from '#lib/droit/montant.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { MOTIFS_A_ENTENDRE } from '#lib/droit/retrait/motifs.ts';
import { RESEAUX } from '#lib/droit/transfert/depart.ts';
import { estUneFin } from '#lib/droit/transfert/fin-de-scolarite.ts';
import { MOTIFS_DE_RENVOI, type MotifDeRenvoi } from '#lib/droit/verdicts-des-pieces.ts';
import { demanderPieces, ecarterPiece, recevoirPiece } from '#lib/piece/actes.ts';
import { daterReception } from '#lib/reception/actes.ts';
import * as recours from '#lib/recours/actes.ts';
import { ecarterRectification } from '#lib/rectification/actes.ts';
import * as retenue from '#lib/retenue/actes.ts';
import * as retrait from '#lib/retrait/actes.ts';
import { JourSchema } from '#lib/technique/champs.ts';
import { dechiffrer, Indechiffrable } from '#lib/technique/chiffrement.ts';
import { consigner } from '#lib/technique/consignes.ts';
import { inscrireDevoilement } from '#lib/technique/devoilement.ts';
import { enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { constaterDepart, constaterRetour, reprendreBourseDAilleurs } from '#lib/transfert/actes.ts';
import {
  codesAttendus,
  codesAVerifier,
  codesChoisis,
  demandeUnePersonne,
  demiJourneesChoisies,
  revenusDits,
} from './faits.ts';
import type { Consultation } from './queries.ts';
import type { Choisi, Devoilable, Devoiler, ValeurDevoilee } from './schema.ts';

/** Stands in the preview for the reason while it is not written whole. */
const MOTIVATION_A_ECRIRE = '[votre motivation figurera ici]';
const motifs = Object.keys(MOTIFS_DE_RENVOI) as MotifDeRenvoi[];

/** The reason as it would be written, once long enough to say something. */
const motivee = (dite: string | undefined): string =>
  MotivationSchema.safeParse(dite).data ?? MOTIVATION_A_ECRIRE;

/** A day that is typed, or another while none can be read. */
function jourDit(dit: string | undefined, sinon: Jour): Jour {
  const { data } = JourSchema.safeParse(dit);
  return data ? jour(data) : sinon;
}

const echelonDit = (dit: string | undefined): number =>
  Number.isInteger(Number(dit)) && Number(dit) > 0 ? Number(dit) : 1;

const choixAEssayer = (consultation: Consultation, { echelon, motivation }: Choisi) =>
  demandeUnePersonne(consultation)
    ? { echelon: echelonDit(echelon), motivation: motivee(motivation) }
    : undefined;

type Essai = (cible: Cible, consultation: Consultation, choisi: Choisi) => Ordre;

/** Each act as an agent can see it before doing it, with what is typed so far. Null for those that are not shown. */
const ESSAIS: Record<Acte, Essai | null> = {
  // Done from elsewhere: the paper entry, the application, the family.
  enregistrer_reception: null,
  deposer_en_ligne: null,
  notifier: null,
  ouvrir_etude: null,
  proposer_etude: null,
  demander_pieces_etude: null,
  se_desister: null,
  reprendre_apres_desistement: null,
  signaler_erreur: null,
  ecarter_rectification: (cible, _, { motivation }) => ecarterRectification(cible, motivee(motivation)),
  transferer: null,
  reprendre_bourse_d_ailleurs: (cible, { contexte: { faits } }, { echelon, service, decideeLe, sortieLe }) =>
    reprendreBourseDAilleurs(cible, {
      echelon: echelonDit(echelon),
      service: service?.trim() || '[le service figurera ici]',
      decideeLe: jourDit(decideeLe, faits.entreeLe),
      sortieLe: jourDit(sortieLe, faits.entreeLe),
    }),
  constater_depart: (
    cible,
    { contexte: { faits } },
    { etablissement, commune, suite, sortieLe, exclusion, motivation },
  ) =>
    constaterDepart(cible, {
      ...(estUneFin(suite)
        ? { fin: suite, motivation: motivation?.trim() || '[ce qui l’établit figurera ici]' }
        : {
            etablissement: etablissement?.trim() || '[l’établissement figurera ici]',
            commune: commune?.trim() || '[sa commune]',
            reseau: RESEAUX.find((un) => un === suite) ?? 'agriculture',
          }),
      sortieLe: jourDit(sortieLe, faits.jour),
      exclusion: exclusion === 'oui',
    }),
  constater_retour: (cible, { contexte: { faits } }, { retourLe }) =>
    constaterRetour(cible, jourDit(retourLe, faits.jour)),
  demander_retenue: null,
  ecarter_retenue: null,
  retenir: (cible, _, { motivation }) => retenue.retenir(cible, motivee(motivation)),
  rendre_retenue: (cible, _, { motivation }) => retenue.rendreRetenue(cible, motivee(motivation)),
  maintenir_retenue: (cible, _, { motivation }) => retenue.maintenirRetenue(cible, motivee(motivation)),
  revoir_retenue: (cible, consultation, choisi) =>
    retenue.revoirRetenue(cible, {
      nommees: demiJourneesChoisies(consultation, choisi),
      motivation: motivee(choisi.motivation),
    }),
  executer_ministre_sur_retenue: null,
  // Files do not travel in an address, nor may an income.
  rectifier: null,
  joindre_fichiers: null,
  reporter_avis: null,
  // The two dates have to be typed first.
  corriger_reception: null,
  revenir_sur_le_retard: null,
  transmettre_requete: null,
  deposer_memoire: null,
  clore_requete: null,
  executer_annulation: null,
  executer_annulation_de_retenue: null,
  envoyer_au_ministre: null,
  executer_reponse_du_ministre: null,
  enregistrer_rejet_du_ministre: null,
  constater_silence: null,
  constater_silence_recours: null,
  rappeler_pieces: null,
  relancer_avant_cloture: null,
  relancer_en_recommande: null,
  former_recours: null,
  dater_invitation: null,
  dater_retenue: null,
  recevoir_observations: null,
  completer_demande: null,
  // Done from the page of the person.
  corriger_personne: null,
  instruire: dossier.instruire,
  proposer: decision.proposer,
  demander_pieces: (cible, consultation, choisi) =>
    demanderPieces(cible, {
      codes: codesChoisis(consultation, choisi),
      message: choisi.message || undefined,
    }),
  recevoir_piece: (cible, consultation, choisi) =>
    recevoirPiece(cible, {
      code: choisi.code ?? codesAttendus(consultation)[0] ?? '',
      recueLe: consultation.contexte.faits.jour,
    }),
  accepter_piece: null,
  ecarter_piece: (cible, consultation, choisi) =>
    ecarterPiece(cible, {
      code: choisi.code ?? codesAVerifier(consultation)[0] ?? '',
      motif: motifs.find((motif) => motif === choisi.motif) ?? 'illisible',
      message: choisi.message || undefined,
    }),
  signaler_attente_avis: (cible, { contexte }, choisi) =>
    signalerAttenteAvis(cible, {
      cause: CAUSES_D_ATTENTE.find((cause) => cause === choisi.cause) ?? 'avis_non_recu',
      annonceLe: contexte.faits.jour,
    }),
  retenir_avis_tardif: null,
  refuser_avis_tardif: (cible, { contexte: { faits } }, { recuLe, motivation }) =>
    refuserAvisTardif(cible, {
      recuLe: jourDit(recuLe, faits.avisVenuLe ?? faits.jour),
      motivation: motivee(motivation),
    }),
  attribuer: (cible, consultation, choisi) => decision.attribuer(cible, choixAEssayer(consultation, choisi)),
  refuser: (cible, consultation, { motivation }) =>
    decision.refuser(cible, demandeUnePersonne(consultation) ? motivee(motivation) : undefined),
  refuser_incompletude: decision.refuserIncompletude,
  refuser_hors_delai: decision.refuserHorsDelai,
  declarer_irrecevable: decision.declarerIrrecevable,
  declarer_double_demande: declarerDoubleDemande,
  enregistrer_desistement: (cible, _, { motivation }) =>
    dossier.enregistrerDesistement(cible, motivee(motivation)),
  admettre_hors_delai: (cible, _, { motivation }) =>
    dossier.admettreHorsDelai(cible, { motif: 'retard_raisonnable', motivation: motivee(motivation) }),
  accueillir_recours: (cible, consultation, choisi) =>
    recours.accueillirRecours(cible, choixAEssayer(consultation, choisi)),
  maintenir_refus: (cible, _, { motivation }) => recours.maintenirRefus(cible, motivee(motivation)),
  maintenir_attribution: (cible, _, { motivation }) =>
    recours.maintenirAttribution(cible, motivee(motivation)),
  rouvrir_sur_recours: (cible, _, { motivation }) => recours.rouvrirSurRecours(cible, motivee(motivation)),
  ecarter_recours_tardif: (cible, { contexte: { faits } }, { connueLe, motivation }) =>
    recours.ecarterRecoursTardif(
      cible,
      faits.recoursTardif || !faits.contesteEnvoyeLe
        ? undefined
        : { connueLe: jourDit(connueLe, faits.contesteEnvoyeLe), motivation: motivee(motivation) },
    ),
  inviter_a_presenter_ses_observations: (cible, _, choisi) =>
    retrait.inviter(cible, {
      motif: MOTIFS_A_ENTENDRE.find((motif) => motif === choisi.motif) ?? 'charge',
      motivation: motivee(choisi.motivation),
    }),
  renoncer_a_la_bourse: (cible, { contexte }, { dernierJour, expose }) =>
    retrait.renoncerALaBourse(cible, {
      dernierJour: jourDit(dernierJour, contexte.faits.jour),
      expose: motivee(expose),
    }),
  retirer: (cible, { contexte }, { dernierJour, motivation }) =>
    retrait.retirer(cible, {
      dernierJour: jourDit(dernierJour, contexte.faits.jour),
      motivation: motivee(motivation),
    }),
  suspendre_merite: (cible, { contexte }, { dernierJour, motivation }) =>
    retrait.suspendreMerite(cible, {
      dernierJour: jourDit(dernierJour, contexte.faits.jour),
      motivation: motivee(motivation),
    }),
  reprendre_merite: (cible, { contexte }, { premierJour, motivation }) =>
    retrait.reprendreMerite(cible, {
      premierJour: jourDit(premierJour, contexte.faits.jour),
      motivation: motivee(motivation),
    }),
  abandonner_retrait: (cible, _, { motivation }) => retrait.abandonnerRetrait(cible, motivee(motivation)),
  dater_reception: (cible, { contexte }) =>
    daterReception(cible, {
      recuLe: contexte.faits.jour,
      preuve: { genre: 'main_propre', numero: null },
    }),
  // What the hand or the post did is typed first.
  signer_courrier: null,
  rattraper_decision: null,
  confirmer_decision: null,
  renvoyer_decision: null,
  solliciter_avis: null,
  verser_avis: null,
  envoyer_recommande: null,
  signaler_retour: null,
  renvoyer_courrier: null,
};

/** The act as it would be done with what is typed so far; null for those that are not shown before. */
export const ordreDEssai = (
  acte: Acte,
  cible: Cible,
  consultation: Consultation,
  choisi: Choisi,
): Ordre | null => ESSAIS[acte]?.(cible, consultation, choisi) ?? null;

const VALEURS: Record<Devoilable, (dossier: DossierEntier) => ValeurDevoilee[]> = {
  revenus: ({ demandes: [demande] }) =>
    demande
      ? revenusDits(demande.contenu).map(({ nom, euros }) => ({ nom, valeur: ecrireEuros(euros) }))
      : [],
  numero_fiscal: ({ demandes: [demande] }) =>
    [
      { nom: 'Numéro fiscal', colonne: 'numero_fiscal', chiffre: demande?.numeroFiscal },
      {
        nom: 'Numéro fiscal du concubin',
        colonne: 'numero_fiscal_concubin',
        chiffre: demande?.numeroFiscalConcubin,
      },
    ].flatMap(({ nom, colonne, chiffre }) =>
      demande && chiffre
        ? { nom, valeur: dechiffrer(chiffre, { table: 'demande', colonne, cle: demande.id }) }
        : [],
    ),
};

/**
 * Shows the masked values of a dossier, once, to who has a reason: counted for the day, and in the register of reads with the
 * reason. Throws Refus introuvable outside the portée, interdit for a kind of data that the function never reads, impossible
 * once the day's number is reached.
 */
export const devoiler = (
  portee: Portee,
  { dossierId, genre, ...raison }: Devoiler,
): Promise<ValeurDevoilee[]> =>
  enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, dossierId);
    if (regard(portee, dossier, genre) === 'rien')
      throw new Refus('interdit', 'Votre fonction ne consulte pas cette donnée.');
    await inscrireDevoilement(tx, portee, dossierId, genre, raison);
    try {
      return VALEURS[genre](dossier);
    } catch (erreur) {
      if (!(erreur instanceof Indechiffrable)) throw erreur;
      consigner('erreur', 'indechiffrable', { code: erreur.code, dossier: dossierId });
      throw new Refus(
        'impossible',
        'Cette donnée ne peut pas être déchiffrée : prévenez l’administrateur, en donnant le numéro du dossier.',
      );
    }
  });
