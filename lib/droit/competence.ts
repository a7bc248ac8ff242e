import type { Lecture } from './lecture.ts';
import { definirRegles } from './regle.ts';
import type { Secteur, TypeBourse, TypeEtablissement } from './situation.ts';

/** Functions that act in the procedure. SYSTEME is the author of automatic acts. */
export const ROLES = [
  'secretariat',
  'secretaire_general',
  'chef_etablissement',
  'gestionnaire_sab',
  'responsable_sab',
  'delegue_recteur',
  'agent_comptable',
  'administrateur',
  'famille',
  'systeme',
] as const;
export type Role = (typeof ROLES)[number];

export const LIBELLES_ROLES: Record<Role, string> = {
  secretariat: 'secrétariat',
  secretaire_general: 'secrétaire général',
  chef_etablissement: 'chef d’établissement',
  gestionnaire_sab: 'gestionnaire du service académique des bourses',
  responsable_sab: 'responsable du service académique des bourses',
  delegue_recteur: 'délégué du recteur',
  agent_comptable: 'agent comptable',
  administrateur: 'administrateur',
  famille: 'famille',
  systeme: 'application',
};

/** The circulaire gives a different authority to each branch (C. II.C.3, IV.B, VII.A). */
export const BRANCHES = ['college_public', 'college_prive', 'lycee_public', 'lycee_prive', 'cned'] as const;
export type Branche = (typeof BRANCHES)[number];

/** Branch of a dossier, from where the pupil is schooled and which bourse that opens. */
export function brancheDe(
  etablissement: { type: TypeEtablissement; secteur: Secteur },
  type: TypeBourse,
): Branche {
  if (etablissement.type === 'cned') return 'cned';
  const secteur = etablissement.secteur === 'public' ? 'public' : 'prive';
  return `${type}_${secteur}`;
}

/** What a branch entrusts, and to whom. An empty list: the task does not exist there. */
export const TACHES = [
  'saisir',
  'instruire',
  'demander_pieces',
  'proposer',
  'decider',
  'repondre_au_recours',
] as const;
export type Tache = (typeof TACHES)[number];

/** In whose name a decision is signed, and the service that holds the dossier. */
export type Autorite = 'chef_etablissement' | 'dasen';

/** Late paper: a refusal signed by the chef, or an irrecevabilité pronounced by the DASEN (C. II.C.3). */
export type ActeHorsDelai = 'refuser_hors_delai' | 'declarer_irrecevable';

interface Competence {
  taches: Record<Tache, readonly Role[]>;
  autorite: Autorite;
  horsDelai: ActeHorsDelai;
  /** Whose accountant pays: the établissement's, or the State's (C. VII.B). */
  payeur: 'etablissement' | 'etat';
  /** The calendar of the closing days (annexe 1), and for the CNED the service that holds it (C. II.B.3). */
  reseau: 'general' | 'cned';
}

/** The chef of a collège public is helped by them, and decides alone (C. IV.B). */
const AIDES: readonly Role[] = ['secretaire_general', 'secretariat'];
const SAB: readonly Role[] = ['gestionnaire_sab', 'responsable_sab'];
/** Signing for the recteur or the DASEN needs a delegation: the gestionnaire prepares, does not sign. */
const DASEN: readonly Role[] = ['responsable_sab', 'delegue_recteur'];

const LYCEE = {
  taches: {
    saisir: ['secretariat', 'chef_etablissement'],
    instruire: SAB,
    demander_pieces: SAB,
    proposer: [],
    decider: DASEN,
    repondre_au_recours: DASEN,
  },
  autorite: 'dasen',
  horsDelai: 'declarer_irrecevable',
  payeur: 'etat',
  reseau: 'general',
} as const satisfies Competence;

