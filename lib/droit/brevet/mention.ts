/**
 * What a file of results of the diplôme national du brevet calls a mention: no layout is public, so that each product
 * writes it as it likes. Whole values are compared: « assez bien » holds « bien » and is not one.
 */
import { sansAccents } from '../sans-accents.ts';
import type { MentionBrevet } from '../situation.ts';

/** A cell as it compares: capitals, without accents nor points, « mention » left out. */
const comparable = (cellule: string): string =>
  sansAccents(cellule)
    .toUpperCase()
    .replaceAll('.', '')
    .replace(/[^A-Z]+/g, ' ')
    .trim()
    .replace(/^(?:ADMISE? )?(?:AVEC )?(?:LA )?MENTION /, '');

const MENTIONS: ReadonlyMap<string, MentionBrevet> = new Map([
  ['TRES BIEN', 'tres_bien'],
  ['TB', 'tres_bien'],
  ['TRES BIEN AVEC FELICITATIONS', 'tres_bien'],
  ['TRES BIEN AVEC LES FELICITATIONS DU JURY', 'tres_bien'],
  ['TRES BIEN FELICITATIONS', 'tres_bien'],
  ['BIEN', 'bien'],
  ['B', 'bien'],
  ['ASSEZ BIEN', 'assez_bien'],
  ['AB', 'assez_bien'],
  ['SANS MENTION', 'aucune'],
  ['SANS', 'aucune'],
  ['AUCUNE', 'aucune'],
  ['NEANT', 'aucune'],
  ['PASSABLE', 'aucune'],
]);

const OBTENU: ReadonlyMap<string, boolean> = new Map([
  ['ADMIS', true],
  ['ADMISE', true],
  ['RECU', true],
  ['RECUE', true],
  ['OBTENU', true],
  ['NON ADMIS', false],
  ['NON ADMISE', false],
  ['REFUSE', false],
  ['REFUSEE', false],
  ['AJOURNE', false],
  ['AJOURNEE', false],
  ['NON OBTENU', false],
  ['ELIMINE', false],
  ['ELIMINEE', false],
  ['ABSENT', false],
  ['ABSENTE', false],
]);

/** A mention read, or why the line does not say one. */
export type LectureDeMention = { mention: MentionBrevet } | { faute: string };

/** The mention of a line, by its cell and by that of the result; null for a column that the file has not. */
export function lireMention(cellule: string, resultat: string | null): LectureDeMention {
  const dite = comparable(cellule);
  const mention = MENTIONS.get(dite);
  if (dite && !mention) return { faute: `Mention « ${cellule.trim()} » : inconnue.` };
  if (resultat === null)
    return mention ? { mention } : { faute: 'Mention vide, et aucune colonne ne dit le résultat.' };
  const obtenu = OBTENU.get(comparable(resultat));
  if (obtenu === undefined) return { faute: `Résultat « ${resultat.trim()} » : inconnu.` };
  if (obtenu) return { mention: mention ?? 'aucune' };
  return mention && mention !== 'aucune'
    ? { faute: `Mention « ${cellule.trim()} » et résultat « ${resultat.trim()} » se contredisent.` }
    : { mention: 'non_obtenu' };
}

/** How people call a result. */
export const LIBELLES_MENTIONS: Record<MentionBrevet, string> = {
  tres_bien: 'mention très bien',
  bien: 'mention bien',
  assez_bien: 'mention assez bien',
  aucune: 'sans mention',
  non_obtenu: 'non obtenu',
};
