import { describe, expect, it } from 'vitest';
import { calculerDroit, orienteVersFondsSociaux } from '#lib/droit/calcul.ts';
import { enfantsDesCases } from '#lib/droit/charges.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { apresAbattement } from '#lib/droit/ressources/foyer-fiscal.ts';
import type { Foyer, RevenusBruts, Situation } from '#lib/droit/situation.ts';
import { avis, demandePour, seule } from './foyers.ts';

function droit(s: Situation) {
  const r = calculerDroit(s);
  if (r.genre !== 'droit')
    throw new Error(
      `${r.genre} ${redigerTrace(r.trace)
        .map((l) => l.texte)
        .join(' ')}`,
    );
  return r.droit;
}
const manques = (s: Situation): string[] => {
  const r = calculerDroit(s);
  if (r.genre !== 'incalculable') throw new Error(r.genre);
  return r.manques.map((m) => m.champ);
};
const issue = (s: Situation, regle: string) => calculerDroit(s).trace.find((l) => l.regle === regle)?.issue;

describe('the household (C. III.A)', () => {
  it('refuses to guess whether the demandeur lives with somebody: ressources_menage asks', () => {
    const s = demandePour('college', { avis: avis(0, 1) });
    expect(manques(s)).toEqual(['foyer.situation']);
    expect(issue(s, 'ressources_menage')).toBe('manque');
  });

  it.each(['parent_isole', 'couple_foyer_commun', 'autonome'] as const)(
    'asks nothing of a demandeur who says « %s »',
    (situation) => {
      const s = demandePour('college', { situation, avis: avis(0, 1) });
      expect(issue(s, 'ressources_menage')).toBeUndefined();
    },
  );
});

describe('the avis of the year of reference (C. III.C)', () => {
  it('takes the RFR of 2025 for 2026-2027 as printed', () => {
    expect(droit(demandePour('college', seule(18_488, 1)))).toMatchObject({ ressources: 18_488, enfants: 1 });
  });

  it.each([2024, 2026])('refuses: an avis on the income of %i', (annee) => {
    const s = demandePour('college', { situation: 'parent_isole', avis: avis(0, 1, { annee }) });
    expect(manques(s)).toEqual(['foyer.avis.annee']);
  });

  it('refuses: N-1 in 2019-2020, whose reference was still N-2', () => {
    const foyer = (annee: number): Foyer => ({ situation: 'parent_isole', avis: avis(1_000, 1, { annee }) });
    expect(manques(demandePour('college', foyer(2018), { annee: 2019 }))).toEqual(['foyer.avis.annee']);
    expect(droit(demandePour('college', foyer(2017), { annee: 2019 })).echelon).toBe(3);
    expect(droit(demandePour('college', foyer(2019), { annee: 2020 })).echelon).toBe(3);
  });

  it('refuses: no avis at all', () => {
    expect(manques(demandePour('lycee', { situation: 'parent_isole' }))).toEqual(['foyer.avis']);
  });

  it.each([-1, 12.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses: an RFR of %d', (rfr) => {
    expect(manques(demandePour('lycee', seule(rfr, 1)))).toEqual(['foyer.avis.rfr']);
  });

  it.each([-1, 1.5, 31, Number.NaN])('refuses: %d children', (enfants) => {
    expect(manques(demandePour('lycee', seule(0, enfants)))).toEqual(['foyer.avis.enfants']);
  });

  it('refuses: a déclaration instead of the avis, except from the pupil who asks alone', () => {
    const foyer: Foyer = { situation: 'autonome', avis: avis(3_000, 0, { source: 'situation_declarative' }) };
    expect(manques(demandePour('lycee', foyer))).toEqual(['foyer.avis']);
    expect(droit(demandePour('lycee', foyer, { demandeur: { lien: 'eleve_lui_meme' } })).echelon).toBe(5);
  });

  it('keeps the same year for a demande filed after 1 January', () => {
    const s = (jour: string) => demandePour('college', seule(9_993, 1), { jour });
    expect(droit(s('2027-03-02'))).toMatchObject({ echelon: 2, annuel: 33_600 });
    expect(issue(s('2027-03-02'), 'ressources_demande_de_l_annee_suivante')).toBe('appliquee');
    expect(issue(s('2026-12-31'), 'ressources_demande_de_l_annee_suivante')).toBeUndefined();
  });

  it('reads the first line of the table when the avis has no child', () => {
    const s = demandePour('lycee', seule(22_037, 0), { demandeur: { lien: 'eleve_lui_meme' } });
    expect(droit(s)).toMatchObject({ echelon: 1, enfants: 0 });
    expect(calculerDroit(demandePour('lycee', seule(22_038, 0))).genre).toBe('sans_droit');
  });
});

