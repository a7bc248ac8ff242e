/**
 * The fictitious pupils of the staging that API Particulier publishes for this interface (etalab/siade_staging_data, `men_scolarites`),
 * so that a client written against it finds here the very answers that it knows. Facts, told in our words. Where those files and
 * the contract part ways, the contract of production is followed, for it is what a client will meet:
 * - some give `etablissement.nom`, which no answer in production has: left out;
 * - some say « 2025 » for `annee_scolaire`, always « AAAA-AAAA » in production: the year that was asked;
 * - one error 504 names its parameter `sexe`, which the form does not know: it answers to `sexeEtatCivil`, and 00427 as it is written.
 * What the contract leaves free is told as they tell it: a `code_mef_stat` of 12 figures or that is a plain MEF, « Scolaire »,
 * a pupil found under another établissement or another year than those asked, and one who is not schooled (404 in production).
 */
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import type { Cas } from '#lib/essai/faits.ts';
import type { StatutEntier } from '#lib/statut/schema.ts';

/** Formations, by the short name that the table gives them. */
const MEF = {
  cap: ['211324099991', '1CAP1 STAFFEUR ORNEMANISTE'],
  troisieme: ['10310019110', '3EME GENERALE'],
  seconde: ['10010012110', '2NDE GENERALE ET TECHNOLOGIQUE'],
  '6e': ['20010000410', '6EME'],
  '5e': ['20010000110', '5EME'],
  '4e': ['20010000210', '4EME'],
  '3e': ['20010000310', '3EME'],
} as const;

/** An échelon, or true: boursier of an échelon that is not told. */
type Bourse = 1 | 2 | 3 | 4 | 5 | 6 | boolean;

/** Name, first name, sex, birth, établissement, formation, bourse, and what the answer has of its own. */
type Ligne = readonly [
  nom: string,
  prenom: string,
  sexe: 'M' | 'F',
  naissance: string,
  uai: string,
  mef: keyof typeof MEF,
  bourse: Bourse,
  ecarts?: Partial<StatutEntier>,
];

const NON_SCOLARISE = {
  est_scolarise: false,
  statut_eleve: { code: 'NS', libelle: 'Non scolarisé' },
} satisfies Partial<StatutEntier>;

/** Asked of 2025, answered of the year before. */
const L_AN_PASSE = { annee_scolaire: '2024-2025' } satisfies Partial<StatutEntier>;

const EN_2022: readonly Ligne[] = [
  [
    ...(['Martin', 'Justine', 'F', '2000-01-20', '0890003V', 'cap', 1] as const),
    { etablissement: { code_uai: '0210015C', code_ministere_tutelle: '06' } },
  ],
];

const EN_2025: readonly Ligne[] = [
  ['BENALI', 'AMINE', 'M', '2015-12-11', '0132634T', 'cap', 1],
  ['RIVIERE', 'CHLOE', 'F', '2016-07-06', '0131328Y', 'cap', 1],
  ['FERRAND', 'ELISE', 'F', '2014-09-27', '0132733A', 'cap', 1],
  ['MARTIN', 'EMMA', 'F', '2012-08-15', '0132733A', 'cap', 1],
  ['DUPONT', 'LOUISE', 'F', '2010-06-22', '0130043B', 'cap', 1],
  ['DUPONT', 'MAXIME', 'M', '2015-09-01', '0130002G', 'cap', 1],
  ['GIRAUD', 'SARAH', 'F', '2012-07-12', '0132409Y', 'cap', 1],
  ['CARON', 'YASSINE', 'M', '2010-02-02', '0132733A', 'cap', 1],
  ['SAYDOU', 'ADAM', 'M', '2017-06-03', '0132326H', 'cap', false],
  ['ROBERT', 'CLARA', 'F', '2005-09-21', '0130039X', 'cap', false],
  ['LEROY', 'HUGO', 'M', '2008-06-18', '0130136C', 'cap', false],
  ['DUPONT', 'INES', 'F', '2016-12-03', '0130002G', 'cap', false],
  ['MARTINE', 'JUSTINE', 'F', '2006-01-15', '0130040Y', 'cap', false],
  ['GIRAUD', 'LEA', 'F', '2018-11-25', '0132409Y', 'cap', false],
  ['PETIT', 'LOUIS', 'M', '2007-04-09', '0132327J', 'cap', false],
  ['FERRAND', 'ELISE', 'F', '2004-09-27', '0130001F', 'cap', false, NON_SCOLARISE],
  ['Garcia', 'Mateo', 'M', '2012-03-07', '0130032P', '4e', true, L_AN_PASSE],
  ['Nguyen', 'Adam', 'M', '2011-01-05', '0133510V', '6e', true, L_AN_PASSE],
  ['Benzarte', 'Lana', 'F', '2011-11-18', '0130022D', '5e', false, L_AN_PASSE],
  ['Diallo', 'Felixia', 'F', '2010-09-30', '0131705H', '3e', false, L_AN_PASSE],
  ['Lopez', 'Sofia', 'F', '2010-02-14', '0131367R', 'seconde', false, L_AN_PASSE],
];

