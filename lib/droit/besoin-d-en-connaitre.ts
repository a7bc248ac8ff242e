import { BRANCHES, type Branche, juge, ROLES, type Role, type RoleDAgent } from './competence.ts';

/** What a dossier holds, told apart by what reading it reveals (RGPD, art. 5.1 c; loi 78-17, art. 4). */
export const GENRES_DE_DONNEE = [
  'identite',
  'coordonnees',
  'situation_familiale',
  'revenus',
  'calcul',
  'numero_fiscal',
  'coordonnees_bancaires',
  'pieces',
  'courriers',
  'decision',
  'argent',
  'suivi',
] as const;
export type GenreDeDonnee = (typeof GENRES_DE_DONNEE)[number];

/** What a person calls each kind. */
export const LIBELLES_DES_GENRES: Readonly<Record<GenreDeDonnee, string>> = {
  identite: 'identité',
  coordonnees: 'coordonnées',
  situation_familiale: 'situation familiale',
  revenus: 'revenus',
  calcul: 'calcul du droit',
  numero_fiscal: 'numéro fiscal',
  coordonnees_bancaires: 'coordonnées bancaires',
  pieces: 'pièces jointes',
  courriers: 'courriers',
  decision: 'décision',
  argent: 'montants et versements',
  suivi: 'suivi du dossier',
};

/** Read at once, read one value at a time with a written reason, or not at all. */
export type Regard = 'lit' | 'sur_motif' | 'rien';

/** A regard, or two: of who instructs or decides in the branch, and of the same function anywhere else. */
type Cellule = Regard | readonly [competent: Regard, sinon: Regard];
type Rangee = Readonly<Record<GenreDeDonnee, Cellule>>;

const rangee = (partout: Cellule, saufs: Partial<Rangee> = {}): Rangee => ({
  identite: partout,
  coordonnees: partout,
  situation_familiale: partout,
  revenus: partout,
  calcul: partout,
  numero_fiscal: partout,
  coordonnees_bancaires: partout,
  pieces: partout,
  courriers: partout,
  decision: partout,
  argent: partout,
  suivi: partout,
  ...saufs,
});

/** Who prepares a dossier reads it whole, except what only a judgement needs: nobody judges what is hidden (C. IV.B). */
const BUREAU = rangee('lit', {
  revenus: ['lit', 'sur_motif'],
  numero_fiscal: 'sur_motif',
  coordonnees_bancaires: 'sur_motif',
});

/** Who reads what of a dossier of the place where the function is held. The one place: pages, queries, acts and PostgreSQL ask it. */
export const BESOIN_D_EN_CONNAITRE: Readonly<Record<Role, Rangee>> = {
  secretariat: BUREAU,
  secretaire_general: BUREAU,
  chef_etablissement: BUREAU,
  gestionnaire_sab: BUREAU,
  responsable_sab: BUREAU,
  // What is signed by delegation, and nothing of the collèges publics, whose chef decides.
  delegue_recteur: rangee(['lit', 'rien'], {
    numero_fiscal: ['sur_motif', 'rien'],
    coordonnees_bancaires: 'rien',
  }),
  // Pays (C. VII.B): who, how much, where to.
  agent_comptable: rangee('rien', {
    identite: 'lit',
    argent: 'lit',
    coordonnees_bancaires: 'sur_motif',
  }),
  // Reads what is told in a demand for its opinion, never the dossier.
  service_social: rangee('rien'),
  // Reads figures, nobody.
  ministere: rangee('rien'),
  // Reads what public bodies ask, and nobody.
  instructeur_habilitations: rangee('rien'),
  administrateur: rangee('rien'),
  // Reads who read what, never what was read.
  dpo: rangee('rien'),
  // What it said itself; the two numbers are never shown back.
  famille: rangee('lit', { numero_fiscal: 'rien', coordonnees_bancaires: 'rien' }),
  // Where the demande stands and what it waits for: nothing that tells who lives how.
  porteur: rangee('rien', { suivi: 'lit' }),
  systeme: rangee('lit'),
};

const FORCE: Readonly<Record<Regard, number>> = { rien: 0, sur_motif: 1, lit: 2 };

function regardDuRole(branche: Branche, role: Role, genre: GenreDeDonnee): Regard {
  const cellule = BESOIN_D_EN_CONNAITRE[role][genre];
  if (typeof cellule === 'string') return cellule;
  const [competent, sinon] = cellule;
  return juge(branche, role) ? competent : sinon;
}

/** How a kind of data of a dossier is read by who holds these functions on it: the widest of them. */
export const regardSur = (branche: Branche, roles: readonly Role[], genre: GenreDeDonnee): Regard =>
  roles
    .map((role) => regardDuRole(branche, role, genre))
    .reduce<Regard>((large, regard) => (FORCE[regard] > FORCE[large] ? regard : large), 'rien');

/** Branches in which a function reads a kind of data, at once or with a reason. */
export const branchesLues = (role: Role, genre: GenreDeDonnee): Branche[] =>
  BRANCHES.filter((branche) => regardDuRole(branche, role, genre) !== 'rien');

const DES_AGENTS = ROLES.filter(
  (role): role is RoleDAgent => !['famille', 'porteur', 'systeme'].includes(role),
);

/** Functions of agents that read a kind of data in some branch. */
export const agentsQuiLisent = (genre: GenreDeDonnee): RoleDAgent[] =>
  DES_AGENTS.filter((role) => branchesLues(role, genre).length > 0);

/** What each function of agents reads of the dossiers of each branch, one line a kind: what PostgreSQL is given at each migration. */
export const regardsDesAgents = (): { role: Role; branche: Branche; genre: GenreDeDonnee }[] =>
  DES_AGENTS.flatMap((role) =>
    GENRES_DE_DONNEE.flatMap((genre) =>
      branchesLues(role, genre).map((branche) => ({ role, branche, genre })),
    ),
  );
