/** The acts of the procedure, as the circulaire tells them. */
import type { Branche, Role, Tache } from '#lib/droit/competence.ts';
import type { GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import type { Etat } from '#lib/droit/etats.ts';
import type { Garde, Saisie } from '#lib/droit/gardes.ts';
import type { GenreDecision } from '#lib/droit/ligne-de-procedure.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { ROLES, SAB, SECRETARIAT, TACHES } from './competence.ts';
import { ETATS } from './etats.ts';

export interface ActeALaMain {
  texte: string;
  /** From which state to which, when every asked piece has come and nothing was proposed. */
  vers: Partial<Record<Etat, Etat>>;
  par: Tache | Role[];
  gardes: Garde[];
  saisie: (keyof Saisie)[];
  ecrit?:
    | 'demande'
    | 'demande_de_pieces'
    | 'piece'
    | 'proposition'
    | 'decision'
    | 'notification'
    | 'recours'
    | 'requete'
    | 'retrait'
    | 'rectification'
    | 'transfert'
    | 'retenue';
  decision?: GenreDecision;
  courrier?: GenreCourrier;
  article: string;
}

const OFFICE: Role[] = [...SECRETARIAT, ...SAB];
const FAMILLE_OU_OFFICE: Role[] = ['famille', ...OFFICE];
const RIEN = { gardes: [], saisie: [] };
const SUR_PLACE = {
  deposee: 'deposee',
  incomplete: 'incomplete',
  en_instruction: 'en_instruction',
  proposee: 'proposee',
} as const;

const CONTESTABLES = ['deposee', 'en_instruction', 'proposee', 'notifiee', 'irrecevable', 'retiree'] as const;
const DEVANT_LE_JUGE = [...CONTESTABLES, 'decidee'] as const;
/** A letter left, from whose reception a delay runs. */
const ENVOYEES = {
  notifiee: 'notifiee',
  incomplete: 'incomplete',
  irrecevable: 'irrecevable',
  retiree: 'retiree',
} as const;
/** Where a bourse has once been notified. */
const DEPUIS_LA_BOURSE = {
  incomplete: 'incomplete',
  en_instruction: 'en_instruction',
  proposee: 'proposee',
  decidee: 'decidee',
  notifiee: 'notifiee',
  retiree: 'retiree',
} as const;
const NOTIFIEE = { notifiee: 'notifiee' } as const;
const ABANDON = {
  deposee: 'desistee',
  incomplete: 'desistee',
  en_instruction: 'desistee',
  proposee: 'desistee',
  decidee: 'desistee',
  irrecevable: 'desistee',
} as const;
const vers = (etat: Etat) => Object.fromEntries(CONTESTABLES.map((de) => [de, etat]));

export const ACTES: Record<Acte, ActeALaMain> = {
  enregistrer_reception: {
    texte:
      'C. II.C.3 : « un accusé de réception doit être transmis à chaque responsable ayant déposé un dossier ».',
    vers: { brouillon: 'deposee' },
    par: 'saisir',
    gardes: ['receptionPossible', 'cachetPossible'],
    saisie: [],
    ecrit: 'demande',
    courrier: 'accuse_reception',
    article: 'C. II.C.3',
  },
  deposer_en_ligne: {
    texte:
      'C. II.B.2 : dans les établissements publics, la famille fait sa demande en ligne ; C. II.C.3 : un accusé de réception lui est transmis.',
    vers: { brouillon: 'deposee' },
    par: 'deposer_en_ligne',
    ...RIEN,
    ecrit: 'demande',
    courrier: 'accuse_reception',
    article: 'C. II.B.2',
  },
  corriger_reception: {
    texte:
      'C. II.C.3 : l’accusé de réception dit le jour du dépôt ; s’il fut mal reporté, ce qui en dépend est refait.',
    vers: SUR_PLACE,
    par: 'saisir',
    gardes: ['receptionCorrigeePossible', 'motivationEcrite'],
    saisie: ['receptionCorrigee', 'cachetCorrige', 'motivation'],
    ecrit: 'demande',
    courrier: 'accuse_reception',
    article: 'C. II.C.3',
  },
  recevoir_piece: {
    ...RIEN,
    texte:
      'C. III.C : le demandeur « fournit les justificatifs requis » dans les 15 jours ; l’avis d’impôt jamais « après la fin de l’année scolaire ».',
    gardes: ['avisAvantLaFinDeLAnnee'],
    saisie: ['avisProduitLe'],
    vers: { ...SUR_PLACE, incomplete: 'en_instruction' },
    par: [...FAMILLE_OU_OFFICE, 'porteur'],
    ecrit: 'piece',
    article: 'C. III.C',
  },
  accepter_piece: {
    texte:
      'C. III.C : les « justificatifs requis » sont ceux qui justifient ; une personne le dit, et la pièce compte du jour où elle est venue.',
    vers: SUR_PLACE,
    par: 'demander_pieces',
    gardes: ['pieceAVerifier'],
    saisie: [],
    ecrit: 'piece',
    article: 'C. III.C',
  },
  ecarter_piece: {
    texte:
      'C. III.C : un justificatif illisible n’en est pas un ; il est demandé de nouveau, avec son délai.',
    vers: {
      deposee: 'incomplete',
      incomplete: 'incomplete',
      en_instruction: 'incomplete',
      proposee: 'incomplete',
    },
    par: 'demander_pieces',
    gardes: ['dansLesDelais', 'pieceAVerifier'],
    saisie: [],
    ecrit: 'demande_de_pieces',
    courrier: 'demande_incomplete',
    article: 'C. III.C',
  },
  joindre_fichiers: {
    ...RIEN,
    texte: 'C. III.C : la pièce reçue est lue avec la demande ; son jour ne bouge pas.',
    vers: SUR_PLACE,
    par: OFFICE,
    ecrit: 'piece',
    article: 'C. III.C',
  },
  completer_demande: {
    ...RIEN,
    texte:
      'C. III.C : un dépôt « même incomplet » est recevable ; ce qui manquait au formulaire s’ajoute, ce qui était écrit reste.',
    vers: { ...SUR_PLACE, incomplete: 'en_instruction' },
    par: OFFICE,
    ecrit: 'demande',
    article: 'C. III.C',
  },
  reporter_avis: {
    texte:
      'C. III.C : le revenu fiscal de référence est retenu « tel qu’il figure sur l’avis » ; l’avis peut venir plus tard.',
    vers: { ...SUR_PLACE, incomplete: 'en_instruction' },
    par: OFFICE,
    gardes: ['avisRecu'],
    saisie: [],
    ecrit: 'demande',
    article: 'C. III.C',
  },
  ouvrir_etude: {
    texte: 'C. II.B.1 : le droit est étudié sans demande, sur le consentement de la personne en charge.',
    vers: { brouillon: 'en_instruction' },
    par: ['systeme'],
    gardes: ['etudeConsentie'],
    saisie: [],
    ecrit: 'demande',
    article: 'C. II.B.1',
  },
  proposer_etude: {
    texte: 'C. II.B.1 : l’étude calcule, elle ne décide pas ; le chef d’établissement ou le DASEN signe.',
    vers: { en_instruction: 'proposee' },
    par: ['systeme'],
    gardes: ['etudeConsentie', 'dansLesDelais', 'calculConclut'],
    saisie: [],
    ecrit: 'proposition',
    article: 'C. II.B.1',
  },
  demander_pieces_etude: {
    texte: 'C. II.B.1 et III.C : ce que l’administration fiscale n’a pas donné est demandé à la famille.',
    vers: { en_instruction: 'incomplete' },
    par: ['systeme'],
    gardes: ['etudeConsentie', 'dansLesDelais', 'piecesNommees'],
    saisie: ['piecesNommees'],
    ecrit: 'demande_de_pieces',
    courrier: 'demande_incomplete',
    article: 'C. II.B.1 et III.C',
  },
  proposer: {
    texte:
      'C. IV.B, collèges privés : la liste des propositions « doit parvenir aux services académiques dans les huit jours ».',
    vers: { deposee: 'proposee', en_instruction: 'proposee' },
    par: 'proposer',
    gardes: ['dansLesDelais', 'demandeExaminable', 'formulaireSigne'],
    saisie: [],
    ecrit: 'proposition',
    article: 'C. IV.B',
  },
  instruire: {
    texte: 'C. IV.B : les demandes « sont instruites » par l’autorité de la branche, les tardives à part.',
    vers: { deposee: 'en_instruction' },
    par: 'instruire',
    gardes: ['dansLesDelais', 'demandeExaminable'],
    saisie: [],
    article: 'C. IV.B',
  },
  demander_pieces: {
    texte: 'C. III.C : une demande même incomplète est instruite, et les pièces manquantes sont demandées.',
    vers: { deposee: 'incomplete', en_instruction: 'incomplete', proposee: 'incomplete' },
    par: 'demander_pieces',
    gardes: ['dansLesDelais', 'piecesNommees'],
    saisie: ['piecesNommees'],
    ecrit: 'demande_de_pieces',
    courrier: 'demande_incomplete',
    article: 'C. III.C',
  },
  signaler_attente_avis: {
    texte:
      'C. III.C : « seul l’avis d’imposition » peut venir après 15 jours, si l’établissement en est informé, jamais « après la fin de l’année scolaire ».',
    vers: { incomplete: 'incomplete' },
    par: FAMILLE_OU_OFFICE,
    gardes: ['avisManquant', 'annonceDatee', 'anneeScolaireEnCours'],
    saisie: ['annonceLe'],
    article: 'C. III.C',
  },
  retenir_avis_tardif: {
    texte:
      'C. III.C : l’avis peut compléter la demande « dans un délai raisonnable à compter de la réception de ce document ».',
    vers: { incomplete: 'incomplete', en_instruction: 'en_instruction', proposee: 'proposee' },
    par: 'decider',
    gardes: ['delegationEnCours', 'avisTardifVenu', 'avisRecuDate', 'motivationEcrite'],
    saisie: ['avisRecuParLaFamille', 'motivation'],
    article: 'C. III.C',
  },
  refuser_avis_tardif: {
    texte: 'C. III.C : « la preuve du délai raisonnable de la complétion » « incombe au demandeur ».',
    vers: { incomplete: 'decidee', en_instruction: 'decidee', proposee: 'decidee' },
    par: 'decider',
    gardes: [
      'aucunRecoursPendant',
      'autreLecteur',
      'delegationEnCours',
      'piecesVerifiees',
      'demandeExaminable',
      'avisTardifAOpposer',
      'avisRecuDate',
      'motivationEcrite',
    ],
    saisie: ['avisRecuParLaFamille', 'motivation'],
    ecrit: 'decision',
    decision: 'refus_incompletude',
    courrier: 'refus',
    article: 'C. III.C',
  },
  attribuer: {
    texte:
      'C. IV.B : une instruction « donne lieu à une décision », « dès la scolarisation effective des élèves, condition indispensable à l’attribution ».',
    vers: { en_instruction: 'decidee', proposee: 'decidee' },
    par: 'decider',
    gardes: [
      'aucunRecoursPendant',
      'autreLecteur',
      'delegationEnCours',
      'formulaireSigne',
      'piecesVerifiees',
      'avisJuge',
      'eleveScolarise',
      'premiereBourseFinie',
      'demandeSeule',
      'droitOuvert',
    ],
    saisie: ['motivation'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'attribution',
    article: 'C. IV.A et IV.B',
  },
  refuser: {
    texte: 'C. IV.B : une instruction « donne lieu à une décision d’attribution ou de refus ».',
    vers: { en_instruction: 'decidee', proposee: 'decidee' },
    par: 'decider',
    gardes: [
      'aucunRecoursPendant',
      'autreLecteur',
      'delegationEnCours',
      'formulaireSigne',
      'piecesVerifiees',
      'avisJuge',
      'demandeExaminable',
      'droitFerme',
    ],
    saisie: ['motivation'],
    ecrit: 'decision',
    decision: 'refus',
    courrier: 'refus',
    article: 'C. IV.A et IV.B',
  },
  refuser_incompletude: {
    texte: 'C. III.C : sans les pièces dans les 15 jours, « une décision de refus pour dossier incomplet ».',
    vers: { incomplete: 'decidee' },
    par: 'decider',
    gardes: [
      'autreLecteur',
      'delegationEnCours',
      'piecesVerifiees',
      'demandeExaminable',
      'delaiDesPiecesEchu',
    ],
    saisie: [],
    ecrit: 'decision',
    decision: 'refus_incompletude',
    courrier: 'refus',
    article: 'C. III.C',
  },
  refuser_hors_delai: {
    texte:
      'C. II.C.3, collèges publics : « notification de refus de dossier hors délai, signée par le chef ».',
    vers: { deposee: 'decidee' },
    par: 'decider',
    gardes: ['competenceHorsDelaiDuChef', 'deposeeHorsDelai'],
    saisie: [],
    ecrit: 'decision',
    decision: 'refus_hors_delai',
    courrier: 'refus_hors_delai',
    article: 'C. II.C.3',
  },
  declarer_irrecevable: {
    texte: 'C. II.C.3, collèges privés et lycées : le DASEN, par délégation, « prononce l’irrecevabilité ».',
    vers: { deposee: 'irrecevable' },
    par: 'decider',
    gardes: ['delegationEnCours', 'competenceHorsDelaiDuDasen', 'deposeeHorsDelai'],
    saisie: [],
    ecrit: 'decision',
    decision: 'irrecevabilite',
    courrier: 'irrecevabilite',
    article: 'C. II.C.3',
  },
  admettre_hors_delai: {
    texte:
      'C. IV.B, droit à l’erreur : hors délai « n’exclut pas un examen attentif des raisons » d’un retard raisonnable.',
    vers: { deposee: 'en_instruction' },
    par: 'decider',
    gardes: ['delegationEnCours', 'deposeeHorsDelai', 'retardRaisonnable', 'motivationEcrite'],
    saisie: ['motifDAdmission', 'motivation'],
    courrier: 'accuse_reception',
    article: 'C. IV.B, droit à l’erreur',
  },
  notifier: {
    texte: 'C. IV.B : « les décisions doivent être notifiées aux familles dans les meilleurs délais ».',
    vers: { decidee: 'notifiee', irrecevable: 'irrecevable', retiree: 'retiree' },
    par: ['systeme'],
    gardes: ['pasEncoreEnvoyee', 'courrierProduit', 'relectureFaite', 'signeeSurPapier'],
    saisie: [],
    ecrit: 'notification',
    article: 'C. IV.B',
  },
  dater_reception: {
    texte: 'C. IV.B, lycée : la date de notification « est celle de la réception par le demandeur ».',
    vers: {
      notifiee: 'notifiee',
      incomplete: 'incomplete',
      irrecevable: 'irrecevable',
      retiree: 'retiree',
    },
    par: FAMILLE_OU_OFFICE,
    gardes: ['receptionApresEnvoi', 'preuveComplete'],
    saisie: ['receptionDuCourrier', 'preuve'],
    article: 'C. IV.B ; R. 531-25',
  },
  rattraper_decision: {
    texte:
      'CRPA L. 221-8 : une décision individuelle s’oppose à la personne à partir de sa notification ; avant, son auteur peut la reprendre.',
    vers: { decidee: 'en_instruction', irrecevable: 'en_instruction' },
    par: 'decider',
    gardes: ['rappelPossible', 'motivationEcrite'],
    saisie: ['motivation'],
    article: 'C. IV.B ; CRPA L. 221-8',
  },
  confirmer_decision: {
    texte:
      'Lecture « seconde lecture » : une décision signée par délégation part quand un autre l’a dite conforme.',
    vers: { decidee: 'decidee' },
    par: 'decider',
    gardes: ['relecturePossible'],
    saisie: [],
    article: 'C. IV.B ; CRPA L. 212-1',
  },
  renvoyer_decision: {
    texte: 'Lecture « seconde lecture » : à reprendre, elle revient à qui l’a prise, avec la raison.',
    vers: { decidee: 'decidee' },
    par: 'decider',
    gardes: ['relecturePossible', 'motivationEcrite'],
    saisie: ['motivation'],
    article: 'C. IV.B ; CRPA L. 212-1',
  },
  solliciter_avis: {
    texte:
      'RGPD, art. 5.1 c : seules les données nécessaires ; un avis se demande sans ouvrir le dossier ni arrêter un délai.',
    vers: {
      deposee: 'deposee',
      incomplete: 'incomplete',
      en_instruction: 'en_instruction',
      proposee: 'proposee',
    },
    par: OFFICE,
    gardes: [],
    saisie: [],
    article: 'C. IV.B ; RGPD, art. 5.1 c',
  },
  verser_avis: {
    texte: 'RGPD, art. 5.1 c : l’application verse au dossier l’avis qui est rendu.',
    vers: {
      ...SUR_PLACE,
      decidee: 'decidee',
      notifiee: 'notifiee',
      desistee: 'desistee',
      retiree: 'retiree',
      irrecevable: 'irrecevable',
    },
    par: ['systeme'],
    gardes: [],
    saisie: [],
    article: 'C. IV.B ; RGPD, art. 5.1 c',
  },
  signer_courrier: {
    texte:
      'CRPA L. 212-1 : toute décision « comporte la signature de son auteur » ; L. 212-2 n’en dispense que ce qui est notifié par téléservice.',
    vers: Object.fromEntries(
      [
        'deposee',
        'incomplete',
        'en_instruction',
        'proposee',
        'decidee',
        'notifiee',
        'irrecevable',
        'retiree',
      ].map((de) => [de, de]),
    ),
    par: [...OFFICE, 'delegue_recteur'],
    gardes: ['signaturePermise', 'relectureFaite'],
    saisie: [],
    article: 'C. IV.B ; CRPA L. 212-1',
  },
  envoyer_recommande: {
    texte:
      'C. IV.B : les délais partent « de la réception de la décision », que l’avis d’un recommandé prouve.',
    vers: ENVOYEES,
    par: OFFICE,
    gardes: ['receptionInconnue', 'posteApresEnvoi'],
    saisie: ['posteLe'],
    article: 'C. IV.B ; R. 531-25',
  },
  signaler_retour: {
    texte: 'C. IV.B : un courrier revenu n’a pas été reçu « par le demandeur » ; rien ne court.',
    vers: ENVOYEES,
    par: OFFICE,
    gardes: ['receptionInconnue', 'retourApresEnvoi'],
    saisie: ['revenuLe'],
    article: 'C. IV.B ; R. 531-25',
  },
  renvoyer_courrier: {
    texte: 'C. IV.B : « les décisions doivent être notifiées aux familles » : à l’adresse où elles vivent.',
    vers: ENVOYEES,
    par: OFFICE,
    gardes: ['receptionInconnue', 'courrierParti'],
    saisie: [],
    article: 'C. IV.B ; R. 531-25',
  },
  transmettre_requete: {
    texte:
      'C. IV.B, collège : « le chef d’établissement transmet la requête au recteur », qui représente l’État.',
    vers: Object.fromEntries(DEVANT_LE_JUGE.map((de) => [de, de])),
    par: ['chef_etablissement', 'gestionnaire_sab', 'responsable_sab'],
    gardes: ['requeteDatee', 'requeteContreUneRetenue'],
    saisie: ['requeteRecue', 'requeteObjet'],
    ecrit: 'requete',
    article: 'C. IV.B',
  },
  deposer_memoire: {
    texte: 'C. IV.B : le recteur « représente l’État » devant le tribunal, et y présente sa défense.',
    vers: Object.fromEntries(DEVANT_LE_JUGE.map((de) => [de, de])),
    par: ['responsable_sab'],
    gardes: ['requeteDeLObjet', 'memoireAttendu', 'memoireDate'],
    saisie: ['requeteObjet', 'memoire'],
    ecrit: 'requete',
    article: 'C. IV.B ; CJA R. 611-1',
  },
  clore_requete: {
    texte: 'C. IV.B : le recteur représente l’État devant le tribunal, et reçoit son jugement.',
    vers: Object.fromEntries(DEVANT_LE_JUGE.map((de) => [de, de])),
    par: ['responsable_sab'],
    gardes: ['requeteDeLObjet', 'jugementDate', 'motivationEcrite'],
    saisie: ['requeteObjet', 'jugement', 'motivation'],
    ecrit: 'requete',
    article: 'C. IV.B',
  },
  executer_annulation: {
    texte:
      'CJA L. 11 : les jugements sont exécutoires ; la décision annulée, la demande est examinée de nouveau.',
    vers: { notifiee: 'en_instruction', irrecevable: 'en_instruction', retiree: 'en_instruction' },
    par: ['responsable_sab'],
    gardes: ['requetePendante', 'jugementDate', 'motivationEcrite'],
    saisie: ['requeteObjet', 'jugement', 'motivation'],
    ecrit: 'requete',
    article: 'C. IV.B ; CJA L. 11',
  },
  executer_annulation_de_retenue: {
    texte: 'CJA L. 11 et C. VII.A : les jugements sont exécutoires ; la retenue annulée est rendue.',
    vers: {
      incomplete: 'incomplete',
      en_instruction: 'en_instruction',
      proposee: 'proposee',
      decidee: 'decidee',
      notifiee: 'notifiee',
      retiree: 'retiree',
    },
    par: ['responsable_sab'],
    gardes: [
      'delegationEnCours',
      'requeteSurRetenue',
      'jugementDate',
      'demiJourneesNommees',
      'motivationEcrite',
    ],
    saisie: ['requeteObjet', 'jugement', 'demiJourneesEcartees', 'motivation'],
    ecrit: 'retenue',
    courrier: 'restitution_de_retenue',
    article: 'C. IV.B, VII.A ; CJA L. 11',
  },
  constater_silence: {
    texte:
      'CRPA L. 231-4 : deux mois sans réponse rejettent la demande ; la famille l’apprend, personne ne décide.',
    vers: { deposee: 'deposee', en_instruction: 'en_instruction', proposee: 'proposee' },
    par: ['systeme'],
    gardes: ['silenceSurLaDemande'],
    saisie: [],
    courrier: 'silence_sur_la_demande',
    article: 'C. IV.B ; CRPA L. 231-4',
  },
  constater_silence_recours: {
    texte:
      'CRPA L. 411-7 : deux mois sans réponse rejettent le recours ; la famille l’apprend, personne ne décide.',
    vers: Object.fromEntries(CONTESTABLES.map((de) => [de, de])),
    par: ['systeme'],
    gardes: ['silenceSurLeRecours'],
    saisie: [],
    courrier: 'silence_sur_le_recours',
    article: 'C. IV.B ; CRPA L. 411-7',
  },
  rappeler_pieces: {
    texte: 'C. II.A et III.C : relance des familles dont des pièces manquent, avant la fin du délai.',
    vers: { incomplete: 'incomplete' },
    par: ['systeme'],
    gardes: ['rappelDu'],
    saisie: [],
    courrier: 'rappel_de_pieces',
    article: 'C. III.C',
  },
  relancer_avant_cloture: {
    texte:
      'C. II.A : les familles sans « justificatifs à l’approche de l’expiration du délai » sont informées, puis relancées.',
    vers: { deposee: 'deposee', en_instruction: 'en_instruction', incomplete: 'incomplete' },
    par: ['systeme'],
    gardes: ['relanceDue'],
    saisie: [],
    courrier: 'relance_avant_cloture',
    article: 'C. II.A',
  },
  relancer_en_recommande: {
    texte: 'C. II.A : « relancées (courrier voire courrier recommandé avec accusé de réception) ».',
    vers: { deposee: 'deposee', en_instruction: 'en_instruction', incomplete: 'incomplete' },
    par: OFFICE,
    gardes: ['recommandeDu'],
    saisie: [],
    courrier: 'relance_avant_cloture',
    article: 'C. II.A',
  },
  former_recours: {
    texte:
      'C. IV.B : la famille dispose, « à compter de la réception de la décision », de recours ; au lycée, tout recours vaut recours préalable.',
    vers: Object.fromEntries(CONTESTABLES.map((de) => [de, de])),
    par: FAMILLE_OU_OFFICE,
    gardes: ['contestable', 'recoursDate'],
    saisie: ['recoursForme', 'recoursRecu', 'recoursObjet'],
    ecrit: 'recours',
    courrier: 'accuse_reception_recours',
    article: 'C. IV.B',
  },
  accueillir_recours: {
    texte: 'C. IV.B, lycée : en cas d’accord, « notification d’ouverture de droit » après le recours.',
    vers: vers('decidee'),
    par: 'repondre_au_recours',
    gardes: [
      'reponsePermise',
      'eleveScolarise',
      'premiereBourseFinie',
      'demandeSeule',
      'droitOuvert',
      'autreEchelon',
    ],
    saisie: ['motivation'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'attribution',
    article: 'C. IV.B ; R. 531-25',
  },
  maintenir_refus: {
    texte:
      'C. IV.B, lycée : en cas de maintien, « refus sur recours », motivé, avec le tribunal compétent ; de même pour un retrait.',
    vers: { ...vers('decidee'), retiree: 'retiree', irrecevable: 'irrecevable' },
    par: 'repondre_au_recours',
    gardes: ['reponsePermise', 'refusConteste', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'decision',
    decision: 'refus_sur_recours',
    courrier: 'maintien_du_refus',
    article: 'C. IV.B ; D. 531-26',
  },
  maintenir_attribution: {
    texte: 'C. IV.B, lycée : la décision rendue sur le recours prend la place de la première.',
    vers: vers('decidee'),
    par: 'repondre_au_recours',
    gardes: ['reponsePermise', 'attributionContestee', 'droitOuvert', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'attribution',
    article: 'C. IV.B ; D. 531-26',
  },
  rouvrir_sur_recours: {
    texte: 'C. IV.B : la décision retirée sur recours, la demande est examinée de nouveau.',
    vers: { notifiee: 'en_instruction', irrecevable: 'en_instruction', retiree: 'en_instruction' },
    par: 'repondre_au_recours',
    gardes: ['reponsePermise', 'decisionARouvrir', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'recours',
    courrier: 'reponse_au_recours',
    article: 'C. IV.B',
  },
  envoyer_au_ministre: {
    texte:
      'C. IV.B, lycée : le recours, présenté à l’autorité de la première décision, part au ministre avec sa fiche.',
    vers: Object.fromEntries(CONTESTABLES.map((de) => [de, de])),
    par: ['responsable_sab'],
    gardes: ['recoursAEnvoyer', 'envoiAuMinistreDate'],
    saisie: ['envoiAuMinistre'],
    ecrit: 'recours',
    article: 'C. IV.B',
  },
  executer_reponse_du_ministre: {
    texte:
      'C. IV.B, lycée : la famille peut saisir « le ministre chargé de l’éducation nationale » ; il accorde.',
    vers: vers('en_instruction'),
    par: ['responsable_sab'],
    gardes: ['hierarchiquePendant', 'reponseDuMinistreDatee', 'motivationEcrite'],
    saisie: ['reponseDuMinistre', 'motivation'],
    ecrit: 'recours',
    courrier: 'reponse_au_recours',
    article: 'C. IV.B',
  },
  enregistrer_rejet_du_ministre: {
    texte:
      'C. IV.B, lycée : la famille peut saisir « le ministre chargé de l’éducation nationale » ; il rejette.',
    vers: Object.fromEntries(CONTESTABLES.map((de) => [de, de])),
    par: ['responsable_sab'],
    gardes: ['rejetAttenduDuMinistre', 'rejetDuMinistreDate', 'motivationEcrite'],
    saisie: ['reponseDuMinistre', 'motivation'],
    ecrit: 'recours',
    article: 'C. IV.B',
  },
  ecarter_recours_tardif: {
    texte: 'C. IV.B : les recours se forment dans un délai ; passé celui-ci, la réponse le dit.',
    vers: Object.fromEntries(CONTESTABLES.map((de) => [de, de])),
    par: 'repondre_au_recours',
    gardes: ['reponseAuTardifPermise', 'recoursTardif', 'connaissanceMotivee'],
    saisie: ['connueLe', 'motivation'],
    ecrit: 'recours',
    courrier: 'reponse_au_recours',
    article: 'C. IV.B',
  },
  inviter_a_presenter_ses_observations: {
    texte:
      'CRPA L. 121-1 : une décision qui retire un droit suit « une procédure contradictoire préalable ».',
    vers: NOTIFIEE,
    par: 'decider',
    gardes: [
      'delegationEnCours',
      'aucunRecoursPendant',
      'attributionEnVigueur',
      'aucunRetraitEngage',
      'motifDeRetraitPossible',
      'motivationEcrite',
    ],
    saisie: ['motifDeRetrait', 'motivation'],
    ecrit: 'retrait',
    courrier: 'invitation_aux_observations',
    article: 'C. III.C.1.b ; CRPA L. 121-1, L. 122-1',
  },
  dater_invitation: {
    texte:
      'CRPA L. 122-1 : la personne a été « mise à même » de répondre, ce dont la preuve incombe à qui décide.',
    vers: NOTIFIEE,
    par: FAMILLE_OU_OFFICE,
    gardes: ['invitationDatee', 'preuveDeLInvitation'],
    saisie: ['receptionDuCourrier', 'preuve'],
    article: 'C. III.C.1.b ; CRPA L. 122-1',
  },
  dater_retenue: {
    texte:
      'C. VII.A et IV.B : la retenue est notifiée avec ses voies de recours, dont les délais partent de sa réception.',
    vers: { notifiee: 'notifiee', retiree: 'retiree' },
    par: OFFICE,
    gardes: ['retenueDatee', 'preuveDeLaRetenue'],
    saisie: ['receptionDuCourrier', 'preuve'],
    article: 'C. IV.B, VII.A',
  },
  recevoir_observations: {
    texte:
      'CRPA L. 122-1 : « des observations écrites et, le cas échéant, sur sa demande, des observations orales ».',
    vers: NOTIFIEE,
    par: FAMILLE_OU_OFFICE,
    gardes: ['observationsAttendues', 'observationsDatees'],
    saisie: ['observationsLe'],
    ecrit: 'retrait',
    article: 'C. III.C.1.b ; CRPA L. 122-1',
  },
  renoncer_a_la_bourse: {
    texte: 'C. V.B : la bourse vaut pour l’année scolaire et n’est pas réexaminée pour un même bénéficiaire.',
    vers: NOTIFIEE,
    par: FAMILLE_OU_OFFICE,
    gardes: ['attributionEnVigueur', 'aucunRetraitEngage', 'dernierJourPossible'],
    saisie: ['dernierJour'],
    ecrit: 'retrait',
    courrier: 'accuse_reception_renonciation',
    article: 'C. V.B',
  },
  retirer: {
    texte:
      'C. III.C.1.b : la bourse « doit faire l’objet d’une décision de retrait de bourse pour l’avenir ».',
    vers: { notifiee: 'retiree' },
    par: 'decider',
    gardes: [
      'delegationEnCours',
      'aucunRecoursPendant',
      'attributionEnVigueur',
      'retraitDeLaBourse',
      'familleEntendue',
      'dernierJourPossible',
      'motivationEcrite',
    ],
    saisie: ['dernierJour', 'motivation'],
    ecrit: 'decision',
    decision: 'retrait',
    courrier: 'retrait',
    article: 'C. III.C.1.b ; CRPA L. 121-1',
  },
  reprendre_bourse_d_ailleurs: {
    texte:
      'C. V.A : le transfert de la bourse de lycée est « également systématique » pour les élèves de l’agriculture, « et inversement ».',
    vers: { deposee: 'decidee', en_instruction: 'decidee' },
    par: 'decider',
    gardes: [
      'aucunRecoursPendant',
      'delegationEnCours',
      'eleveScolarise',
      'demandeSeule',
      'premiereBourseFinie',
      'imprimeRecu',
      'decisionDAilleurs',
      'resteAPayerIci',
    ],
    saisie: ['decideeAilleurs', 'sortieDAilleurs'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'attribution',
    article: 'C. V.A (D. 531-28)',
  },
  constater_retour: {
    texte:
      'C. V.A : le transfert est « systématique » dans les deux sens, « en cours d’année », sans nouvelle demande.',
    vers: { notifiee: 'decidee' },
    par: 'decider',
    gardes: [
      'delegationEnCours',
      'aucunRecoursPendant',
      'attributionEnVigueur',
      'aucunRetraitEngage',
      'parti',
      'retourDate',
      'resteAReprendre',
    ],
    saisie: ['retourLe'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'attribution',
    article: 'C. V.A (D. 531-6, D. 531-28)',
  },
  constater_depart: {
    texte:
      'C. V.A : « et inversement », l’élève boursier qui part vers l’agriculture garde sa bourse ; l’origine arrête la sienne.',
    vers: { notifiee: 'decidee' },
    par: 'decider',
    gardes: [
      'delegationEnCours',
      'aucunRecoursPendant',
      'attributionEnVigueur',
      'aucunRetraitEngage',
      'pasEncoreParti',
      'horsDeLaBase',
      'departDate',
      'resteAPayerAilleurs',
    ],
    saisie: ['departLe', 'departFin'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'depart_ailleurs',
    article: 'C. V.A (D. 531-6, D. 531-28)',
  },
  suspendre_merite: {
    texte:
      'D. 531-40 : les élèves qui « ne satisfont pas à l’obligation d’assiduité » peuvent se voir suspendre ce complément par le directeur académique.',
    vers: { notifiee: 'decidee' },
    par: 'decider',
    gardes: [
      'delegationEnCours',
      'aucunRecoursPendant',
      'attributionEnVigueur',
      'suspensionEngagee',
      'familleEntendue',
      'dernierJourDuMerite',
      'motivationEcrite',
    ],
    saisie: ['dernierJour', 'motivation'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'suspension_du_merite',
    article: 'C. IV.C.3 ; D. 531-40',
  },
  reprendre_merite: {
    texte: 'D. 531-40 : ce qui est suspendu reprend, par qui l’a suspendu, pour l’avenir.',
    vers: { notifiee: 'decidee' },
    par: 'decider',
    gardes: [
      'delegationEnCours',
      'aucunRecoursPendant',
      'attributionEnVigueur',
      'aucunRetraitEngage',
      'meriteSuspendu',
      'repriseDuMerite',
      'motivationEcrite',
    ],
    saisie: ['premierJour', 'motivation'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'reprise_du_merite',
    article: 'C. IV.C.3 ; D. 531-40',
  },
  abandonner_retrait: {
    texte: 'CRPA L. 122-1 : des observations qui convainquent, la bourse continue, et la famille le sait.',
    vers: NOTIFIEE,
    par: 'decider',
    gardes: ['delegationEnCours', 'retraitEngage', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'retrait',
    courrier: 'maintien_de_la_bourse',
    article: 'C. III.C.1.b ; CRPA L. 122-1',
  },
  corriger_personne: {
    texte:
      'RGPD, art. 5, 1, d et 16 : les données inexactes sont « rectifiées sans tarder », où qu’en soit le dossier.',
    vers: {
      ...SUR_PLACE,
      decidee: 'decidee',
      notifiee: 'notifiee',
      desistee: 'desistee',
      retiree: 'retiree',
      irrecevable: 'irrecevable',
    },
    par: [...OFFICE, 'systeme'],
    gardes: ['motivationEcrite'],
    saisie: ['motivation'],
    article: 'RGPD, art. 5 et 16',
  },
  declarer_double_demande: {
    texte:
      'C. II.C.1 : deux parents en résidence alternée déposent, « les deux demandes doivent être déclarées irrecevables ».',
    vers: {
      deposee: 'irrecevable',
      incomplete: 'irrecevable',
      en_instruction: 'irrecevable',
      proposee: 'irrecevable',
    },
    par: 'decider',
    gardes: ['aucunRecoursPendant', 'delegationEnCours', 'dansLesDelais', 'deuxParents'],
    saisie: [],
    ecrit: 'decision',
    decision: 'irrecevabilite',
    courrier: 'irrecevabilite',
    article: 'C. II.C.1',
  },
  revenir_sur_le_retard: {
    texte:
      'C. II.C.3 : est tardif ce qui est remis après la date limite, « cachet de la poste faisant foi » ; ce qui ne l’était pas se reprend.',
    vers: { notifiee: 'deposee', irrecevable: 'deposee' },
    par: 'decider',
    gardes: [
      'aucunRecoursPendant',
      'delegationEnCours',
      'retardNotifie',
      'receptionCorrigeePossible',
      'motivationEcrite',
    ],
    saisie: ['receptionCorrigee', 'cachetCorrige', 'motivation'],
    ecrit: 'demande',
    courrier: 'reprise_apres_retard',
    article: 'C. II.C.3 ; CRPA L. 243-1 et L. 243-3',
  },
  reprendre_apres_desistement: {
    texte: 'C. II.C.1 : les parents conviennent « de la demande qui sera maintenue ».',
    vers: { irrecevable: 'deposee' },
    par: ['systeme'],
    gardes: ['aucunRecoursPendant', 'repriseDue'],
    saisie: [],
    courrier: 'reprise_de_la_demande',
    article: 'C. II.C.1',
  },
  signaler_erreur: {
    texte:
      'C. IV.B : « les usagers ont la possibilité de rectifier, spontanément ou au cours d’un contrôle, une erreur ».',
    vers: { ...SUR_PLACE, notifiee: 'notifiee' },
    par: FAMILLE_OU_OFFICE,
    gardes: ['dansLesDelais', 'aucuneErreurAnnoncee', 'erreurDatee'],
    saisie: ['erreurLe'],
    ecrit: 'rectification',
    article: 'C. IV.B, droit à l’erreur ; CRPA L. 123-1',
  },
  rectifier: {
    texte:
      'C. IV.B : le droit à l’erreur est pris en compte « lors du traitement des dossiers » ; une décision que l’erreur change est reprise.',
    vers: { ...SUR_PLACE, notifiee: 'en_instruction' },
    par: 'instruire',
    gardes: [
      'dansLesDelais',
      'aucunRecoursPendant',
      'aucunRetraitEngage',
      'erreurAnnoncee',
      'bonneFoiPourModifier',
      'motivationEcrite',
    ],
    saisie: ['bonneFoi', 'motivation'],
    ecrit: 'demande',
    article: 'C. IV.B, droit à l’erreur ; CRPA L. 123-1',
  },
  ecarter_rectification: {
    texte: 'C. IV.B : ce que la famille signale est examiné ; rien ne change si rien n’était faux.',
    vers: { ...SUR_PLACE, notifiee: 'notifiee' },
    par: 'instruire',
    gardes: ['erreurAnnoncee', 'reponseSignee', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'rectification',
    courrier: 'rectification_ecartee',
    article: 'C. IV.B, droit à l’erreur ; CRPA L. 123-1',
  },
  demander_retenue: {
    texte:
      'C. VII.A : au lycée, « le chef d’établissement informe le service » au-delà de quinze jours ; au collège privé, le DASEN retient « sur proposition du chef d’établissement ».',
    vers: { notifiee: 'notifiee' },
    par: 'demander_retenue',
    gardes: [
      'bourseARetenir',
      'aucuneRetenueDemandee',
      'rienARendre',
      'absencesAuDela',
      'absencesNouvelles',
      'motivationEcrite',
    ],
    saisie: ['motivation'],
    ecrit: 'retenue',
    article: 'C. VII.A (D. 531-12, R. 531-31)',
  },
  retenir: {
    texte:
      'C. VII.A : la retenue sur le montant annuel est prononcée par le chef d’établissement au collège public, par le DASEN ailleurs ; motivée et notifiée.',
    vers: { notifiee: 'notifiee' },
    par: 'retenir',
    gardes: [
      'delegationEnCours',
      'bourseARetenir',
      'retenueDemandee',
      'aucunRecoursSurRetenue',
      'rienARendre',
      'absencesAuDela',
      'absencesNouvelles',
      'motivationEcrite',
    ],
    saisie: ['motivation'],
    ecrit: 'retenue',
    courrier: 'retenue_pour_absences',
    article: 'C. VII.A (D. 531-12, R. 531-31)',
  },
  ecarter_retenue: {
    texte:
      'C. VII.A : le DASEN décide sur la proposition du chef d’établissement ; il peut ne pas la suivre.',
    vers: { notifiee: 'notifiee' },
    par: 'retenir',
    gardes: ['delegationEnCours', 'demandeAEcarter', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'retenue',
    article: 'C. VII.A (D. 531-12, R. 531-31)',
  },
  rendre_retenue: {
    texte:
      'C. VII.A : seules les absences injustifiées sont retenues ; ce qui l’a été pour une absence justifiée depuis n’a plus de cause.',
    vers: { notifiee: 'notifiee' },
    par: 'retenir',
    gardes: ['delegationEnCours', 'aucunRecoursSurRetenue', 'retenueARendre', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'retenue',
    courrier: 'restitution_de_retenue',
    article: 'C. VII.A (D. 531-12, R. 531-31)',
  },
  maintenir_retenue: {
    texte:
      'C. VII.A : la retenue est une décision motivée et notifiée ; C. IV.B : la réponse au recours la maintient, et dit pourquoi.',
    vers: DEPUIS_LA_BOURSE,
    par: 'repondre_au_recours',
    gardes: ['reponseSurRetenuePermise', 'rienARendreSurRecours', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'recours',
    courrier: 'reponse_au_recours',
    article: 'C. IV.B, VII.A',
  },
  revoir_retenue: {
    texte: 'C. VII.A, IV.B : sur recours, la retenue est annulée ou réduite ; ce qui a été retenu est rendu.',
    vers: DEPUIS_LA_BOURSE,
    par: 'repondre_au_recours',
    gardes: ['reponseSurRetenuePermise', 'demiJourneesNommees', 'motivationEcrite'],
    saisie: ['demiJourneesEcartees', 'motivation'],
    ecrit: 'retenue',
    courrier: 'restitution_de_retenue',
    article: 'C. IV.B, VII.A',
  },
  executer_ministre_sur_retenue: {
    texte: 'C. IV.B : le ministre, saisi d’un recours hiérarchique contre la retenue, l’accueille.',
    vers: DEPUIS_LA_BOURSE,
    par: ['responsable_sab'],
    gardes: [
      'delegationEnCours',
      'ministreSaisiDeLaRetenue',
      'ministreSurRetenueDate',
      'demiJourneesNommees',
      'motivationEcrite',
    ],
    saisie: ['reponseDuMinistre', 'demiJourneesEcartees', 'motivation'],
    ecrit: 'retenue',
    courrier: 'restitution_de_retenue',
    article: 'C. IV.B, VII.A',
  },
  transferer: {
    texte:
      'C. V.A : « les transferts de bourse […] entre établissements sont de droit lorsque l’élève change d’établissement en cours d’année scolaire » ; l’origine transmet sans délai les décisions et le dossier.',
    vers: { ...SUR_PLACE, proposee: 'en_instruction', notifiee: 'notifiee' },
    par: 'demander_pieces',
    gardes: [
      'bourseEnCours',
      'demandeSansRecours',
      'inscritAilleurs',
      'entreALAccueil',
      'pasEncoreTransmis',
      'pasEncoreParti',
      'sortieDatee',
      'manqueSitue',
      'passageSansAttente',
      'passageAvantLeDernierTrimestre',
    ],
    saisie: ['accueil', 'sortieLe', 'manqueDu'],
    ecrit: 'transfert',
    article: 'C. V.A ; D. 531-6 et D. 531-28',
  },
  se_desister: {
    texte:
      'C. II.C.1 : une seule demande par élève ; qui l’a faite peut y renoncer avant la décision connue, ou pour laisser celle de l’autre parent.',
    vers: ABANDON,
    par: ['famille'],
    gardes: ['abandonPossible'],
    saisie: [],
    article: 'C. II.C.1',
  },
  enregistrer_desistement: {
    texte: 'C. II.C.1 : le même abandon, venu par écrit.',
    vers: ABANDON,
    par: OFFICE,
    gardes: ['abandonPossible', 'motivationEcrite'],
    saisie: ['motivation'],
    article: 'C. II.C.1',
  },
};

/** Roles that the text entrusts an act to in a branch. */
export const rolesDe = (acte: Acte, branche: Branche): Role[] => {
  const { par } = ACTES[acte];
  return typeof par === 'string' ? TACHES[branche][par] : par;
};

/** Every (state, role, act) that the text does not name for a branch. */
export const interditsDe = (branche: Branche): { etat: Etat; role: Role; acte: Acte }[] =>
  (Object.keys(ACTES) as Acte[]).flatMap((acte) =>
    ETATS.flatMap((etat) =>
      ROLES.filter((role) => !(etat in ACTES[acte].vers) || !rolesDe(acte, branche).includes(role)).map(
        (role) => ({ etat, role, acte }),
      ),
    ),
  );
