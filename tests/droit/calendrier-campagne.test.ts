import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import {
  type Campagne,
  campagneDe,
  estOuverte,
  type ParametreCampagne,
  troisiemeJeudiDOctobre,
} from '#lib/droit/calendrier/campagne.ts';
import {
  direCampagneAuxAgents,
  direClotureOutreMer,
  direHorsDelai,
  heureDeCloture,
} from '#lib/droit/calendrier/dire-campagne.ts';
import { jourPourDeposer, type Territoire } from '#lib/droit/calendrier/territoire.ts';
import { jour, jourDeLaMinute, minuteDeLInstant, minuteDeParis } from '#lib/droit/date.ts';
import { recevabilite } from '#lib/droit/recevabilite/recevabilite.ts';

function campagne(...args: Parameters<typeof campagneDe>): Campagne {
  const trouvee = campagneDe(...args);
  if (!trouvee) throw new Error('campagne attendue');
  return trouvee;
}

describe('the closing told in the time of the place', () => {
  test.each([
    ['metropole', ''],
    ['alsace_moselle', ''],
    ['guadeloupe', ', à minuit, heure de la Guadeloupe'],
    ['martinique', ', à minuit, heure de la Martinique'],
    ['guyane', ', à minuit, heure de la Guyane'],
    ['saint_pierre_et_miquelon', ', à minuit, heure de Saint-Pierre-et-Miquelon'],
    ['reunion', ', et en ligne jusqu’au vendredi 16 octobre 2026 à 2 h, heure de La Réunion'],
    ['mayotte', ', et en ligne jusqu’au vendredi 16 octobre 2026 à 1 h, heure de Mayotte'],
  ] as const)('%s', (territoire, dit) => {
    expect(heureDeCloture(jour('2026-10-15'), territoire)).toBe(dit);
  });

  test('after the change of hour of Paris, an hour more in the east', () => {
    expect(heureDeCloture(jour('2026-10-30'), 'reunion')).toContain('samedi 31 octobre 2026 à 3 h');
  });

  test('what is told is what is judged: the minute told is refused, the one before is in time', () => {
    const cas = [
      ['reunion', '2026-10-16T00:00'],
      ['guadeloupe', '2026-10-16T06:00'],
      ['metropole', '2026-10-16T00:00'],
    ] as const;
    for (const [territoire, minute] of cas) {
      const deposer = (m: string) =>
        recevabilite({
          rentree: rentree(2026),
          branche: 'college_public',
          territoire,
          depot: { canal: 'en_ligne', minute: minuteDeParis(m) },
          complete: true,
        }).genre;
      expect(deposer(minute)).toBe('sans_droit');
      const veille = Temporal.PlainDateTime.from(minute).subtract({ minutes: 1 });
      expect(deposer(veille.toString({ smallestUnit: 'minute' }))).toBe('droit');
    }
  });

  test('who did not say where they live reads both kinds of hours', () => {
    const dit = direClotureOutreMer(jour('2026-10-15'));
    expect(dit).toContain('minuit, heure du lieu');
    expect(dit).toContain('vendredi 16 octobre 2026 à 2 h, heure de La Réunion, ou à 1 h, heure de Mayotte');
  });
});

describe('what an agent reads of the campaign of the year', () => {
  const close = { cloture: jour('2026-10-15') };
  test.each([
    ['2026-10-05', 'La campagne se termine le jeudi 15 octobre 2026. Il reste 10 jours.', false],
    ['2026-10-15', 'La campagne se termine le jeudi 15 octobre 2026. C’est aujourd’hui.', false],
    ['2026-10-16', 'La campagne est close : elle s’est terminée le jeudi 15 octobre 2026.', true],
    ['2027-08-31', 'La campagne est close : elle s’est terminée le jeudi 15 octobre 2026.', true],
  ])('on %s: %s', (leJour, dit, horsDelai) => {
    expect(direCampagneAuxAgents(close, jour(leJour))).toBe(dit);
    expect(direHorsDelai(close, jour(leJour)) !== '').toBe(horsDelai);
  });

  test('of a year whose campaign no text gives, neither open nor closed', () => {
    expect(direCampagneAuxAgents(null, jour('2018-10-01'))).toBe(
      'Aucune campagne n’est réglée pour cette année scolaire.',
    );
    expect(direHorsDelai(null, jour('2018-10-01'))).toBe('');
  });
});

