const MOIS = String.raw`(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)\p{L}*`;

/** Spaces that no line may end with: before ; : ? ! », after «, inside "2 octobre 2026" and "L. 212-1". */
const INSECABLES = new RegExp(
  [
    ' (?=[;:?!»])',
    '(?<=«) ',
    String.raw`(?<=\b(?:\d{1,2}|1er)) (?=${MOIS} \d{4})`,
    String.raw`(?<=\b(?:[LRDC]\.|articles?|n°)) (?=[\dIVLRD])`,
  ].join('|'),
  'gu',
);

/** A text whose spaces are unbreakable where French print has them so. */
export const espacer = (texte: string): string => texte.replace(INSECABLES, '\u00a0');
