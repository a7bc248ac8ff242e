/** What an agent reads of a computation before asking for the incomes. */
import { describe, expect, test } from 'vitest';
import { examiner } from '#lib/droit/examen.ts';
import { ditUnRevenu, masquerLeConcubin, masquerLigne } from '#lib/droit/masque.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import type { Foyer, Situation, TypeBourse } from '#lib/droit/situation.ts';
import { avis, demandePour } from './foyers.ts';

const espaces = (texte: string): string => texte.replace(/[\s\u00a0\u202f]/gu, '');
const lire = (s: Situation) => redigerTrace(examiner(s).trace);
const textes = (s: Situation) =>
  espaces(
    lire(s)
      .map(({ texte }) => texte)
      .join('|'),
  );
const masques = (s: Situation) =>
  espaces(
    lire(s)
      .map((ligne) => JSON.stringify(masquerLigne(ligne)))
      .join('|'),
  );

const FOYERS: [string, Foyer, string[]][] = [
  ['below a ceiling', { situation: 'parent_isole', avis: avis(11_973, 2) }, ['11973']],
  ['above every ceiling', { situation: 'parent_isole', avis: avis(98_765, 1) }, ['98765']],
  [
    'two incomes added',
    { situation: 'concubinage', avis: avis(7_321, 1), concubin: { avis: avis(6_543, 1) } },
    ['7321', '6543', '13864'],
  ],
];

const demande = (type: TypeBourse, foyer: Foyer): Situation =>
  demandePour(type, foyer, { demandeur: { chargeEtablie: true, resideEnFrance: true } });

describe.each(['college', 'lycee'] as const)('%s', (type) => {
  test.each(FOYERS)('hides the incomes, and what gives them back: %s', (_, foyer, secrets) => {
    const s = demande(type, foyer);
    for (const secret of secrets) {
      expect(textes(s)).toContain(secret);
      expect(masques(s)).not.toContain(secret);
    }
  });

  test('hides the distance to a ceiling, from which the income is found again', () => {
    const s = demande(type, { situation: 'parent_isole', avis: avis(98_765, 1) });
    const ecarts = lire(s).flatMap(({ valeurs }) =>
      typeof valeurs.ecart === 'number' ? [valeurs.ecart] : [],
    );
    expect(ecarts.length).toBeGreaterThan(0);
    for (const ecart of ecarts) expect(masques(s)).not.toContain(String(ecart));
  });
});

test.each(['college', 'lycee'] as const)('%s: never hides a public ceiling, whatever the income', (type) => {
  const plafonds = { college: 18_488, lycee: 22_037 };
  for (const rfr of [100, 98_765]) {
    const s = demande(type, { situation: 'parent_isole', avis: avis(rfr, 1) });
    const publics = lire(s).flatMap(({ valeurs }) =>
      typeof valeurs.plafond === 'number' ? [valeurs.plafond] : [],
    );
    expect(publics.length).toBeGreaterThan(0);
    if (rfr > 50_000) expect(publics).toContain(plafonds[type]);
    for (const plafond of publics) expect(masques(s)).toContain(`${plafond}€`);
  }
});

test('refuses: an income that is the very ceiling is hidden, and the ceiling is told', () => {
  const s = demande('college', { situation: 'parent_isole', avis: avis(18_488, 1) });
  const accorde = lire(s).find(({ regle }) => regle === 'bareme_echelon');
  const texte = espaces(masquerLigne(accorde as typeof accorde & object).texte);
  expect(texte.match(/18488€/gu)).toHaveLength(1);
  expect(texte).toMatch(/^Avec••••€deressources/u);
});

test('keeps the amount of the bourse and the number of children: they tell no income', () => {
  const s = demande('college', { situation: 'parent_isole', avis: avis(100, 3) });
  const lignes = lire(s).map(masquerLigne);
  const montant = lignes.find(({ regle }) => regle === 'bareme_montant');
  expect(montant?.texte).toMatch(/€ par trimestre/u);
  expect(montant?.texte).not.toContain('•');
  expect(lignes.map(({ texte }) => texte).join(' ')).toContain('3 enfants');
});

test('a demandeur reads its own incomes and the total of the barème, not what the concubin earns', () => {
  const [, foyer] = FOYERS[2] as (typeof FOYERS)[number];
  const lignes = lire(demande('college', foyer)).map(masquerLeConcubin);
  const lu = espaces(lignes.map(({ texte, valeurs }) => texte + JSON.stringify(valeurs)).join('|'));
  expect(lu).not.toContain('6543');
  expect(lu).toContain('7321');
  expect(lu).toContain('13864');
});

test('hides a number that this file does not know yet', () => {
  const valeurs = { nouveau: 12_345 };
  expect(ditUnRevenu({ valeurs })).toBe(true);
  const ligne = { regle: 'x', article: '', titre: '', issue: 'appliquee' as const, valeurs, compte: true };
  expect(masquerLigne({ ...ligne, texte: 'Il reste 12 345 €.' }).texte).toBe('Il reste •••• €.');
});
