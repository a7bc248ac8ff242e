/** PDFs received: what a page draws is kept, and nothing else reaches an agent. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { examinerPiece } from '#lib/connecteurs/octets/juges/piece.ts';
import { nomsDe } from '#lib/connecteurs/octets/juges/structure-pdf.ts';
import { produirePdf } from '#lib/connecteurs/pdf.ts';
import { composer, LETTRES } from '../courriers.ts';
import { lirePdf } from '../lire-pdf.ts';
import { flux, octets, PAGE, pdf, pdfChiffre, pdfDePages, pdfEmballe, toutDe } from './pdf-de-test.ts';

/** Said by every hostile object of this file. */
const CHARGE = 'charge-utile';
const PROGRAMME = `<< /S /JavaScript /JS (${CHARGE}) >>`;
const FICHIER = ['<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>', flux(CHARGE, '/Type /EmbeddedFile')];

async function accepte(recu: Uint8Array): Promise<{ octets: Uint8Array; signee: boolean }> {
  const examen = await examinerPiece(recu);
  if (!examen.accepte) throw new Error(examen.message);
  expect(examen.type).toBe('application/pdf');
  return examen;
}

const motif = async (recu: Uint8Array) => {
  const examen = await examinerPiece(recu);
  expect(examen).toHaveProperty('message', expect.stringMatching(/^Ce (fichier|formulaire|PDF) .+\. .+\.$/));
  return examen.accepte ? null : examen.motif;
};

describe('taken', () => {
  it('a letter of two pages or one, with its text', async () => {
    const lettre = produirePdf(composer(LETTRES.refus));
    const [avant, apres] = [await lirePdf(lettre), await lirePdf((await accepte(lettre)).octets)];
    expect(apres.pages).toBe(avant.pages);
    expect(apres.texte).toBe(avant.texte);
  });

  it.each<[string, Uint8Array]>([
    ['forbidden to copy by its owner, without a password of opening', pdfChiffre('')],
    ['behind the mark of UTF-8', Buffer.concat([octets('\xef\xbb\xbf'), pdf()])],
    ['behind an empty line', Buffer.concat([octets('\r\n'), pdf()])],
    ['behind the words of a copier', Buffer.concat([octets('\x1b%-12345X@PJL\r\n'), pdf()])],
    ['followed by zeros', Buffer.concat([pdf(), Buffer.alloc(700)])],
    ['packed by a program that packs its objects', pdfEmballe('', 1)],
    ['with a title that names a program', pdf({ trailer: '/Info 6 0 R', objets: ['<< /Title (6e/JS) >>'] })],
    ['made for the web, whole', pdf({ objets: ['<< /Linearized 1 /L 200 >>'] })],
  ])('%s', async (_, recu) => {
    expect((await lirePdf((await accepte(recu)).octets)).texte).toContain(PAGE);
  });

  it('two hundred pages, none lost', async () => {
    expect((await lirePdf((await accepte(pdfDePages(200))).octets)).pages).toBe(200);
  });

  it('a form, with what was typed in it and without its fields', async () => {
    const champ = `<< /Type /Annot /Subtype /Widget /FT /Tx /T (nom) /V (DUPONT Marie) /Rect [60 600 300 620] /P 3 0 R /AA << /K ${PROGRAMME} >> >>`;
    const recu = pdf({
      catalogue: '/AcroForm << /Fields [6 0 R] >>',
      page: '/Annots [6 0 R]',
      objets: [champ],
    });
    const { octets: garde } = await accepte(recu);
    expect((await lirePdf(garde)).texte).toContain('DUPONT Marie');
    expect(toutDe(garde)).not.toMatch(/AcroForm|Widget|charge-utile/);
  });

  it('a signed document, which is said to have been', async () => {
    const signature =
      '<< /FT /Sig /T (S) /V << /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <3080> >> >>';
    const recu = pdf({ catalogue: '/AcroForm << /SigFlags 3 /Fields [6 0 R] >>', objets: [signature] });
    expect((await accepte(recu)).signee).toBe(true);
    expect((await accepte(pdf())).signee).toBe(false);
  });

  it('a turned page stays turned', async () => {
    const { octets: garde } = await accepte(pdf({ page: '/Rotate 90' }));
    expect(toutDe(garde)).toMatch(/\/MediaBox\[ ?0 0 842 595\]/);
  });
});

