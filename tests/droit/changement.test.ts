import { describe, expect, it } from 'vitest';
import { calculerDroit, orienteVersFondsSociaux } from '#lib/droit/calcul.ts';
import { jour } from '#lib/droit/date.ts';
import type { ChangementFamilial, Foyer, Situation } from '#lib/droit/situation.ts';
import { avis, demandePour, lyceen } from './foyers.ts';

const isole = { rfr: 9_000, enfants: 1, motivation: 'Salaires de la mère, lignes 1AJ de l’avis commun' };

/** A couple whose common avis is far above the ceiling. */
function apres(changement: Partial<ChangementFamilial>, autres: Partial<Foyer> = {}): Situation {
  return demandePour('college', {
    situation: 'parent_isole',
    avis: avis(60_000, 1),
    changement: {
      genre: 'divorce_ou_separation',
      survenuLe: jour('2026-06-01'),
      signaleLe: jour('2026-10-15'),
      revenuIsole: isole,
      ...changement,
    },
    ...autres,
  });
}

describe('changes of the family (C. III.C.1.a)', () => {
  it.each(['deces', 'divorce_ou_separation', 'residence_exclusive'] as const)(
    'isolates the income of the demandeur after: %s',
    (genre) => {
      expect(calculerDroit(apres({ genre }))).toMatchObject({
        genre: 'droit',
        droit: { ressources: 9_000, enfants: 1, echelon: 2, drapeaux: ['revenu_isole'] },
      });
    },
  );

  it('adds the income of a new concubin to the isolated one', () => {
    const r = calculerDroit(apres({}, { situation: 'concubinage', concubin: { avis: avis(13_754, 1) } }));
    expect(r).toMatchObject({ genre: 'droit', droit: { ressources: 22_754, enfants: 2, echelon: 1 } });
  });

  it.each(['autre', 'perte_de_revenus'] as const)('refuses to isolate anything after: %s', (genre) => {
    expect(calculerDroit(apres({ genre })).genre).toBe('sans_droit');
  });

  it.each([
    ['happened after the closing day', { survenuLe: jour('2026-10-16'), signaleLe: jour('2026-10-16') }],
    ['reported after the closing day', { signaleLe: jour('2026-10-16') }],
    ['older than the year of reference', { survenuLe: jour('2024-12-31') }],
  ])('refuses: %s', (_, dates) => {
    const r = calculerDroit(apres(dates));
    expect(r.genre).toBe('sans_droit');
    expect(r.trace.find((l) => l.regle === 'ressources_changement_periode')?.issue).toBe('ecartee');
  });

  describe('ressources_changement_demande_tardive: a demande that lawfully comes after the closing', () => {
    const tardive = (survenuLe: string, signaleLe: string, autres: Partial<Situation> = {}): Situation => {
      const s = apres({ survenuLe: jour(survenuLe), signaleLe: jour(signaleLe) });
      const demandeur = { ...s.demandeur, priseEnCharge: { survenueLe: jour('2027-01-15') } };
      return { ...s, jour: jour('2027-02-01'), demandeur, ...autres };
    };

    it('counts the new situation of a new person in charge, and shows it to a person', () => {
      expect(calculerDroit(tardive('2027-01-15', '2027-02-01'))).toMatchObject({
        genre: 'droit',
        droit: { ressources: 9_000, drapeaux: ['changement_apres_la_cloture', 'revenu_isole'] },
      });
    });

    it.each([
      ['that happened after the demande', '2027-02-02', '2027-02-02'],
      ['told after the demande', '2027-01-15', '2027-02-02'],
    ])('refuses: a change %s', (_, survenuLe, signaleLe) => {
      expect(calculerDroit(tardive(survenuLe, signaleLe)).genre).toBe('sans_droit');
    });

    it('refuses: the same change in a demande that the closing binds', () => {
      const { demandeur } = apres({});
      expect(calculerDroit(tardive('2027-01-15', '2027-02-01', { demandeur })).genre).toBe('sans_droit');
    });

    it('flags nothing when the change came before the closing', () => {
      const r = calculerDroit(tardive('2026-06-01', '2026-10-15'));
      expect(r).toMatchObject({ droit: { drapeaux: ['revenu_isole'] } });
    });
  });

  it('refuses: a change reported before it happened', () => {
    const r = calculerDroit(apres({ survenuLe: jour('2026-10-02'), signaleLe: jour('2026-10-01') }));
    expect(r).toMatchObject({ genre: 'incalculable', manques: [{ champ: 'foyer.changement.signaleLe' }] });
    const leJourMeme = apres({ survenuLe: jour('2026-10-01'), signaleLe: jour('2026-10-01') });
    expect(calculerDroit(leJourMeme).genre).toBe('droit');
  });

  it('admits the first day of the year of reference and the closing day', () => {
    expect(calculerDroit(apres({ survenuLe: jour('2025-01-01') })).genre).toBe('droit');
    expect(calculerDroit(apres({ survenuLe: jour('2026-10-15') })).genre).toBe('droit');
  });

  it('gives the pupils of the CNED their own closing day', () => {
    const eleve = { ...lyceen, etablissement: { type: 'cned' as const, secteur: 'public' as const } };
    const cned = (signaleLe: string) => ({ ...apres({ signaleLe: jour(signaleLe) }), eleve });
    expect(calculerDroit(cned('2026-10-30')).genre).toBe('droit');
    expect(calculerDroit(cned('2026-10-31')).genre).toBe('sans_droit');
  });

  it.each([
    ['no isolated income', undefined],
    ['an income without motivation', { ...isole, motivation: '  ' }],
    ['an income that is not whole', { ...isole, rfr: 9_000.5 }],
    ['a number of children that is not one', { ...isole, enfants: -1 }],
  ])('refuses: %s', (_, revenuIsole) => {
    expect(calculerDroit(apres({ revenuIsole }))).toMatchObject({
      genre: 'incalculable',
      manques: [{ champ: 'foyer.changement.revenuIsole' }],
    });
  });

  it('refuses: a change in a year whose closing day no text gives', () => {
    const s = demandePour(
      'college',
      {
        situation: 'parent_isole',
        avis: avis(60_000, 1, { annee: 2016 }),
        changement: {
          genre: 'deces',
          survenuLe: jour('2018-06-01'),
          signaleLe: jour('2018-09-10'),
          revenuIsole: isole,
        },
      },
      { annee: 2018 },
    );
    expect(calculerDroit(s)).toMatchObject({ genre: 'incalculable', manques: [{ champ: 'rentree' }] });
  });
});

describe('a loss of income in the current year', () => {
  it('never changes the right, and names the fonds sociaux', () => {
    const sans = demandePour('college', { situation: 'parent_isole', avis: avis(9_993, 1) });
    const avec = { ...sans, foyer: { ...sans.foyer, perteDeRevenusRecente: true } };
    const [a, b] = [calculerDroit(sans), calculerDroit(avec)];
    if (a.genre !== 'droit' || b.genre !== 'droit') throw new Error(`${a.genre} ${b.genre}`);
    expect(b.droit).toEqual(a.droit);
    expect([orienteVersFondsSociaux(a.trace), orienteVersFondsSociaux(b.trace)]).toEqual([false, true]);
  });

  it('refuses: a family above the ceiling whose income fell, with the way to the fonds sociaux', () => {
    const r = calculerDroit(apres({ genre: 'perte_de_revenus' }));
    expect(r).toMatchObject({ genre: 'sans_droit', motif: { regle: 'bareme_plafond_depasse' } });
    expect(orienteVersFondsSociaux(r.trace)).toBe(true);
  });
});
