/**
 * Which tribunal administratif judges a decision: seats and territories of CJA R. 221-3,
 * read with R. 312-1 (the tribunal of the place where the decision was taken).
 */
export interface Tribunal {
  /** "tribunal administratif de Lille": the name that the letter prints. */
  nom: string;
  /** Town of the registry. */
  siege: string;
}

/** Seat, its name with the French elision, and the départements it covers, by INSEE code. */
const RESSORTS: readonly (readonly [siege: string, deSonNom: string, departements: string])[] = [
  ['Amiens', 'd’Amiens', '02 60 80'],
  ['Bastia', 'de Bastia', '2A 2B'],
  ['Besançon', 'de Besançon', '25 39 70 90'],
  ['Bordeaux', 'de Bordeaux', '24 33 47'],
  ['Caen', 'de Caen', '14 50 61'],
  ['Cergy', 'de Cergy-Pontoise', '92 95'],
  ['Châlons-en-Champagne', 'de Châlons-en-Champagne', '08 10 51 52'],
  ['Clermont-Ferrand', 'de Clermont-Ferrand', '03 15 43 63'],
  ['Dijon', 'de Dijon', '21 58 71 89'],
  ['Grenoble', 'de Grenoble', '26 38 73 74'],
  ['Lille', 'de Lille', '59 62'],
  ['Limoges', 'de Limoges', '19 23 36 87'],
  ['Lyon', 'de Lyon', '01 07 42 69'],
  ['Marseille', 'de Marseille', '04 05 13'],
  ['Melun', 'de Melun', '77 94'],
  ['Montpellier', 'de Montpellier', '11 34 66'],
  ['Montreuil', 'de Montreuil', '93'],
  ['Nancy', 'de Nancy', '54 55 88'],
  ['Nantes', 'de Nantes', '44 49 53 72 85'],
  ['Nice', 'de Nice', '06'],
  ['Nîmes', 'de Nîmes', '30 48 84'],
  ['Orléans', 'd’Orléans', '18 28 37 41 45'],
  ['Paris', 'de Paris', '75'],
  ['Pau', 'de Pau', '32 40 64 65'],
  ['Poitiers', 'de Poitiers', '16 17 79 86'],
  ['Rennes', 'de Rennes', '22 29 35 56'],
  ['Rouen', 'de Rouen', '27 76'],
  ['Strasbourg', 'de Strasbourg', '57 67 68'],
  ['Toulon', 'de Toulon', '83'],
  ['Toulouse', 'de Toulouse', '09 12 31 46 81 82'],
  ['Versailles', 'de Versailles', '78 91'],
  ['Basse-Terre', 'de la Guadeloupe', '971'],
  ['Fort-de-France', 'de la Martinique', '972'],
  ['Cayenne', 'de la Guyane', '973'],
  ['Saint-Denis', 'de La Réunion', '974'],
  ['Saint-Pierre', 'de Saint-Pierre-et-Miquelon', '975'],
  ['Mamoudzou', 'de Mayotte', '976'],
  ['Saint-Barthélemy', 'de Saint-Barthélemy', '977'],
  ['Saint-Martin', 'de Saint-Martin', '978'],
  ['Mata-Utu', 'de Wallis-et-Futuna', '986'],
  ['Papeete', 'de la Polynésie française', '987'],
  ['Nouméa', 'de Nouvelle-Calédonie', '988'],
];

const PAR_DEPARTEMENT: ReadonlyMap<string, Tribunal> = new Map(
  RESSORTS.flatMap(([siege, deSonNom, departements]) =>
    departements
      .split(' ')
      .map((code) => [code, { siege, nom: `tribunal administratif ${deSonNom}` }] as const),
  ),
);

/** INSEE codes of the départements and overseas collectivities that have a tribunal here. */
export const DEPARTEMENTS: readonly string[] = [...PAR_DEPARTEMENT.keys()];

/**
 * The tribunal of a département by its INSEE code ("59", "2A", "974"); the three characters of the
 * Education ministry's files ("059", "02A") are read too. Undefined for an unknown code.
 */
export function tribunalAdministratif(departement: string): Tribunal | undefined {
  return PAR_DEPARTEMENT.get(departement.toUpperCase().replace(/^0(?=..$)/, ''));
}

/** INSEE code of the département of a French postal code ("59000" → "59", "20200" → "2B", "97400" → "974"). */
export function departementDuCodePostal(codePostal: string): string {
  if (/^20[01]/.test(codePostal)) return '2A';
  if (codePostal.startsWith('20')) return '2B';
  return codePostal.slice(0, /^9[78]/.test(codePostal) ? 3 : 2);
}
