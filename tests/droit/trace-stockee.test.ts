/** Traces as decisions keep them: without words, for ever. */
import { describe, expect, test } from 'vitest';
import { examiner } from '#lib/droit/examen.ts';
import { redigerLigne, redigerTrace, redigerTraceStockee } from '#lib/droit/rediger.ts';
import { phrasesGardees, phrasesQuiManquent } from './phrases-gardees.ts';
import { auCollege } from './situations.ts';

const GARDEES = phrasesGardees();

/** Kept sentences on the day of the last addition: this number only grows. */
const AU_MOINS = 215;

const stockee = (valeur: unknown): unknown => JSON.parse(JSON.stringify(valeur));

describe('sentences of the rules that decisions may hold', () => {
  test.each(GARDEES)('$ligne.regle, $ligne.issue: says what it said', ({ ligne, article, texte }) => {
    expect(redigerLigne(ligne)).toMatchObject({ article, texte });
  });

  test('refuses: a rule that a decision may hold and whose sentence nobody keeps', () => {
    expect(phrasesQuiManquent(GARDEES), 'run `node scripts/phrases-gardees.ts`').toEqual([]);
  });

  test('refuses: a sentence taken away', () => {
    expect(GARDEES.length).toBeGreaterThanOrEqual(AU_MOINS);
  });
});

describe('a stored trace', () => {
  const { trace } = examiner(auCollege());

  test('is told as on the day of the decision', () => {
    expect(redigerTraceStockee(stockee(trace))).toEqual(redigerTrace(trace));
  });

  test('holds no sentence', () => {
    const texte = JSON.stringify(trace);
    for (const ligne of redigerTrace(trace)) expect(texte).not.toContain(ligne.texte);
  });

  test('a rule that the register has lost is told by its name, and the others as ever', () => {
    const perdue = { regle: 'bareme_d_antan', issue: 'appliquee', valeurs: { rfr: 12_345 } };
    const [premiere, autre] = redigerTraceStockee([stockee(trace[0]), perdue]);
    expect(premiere).toEqual(redigerTrace(trace)[0]);
    expect(autre).toMatchObject({ regle: 'bareme_d_antan', issue: 'appliquee' });
    expect(autre?.texte).toContain('bareme_d_antan');
    expect(autre?.texte).not.toContain('12');
  });

  test('a line that lacks what its sentence wants is told by its name too', () => {
    const [ligne] = redigerTraceStockee([{ regle: 'bareme_montant', issue: 'appliquee', valeurs: {} }]);
    expect(ligne?.texte).not.toMatch(/undefined|NaN/);
  });

  test.each([
    ['no list', { regle: 'bareme_echelon' }],
    ['nothing', null],
    ['a line that is a text', ['bareme_echelon']],
    ['a line without its rule', [{ issue: 'appliquee', valeurs: {} }]],
    ['an outcome that the law does not know', [{ regle: 'x', issue: 'peut-etre', valeurs: {} }]],
    ['a line without values', [{ regle: 'x', issue: 'appliquee' }]],
    ['values within values', [{ regle: 'x', issue: 'appliquee', valeurs: { a: { b: 1 } } }]],
  ])('refuses: %s', (_, illisible) => {
    expect(() => redigerTraceStockee(illisible)).toThrow(TypeError);
  });
});
