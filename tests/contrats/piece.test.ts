import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { produirePdf } from '#lib/connecteurs/pdf.ts';
import { controlerPiece, TAILLE_MAX } from '#lib/connecteurs/piece.ts';
import { numerisation } from '#monde/numerisations.ts';
import { composer, LETTRES } from './courriers.ts';
import { lirePdf } from './lire-pdf.ts';

const octets = (texte: string): Uint8Array => Buffer.from(texte, 'latin1');
const fond = { create: { width: 40, height: 20, channels: 3, background: '#0a7' } } as const;

/** A small PDF whose catalogue says more. */
const pdf = (
  catalogue = '',
  objets = '',
  fin = 'trailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
): Uint8Array =>
  octets(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj\n${objets}\n${fin}`);

/** The same objects packed in a compressed stream, where a search in the raw bytes sees nothing. */
const emballe = (
  contenu: string,
  filtre = '/FlateDecode',
  corps = deflateSync(contenu).toString('latin1'),
): string =>
  `7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filtre} /Length ${corps.length} >>\nstream\n${corps}\nendstream\nendobj`;

describe('accepted', () => {
  it('a PDF, as it came, with its fingerprint', async () => {
    const lettre = produirePdf(composer(LETTRES.refus));
    const controle = await controlerPiece(lettre);
    expect(controle).toMatchObject({
      accepte: true,
      type: 'application/pdf',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(controle.accepte && Buffer.compare(controle.octets, lettre)).toBe(0);
  });

  it.each(['jpeg', 'png'] as const)('a %s, named by its content', async (format) => {
    const controle = await controlerPiece(await sharp(fond).toFormat(format).toBuffer());
    expect(controle).toMatchObject({ accepte: true, type: `image/${format}` });
  });

  it.each(['webp', 'tiff'] as const)('a %s, which becomes a JPEG', async (format) => {
    const controle = await controlerPiece(await sharp(fond).toFormat(format).toBuffer());
    expect(controle).toMatchObject({ accepte: true, type: 'image/jpeg' });
  });

  it('a PDF whose compressed objects are harmless', async () => {
    expect(await controlerPiece(pdf('', emballe('3 0 << /Type /Page >>')))).toMatchObject({ accepte: true });
  });

  it('a PDF that speaks of JavaScript in its pages only', async () => {
    const page = '4 0 obj\n<< /Length 30 >>\nstream\n(/JavaScript est un langage) Tj\nendstream\nendobj';
    expect(await controlerPiece(pdf('', page))).toMatchObject({ accepte: true });
  });

  it('a file of exactly 10 MB', async () => {
    const remplissage = '%'.padEnd(TAILLE_MAX - pdf().length, 'x');
    const plein = pdf('', remplissage);
    expect(plein.length).toBe(TAILLE_MAX);
    expect(await controlerPiece(plein)).toMatchObject({ accepte: true });
  });
});

describe('the scans of the demonstration', () => {
  const AVIS = { nom: 'Aminata Traoré (veuve)', annee: 2025, rfr: 12_600, enfants: 3 };

  it('are accepted as they come, and say on their face that they are made up', async () => {
    const avis = await numerisation({ code: 'avis_impot', libelle: 'Avis d’impôt' }, AVIS);
    expect(await controlerPiece(avis.octets)).toMatchObject({ accepte: true, type: 'application/pdf' });
    const { pages, texte } = await lirePdf(avis.octets);
    expect(pages).toBe(1);
    for (const dit of ['Document fictif', 'Aminata Traoré (veuve)', '12600 euros', "Avis d'impôt"])
      expect(texte).toContain(dit);
    const photo = await numerisation({ code: 'attestation_caf', libelle: 'Attestation' }, AVIS);
    expect(await controlerPiece(photo.octets)).toMatchObject({ accepte: true, type: 'image/jpeg' });
  });
});

describe('hostile files of 10 MB are judged in one pass: by the square of their length, this would take hours', () => {
  it.each([
    ['streams that never end', 'stream\n'],
    ['objects that never begin', 'obj%'],
    ['filters that never close', '/ObjStm /Filter [ '],
    ['streams of nothing', 'stream\nendstream '],
  ])('%s', async (_, motif) => {
    const place = TAILLE_MAX - pdf().length;
    const corps = motif.repeat(Math.floor(place / motif.length));
    expect(await controlerPiece(pdf('', corps))).toHaveProperty('accepte');
    expect(await controlerPiece(pdf('', `stream\n${corps.slice(20)}\nendstream`))).toHaveProperty('accepte');
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

    const controle = await controlerPiece(photo);
    if (!controle.accepte) throw new Error(controle.message);
    const lue = await sharp(controle.octets).metadata();
    expect(lue.exif).toBeUndefined();
    expect(lue.orientation).toBeUndefined();
    expect([lue.width, lue.height]).toEqual([20, 40]);
  });

  it('what hides behind an image is gone', async () => {
    const image = await sharp(fond).png().toBuffer();
    const controle = await controlerPiece(
      Buffer.concat([image, octets('PK\x03\x04<script>alert(1)</script>')]),
    );
    if (!controle.accepte) throw new Error(controle.message);
    expect(Buffer.from(controle.octets).includes('script')).toBe(false);
  });
});

describe('refused, with the way out', () => {
  const executable = Buffer.concat([octets('MZ\x90\x00\x03\x00\x00\x00'), Buffer.alloc(512)]);

  it.each<[string, string, Uint8Array]>([
    ['an empty file', 'vide', new Uint8Array()],
    ['10 MB and one byte', 'trop_gros', new Uint8Array(TAILLE_MAX + 1)],
    ['a program renamed avis.pdf', 'format', executable],
    ['a web page', 'format', octets('<!doctype html><script>alert(1)</script>')],
    ['an SVG', 'format', octets('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a GIF', 'format', octets('GIF89a\x01\x00\x01\x00\x00\x00\x00;')],
    ['an archive', 'format', octets('PK\x03\x04rest of an archive')],
    ['a page before the PDF', 'format', Buffer.concat([octets('<script>1</script>\n'), pdf()])],
    ['an archive after the PDF', 'format', Buffer.concat([pdf(), octets('PK\x03\x04\x14\x00')])],
    ['a PDF cut short', 'incomplet', pdf().subarray(0, -8)],
    ['a PDF with a password', 'protege', pdf('', '', 'trailer << /Encrypt 5 0 R >>\nstartxref\n9\n%%EOF')],
    ['JavaScript', 'contenu_actif', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
    ['JavaScript written with #xx', 'contenu_actif', pdf('/OpenAction << /S /J#61vaScript /J#53 (1) >>')],
    ['a program to launch', 'contenu_actif', pdf('/OpenAction << /S /Launch /F (cmd.exe) >>')],
    ['a file inside', 'contenu_actif', pdf('/Names << /EmbeddedFiles 4 0 R >>')],
    ['an XFA form', 'contenu_actif', pdf('/AcroForm << /XFA 4 0 R >>')],
    [
      'JavaScript in compressed objects',
      'contenu_actif',
      pdf('', emballe('3 0 << /S /JavaScript /JS (1) >>')),
    ],
    [
      'objects packed in a way that cannot be read',
      'contenu_actif',
      pdf('', emballe('', '/LZWDecode', 'abc')),
    ],
    [
      'objects packed twice',
      'contenu_actif',
      pdf('', emballe(Buffer.from('3 0 << /JS (1) >>').toString('hex'), '[/FlateDecode /ASCIIHexDecode]')),
    ],
    [
      'objects compressed twice',
      'contenu_actif',
      pdf(
        '',
        emballe(
          '',
          '[/FlateDecode /FlateDecode]',
          deflateSync(deflateSync('3 0 << /S /JavaScript /JS (1) >>')).toString('latin1'),
        ),
      ),
    ],
    [
      'objects that together weigh more than 50 MB once unpacked',
      'contenu_actif',
      pdf('', emballe(' '.repeat(30_000_000)).repeat(2)),
    ],
    ['a photograph of an iPhone', 'heic', octets(`\0\0\0\x18ftypheic\0\0\0\0mif1heic${'\0'.repeat(64)}`)],
    [
      'JavaScript hidden in what looks like a page',
      'contenu_actif',
      pdf('', '% stream\n8 0 obj % x\n<< /S /JavaScript >>\nendobj\n% endstream'),
    ],
    ['a damaged image', 'illisible', octets('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01')],
  ])('%s: %s', async (_, motif, contenu) => {
    const controle = await controlerPiece(contenu);
    expect(controle).toMatchObject({ accepte: false, motif });
    expect(!controle.accepte && controle.message).toMatch(/^(Ce (fichier|PDF)|Cette photo) .+\. .+\.$/);
  });

  it('an image cut in the middle', async () => {
    const image = await sharp({
      create: { ...fond.create, width: 600, height: 600, noise: { type: 'gaussian', mean: 128, sigma: 30 } },
    })
      .jpeg()
      .toBuffer();
    expect(await controlerPiece(image.subarray(0, image.length / 2))).toMatchObject({ motif: 'illisible' });
  });

  it('an image of too many pixels, before it is drawn', async () => {
    const bombe = await sharp({ create: { ...fond.create, width: 9000, height: 9000 } })
      .jpeg({ quality: 1 })
      .toBuffer();
    expect(bombe.length).toBeLessThan(TAILLE_MAX);
    expect(await controlerPiece(bombe)).toMatchObject({ motif: 'illisible' });
  });
});
