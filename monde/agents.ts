/** The agents of the synthetic world: every function in every place, with its dates, and the delegations of signature. */
import type { RoleDAgent } from '#lib/droit/competence.ts';
import { compte, subAgent } from './comptes.ts';
import { hasard } from './hasard.ts';
import { ACADEMIES, ETABLISSEMENTS, type Etablissement, type NomEtablissement } from './territoire.ts';

export interface Agent {
  id: string;
  sub: string;
  prenom: string;
  nom: string;
  courriel: string;
}

export interface Affectation {
  agentId: string;
  role: RoleDAgent;
  uai: string | null;
  academieCode: string | null;
  qualite: string;
  du: string;
  au: string | null;
}

export interface Delegation {
  agentId: string;
  academieCode: string;
  reference: string;
  du: string;
  au: string | null;
}

type RoleDEtablissement = 'secretariat' | 'secretaire_general' | 'chef_etablissement' | 'agent_comptable';
type RoleDAcademie = 'gestionnaire_sab' | 'responsable_sab' | 'delegue_recteur';

const { uuid, parmi } = hasard(2);
const PRENOMS = [
  'Agathe',
  'Bruno',
  'Cécile',
  'Didier',
  'Estelle',
  'Farid',
  'Gaëlle',
  'Hugo',
  'Irène',
  'Joël',
];
const NOMS = [
  'Aubry',
  'Bazin',
  'Cordier',
  'Delmas',
  'Évrard',
  'Fouquet',
  'Guérin',
  'Hamon',
  'Imbert',
  'Joly',
];
const RENTREE_2024 = '2024-09-01';

export const AGENTS: Agent[] = [];
export const AFFECTATIONS: Affectation[] = [];
export const DELEGATIONS: Delegation[] = [];

/** Adds a person: the one of the demonstration's accounts when `cle` is among them, a drawn name otherwise. */
function nommer(cle: string, connu: boolean): Agent {
  const { sub, prenom, nom, email } = connu
    ? compte(cle)
    : { sub: subAgent(cle), prenom: parmi(PRENOMS), nom: parmi(NOMS), email: `${cle}@ac-demo.example` };
  const agent = { id: uuid(), sub, prenom, nom, courriel: email };
  AGENTS.push(agent);
  return agent;
}

function affecter(
  agent: Agent,
  lieu: Omit<Affectation, 'agentId' | 'du' | 'au'>,
  dates?: Partial<Affectation>,
) {
  AFFECTATIONS.push({ agentId: agent.id, ...lieu, du: RENTREE_2024, au: null, ...dates });
  return agent;
}

function deleguer(agent: Agent, academieCode: string, au: string | null = null): void {
  const annee = au === null ? '2026' : '2025';
  const reference = `arrêté ${academieCode}-${annee}-B`;
  DELEGATIONS.push({ agentId: agent.id, academieCode, reference, du: `${annee}-01-15`, au });
}

/** Accounts of the demonstration that stand in an établissement or an académie; everybody else has a drawn name. */
const CONNUS: Readonly<Record<string, string>> = {
  'collegePublic.secretariat': 'secretariat',
  'collegePublic.chef_etablissement': 'chef-public',
  'collegePublic.agent_comptable': 'comptable',
  'collegePublic.secretaire_general': 'secretaire-general',
  'collegePrive.chef_etablissement': 'chef-prive',
  'lyceePublic.secretariat': 'secretariat-lycee',
  '09.gestionnaire_sab': 'gestionnaire',
  '09.responsable_sab': 'responsable',
  '09.delegue_recteur': 'delegue-recteur',
  '16.responsable_sab': 'responsable-toulouse',
  '70.gestionnaire_sab': 'gestionnaire-cned',
};

const CHEF: Partial<Record<Etablissement['type'], string>> = {
  college: 'Le chef d’établissement, principal du collège',
  erea: 'Le directeur de l’EREA',
  erpd: 'Le directeur de l’ERPD',
  cned: 'Le directeur du site',
};
const QUALITES: Record<Exclude<RoleDEtablissement, 'chef_etablissement'> | RoleDAcademie, string> = {
  secretariat: 'Secrétariat',
  secretaire_general: 'Secrétaire général',
  agent_comptable: 'Agent comptable',
  gestionnaire_sab: 'Gestionnaire des bourses',
  responsable_sab: 'Responsable du service académique des bourses',
  delegue_recteur: 'Secrétaire général adjoint, par délégation du recteur',
};

