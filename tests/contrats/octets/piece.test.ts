/** Files received, judged by their content: images drawn again, what is not a paper refused. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { examinerPiece } from '#lib/connecteurs/octets/juges/piece.ts';
import type { PieceAcceptee } from '#lib/connecteurs/octets/motifs.ts';
import { numerisation } from '#monde/numerisations.ts';
import { lirePdf } from '../lire-pdf.ts';
import { octets, pdf } from './pdf-de-test.ts';
import { photoHeic } from './photo-heic.ts';

/** 10 MB as people count them. */
const DIX_MO = 10_000_000;
const fond = { create: { width: 40, height: 20, channels: 3, background: '#0a7' } } as const;

/** A TIFF of two sheets of one white point each (TIFF 6.0, section 2). */
function deuxFeuilles(): Buffer {
  const TAGS = [
    [256, 3, 1],
    [257, 3, 1],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 8],
    [278, 3, 1],
    [279, 4, 1],
  ] as const;
  const TAILLE = 2 + TAGS.length * 12 + 4;
  const feuille = (suivante: number): Buffer => {
    const octets = Buffer.alloc(TAILLE);
    octets.writeUInt16LE(TAGS.length, 0);
    TAGS.forEach(([tag, type, valeur], rang) => {
      const place = 2 + rang * 12;
      octets.writeUInt16LE(tag, place);
      octets.writeUInt16LE(type, place + 2);
      octets.writeUInt32LE(1, place + 4);
      octets.writeUInt32LE(valeur, place + 8);
    });
    octets.writeUInt32LE(suivante, TAILLE - 4);
    return octets;
  };
  const debut = Buffer.from([0x49, 0x49, 42, 0, 10, 0, 0, 0, 0xff, 0]);
  return Buffer.concat([debut, feuille(10 + TAILLE), feuille(0)]);
}

async function accepte(recu: Uint8Array): Promise<PieceAcceptee> {
  const examen = await examinerPiece(recu);
  if (!examen.accepte) throw new Error(examen.message);
  return examen;
}

describe('taken', () => {
  it.each(['jpeg', 'png'] as const)('a %s, named by its content', async (format) => {
    expect((await accepte(await sharp(fond).toFormat(format).toBuffer())).type).toBe(`image/${format}`);
  });

  it.each(['webp', 'tiff', 'avif'] as const)('a %s, which becomes a JPEG', async (format) => {
    expect((await accepte(await sharp(fond).toFormat(format).toBuffer())).type).toBe('image/jpeg');
  });

  it('a file of exactly 10 MB', async () => {
    const petit = pdf();
    const plein = Buffer.concat([petit, Buffer.alloc(DIX_MO - petit.length)]);
    expect(plein).toHaveLength(DIX_MO);
    expect((await accepte(plein)).type).toBe('application/pdf');
  });

  it('the scans of the demonstration, which say on their face that they are made up', async () => {
    const AVIS = { nom: 'Aminata Traoré (veuve)', annee: 2025, rfr: 12_600, enfants: 3 };
    const avis = await numerisation({ code: 'avis_impot', libelle: 'Avis d’impôt' }, AVIS);
    const { pages, texte } = await lirePdf((await accepte(avis.octets)).octets);
    expect(pages).toBe(1);
    for (const dit of ['Document fictif', 'Aminata Traoré (veuve)', '12600 euros', "Avis d'impôt"])
      expect(texte).toContain(dit);
    const photo = await numerisation({ code: 'attestation_caf', libelle: 'Attestation' }, AVIS);
    expect((await accepte(photo.octets)).type).toBe('image/jpeg');
  });
});

describe('a photograph in HEIC', () => {
  /** Colour of the point at these parts of the width and of the height. */
  async function couleur({ octets: jpeg }: PieceAcceptee, x: number, y: number): Promise<string> {
    const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    const place = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return (data[place] ?? 0) > (data[place + 2] ?? 0) ? 'rouge' : 'bleu';
  }

  it('becomes a JPEG of the same points', async () => {
    const photo = await accepte(photoHeic());
    expect(photo.type).toBe('image/jpeg');
    expect(await sharp(photo.octets).metadata()).toMatchObject({ width: 96, height: 64, format: 'jpeg' });
    expect([await couleur(photo, 0.5, 0.2), await couleur(photo, 0.5, 0.8)]).toEqual(['bleu', 'rouge']);
  });

  it('is turned upright, as the telephone shows it', async () => {
    const photo = await accepte(photoHeic({ quarts: 1 }));
    expect(await sharp(photo.octets).metadata()).toMatchObject({ width: 64, height: 96 });
    expect([await couleur(photo, 0.2, 0.5), await couleur(photo, 0.8, 0.5)]).toEqual(['bleu', 'rouge']);
  });

  it('refuses: one of too many points before it is drawn, one cut, one that is empty', async () => {
    expect(await examinerPiece(photoHeic({ taille: [20_000, 20_000] }))).toMatchObject({ motif: 'pixels' });
    const photo = photoHeic();
    expect(await examinerPiece(photo.subarray(0, photo.length - 40))).toMatchObject({ motif: 'heic' });
    const vide = octets(`\0\0\0\x18ftypheic\0\0\0\0mif1heic${'\0'.repeat(64)}`);
    expect(await examinerPiece(vide)).toMatchObject({ motif: 'heic' });
  });
});

