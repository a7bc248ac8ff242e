/** A decision cites the articles of its own level, and hides no line that refused something. */
import { describe, expect, test } from 'vitest';
import { articleDuType, typeDeLaTrace } from '#lib/droit/article.ts';
import { calculerDroit } from '#lib/droit/calcul.ts';
import { jour } from '#lib/droit/date.ts';
import { redigerMotifs, redigerTrace, redigerTraceStockee } from '#lib/droit/rediger.ts';
import { REGLES } from '#lib/droit/registre.ts';
import { avis, demandePour } from './foyers.ts';

describe('the article of the type of bourse', () => {
  test.each([
    ['annexes 6 et 7 ; D. 531-5, D. 531-20', 'college', 'annexe 6 ; D. 531-5'],
    ['annexes 6 et 7 ; D. 531-5, D. 531-20', 'lycee', 'annexe 7 ; D. 531-20'],
    ['annexes 6 et 7 ; D. 531-7, D. 531-29 ; C. VII.B', 'lycee', 'annexe 7 ; D. 531-29 ; C. VII.B'],
    [
      'C. III.D.3.a ; L. 228-3 CASF ; D. 531-4, R. 531-19',
      'college',
      'C. III.D.3.a ; L. 228-3 CASF ; D. 531-4',
    ],
    ['C. II.C.1 ; D. 531-6, D. 531-24', 'lycee', 'C. II.C.1 ; D. 531-24'],
    ['C. III.A', 'college', 'C. III.A'],
    ['D. 531-12', 'college', 'D. 531-12'],
    ['R. 531-13 à D. 531-17', 'lycee', 'R. 531-13 à D. 531-17'],
  ] as const)('%s in %s: %s', (article, type, attendu) => {
    expect(articleDuType(article, type)).toBe(attendu);
  });

  test('a reference that names only the other type, or no known type, stays whole', () => {
    expect(articleDuType('D. 531-20', 'college')).toBe('D. 531-20');
    expect(articleDuType('annexes 6 et 7 ; D. 531-5, D. 531-20', null)).toBe(
      'annexes 6 et 7 ; D. 531-5, D. 531-20',
    );
  });

  const trop = (type: 'college' | 'lycee') =>
    calculerDroit(demandePour(type, { situation: 'parent_isole', avis: avis(90_000, 1) }));

  test.each([
    ['college', /annexe 6/, /annexe 7|annexes|531-(1[3-9]|[2-9]\d)/],
    ['lycee', /annexe 7/, /annexe 6|annexes|531-(\d|1[0-2])(?!\d)/],
  ] as const)('refuses: a motive and a trace of %s that cite the other level', (type, sien, autre) => {
    const r = trop(type);
    if (r.genre !== 'sans_droit') throw new Error(r.genre);
    expect(typeDeLaTrace(r.trace)).toBe(type);
    const [motif] = redigerMotifs([r.motif], type);
    expect(motif?.article).toMatch(sien);
    const calcul = redigerTrace(r.trace).filter(({ regle }) => /^(bareme|ressources|charges)_/.test(regle));
    for (const dite of [motif, ...calcul]) expect(dite?.article).not.toMatch(autre);
    expect(redigerTraceStockee(JSON.parse(JSON.stringify(r.trace)))).toEqual(redigerTrace(r.trace));
  });

  test('no rule is left without any article, whatever the type', () => {
    for (const { source } of REGLES)
      for (const type of ['college', 'lycee'] as const)
        expect(articleDuType(source.article, type)).not.toBe('');
  });
});

describe('lines that a family’s page shows unasked', () => {
  const tardive = calculerDroit(
    demandePour('college', {
      situation: 'parent_isole',
      avis: avis(5_000, 1),
      perteDeRevenusRecente: true,
      changement: {
        genre: 'divorce_ou_separation',
        survenuLe: jour('2026-10-16'),
        signaleLe: jour('2026-10-16'),
      },
    }),
  );
  const ligne = (regle: string) => redigerTrace(tardive.trace).find((l) => l.regle === regle);

  test.each(['ressources_changement_periode', 'ressources_perte_de_revenus', 'bareme_echelon_superieur'])(
    'refuses: hiding %s, which set aside what the family put forward',
    (regle) => {
      expect(ligne(regle)).toMatchObject({ issue: 'ecartee', compte: true });
    },
  );

  test('what concerns nobody here stays folded', () => {
    const r = calculerDroit(
      demandePour('college', { situation: 'parent_isole', avis: avis(0, 1), concubin: { avis: avis(1, 1) } }),
    );
    expect(redigerTrace(r.trace).find((l) => l.regle === 'ressources_concubin')).toMatchObject({
      compte: false,
    });
  });
});
