import { inflateSync } from 'node:zlib';

/** Why a received PDF is not kept. */
export type DefautDePdf = 'protege' | 'contenu_actif' | 'incomplet' | 'format';

/** Names of PDF objects that run, open or carry something: a proof of income needs none of them. */
const ACTIFS = [
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
];
const ACTIF = new RegExp(`/(?:${ACTIFS.join('|')})(?![A-Za-z0-9_.-])`);
const PROTEGE = /\/Encrypt(?![A-Za-z0-9_.-])/;
/** Objects packed together may weigh this much once unpacked; more is a bomb. */
const DEBALLE_MAX = 50_000_000;

/**
 * Looks for what makes a PDF dangerous, without drawing it: no null answer means refuse. Objects packed in compressed
 * streams are unpacked, and names written with #xx are read; content of pages and images is data and is skipped.
 */
export function examinerPdf(octets: Uint8Array): DefautDePdf | null {
  const texte = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1');
  // At the first byte and to the last: a file that is also something else (page, archive) has bytes before or after.
  if (!texte.startsWith('%PDF-')) return 'format';
  const fin = texte.lastIndexOf('%%EOF');
  if (fin === -1 || !texte.includes('startxref')) return 'incomplet';
  if (!/^[\s\0]*$/.test(texte.slice(fin + '%%EOF'.length))) return 'format';

  const structure = lireNoms(structureDe(texte));
  if (PROTEGE.test(structure)) return 'protege';
  if (ACTIF.test(structure)) return 'contenu_actif';
  for (const paquet of objetsDeballes(texte)) {
    if (paquet === null || ACTIF.test(lireNoms(paquet))) return 'contenu_actif';
  }
  return null;
}

/** "/Java#53cript" is "/JavaScript". */
const lireNoms = (texte: string): string =>
  texte.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const FLUX = /stream\r?\n([\s\S]*?)endstream/g;

/** Where an object begins: spaces and comments may stand between the word and its value. */
const OBJET = /\bobj(?:\s|%[^\r\n]*[\r\n])*[<[]/;

/** The file without the bodies of its streams, unless a body shows objects: then it is not (only) a body. */
function structureDe(texte: string): string {
  return texte.replace(FLUX, (tout, corps: string) => (OBJET.test(corps) ? tout : 'stream endstream'));
}

/** Ways to pack that no usual program applies to objects: they would hide them from us. */
const EMBALLAGE_RARE = /\/(?:ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|Crypt|Predictor)/;

/** The text of each object stream; null for one that cannot be unpacked, and so cannot be judged. */
function* objetsDeballes(texte: string): Generator<string | null> {
  let fin = 0;
  for (const flux of texte.matchAll(FLUX)) {
    const [tout, corps = ''] = flux;
    // All that stands between two streams, not the dictionary alone: a string in it could fake its limits.
    const devant = lireNoms(texte.slice(fin, flux.index));
    fin = flux.index + tout.length;
    if (!/\/ObjStm(?![A-Za-z0-9_.-])/.test(devant)) continue;
    if (!devant.includes('/Filter')) yield corps;
    else yield EMBALLAGE_RARE.test(devant) ? null : deballer(corps);
  }
}

function deballer(corps: string): string | null {
  try {
    return inflateSync(Buffer.from(corps, 'latin1'), { maxOutputLength: DEBALLE_MAX }).toString('latin1');
  } catch {
    return null;
  }
}
