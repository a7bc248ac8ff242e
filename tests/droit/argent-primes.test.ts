import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { dusDeLAnnee } from '#lib/droit/argent/du.ts';
import {
  type CasInternat,
  primeInternat,
  REGLES_INTERNAT,
  regimeDuCode,
} from '#lib/droit/argent/internat.ts';
import { bourseAuMerite, type CasMerite, REGLES_MERITE } from '#lib/droit/argent/merite.ts';
import {
  type CasReprise,
  MONTANT_REPRISE,
  primeDeReprise,
  REGLES_REPRISE,
} from '#lib/droit/argent/reprise-etudes.ts';
import { jour } from '#lib/droit/date.ts';
import { drapeauxDe } from '#lib/droit/drapeaux.ts';
import { euros } from '#lib/droit/montant.ts';
import type { Regle, Trace } from '#lib/droit/regle.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Regime } from '#lib/droit/situation.ts';

const ANNEE = { rentree: jour('2026-09-01'), fin: jour('2027-07-03') };
const dire = (regles: Record<string, Regle>, trace: Trace) =>
  trace.map((ligne) => regles[ligne.regle]?.dire(ligne)).join(' ');
const motifs = (r: Resultat<unknown>) =>
  r.genre === 'sans_droit' ? [r.motif, ...r.autres].map(({ regle }) => regle) : r.genre;

describe('prime à l’internat', () => {
  const calculer = (autres: Partial<CasInternat> = {}) =>
    primeInternat({
      boursier: true,
      annee: ANNEE,
      regimes: depuis(['interne', '2026-09-01']),
      annuel: euros(327),
      ...autres,
    });
  const depuis = (...regimes: [Regime, string][]) =>
    regimes.map(([regime, du]) => ({ regime, du: jour(du) }));

  test('a boursier who is interne has three parts of 109 €, without asking', () => {
    const r = calculer();
    expect(r).toMatchObject({ genre: 'droit', droit: [10_900, 10_900, 10_900] });
    expect(dire(REGLES_INTERNAT, r.trace)).toContain('3 trimestre(s)');
  });

  test.each(['externe', 'demi_pensionnaire'] as const)('internat.regime: refuses an élève %s', (regime) => {
    expect(motifs(calculer({ regimes: depuis([regime, '2026-09-01']) }))).toEqual(['internat.regime']);
  });

  test('internat.boursier: refuses an interne who is not boursier', () => {
    expect(motifs(calculer({ boursier: false }))).toEqual(['internat.boursier']);
  });

  test('refuses with both reasons, in legal order', () => {
    expect(motifs(calculer({ boursier: false, regimes: depuis(['externe', '2026-09-01']) }))).toEqual([
      'internat.boursier',
      'internat.regime',
    ]);
  });

  test('an unknown régime is asked for, never guessed', () => {
    const r = calculer({ regimes: [] });
    expect(r).toMatchObject({ genre: 'incalculable', manques: [{ champ: 'eleve.regime' }] });
    expect(dire(REGLES_INTERNAT, r.trace)).toContain('il manque');
  });

  test.each([
    [
      'given a bed on 10 September',
      [
        ['externe', '2026-09-01'],
        ['interne', '2026-09-10'],
      ],
      [10_900, 10_900, 10_900],
    ],
    [
      'interne until 31 December',
      [
        ['interne', '2026-09-01'],
        ['externe', '2027-01-01'],
      ],
      [10_900, 0, 0],
    ],
    [
      'interne until 1 January',
      [
        ['interne', '2026-09-01'],
        ['externe', '2027-01-02'],
      ],
      [10_900, 10_900, 0],
    ],
    [
      'interne from 31 March',
      [
        ['externe', '2026-09-01'],
        ['interne', '2027-03-31'],
      ],
      [0, 10_900, 10_900],
    ],
    [
      'interne from April',
      [
        ['externe', '2026-09-01'],
        ['interne', '2027-04-01'],
      ],
      [0, 0, 10_900],
    ],
  ] as const)('%s', (_, regimes, attendu) => {
    expect(calculer({ regimes: depuis(...(regimes as unknown as [Regime, string][])) })).toMatchObject({
      droit: attendu,
    });
  });

  test.each([
    ['2026-12-10', [10_900, 10_900, 10_900]],
    ['2026-12-09', [0, 10_900, 10_900]],
  ])('interne from 10 December, the first state drawn on %s', (etat, attendu) => {
    const regimes = depuis(['externe', '2026-09-01'], ['interne', '2026-12-10']);
    expect(calculer({ regimes, etats: [jour(etat)] })).toMatchObject({ droit: attendu });
  });
});

