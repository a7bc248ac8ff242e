/**
 * A short text as a keyboard would have typed it, when a page, a letter or a spreadsheet pasted it: no mark that cannot
 * be seen (of direction, joiners, a BOM), plain single spaces, one kind of hyphen ("06‑12‑34" and "06–12–34").
 */
export const commeTape = (texte: string): string =>
  texte
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/g, ' ')
    .trim();