describe('metadata of images', () => {
  it('place, date and device are removed, and the image is turned upright', async () => {
    const photo = await sharp(fond)
      .jpeg()
      .withExif({
        IFD0: { Make: 'Appareil', Artist: 'Zoé' },
        IFD3: { GPSLatitude: '50/1 41/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();

    const lue = await sharp((await accepte(photo)).octets).metadata();
    expect(lue.exif).toBeUndefined();
    expect(lue.orientation).toBeUndefined();
    expect([lue.width, lue.height]).toEqual([20, 40]);
  });

  it('what hides behind an image is gone', async () => {
    const image = await sharp(fond).png().toBuffer();
    const { octets: garde } = await accepte(
      Buffer.concat([image, octets('PK\x03\x04<script>alert(1)</script>')]),
    );
    expect(Buffer.from(garde).includes('script')).toBe(false);
  });
});

describe('refused, with the way out', () => {
  const programme = Buffer.concat([octets('MZ\x90\x00\x03\x00\x00\x00'), Buffer.alloc(512)]);
  const bureautique = Buffer.concat([
    octets('PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x27\0\0\0\x27\0\0\0\x08\0\0\0mimetype'),
    octets('application/vnd.oasis.opendocument.text'),
  ]);

  it.each<[string, string, Uint8Array]>([
    ['an empty file', 'vide', new Uint8Array()],
    ['10 MB and one byte', 'trop_gros', new Uint8Array(DIX_MO + 1)],
    ['a program renamed avis.pdf', 'format', programme],
    ['a program with a PDF behind it', 'format', Buffer.concat([programme, pdf()])],
    ['a web page', 'format', octets('<!doctype html><script>alert(1)</script>')],
    ['an SVG', 'format', octets('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a GIF', 'format', octets('GIF89a\x01\x00\x01\x00\x00\x00\x00;')],
    ['an archive', 'format', octets('PK\x03\x04rest of an archive')],
    ['a PDF too far behind other bytes', 'format', Buffer.concat([Buffer.alloc(1024, '\n'), pdf()])],
    ['a text processor’s document', 'bureautique', bureautique],
    ['a film', 'video', octets(`\0\0\0\x14ftypqt  \0\0\0\0qt  ${'\0'.repeat(64)}`)],
    ['a damaged image', 'illisible', octets('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01')],
  ])('%s: %s', async (_, motif, contenu) => {
    const examen = await examinerPiece(contenu);
    expect(examen).toMatchObject({ accepte: false, motif });
    expect(!examen.accepte && examen.message).toMatch(/^(Ce fichier|Cette photo) .+\. .+\.$/);
  });

  it('an image cut in the middle', async () => {
    const image = await sharp({
      create: { ...fond.create, width: 600, height: 600, noise: { type: 'gaussian', mean: 128, sigma: 30 } },
    })
      .jpeg()
      .toBuffer();
    expect(await examinerPiece(image.subarray(0, image.length / 2))).toMatchObject({ motif: 'illisible' });
  });

  it('a TIFF of two sheets, since one would be lost; of a moving WebP the first image is enough', async () => {
    const deux = await sharp([await sharp(fond).png().toBuffer(), await sharp(fond).png().toBuffer()], {
      join: { animated: true },
    });
    const tiff = deuxFeuilles();
    expect(await examinerPiece(tiff)).toMatchObject({ motif: 'plusieurs_pages' });
    expect((await accepte(await deux.webp().toBuffer())).type).toBe('image/jpeg');
  });

  it('an image of too many points, before it is drawn', async () => {
    const bombe = await sharp({ create: { ...fond.create, width: 9000, height: 9000 } })
      .jpeg({ quality: 1 })
      .toBuffer();
    expect(bombe.length).toBeLessThan(DIX_MO);
    expect(await examinerPiece(bombe)).toMatchObject({ motif: 'pixels' });
  });
});
