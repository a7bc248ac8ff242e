/** The partner whose avis counts, by the dates of the life in common (C. III.A, III.C.1.a). */
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { calculerDroit } from '#lib/droit/calcul.ts';
import { jour } from '#lib/droit/date.ts';
import { drapeauxDe } from '#lib/droit/drapeaux.ts';
import { piecesRequises } from '#lib/droit/pieces.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import type { ChangementFamilial, Foyer, Situation } from '#lib/droit/situation.ts';
import { avis, demandePour } from './foyers.ts';

const SEUL = 9_000;
const A_DEUX = 15_000;

/** Concubins of 9 000 € and 6 000 €, the demande on 5 October; the campaign closes on the 15th. */
const concubins = (
  dates: { depuis?: string; fini?: string } = {},
  plus: Partial<Situation> = {},
): Situation => ({
  ...demandePour('college', {
    situation: 'concubinage',
    avis: avis(SEUL, 1),
    concubin: { avis: avis(6_000, 1) },
    concubinage: {
      depuisLe: dates.depuis ? jour(dates.depuis) : undefined,
      finiLe: dates.fini ? jour(dates.fini) : undefined,
    },
  }),
  ...plus,
});

const ressources = (s: Situation): number | null => {
  const r = calculerDroit(s);
  return r.genre === 'droit' ? r.droit.ressources : null;
};
const codes = (s: Situation): string[] =>
  piecesRequises(s, 'college')
    .filter(({ force }) => force === 'requise')
    .map(({ code }) => code);
const trace = (s: Situation, regle: string) =>
  redigerTrace(calculerDroit(s).trace).find((l) => l.regle === regle);

describe('ressources_concubinage_du_jour: judged on the day of the demande', () => {
  test.each([
    ['no date at all', {}, A_DEUX],
    ['begun on the day of the demande', { depuis: '2026-10-05' }, A_DEUX],
    ['begun the day after, before the closing', { depuis: '2026-10-06' }, SEUL],
    ['begun after the closing', { depuis: '2026-10-16' }, SEUL],
    ['ended the day before the demande', { fini: '2026-10-04' }, SEUL],
    ['ended before the demande, begun before', { depuis: '2020-01-01', fini: '2026-08-31' }, SEUL],
    ['ended after the closing', { fini: '2026-10-16' }, A_DEUX],
  ])('%s', (_, dates, attendu) => {
    expect(ressources(concubins(dates))).toBe(attendu);
  });

  test('says why the partner does not count, by the date that decides', () => {
    const { texte } = trace(concubins({ depuis: '2026-10-06' }), 'ressources_concubinage_du_jour') ?? {};
    expect(texte).toContain('6 octobre 2026, après la demande');
    expect(trace(concubins({ depuis: '2026-10-06' }), 'ressources_parent_isole')?.issue).toBe('appliquee');
    expect(trace(concubins(), 'ressources_concubinage_du_jour')).toBeUndefined();
  });

  test('refuses: an end after the closing, and the family reads the line that refused it', () => {
    const ligne = trace(concubins({ fini: '2026-10-16' }), 'ressources_concubinage_du_jour');
    expect(ligne).toMatchObject({ issue: 'ecartee', compte: true });
    expect(ligne?.texte).toContain('15 octobre 2026');
  });

  test('the avis of the partner is asked for only when it counts', () => {
    expect(codes(concubins())).toContain('avis_impot_concubin');
    expect(codes(concubins({ fini: '2026-10-16' }))).toContain('avis_impot_concubin');
    expect(codes(concubins({ depuis: '2026-10-06' }))).not.toContain('avis_impot_concubin');
    expect(codes(concubins({ fini: '2026-10-05' }))).not.toContain('avis_impot_concubin');
  });
});

describe('ressources_concubinage_fini: a separation between the demande and the closing', () => {
  test.each([
    ['on the day of the demande', '2026-10-05'],
    ['on the closing day', '2026-10-15'],
  ])('counts %s, is to be proved and shown to a person', (_, fini) => {
    const s = concubins({ fini });
    const r = calculerDroit(s);
    expect(r).toMatchObject({ genre: 'droit', droit: { ressources: SEUL, drapeaux: ['concubinage_fini'] } });
    expect(drapeauxDe(r.trace)).toEqual(['concubinage_fini']);
    expect(codes(s)).toContain('justificatif_separation');
  });

  test('a campaign prolonged moves the last day, which still counts, and the day after does not', () => {
    const clotureReglee = {
      rentree: 2026,
      reseau: 'general',
      cloture: '2026-11-06',
      genre: 'prolongee',
      source: 'arrêté fictif',
    } as const;
    const avec = (fini: string) => ressources(concubins({ fini }, { clotureReglee }));
    expect([avec('2026-10-16'), avec('2026-11-06'), avec('2026-11-07')]).toEqual([SEUL, SEUL, A_DEUX]);
  });

  test('a demande that lawfully comes after the closing has its own day', () => {
    const tard = { jour: jour('2027-02-01') };
    const charge = { lien: 'mere' as const, priseEnCharge: { survenueLe: jour('2027-01-20') } };
    const avec = (fini: string) => ressources(concubins({ fini }, { ...tard, demandeur: charge }));
    expect([avec('2027-02-01'), avec('2027-02-02')]).toEqual([SEUL, A_DEUX]);
    expect(ressources(concubins({ fini: '2027-02-01' }, tard))).toBe(A_DEUX);
  });

  test('refuses to guess the closing of a year that no text closes', () => {
    const s = concubins({ fini: '2018-10-05' }, { rentree: rentree(2018), jour: jour('2018-10-05') });
    expect(calculerDroit(s)).toMatchObject({ genre: 'incalculable', manques: [{ champ: 'rentree' }] });
  });
});

