/** How people and spreadsheets write an amount, and what only machines write. */
import { describe, expect, test } from 'vitest';
import { lireEntier, lireEuros, lireEurosEtCentimes } from '#lib/droit/lire-nombre.ts';

describe('an amount is read', () => {
  test.each([
    '18488',
    ' 18 488 ',
    '18\u00a0488',
    '18\u202f488 €',
    '18 488\u00a0€',
    '€ 18 488',
    '18 488 euros',
    '18488 EUR',
    'EUR 18 488',
    '18488€',
    '18.488',
    '18.488 €',
    '18’488',
    "18'488",
    '18488,00',
    '18 488,00 €',
    '18488.00',
    '18.488,00 €',
    '18,488.00',
    '18488,0',
    '\u200e18 488',
  ])('« %s »', (texte) => {
    expect(lireEuros(texte)).toEqual({ nombre: 18_488 });
  });

  test.each([
    ['0', 0],
    ['1', 1],
    ['1 234 567', 1_234_567],
    ['1.234.567,00', 1_234_567],
    ['0,00 €', 0],
  ])('« %s »', (texte, nombre) => {
    expect(lireEuros(texte)).toEqual({ nombre });
  });
});

describe('a gross income keeps its cents (C. III.C.2)', () => {
  test.each([
    ['11 000,55', 11_000.55],
    ['11.000,5 €', 11_000.5],
    ['11,000.05', 11_000.05],
    ['11000.55', 11_000.55],
    ['11 000', 11_000],
    ['0,01', 0.01],
  ])('« %s »', (texte, nombre) => {
    expect(lireEurosEtCentimes(texte)).toEqual({ nombre });
  });

  test.each([
    ['11 000,555', 'illisible'],
    ['-0,01', 'negatif'],
    ['1e4', 'illisible'],
    ['18,488', 'ambigu'],
  ])('refuses: « %s »', (texte, faute) => {
    expect(lireEurosEtCentimes(texte)).toEqual({ faute });
  });
});

describe('refuses: with the reason', () => {
  test.each([
    ['1e4', 'illisible'],
    ['0x10', 'illisible'],
    ['0b11', 'illisible'],
    ['Infinity', 'illisible'],
    ['NaN', 'illisible'],
    ['18 48', 'illisible'],
    ['1 8488', 'illisible'],
    ['18..488', 'illisible'],
    ['18488²', 'illisible'],
    ['18488 $', 'illisible'],
    ['€', 'illisible'],
    ['', 'illisible'],
    ['=A1', 'illisible'],
    ['-1', 'negatif'],
    ['− 18 488', 'negatif'],
    ['(18 488)', 'negatif'],
    ['18488,50', 'centimes'],
    ['18 488,01 €', 'centimes'],
    ['18,488.50', 'centimes'],
    ['18,488', 'ambigu'],
  ])('« %s » : %s', (texte, faute) => {
    expect(lireEuros(texte)).toEqual({ faute });
  });
});

describe('a count', () => {
  test.each(['2', ' 2 ', '2,0', '2.00'])('« %s » is read', (texte) => {
    expect(lireEntier(texte)).toEqual({ nombre: 2 });
  });

  test.each([
    ['2,5', 'centimes'],
    ['-2', 'negatif'],
    ['2e0', 'illisible'],
    ['0x2', 'illisible'],
    ['2 enfants', 'illisible'],
    ['2 €', 'illisible'],
    ['1 234', 'illisible'],
  ])('refuses: « %s »', (texte, faute) => {
    expect(lireEntier(texte)).toEqual({ faute });
  });
});
