/** What a 2D-DOC says and what its signature is worth, on codes signed here for fictitious people. */

import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifierCachet } from '#components/saisie/lecture-cachet.ts';
import { avisDuCachet, CachetIllisible, declarantNomme, lireCachet } from '#lib/cachet/faits.ts';
import type { CertificatDeCachet } from '#lib/cachet/schema.ts';
import { CERTIFICAT, cachet, champsDeLAvis } from '#tests/actes/appui/cachets.ts';

const CONNU: CertificatDeCachet = {
  autorite: 'FR99',
  certificat: 'TST1',
  courbe: 'P-256',
  cle: new X509Certificate(CERTIFICAT).publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  du: '2026-11-26',
  au: '2081-08-29',
};

const avisDe = async (champs: string, quoi = {}) => avisDuCachet(lireCachet(await cachet(champs, quoi)));
const enOctets = (texte: string) => new TextEncoder().encode(texte);

describe('what an avis says', () => {
  test('income, year, reference, parts, names and tax number', async () => {
    expect(await avisDe(champsDeLAvis())).toEqual({
      annee: '2025',
      rfr: '14250',
      reference: '26A7500000001',
      parts: '1,5',
      declarants: [{ nom: 'ROUX ELISE', numeroFiscal: '0700000000017' }],
    });
  });
  test('both declarants, each with its own number', async () => {
    const { declarants } = await avisDe(
      `${champsDeLAvis({ nom: 'D ARTAGNAN LEO' })}48D ARTAGNAN ZOE\x1d491900000000042`,
    );
    expect(declarants).toEqual([
      { nom: 'D ARTAGNAN LEO', numeroFiscal: '0700000000017' },
      { nom: 'D ARTAGNAN ZOE', numeroFiscal: '1900000000042' },
    ]);
  });
  test('a value as long as may be has no separator, and hides nothing of what follows', async () => {
    const nom = 'A'.repeat(38);
    const { declarants, rfr } = await avisDe(champsDeLAvis({ nom }));
    expect(declarants[0]?.nom).toBe(nom);
    expect(rfr).toBe('14250');
  });
  test('the older avis names its number otherwise, and no year', async () => {
    const lu = await avisDe('40070000000001741900\x1d', { type: '04' });
    expect(lu).toMatchObject({ rfr: '900', declarants: [{ numeroFiscal: '0700000000017' }] });
    expect(lu.annee).toBeUndefined();
  });
  test.each(['DC01FR99TST1', 'DC02FR99TST1', 'DC03FR99TST1'])('a header %s is read too', async (entete) => {
    expect((await avisDe(champsDeLAvis(), { entete })).rfr).toBe('14250');
  });
  test('refuses: an income that was cut, or that is no number, stays to be read on the paper', async () => {
    expect((await avisDe('4114250\x1e45202544AAAAAAAAAAAAA')).rfr).toBeUndefined();
    expect((await avisDe('41-14250\x1d452025')).rfr).toBeUndefined();
    expect((await avisDe(`41${'9'.repeat(8)}\x1d452025`)).rfr).toBeUndefined();
  });
});

describe('refuses', () => {
  test.each([
    ['a text of another kind', 'https://example.org/2d'],
    ['a version that does not exist', 'DC05FR99TST1FFFF25EF2801FR452025'],
    ['a header cut short', 'DC04FR99TST1FFFF25EF28'],
    ['a date that is none', 'DC04FR99TST1FFFFZZZZ2801FR452025'],
    ['a value cut at its end', 'DC04FR99TST1FFFF25EF2801FR4426A75'],
    ['the same field twice', 'DC04FR99TST1FFFF25EF2801FR411\x1d412\x1d'],
    ['nothing', ''],
  ])('%s', (_, texte) => {
    expect(() => lireCachet(enOctets(texte))).toThrow(CachetIllisible);
  });
  test('the code of another document, by its own words', async () => {
    await expect(avisDe(champsDeLAvis(), { type: '01' })).rejects.toThrow(/autre document/);
  });
  test('any bytes at all but by saying why', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (octets, entete) => {
        try {
          lireCachet(Uint8Array.from([...(entete ? enOctets('DC04FR99TST1FFFF25EF2801FR') : []), ...octets]));
        } catch (erreur) {
          if (!(erreur instanceof CachetIllisible)) throw erreur;
        }
      }),
    );
  });
});

