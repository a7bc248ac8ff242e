import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { recevoirCas } from '#lib/connecteurs/octets/cas-recus.ts';
import { resumerCas } from '#lib/connecteurs/octets/juges/cas.ts';
import { COLONNES, type Colonne } from '#lib/droit/cas/colonnes.ts';
import { COLONNES_RESULTAT, ecrireCsv, jugerLigne } from '#lib/droit/cas/juger.ts';
import { defautsDeLEntete } from '#lib/droit/cas/lire.ts';
import { commande } from '#scripts/cas.ts';

const LIGNE = {
  ref: 'A',
  rentree: '2026',
  jour: '2026-10-01',
  etablissement: 'college',
  secteur: 'public',
  niveau: 'college',
  statut: 'scolaire',
  regime: 'externe',
  lien: 'mere',
  charge_etablie: 'oui',
  reside_en_france: 'oui',
  foyer: 'parent_isole',
  annee_avis: '2025',
  rfr: '9993',
  enfants: '1',
};
const juger = (autres: Record<string, string> = {}) => jugerLigne(7, { ...LIGNE, ...autres });

describe('a line of a file of situations', () => {
  test('gives échelon, amounts and the trace with its articles', () => {
    const reponse = juger();
    expect(reponse).toMatchObject({
      ligne: '7',
      ref: 'A',
      resultat: 'droit',
      echelon: '2',
      annuel: '336,00',
    });
    expect(reponse.trimestre_3).toBe('112,00');
    expect(reponse.trace).toContain('annexes 6 et 7');
  });

  test('one euro more is the échelon below', () => {
    expect(juger({ rfr: '9 994' })).toMatchObject({ resultat: 'droit', echelon: '1' });
  });

  test('both ways of writing a day are the same day', () => {
    expect(juger({ jour: '01/10/2026' })).toEqual(juger());
  });

  test('a ceiling exceeded is a refusal with its rule and article', () => {
    const reponse = juger({ rfr: '18489' });
    expect(reponse).toMatchObject({ resultat: 'sans_droit', echelon: '' });
    expect(reponse.motif).toContain('bareme_plafond_depasse');
  });

  test('a pupil under contract of apprenticeship is refused, and the reason says the refusal, not the contrary', () => {
    const reponse = juger({ statut: 'apprenti', rfr: '18489' });
    expect(reponse.resultat).toBe('sans_droit');
    expect(reponse.motif).toContain('statut_scolaire');
    expect(reponse.motif).not.toContain('condition est remplie');
    expect(reponse.autres_motifs).toContain('bareme_plafond_depasse');
  });

  const SANS_AVIS = { annee_avis: '', rfr: '', enfants: '' };
  const BRUT = {
    brut_annee: '2025',
    brut: '11 103,33',
    brut_enfants: '1',
    brut_justificatif: 'bulletins_salaire',
  };
  const CONCUBIN = { concubin_annee_avis: '2025', concubin_rfr: '1000', concubin_enfants: '0' };

  test('gross income keeps its cents: 11 103,33 less a tenth is 9 993, and 11 103,89 one euro more', () => {
    expect(juger({ ...SANS_AVIS, ...BRUT })).toMatchObject({ resultat: 'droit', echelon: '2' });
    expect(juger({ ...SANS_AVIS, ...BRUT, brut: '11103.89' })).toMatchObject({ echelon: '1' });
  });

  test('a foreign avis is added to the French one, and the concubin has his own source', () => {
    const etranger = { etranger_annee: '2025', etranger_rfr: '1' };
    expect(juger(etranger)).toMatchObject({ resultat: 'droit', echelon: '1' });
    const foyer = { foyer: 'concubinage', rfr: '8000', ...CONCUBIN, concubin_source: 'avis_etranger' };
    const conversion = { concubin_conversion: '950 CHF à 1,05' };
    expect(juger({ ...foyer, ...conversion }).trace).toContain('950 CHF à 1,05');
    const arrivant = {
      foyer: 'concubinage',
      concubin_brut_annee: '2025',
      concubin_brut: '1 000,50',
      concubin_brut_enfants: '0',
      concubin_brut_justificatif: 'pays_origine',
    };
    expect(juger(arrivant)).toMatchObject({ resultat: 'droit', echelon: '1' });
  });

  test('refuses: foreign income found out of the French avis without the avis that brings it', () => {
    const reponse = juger({ revenus_etrangers: 'oui', revenus_etrangers_hors_avis: 'oui' });
    expect(reponse).toMatchObject({ resultat: 'incalculable' });
    expect(reponse.manques).toContain('foyer.avisEtranger');
  });

  test('refuses: a foreign avis without its year, a gross income of three decimals', () => {
    expect(juger({ etranger_rfr: '1' }).motif).toContain('etranger_annee : à remplir avec etranger_rfr');
    expect(juger({ ...SANS_AVIS, ...BRUT, brut: '11103,333' }).resultat).not.toBe('droit');
  });

  test('a residence that is not known is asked for', () => {
    expect(juger({ reside_en_france: '' })).toMatchObject({ resultat: 'incalculable' });
  });

  test('no avis at all is not computable, and says what lacks', () => {
    const reponse = juger({ annee_avis: '', rfr: '', enfants: '' });
    expect(reponse).toMatchObject({ resultat: 'incalculable' });
    expect(reponse.manques).toContain('foyer.avis');
  });

  test.each([
    [{ jour: '2026-02-30' }, 'jour : « 2026-02-30 »'],
    [{ jour: '31/09/2026' }, 'jour :'],
    [{ rfr: '12,5' }, 'rfr : « 12,5 »'],
    [{ rfr: '-1' }, 'rfr : « -1 »'],
    [{ rfr: '1e3' }, 'rfr : « 1e3 »'],
    [{ etablissement: 'ecole' }, 'etablissement : « ecole »'],
    [{ terminale: 'peut-être' }, 'terminale : « peut-être »'],
    [{ terminale: 'constructor' }, 'terminale : « constructor »'],
    [{ rentree: '1850' }, 'rentree : « 1850 »'],
    [{ lien: '' }, 'lien : valeur obligatoire absente'],
    [{ rfr: '' }, 'rfr : à remplir avec annee_avis, enfants'],
    [{ concubin_rfr: '100' }, 'concubin_annee_avis, concubin_enfants'],
    [{ changement: 'deces' }, 'changement_survenu, changement_signale'],
    [
      { changement: 'deces', changement_survenu: '2026-10-02', changement_signale: '2026-10-01' },
      'changement_signale : avant changement_survenu',
    ],
    [
      { foyer: 'concubinage', concubinage_depuis: '2026-09-02', concubinage_fini: '2026-09-01' },
      'concubinage_fini : avant concubinage_depuis',
    ],
    [
      { changement_rfr: '1', changement_enfants: '1', changement_motivation: 'x' },
      'changement : à remplir avec changement_rfr',
    ],
  ])('is refused with its cause: %o', (autres, cause) => {
    const reponse = juger(autres as Record<string, string>);
    expect(reponse.resultat).toBe('ligne_illisible');
    expect(reponse.motif).toContain(cause);
    expect(reponse.echelon).toBe('');
  });

  test.each<[string, Record<string, string>, Record<string, string>]>([
    [
      'spouses with two avis',
      { foyer: 'couple_deux_avis', concubin_annee_avis: '2025', concubin_rfr: '1', concubin_enfants: '0' },
      { ressources: '9994' },
    ],
    [
      'a concubinage that begins after the demande',
      { foyer: 'concubinage', concubinage_depuis: '2026-10-02' },
      { ressources: '9993' },
    ],
    [
      'an avis of the demandeur alone',
      {
        changement: 'divorce_ou_separation',
        changement_survenu: '2026-09-01',
        changement_signale: '2026-10-01',
        changement_avis_propre: 'oui',
      },
      { ressources: '9993' },
    ],
    [
      'the two avis of the year of a death',
      {
        changement: 'deces',
        changement_survenu: '2025-09-01',
        changement_signale: '2026-10-01',
        changement_rfr: '5000',
        changement_enfants: '1',
        changement_motivation: 'Salaires de la mère.',
        changement_second_avis: '4000',
      },
      { ressources: '9000' },
    ],
  ])('reads %s', (_, cellules, attendu) => {
    expect(juger(cellules)).toMatchObject({ resultat: 'droit', ...attendu });
  });

  test.each(['15/09/26', '15-9-2026', '15 septembre 2026', '2026-09-15 00:00:00'])(
    'reads the days that the entry reads: « %s »',
    (jour) => {
      expect(juger({ jour }).resultat).toBe('droit');
    },
  );

  test.each(['18 488 €', '18488,00', '18.488'])('reads the amounts that the entry reads: « %s »', (rfr) => {
    expect(juger({ rfr })).toMatchObject({ resultat: 'droit', ressources: '18488' });
  });

  test('every cause of a line is given, not the first only', () => {
    expect(juger({ rfr: 'x', jour: 'y', lien: 'z' }).motif.split(' | ')).toHaveLength(3);
  });

  test('whatever a cell holds, an answer comes', () => {
    const noms = Object.keys(COLONNES);
    const texte = fc.oneof(
      fc.string(),
      fc.constantFrom('oui', '2026-10-01', '5', '__proto__', 'constructor'),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...noms), texte), (cellules) => {
        expect(Object.keys(juger(cellules))).toEqual([...COLONNES_RESULTAT]);
      }),
    );
  });
});

