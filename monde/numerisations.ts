/** Papers of the demonstration as a scanner gives them: each says on its face that it is made up. */
import path from 'node:path';
import sharp from 'sharp';

const A4 = { width: 595, height: 842 };

/** Text of a PDF string: characters of WinAnsi, the three that have a meaning escaped. */
const chaine = (texte: string): string =>
  `(${texte.replaceAll('’', "'").replace(/[\\()]/g, (signe) => `\\${signe}`)})`;

/** One page of plain text as a small whole PDF: the first line large, then one line each. */
export function pdfFictif([titre = '', ...lignes]: readonly string[]): Buffer<ArrayBuffer> {
  const dessin = [
    'BT /F1 20 Tf 50 770 Td',
    `${chaine(titre)} Tj`,
    '/F1 12 Tf 0 -40 Td 22 TL',
    ...lignes.map((ligne) => `${chaine(ligne)} Tj T*`),
    'ET',
  ].join('\n');
  const objets = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${A4.width} ${A4.height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${dessin.length} >>\nstream\n${dessin}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let corps = '%PDF-1.4\n';
  const places = objets.map((objet, rang) => {
    const place = corps.length;
    corps += `${rang + 1} 0 obj\n${objet}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const fin = `trailer\n<< /Size ${objets.length + 1} /Root 1 0 R >>\nstartxref\n${corps.length}\n%%EOF\n`;
  return Buffer.from(corps + table + fin, 'latin1');
}

/** A paper photographed: lines of text on a sheet, as JPEG. */
export async function photoFictive(lignes: readonly string[]): Promise<Uint8Array> {
  const texte = await sharp({
    text: {
      text: lignes.join('\n\n'),
      font: 'DejaVu Sans',
      fontfile: path.resolve('node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
      width: A4.width - 100,
      dpi: 110,
      rgba: true,
    },
  })
    .png()
    .toBuffer();
  return sharp({ create: { ...A4, channels: 3, background: '#f4f1e8' } })
    .composite([{ input: texte, left: 50, top: 60 }])
    .jpeg({ quality: 70 })
    .toBuffer();
}

/** What an avis d'impôt prints, for a household of the world. */
export interface AvisFictif {
  nom: string;
  annee: number;
  rfr: number;
  enfants: number;
}

/** The scan of a piece of a household: its avis as a PDF, any other paper as a photograph. */
export async function numerisation(
  { code, libelle }: { code: string; libelle: string },
  { nom, annee, rfr, enfants }: AvisFictif,
): Promise<{ nom: string; octets: Uint8Array }> {
  const marque = 'Document fictif, fait pour la démonstration';
  if (code !== 'avis_impot')
    return { nom: `${code}.jpg`, octets: await photoFictive([marque, libelle, nom]) };
  return {
    nom: `avis-impot-${annee}.pdf`,
    octets: pdfFictif([
      `Avis d’impôt sur les revenus de l’année ${annee}`,
      marque,
      '',
      `Déclarant : ${nom}`,
      `Revenu fiscal de référence : ${rfr} euros`,
      `Enfants à charge : ${enfants}`,
    ]),
  };
}
