/** What is refused of an identity, and what a provider may leave out without closing the door. */
import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { lireIdentite, type Porte } from '#lib/technique/identite-lue.ts';

const LE_JOUR = jour('2026-11-10');
const ILLISIBLE = { refus: 'IdentiteIllisible' };
const lire = (porte: Porte, profil: unknown) => lireIdentite(porte, profil, LE_JOUR);

const FRANCE = {
  sub: `${'0'.repeat(64)}v1`,
  given_name: 'Awa Marie',
  family_name: 'NDIAYE',
  gender: 'female',
  birthdate: '1980-05-03',
  birthplace: '75112',
  birthcountry: '99100',
};

describe('FranceConnect', () => {
  test.each([
    ['nothing at all', undefined],
    ['no name', { ...FRANCE, family_name: '' }],
    ['a subject of another shape', { ...FRANCE, sub: 'un sujet' }],
    ['a birth of another shape', { ...FRANCE, birthdate: '03/05/1980' }],
    ['a month that does not exist', { ...FRANCE, birthdate: '1980-13-03' }],
    ['a day that does not exist', { ...FRANCE, birthdate: '1981-02-29' }],
    ['a year before every living person', { ...FRANCE, birthdate: '1880-05-03' }],
    ['no sexe', { ...FRANCE, gender: '' }],
    ['born in France, nowhere', { ...FRANCE, birthplace: '' }],
    ['born abroad, in a commune of France', { ...FRANCE, birthcountry: '99335' }],
    ['no country', { ...FRANCE, birthcountry: undefined }],
  ])('refuses: %s', (_, profil) => expect(lire('franceconnect', profil)).toEqual(ILLISIBLE));

  test('a birth in Corsica, and an empty usage name that is none', () => {
    const profil = { ...FRANCE, birthplace: '2A004', preferred_username: '' };
    expect(lire('franceconnect', profil)).toMatchObject({
      lue: { preuve: { commune: '2A004', nomUsage: null } },
    });
  });
});

describe('ProConnect', () => {
  const AGENT = { sub: 'a', given_name: 'Paul', usual_name: 'Roy' };
  test.each([
    ['no subject', { ...AGENT, sub: '' }],
    ['no name', { sub: 'a', given_name: 'Paul' }],
    ['no object', 'jeton'],
  ])('refuses: %s', (_, profil) => expect(lire('agents', profil)).toEqual(ILLISIBLE));
  test.each([
    ['a SIRET whose key is wrong', { siret: '21920023500015' }],
    ['an empty SIRET', { siret: '' }],
    ['a SIRET that is null', { siret: null }],
    ['an e-mail that is none', { email: 'paul' }],
  ])('reads as absent: %s', (_, ecart) =>
    expect(lire('agents', { ...AGENT, ...ecart })).toEqual({ lue: { sub: 'a', prenom: 'Paul', nom: 'Roy' } }),
  );
});

describe('ÉduConnect', () => {
  const COMPTE = { sub: 'e', given_name: 'Zoé', family_name: 'ROY' };
  const INE = '070124577GH';
  test('a pupil of the second degree is known by its INE and names', () => {
    const profil = { ...COMPTE, FrEduCtPersonAffiliation: ['eleve2d'], FrEduCtEleveINE: INE };
    expect(lire('familles', profil)).toMatchObject({
      lue: { preuve: { genre: 'ine', ine: INE, nom: 'ROY', prenom: 'Zoé' } },
    });
  });
  test.each([
    ['an INE of another shape', ['eleve2d'], '12'],
    ['the INE of a parent', ['resp2d'], INE],
    ['no affiliation', [], INE],
  ])('proves nothing: %s', (_, FrEduCtPersonAffiliation, FrEduCtEleveINE) =>
    expect(lire('familles', { ...COMPTE, FrEduCtPersonAffiliation, FrEduCtEleveINE })).toEqual({
      lue: { sub: 'e', prenom: 'Zoé', nom: 'ROY' },
    }),
  );
  test('refuses: a pupil of primary school; lets in a parent of one', () => {
    const de = (genre: string) => lire('familles', { ...COMPTE, FrEduCtPersonAffiliation: [genre] });
    expect(de('eleve1d')).toEqual({ refus: 'IdentitePremierDegre' });
    expect(de('resp1d')).toMatchObject({ lue: { sub: 'e' } });
  });
});

describe('the guichet of the académie', () => {
  const AGENT = { sub: 'g', given_name: 'Ann', family_name: 'Le Goff' };
  const delegue = (du: string, au: string, uai = '0590001A') =>
    lire('fim', {
      ...AGENT,
      FrEduRneResp: 'X',
      FrEduResDel: `bourses|/|${du}|${au}|x|FrEduRneResp=${uai}$UAJ$PU$N$T3$CLG$340;|s|m`,
    });
  test.each([
    ['over', '01/09/2025', '09/11/2026'],
    ['to come', '11/11/2026', '31/08/2027'],
    ['without an end', '01/09/2026', ''],
    ['whose days cannot be read', 'hier', 'demain'],
  ])('counts no delegation that is %s', (_, du, au) =>
    expect(delegue(du, au)).toMatchObject({ lue: { etablissements: [] } }),
  );
  test('counts its first and last days, and only a code of établissement', () => {
    expect(delegue('2026-11-10', '2026-11-10')).toMatchObject({ lue: { etablissements: ['0590001A'] } });
    expect(delegue('01/09/2026', '31/08/2027', 'RECTORAT')).toMatchObject({ lue: { etablissements: [] } });
  });
  test('refuses: an agent without a name', () => expect(lire('fim', { sub: 'g' })).toEqual(ILLISIBLE));
});
