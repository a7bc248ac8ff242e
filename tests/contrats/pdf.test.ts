import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CaractereSansGlyphe, produireListe, produirePdf } from '#lib/connecteurs/pdf.ts';
import type { DonneesCourrier, GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import { COLLEGE, composer, LETTRES, LETTRES_PAR_BRANCHE } from './courriers.ts';
import { lirePdf } from './lire-pdf.ts';

const GENRES = Object.keys(LETTRES) as GenreCourrier[];
const empreinte = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');
const adresseA = (nom: string) =>
  composer({ ...LETTRES.refus, destinataire: { nom, adresse: ['59100 Roubaix'] } });
const essayer = (nom: string): unknown => {
  try {
    return produirePdf(adresseA(nom));
  } catch (erreur) {
    return erreur;
  }
};

describe.each(GENRES)('PDF of %s', (genre) => {
  it('is PDF/UA-1: identifier, tags, title, French, headings', async () => {
    const lu = await lirePdf(produirePdf(composer(LETTRES[genre])));
    expect(lu).toMatchObject({ pdfUa: '1', marque: true, langue: 'fr-FR' });
    expect(lu.titre).toBe(composer(LETTRES[genre]).titre);
    expect(lu.roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(lu.roles).toContain('H2');
    expect(lu.roles).not.toContain('H3');
  });

  it('prints all that was composed: addressee, motives, remedies, mentions, signature', async () => {
    const courrier = composer(LETTRES[genre]);
    const { texte, pages } = await lirePdf(produirePdf(courrier));
    const attendus = [
      ...courrier.destinataire.slice(1),
      courrier.reference,
      courrier.objet,
      courrier.recours.intro,
      ...courrier.recours.voies.flatMap((voie) => [voie.titre, voie.texte]),
      courrier.signature.nom,
      courrier.signature.qualite,
      ...courrier.mentions,
    ];
    const sansEspaces = (chaine: string) => chaine.replace(/[\s\u00a0\u202f]+/g, '');
    for (const attendu of attendus) expect(sansEspaces(texte)).toContain(sansEspaces(attendu));
    expect(pages).toBeLessThanOrEqual(2);
  });

  it('is the same, byte for byte, for the same letter', () => {
    const [a, b] = [produirePdf(composer(LETTRES[genre])), produirePdf(composer(LETTRES[genre]))];
    expect(empreinte(a)).toBe(empreinte(b));
  });
});

describe('the names of a letter', () => {
  const lettre = (eleve: { nom: string; prenom: string; nomUsage?: string; prenomUsage?: string }) =>
    composer({ ...LETTRES.accuse_reception, eleve: { ...eleve, classe: '5A' } });

  it('the pupil is named as the registry does, then as called', async () => {
    const { texte } = await lirePdf(
      produirePdf(lettre({ nom: 'Müller', nomUsage: 'Roy', prenom: 'Maxime', prenomUsage: 'Max' })),
    );
    expect(texte.replace(/[\s\u00a0\u202f]+/g, ' ')).toContain(
      'Maxime Müller (nom d’usage Roy, prénom d’usage Max)',
    );
  });

  it.each([
    ['two hundred characters', 'Wijesundara '.repeat(16).trim()],
    ['the longest word known', 'Keihanaikukauakahihuliheekahaunaele'],
    ['every apostrophe and hyphen', "N'D’I‘AʼLʻO`G´H′É-A‑B‐C–D"],
  ])('prints a name of %s whole', async (_, nom) => {
    const { texte } = await lirePdf(produirePdf(adresseA(nom)));
    const sans = (lu: string) => lu.normalize('NFC').replace(/[\s\u00a0\u202f\u00ad]+/g, '');
    expect(sans(texte)).toContain(sans(nom).replaceAll("'", '’'));
  });
});

// Read by a person against the circulaire before being kept: a change of one word shows in these files.
describe('every branch, as its PDF is read', () => {
  it.each(Object.entries(LETTRES_PAR_BRANCHE))('%s', async (nom, donnees) => {
    const { lignes, pages } = await lirePdf(produirePdf(composer(donnees)));
    expect(pages).toBeLessThanOrEqual(2);
    await expect(`${lignes.filter(Boolean).join('\n')}\n`).toMatchFileSnapshot(`lettres/${nom}.txt`);
  });
});

describe('what the letters carry', () => {
  it('refusal: reason, article, remedies and the tribunal', async () => {
    const { texte } = await lirePdf(produirePdf(composer(LETTRES.refus)));
    for (const morceau of [
      'dépasse le plafond de 18 488 €',
      'D. 531-4',
      'Voies et délais de recours',
      'tribunal administratif de Lille',
      'L. 311-3-1',
    ])
      expect(texte).toContain(morceau);
  });

  it('figures stand in a table with header cells', async () => {
    const { roles } = await lirePdf(produirePdf(composer(LETTRES.attribution)));
    expect(roles.filter((role) => role === 'Table')).toHaveLength(2);
    expect(roles.filter((role) => role === 'TH')).toHaveLength(4);
    expect(roles.filter((role) => role === 'TD')).toHaveLength(22);
  });

  it('the accusé de réception of a collège fits on one page when nothing lacks', async () => {
    const accuse = {
      ...LETTRES_PAR_BRANCHE['accuse-reception-college-public'],
      pieces: [],
    } as DonneesCourrier;
    expect((await lirePdf(produirePdf(composer(accuse)))).pages).toBe(1);
  });

  it('another addressee, another file', () => {
    expect(empreinte(produirePdf(adresseA('Mme A')))).not.toBe(empreinte(produirePdf(adresseA('Mme B'))));
  });

  it('leaves room for the hand only where the law wants a signature (CRPA L. 212-2)', async () => {
    const teleservice = await lirePdf(produirePdf(composer({ ...LETTRES.refus, envoi: 'teleservice' })));
    const postal = await lirePdf(produirePdf(composer({ ...LETTRES.refus, envoi: 'postal' })));
    expect(teleservice.texte).toContain('dispensé de signature');
    expect(postal.texte).not.toContain('dispensé de signature');
  });
});

describe('names', () => {
  it.each([
    'Mme Nguyễn',
    'M. Łukasz Žižek-Çelik',
    'Mme Zoé d’Œuvre-Saint-Étienne',
    'Mme Αθηνά Παπαδοπούλου',
    'M. Жук',
    'Mme შოთა',
    'M. Ğüler İnan',
  ])('%s prints', async (nom) => {
    expect((await lirePdf(produirePdf(adresseA(nom)))).texte).toContain(nom);
  });

  it('letters and their accents typed apart print as one', async () => {
    const { texte } = await lirePdf(produirePdf(adresseA('Mme Lefe\u0300vre-Nguye\u0302\u0303n')));
    expect(texte).toContain('Mme Lefèvre-Nguyễn');
  });

  it.each([
    ['Tibetan', 'M. བོད', ['བ', '\u0f7c', 'ད']],
    ['Chinese', 'Mme 中文', ['中', '文']],
    ['emoji', 'Zoé 😀', ['😀']],
    ['emoji that another font of the machine may draw', 'Zoé ☂', ['☂']],
    ['control character', 'Zoé\u0001', ['\u0001']],
    ['private use', 'Zoé \ue000', ['\ue000']],
  ])('%s: the letter is set aside, naming characters and field, nothing is printed', (_, nom, caracteres) => {
    const erreur = essayer(nom);
    expect(erreur).toBeInstanceOf(CaractereSansGlyphe);
    expect(erreur).toMatchObject({ champs: ['destinataire.0'], caracteres });
  });

  it('a letter set aside does not spoil the next one', async () => {
    essayer('M. བོད');
    expect((await lirePdf(produirePdf(adresseA('Mme Nguyễn')))).texte).toContain('Mme Nguyễn');
  });

  it.each(['#panic()', '$x^2$', '*gras* _italique_', '#sys.inputs', '= Titre', '\\u{41}', '"] #pagebreak()'])(
    'data is never code: « %s » prints as typed',
    async (nom) => {
      expect((await lirePdf(produirePdf(adresseA(nom)))).texte).toContain(nom);
    },
  );

  it('a very long address stays a letter of two pages', async () => {
    const destinataire = {
      nom: `Mme ${'Longnom-'.repeat(12)}`,
      adresse: Array(5).fill('Résidence du Grand-Chêne, entrée C'),
    };
    expect((await lirePdf(produirePdf(composer({ ...COLLEGE, ...LETTRES.refus, destinataire })))).pages).toBe(
      2,
    );
  });
});

describe('a list', () => {
  const LISTE = {
    ...{
      titre: 'Liste des boursiers',
      reference: 'R-1',
      jour: '2026-11-23',
      lieuEtDate: 'Lille, le 23 novembre',
    },
    ...{ entete: ['Ministère', 'Académie'], destinataire: ['Le recteur'], ouverture: ['Voici la liste.'] },
    ...{ colonnes: [{ titre: 'Élève', largeur: 1 }], bilan: ['Un élève.'] },
  };

  it('is printed whole although no font draws one sign of a name', () => {
    const octets = produireListe({ ...LISTE, lignes: [['Zoé 🧒 Roux']] });
    expect(Buffer.from(octets.subarray(0, 5)).toString()).toBe('%PDF-');
  });
});