describe('bourse au mérite', () => {
  const calculer = (autres: Partial<CasMerite> = {}) =>
    bourseAuMerite({
      boursierLycee: true,
      mention: 'bien',
      prepare: 'bac_general',
      suspendue: false,
      annuel: euros(402),
      ...autres,
    });

  test.each(['bien', 'tres_bien'] as const)('a mention %s gives three parts of 134 €', (mention) => {
    expect(calculer({ mention })).toMatchObject({ genre: 'droit', droit: [13_400, 13_400, 13_400] });
  });

  test.each(['assez_bien', 'aucune', 'non_obtenu'] as const)('merite.mention: refuses %s', (mention) => {
    expect(motifs(calculer({ mention }))).toEqual(['merite.mention']);
  });

  test.each(['bac_general', 'bac_technologique', 'bac_professionnel', 'cap'] as const)(
    'merite.cycle: %s is a cycle that opens it',
    (prepare) => {
      expect(calculer({ prepare }).genre).toBe('droit');
    },
  );

  test.each(['autre', 'aucun'] as const)('merite.cycle: refuses a cycle that prepares « %s »', (prepare) => {
    expect(motifs(calculer({ prepare }))).toEqual(['merite.cycle']);
  });

  test('merite.boursier_lycee: refuses who has no bourse of lycée, whatever the mention', () => {
    const r = calculer({ boursierLycee: false, mention: 'tres_bien' });
    expect(motifs(r)).toEqual(['merite.boursier_lycee']);
    expect(dire(REGLES_MERITE, r.trace)).toContain('pas de bourse au mérite');
  });

  test('merite.suspension: refuses while a suspension stands', () => {
    expect(motifs(calculer({ suspendue: true }))).toEqual(['merite.suspension']);
  });

  test('an unknown mention and an unknown cycle are both asked for', () => {
    expect(bourseAuMerite({ boursierLycee: true, suspendue: false, annuel: euros(402) })).toMatchObject({
      genre: 'incalculable',
      manques: [{ champ: 'eleve.mentionBrevet' }, { champ: 'eleve.diplomePrepare' }],
    });
  });

  test('a sure refusal stands although the mention is not known', () => {
    expect(motifs(bourseAuMerite({ boursierLycee: false, suspendue: false, annuel: euros(402) }))).toEqual([
      'merite.boursier_lycee',
    ]);
  });
});

