import { describe, expect, it } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { agendaDesRecours, type DecisionContestable, eloignementDe } from '#lib/droit/recours/agenda.ts';

const COLLEGE: DecisionContestable = {
  type: 'college',
  branche: 'college_public',
  acte: 'refus',
  departement: '59',
  academie: 'de Lille',
  territoire: 'metropole',
  recue: jour('2026-11-02'),
};
const LYCEE: DecisionContestable = { ...COLLEGE, type: 'lycee', branche: 'lycee_public' };

const dates = (decision: DecisionContestable, le = '2026-11-05') =>
  agendaDesRecours(decision, jour(le)).map(({ voie, delai, clos }) => [
    voie.genre,
    delai?.echeance?.toString() ?? null,
    clos,
  ]);

describe('the remedies of a decision with their last day', () => {
  it('collège: two months franc for each, the judge included', () => {
    expect(dates(COLLEGE)).toEqual([
      ['gracieux', '2027-01-04', false],
      ['hierarchique', '2027-01-04', false],
      ['contentieux', '2027-01-04', false],
    ]);
  });

  it('lycée: fifteen days franc for the RAPO, none for the judge before it is answered', () => {
    expect(dates(LYCEE)).toEqual([
      ['rapo', '2026-11-18', false],
      ['contentieux', null, false],
      ['gracieux', '2027-01-04', false],
      ['hierarchique', '2027-01-04', false],
    ]);
  });

  it('lycée: the RAPO is closed the day after its last day, not on it', () => {
    expect(dates(LYCEE, '2026-11-18')[0]).toEqual(['rapo', '2026-11-18', false]);
    expect(dates(LYCEE, '2026-11-19')[0]).toEqual(['rapo', '2026-11-18', true]);
  });

  it('no delay runs, and nothing is closed, while the reception is not proven', () => {
    for (const [, echeance, clos] of dates({ ...LYCEE, recue: null }, '2030-01-01')) {
      expect(echeance).toBeNull();
      expect(clos).toBe(false);
    }
  });

  it('a month more before the judge for who lives overseas, none before the administration', () => {
    const loin = dates({ ...COLLEGE, eloignement: 'outre_mer' });
    expect(loin.find(([genre]) => genre === 'contentieux')?.[1]).toBe('2027-02-03');
    expect(loin.find(([genre]) => genre === 'gracieux')?.[1]).toBe('2027-01-04');
  });

  it.each([
    ['97400', null, 'metropole', 'outre_mer'],
    ['97400', null, 'reunion', 'aucun'],
    ['59000', null, 'metropole', 'aucun'],
    ['97400', 'Belgique', 'metropole', 'etranger'],
    ['1000', 'Belgique', 'reunion', 'etranger'],
    ['97070', 'Allemagne', 'metropole', 'etranger'],
    ['98000', null, 'metropole', 'etranger'],
    ['98713', 'Polynésie française', 'metropole', 'outre_mer'],
    ['97400', 'LA RÉUNION', 'metropole', 'outre_mer'],
    ['97400', 'La Réunion', 'reunion', 'aucun'],
    ['59000', 'France', 'metropole', 'aucun'],
    ['97100', ' FRANCE ', 'metropole', 'outre_mer'],
  ] as const)('%s, %s, before a tribunal of %s: %s', (codePostal, pays, territoire, attendu) => {
    expect(eloignementDe({ codePostal, pays }, territoire)).toBe(attendu);
  });

  it('takes an unknown address for a near one', () => {
    expect(eloignementDe(null, 'metropole')).toBe('aucun');
  });

  it('refuses a département that no tribunal covers', () => {
    expect(() => dates({ ...COLLEGE, departement: '99' })).toThrow(RangeError);
  });
});