describe('the page is kept, what hides behind it is gone', () => {
  const annotation = (action: string) =>
    pdf({
      page: '/Annots [6 0 R]',
      objets: [`<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << ${action} >> >>`],
    });

  it.each<[string, Uint8Array]>([
    ['a program at the opening', pdf({ catalogue: `/OpenAction ${PROGRAMME}` })],
    [
      'a program whose name is written with #xx',
      pdf({ catalogue: `/OpenAction << /S /J#61vaScript /J#53 (${CHARGE}) >>` }),
    ],
    ['a program in packed objects', pdfEmballe(`/OpenAction ${PROGRAMME}`, 1)],
    ['a program in objects packed twice', pdfEmballe(`/OpenAction ${PROGRAMME}`, 2)],
    ['a program of a page', pdf({ page: `/AA << /O ${PROGRAMME} >>` })],
    [
      'a program among the names',
      pdf({ catalogue: `/Names << /JavaScript << /Names [(a) ${PROGRAMME}] >> >>` }),
    ],
    ['a command to launch', annotation(`/S /Launch /F (${CHARGE})`)],
    ['a link to a site', annotation(`/S /URI /URI (https://${CHARGE})`)],
    ['a link to a folder of the network', annotation(`/S /GoToR /F (\\\\\\\\${CHARGE}) /D [0 /Fit]`)],
    ['a form to send', annotation(`/S /SubmitForm /F (https://${CHARGE})`)],
    [
      'a file inside',
      pdf({ catalogue: '/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>', objets: FICHIER }),
    ],
    [
      'a file pinned on the page',
      pdf({
        page: '/Annots [8 0 R]',
        objets: [...FICHIER, '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 6 0 R >>'],
      }),
    ],
    [
      'a form of Adobe beside a page',
      pdf({ catalogue: '/AcroForm << /Fields [] /XFA 6 0 R >>', objets: [flux(CHARGE)] }),
    ],
    ['an object that nothing shows', pdf({ objets: [flux(CHARGE)] })],
    [
      'what the document says of itself',
      pdf({ trailer: '/Info 6 0 R', objets: [`<< /Author (${CHARGE}) >>`] }),
    ],
    ['a web page before it', Buffer.concat([octets(`<script>${CHARGE}</script>\n`), pdf()])],
    ['an archive after it', Buffer.concat([pdf(), octets(`PK\x03\x04${CHARGE}`)])],
  ])('%s', async (_, recu) => {
    const { octets: garde } = await accepte(recu);
    expect((await lirePdf(garde)).texte).toContain(PAGE);
    const tout = toutDe(garde);
    expect(tout).not.toContain(CHARGE);
    expect(tout).not.toMatch(
      /JavaScript|\/JS|Launch|URI|GoTo|SubmitForm|Embedded|\/EF|XFA|OpenAction|\/AA|Annot/,
    );
  });

  it('a layer that was hidden is drawn: an agent sees all that there is', async () => {
    const recu = pdf({
      catalogue: '/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>',
      ressources: '/Properties << /C 6 0 R >>',
      dessin: `/OC /C BDC BT /F1 18 Tf 60 700 Td (${PAGE}) Tj ET EMC`,
      objets: ['<< /Type /OCG /Name (cache) >>'],
    });
    const { octets: garde } = await accepte(recu);
    expect((await lirePdf(garde)).texte).toContain(PAGE);
    expect(toutDe(garde)).not.toContain('OCProperties');
  });
});

describe('refused, with the reason and the way out', () => {
  const image = (autour: string) =>
    pdf({
      ressources: '/XObject << /I 8 0 R >>',
      dessin: '/I Do',
      objets: [
        ...FICHIER,
        flux(
          '\0',
          `/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 ${autour}`,
        ),
      ],
    });

  it.each<[string, string, Uint8Array]>([
    ['a password of opening', 'protege', pdfChiffre('ouverture')],
    ['cut before its end', 'incomplet', pdf().subarray(0, -8)],
    ['made for the web and cut', 'incomplet', pdf({ trailer: '/Linearized 1 /L 9999' }).subarray(0)],
    [
      'a form that only Adobe Reader draws',
      'xfa',
      pdf({
        catalogue: '/NeedsRendering true /AcroForm << /Fields [] /XFA 6 0 R >>',
        objets: [flux('<x/>')],
      }),
    ],
    ['two hundred and one pages', 'pages', pdfDePages(201)],
    ['no page', 'illisible', pdfDePages(0)],
    ['a file hidden in an image', 'contenu_actif', image('/AF [6 0 R]')],
    [
      'a file hidden in an image without being called one',
      'contenu_actif',
      image('/AF [<< /Type /Filespec /F (a.exe) /EF << /F 4 0 R >> >>]'),
    ],
    ['an image drawn from a file elsewhere', 'contenu_actif', image('/Ref << /F 6 0 R /Page 0 >>')],
    [
      'noise that calls itself a PDF',
      'illisible',
      octets(`%PDF-1.7\n${'x'.repeat(3000)}\nstartxref\n0\n%%EOF`),
    ],
  ])('%s: %s', async (_, attendu, recu) => {
    expect(await motif(recu)).toBe(attendu);
  });

  it('but an image with nothing behind it is taken', async () => {
    await accepte(image(''));
  });
});

describe('the look at what was written visits each byte once', () => {
  const visiter = (texte: string): { octets: number } => {
    const visites = { octets: 0 };
    for (const _ of nomsDe(octets(texte), visites));
    return visites;
  };

  it.each([
    ['streams that never end', 'stream\r\n'],
    ['streams that promise too much', '/Length 99 stream\r\n'],
    ['strings that never close', '(('],
    ['names without an end', '/aa'],
    ['names written with #xx', '/#61#'],
  ])('%s', (_, un) => {
    const texte = un.repeat(200_000);
    expect(visiter(texte).octets).toBe(texte.length);
  });

  it('a body that speaks of a program is a body; after it, the structure is read again', () => {
    const corps = deflateSync('/JS').toString('latin1');
    const texte = `<</Length ${corps.length}>>stream\r\n${corps}\r\nendstream <</A(/JS \\) /JS)/J#53 1>>`;
    expect([...nomsDe(octets(texte))]).toEqual(['Length', 'A', 'JS']);
  });
});