const cleDe = (lieu: string, role: RoleDAgent): string =>
  CONNUS[`${lieu}.${role}`] ?? `${lieu}-${role}`.toLowerCase();
const estConnu = (lieu: string, role: RoleDAgent): boolean => `${lieu}.${role}` in CONNUS;

for (const [nom, { uai, type }] of Object.entries(ETABLISSEMENTS)) {
  for (const role of ['secretariat', 'chef_etablissement', 'agent_comptable'] as const) {
    const agent = nommer(cleDe(nom, role), estConnu(nom, role));
    const qualite =
      role === 'chef_etablissement' ? (CHEF[type] ?? 'Le chef d’établissement, proviseur') : QUALITES[role];
    affecter(agent, { role, uai, academieCode: null, qualite });
  }
}

for (const { code } of ACADEMIES) {
  for (const role of ['gestionnaire_sab', 'responsable_sab', 'delegue_recteur'] as const) {
    const agent = nommer(cleDe(code, role), estConnu(code, role));
    affecter(agent, { role, uai: null, academieCode: code, qualite: QUALITES[role] });
    if (role !== 'gestionnaire_sab') deleguer(agent, code);
  }
}

const lille = { uai: null, academieCode: '09' };
const sansDelegation = affecter(nommer('responsable-sans-delegation', true), {
  ...lille,
  role: 'responsable_sab',
  qualite: QUALITES.responsable_sab,
});
deleguer(sansDelegation, '09', '2026-08-31');
affecter(nommer('administrateur', true), {
  role: 'administrateur',
  uai: null,
  academieCode: null,
  qualite: 'Administrateur national',
});
nommer('inconnu', true);

const { uai: collegePublic } = ETABLISSEMENTS.collegePublic;
const partie = { role: 'chef_etablissement' as const, uai: collegePublic, academieCode: null };
/**
 * Left at the end of the last school year: sees nothing any more.
 * @internal told by the tests alone
 */
export const ANCIEN_CHEF = affecter(
  nommer('ancien-chef', false),
  { ...partie, qualite: 'Principal du collège' },
  { au: '2026-08-31' },
);
/**
 * Arrives next September: sees nothing yet.
 * @internal told by the tests alone
 */
export const FUTUR_CHEF = affecter(
  nommer('futur-chef', false),
  { ...partie, qualite: 'Principale du collège' },
  { du: '2027-09-01' },
);

/** Subject of whoever holds a function in an établissement. */
export const agentDe = (lieu: NomEtablissement, role: RoleDEtablissement): string =>
  subAgent(cleDe(lieu, role));
/** Subject of whoever holds a function for an académie. */
export const agentDeLAcademie = (code: string, role: RoleDAcademie): string => subAgent(cleDe(code, role));

// Last on purpose: whoever is drawn before keeps the same id.
affecter(nommer('administratrice', true), {
  role: 'administrateur',
  uai: null,
  academieCode: null,
  qualite: 'Administratrice nationale',
});

for (const [nom, { uai, secteur }] of Object.entries(ETABLISSEMENTS)) {
  if (secteur !== 'public') continue;
  affecter(nommer(cleDe(nom, 'secretaire_general'), estConnu(nom, 'secretaire_general')), {
    role: 'secretaire_general',
    uai,
    academieCode: null,
    qualite: QUALITES.secretaire_general,
  });
}

affecter(nommer('dpo', true), {
  role: 'dpo',
  uai: null,
  academieCode: null,
  qualite: 'Déléguée à la protection des données',
});

affecter(nommer('service-social', true), {
  ...lille,
  role: 'service_social',
  qualite: 'Assistante sociale, conseillère technique',
});
affecter(nommer('ministere', true), {
  role: 'ministere',
  uai: null,
  academieCode: null,
  qualite: 'Chargé d’études, direction générale de l’enseignement scolaire',
});
affecter(nommer('instructrice', true), {
  role: 'instructeur_habilitations',
  uai: null,
  academieCode: null,
  qualite: 'Chargée des habilitations, direction du numérique pour l’éducation',
});