describe('prime de reprise d’études', () => {
  const COMPLET: CasReprise = {
    annee: ANNEE,
    boursierLycee: true,
    statutScolaire: true,
    naissance: jour('2009-05-10'),
    interruption: jour('2026-03-31'),
    reprise: jour('2026-09-01'),
    diplomeAuRncp: true,
    ficheFavorable: true,
    annuel: euros(600),
  };
  const calculer = (autres: Partial<CasReprise> = {}) => primeDeReprise({ ...COMPLET, ...autres });

  test('600 € by thirds', () => {
    const r = calculer();
    expect(r).toMatchObject({ genre: 'droit', droit: [20_000, 20_000, 20_000] });
    expect(dire(REGLES_REPRISE, r.trace)).toContain('17 ans');
  });

  test.each([
    ['2010-09-01', 'droit'],
    ['2010-09-02', 'sans_droit'],
    ['2007-09-02', 'droit'],
    ['2007-09-01', 'sans_droit'],
  ])('reprise.age: born on %s and back on 1 September 2026: %s', (naissance, genre) => {
    expect(calculer({ naissance: jour(naissance) }).genre).toBe(genre);
  });

  test.each([
    ['2027-02-28', 'droit'],
    ['2027-03-01', 'sans_droit'],
  ])('reprise.age: born on 29 February 2008 and back on %s: %s', (reprise, genre) => {
    expect(calculer({ naissance: jour('2008-02-29'), reprise: jour(reprise) }).genre).toBe(genre);
  });

  test.each([
    ['2026-04-01', 'droit'],
    ['2026-04-02', 'sans_droit'],
  ])('reprise.interruption: out since %s, five months to the day suffice: %s', (interruption, genre) => {
    expect(calculer({ interruption: jour(interruption) }).genre).toBe(genre);
  });

  test.each([
    ['2026-07-03', 'sans_droit'],
    ['2026-07-04', 'droit'],
    ['2027-07-03', 'droit'],
    ['2027-07-04', 'sans_droit'],
  ])('reprise.premiere_annee: a return on %s in the year 2026-2027: %s', (reprise, genre) => {
    const r = calculer({ reprise: jour(reprise), interruption: jour('2025-12-01') });
    expect(r.genre).toBe(genre);
  });

  test('reprise.premiere_annee: refuses the second year', () => {
    const r = calculer({ reprise: jour('2025-09-01'), interruption: jour('2025-01-31') });
    expect(motifs(r)).toEqual(['reprise.premiere_annee']);
  });

  test.each([
    ['reprise.boursier_lycee', { boursierLycee: false }],
    ['reprise.statut_scolaire', { statutScolaire: false }],
    ['reprise.rncp', { diplomeAuRncp: false }],
    ['reprise.fiche_navette', { ficheFavorable: false }],
  ])('refuses by %s', (regle, autres) => {
    expect(motifs(calculer(autres))).toEqual([regle]);
  });

  test('a return in February is due the second and third thirds, and a person confirms', () => {
    const r = calculer({ reprise: jour('2027-02-01') });
    expect(r).toMatchObject({ droit: [0, 20_000, 20_000] });
    expect(drapeauxDe(r.trace)).toEqual(['reprise_en_cours_d_annee']);
    expect(dire(REGLES_REPRISE, r.trace)).toContain('un agent confirme');
  });

  /** A prime opened by the decision of a lycéen, over days; thirds of 200 €. */
  const due = (...periodes: readonly (readonly [du: string, au: string])[]): number[] => {
    const dus = dusDeLAnnee({
      ...{ annee: rentree(2026), type: 'lycee', sorties: [] },
      droits: periodes.map(([du, au]) => ({
        ...{ composante: 'reprise', annuel: MONTANT_REPRISE, du: jour(du), au: jour(au) },
        ...{ finSansSuite: false, echelon: 1, decision: 'd' },
      })),
    });
    return [1, 2, 3].map((trimestre) => dus.find((lu) => lu.trimestre === trimestre)?.montant ?? 0);
  };

  test.each([
    ['2026-12-31', [20_000, 0, 0]],
    ['2027-01-01', [20_000, 20_000, 0]],
    ['2027-03-31', [20_000, 20_000, 0]],
    ['2027-04-01', [20_000, 20_000, 20_000]],
  ] as const)(
    'reprise.suit_la_bourse: a right that ends on %s is due the thirds of the trimestres it reaches',
    (au, parts) => {
      expect(due(['2026-09-01', au])).toEqual(parts);
    },
  );

  test('refuses a third twice: a pupil who left and came back within a trimestre', () => {
    expect(due(['2026-09-01', '2026-11-10'], ['2026-11-20', '2027-07-03'])).toEqual([20_000, 20_000, 20_000]);
  });

  test('reprise.en_cours_d_annee: a return within the first trimestre flags nothing', () => {
    expect(drapeauxDe(calculer({ reprise: jour('2026-12-31') }).trace)).toEqual([]);
  });

  test.each([
    ['naissance', 'eleve.naissance'],
    ['interruption', 'eleve.interruption'],
    ['reprise', 'eleve.reprise'],
    ['diplomeAuRncp', 'eleve.diplomeAuRncp'],
    ['ficheFavorable', 'eleve.ficheNavette'],
  ] as const)('without %s it is asked for', (champ, attendu) => {
    const { [champ]: _, ...reste } = COMPLET;
    expect(primeDeReprise(reste)).toMatchObject({ genre: 'incalculable', manques: [{ champ: attendu }] });
  });
});

