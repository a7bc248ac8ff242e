/** Families that the special provisions of the circulaire are for, and names that put the letters to the test. */
import type { Famille } from './famille.ts';
import { arras, eleve, lille, roubaix, toulouse } from './famille-aides.ts';

/** End of the guide for a demandeur alone, whose avis names the pupil. */
const SEUL_SUR_SON_AVIS = {
  residence: 'france',
  bourse_existante: 'non',
  menage: 'seul',
  alternee: 'non',
  changement: 'aucun',
  ressources: 'avis',
  sur_avis: 'oui',
};

export const FAMILLES_PARTICULIERES = {
  kone: {
    histoire: 'Un oncle tuteur : la demande se fait sur ses revenus à lui.',
    adresse: '14 rue du Port',
    ...lille,
    adultes: [{ civilite: 'M.', prenom: 'Adama', nom: 'Koné', lien: 'tuteur' }],
    enfants: [eleve('Mariam', 'F', '2012-01-30', 'collegePublic', '4A', { nom: 'Coulibaly' })],
    revenus: { situation: 'parent_isole', rfr: 15_200, enfants: 2 },
    // Left before its end: the dossier says which question waits.
    guide: { demandeur: 'tuteur', protection: 'aucune' },
  },
  petit: {
    histoire: 'Un élève confié par le juge à une tante : placement effectif, aucune allocation versée.',
    adresse: '66 route de Douai',
    ...arras,
    adultes: [{ civilite: 'Mme', prenom: 'Odette', nom: 'Petit', lien: 'autre_personne_en_charge' }],
    enfants: [eleve('Kévin', 'M', '2013-03-03', 'autreCollegePublic', '5A', { nom: 'Wattel' })],
    revenus: { situation: 'parent_isole', rfr: 12_600, enfants: 1 },
    guide: {
      demandeur: 'autre_personne',
      preuve: 'tiers_digne_de_confiance',
      tiers_allocation: 'non',
      ...SEUL_SUR_SON_AVIS,
    },
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
    guide: {
      demandeur: 'parent',
      protection: 'placement',
      placement: 'effectif_et_paye',
      terminale: 'non',
    },
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
    histoire:
      'Un prénom venu de la base des élèves dans une écriture que la police ne sait pas dessiner : sa lettre est mise de côté.',
    adresse: '11 quai du Wault',
    ...lille,
    adultes: [{ civilite: 'Mme', prenom: 'Pema', nom: 'Sonam', lien: 'mere' }],
    enfants: [eleve('བཀྲ་ཤིས', 'M', '2013-06-06', 'collegePublic', '5A', { nom: 'Tashi' })],
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
