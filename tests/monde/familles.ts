/** The named families: one for each situation of the circulaire, told like a story. Everybody is fictitious. */
import type { LienDemandeur, Regime } from '#lib/droit/situation.ts';
import { compte } from './comptes.ts';
import type { NomEtablissement } from './territoire.ts';

export interface Enfant {
  prenom: string;
  /** The pupil's own name when it is not the family's. */
  nom?: string;
  sexe: 'F' | 'M';
  naissance: string;
  ou: NomEtablissement;
  classe: string;
  regime?: Regime;
  entreeLe?: string;
  /** The pupil has left: no demande may be opened there any more. */
  sortieLe?: string;
}

export interface Adulte {
  civilite: 'Mme' | 'M.';
  prenom: string;
  nom: string;
  nomUsage?: string;
  lien: Exclude<LienDemandeur, 'departement'>;
  /** Short name of the family's account, when this person has one. */
  compte?: string;
  sansCourriel?: boolean;
  legal?: boolean;
}

/** What the form says of the household's income: the paper that proves it. */
export interface Revenus {
  situation: 'couple_foyer_commun' | 'parent_isole' | 'concubinage' | 'autonome';
  rfr?: number;
  enfants?: number;
  concubin?: { prenom: string; nom: string; rfr?: number; enfants: number };
  /** Other fields of the form's part on resources. */
  autres?: Record<string, unknown>;
}

export interface Famille {
  histoire: string;
  adresse: string;
  codePostal: string;
  commune: string;
  adultes: readonly [Adulte, ...Adulte[]];
  enfants: readonly [Enfant, ...Enfant[]];
  revenus: Revenus;
  /** What the situation guide established of the demandeur and of the pupil. */
  precisions?: Record<string, unknown>;
  eleve?: Record<string, unknown>;
}

const lille = { codePostal: '59000', commune: 'Lille' };
const roubaix = { codePostal: '59100', commune: 'Roubaix' };
const arras = { codePostal: '62000', commune: 'Arras' };
const toulouse = { codePostal: '31000', commune: 'Toulouse' };

const duCompte = (cle: string): Pick<Adulte, 'prenom' | 'nom' | 'compte'> => {
  const { prenom, nom } = compte(cle);
  return { prenom, nom, compte: cle };
};

const eleve = (
  prenom: string,
  sexe: 'F' | 'M',
  naissance: string,
  ou: NomEtablissement,
  classe: string,
  autres: Partial<Enfant> = {},
): Enfant => ({ prenom, sexe, naissance, ou, classe, ...autres });