/** Who does what, branch by branch. The one place: guards, screens, letters read it. */
export const COMPETENCES: Record<Branche, Competence> = {
  college_public: {
    taches: {
      saisir: ['secretariat', 'secretaire_general', 'chef_etablissement'],
      instruire: ['chef_etablissement'],
      demander_pieces: ['chef_etablissement', ...AIDES],
      proposer: [],
      decider: ['chef_etablissement'],
      // Above the chef, the recteur, whose service reads these dossiers; the délégué does not.
      repondre_au_recours: ['chef_etablissement', 'responsable_sab'],
    },
    autorite: 'chef_etablissement',
    horsDelai: 'refuser_hors_delai',
    payeur: 'etablissement',
    reseau: 'general',
  },
  college_prive: {
    taches: {
      saisir: ['secretariat', 'chef_etablissement'],
      instruire: SAB,
      demander_pieces: ['chef_etablissement', ...SAB],
      proposer: ['chef_etablissement'],
      decider: DASEN,
      repondre_au_recours: DASEN,
    },
    autorite: 'dasen',
    horsDelai: 'declarer_irrecevable',
    payeur: 'etat',
    reseau: 'general',
  },
  lycee_public: {
    ...LYCEE,
    taches: { ...LYCEE.taches, saisir: ['secretariat', 'secretaire_general', 'chef_etablissement'] },
    payeur: 'etablissement',
  },
  lycee_prive: LYCEE,
  cned: { ...LYCEE, taches: { ...LYCEE.taches, saisir: SAB }, reseau: 'cned' },
};