describe('the header', () => {
  const entete = Object.keys(LIGNE);

  test('with the compulsory columns is right in any order', () => {
    expect(defautsDeLEntete(entete.toReversed())).toEqual([]);
  });

  test('is refused by name for what is unknown, repeated or missing', () => {
    expect(defautsDeLEntete([...entete.filter((nom) => nom !== 'lien'), 'rfr', 'revenu'])).toEqual([
      'colonne inconnue : « revenu » (n° 16)',
      'colonne répétée : « rfr »',
      'colonne obligatoire absente : « lien »',
    ]);
  });

  test('a column named like an object’s own machinery is unknown', () => {
    expect(defautsDeLEntete([...entete, 'constructor'])).toEqual([
      'colonne inconnue : « constructor » (n° 16)',
    ]);
  });
});

describe('the answer in CSV', () => {
  test('quotes what must be, and nothing else', () => {
    expect(ecrireCsv(['a', 'b;c', 'd"e', '1,5'], ';')).toBe('a;"b;c";"d""e";1,5\r\n');
  });

  test.each(['=1+1', '+1', '-1+1', '@x'])('%s does not become a formula', (texte) => {
    expect(ecrireCsv([texte], ';')).toBe(`'${texte}\r\n`);
  });

  test.each(['-1', '-12,06'])('%s, a sum, stays a number', (texte) => {
    expect(ecrireCsv([texte], ';')).toBe(`${texte}\r\n`);
  });
});

