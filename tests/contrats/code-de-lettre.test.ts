/** The code of a letter, as it is printed: read back from the page by another engine. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { produirePdf } from '#lib/connecteurs/pdf.ts';
import type { GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import { jour } from '#lib/droit/date.ts';
import { composer, LETTRES } from './courriers.ts';
import { lirePdf } from './lire-pdf.ts';

const ACCES = {
  adresse: 'https://bourses.academie.exemple.fr/lettre',
  code: 'ACDEF-GHJK3',
  jusquAu: jour('2027-01-14'),
};
const avecCode = (genre: GenreCourrier) => produirePdf(composer({ ...LETTRES[genre], acces: ACCES }));

interface Image {
  width: number;
  height: number;
  /** One byte a pixel, or three: the engine that reads chooses. */
  data: Uint8Array;
}

/** The only image of the first page, each pixel made a square of eight, on white as paper is. */
async function lireLeQr(octets: Uint8Array): Promise<string> {
  const tache = getDocument({ data: new Uint8Array(octets), verbosity: 0 });
  try {
    const page = await (await tache.promise).getPage(1);
    const { fnArray, argsArray } = await page.getOperatorList();
    const nom = argsArray[fnArray.indexOf(OPS.paintImageXObject)][0];
    const { width, height, data } = await new Promise<Image>((fait) => page.objs.get(nom, fait));
    const parPixel = data.length / (width * height);
    const [echelle, marge] = [8, 32];
    const cote = width * echelle + 2 * marge;
    const pixels = new Uint8Array(cote * cote * 4).fill(255);
    for (let y = 0; y < height * echelle; y++)
      for (let x = 0; x < width * echelle; x++) {
        const vu = data[(Math.floor(y / echelle) * width + Math.floor(x / echelle)) * parPixel] ?? 255;
        pixels.fill(vu, ((y + marge) * cote + x + marge) * 4, ((y + marge) * cote + x + marge) * 4 + 3);
      }
    return decodeQR({ width: cote, height: cote, data: pixels });
  } finally {
    await tache.destroy();
  }
}

describe.each(Object.keys(LETTRES) as GenreCourrier[])('%s', (genre) => {
  it('prints its code in plain letters, on no more pages, still PDF/UA-1', async () => {
    const [sans, avec] = [
      await lirePdf(produirePdf(composer(LETTRES[genre]))),
      await lirePdf(avecCode(genre)),
    ];
    expect(avec.texte).toContain('Code : ACDEF-GHJK3');
    expect(avec.texte).toMatch(/bourses\.academie\.exemple\.fr ?\/ ?lettre/);
    expect(avec.texte).toContain('date de naissance de l’élève, jusqu’au 14 janvier 2027.');
    expect({ pages: avec.pages, pdfUa: avec.pdfUa }).toEqual({ pages: sans.pages, pdfUa: '1' });
    expect(avec.roles).toContain('Figure');
  });
});

describe('the QR code', () => {
  it('leads to the page, with the code after a # that no server receives', async () => {
    expect(await lireLeQr(avecCode('demande_incomplete'))).toBe(
      'https://bourses.academie.exemple.fr/lettre#ACDEF-GHJK3',
    );
  });

  it('is not there without a code: a preview opens nothing', async () => {
    const { texte, roles } = await lirePdf(produirePdf(composer(LETTRES.demande_incomplete)));
    expect(texte).not.toContain('Code :');
    expect(roles).not.toContain('Figure');
  });
});
