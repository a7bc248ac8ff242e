import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { ANNEES, baremeDe } from '#lib/droit/bareme/bareme.ts';
import { calculerDroit } from '#lib/droit/calcul.ts';
import { jour } from '#lib/droit/date.ts';
import { echelonDe, montantAnnuel, montantDe } from '#lib/droit/echelon.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import type { AvisImpot, Foyer, Situation } from '#lib/droit/situation.ts';
import { demandePour, seule } from './foyers.ts';

const annees = fc.constantFrom(...ANNEES.map((a) => a.rentree));
const types = fc.constantFrom('college' as const, 'lycee' as const);
const revenus = fc.integer({ min: 0, max: 60_000 });
const enfants = fc.integer({ min: 0, max: 12 });

const bareme = (annee: number, type: 'college' | 'lycee') => {
  const r = baremeDe(rentree(annee), type);
  if (r.genre !== 'droit') throw new Error(`${annee}`);
  return r.droit;
};

const avisQuelconque: fc.Arbitrary<AvisImpot> = fc.record({
  annee: fc.constantFrom(2025, 2025, 2025, 2024),
  rfr: fc.oneof(revenus, fc.constantFrom(-1, 12_301, Number.NaN)),
  enfants: fc.oneof(enfants, fc.constantFrom(-1, 0.5)),
  source: fc.constantFrom('avis', 'source_fiscale', 'avis_etranger', 'situation_declarative'),
});

const brutsQuelconques = fc.record({
  annee: fc.constantFrom(2025, 2024),
  brut: fc.oneof(revenus, fc.constant(Number.NaN)),
  enfants,
  justificatif: fc.constantFrom('pays_origine' as const, 'bulletins_salaire' as const, 'aucun' as const),
});

const jours = fc
  .constantFrom('2024-12-31', '2025-01-01', '2026-10-15', '2026-10-16', '2027-01-02')
  .map((iso) => jour(iso));

const foyers: fc.Arbitrary<Foyer> = fc.record(
  {
    situation: fc.constantFrom(
      'couple_foyer_commun',
      'couple_deux_avis',
      'parent_isole',
      'concubinage',
      'autonome',
    ),
    concubinage: fc.record({ depuisLe: jours, finiLe: jours }, { requiredKeys: [] }),
    avis: avisQuelconque,
    revenusBruts: brutsQuelconques,
    concubin: fc.record({ avis: avisQuelconque, revenusBruts: brutsQuelconques }, { requiredKeys: [] }),
    changement: fc.record(
      {
        genre: fc.constantFrom(
          'deces',
          'divorce_ou_separation',
          'residence_exclusive',
          'perte_de_revenus',
          'autre',
        ),
        survenuLe: jours,
        signaleLe: jours,
        revenuIsole: fc.record({ rfr: revenus, enfants, motivation: fc.constantFrom('', 'salaires isolés') }),
        avisPropre: fc.boolean(),
        secondAvis: revenus,
      },
      { requiredKeys: ['genre', 'survenuLe', 'signaleLe'] },
    ),
    residenceAlternee: fc.boolean(),
    eleveSurAvis: fc.boolean(),
    revenusEtrangers: fc.boolean(),
    revenusEtrangersHorsAvis: fc.boolean(),
    perteDeRevenusRecente: fc.boolean(),
  },
  { requiredKeys: ['situation'] },
);

/** Anything that a form may hold, impossible figures included. */
const situations: fc.Arbitrary<Situation> = fc.record({
  rentree: fc.constantFrom(2026, 2026, 2026, 2015, 2018, 2022, 2027).map(rentree),
  jour: jours,
  eleve: fc.record({
    etablissement: fc.record({
      type: fc.constantFrom(
        'college',
        'lycee_professionnel',
        'erea',
        'erpd',
        'cned',
        'cfa',
        'medico_social',
        'greta',
      ),
      secteur: fc.constantFrom('public', 'prive_sous_contrat'),
    }),
    niveau: fc.constantFrom('college', 'lycee', 'post_bac'),
    statut: fc.constant('scolaire'),
    regime: fc.constantFrom('externe', 'interne'),
  }),
  demandeur: fc.record({
    lien: fc.constantFrom('mere', 'tuteur', 'autre_personne_en_charge', 'eleve_lui_meme', 'departement'),
  }),
  foyer: foyers,
});

