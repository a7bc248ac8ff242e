import { ecrireJourCourt, jour } from './date.ts';
import type { Ligne } from './regle.ts';
import { sansAccents } from './sans-accents.ts';

type Phrase = string | ((valeurs: Ligne['valeurs']) => string);

/** The sentences of a rule by what became of it; `sujet` names the rule where no own sentence is needed. */
export interface Phrases {
  sujet: string;
  /** It applied and the right goes on. */
  ouvre?: Phrase;
  /** It applied and the right is closed. */
  exclut?: Phrase;
  ecarte?: Phrase;
}

/** The `dire` of a rule: a whole French sentence for each issue of a line. */
export function phrases(p: Phrases): (ligne: Ligne) => string {
  const dire = (phrase: Phrase | undefined, ligne: Ligne, defaut: string): string =>
    typeof phrase === 'function' ? phrase(ligne.valeurs) : (phrase ?? defaut);
  return (ligne) => {
    if (ligne.issue === 'manque') return `${p.sujet} : il manque ${ligne.valeurs.libelle}.`;
    if (ligne.issue === 'humain') return `${p.sujet} : un agent doit décider. ${ligne.valeurs.question}`;
    if (ligne.issue === 'ecartee')
      return dire(p.ecarte, ligne, `${p.sujet} : la situation n’est pas concernée.`);
    if (ligne.valeurs.exclue === true) return dire(p.exclut, ligne, `${p.sujet} : aucun droit à bourse.`);
    return dire(p.ouvre, ligne, `${p.sujet} : la condition est remplie.`);
  };
}

/** The first letter made a capital. */
export const capitale = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1);

/** The first letter made small; an acronym stays as it is. */
export const minuscule = (texte: string): string =>
  /^\p{Lu}{2}/u.test(texte) ? texte : texte.charAt(0).toLowerCase() + texte.slice(1);

/** The words of a key, or the key itself where it has none: one that an address gives may be any word, even `constructor`. */
export const libelleDe = (libelles: Readonly<Record<string, string>>, cle: string): string =>
  Object.hasOwn(libelles, cle) ? (libelles[cle] ?? cle) : cle;

/** A person inside a sentence: "Hervé Lemaire, le chef d’établissement". The quality is kept as it opens a signature. */
export const nomEtQualite = (nom: string, qualite: string): string => `${nom}, ${minuscule(qualite)}`;

/** First words of names whose h is mute, without accents; before any other h, "de" stays whole. */
const H_MUET =
  /^(hadrien|helene|heloise|henri|henriette|heracles|hermann|hermine|hermione|hilaire|hippolyte|homere|honore|honorine|horace|hortense|hubert|hugo|hugues|huguette|hyacinthe)\b/;

/** A name after "de": "d’Ibrahima", "d’Yves", "d’Hélène", but "de Zoé", "de Yasmine", "de Hassan". */
export function deNom(nom: string): string {
  const lu = sansAccents(nom).toLowerCase();
  const elide = /^[aeiouœæ]/.test(lu) || /^y[^aeiouy]/.test(lu) || H_MUET.test(lu);
  return elide ? `d’${nom}` : `de ${nom}`;
}

/** An ISO day of a trace value as "15/10/2026". */
export const direJour = (valeur: Ligne['valeurs'][string] | undefined): string =>
  ecrireJourCourt(jour(String(valeur)));
