import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { aLeStatutDeBoursier } from '#lib/droit/demandeur/statut-boursier.ts';
import { drapeauxDe } from '#lib/droit/drapeaux.ts';
import { examiner } from '#lib/droit/examen.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import type { Situation } from '#lib/droit/situation.ts';
import { avis } from './foyers.ts';
import { auCollege, auLycee, issueDe, manque, questions, refus, seul, situations } from './situations.ts';

const riche = { avis: avis(90_000, 1) };
const placement = { mesure: 'placement', effectif: true, allocationVersee: true } as const;

describe('the chain in legal order', () => {
  test('pupil, demandeur, resources: one trace in that order, with the figures', () => {
    const r = examiner(auCollege());
    expect(r).toMatchObject({
      genre: 'droit',
      droit: {
        type: 'college',
        demandeur: 'mere',
        revenusDe: 'menage_du_demandeur',
        statutDeDroit: false,
        limites: [],
        drapeaux: [],
      },
    });
    const ids = r.trace.map((l) => l.regle);
    expect(ids.indexOf('champ_college')).toBeLessThan(ids.indexOf('charge_effective'));
    expect(ids.indexOf('charge_effective')).toBeLessThan(ids.indexOf('bareme_montant'));
  });
  test('refuses: three reasons, the first in legal order and the others after', () => {
    const r = examiner(
      auLycee({ eleve: { statut: 'apprenti' }, demandeur: { chargeEtablie: false }, foyer: riche }),
    );
    expect(refus(r)).toEqual(['statut_scolaire', 'charge_effective', 'bareme_plafond_depasse']);
  });
  test('refuses: resources alone', () => {
    expect(refus(examiner(auCollege({ foyer: riche })))).toEqual(['bareme_plafond_depasse']);
  });
  test('refuses: without telling an échelon to someone who cannot ask', () => {
    const r = examiner(auCollege({ demandeur: { chargeEtablie: false } }));
    expect(refus(r)).toEqual(['charge_effective']);
    expect(issueDe(r, 'bareme_montant')).toBeUndefined();
  });
  test('refuses: a sure refusal stands, whatever else is unknown', () => {
    const s = auLycee({ eleve: { statut: 'apprenti' } });
    expect(examiner({ ...s, demandeur: { lien: 'mere' }, foyer: { situation: 'parent_isole' } }).genre).toBe(
      'sans_droit',
    );
  });
  test('lists exactly what lacks, in all parts at once', () => {
    const s = auLycee({ eleve: { dispositif: 'avenirpro' } });
    const r = examiner({
      ...s,
      demandeur: { lien: 'mere', resideEnFrance: true },
      foyer: { situation: 'parent_isole' },
    });
    expect(manque(r).slice(0, 2)).toEqual(['eleve.entree', 'demandeur.chargeEtablie']);
    expect(manque(r).some((champ) => champ.startsWith('foyer.'))).toBe(true);
  });
  test('asks for what lacks before it asks a person', () => {
    const r = examiner(
      auCollege({ eleve: { ase: { mesure: 'placement', effectif: true, allocationVersee: false } } }),
    );
    expect(questions(r)).toEqual(['ase_placement_sans_allocation']);
    const s = auCollege({ eleve: { ase: { mesure: 'placement', effectif: true, allocationVersee: false } } });
    expect(examiner({ ...s, foyer: { situation: 'parent_isole' } }).genre).toBe('incalculable');
  });
  test('shows a person the figures that would follow', () => {
    const r = examiner(
      auCollege({ eleve: { ase: { mesure: 'placement', effectif: true, allocationVersee: false } } }),
    );
    expect(issueDe(r, 'bareme_montant')).toBe('appliquee');
  });
});

describe('what goes with the right', () => {
  test('the last day of a right shorter than the year', () => {
    const r = examiner(
      auLycee({
        eleve: { etablissement: { type: 'cfa', secteur: 'public' }, naissance: jour('2012-01-20') },
      }),
    );
    expect(r.genre === 'droit' && r.droit.limites.map((l) => l.jusquAu?.toString())).toEqual(['2027-01-20']);
    expect(r.genre === 'droit' && r.droit.drapeaux).toEqual(['cfa_avant_15_ans']);
  });
  test('flags of every part, each once', () => {
    const parcours = { diplomeObtenu: 'niveau_3', prepare: 'baccalaureat_pro' } as const;
    const r = examiner(
      auLycee({ eleve: { parcours }, demandeur: { lien: 'tuteur' }, foyer: { eleveSurAvis: false } }),
    );
    expect(r.genre === 'droit' && [...r.droit.drapeaux].sort()).toEqual([
      'cap_vers_bac_pro',
      'eleve_hors_avis',
      'tutelle_hors_declaration',
    ]);
  });
  test('a pupil alone without any child on the avis has a right on the line of one child', () => {
    const r = examiner(seul({}, { foyer: { avis: avis(3_000, 0) } }));
    expect(r).toMatchObject({ genre: 'droit', droit: { revenusDe: 'eleve', enfants: 0, echelon: 5 } });
  });
});

