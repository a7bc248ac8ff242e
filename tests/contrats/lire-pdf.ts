import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfLu {
  pages: number;
  /** Text in reading order, spaces made plain. */
  texte: string;
  /** The same, line by line as printed. */
  lignes: string[];
  titre: string;
  langue: string;
  /** "1" for PDF/UA-1, from the XMP metadata. */
  pdfUa: string | null;
  marque: boolean;
  /** Roles of the structure tree, in order. */
  roles: string[];
}

interface Noeud {
  role?: string;
  children?: Noeud[];
}

const rolesDe = ({ role, children = [] }: Noeud): string[] => [
  ...(role ? [role] : []),
  ...children.flatMap(rolesDe),
];

/** What a reader, a screen reader and a validator find in a PDF, read by another engine than the one that wrote it. */
export async function lirePdf(octets: Uint8Array): Promise<PdfLu> {
  const tache = getDocument({ data: new Uint8Array(octets), verbosity: 0 });
  try {
    const pdf = await tache.promise;
    const { info, metadata } = await pdf.getMetadata();
    const roles: string[] = [];
    let texte = '';
    for (let numero = 1; numero <= pdf.numPages; numero++) {
      const page = await pdf.getPage(numero);
      roles.push(...rolesDe(((await page.getStructTree()) ?? {}) as Noeud));
      const { items } = await page.getTextContent();
      texte += items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      texte += '\n';
    }
    const { Title, Language } = info as { Title: string; Language: string };
    return {
      pages: pdf.numPages,
      lignes: texte.split('\n').map((ligne) => ligne.replace(/[\s\u00a0\u202f]+/g, ' ').trim()),
      texte: texte.replace(/[\s\u00a0\u202f]+/g, ' '),
      titre: Title,
      langue: Language,
      pdfUa: (metadata?.get('pdfuaid:part') as unknown as string | null) ?? null,
      marque: (await pdf.getMarkInfo())?.Marked === true,
      roles,
    };
  } finally {
    await tache.destroy();
  }
}
