import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TERRITOIRES } from '#lib/droit/calendrier/territoire.ts';
import { jour } from '#lib/droit/date.ts';
import { ligneDuComplement, qualifierRecours, type RecoursForme } from '#lib/droit/recours/qualification.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';

const RECUE = jour('2026-11-02');

const genre = (formeLe: string, plus: Partial<RecoursForme> = {}) =>
  qualifierRecours({
    type: 'lycee',
    decisionRecue: RECUE,
    formeLe: jour(formeLe),
    territoire: 'metropole',
    ...plus,
  }).genre;

describe('what a letter of the family is, whatever it calls itself', () => {
  test('recours.tout_recours_est_rapo: on the last day of the fifteen, and no longer the day after', () => {
    expect(genre('2026-11-18')).toBe('rapo');
    expect(genre('2026-11-19')).toBe('gracieux_ou_hierarchique');
  });

  test('recours.gracieux_ou_hierarchique: on the last day of the two months, late the day after', () => {
    expect(genre('2027-01-04')).toBe('gracieux_ou_hierarchique');
    expect(genre('2027-01-05')).toBe('tardif');
  });

  test('refuses: no RAPO in collège, nor against the answer to a RAPO', () => {
    expect(genre('2026-11-03', { type: 'college' })).toBe('gracieux_ou_hierarchique');
    expect(genre('2026-11-03', { surRapo: true })).toBe('gracieux_ou_hierarchique');
    expect(genre('2027-01-05', { type: 'college' })).toBe('tardif');
  });

  test('without proof of reception nothing is ever late', () => {
    expect(genre('2030-01-01', { decisionRecue: null })).toBe('rapo');
    expect(genre('2030-01-01', { decisionRecue: null, type: 'college' })).toBe('gracieux_ou_hierarchique');
  });

  test('recours.complement: what is added says to what, and that no delay moves', () => {
    expect(redigerTrace([ligneDuComplement(jour('2026-11-10'))]).map(({ texte }) => texte)).toEqual([
      'Un recours du mardi 10 novembre 2026 attend sa réponse : cet écrit le complète, et ne change aucun délai.',
    ]);
  });
  test.each([
    ['2027-01-05', 'gracieux_ou_hierarchique', 'appliquee'],
    ['2027-03-02', 'tardif', 'ecartee'],
  ] as const)(
    'refuses to see a RAPO in a recours against a retenue of a lycéen: %s, %s',
    (leJour, attendu, issue) => {
      const { genre: lu, trace } = qualifierRecours({
        type: 'lycee',
        decisionRecue: jour('2026-12-31'),
        formeLe: jour(leJour),
        surRetenue: true,
        territoire: 'metropole',
      });
      expect(lu).toBe(attendu);
      expect(trace.map((une) => [une.regle, une.issue])).toEqual([
        ['recours.retenue_sans_prealable', 'appliquee'],
        ['recours.gracieux_ou_hierarchique', issue],
      ]);
    },
  );

  test('says why', () => {
    const { trace } = qualifierRecours({
      type: 'lycee',
      decisionRecue: RECUE,
      formeLe: jour('2027-01-05'),
      territoire: 'metropole',
    });
    expect(redigerTrace(trace).map((l) => l.texte)).toEqual([
      'Le recours est formé après les quinze jours : il ne peut plus valoir recours préalable obligatoire.',
      'Le recours est formé plus de deux mois après la réception de la décision : il est tardif.',
    ]);
  });

  test('never grows better with time', () => {
    const RANG = { rapo: 0, gracieux_ou_hierarchique: 1, tardif: 2 };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom('college' as const, 'lycee' as const),
        fc.constantFrom(...TERRITOIRES),
        (n, type, territoire) => {
          const le = (jours: number) =>
            RANG[
              qualifierRecours({
                type,
                territoire,
                decisionRecue: RECUE,
                formeLe: RECUE.add({ days: jours }),
              }).genre
            ];
          expect(le(n + 1)).toBeGreaterThanOrEqual(le(n));
        },
      ),
    );
  });
});
