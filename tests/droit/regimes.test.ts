/** The prime à l'internat follows the régimes of the year, day by day (C. IV.C). Amounts by hand, from annexe 7. */
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { versementsAVenir } from '#lib/droit/argent/a-venir.ts';
import { dusDeLAnnee } from '#lib/droit/argent/du.ts';
import {
  droitsSelonLesRegimes,
  type RegimeTenu,
  type SejourSuivi,
  tenirLeRegime,
} from '#lib/droit/argent/regimes.ts';
import { jour } from '#lib/droit/date.ts';
import { euros } from '#lib/droit/montant.ts';
import { redigerLigne } from '#lib/droit/rediger.ts';
import type { Regime } from '#lib/droit/situation.ts';

const ANNEE = rentree(2026);
const depuis = (...dits: [Regime, string][]): RegimeTenu[] => dits.map(([regime, du]) => ({ regime, du }));
const sejour = (regimes: RegimeTenu[], du = '2026-09-01', au: string | null = null): SejourSuivi => ({
  regime: regimes.at(-1)?.regime ?? 'externe',
  regimes: regimes.length > 1 ? regimes : [],
  du: jour(du),
  au: au ? jour(au) : null,
});

describe('régimes held', () => {
  const AVANT = { avant: 'demi_pensionnaire' as const, entree: '2026-09-01' };
  const tenir = (...dits: [Regime, string][]) =>
    dits.reduce<RegimeTenu[]>((tenus, [regime, du]) => tenirLeRegime(tenus, { regime, du }, AVANT), []);

  test.each([
    [
      'a change has its day',
      [['interne', '2027-01-05']],
      [
        ['demi_pensionnaire', '2026-09-01'],
        ['interne', '2027-01-05'],
      ],
    ],
    ['said of the entry, it was so all along', [['interne', '2026-09-01']], [['interne', '2026-09-01']]],
    ['said of a day before the entry too', [['interne', '2026-07-10']], [['interne', '2026-09-01']]],
    [
      'the same said of a later day moves it',
      [
        ['interne', '2027-01-05'],
        ['interne', '2027-01-20'],
      ],
      [
        ['demi_pensionnaire', '2026-09-01'],
        ['interne', '2027-01-20'],
      ],
    ],
    [
      'the same said of an earlier day moves it',
      [
        ['interne', '2027-01-20'],
        ['interne', '2027-01-05'],
      ],
      [
        ['demi_pensionnaire', '2026-09-01'],
        ['interne', '2027-01-05'],
      ],
    ],
    [
      'what was wrong is taken back',
      [
        ['interne', '2027-01-20'],
        ['demi_pensionnaire', '2027-01-20'],
      ],
      [['demi_pensionnaire', '2026-09-01']],
    ],
    [
      'three régimes follow each other',
      [
        ['interne', '2026-11-02'],
        ['externe', '2027-02-01'],
      ],
      [
        ['demi_pensionnaire', '2026-09-01'],
        ['interne', '2026-11-02'],
        ['externe', '2027-02-01'],
      ],
    ],
  ] as const)('%s', (_, dits, attendus) => {
    expect(tenir(...(dits as unknown as [Regime, string][]))).toEqual(
      depuis(...(attendus as unknown as [Regime, string][])),
    );
  });
});

const BOURSE = {
  composante: 'bourse' as const,
  annuel: euros(1071),
  du: jour('2026-09-01'),
  au: jour('2027-08-31'),
  finSansSuite: false,
  echelon: 6,
  decision: 'D',
};
/** In lycée at échelon 6 the prime is 672 €: 224 € a trimestre. */
const INTERNAT = { ...BOURSE, composante: 'internat' as const, annuel: euros(672) };

const internat = (
  sejours: SejourSuivi[],
  { sorties = [] as string[], droits = [BOURSE] as (typeof BOURSE | typeof INTERNAT)[] } = {},
) =>
  dusDeLAnnee({
    annee: ANNEE,
    type: 'lycee',
    droits,
    sorties: sorties.map((sortie) => jour(sortie)),
    sejours,
  })
    .filter(({ composante }) => composante === 'internat')
    .map(({ sejour: rang, trimestre, montant }) => [rang, trimestre, montant]);

