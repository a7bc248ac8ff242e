/** The demonstration accounts: who can sign in at the stand-in identity provider, and what each can do. */

export interface Compte {
  /** Short stable name, used by tests and in the address of the choice. */
  cle: string;
  /** Which identity provider knows this person. */
  fournisseur: 'agents' | 'familles';
  /** Subject given to the application, stable from one start to the next. */
  sub: string;
  prenom: string;
  nom: string;
  email: string;
  /** What this account can do, in one plain sentence shown at start and on the choice screen. */
  peut: string;
}

function agent(cle: string, prenom: string, nom: string, peut: string): Compte {
  return {
    cle,
    fournisseur: 'agents',
    sub: `agent-${cle}`,
    prenom,
    nom,
    email: `${cle}@ac-demo.example`,
    peut,
  };
}

function parent(cle: string, prenom: string, nom: string, peut: string): Compte {
  return {
    cle,
    fournisseur: 'familles',
    sub: `parent-${cle}`,
    prenom,
    nom,
    email: `${cle}@famille.example`,
    peut,
  };
}

export const COMPTES: readonly Compte[] = [
  agent('secretariat', 'Nadia', 'Benali', 'Secrétariat d’un collège public : saisit les demandes papier.'),
  agent('chef-public', 'Hervé', 'Lemaire', 'Chef d’un collège public : instruit, décide et notifie.'),
  agent(
    'chef-prive',
    'Claire',
    'Vasseur',
    'Chef d’un collège privé : propose, le service académique décide.',
  ),
  agent('gestionnaire', 'Malik', 'Diop', 'Gestionnaire du service académique : instruit les lycées.'),
  agent('responsable', 'Sophie', 'Garnier', 'Responsable du service académique : décide et notifie.'),
  agent('delegue-recteur', 'Antoine', 'Morvan', 'Délégué du recteur : signe les décisions de son académie.'),
  agent('comptable', 'Béatrice', 'Rolland', 'Agent comptable : suit les sommes à payer et les retenues.'),
  agent('administrateur', 'Yann', 'Le Goff', 'Administrateur : agents, établissements, campagnes, journal.'),
  agent('inconnu', 'Paul', 'Sanschef', 'Agent sans affectation : voit à qui demander son accès.'),
  parent('parent-durand', 'Camille', 'Durand', 'Parent : suit les demandes de ses enfants.'),
  parent('parent-traore', 'Aminata', 'Traoré', 'Parent : suit les demandes de ses enfants.'),
  parent('parent-nguyen', 'Minh', 'Nguyễn', 'Parent : suit les demandes de ses enfants.'),
];
