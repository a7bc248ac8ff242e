/**
 * Départements and overseas collectivities by the three characters of the school base ("075", "02A", "971"), with the days
 * when each name began and ended. The same code named other places: Seine, Seine-et-Oise and the départements of Algeria.
 */
import { avant, type Jour, jour } from '../date.ts';
import { dernierJour, type Naissance, premierJour } from '../naissance.ts';
import { deNom } from '../phrase.ts';

/** A code under one name. `fin` is the first day on which it was no longer so. */
export interface Departement {
  code: string;
  nom: string;
  debut?: Jour;
  fin?: Jour;
  /** Code of the country where the place is today, when it is no longer French. */
  pays?: string;
}

/** Those whose name and code are the same since 1943. */
const CONSTANTS: Readonly<Record<string, string>> = {
  '001': 'Ain',
  '002': 'Aisne',
  '003': 'Allier',
  '005': 'Hautes-Alpes',
  '006': 'Alpes-Maritimes',
  '007': 'Ardèche',
  '008': 'Ardennes',
  '009': 'Ariège',
  '010': 'Aube',
  '011': 'Aude',
  '012': 'Aveyron',
  '013': 'Bouches-du-Rhône',
  '014': 'Calvados',
  '015': 'Cantal',
  '016': 'Charente',
  '017': 'Charente-Maritime',
  '018': 'Cher',
  '019': 'Corrèze',
  '021': 'Côte-d’Or',
  '023': 'Creuse',
  '024': 'Dordogne',
  '025': 'Doubs',
  '026': 'Drôme',
  '027': 'Eure',
  '028': 'Eure-et-Loir',
  '029': 'Finistère',
  '030': 'Gard',
  '031': 'Haute-Garonne',
  '032': 'Gers',
  '033': 'Gironde',
  '034': 'Hérault',
  '035': 'Ille-et-Vilaine',
  '036': 'Indre',
  '037': 'Indre-et-Loire',
  '038': 'Isère',
  '039': 'Jura',
  '040': 'Landes',
  '041': 'Loir-et-Cher',
  '042': 'Loire',
  '043': 'Haute-Loire',
  '045': 'Loiret',
  '046': 'Lot',
  '047': 'Lot-et-Garonne',
  '048': 'Lozère',
  '049': 'Maine-et-Loire',
  '050': 'Manche',
  '051': 'Marne',
  '052': 'Haute-Marne',
  '053': 'Mayenne',
  '054': 'Meurthe-et-Moselle',
  '055': 'Meuse',
  '056': 'Morbihan',
  '057': 'Moselle',
  '058': 'Nièvre',
  '059': 'Nord',
  '060': 'Oise',
  '061': 'Orne',
  '062': 'Pas-de-Calais',
  '063': 'Puy-de-Dôme',
  '065': 'Hautes-Pyrénées',
  '066': 'Pyrénées-Orientales',
  '067': 'Bas-Rhin',
  '068': 'Haut-Rhin',
  '069': 'Rhône',
  '070': 'Haute-Saône',
  '071': 'Saône-et-Loire',
  '072': 'Sarthe',
  '073': 'Savoie',
  '074': 'Haute-Savoie',
  '077': 'Seine-et-Marne',
  '079': 'Deux-Sèvres',
  '080': 'Somme',
  '081': 'Tarn',
  '082': 'Tarn-et-Garonne',
  '083': 'Var',
  '084': 'Vaucluse',
  '085': 'Vendée',
  '086': 'Vienne',
  '087': 'Haute-Vienne',
  '088': 'Vosges',
  '089': 'Yonne',
  '090': 'Territoire de Belfort',
  '971': 'Guadeloupe',
  '972': 'Martinique',
  '973': 'Guyane',
  '974': 'La Réunion',
  '975': 'Saint-Pierre-et-Miquelon',
  '976': 'Mayotte',
  '984': 'Terres australes et antarctiques françaises',
  '986': 'Wallis-et-Futuna',
  '987': 'Polynésie française',
  '988': 'Nouvelle-Calédonie',
  '989': 'Île de Clipperton',
};

const ALGERIE = '352';
const INDEPENDANCE_DE_L_ALGERIE = '1962-07-03';
/** Décret 67-792: the two départements around Paris become seven. */
const REGION_PARISIENNE = '1968-01-01';
/** Loi 75-356: Corse becomes two départements. */
const CORSE = '1976-01-01';

