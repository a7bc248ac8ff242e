/**
 * A fictitious nation of any size, as lines of the file of situations that `npm run cas` judges. Shares and incomes are
 * of an invented country: they try a barème, they foresee nothing of the real one.
 */
import { anneeDesRevenus, type Rentree } from '#lib/droit/annee.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import type { NomColonne } from '#lib/droit/cas/colonnes.ts';
import { type Hasard, hasard } from './hasard.ts';
import { ACADEMIES } from './territoire.ts';

/** The columns that a line of the nation fills. */
export const COLONNES_DE_LA_NATION = [
  'ref',
  'rentree',
  'jour',
  'canal',
  'etablissement',
  'secteur',
  'niveau',
  'statut',
  'regime',
  'naissance',
  'lien',
  'charge_etablie',
  'reside_en_france',
  'foyer',
  'annee_avis',
  'rfr',
  'enfants',
  'concubin_annee_avis',
  'concubin_rfr',
  'concubin_enfants',
] as const satisfies readonly NomColonne[];

export type HabitantDeLaNation = Record<(typeof COLONNES_DE_LA_NATION)[number], string>;

/** The income of half of the households, in euros, and how far the others stand from it (a log-normal law). */
const REVENU_MEDIAN = 21_000;
const DISPERSION = 0.6;

/** One draw of the log-normal law (Box and Muller), in whole euros. */
function revenu({ reel }: Hasard): number {
  const normal = Math.sqrt(-2 * Math.log(1 - reel())) * Math.cos(2 * Math.PI * reel());
  return Math.round(REVENU_MEDIAN * Math.exp(DISPERSION * normal));
}

const deuxChiffres = (nombre: number): string => String(nombre).padStart(2, '0');

function habitant(tirage: Hasard, rang: number, rentree: Rentree): HabitantDeLaNation {
  const { chance, entier, parmi } = tirage;
  const lycee = chance(0.42);
  const age = lycee ? entier(15, 17) : entier(11, 14);
  const seul = chance(0.3);
  const concubinage = !seul && chance(0.2);
  const avis = String(trouverBareme(rentree, 'college')?.anneeDesRevenus ?? anneeDesRevenus(rentree));
  const enfants = parmi([1, 1, 2, 2, 2, 3, 3, 4, 5]);
  return {
    ref: `${parmi(ACADEMIES).code}-${rang}`,
    rentree: String(rentree),
    jour: `${rentree}-09-${deuxChiffres(entier(1, 30))}`,
    canal: parmi(['en_ligne', 'papier']),
    etablissement: lycee ? parmi(['lycee_general_technologique', 'lycee_professionnel']) : 'college',
    secteur: chance(0.8) ? 'public' : 'prive_sous_contrat',
    niveau: lycee ? 'lycee' : 'college',
    statut: 'scolaire',
    regime: parmi(['externe', 'demi_pensionnaire', 'demi_pensionnaire', 'demi_pensionnaire', 'interne']),
    naissance: `${rentree - age}-${deuxChiffres(entier(1, 8))}-${deuxChiffres(entier(1, 28))}`,
    lien: parmi(['mere', 'pere']),
    charge_etablie: 'oui',
    reside_en_france: 'oui',
    foyer: seul ? 'parent_isole' : concubinage ? 'concubinage' : 'couple_foyer_commun',
    annee_avis: avis,
    rfr: String(revenu(tirage)),
    enfants: String(enfants),
    concubin_annee_avis: concubinage ? avis : '',
    concubin_rfr: concubinage ? String(revenu(tirage)) : '',
    concubin_enfants: concubinage ? String(entier(0, 2)) : '',
  };
}

/**
 * Pupils of a fictitious nation, one household each, one after the other: the same seed gives the same ones, and a
 * larger nation begins with those of a smaller one.
 */
export function* nation(nombre: number, graine: number, rentree: Rentree): Generator<HabitantDeLaNation> {
  const tirage = hasard(graine);
  for (let rang = 1; rang <= nombre; rang++) yield habitant(tirage, rang, rentree);
}
