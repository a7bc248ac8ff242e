/**
 * Communes by the code of INSEE, with the days when each code bore each name: a commune that was merged keeps its code for
 * those who were born there before. From the history of INSEE's code officiel géographique since 1943 (Licence Ouverte);
 * `scripts/communes.ts` writes the table and says how days are known.
 */

import { type Jour, jour } from '../date.ts';
import type { Naissance } from '../naissance.ts';
import { sansAccents } from '../sans-accents.ts';
import TABLE from './communes.json' with { type: 'json' };
import { aPuVoirNaitre } from './departements.ts';

/** A code under one name. `fin` is the first day on which it was no longer so. */
export interface Commune {
  code: string;
  nom: string;
  debut?: Jour;
  fin?: Jour;
}

/** Three characters of the school base of a code of the table: "01" is "001". */
const troisCaracteres = (cle: string): string => cle.padStart(3, '0');
const textes = new Map(Object.entries(TABLE).map(([cle, texte]) => [troisCaracteres(cle), { cle, texte }]));
const lues = new Map<string, readonly Commune[]>();

function lire(cle: string, texte: string): readonly Commune[] {
  return texte.split('\n').map((ligne) => {
    const [fin3 = '', nom = '', debut, fin] = ligne.split('|');
    return {
      code: cle + fin3,
      nom,
      ...(debut ? { debut: jour(debut) } : {}),
      ...(fin ? { fin: jour(fin) } : {}),
    };
  });
}

/** Communes of a département ("075") in which somebody may be born; none for a code that the table has not. */
export function communesDe(departement: string, ne: Naissance): readonly Commune[] {
  const { cle, texte } = textes.get(departement) ?? {};
  if (!cle || !texte) return [];
  const toutes = lues.get(departement) ?? lire(cle, texte);
  lues.set(departement, toutes);
  return toutes.filter((commune) => aPuVoirNaitre(commune, ne));
}

/** A name as two spellings of it compare: no case, no accent, no hyphen, « St » for « Saint ». */
const plier = (nom: string): string =>
  sansAccents(nom.replaceAll('œ', 'oe'))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\b(s)t(e?)\b/g, '$1aint$2')
    .replace(/^(le|la|les|l) /, '');

const plies = new Map<string, string>();
/** The same of a name of the table, found once: they are many. */
function comparable(nom: string): string {
  const plie = plies.get(nom) ?? plier(nom);
  plies.set(nom, plie);
  return plie;
}

/** Communes of the département whose code, last three characters of the code or name are these; several rarely. */
export function trouverCommune(texte: string, departement: string, ne: Naissance): readonly Commune[] {
  const code = texte.trim().toUpperCase();
  const nom = plier(texte);
  const existantes = communesDe(departement, ne);
  const parCode = /^[0-9AB]{3,5}$/.test(code)
    ? existantes.filter(
        (commune) => commune.code === code || (code.length === 3 && commune.code.endsWith(code)),
      )
    : [];
  return parCode.length > 0 ? parCode : existantes.filter((commune) => comparable(commune.nom) === nom);
}

/** Communes shown at most to who wrote a name that none bears. */
const PROCHES = 5;

/** Communes of the département whose name begins as what was written, or holds it; the nearest first, five at most. */
export function communesProches(texte: string, departement: string, ne: Naissance): readonly Commune[] {
  const nom = plier(texte);
  if (nom.length < 3) return [];
  const notees = communesDe(departement, ne).map((commune) => {
    const autre = comparable(commune.nom);
    return {
      commune,
      note: autre.startsWith(nom) ? 2 : autre.includes(nom) || autre.startsWith(nom.slice(0, 4)) ? 1 : 0,
    };
  });
  return notees
    .filter(({ note }) => note > 0)
    .sort((a, b) => b.note - a.note)
    .slice(0, PROCHES)
    .map(({ commune }) => commune);
}

/** The other départements where a commune of this very name was when somebody was born. */
export const departementsDeLaCommune = (texte: string, ne: Naissance): readonly string[] =>
  [...textes.keys()].filter((departement) => trouverCommune(texte, departement, ne).length > 0);