export const REGLES_COMPETENCE = definirRegles({
  'competence.college_public': {
    source: {
      article: 'C. IV.B',
      titre: 'Procédure d’attribution applicable aux collèges publics',
      dit: 'le chef d’établissement instruit les demandes et décide, au nom de l’État, aidé du secrétaire général',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: () => 'La décision revient au chef d’établissement, au nom de l’État.',
  },
  'competence.college_prive': {
    source: {
      article: 'C. IV.B',
      titre: 'Procédure d’attribution applicable aux collèges privés',
      dit: 'le chef d’établissement propose, le service académique instruit, le directeur académique décide et notifie',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: () => 'La décision revient au directeur académique, sur la proposition du chef d’établissement.',
  },
  'competence.lycee': {
    source: {
      article: 'C. IV.B',
      titre: 'Procédure d’attribution applicable aux lycées publics et privés',
      dit: 'le service académique instruit toutes les demandes de lycée ; le directeur académique décide par délégation du recteur',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: () => 'La décision revient au directeur académique, par délégation du recteur.',
  },
});

export const LECTURES_COMPETENCE: readonly Lecture[] = [
  {
    id: 'etat_global.ressources_dans_la_liste',
    article: 'C. IV.B, collège, 2',
    doute:
      'Le chef d’un collège privé propose « au regard des ressources et des charges » : la liste qu’il établit montre-t-elle ces chiffres, lui qui n’instruit pas ?',
    lecture:
      'Oui, dans le document qu’il envoie, et chaque lecture est journalisée ; la page ne les affiche qu’au service qui décide.',
    autre: 'Une liste d’élèves sans aucun chiffre.',
    raison: 'Le texte les nomme dans ce document, et nulle part ailleurs pour lui.',
    regles: ['competence.college_prive'],
  },
  {
    id: 'competence.secretaire_general',
    article: 'C. IV.B, collèges publics',
    doute:
      'Le secrétaire général seconde le chef d’établissement : peut-il instruire seul et demander des pièces ?',
    lecture:
      'Il demande les pièces, les regarde et les reçoit, comme le secrétariat ; instruire et décider restent au chef d’établissement.',
    autre: 'Seul le chef d’établissement écrit à la famille, même pour une pièce.',
    raison:
      'Seconder, c’est faire avancer le dossier jusqu’à la décision ; demander une pièce ne décide de rien.',
    regles: ['competence.college_public'],
  },
  {
    id: 'competence.erpd',
    article: 'C. I ; workflow « qui décide »',
    doute:
      'Une classe de collège d’une école régionale du premier degré n’a ni chef de collège ni service de lycée désigné.',
    lecture: 'Elle suit la branche du collège, publique ou privée selon son secteur.',
    autre: 'La confier au service académique.',
    raison: 'Elle ouvre une bourse de collège ; la compétence suit la bourse.',
    regles: ['competence.college_public'],
  },
  {
    id: 'competence.cned_eure',
    article: 'C. II.B.3 ; annexe 2',
    doute: 'Pour le Cned, la partie II nomme l’Eure, l’annexe 2 le service de Rouen.',
    lecture: 'La partie II : l’Eure.',
    autre: 'Le service de Rouen, comme la notice.',
    raison: 'Le corps de la circulaire l’emporte sur la notice du formulaire.',
    regles: ['competence.lycee'],
  },
  {
    id: 'competence.double_demande_apres_decision',
    article: 'C. II.C.1, III.C.1.b',
    doute: 'La seconde demande vient après l’attribution, ou l’une des deux est tardive.',
    lecture:
      'Tardive, elle est seule irrecevable. Après l’attribution, celle-ci demeure : la seconde suit le changement de personne, ou est refusée pour la charge.',
    autre: 'Déclarer les deux irrecevables dans tous les cas.',
    raison: 'Une attribution ne tombe pas du fait d’un tiers, et deux bourses ne se paient pas.',
    regles: [],
    attend: 'la seconde demande d’un élève',
  },
  {
    id: 'competence.double_demande_hors_alternance',
    article: 'C. II.C.1',
    doute:
      'Deux personnes demandent la bourse du même élève sans résidence alternée, ou figurent toutes deux sur un même avis.',
    lecture:
      'Sans alternance, une personne juge qui a la charge effective. Sur un même avis, c’est un seul ménage : une personne demande laquelle des deux demandes est gardée. Aucune n’est irrecevable de ce seul fait.',
    autre: 'Déclarer les deux irrecevables, comme en résidence alternée.',
    raison: 'L’irrecevabilité n’est écrite que pour la résidence alternée.',
    regles: ['recevabilite.demande_unique', 'recevabilite.residence_alternee'],
  },
  {
    id: 'competence.consentement_du_concubin',
    article: 'C. II.B.1',
    doute: 'Le concubin refuse l’étude automatique, ou le consentement est retiré pendant l’étude.',
    lecture:
      'L’étude s’arrête sans décision pour tout ce qui n’est pas signé ; la famille le sait et la demande sur papier lui est proposée.',
    autre: 'Refuser la bourse, ou demander des pièces dans l’étude.',
    raison: 'Un refus de consentir n’est ni un refus de droit ni une incomplétude.',
    regles: [],
    attend: 'l’étude automatique',
  },
  {
    id: 'competence.api_statut',
    article: 'Champ de l’API Statut élève boursier',
    doute:
      'Que répondre d’un dossier encore ouvert, d’un refus pendant la campagne, du statut de droit d’un élève placé ?',
    lecture:
      'Dossier ouvert : inconnu. Refus notifié : inconnu jusqu’à la clôture, puis non boursier. Statut de droit sans bourse : inconnu. Au dernier jour d’un droit, l’élève est boursier.',
    autre: 'Répondre non boursier dès le refus.',
    raison:
      'Une réponse prématurée ferme des droits ailleurs ; le statut de droit ne vaut que pour Parcoursup.',
    regles: [],
    attend: 'l’API',
  },
];

/** Roles entrusted with a task in a branch. */
export const competents = (branche: Branche, tache: Tache): readonly Role[] =>
  COMPETENCES[branche].taches[tache];

/** Whoever instructs or decides in a branch judges its dossiers: nobody judges what is hidden. */
export const juge = (branche: Branche, role: Role): boolean =>
  competents(branche, 'instruire').includes(role) || competents(branche, 'decider').includes(role);

/** The authority signs in its own name: no delegation is asked of it. */
export const signeEnSonNom = (branche: Branche): boolean =>
  COMPETENCES[branche].autorite === 'chef_etablissement';

/** A proposition comes before the decision. */
export const propositionAttendue = (branche: Branche): boolean =>
  COMPETENCES[branche].taches.proposer.length > 0;

/** Whose accountant pays the bourse. */
export const payeurDe = (branche: Branche): Competence['payeur'] => COMPETENCES[branche].payeur;

/** Whose calendar sets the closing day of the campaign. */
export const reseauDe = (branche: Branche): Competence['reseau'] => COMPETENCES[branche].reseau;

/** CNED dossiers are held by one académie and département each (C. II.B.3). */
export const SAB_DU_CNED = {
  college_general: { academie: '70', departement: '027', service: 'DSDEN de l’Eure' },
  college_segpa: { academie: '16', departement: '009', service: 'DSDEN de l’Ariège' },
  lycee_general: { academie: '14', departement: '029', service: 'DSDEN du Finistère' },
  lycee_professionnel: { academie: '10', departement: '069', service: 'DSDEN du Rhône' },
} as const;

/** Service that holds a CNED dossier, from the bourse and the filière. */
export function sabDuCned(type: TypeBourse, filiere: 'general' | 'segpa' | 'professionnel') {
  if (type === 'college')
    return filiere === 'segpa' ? SAB_DU_CNED.college_segpa : SAB_DU_CNED.college_general;
  return filiere === 'professionnel' ? SAB_DU_CNED.lycee_professionnel : SAB_DU_CNED.lycee_general;
}

/** Functions that type paper demandes, in one branch or another. */
export const SAISISSANTS: readonly Role[] = [
  ...new Set(BRANCHES.flatMap((branche) => competents(branche, 'saisir'))),
];
