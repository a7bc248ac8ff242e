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
  /** Employer told by the identity provider, when it is not that of the agents. */
  siret?: string;
  /** What this account can do, in one plain sentence shown at start and on the choice screen. */
  peut: string;
}

function agent(cle: string, prenom: string, nom: string, peut: string): Compte {
  return {
    cle,
    fournisseur: 'agents',
    sub: subAgent(cle),
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

function representant(cle: string, prenom: string, nom: string, siret: string, peut: string): Compte {
  return { ...agent(cle, prenom, nom, peut), email: `${cle}@collectivite.example`, siret };
}

/** Subject of an agent, from the short name. */
export const subAgent = (cle: string): string => `agent-${cle}`;

export const COMPTES: readonly Compte[] = [
  agent('secretariat', 'Nadia', 'Benali', 'Secrétariat d’un collège public : saisit les demandes papier.'),
  agent('chef-public', 'Hervé', 'Lemaire', 'Chef d’un collège public : instruit, décide et notifie.'),
  agent(
    'secretaire-general',
    'Solène',
    'Le Bihan',
    'Secrétaire générale d’un collège public : saisit, demande et vérifie les pièces.',
  ),
  agent(
    'chef-prive',
    'Claire',
    'Vasseur',
    'Chef d’un collège privé : propose, le service académique décide.',
  ),
  agent('secretariat-lycee', 'Odile', 'Caron', 'Secrétariat d’un lycée public : saisit les demandes papier.'),
  agent('gestionnaire', 'Malik', 'Diop', 'Gestionnaire du service académique : instruit les lycées.'),
  agent('responsable', 'Sophie', 'Garnier', 'Responsable du service académique : décide et notifie.'),
  agent(
    'responsable-sans-delegation',
    'Lucas',
    'Faure',
    'Responsable dont la délégation de signature est finie : ne peut plus décider.',
  ),
  agent('delegue-recteur', 'Antoine', 'Morvan', 'Délégué du recteur : signe les décisions de son académie.'),
  agent(
    'responsable-toulouse',
    'Inès',
    'Cazal',
    'Responsable de l’académie de Toulouse : ne voit pas Lille.',
  ),
  agent(
    'gestionnaire-cned',
    'Maud',
    'Leroux',
    'Gestionnaire en Normandie : saisit et instruit les collégiens du CNED.',
  ),
  agent('comptable', 'Béatrice', 'Rolland', 'Agent comptable : suit les sommes à payer et les retenues.'),
  agent('administrateur', 'Yann', 'Le Goff', 'Administrateur : agents, établissements, campagnes, journal.'),
  agent(
    'administratrice',
    'Rozenn',
    'Tanguy',
    'Administratrice : la seconde signature des actes d’administration et des barèmes à venir.',
  ),
  agent(
    'dpo',
    'Inès',
    'Baudry',
    'Déléguée à la protection des données : voit qui a lu un dossier, pas le dossier.',
  ),
  agent(
    'service-social',
    'Flore',
    'Masson',
    'Assistante sociale de Lille : répond aux avis demandés, sans ouvrir de dossier.',
  ),
  agent('ministere', 'Hugues', 'Lambert', 'Ministère : lit les chiffres de chaque académie, et personne.'),
  agent(
    'instructrice',
    'Nolwenn',
    'Prigent',
    'Ministère : instruit les habilitations de l’API, et ne voit aucun dossier.',
  ),
  representant(
    'mairie',
    'Anouk',
    'Delattre',
    '21599991300019',
    'Commune de Vallon-sur-Deûle : demande une habilitation de l’API et gère ses jetons.',
  ),
  representant(
    'autre-mairie',
    'Pierre',
    'Fabre',
    '21319991200014',
    'Commune de Saint-Orens-du-Lac : ne voit pas les habilitations des autres.',
  ),
  agent('inconnu', 'Paul', 'Sanschef', 'Agent sans affectation : voit à qui demander son accès.'),
  parent('parent-durand', 'Camille', 'Durand', 'Parent : suit les demandes de ses enfants.'),
  parent('parent-traore', 'Aminata', 'Traoré', 'Parent : suit les demandes de ses enfants.'),
  parent('parent-nguyen', 'Minh', 'Nguyễn', 'Parent : suit les demandes de ses enfants.'),
  parent('parent-roux', 'Élise', 'Roux', 'Parent en résidence alternée : ne voit que sa propre demande.'),
  parent('parent-marchand', 'Karim', 'Marchand', 'L’autre parent : ne voit que sa propre demande.'),
];

/** An account by its short name. Throws an Error on an unknown one. */
export function compte(cle: string): Compte {
  const trouve = COMPTES.find((connu) => connu.cle === cle);
  if (!trouve) throw new Error(`compte de démonstration inconnu : ${cle}`);
  return trouve;
}