describe('campagne', () => {
  test.each([
    [2019, '2019-10-17'],
    [2020, '2020-10-15'],
    [2023, '2023-10-19'],
    [2025, '2025-10-16'],
    [2026, '2026-10-15'],
    [2027, '2027-10-21'],
    [2032, '2032-10-21'],
  ])('of %i closes on the third Thursday of October, %s', (annee, cloture) => {
    expect(campagne(rentree(annee)).cloture.toString()).toBe(cloture);
    expect(campagne(rentree(annee)).genre).toBe('calendrier');
  });

  test('the third Thursday is a Thursday from the 15th to the 21st, any year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2400 }), (annee) => {
        const j = troisiemeJeudiDOctobre(annee);
        expect([j.dayOfWeek, j.month]).toEqual([4, 10]);
        expect(j.day).toBeGreaterThanOrEqual(15);
        expect(j.day).toBeLessThanOrEqual(21);
      }),
    );
  });

  test.each([
    ['2026-08-31', false],
    ['2026-09-01', true],
    ['2026-10-15', true],
    ['2026-10-16', false],
  ])('on %s it is open: %s', (iso, ouverte) => {
    expect(estOuverte(campagne(rentree(2026)), jour(iso))).toBe(ouverte);
  });

  test('CNED 2026 closes on 30 October, annexe 1', () => {
    expect(campagne(rentree(2026), 'cned').cloture.toString()).toBe('2026-10-30');
    expect(estOuverte(campagne(rentree(2026), 'cned'), jour('2026-10-31'))).toBe(false);
  });

  test('2024 was prolonged to 15 November', () => {
    const prolongee = campagne(rentree(2024));
    expect([prolongee.cloture.toString(), prolongee.genre]).toEqual(['2024-11-15', 'prolongee']);
    expect(estOuverte(prolongee, jour('2024-11-16'))).toBe(false);
  });

  test('refuses: a CNED year without annexe has no closing day', () => {
    expect(campagneDe(rentree(2027), 'cned')).toBeNull();
  });

  test('refuses: before 2019 collège and lycée had no common closing day', () => {
    expect(campagneDe(rentree(2018))).toBeNull();
    expect(campagneDe(rentree(2019))).not.toBeNull();
  });

  const avancee = (cloture: string, genre: ParametreCampagne['genre'] = 'prolongee'): ParametreCampagne => ({
    rentree: 2026,
    reseau: 'general',
    cloture,
    genre,
    source: 'arrêté fictif',
  });

  test('a new prolongation is data, and the last one entered counts', () => {
    const parametres = [avancee('2026-10-23'), avancee('2026-11-06')];
    expect(campagne(rentree(2026), 'general', parametres).cloture.toString()).toBe('2026-11-06');
    expect(campagne(rentree(2027), 'general', parametres).cloture.toString()).toBe('2027-10-21');
  });

  test('refuses: a closing day before the third Thursday', () => {
    expect(() => campagneDe(rentree(2026), 'general', [avancee('2026-10-14')])).toThrow(RangeError);
    expect(campagne(rentree(2026), 'general', [avancee('2026-10-15')]).cloture.toString()).toBe('2026-10-15');
  });

  test('refuses: an impossible date', () => {
    expect(() => campagneDe(rentree(2026), 'general', [avancee('2026-11-31')])).toThrow(RangeError);
  });
});

describe('minute de Paris', () => {
  test.each([
    ['2026-10-15T21:59:59Z', '2026-10-15T23:59'],
    ['2026-10-15T22:00:00Z', '2026-10-16T00:00'],
    ['2026-10-30T22:59:59Z', '2026-10-30T23:59'],
    ['2026-10-30T23:00:00Z', '2026-10-31T00:00'],
  ])('%s is %s, summer and winter time, whatever the zone of the machine', (instant, minute) => {
    expect(minuteDeLInstant(Date.parse(instant))).toBe(minute);
  });

  test('its day is the civil day of Paris', () => {
    expect(jourDeLaMinute(minuteDeParis('2026-10-15T23:59')).toString()).toBe('2026-10-15');
  });

  test.each([
    '2026-10-15',
    '2026-10-15T23:59:30',
    '2026-10-15T23:59Z',
    '2026-10-15T23:59+02:00',
    '2026-02-30T10:00',
    '2026-10-15T24:00',
    '',
  ])('refuses: « %s »', (texte) => {
    expect(() => minuteDeParis(texte)).toThrow(RangeError);
  });
});

describe('the day against which a family is told whether it is still time', () => {
  const juger = (instant: string, territoire: Territoire, aujourdHui = '2026-10-16') =>
    jourPourDeposer(jour(aujourdHui), minuteDeParis(instant), territoire).toString();

  test.each([
    // Closing on 15 October. In the Antilles it is six hours earlier: the evening of the 15th, still open.
    ['guadeloupe', '2026-10-16T05:59', '2026-10-15'],
    ['guadeloupe', '2026-10-16T06:00', '2026-10-16'],
    ['saint_pierre_et_miquelon', '2026-10-16T03:59', '2026-10-15'],
    ['saint_pierre_et_miquelon', '2026-10-16T04:00', '2026-10-16'],
    ['metropole', '2026-10-16T00:00', '2026-10-16'],
    // Where it is later than in Paris, the day of Paris still runs.
    ['reunion', '2026-10-16T00:00', '2026-10-16'],
  ] as const)('%s, at %s in Paris', (territoire, minute, dit) => {
    expect(juger(minute, territoire)).toBe(dit);
  });

  test('in La Réunion the 16th has begun while Paris ends the 15th: it is still time', () => {
    expect(juger('2026-10-15T23:59', 'reunion', '2026-10-15')).toBe('2026-10-15');
  });

  test('a day that the demonstration sets has no hour: it stands', () => {
    expect(juger('2026-11-26T01:00', 'guadeloupe')).toBe('2026-10-16');
  });
});
