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
/** All packed objects of a file may weigh this much once unpacked; more is a bomb. */
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

/** Where an object may begin. A body of a page that says so is read as structure too: never the other way round. */
const OBJET = /\bobj[\s%<[]/;

interface Flux {
  /** All that stands between this stream and the one before. */
  devant: string;
  corps: string;
}

/** Each stream that ends, and last what follows them all. One pass: a hostile file costs no more than its length. */
function* decouper(texte: string): Generator<Flux> {
  const debuts = /stream\r?\n/g;
  let fin = 0;
  for (let debut = debuts.exec(texte); debut; debut = debuts.exec(texte)) {
    const terme = texte.indexOf('endstream', debuts.lastIndex);
    // Without an end here, there is none further on.
    if (terme === -1) break;
    yield { devant: texte.slice(fin, debut.index), corps: texte.slice(debuts.lastIndex, terme) };
    fin = terme + 'endstream'.length;
    debuts.lastIndex = fin;
  }
  yield { devant: texte.slice(fin), corps: '' };
}

/** The file without the bodies of its streams, unless a body shows objects: then it is not (only) a body. */
function structureDe(texte: string): string {
  const morceaux: string[] = [];
  for (const { devant, corps } of decouper(texte))
    morceaux.push(devant, 'stream\n', OBJET.test(corps) ? corps : '', 'endstream');
  return morceaux.join('');
}

/** Ways to pack that no usual program applies to objects: they would hide them from us. */
const EMBALLAGE_RARE = /\/(?:ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|Crypt|Predictor)/;

/** The text of each object stream; null for one that cannot be unpacked, and so cannot be judged. */
function* objetsDeballes(texte: string): Generator<string | null> {
  let reste = DEBALLE_MAX;
  for (const { devant: brut, corps } of decouper(texte)) {
    // All that stands between two streams, not the dictionary alone: a string in it could fake its limits.
    const devant = lireNoms(brut);
    if (!/\/ObjStm(?![A-Za-z0-9_.-])/.test(devant)) continue;
    if (!devant.includes('/Filter')) {
      yield corps;
      continue;
    }
    const deballe = emballeUneFois(devant) ? deballer(corps, reste) : null;
    reste -= deballe?.length ?? 0;
    yield deballe;
  }
}

/** Packed once, as every usual program does: packed twice, the objects would stay hidden once unpacked. */
const emballeUneFois = (devant: string): boolean =>
  !EMBALLAGE_RARE.test(devant) && devant.split('/FlateDecode').length === 2;

/** Null when the body is not what it says, or weighs more than `max` bytes once unpacked. */
function deballer(corps: string, max: number): string | null {
  if (max <= 0) return null;
  try {
    return inflateSync(Buffer.from(corps, 'latin1'), { maxOutputLength: max }).toString('latin1');
  } catch {
    return null;
  }
}