export const FAMILLES = {
  martin: {
    histoire: 'Un couple et ses deux enfants, tous deux au collège public : la demande la plus simple.',
    adresse: '12 rue des Lilas',
    ...lille,
    adultes: [
      { civilite: 'Mme', prenom: 'Julie', nom: 'Perrot', nomUsage: 'Martin', lien: 'mere' },
      { civilite: 'M.', prenom: 'Thomas', nom: 'Martin', lien: 'pere' },
    ],
    enfants: [
      eleve('Léa', 'F', '2014-03-12', 'collegePublic', '5A', { nom: 'Martin', regime: 'demi_pensionnaire' }),
      eleve('Noé', 'M', '2012-11-02', 'collegePublic', '3A', { nom: 'Martin' }),
    ],
    revenus: { situation: 'couple_foyer_commun', rfr: 11_800, enfants: 2 },
  },
  durand: {
    histoire:
      'Une mère seule dont l’aîné est au lycée et la cadette au collège : deux bourses, deux autorités.',
    adresse: '3 place du Marché',
    ...lille,
    adultes: [{ civilite: 'Mme', lien: 'mere', ...duCompte('parent-durand') }],
    enfants: [
      eleve('Jules', 'M', '2010-05-21', 'lyceePublic', '201'),
      eleve('Manon', 'F', '2014-09-30', 'collegePublic', '6A'),
    ],
    revenus: { situation: 'parent_isole', rfr: 16_500, enfants: 2 },
  },
  traore: {
    histoire: 'Quatre enfants dans quatre établissements, un salaire : chaque enfant a son échelon.',
    adresse: '45 avenue de la Gare',
    ...roubaix,
    adultes: [
      { civilite: 'Mme', lien: 'mere', ...duCompte('parent-traore') },
      { civilite: 'M.', prenom: 'Moussa', nom: 'Traoré', lien: 'pere', sansCourriel: true },
    ],
    enfants: [
      eleve('Fatoumata', 'F', '2009-01-15', 'lyceePublic', 'TG1'),
      eleve('Ibrahima', 'M', '2010-06-08', 'lyceePro', '2ELEC', { regime: 'interne' }),
      eleve('Aïssata', 'F', '2012-04-27', 'collegePublic', '4A'),
      eleve('Seydou', 'M', '2014-12-19', 'collegePrive', '6A'),
    ],
    revenus: { situation: 'couple_foyer_commun', rfr: 9_950, enfants: 4 },
  },
  nguyen: {
    histoire: 'Un père en concubinage : les deux revenus et les enfants des deux s’additionnent.',
    adresse: '8 résidence du Canal',
    ...lille,
    adultes: [{ civilite: 'M.', lien: 'pere', ...duCompte('parent-nguyen') }],
    enfants: [eleve('Hélène', 'F', '2013-07-14', 'collegePublic', '5B', { regime: 'demi_pensionnaire' })],
    revenus: {
      situation: 'concubinage',
      rfr: 9_200,
      enfants: 1,
      concubin: { prenom: 'Solène', nom: 'Kerbrat', rfr: 8_100, enfants: 1 },
    },
  },
  roux: {
    histoire: 'Résidence alternée : chacun des parents dépose, et ne voit que sa propre demande.',
    adresse: '27 rue de la Fontaine',
    ...lille,
    adultes: [
      { civilite: 'Mme', lien: 'mere', ...duCompte('parent-roux') },
      { civilite: 'M.', lien: 'pere', ...duCompte('parent-marchand') },
    ],
    enfants: [eleve('Zoé', 'F', '2013-02-11', 'collegePublic', '5A', { nom: 'Roux-Marchand' })],
    revenus: {
      situation: 'parent_isole',
      rfr: 14_700,
      enfants: 1,
      autres: { residenceAlternee: true, eleveSurAvis: true },
    },
  },
  lefevre: {
    histoire:
      'Des parents séparés : la mère a la résidence exclusive, le père reste sur le dossier scolaire.',
    adresse: '5 rue Neuve',
    ...arras,
    adultes: [
      { civilite: 'Mme', prenom: 'Nathalie', nom: 'Lefèvre', lien: 'mere' },
      { civilite: 'M.', prenom: 'Éric', nom: 'Lefèvre', lien: 'pere' },
    ],
    enfants: [eleve('Gaël', 'M', '2011-10-03', 'autreCollegePublic', '3A')],
    revenus: {
      situation: 'parent_isole',
      rfr: 31_000,
      enfants: 1,
      autres: {
        changement: {
          genre: 'divorce_ou_separation',
          survenuLe: '2026-03-10',
          signaleLe: '2026-09-14',
          revenuIsole: {
            rfr: 13_400,
            enfants: 1,
            motivation: 'Salaires de la mère seule, lus sur l’avis commun des deux parents.',
          },
        },
      },
    },
  },
  moreau: {
    histoire: 'Huit enfants à charge : la dernière colonne du barème.',
    adresse: '1 chemin des Près',
    ...arras,
    adultes: [{ civilite: 'Mme', prenom: 'Bénédicte', nom: 'Moreau', lien: 'mere', sansCourriel: true }],
    enfants: [
      eleve('Côme', 'M', '2012-08-08', 'autreCollegePublic', '4A'),
      eleve('Blandine', 'F', '2009-12-24', 'lyceePolyvalent', 'TG1'),
    ],
    revenus: { situation: 'parent_isole', rfr: 21_000, enfants: 8 },
  },
  delattre: {
    histoire: 'Un euro au-dessus du plafond : le refus que le calcul explique au centime.',
    adresse: '9 boulevard Carnot',
    ...lille,
    adultes: [{ civilite: 'M.', prenom: 'Franck', nom: 'Delattre', lien: 'pere' }],
    enfants: [eleve('Anaïs', 'F', '2013-05-05', 'collegePublic', '5B')],
    revenus: { situation: 'parent_isole', rfr: 18_489, enfants: 1 },
  },
  kone: {
    histoire: 'Un oncle tuteur : la demande se fait sur ses revenus à lui.',
    adresse: '14 rue du Port',
    ...lille,
    adultes: [{ civilite: 'M.', prenom: 'Adama', nom: 'Koné', lien: 'tuteur' }],
    enfants: [eleve('Mariam', 'F', '2012-01-30', 'collegePublic', '4A', { nom: 'Coulibaly' })],
    revenus: { situation: 'parent_isole', rfr: 15_200, enfants: 2 },
  },
  petit: {
    histoire: 'Un élève confié par le juge à une tante : placement effectif, aucune allocation versée.',
    adresse: '66 route de Douai',
    ...arras,
    adultes: [{ civilite: 'Mme', prenom: 'Odette', nom: 'Petit', lien: 'autre_personne_en_charge' }],
    enfants: [eleve('Kévin', 'M', '2013-03-03', 'autreCollegePublic', '5A', { nom: 'Wattel' })],
    revenus: { situation: 'parent_isole', rfr: 12_600, enfants: 1 },
    precisions: { justificatifCharge: 'autre_document' },
    eleve: {
      ase: {
        mesure: 'placement',
        effectif: true,
        allocationVersee: false,
        chez: 'tiers_digne_de_confiance',
      },
    },
  },
  dubois: {
    histoire: 'Un placement où le département verse l’allocation d’entretien : personne ne peut demander.',
    adresse: '20 rue Basse',
    ...arras,
    adultes: [{ civilite: 'Mme', prenom: 'Sandrine', nom: 'Dubois', lien: 'mere' }],
    enfants: [eleve('Enzo', 'M', '2012-06-16', 'autreCollegePublic', '4A')],
    revenus: { situation: 'parent_isole', rfr: 8_000, enfants: 1 },
    eleve: { ase: { mesure: 'placement', effectif: true, allocationVersee: true, chez: 'famille_accueil' } },
  },
  diallo: {
    histoire: 'Un majeur isolé, étranger, au lycée professionnel : il demande lui-même.',
    adresse: '2 foyer de la Lys',
    ...roubaix,
    adultes: [{ civilite: 'M.', prenom: 'Ousmane', nom: 'Diallo', lien: 'eleve_lui_meme' }],
    enfants: [eleve('Ousmane', 'M', '2008-02-02', 'lyceePro', '1CAP')],
    revenus: { situation: 'autonome', rfr: 0, enfants: 0 },
    precisions: {
      autonome: {
        chargeDePersonne: true,
        avisPropre: true,
        surAvisDUnTiers: false,
        surAttestationCafDUnTiers: false,
        etrangerIsole: true,
        ancienDelegataire: false,
      },
    },
  },
  vandamme: {
    histoire: 'Des frontaliers : une part des revenus vient de Belgique, et doit être prouvée.',
    adresse: '101 rue de la Lys',
    ...roubaix,
    adultes: [
      { civilite: 'M.', prenom: 'Joost', nom: 'Vandamme', lien: 'pere' },
      { civilite: 'Mme', prenom: 'Marijke', nom: 'Claes', nomUsage: 'Vandamme', lien: 'mere' },
    ],
    enfants: [eleve('Lotte', 'F', '2011-09-09', 'collegePrive', '3A', { nom: 'Vandamme' })],
    revenus: {
      situation: 'couple_foyer_commun',
      rfr: 17_300,
      enfants: 1,
      autres: { revenusEtrangers: true },
    },
  },
  haddad: {
    histoire:
      'Une nouvelle arrivante, sans avis d’impôt français : un document du pays d’origine en tient lieu.',
    adresse: '7 allée des Hêtres',
    ...roubaix,
    adultes: [{ civilite: 'Mme', prenom: 'Rim', nom: 'Haddad', lien: 'mere' }],
    enfants: [eleve('Yasmine', 'F', '2013-10-10', 'collegePrive', '5A')],
    revenus: {
      situation: 'parent_isole',
      autres: {
        revenusBruts: { annee: 2025, brut: 9_600, enfants: 1, justificatif: 'pays_origine' },
      },
    },
  },
  kovalenko: {
    histoire: 'Protection temporaire : aucune date limite ne s’oppose à la demande.',
    adresse: '30 rue du Fort',
    ...lille,
    adultes: [{ civilite: 'Mme', prenom: 'Oksana', nom: 'Kovalenko', lien: 'mere' }],
    enfants: [eleve('Danylo', 'M', '2012-12-12', 'collegePublic', '4A', { entreeLe: '2026-11-03' })],
    revenus: { situation: 'parent_isole', rfr: 4_000, enfants: 1 },
    eleve: { protectionTemporaire: true },
  },
  lemoine: {
    histoire: 'Une demande arrivée après la clôture : le collège la refuse, le lycée la dit irrecevable.',
    adresse: '18 rue des Postes',
    ...lille,
    adultes: [{ civilite: 'M.', prenom: 'Sylvain', nom: 'Lemoine', lien: 'pere' }],
    enfants: [
      eleve('Maëlle', 'F', '2014-01-20', 'collegePublic', '6B'),
      eleve('Corentin', 'M', '2009-08-01', 'lyceePublic', 'TG1'),
    ],
    revenus: { situation: 'parent_isole', rfr: 7_700, enfants: 2 },
  },
  tashi: {
    histoire: 'Un nom dans une écriture que la police ne sait pas dessiner : sa lettre est mise de côté.',
    adresse: '11 quai du Wault',
    ...lille,
    adultes: [{ civilite: 'Mme', prenom: 'བཀྲ་ཤིས', nom: 'བསོད་ནམས', lien: 'mere' }],
    enfants: [eleve('Tenzin', 'M', '2013-06-06', 'collegePublic', '5A', { nom: 'Tashi' })],
    revenus: { situation: 'parent_isole', rfr: 10_400, enfants: 1 },
  },
  oneill: {
    histoire: 'Apostrophe, particule, tiret et ligature dans un seul nom.',
    adresse: '4 cité de l’Œuvre',
    ...lille,
    adultes: [{ civilite: 'Mme', prenom: 'Maëva-Lou', nom: 'O’Neill d’Angély-Œuvrard', lien: 'mere' }],
    enfants: [eleve('Zéphyrin', 'M', '2014-07-07', 'collegePublic', '6A')],
    revenus: { situation: 'parent_isole', rfr: 13_000, enfants: 3 },
  },
  garcia: {
    histoire: 'Une famille de Toulouse : personne à Lille ne doit la voir.',
    adresse: '6 rue des Arts',
    ...toulouse,
    adultes: [{ civilite: 'Mme', prenom: 'Paloma', nom: 'Garcia', lien: 'mere' }],
    enfants: [
      eleve('Diego', 'M', '2013-04-04', 'collegeToulouse', '5A'),
      eleve('Alba', 'F', '2010-03-03', 'lyceeToulouse', '201'),
    ],
    revenus: { situation: 'parent_isole', rfr: 15_000, enfants: 2 },
  },
  cavalier: {
    histoire: 'Un collégien du CNED : la Normandie tient son dossier, avec l’avis du directeur académique.',
    adresse: 'Lieu-dit Les Combes',
    codePostal: '09000',
    commune: 'Foix',
    adultes: [{ civilite: 'Mme', prenom: 'Ariane', nom: 'Cavalier', lien: 'mere' }],
    enfants: [eleve('Sacha', 'M', '2013-09-01', 'cned', '4CNED')],
    revenus: { situation: 'parent_isole', rfr: 9_000, enfants: 1 },
    eleve: { inscriptionReglementee: true, avisDasenFavorable: true },
  },
  partie: {
    histoire: 'Une élève partie en octobre pour Toulouse : son ancien collège ne peut plus rien ouvrir.',
    adresse: '15 rue du Moulin',
    ...toulouse,
    adultes: [{ civilite: 'M.', prenom: 'Loïc', nom: 'Partouche', lien: 'pere' }],
    enfants: [eleve('Émeline', 'F', '2013-11-11', 'collegeToulouse', '5B', { entreeLe: '2026-10-05' })],
    revenus: { situation: 'parent_isole', rfr: 11_000, enfants: 1 },
  },
} as const satisfies Record<string, Famille>;

export type NomFamille = keyof typeof FAMILLES;
