/** The avis d'impôt that comes after its time, and who judges that time (C. III.C, delai.avis_tardif). */
import { describe, expect, test } from 'vitest';
import {
  type AvisTardif,
  avisRetenuDeLaTrace,
  avisTardif,
  motifDeLAvisTardif,
  traceDuJugement,
} from '#lib/droit/avis/tardif.ts';
import { jour } from '#lib/droit/date.ts';

const CLOTURE = jour('2026-10-15');
const OU = (
  venu: string | null,
  {
    limite = '2026-10-06',
    jugement = null as [string, boolean] | null,
    attendu = false,
    le = '2026-12-01',
  } = {},
): AvisTardif =>
  avisTardif({
    jour: jour(le),
    limite: limite === '' ? null : jour(limite),
    cloture: CLOTURE,
    venuLe: venu === null ? null : jour(venu),
    attenduSeul: attendu,
    jugement: jugement && { le: jour(jugement[0]), retenu: jugement[1] },
  });

describe('delai.avis_tardif: which avis a person judges', () => {
  test('one that comes the day after the closing, once the fifteen days are over', () => {
    expect(OU('2026-10-16')).toBe('a_juger');
    expect(OU('2026-11-10', { limite: '2026-11-09' })).toBe('a_juger');
  });

  test.each([
    ['by the closing, though the fifteen days are over', '2026-10-15', '2026-10-06'],
    ['on the last of its fifteen days, after the closing', '2026-11-09', '2026-11-09'],
    ['while no proof of reception makes any delay run', '2026-12-01', ''],
  ])('refuses to judge one that comes %s', (_, venu, limite) => {
    expect(OU(venu, { limite })).toBe('aucun');
  });

  test('told of, alone to lack, it may be opposed from the day after both days; not on the day', () => {
    expect(OU(null, { attendu: true, le: '2026-10-16' })).toBe('attendu');
    expect(OU(null, { attendu: true, le: '2026-10-15' })).toBe('aucun');
    expect(OU(null, { attendu: false, le: '2026-10-16' })).toBe('aucun');
  });

  test('the judgement stands, and one that comes again after it is judged again', () => {
    expect(OU('2026-11-05', { jugement: ['2026-11-05', true] })).toBe('retenu');
    expect(OU('2026-11-05', { jugement: ['2026-11-20', false] })).toBe('ecarte');
    expect(OU('2026-11-06', { jugement: ['2026-11-05', true] })).toBe('a_juger');
  });
});

describe('what the decision says of it', () => {
  const jugement = {
    recuLe: jour('2026-10-30'),
    produitLe: jour('2026-11-05'),
    retenu: true,
    motivation: 'L’enveloppe du centre des finances publiques le prouve.',
  };

  test('kept: its line of the trace, that the letter repeats', () => {
    const texte =
      'L’avis d’impôt, reçu par la famille le vendredi 30 octobre 2026, n’a été produit que le jeudi 5 novembre 2026 : ce délai est raisonnable, et l’avis est retenu. L’enveloppe du centre des finances publiques le prouve.';
    expect(avisRetenuDeLaTrace([traceDuJugement(jugement)])).toBe(texte);
  });

  test('refuses to tell as kept an avis that was set aside, or a trace without any', () => {
    expect(avisRetenuDeLaTrace([traceDuJugement({ ...jugement, retenu: false })])).toBeUndefined();
    expect(avisRetenuDeLaTrace([])).toBeUndefined();
  });

  test('set aside, and never produced: the reason of the refusal, under its article', () => {
    expect(motifDeLAvisTardif({ ...jugement, retenu: false })).toMatchObject({
      article: 'C. III.C',
      texte: expect.stringContaining('ce délai n’est pas raisonnable. L’enveloppe'),
    });
    expect(motifDeLAvisTardif({ ...jugement, produitLe: null, retenu: false }).texte).toContain(
      'n’a pas été produit',
    );
  });
});