describe('an internat de la réussite: the prime of any boursier interne, whatever the other aids (C. IV.C)', () => {
  const prime = (code: string, autres: Partial<CasInternat> = {}) =>
    primeInternat({
      boursier: true,
      annee: ANNEE,
      regimes: [{ regime: regimeDuCode(code), du: jour('2026-09-01') }],
      annuel: euros(327),
      ...autres,
    });

  test.each(['3', '31', '39', '4'])(
    'code de régime %s, interne: three whole parts, nothing asked',
    (code) => {
      expect(prime(code)).toMatchObject({ genre: 'droit', droit: [10_900, 10_900, 10_900] });
    },
  );

  test.each(['0', '1', '2', '21', '29', '5', '6'])(
    'refuses code de régime %s: nobody is interne by the name of the place',
    (code) => {
      expect(motifs(prime(code))).toEqual(['internat.regime']);
    },
  );

  test('refuses an interne who is not boursier', () => {
    expect(motifs(prime('31', { boursier: false }))).toEqual(['internat.boursier']);
  });

  test('adds to the bourse and to the bourse au mérite, and takes nothing off them', () => {
    const droit = (composante: 'bourse' | 'merite' | 'internat', annuel: number) => ({
      ...{ composante, annuel: euros(annuel), du: jour('2026-09-01'), au: jour('2027-08-31') },
      ...{ finSansSuite: false, echelon: 6, decision: 'd' },
    });
    const dus = dusDeLAnnee({
      ...{ annee: rentree(2026), type: 'lycee', sorties: [] },
      droits: [droit('bourse', 1071), droit('merite', 1002), droit('internat', 672)],
    });
    const du = (nom: string) =>
      dus.filter(({ composante }) => composante === nom).map(({ montant }) => montant);
    expect(du('internat')).toEqual([22_400, 22_400, 22_400]);
    expect(du('bourse')).toEqual([35_700, 35_700, 35_700]);
    expect(du('merite')).toEqual([33_400, 33_400, 33_400]);
  });
});

describe('a bourse au mérite suspended, and started again, within September (reading duree.suite_en_septembre)', () => {
  /** 420 € a year: 140 € a trimestre, of which a day of the first is 14 000 ÷ 120 centimes. */
  const due = (...periodes: readonly (readonly [du: string, au: string])[]): number[] => {
    const dus = dusDeLAnnee({
      ...{ annee: rentree(2026), type: 'lycee', sorties: [] },
      droits: periodes.map(([du, au]) => ({
        ...{ composante: 'merite', annuel: euros(420), du: jour(du), au: jour(au) },
        ...{ finSansSuite: false, echelon: 3, decision: 'd' },
      })),
    });
    return [1, 2, 3].map((trimestre) => dus.find((lu) => lu.trimestre === trimestre)?.montant ?? 0);
  };
  const FIN = '2027-08-31';

  test.each([
    // 10 days then 96: the fourteen days between are not paid.
    ['2026-09-10', '2026-09-25', 12_367],
    // The last day of September and the first of October follow one rule: 10 days then 91, or 90.
    ['2026-09-10', '2026-09-30', 11_784],
    ['2026-09-10', '2026-10-01', 11_667],
    // Nothing between: the whole trimestre, and nothing more.
    ['2026-09-10', '2026-09-11', 14_000],
  ])('until %s, then from %s: %i centimes for the first trimestre', (au, du, premier) => {
    expect(due(['2026-09-01', au], [du, FIN])).toEqual([premier, 14_000, 14_000]);
  });

  test('the first right of the year still stands for the days of September before it', () => {
    expect(due(['2026-09-30', FIN])).toEqual([14_000, 14_000, 14_000]);
    expect(due(['2026-10-01', FIN])).toEqual([10_500, 14_000, 14_000]);
  });
});