describe('statut de boursier beside the bourse', () => {
  const place = (plus: object = {}) =>
    examiner(auLycee({ eleve: { ase: placement, terminale: true, ...plus } }));
  test('refuses the bourse of a placed terminale pupil, and keeps the statut', () => {
    const r = place();
    expect([refus(r), aLeStatutDeBoursier(r.trace)]).toEqual([['ase_placement'], true]);
  });
  test('refuses both: out of terminale, or out of scope', () => {
    expect(aLeStatutDeBoursier(place({ terminale: false }).trace)).toBe(false);
    expect(aLeStatutDeBoursier(place({ statut: 'apprenti' }).trace)).toBe(false);
  });
  test('an unknown class is told in the trace and does not block the refusal', () => {
    const r = examiner(auLycee({ eleve: { ase: placement } }));
    expect([r.genre, issueDe(r, 'statut_boursier_ase_terminale')]).toEqual(['sans_droit', 'manque']);
  });
  test('a family that keeps the right has both', () => {
    const ase = { mesure: 'placement', effectif: false, allocationVersee: false } as const;
    expect(place({ ase })).toMatchObject({ genre: 'droit', droit: { statutDeDroit: true } });
  });
});

describe('properties of the examination', () => {
  const copie = (s: Situation): Situation => ({
    ...s,
    eleve: { ...s.eleve },
    demandeur: { ...s.demandeur },
    foyer: { ...s.foyer },
  });

  test('never throws, cites an article on every line in whole sentences, and says the same thing twice', () => {
    fc.assert(
      fc.property(situations, (s) => {
        const r = examiner(s);
        const lignes = redigerTrace(r.trace);
        expect(lignes.length).toBeGreaterThan(0);
        for (const l of lignes) {
          expect(l.article).not.toBe('');
          expect(l.texte).toMatch(/^\p{Lu}.*[.?]$/u);
          expect(l.texte).not.toMatch(/undefined|NaN|null/);
        }
        expect(examiner(copie(s))).toEqual(r);
      }),
      { numRuns: 2_000 },
    );
  });
  test('answers each kind of outcome with what it promises', () => {
    const vus = new Set<string>();
    fc.assert(
      fc.property(situations, (s) => {
        const r = examiner(s);
        vus.add(r.genre);
        const issues = new Set(r.trace.map((l) => l.issue));
        if (r.genre === 'sans_droit') expect(issueDe(r, r.motif.regle)).toBeDefined();
        if (r.genre === 'incalculable') {
          expect(issues.has('manque')).toBe(true);
          expect(new Set(r.manques.map((m) => m.champ)).size).toBe(r.manques.length);
          for (const m of r.manques) expect(m.libelle).not.toMatch(/^si |^s'/);
        }
        if (r.genre === 'humain') expect(issues.has('humain')).toBe(true);
        if (r.genre === 'droit') {
          const enSuspens = r.trace.filter((l) => l.issue === 'manque').map((l) => l.regle);
          expect(enSuspens.filter((id) => id !== 'statut_boursier_ase_terminale')).toEqual([]);
          expect(r.droit.drapeaux).toEqual(expect.arrayContaining([...drapeauxDe(r.trace)]));
        }
      }),
      { numRuns: 3_000 },
    );
    expect([...vus].sort()).toEqual(['droit', 'humain', 'incalculable', 'sans_droit']);
  });
  test('the département and a paid placement never get a right', () => {
    fc.assert(
      fc.property(situations, fc.boolean(), (s, departement) => {
        const ferme: Situation = departement
          ? { ...s, demandeur: { ...s.demandeur, lien: 'departement' } }
          : { ...s, eleve: { ...s.eleve, ase: placement } };
        expect(examiner(ferme).genre).toBe('sans_droit');
      }),
    );
  });
});