describe('properties of the barème, every year', () => {
  it('never raises the échelon nor the amount when the income grows', () => {
    fc.assert(
      fc.property(
        annees,
        types,
        revenus,
        enfants,
        fc.integer({ min: 1, max: 5_000 }),
        (a, t, rfr, n, plus) => {
          const b = bareme(a, t);
          expect(echelonDe(b, rfr + plus, n)).toBeLessThanOrEqual(echelonDe(b, rfr, n));
          expect(montantAnnuel(b, rfr + plus, n)).toBeLessThanOrEqual(montantAnnuel(b, rfr, n));
        },
      ),
    );
  });

  it('never lowers the échelon when there is one child more', () => {
    fc.assert(
      fc.property(annees, types, revenus, enfants, (a, t, rfr, n) => {
        const b = bareme(a, t);
        expect(echelonDe(b, rfr, n + 1)).toBeGreaterThanOrEqual(echelonDe(b, rfr, n));
      }),
    );
  });

  it('pays three whole trimestres that add up to the year, more at each échelon', () => {
    fc.assert(
      fc.property(annees, types, (a, t) => {
        const b = bareme(a, t);
        for (let e = 1; e <= b.echelons; e++) {
          const parts = b.trimestres[e] ?? [];
          expect(parts.reduce((somme: number, p) => somme + p, 0)).toBe(montantDe(b, e));
          expect(montantDe(b, e)).toBeGreaterThan(montantDe(b, e - 1));
          for (const p of parts) expect(p % 100).toBe(0);
        }
      }),
    );
  });
});

describe('properties of the whole computation', () => {
  it('agrees with the fast path and tells true distances', () => {
    fc.assert(
      fc.property(types, revenus, enfants, (type, rfr, n) => {
        const r = calculerDroit(demandePour(type, seule(rfr, n)));
        const b = bareme(2026, type);
        const echelon = echelonDe(b, rfr, n);
        if (r.genre !== 'droit') {
          expect([r.genre, echelon]).toEqual(['sans_droit', 0]);
          return;
        }
        const { margeAvantPlafond, ecartEchelonSuperieur } = r.droit;
        expect(r.droit.echelon).toBe(echelon);
        expect(echelonDe(b, rfr + margeAvantPlafond, n)).toBe(echelon);
        expect(echelonDe(b, rfr + margeAvantPlafond + 1, n)).toBe(echelon - 1);
        if (ecartEchelonSuperieur === null) expect(echelon).toBe(b.echelons);
        else expect(echelonDe(b, rfr - ecartEchelonSuperieur, n)).toBe(echelon + 1);
      }),
    );
  });

  it('never throws, cites an article on every line, and says the same thing twice', () => {
    fc.assert(
      fc.property(situations, (s) => {
        const r = calculerDroit(s);
        const lignes = redigerTrace(r.trace);
        expect(lignes.length).toBeGreaterThan(0);
        for (const l of lignes) {
          expect(l.article).not.toBe('');
          expect(l.texte).toMatch(/^\p{Lu}.*\.$/u);
          expect(l.texte).not.toMatch(/undefined|NaN|null/);
        }
        expect(calculerDroit(copie(s))).toEqual(r);
      }),
      { numRuns: 1_000 },
    );
  });

  it('answers each kind of outcome with what it promises', () => {
    fc.assert(
      fc.property(situations, (s) => {
        const r = calculerDroit(s);
        const regles = r.trace.map((l) => l.regle);
        if (r.genre === 'droit') expect(regles).toContain('bareme_montant');
        if (r.genre === 'sans_droit') expect(regles).toContain(r.motif.regle);
        if (r.genre === 'incalculable') {
          expect(r.manques.length).toBeGreaterThan(0);
          expect(r.trace.some((l) => l.issue === 'manque')).toBe(true);
          expect(new Set(r.manques.map((m) => m.champ)).size).toBe(r.manques.length);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The same situation in new objects; civil days are immutable and shared. */
function copie(s: Situation): Situation {
  return {
    ...s,
    eleve: { ...s.eleve, etablissement: { ...s.eleve.etablissement } },
    demandeur: { ...s.demandeur },
    foyer: { ...s.foyer, ...(s.foyer.avis && { avis: { ...s.foyer.avis } }) },
  };
}
