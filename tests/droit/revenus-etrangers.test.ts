import { describe, expect, it } from 'vitest';
import { calculerDroit } from '#lib/droit/calcul.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import type { AvisImpot, Foyer, Situation } from '#lib/droit/situation.ts';
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

describe('income abroad (C. III.C.2)', () => {
  const etranger = (rfr: number, autres: Partial<AvisImpot> = {}) =>
    avis(rfr, 2, { source: 'avis_etranger', ...autres });

  it('ressources_avis_etranger_ajoute: all the resources of the year count, the children once', () => {
    const s = demandePour('college', { ...seule(6_000, 1), avisEtranger: etranger(3_000) });
    expect(droit(s)).toMatchObject({ ressources: 9_000, enfants: 1 });
  });

  it('adds that of the concubin too', () => {
    const foyer: Foyer = {
      situation: 'concubinage',
      avis: avis(4_000, 1),
      concubin: { avis: avis(2_000, 1), avisEtranger: etranger(1_000) },
    };
    expect(droit(demandePour('college', foyer))).toMatchObject({ ressources: 7_000, enfants: 2 });
  });

  it('refuses: a foreign avis of another year, or an amount that is not in whole euros', () => {
    const avec = (autre: AvisImpot) => demandePour('college', { ...seule(6_000, 1), avisEtranger: autre });
    expect(manques(avec(etranger(3_000, { annee: 2024 })))).toEqual(['foyer.avisEtranger.annee']);
    expect(manques(avec(etranger(-1)))).toEqual(['foyer.avisEtranger.rfr']);
  });

  it('misses the foreign avis once the French one is known not to hold the foreign income', () => {
    const hors: Foyer = { ...seule(6_000, 1), revenusEtrangers: true, revenusEtrangersHorsAvis: true };
    expect(manques(demandePour('college', hors))).toEqual(['foyer.avisEtranger']);
    const ajoute = demandePour('college', { ...hors, avisEtranger: etranger(3_000) });
    expect(droit(ajoute).ressources).toBe(9_000);
  });

  it('misses it for a couple too, and takes the one that the concubin brings', () => {
    const couple = (avisEtranger?: AvisImpot): Foyer => ({
      situation: 'concubinage',
      avis: avis(4_000, 1),
      concubin: { avis: avis(2_000, 1), avisEtranger },
      revenusEtrangersHorsAvis: true,
    });
    expect(manques(demandePour('college', couple()))).toEqual(['foyer.avisEtranger']);
    expect(droit(demandePour('college', couple(etranger(1_000)))).ressources).toBe(7_000);
  });

  it('refuses: to say that the French avis holds them, while nobody has found it', () => {
    const phrase = (hors?: boolean) =>
      redigerTrace(
        calculerDroit(
          demandePour('college', {
            ...seule(6_000, 1),
            revenusEtrangers: true,
            revenusEtrangersHorsAvis: hors,
          }),
        ).trace,
        'college',
      ).find(({ regle }) => regle === 'ressources_revenus_etrangers')?.texte;
    expect(phrase(false)).toContain('déjà compris');
    expect(phrase()).not.toContain('déjà compris');
    expect(phrase()).toContain('rien au dossier ne dit encore');
  });

  it('says that the foreign income is in the French avis only when no foreign one is added', () => {
    const foyer: Foyer = { ...seule(6_000, 1), revenusEtrangers: true };
    expect(issue(demandePour('college', foyer), 'ressources_revenus_etrangers')).toBe('appliquee');
    const mixte = demandePour('college', { ...foyer, avisEtranger: etranger(3_000) });
    expect(issue(mixte, 'ressources_revenus_etrangers')).toBeUndefined();
  });

  it('ressources_conversion: another currency is told with its rate, and shown to a person', () => {
    const conversion = '10 000 CHF à 1,05, taux moyen de 2025';
    const s = demandePour('college', {
      situation: 'parent_isole',
      avis: avis(10_500, 2, { source: 'avis_etranger', conversion }),
    });
    expect(droit(s)).toMatchObject({ ressources: 10_500, drapeaux: ['monnaie_convertie'] });
    const sans = demandePour('college', { situation: 'parent_isole', avis: avis(10_500, 2) });
    expect(droit(sans)).toMatchObject({ drapeaux: [] });
  });
});
