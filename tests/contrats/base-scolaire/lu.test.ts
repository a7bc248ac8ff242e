import { expect, test } from 'vitest';
import { type Brut, lire } from '#lib/connecteurs/base-scolaire/lu.ts';

const ELEVE: Brut = {
  numero: 4,
  cle: '90004',
  ine: '',
  nom: 'KOVALENKO',
  prenom: 'Oleksandra',
  naissance: '2015-02-01',
  sexe: 'F',
  regime: '2',
  mef: '10110001110',
  entreeLe: '2026-11-03',
};
const LIEN: Brut = { numero: 1, cleEleve: '90001', cleResponsable: '801', parente: '10', niveau: '1' };

test('un élève sans INE, arrivé de l’étranger, est lu', () => {
  expect(lire('eleve', ELEVE)).toMatchObject({ genre: 'eleve', cle: '90004', nom: 'KOVALENKO' });
  expect(lire('eleve', ELEVE)).not.toHaveProperty('ine', '');
});

test('refuse : un élève sans date de naissance, sans sexe, sans formation ; chaque cause est dite, et de qui', () => {
  const { naissance: _, sexe: __, mef: ___, ...sans } = ELEVE;
  expect(lire('eleve', sans as Brut)).toEqual({
    genre: 'refus',
    de: 'eleve',
    numero: 4,
    cle: '90004',
    nom: 'Oleksandra KOVALENKO',
    causes: ['Date de naissance : absente.', 'Sexe : absent ou inconnu.', 'Formation (MEF) : absente.'],
  });
});

test.each([
  ['un jour qui n’existe pas', { naissance: '2015-02-30' }, 'Date de naissance'],
  ['un INE trop court', { ine: '0000011AA' }, 'INE'],
  ['une formation qui n’a pas onze chiffres', { mef: '1011000' }, 'Formation (MEF)'],
  ['un UAI de l’an dernier mal écrit', { uaiAnDernier: '75999' }, 'Établissement de l’an dernier'],
])('refuse : %s', (_, change, champ) => {
  const lu = lire('eleve', { ...ELEVE, ...change });
  expect(lu.genre === 'refus' && lu.causes).toEqual([
    expect.stringMatching(`^${champ.replace(/[()]/g, '.')} : `),
  ]);
});

test('un signe absent n’est pas un non', () => {
  expect(lire('lien', LIEN)).not.toHaveProperty('percoitLesAides');
  expect(lire('lien', { ...LIEN, percoitLesAides: false })).toHaveProperty('percoitLesAides', false);
});

test('refuse : un lien qui n’est pas l’un des onze, un niveau inconnu', () => {
  expect(lire('lien', { ...LIEN, parente: '11', niveau: '4' })).toMatchObject({
    genre: 'refus',
    cle: '90001',
  });
  expect(lire('lien', { ...LIEN, parente: '51', niveau: '2' })).toMatchObject({
    genre: 'lien',
    parente: '51',
  });
});