type Ligne = [code: string, nom: string, debut: string, fin: string, pays?: string];
const CHANGEANTS: readonly Ligne[] = [
  ['004', 'Basses-Alpes', '', '1970-04-13'],
  ['004', 'Alpes-de-Haute-Provence', '1970-04-13', ''],
  ['022', 'Côtes-du-Nord', '', '1990-02-27'],
  ['022', 'Côtes-d’Armor', '1990-02-27', ''],
  ['044', 'Loire-Inférieure', '', '1957-03-09'],
  ['044', 'Loire-Atlantique', '1957-03-09', ''],
  ['064', 'Basses-Pyrénées', '', '1969-10-10'],
  ['064', 'Pyrénées-Atlantiques', '1969-10-10', ''],
  ['076', 'Seine-Inférieure', '', '1955-01-18'],
  ['076', 'Seine-Maritime', '1955-01-18', ''],
  ['020', 'Corse', '', CORSE],
  ['02A', 'Corse-du-Sud', CORSE, ''],
  ['02B', 'Haute-Corse', CORSE, ''],
  ['075', 'Seine', '', REGION_PARISIENNE],
  ['075', 'Paris', REGION_PARISIENNE, ''],
  ['078', 'Seine-et-Oise', '', REGION_PARISIENNE],
  ['078', 'Yvelines', REGION_PARISIENNE, ''],
  ['091', 'Alger (Algérie)', '', INDEPENDANCE_DE_L_ALGERIE, ALGERIE],
  ['091', 'Essonne', REGION_PARISIENNE, ''],
  ['092', 'Oran (Algérie)', '', INDEPENDANCE_DE_L_ALGERIE, ALGERIE],
  ['092', 'Hauts-de-Seine', REGION_PARISIENNE, ''],
  ['093', 'Constantine (Algérie)', '', INDEPENDANCE_DE_L_ALGERIE, ALGERIE],
  ['093', 'Seine-Saint-Denis', REGION_PARISIENNE, ''],
  ['094', 'Territoires du Sud (Algérie)', '', INDEPENDANCE_DE_L_ALGERIE, ALGERIE],
  ['094', 'Val-de-Marne', REGION_PARISIENNE, ''],
  ['095', 'Val-d’Oise', REGION_PARISIENNE, ''],
  ['977', 'Saint-Barthélemy', '2007-07-15', ''],
  ['978', 'Saint-Martin', '2007-07-15', ''],
];

const lire = ([code, nom, debut, fin, pays]: Ligne): Departement => ({
  code,
  nom,
  ...(debut ? { debut: jour(debut) } : {}),
  ...(fin ? { fin: jour(fin) } : {}),
  ...(pays ? { pays } : {}),
});

/** Every code under each of its names, in the order of codes. */
const DEPARTEMENTS: readonly Departement[] = [
  ...Object.entries(CONSTANTS).map(([code, nom]) => ({ code, nom })),
  ...CHANGEANTS.map(lire),
].sort((a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)));

/** True when a place that lasted so may have seen this birth: on one of its possible days at least. */
export const aPuVoirNaitre = ({ debut, fin }: Pick<Departement, 'debut' | 'fin'>, ne: Naissance): boolean =>
  (!debut || !avant(dernierJour(ne), debut)) && (!fin || avant(premierJour(ne), fin));

/** A name with the years when the code bore it, when another place bore the code too. */
const direNom = ({ nom, debut, fin }: Departement): string => {
  if (fin) return `${nom} jusqu’en ${fin.subtract({ days: 1 }).year}`;
  return debut ? `${nom} depuis ${debut.year}` : nom;
};

/** What a form proposes: each code once, under the names that it had. */
export const DEPARTEMENTS_PROPOSES = [...Map.groupBy(DEPARTEMENTS, ({ code }) => code)].map(
  ([valeur, noms]) => ({ valeur, libelle: `${valeur} – ${noms.map(direNom).join(' ; ')}` }),
);

/** Three characters of a code as people and bases write it, "75", "2a" or "075"; null for what is no code of the table. */
export function lireCodeDepartement(texte: string): string | null {
  const lu = texte.trim().toUpperCase().padStart(3, '0');
  return DEPARTEMENTS.some(({ code }) => code === lu) ? lu : null;
}

/** What this code named when somebody was born; null when it named nothing then. */
export const departementDe = (code: string, ne: Naissance): Departement | null =>
  DEPARTEMENTS.find((vu) => vu.code === code && aPuVoirNaitre(vu, ne)) ?? null;

/** Names after « du ». The others are after « de la », but those that the rules below tell. */
const MASCULINS = new Set(
  'Calvados;Cantal;Cher;Doubs;Finistère;Gard;Gers;Jura;Loiret;Lot;Morbihan;Nord;Pas-de-Calais;Puy-de-Dôme;Bas-Rhin;Haut-Rhin;Rhône;Tarn;Var;Vaucluse;Territoire de Belfort;Val-de-Marne;Val-d’Oise'.split(
    ';',
  ),
);
const PLURIELS =
  /^(Alpes|Ardennes|Basses|Bouches|Côtes|Deux|Hautes|Hauts|Landes|Pyrénées|Terres|Vosges|Yvelines)\b/;
/** Names that no article comes before: two rivers together, and places named alone. */
const SANS_ARTICLE = /-et-|^(La Réunion|Mayotte|Paris|Saint-(Barthélemy|Martin))$/;
const ELIDE = /^([AEIOÎ]|Hérault|Yonne)/;

/** The name of a département with its preposition: « du Nord », « de l’Ain », « des Ardennes », « de la Marne », « de Paris ». */
export function deDepartement(nom: string): string {
  if (SANS_ARTICLE.test(nom)) return deNom(nom);
  if (PLURIELS.test(nom)) return `des ${nom}`;
  if (MASCULINS.has(nom)) return `du ${nom}`;
  return ELIDE.test(nom) ? `de l’${nom}` : `de la ${nom}`;
}