describe('whose income counts (C. III.A, III.D)', () => {
  const concubins = (a: number, b: number, enfants = 1): Foyer => ({
    situation: 'concubinage',
    avis: avis(a, enfants),
    concubin: { avis: avis(b, enfants) },
  });

  it('sums the income and the children of concubins', () => {
    expect(droit(demandePour('college', concubins(10_000, 12_754)))).toMatchObject({
      ressources: 22_754,
      enfants: 2,
      echelon: 1,
    });
  });

  it('refuses: concubins one euro above, though each alone would have a right', () => {
    const r = calculerDroit(demandePour('college', concubins(10_000, 12_755)));
    expect(r).toMatchObject({
      genre: 'sans_droit',
      motif: { regle: 'bareme_plafond_depasse', valeurs: { rfr: 22_755, plafond: 22_754, ecart: 1 } },
      autres: [],
    });
  });

  it('refuses: a concubin without income, and says all that lacks', () => {
    expect(manques(demandePour('college', { situation: 'concubinage', avis: avis(0, 1) }))).toEqual([
      'foyer.concubin.avis',
    ]);
    expect(manques(demandePour('college', { situation: 'concubinage' }))).toEqual([
      'foyer.avis',
      'foyer.concubin.avis',
    ]);
  });

  it('refuses: a concubin who is a new arrival without any proof', () => {
    const revenusBruts: RevenusBruts = { annee: 2025, brut: 0, enfants: 0, justificatif: 'aucun' };
    const foyer: Foyer = { situation: 'concubinage', avis: avis(0, 1), concubin: { revenusBruts } };
    expect(manques(demandePour('college', foyer))).toEqual(['foyer.concubin.revenusBruts.justificatif']);
  });

  it('leaves out the income of another when the parent lives alone', () => {
    const s = demandePour('college', { ...seule(1_000, 1), concubin: { avis: avis(90_000, 3) } });
    expect(droit(s)).toMatchObject({ ressources: 1_000, enfants: 1 });
    expect(issue(s, 'ressources_concubin')).toBe('ecartee');
  });

  it.each([
    ['tuteur', 'ressources_tutelle'],
    ['autre_personne_en_charge', 'ressources_personne_en_charge'],
    ['eleve_lui_meme', 'ressources_eleve_autonome'],
    ['pere', 'ressources_parent_isole'],
  ] as const)('cites its own text for %s', (lien, regle) => {
    const lignes = calculerDroit(demandePour('lycee', seule(0, 1), { demandeur: { lien } })).trace;
    const menages = lignes.filter((l) =>
      /_(tutelle|parent_isole|foyer_commun|eleve_autonome|personne_en_charge|qui_declare_l_enfant)$/.test(
        l.regle,
      ),
    );
    expect(menages.map((l) => l.regle)).toEqual([regle]);
  });

  it('falls back on who declares the child when an agent finds no provision', () => {
    const s = demandePour('lycee', seule(0, 1), { demandeur: { horsDispositions: true } });
    expect(issue(s, 'ressources_qui_declare_l_enfant')).toBe('appliquee');
  });

  it('counts the pupil in alternating residence once, and flags one who is not on the avis', () => {
    const alternee = demandePour('college', { ...seule(18_488, 1), residenceAlternee: true });
    expect(droit(alternee)).toMatchObject({ enfants: 1, echelon: 1 });
    const hors = demandePour('college', { ...seule(18_488, 1), eleveSurAvis: false });
    expect(droit(hors)).toMatchObject({ enfants: 1, drapeaux: ['eleve_hors_avis'] });
  });
});

describe('foreign income and new arrivals (C. III.C.2)', () => {
  const bruts = (brut: number, autres: Partial<RevenusBruts> = {}): Foyer => ({
    situation: 'parent_isole',
    revenusBruts: { annee: 2025, brut, enfants: 1, justificatif: 'pays_origine', ...autres },
  });

  it.each([
    [20_542, 18_488],
    [0, 0],
    [5, 5],
    [10_005, 9_005],
    [10_001, 9_001],
    [10_000.55, 9_000],
    [10_000.56, 9_001],
    [1_000.5, 900],
  ])('keeps of %f € gross %i €', (brut, net) => expect(apresAbattement(brut)).toBe(net));

  it('grants at 20 542 € gross, refuses one euro of net above', () => {
    expect(droit(demandePour('college', bruts(20_542))).echelon).toBe(1);
    expect(calculerDroit(demandePour('college', bruts(20_543))).genre).toBe('sans_droit');
  });

  it('refuses: nothing to prove any income, and sends to the fonds social', () => {
    const r = calculerDroit(demandePour('college', bruts(0, { justificatif: 'aucun' })));
    expect(r).toMatchObject({ genre: 'sans_droit', motif: { regle: 'ressources_fonds_social' } });
    expect(orienteVersFondsSociaux(r.trace)).toBe(true);
  });

  it.each([
    [{ annee: 2024 }, 'foyer.revenusBruts.annee'],
    [{ brut: -1 }, 'foyer.revenusBruts.brut'],
    [{ enfants: 0.5 }, 'foyer.revenusBruts.enfants'],
  ])('refuses: gross income with %o', (autres, champ) => {
    expect(manques(demandePour('college', bruts(1_000, autres)))).toEqual([champ]);
  });

  it('prefers the avis when there is one', () => {
    const foyer: Foyer = { ...bruts(90_000), avis: avis(1_000, 1) };
    expect(droit(demandePour('college', foyer)).ressources).toBe(1_000);
  });

  it('reads foreign income in the French RFR, or on the foreign avis', () => {
    const francais = demandePour('lycee', { ...seule(20_000, 1), revenusEtrangers: true });
    expect(droit(francais).ressources).toBe(20_000);
    const etranger = demandePour('lycee', {
      situation: 'parent_isole',
      avis: avis(22_038, 1, { source: 'avis_etranger' }),
      revenusEtrangers: true,
    });
    expect(calculerDroit(etranger).genre).toBe('sans_droit');
    for (const s of [francais, etranger])
      expect(calculerDroit(s).trace.filter((l) => l.regle === 'ressources_revenus_etrangers')).toHaveLength(
        1,
      );
  });
});

describe('children from the boxes of the tax source (C. III.D)', () => {
  it('adds F, H and J', () => expect(enfantsDesCases({ nbPacF: 2, nbPacH: 1, nbPacJ: 1 })).toBe(4));

  it.each([-1, 0.5, Number.NaN])('refuses: %d in a box', (nbPacH) => {
    expect(() => enfantsDesCases({ nbPacF: 1, nbPacH, nbPacJ: 0 })).toThrow(RangeError);
  });
});
