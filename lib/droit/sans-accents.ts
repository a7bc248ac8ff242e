/** A text without its accents and cedillas, letter by letter; case and all else stay. "Œ" is a letter, and stays too. */
export const sansAccents = (texte: string): string => texte.normalize('NFD').replace(/\p{M}/gu, '');
