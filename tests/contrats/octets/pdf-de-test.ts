/** PDFs written object by object, as copiers, tax sites and hostile people make them. */
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';

export const PAGE = 'Avis fictif 15 000';
const DESSIN = `BT /F1 18 Tf 60 700 Td (${PAGE}) Tj ET`;

export const flux = (corps: string, dictionnaire = ''): string =>
  `<< ${dictionnaire} /Length ${corps.length} >>\nstream\n${corps}\nendstream`;

/** What a test changes of a plain document of one page: each part is the inside of a dictionary. */
interface Parties {
  catalogue?: string;
  page?: string;
  ressources?: string;
  dessin?: string;
  /** Objects from number 6 on. */
  objets?: readonly string[];
  trailer?: string;
}

const objetsDe = ({ catalogue = '', page = '', ressources = '', dessin = DESSIN, objets = [] }: Parties) => [
  `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${ressources} >> ${page} >>`,
  flux(dessin),
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ...objets,
];

function assembler(objets: readonly string[], trailer = ''): string {
  let corps = '%PDF-1.7\n';
  const places = objets.map((objet, rang) => {
    const place = corps.length;
    corps += `${rang + 1} 0 obj\n${objet}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return `${corps}${table}trailer\n<< /Size ${objets.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${corps.length}\n%%EOF\n`;
}

export const octets = (texte: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(texte, 'latin1'));

/** A small whole PDF of one page. */
export const pdf = (parties: Parties = {}): Uint8Array<ArrayBuffer> =>
  octets(assembler(objetsDe(parties), parties.trailer));

/** So many pages that show the same. */
export function pdfDePages(nombre: number): Uint8Array {
  const [catalogue = '', , page = '', ...reste] = objetsDe({});
  const kids = Array.from({ length: nombre }, () => '3 0 R').join(' ');
  return octets(
    assembler([catalogue, `<< /Type /Pages /Kids [${kids}] /Count ${nombre} >>`, page, ...reste]),
  );
}

/** The same document with its catalogue packed in an object stream, itself compressed once or twice. */
export function pdfEmballe(catalogue: string, compressions: 1 | 2): Uint8Array {
  const [racine = '', ...reste] = objetsDe({ catalogue });
  const emballer = (contenu: Buffer): Buffer =>
    Array.from({ length: compressions }).reduce<Buffer>((deja) => deflateSync(deja), contenu);
  const filtre = `[${'/FlateDecode '.repeat(compressions)}]`;
  let corps = '%PDF-1.7\n';
  const places: number[] = [0];
  const ajouter = (objet: string) => {
    places.push(corps.length);
    corps += `${places.length + 0} 0 obj\n${objet}\nendobj\n`;
  };
  for (const objet of reste) ajouter(objet);
  const paquet = emballer(Buffer.from(`1 0 ${racine}`)).toString('latin1');
  ajouter(flux(paquet, `/Type /ObjStm /N 1 /First 4 /Filter ${filtre}`));
  const dernier = places.length + 1;
  // One entry an object: 2 says "packed in that stream", 1 says "at that place".
  const entrees = [
    [0, 0, 255],
    [2, dernier - 1, 0],
    ...places.slice(1).map((place) => [1, place, 0]),
    [1, corps.length, 0],
  ];
  const table = Buffer.concat(
    entrees.map(([sorte = 0, lieu = 0, rang = 0]) =>
      Buffer.from([sorte, lieu >> 16, (lieu >> 8) & 255, lieu & 255, rang]),
    ),
  ).toString('latin1');
  const debut = corps.length;
  corps += `${dernier} 0 obj\n${flux(table, `/Type /XRef /Size ${dernier + 1} /W [1 3 1] /Root 1 0 R`)}\nendobj\n`;
  return octets(`${corps}startxref\n${debut}\n%%EOF\n`);
}

const REMPLISSAGE = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();

function rc4(cle: Uint8Array, donnees: Uint8Array): Buffer {
  const boite = Uint8Array.from({ length: 256 }, (_, rang) => rang);
  const echanger = (a: number, b: number) => {
    [boite[a], boite[b]] = [boite[b] ?? 0, boite[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (boite[i] ?? 0) + (cle[i % cle.length] ?? 0)) & 255;
    echanger(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    donnees.map((octet) => {
      i = (i + 1) & 255;
      j = (j + (boite[i] ?? 0)) & 255;
      echanger(i, j);
      return octet ^ (boite[((boite[i] ?? 0) + (boite[j] ?? 0)) & 255] ?? 0);
    }),
  );
}

/** Encrypted as copiers and tax sites do: the owner forbids to copy; a password of opening, or none (7.6, revision 2). */
export function pdfChiffre(ouverture: string): Uint8Array {
  const droits = Buffer.alloc(4);
  droits.writeInt32LE(-3904);
  const id = md5(Buffer.from('fictif'));
  const plein = (mot: string) => Buffer.concat([Buffer.from(mot), REMPLISSAGE]).subarray(0, 32);
  const proprietaire = rc4(md5(plein('proprietaire')).subarray(0, 5), plein(ouverture));
  const cle = md5(plein(ouverture), proprietaire, droits, id).subarray(0, 5);
  const dessin = rc4(md5(cle, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10), Buffer.from(DESSIN));
  const chiffre = `<< /Filter /Standard /V 1 /R 2 /O <${proprietaire.toString('hex')}> /U <${rc4(cle, REMPLISSAGE).toString('hex')}> /P -3904 >>`;
  return pdf({
    dessin: dessin.toString('latin1'),
    objets: [chiffre],
    trailer: `/Encrypt 6 0 R /ID [<${id.toString('hex')}> <${id.toString('hex')}>]`,
  });
}

/** Drawings that draw each other ten times, thirty deep: a few kilobytes that no machine can draw. */
export function pdfSansFin(): Uint8Array {
  const formes = Array.from({ length: 30 }, (_, rang) =>
    flux(
      '/X Do '.repeat(10),
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${rang + 7} 0 R >> >>`,
    ),
  );
  const fin = flux('0 0 1 1 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]');
  return pdf({ ressources: '/XObject << /X 6 0 R >>', dessin: '/X Do', objets: [...formes, fin] });
}

/** All that a PDF says: its bytes, and those of its streams once unpacked. */
export function toutDe(recu: Uint8Array): string {
  const texte = Buffer.from(recu).toString('latin1');
  const morceaux = [texte];
  for (
    let debut = texte.indexOf('stream\r\n');
    debut !== -1;
    debut = texte.indexOf('stream\r\n', debut + 8)
  ) {
    const corps = Buffer.from(texte.slice(debut + 8, texte.indexOf('endstream', debut)), 'latin1');
    try {
      morceaux.push(inflateSync(corps).toString('latin1'));
    } catch {
      morceaux.push(corps.toString('latin1'));
    }
  }
  return morceaux.join('\n');
}
