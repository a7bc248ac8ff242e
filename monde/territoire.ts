/** Two académies seen whole, those that hold the CNED's dossiers, and fictitious établissements of every kind. */
import type { Secteur, TypeEtablissement } from '#lib/droit/situation.ts';

const LETTRES = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** A UAI from its seven digits: the letter is their remainder by 23, in an alphabet without I, O nor Q. */
export function uai(chiffres: string): string {
  return `${chiffres}${LETTRES[Number(chiffres) % 23]}`;
}

const academie = (code: string, nom: string, adresse: string) => ({
  code,
  nom,
  service: `Service académique des bourses de l’académie de ${nom}`,
  adresse,
  courriel: `bourses.${code}@ac-demo.example`,
  telephone: '01 99 00 00 00',
});

export const ACADEMIES = [
  academie('09', 'Lille', '1 rue de la Démonstration, 59000 Lille'),
  academie('16', 'Toulouse', '2 rue de la Démonstration, 31000 Toulouse'),
  academie('70', 'Normandie', '3 rue de la Démonstration, 27000 Évreux'),
  academie('14', 'Rennes', '4 rue de la Démonstration, 29000 Quimper'),
  academie('10', 'Lyon', '5 rue de la Démonstration, 69000 Lyon'),
  academie('13', 'Poitiers', '6 rue de la Démonstration, 86000 Poitiers'),
];

export const DEPARTEMENTS = [
  { code: '059', nom: 'Nord', academieCode: '09' },
  { code: '062', nom: 'Pas-de-Calais', academieCode: '09' },
  { code: '009', nom: 'Ariège', academieCode: '16' },
  { code: '012', nom: 'Aveyron', academieCode: '16' },
  { code: '031', nom: 'Haute-Garonne', academieCode: '16' },
  { code: '032', nom: 'Gers', academieCode: '16' },
  { code: '046', nom: 'Lot', academieCode: '16' },
  { code: '065', nom: 'Hautes-Pyrénées', academieCode: '16' },
  { code: '081', nom: 'Tarn', academieCode: '16' },
  { code: '082', nom: 'Tarn-et-Garonne', academieCode: '16' },
  { code: '027', nom: 'Eure', academieCode: '70' },
  { code: '029', nom: 'Finistère', academieCode: '14' },
  { code: '069', nom: 'Rhône', academieCode: '10' },
  { code: '086', nom: 'Vienne', academieCode: '13' },
];

export interface Etablissement {
  uai: string;
  nom: string;
  type: TypeEtablissement;
  secteur: Secteur;
  adresse: string;
  codePostal: string;
  commune: string;
  courriel: string;
  telephone: string;
  departementCode: string;
  academieCode: string;
}

function etablissement(
  chiffres: string,
  nom: string,
  type: TypeEtablissement,
  secteur: Secteur,
  [codePostal, commune]: readonly [string, string],
): Etablissement {
  const departementCode = chiffres.slice(0, 3);
  const { academieCode = '' } = DEPARTEMENTS.find(({ code }) => code === departementCode) ?? {};
  return {
    uai: uai(chiffres),
    nom,
    type,
    secteur,
    adresse: '10 rue de l’École',
    codePostal,
    commune,
    courriel: `ce.${uai(chiffres).toLowerCase()}@ac-demo.example`,
    telephone: '01 99 00 10 10',
    departementCode,
    academieCode,
  };
}

const LILLE = ['59000', 'Lille'] as const;
const ROUBAIX = ['59100', 'Roubaix'] as const;
const ARRAS = ['62000', 'Arras'] as const;
const TOULOUSE = ['31000', 'Toulouse'] as const;
const PUBLIC = 'public';
const PRIVE = 'prive_sous_contrat';

/** Named by what tells them apart: tests and stories say `ETABLISSEMENTS.collegePublic`. */
export const ETABLISSEMENTS = {
  collegePublic: etablissement('0599901', 'Collège Les Tilleuls', 'college', PUBLIC, LILLE),
  autreCollegePublic: etablissement('0629902', 'Collège Le Beffroi', 'college', PUBLIC, ARRAS),
  collegePrive: etablissement('0599903', 'Collège Sainte-Odile', 'college', PRIVE, ROUBAIX),
  collegeHabilite: etablissement(
    '0599904',
    'Collège L’Horizon',
    'college',
    'prive_hors_contrat_habilite',
    LILLE,
  ),
  lyceePublic: etablissement('0599905', 'Lycée Les Canotiers', 'lycee_general_technologique', PUBLIC, LILLE),
  lyceePro: etablissement('0599906', 'Lycée Les Ateliers', 'lycee_professionnel', PUBLIC, ROUBAIX),
  lyceePolyvalent: etablissement('0629907', 'Lycée La Sensée', 'lycee_polyvalent', PUBLIC, ARRAS),
  lyceePrive: etablissement('0599908', 'Lycée Notre-Dame des Dunes', 'lycee_general_technologique', PRIVE, [
    '59140',
    'Dunkerque',
  ]),
  erea: etablissement('0629909', 'EREA La Clairière', 'erea', PUBLIC, ['62200', 'Boulogne-sur-Mer']),
  erpd: etablissement('0599910', 'ERPD La Batellerie', 'erpd', PUBLIC, ['59500', 'Douai']),
  collegeToulouse: etablissement('0319911', 'Collège Les Violettes', 'college', PUBLIC, TOULOUSE),
  collegePriveToulouse: etablissement('0319912', 'Collège Saint-Aubin', 'college', PRIVE, TOULOUSE),
  lyceeToulouse: etablissement('0319913', 'Lycée Le Pastel', 'lycee_general_technologique', PUBLIC, TOULOUSE),
  lyceeProToulouse: etablissement('0319914', 'Lycée La Halle', 'lycee_professionnel', PUBLIC, TOULOUSE),
  collegeAriege: etablissement('0099915', 'Collège Le Lac', 'college', PUBLIC, ['09000', 'Foix']),
  lyceePriveAlbi: etablissement('0819916', 'Lycée Sainte-Cécile', 'lycee_professionnel', PRIVE, [
    '81000',
    'Albi',
  ]),
  /** The one real number: the law and the school files name it. */
  cned: {
    ...etablissement('0861288', 'CNED, site de Poitiers', 'cned', PUBLIC, ['86000', 'Poitiers']),
    adresse: 'Téléport 2',
  },
} satisfies Record<string, Etablissement>;

export type NomEtablissement = keyof typeof ETABLISSEMENTS;
