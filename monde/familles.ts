/** The named families: one for each situation of the circulaire, told like a story. Everybody is fictitious. */
import type { Famille } from './famille.ts';
import { arras, duCompte, eleve, lille, roubaix } from './famille-aides.ts';
import { FAMILLES_PARTICULIERES } from './familles-particulieres.ts';

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
  ...FAMILLES_PARTICULIERES,
} as const satisfies Record<string, Famille>;

export type NomFamille = keyof typeof FAMILLES;
