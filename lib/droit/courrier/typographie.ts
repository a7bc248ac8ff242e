import { deNom, minuscule } from '../phrase.ts';
import { sansAccents } from '../sans-accents.ts';
import { espacer } from './espaces.ts';

/** A copy of a text, or of all texts inside a plain structure, with the apostrophes and the unbreakable spaces of French print. */
export function typographier<T>(valeur: T): T {
  if (typeof valeur === 'string') return espacer(valeur.replaceAll("'", '’')) as T;
  if (Array.isArray(valeur)) return valeur.map(typographier) as T;
  if (typeof valeur === 'object' && valeur !== null)
    return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [cle, typographier(v)])) as T;
  return valeur;
}

const CIRCULAIRE = 'circulaire du 11 mai 2026';

/**
 * The short reference of a rule ("C. IV.B", "R. 531-25", "annexe 6") as a family can look it up.
 * References that already name their code ("CRPA, L. 211-2") stay as they are.
 */
export function ecrireArticle(article: string): string {
  if (article.startsWith('C. ')) return `${CIRCULAIRE}, ${article.slice(3)}`;
  if (article.startsWith('annexe')) return `${CIRCULAIRE}, ${article}`;
  return /^[LRD]\. /.test(article) ? `code de l’éducation, ${article}` : article;
}

/** Académies of overseas départements whose name takes an article. */
const AVEC_ARTICLE = ['Guadeloupe', 'Guyane', 'Martinique'];

/** The name of an académie with its preposition: "de Lille", "d’Amiens", "de la Guadeloupe". */
export function deLAcademie(nom: string): string {
  if (AVEC_ARTICLE.includes(nom)) return `de la ${nom}`;
  return deNom(nom);
}

/** First words of the names of établissements, without accents, by what comes before: any other is a name, and alone. */
const GENRES_D_ETABLISSEMENT: readonly [premier: RegExp, avant: string][] = [
  [/^(campus|centre|cned|college|cours|groupe|lycee)\b/, 'du '],
  [/^(ecole|ensemble|erea|erpd|etablissement|externat|institut|institution)\b/, 'de l’'],
];

/** The name of an établissement with its preposition: « du collège Les Tilleuls », « de l’EREA La Clairière », « de Sainte-Odile ». */
export function deLEtablissement(nom: string): string {
  const lu = sansAccents(nom).toLowerCase();
  const [, avant] = GENRES_D_ETABLISSEMENT.find(([premier]) => premier.test(lu)) ?? [];
  if (!avant) return deNom(nom);
  return avant + minuscule(nom);
}
