/** A text without its accents and cedillas, letter by letter; case and all else stay. "Œ" is a letter, and stays too. */
export const sansAccents = (texte: string): string => texte.normalize('NFD').replace(/\p{M}/gu, '');

/** A name in plain capitals, as files and banks write it: no accents, ligatures as two letters. */
export const enCapitales = (nom: string): string =>
  sansAccents(nom).toUpperCase().replaceAll('Œ', 'OE').replaceAll('Æ', 'AE');

/** A name as registries compare them: without accents, hyphens nor capitals. */
export const plierLeNom = (nom: string): string =>
  sansAccents(nom)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