describe('whose avis it is', () => {
  const avis = { declarants: [{ nom: 'LE GOFF HELENE' }, { nom: 'BEN ALI SAID' }] };
  test.each([
    [['Le Goff'], 'Hélène', 'LE GOFF HELENE'],
    [['Dupont', 'le goff'], 'Hélène Marie', 'LE GOFF HELENE'],
    [['Ben Ali'], 'Saïd', 'BEN ALI SAID'],
  ])('%s %s', (noms, prenom, nom) => {
    expect(declarantNomme(avis, { noms, prenom })?.nom).toBe(nom);
  });
  test.each([
    [['Le Goff'], 'Saïd'],
    [['Ali'], 'Hélène'],
    [['Goffre'], 'Hélène'],
    [[''], 'Hélène'],
  ])('refuses: %s %s', (noms, prenom) => {
    expect(declarantNomme(avis, { noms, prenom })).toBeUndefined();
  });
  test('a name cut at 38 signs still is that person, one a sign shorter is not', () => {
    const nom = 'VILLENEUVE DE LA ROCHEFOUCAULD ANNE-MA';
    expect(nom).toHaveLength(38);
    const personne = { noms: ['Villeneuve de La Rochefoucauld'], prenom: 'Anne' };
    expect(declarantNomme({ declarants: [{ nom }] }, personne)).toBeDefined();
    expect(
      declarantNomme({ declarants: [{ nom: 'ROUX ELI' }] }, { noms: ['Roux'], prenom: 'Élise' }),
    ).toBeUndefined();
  });
});

describe('the signature', () => {
  const verdictDe = async (octets: Uint8Array<ArrayBuffer>, certificats = [CONNU]) =>
    verifierCachet(lireCachet(octets), certificats);

  test('is verified by the certificate that the code names', async () => {
    expect(await verdictDe(await cachet(champsDeLAvis()))).toBe('verifiee');
    expect(await verdictDe(await cachet(champsDeLAvis(), { signeLe: '' }))).toBe('verifiee');
  });
  test('refuses: one digit of the income changed', async () => {
    const octets = await cachet(champsDeLAvis());
    const rang = new TextDecoder().decode(octets).indexOf('4114250') + 2;
    octets[rang] = '0'.charCodeAt(0);
    expect(avisDuCachet(lireCachet(octets)).rfr).toBe('04250');
    expect(await verdictDe(octets)).toBe('fausse');
  });
  test('refuses: no signature, a signature cut, a signature that is no base 32', async () => {
    const entier = new TextDecoder().decode(await cachet(champsDeLAvis()));
    const [texte = '', signature = ''] = entier.split('\x1f');
    for (const suite of ['', `\x1f${signature.slice(0, -8)}`, `\x1f${signature.slice(0, -1)}!`, '\x1f'])
      expect(await verdictDe(enOctets(texte + suite))).toBe('fausse');
  });
  test('says that it is not verified without the certificate, or with that of another', async () => {
    const octets = await cachet(champsDeLAvis());
    expect(await verdictDe(octets, [])).toBe('inconnue');
    expect(await verdictDe(octets, [{ ...CONNU, certificat: 'TST2' }])).toBe('inconnue');
    expect(await verdictDe(octets, [{ ...CONNU, autorite: 'FR05' }])).toBe('inconnue');
  });
  test('is judged on the day of the signature: the first and the last count, the day before and after do not', async () => {
    const le = async (signeLe: string) =>
      verdictDe(await cachet(champsDeLAvis(), { signeLe }), [{ ...CONNU, au: '2026-12-31' }]);
    expect(await le('2026-11-25')).toBe('hors_validite');
    expect(await le('2026-11-26')).toBe('verifiee');
    expect(await le('2026-12-31')).toBe('verifiee');
    expect(await le('2027-01-01')).toBe('hors_validite');
  });
});
