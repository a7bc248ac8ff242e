/** A text file as spreadsheets and editors write it: whatever its encoding and its ends of lines, read the same. */

/** Letters and marks of French texts that are one byte each in the encodings of before Unicode. */
const FRANCAIS = /[àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛÜŒ’«»€°]/g;

const strict = (encodage: string, octets: Uint8Array): string | null => {
  try {
    return new TextDecoder(encodage, { fatal: true }).decode(octets);
  } catch {
    return null;
  }
};

/** Zero bytes at even or odd places: UTF-16 of a mostly Latin text. Null when it is not. */
function utf16SansMarque(octets: Uint8Array): string | null {
  const debut = octets.subarray(0, 200);
  const nuls = (reste: number) => debut.filter((octet, rang) => octet === 0 && rang % 2 === reste).length;
  if (nuls(1) > debut.length / 4) return strict('utf-16le', octets);
  return nuls(0) > debut.length / 4 ? strict('utf-16be', octets) : null;
}

/**
 * The text of a file: UTF-8, UTF-16, else what reads as French of Windows and of the old Macs. Null when it is no text
 * (a workbook, an image).
 */
export function decoderTexte(octets: Uint8Array): string | null {
  const marque =
    octets[0] === 0xff && octets[1] === 0xfe
      ? 'utf-16le'
      : octets[0] === 0xfe && octets[1] === 0xff
        ? 'utf-16be'
        : null;
  const lu = marque ? strict(marque, octets) : (utf16SansMarque(octets) ?? strict('utf-8', octets));
  if (lu !== null) return lu.includes('\0') ? null : lu;
  if (octets.includes(0)) return null;
  const [windows = '', mac = ''] = ['windows-1252', 'macintosh'].map((nom) =>
    new TextDecoder(nom).decode(octets),
  );
  const lettres = (texte: string) => texte.match(FRANCAIS)?.length ?? 0;
  return lettres(mac) > lettres(windows) ? mac : windows;
}

/** The lines of a text, one at a time, ended by LF, CR LF or CR: no copy of the whole. */
export function* enLignes(texte: string): Generator<string> {
  const fin = /\r\n|\n|\r/g;
  let debut = 0;
  while (debut < texte.length) {
    fin.lastIndex = debut;
    const saut = fin.exec(texte);
    yield texte.slice(debut, saut?.index ?? texte.length);
    debut = saut ? fin.lastIndex : texte.length;
  }
}

const SEPARATEURS = [';', '\t', ',', '|'];

/** What separates the cells: said by a first line "sep=;" or seen in the line of the names. A paste gives tabulations. */
export function separateurDe(entete: string): string {
  const nombre = (separateur: string) => entete.split(separateur).length;
  return SEPARATEURS.toSorted((a, b) => nombre(b) - nombre(a))[0] ?? ';';
}

/** The separator that a first line announces to Excel ("sep=;"), or null. */
export const separateurAnnonce = (ligne: string): string | null =>
  /^\ufeff?"?sep=(.|\t)"?[;,\t]*$/i.exec(ligne)?.[1] ?? null;