describe('ressources_epoux_deux_avis: spouses taxed apart are counted as the notice says', () => {
  const epoux = (rfr: number): Situation =>
    demandePour('college', {
      situation: 'couple_deux_avis',
      avis: avis(9_000, 1),
      concubin: { avis: avis(rfr, 0) },
    });

  test('both incomes and the children of both, to the euro of the ceiling', () => {
    expect(ressources(epoux(9_488))).toBe(18_488);
    expect(trace(epoux(9_488), 'ressources_epoux_deux_avis')?.texte).toContain('deux avis d’impôt');
    expect(codes(epoux(0))).toContain('avis_impot_concubin');
  });

  test('refuses: one euro more', () => {
    expect(calculerDroit(epoux(9_489)).genre).toBe('sans_droit');
  });

  test('refuses: the avis of one alone', () => {
    const { foyer } = epoux(0);
    const s = demandePour('college', { ...foyer, concubin: undefined });
    expect(calculerDroit(s)).toMatchObject({ manques: [{ champ: 'foyer.concubin.avis' }] });
  });

  test('the line is for spouses alone', () => {
    expect(trace(concubins(), 'ressources_epoux_deux_avis')).toBeUndefined();
  });
});

describe('two avis of one year', () => {
  const isole = { rfr: 5_000, enfants: 1, motivation: 'Salaires de la mère, lignes de l’avis commun.' };
  const apres = (changement: Partial<ChangementFamilial>, foyer: Partial<Foyer> = {}): Situation =>
    demandePour('college', {
      situation: 'parent_isole',
      avis: avis(SEUL, 2),
      changement: {
        genre: 'deces',
        survenuLe: jour('2025-06-01'),
        signaleLe: jour('2026-10-01'),
        ...changement,
      },
      ...foyer,
    });

  test.each(['deces', 'divorce_ou_separation', 'residence_exclusive'] as const)(
    'ressources_avis_propre: nothing is isolated from an avis of one’s own (%s)',
    (genre) => {
      const s = apres({ genre, avisPropre: true });
      expect(calculerDroit(s)).toMatchObject({ droit: { ressources: SEUL, enfants: 2, drapeaux: [] } });
      expect(trace(s, 'ressources_avis_propre')?.issue).toBe('appliquee');
    },
  );

  test('refuses: a common avis without the share of the demandeur', () => {
    const s = apres({ genre: 'divorce_ou_separation', avisPropre: false });
    expect(calculerDroit(s)).toMatchObject({ manques: [{ champ: 'foyer.changement.revenuIsole' }] });
    expect(trace(s, 'ressources_avis_propre')).toBeUndefined();
  });

  test('ressources_second_avis: the share of the common avis and the avis after the death', () => {
    const s = apres({ revenuIsole: isole, secondAvis: 4_993 });
    expect(calculerDroit(s)).toMatchObject({
      droit: { ressources: 9_993, enfants: 1, echelon: 2, drapeaux: ['revenu_isole'] },
    });
    expect(trace(s, 'ressources_second_avis')?.texte).toMatch(/5.000.€ \+ 4.993.€ = 9.993.€/);
    expect(calculerDroit(apres({ revenuIsole: isole, secondAvis: 4_994 }))).toMatchObject({
      droit: { echelon: 1 },
    });
  });

  test.each([undefined, -1, 10.5])(
    'refuses: a death in the year of the avis with a second avis of %s',
    (secondAvis) => {
      expect(calculerDroit(apres({ revenuIsole: isole, secondAvis }))).toMatchObject({
        genre: 'incalculable',
        manques: [{ champ: 'foyer.changement.secondAvis' }],
      });
    },
  );

  test.each([
    ['on the last day of the year', '2025-12-31', 'incalculable'],
    ['on the first day of the next', '2026-01-01', 'droit'],
  ])('a death %s', (_, le, genre) => {
    expect(calculerDroit(apres({ survenuLe: jour(le), revenuIsole: isole })).genre).toBe(genre);
  });

  test('a separation has no second avis: each is taxed apart for the whole year', () => {
    const s = apres({ genre: 'divorce_ou_separation', revenuIsole: isole, secondAvis: 4_000 });
    expect(calculerDroit(s)).toMatchObject({ droit: { ressources: 5_000 } });
  });
});
