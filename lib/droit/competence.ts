import type { Secteur, TypeBourse, TypeEtablissement } from './situation.ts';

/** Functions that act in the procedure. PORTEUR holds a letter and its code, SYSTEME is the author of automatic acts. */
export const ROLES = [
  'secretariat',
  'secretaire_general',
  'chef_etablissement',
  'gestionnaire_sab',
  'responsable_sab',
  'delegue_recteur',
  'agent_comptable',
  'service_social',
  'ministere',
  'instructeur_habilitations',
  'administrateur',
  'dpo',
  'famille',
  'porteur',
  'systeme',
] as const;
export type Role = (typeof ROLES)[number];

/** Those that an agent holds. */
export type RoleDAgent = Exclude<Role, 'famille' | 'porteur' | 'systeme'>;

export const LIBELLES_ROLES: Record<Role, string> = {
  secretariat: 'secrétariat',
  secretaire_general: 'secrétaire général',
  chef_etablissement: 'chef d’établissement',
  gestionnaire_sab: 'gestionnaire du service académique des bourses',
  responsable_sab: 'responsable du service académique des bourses',
  delegue_recteur: 'délégué du recteur',
  agent_comptable: 'agent comptable',
  service_social: 'service social en faveur des élèves',
  ministere: 'ministère',
  instructeur_habilitations: 'instructeur des habilitations',
  administrateur: 'administrateur',
  dpo: 'délégué à la protection des données',
  famille: 'famille',
  porteur: 'porteur du code d’une lettre',
  systeme: 'application',
};

/** Who keeps the desk of an établissement. */
export const BUREAU_DE_L_ETABLISSEMENT = [
  'secretariat',
  'secretaire_general',
  'chef_etablissement',
] as const satisfies readonly RoleDAgent[];

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

/** Branch of the demandes of most pupils of an établissement. */
export const brancheOrdinaire = (etablissement: { type: TypeEtablissement; secteur: Secteur }): Branche =>
  brancheDe(etablissement, etablissement.type === 'college' ? 'college' : 'lycee');

/** What a branch entrusts, and to whom. An empty list: the task does not exist there. */
export const TACHES = [
  'saisir',
  'deposer_en_ligne',
  'instruire',
  'demander_pieces',
  'proposer',
  'decider',
  'repondre_au_recours',
  'demander_retenue',
  'retenir',
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

/** Online in the public établissements alone, by the family itself (C. II.B.2). */
const EN_LIGNE: readonly Role[] = ['famille'];
/** The chef of a collège public is helped by them, and decides alone (C. IV.B). */
const AIDES: readonly Role[] = ['secretaire_general', 'secretariat'];
const SAB: readonly Role[] = ['gestionnaire_sab', 'responsable_sab'];
/** Signing for the recteur or the DASEN needs a delegation: the gestionnaire prepares, does not sign. */
const DASEN: readonly Role[] = ['responsable_sab', 'delegue_recteur'];

const LYCEE = {
  taches: {
    saisir: ['secretariat', 'chef_etablissement'],
    deposer_en_ligne: [],
    instruire: SAB,
    demander_pieces: SAB,
    proposer: [],
    decider: DASEN,
    repondre_au_recours: DASEN,
    demander_retenue: ['chef_etablissement'],
    retenir: DASEN,
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
      saisir: BUREAU_DE_L_ETABLISSEMENT,
      deposer_en_ligne: EN_LIGNE,
      instruire: ['chef_etablissement'],
      demander_pieces: ['chef_etablissement', ...AIDES],
      proposer: [],
      decider: ['chef_etablissement'],
      // Above the chef, the recteur, whose service reads these dossiers; the délégué does not.
      repondre_au_recours: ['chef_etablissement', 'responsable_sab'],
      demander_retenue: [],
      retenir: ['chef_etablissement'],
    },
    autorite: 'chef_etablissement',
    horsDelai: 'refuser_hors_delai',
    payeur: 'etablissement',
    reseau: 'general',
  },
  college_prive: {
    taches: {
      saisir: ['secretariat', 'chef_etablissement'],
      deposer_en_ligne: [],
      instruire: SAB,
      demander_pieces: ['chef_etablissement', ...SAB],
      proposer: ['chef_etablissement'],
      decider: DASEN,
      repondre_au_recours: DASEN,
      demander_retenue: ['chef_etablissement'],
      retenir: DASEN,
    },
    autorite: 'dasen',
    horsDelai: 'declarer_irrecevable',
    payeur: 'etat',
    reseau: 'general',
  },
  lycee_public: {
    ...LYCEE,
    taches: {
      ...LYCEE.taches,
      saisir: BUREAU_DE_L_ETABLISSEMENT,
      deposer_en_ligne: EN_LIGNE,
    },
    payeur: 'etablissement',
  },
  lycee_prive: LYCEE,
  // No chef judges presence at the CNED, and no text of the circulaire does for it.
  cned: {
    ...LYCEE,
    taches: { ...LYCEE.taches, saisir: SAB, demander_retenue: [], retenir: [] },
    reseau: 'cned',
  },
};

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

/** The service that holds the dossiers of a branch in the place of the établissement's own académie; null where that one does. */
export const serviceAPart = (
  branche: Branche,
  type: TypeBourse,
  filiere: 'general' | 'segpa' | 'professionnel' | undefined,
) => (reseauDe(branche) === 'cned' ? sabDuCned(type, filiere ?? 'general') : null);

/** Functions that type paper demandes, in one branch or another. */
export const SAISISSANTS: readonly Role[] = [
  ...new Set(BRANCHES.flatMap((branche) => competents(branche, 'saisir'))),
];