describe('what is due of the prime', () => {
  test('internat.regime_date: interne from January, two trimestres, though the decision knew no interne; the trace says since when', () => {
    const sejours = [sejour(depuis(['externe', '2026-09-01'], ['interne', '2027-01-05']))];
    expect(internat(sejours)).toEqual([
      [0, 2, 22_400],
      [0, 3, 22_400],
    ]);
    const [du] = dusDeLAnnee({ annee: ANNEE, type: 'lycee', droits: [BOURSE], sorties: [], sejours }).filter(
      ({ composante }) => composante === 'internat',
    );
    expect(du?.trace.map((ligne) => redigerLigne(ligne, 'lycee').texte)).toContain(
      'Régime de l’élève : externe, puis interne depuis le 05/01/2027. La prime à l’internat est due au titre des trimestres 2 et 3.',
    );
  });

  test('refuses: the prime of a decision that knew an interne, to who has left the internat since', () => {
    const sejours = [sejour(depuis(['interne', '2026-09-01'], ['externe', '2026-12-18']))];
    expect(internat(sejours, { droits: [BOURSE, INTERNAT] })).toEqual([[0, 1, 22_400]]);
  });

  test('refuses: a trimestre whose state was drawn before the day of the change', () => {
    const regimes: RegimeTenu[] = [
      { regime: 'externe', du: '2026-09-01' },
      { regime: 'interne', du: '2026-12-10', etatLe: '2026-12-01' },
    ];
    expect(internat([sejour(regimes)]).map(([, trimestre]) => trimestre)).toEqual([2, 3]);
  });

  test('refuses: anything to an interne who was no boursier on the same days', () => {
    const fini = { ...BOURSE, au: jour('2027-01-31') };
    const sejours = [sejour(depuis(['externe', '2026-09-01'], ['interne', '2027-02-15']))];
    expect(internat(sejours, { droits: [fini] })).toEqual([]);
  });

  test('no change known: what the decision opened stands', () => {
    const seul = [sejour(depuis(['externe', '2026-09-01']))];
    expect(droitsSelonLesRegimes(ANNEE, 'lycee', [BOURSE, INTERNAT], seul)).toEqual([BOURSE, INTERNAT]);
  });

  test('left on 31 October: the lycée whose internat it was pays the trimestre; days share it when both had one', () => {
    const quitte = (a: Regime, b: Regime) => [
      sejour(depuis([a, '2026-09-01']), '2026-09-01', '2026-10-31'),
      sejour(depuis([b, '2026-11-01']), '2026-11-01'),
    ];
    const sorties = ['2026-10-31'];
    expect(internat(quitte('interne', 'externe'), { sorties, droits: [BOURSE, INTERNAT] })).toEqual([
      [0, 1, 22_400],
    ]);
    expect(internat(quitte('externe', 'interne'), { sorties })).toEqual([
      [1, 1, 22_400],
      [1, 2, 22_400],
      [1, 3, 22_400],
    ]);
    // Interne in both: the decision's own right, shared by days, 60 of 120.
    expect(internat(quitte('interne', 'interne'), { sorties, droits: [BOURSE, INTERNAT] })).toEqual([
      [0, 1, 11_200],
      [1, 1, 11_200],
      [1, 2, 22_400],
      [1, 3, 22_400],
    ]);
  });

  test('the calendar of the family adds it to the bourse from then on', () => {
    const sejours = [sejour(depuis(['externe', '2026-09-01'], ['interne', '2027-01-05']))];
    const suivis = droitsSelonLesRegimes(ANNEE, 'lycee', [BOURSE], sejours);
    const dates = { connueLe: jour('2026-10-01'), jour: jour('2026-10-01') };
    expect(versementsAVenir(ANNEE, 'lycee', suivis, dates).map(({ montant }) => montant)).toEqual([
      35_700, 58_100, 58_100,
    ]);
  });
});