test('docs/cas.md tells every column, its sense and its values', () => {
  const doc = readFileSync('docs/cas.md', 'utf8');
  for (const [nom, colonne] of Object.entries<Colonne>(COLONNES)) {
    const ligne = doc.split('\n').find((l) => l.startsWith(`| \`${nom}\` |`));
    expect(ligne, nom).toContain(colonne.dit);
    if (colonne.genre === 'choix')
      for (const valeur of colonne.choix) expect(ligne, nom).toContain(`\`${valeur}\``);
    expect(ligne?.split('|')[2]?.trim(), nom).toBe(colonne.obligatoire ? 'oui' : '');
  }
  for (const nom of COLONNES_RESULTAT) expect(doc).toContain(`\`${nom}\``);
});

describe('the command', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'cas-'));
  afterAll(() => rmSync(dossier, { recursive: true }));
  const lancer = async (contenu: string | Uint8Array | null, ...options: string[]) => {
    const fichier = join(dossier, contenu === null ? 'absent.csv' : 'cas.csv');
    if (contenu !== null) writeFileSync(fichier, contenu);
    const stdout = new PassThrough({ highWaterMark: 1e7 });
    const stderr = new PassThrough({ highWaterMark: 1e7 });
    const status = await commande([fichier, ...options], { stdout, stderr });
    const dit = (flux: PassThrough) => String(flux.read() ?? '');
    return {
      status,
      stderr: dit(stderr),
      lignes: dit(stdout)
        .replace(/^\ufeff/, '')
        .trim()
        .split('\r\n'),
    };
  };
  const ENTETE = Object.keys(LIGNE).join(';');
  const BONNE = Object.values(LIGNE).join(';');

  test('bad lines keep their number and cause, and do not stop the others', async () => {
    const { status, lignes, stderr } = await lancer(
      `\uFEFF${ENTETE}\r\n${BONNE}\r\n\r\nB;2026\r\n"C"x;1\r\n${BONNE}\r\n`,
    );
    expect(status).toBe(2);
    expect(lignes.map((ligne) => ligne.split(';').slice(0, 3).join(' '))).toEqual([
      'ligne ref resultat',
      '2 A droit',
      '4  ligne_illisible',
      '5  ligne_illisible',
      '6 A droit',
    ]);
    expect(lignes[2]).toContain('2 cellules au lieu de 15');
    expect(lignes[3]).toContain('guillemets');
    expect(stderr).toContain('4 lignes lues, 2 illisibles');
  });

  const ACCENTS = 'Élève Noël Œuvrard';
  const TEXTE = `${ENTETE}\r\n${BONNE.replace(/^A;/, `${ACCENTS};`)}\r\n`;
  const utf16 = (texte: string) => new Uint8Array(Buffer.from(texte, 'utf16le'));
  const unOctet = (autres: Record<string, number>) =>
    Uint8Array.from([...TEXTE].map((lettre) => autres[lettre] ?? lettre.charCodeAt(0)));

  test.each([
    ['UTF-8', TEXTE],
    ['UTF-8 with its mark', `\ufeff${TEXTE}`],
    ['UTF-16 with its mark', utf16(`\ufeff${TEXTE}`)],
    ['UTF-16 without', utf16(TEXTE)],
    ['Windows-1252', unOctet({ Œ: 0x8c })],
    ['Mac OS Roman', unOctet({ É: 0x83, è: 0x8f, ë: 0x91, Œ: 0xce })],
    ['lines ended by CR alone', TEXTE.replaceAll('\r\n', '\r')],
    ['lines ended by LF alone', TEXTE.replaceAll('\r\n', '\n')],
    ['a paste, with tabulations', TEXTE.replaceAll(';', '\t')],
    ['"sep=;" first', `sep=;\r\n${TEXTE}`],
    ['"sep=," first', `sep=,\r\n${TEXTE.replaceAll(';', ',')}`],
    ['empty columns at the end', TEXTE.replaceAll('\r\n', ';;;\r\n')],
    ['lines of separators', TEXTE + `${';'.repeat(14)}\r\n`.repeat(3)],
    ['names with accents and capitals', TEXTE.replace('rentree', 'Rentrée')],
    ['VRAI and Oui', TEXTE.replace(';oui;oui;', ';VRAI;Oui;')],
  ])('reads the same line whatever the spreadsheet gave: %s', async (_, contenu) => {
    const { status, stderr, lignes } = await lancer(contenu);
    expect([status, stderr]).toEqual([0, '1 ligne lue, 0 illisible\n']);
    expect(lignes[1]).toContain(ACCENTS);
    expect(lignes[1]).toContain('droit');
  });

  test('its output starts with the mark by which spreadsheets know UTF-8', async () => {
    const sortie = join(dossier, 'marque.csv');
    await lancer(TEXTE, '--sortie', sortie);
    expect(readFileSync(sortie, 'utf8')).toMatch(/^\ufeffligne;/);
  });

  test('refuses: what is no text, with the way out', async () => {
    const { status, stderr } = await lancer(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 8, 0xff, 0xfe, 0));
    expect(status).toBe(1);
    expect(stderr).toContain('CSV UTF-8');
  });

  test('the page reads a file as the command does', async () => {
    const formulaire = new FormData();
    formulaire.set('fichier', new File([unOctet({ Œ: 0x8c })], 'cas.csv'));
    const { premieres } = resumerCas({ recus: await recevoirCas(formulaire), montrees: 1 });
    expect(premieres[0]).toMatchObject({ ligne: '2', ref: ACCENTS, resultat: 'droit' });
  });

  test('commas too, and --sortie writes the file', async () => {
    const sortie = join(dossier, 'resultat.csv');
    const virgules = `${ENTETE}\n${BONNE}\n`.replaceAll(';', ',');
    expect((await lancer(virgules, '--sortie', sortie)).status).toBe(0);
    expect(readFileSync(sortie, 'utf8').split('\r\n')[1]).toContain('2,A,droit,college,2,"336,00"');
  });

  test.each([
    ['an unknown column', 'a;b\n1;2\n', 'colonne inconnue : « a » (n° 1)'],
    ['an empty file', '', 'le fichier est vide'],
    ['an absent file', null, 'fichier introuvable'],
  ])('refuses %s with one clear sentence and no answer', async (_, contenu, message) => {
    const { status, stderr, lignes } = await lancer(contenu);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(lignes).toEqual(['']);
  });

  test('is what npm runs, with its exit code', () => {
    writeFileSync(join(dossier, 'une.csv'), `${ENTETE}\n${BONNE}\nB;2026\n`);
    const { status, stdout } = spawnSync(process.execPath, ['scripts/cas.ts', join(dossier, 'une.csv')], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stdout.trim().split('\r\n')).toHaveLength(3);
  });
});