/** Published for 2024 first, then for 2025: clients of either year find them. */
const EN_2024_ET_2025: readonly Ligne[] = [
  ['Dupont', 'Nouhe', 'M', '2007-12-09', '0921236U', 'troisieme', 1],
  ['Thomas', 'Kevin', 'M', '2002-02-07', '0941035P', 'troisieme', 1],
  ['Bispo-Antoinette', 'Hanan', 'F', '1999-12-24', '0941035P', 'troisieme', 2],
  ['Depuis', 'Scavi', 'M', '2002-02-08', '0750611G', 'troisieme', 2],
  ['Carey', 'Abdelhay', 'M', '2003-07-11', '0750611G', 'troisieme', 3],
  ['EL', 'Nass', 'F', '2002-02-09', '0911028Y', 'troisieme', 3],
  ['Delin', 'Antoine', 'M', '2000-12-03', '0931190N', 'seconde', 1],
  ['Perrier', 'Alex', 'M', '2002-02-02', '0782567S', 'seconde', 1],
  ['Bob', 'Nassima', 'F', '2004-12-04', '0782567S', 'seconde', 2],
  ['Herve', 'Lena', 'F', '2002-02-03', '0782567S', 'seconde', 3],
  ['Pereira', 'Maoris', 'M', '2002-08-05', '0782567S', 'seconde', 3],
  ['Bouti', 'Siham', 'F', '2002-02-04', '0782567S', 'seconde', 4],
  ['Nom', 'Narjes', 'F', '2006-01-06', '0782567S', 'seconde', 4],
  ['Boucher', 'Gabrielle', 'F', '2002-02-05', '0782567S', 'seconde', 5],
  ['Lunette', 'Zahid', 'M', '2000-12-07', '0782567S', 'seconde', 5],
  ['Dupré', 'Hind', 'F', '2000-12-08', '0782567S', 'seconde', 6],
  ['Louki', 'Ahmed', 'M', '2002-02-06', '0921236U', 'seconde', 6],
  ['Caravelle', 'Marc-Antoine', 'M', '2002-04-15', '0782567S', 'seconde', false],
  ['De Carvalho', 'Alexandra', 'F', '2000-03-14', '0782567S', 'seconde', false],
  ['Dupond', 'Nicolas', 'M', '2002-02-02', '0931190N', 'seconde', false],
  ['Hamilton', 'Nicole', 'F', '2002-07-18', '0782567S', 'seconde', false],
  ['Randri', 'Ishan', 'M', '2003-06-17', '0782567S', 'seconde', false],
  ['Ronaldo', 'Marie Davida', 'F', '2001-05-16', '0782567S', 'seconde', false],
  ['Sales', 'Lisa', 'F', '2000-02-12', '0911028Y', 'troisieme', false],
  ['Zidane', 'Hamid', 'M', '2005-12-13', '0931190N', 'seconde', false],
];

function direLaBourse({ est_scolarise, est_boursier, echelon_bourse }: StatutEntier): string {
  if (!est_scolarise) return 'n’est plus scolarisé';
  if (!est_boursier) return 'pas de bourse';
  return echelon_bourse === null ? 'bourse, sans dire l’échelon' : `bourse, échelon ${echelon_bourse}`;
}

const cas =
  (annee: number) =>
  ([nom, prenom, sexe, naissance, uai, mef, bourse, ecarts]: Ligne): Cas => {
    const [code_mef_stat, libelle] = MEF[mef];
    const scolaire = ecrireAnnee(rentree(annee));
    const reponse: StatutEntier = {
      identite: { nom, prenom, sexe, date_naissance: naissance },
      module_elementaire_formation: { code_mef_stat, libelle },
      etablissement: { code_uai: uai, code_ministere_tutelle: '06' },
      annee_scolaire: scolaire,
      est_scolarise: true,
      statut_eleve: { code: 'ST', libelle: 'Scolaire' },
      est_boursier: bourse !== false,
      echelon_bourse: typeof bourse === 'number' ? bourse : null,
      // Published for the third version, which does not know it.
      regime_pensionnat: null,
      ...ecarts,
    };
    return {
      description: `${prenom} ${nom}, ${scolaire} : ${direLaBourse(reponse)}`,
      criteres: { nom, prenom, sexe, naissance, annee, uai },
      reponse,
    };
  };

const refus = (
  description: string,
  qui: Pick<Cas['criteres'], 'nom' | 'prenom' | 'sexe'>,
  reponse: Cas['reponse'],
): Cas => ({
  description,
  criteres: { ...qui, naissance: '2000-01-20', annee: 2022, uai: '0890003V' },
  reponse,
});

/** Every public case, in the order of their years. */
export const CAS_PUBLICS: readonly Cas[] = [
  ...EN_2022.map(cas(2022)),
  refus('Jerome Martin, 2022-2023 : inconnu', { nom: 'Martin', prenom: 'Jerome', sexe: 'F' }, '30003'),
  refus('Felix Faure, 2022-2023 : délai dépassé', { nom: 'Faure', prenom: 'Felix', sexe: 'M' }, '30002'),
  // Of the second version alone.
  refus(
    'Francis Depardieu, 2022-2023 : la base ne répond pas',
    { nom: 'Depardieu', prenom: 'Francis', sexe: 'M' },
    '00501',
  ),
  ...EN_2024_ET_2025.map(cas(2024)),
  ...EN_2024_ET_2025.map(cas(2025)),
  ...EN_2025.map(cas(2025)),
];
