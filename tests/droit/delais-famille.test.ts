import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { estJourOuvrable } from '#lib/droit/calendrier/feries.ts';
import { TERRITOIRES, type Territoire } from '#lib/droit/calendrier/territoire.ts';
import { apres, avant, jour } from '#lib/droit/date.ts';
import {
  echeanceAvisImpot,
  echeanceCampagne,
  echeanceChangementDePersonne,
  echeanceEntreeEnFormation,
  echeancePieces,
  echeanceProtectionTemporaire,
} from '#lib/droit/delais/famille.ts';

const unJour = fc.integer({ min: 0, max: 20_000 }).map((n) => jour('2016-09-01').add({ days: n }));
const unTerritoire = fc.constantFrom(...TERRITOIRES);

describe('pièces demandées (delai.pieces)', () => {
  test.each<[string, Territoire, string, string]>([
    ['2026-11-02', 'metropole', '2026-11-17', 'an ordinary Tuesday'],
    ['2026-10-30', 'metropole', '2026-11-16', 'a Saturday goes to Monday'],
    ['2026-10-31', 'metropole', '2026-11-16', 'a Sunday goes to Monday'],
    ['2026-10-27', 'metropole', '2026-11-12', '11 November goes to the next day'],
    ['2026-10-16', 'metropole', '2026-11-02', 'a Saturday before a Sunday 1 November'],
    ['2028-12-11', 'metropole', '2028-12-26', '26 December works in Paris'],
    ['2028-12-11', 'alsace_moselle', '2028-12-27', 'and not in Strasbourg'],
    ['2027-12-05', 'metropole', '2027-12-20', '20 December works in Paris'],
    ['2027-12-05', 'reunion', '2027-12-21', 'and not in Saint-Denis'],
    ['2027-04-12', 'mayotte', '2027-04-28', '27 April in Mamoudzou'],
    ['2028-02-14', 'metropole', '2028-02-29', 'through a leap February'],
    ['2027-02-14', 'metropole', '2027-03-01', 'through an ordinary one'],
  ])('received on %s in %s, due on %s: %s', (reception, territoire, attendue) => {
    expect(echeancePieces(jour(reception), territoire).echeance?.toString()).toBe(attendue);
  });

  test('says the day, the delay and the article', () => {
    const delai = echeancePieces(jour('2026-11-02'), 'metropole');
    expect(delai.phrase).toBe(
      'Les pièces demandées peuvent arriver jusqu’au mardi 17 novembre 2026 : 15 jours après la réception de la demande de pièces, le lundi 2 novembre 2026.',
    );
    expect([delai.id, delai.article, delai.cause]).toEqual([
      'delai.pieces',
      'C. III.C',
      'la réception de la demande de pièces',
    ]);
  });

  test('says why the last day was pushed further', () => {
    const { phrase, trace } = echeancePieces(jour('2026-10-27'), 'metropole');
    expect(phrase).toContain('tombait le mercredi 11 novembre 2026, qui n’est pas ouvré : il est reporté');
    expect(trace[0]?.valeurs).toMatchObject({ reporteDu: '2026-11-11', echeance: '2026-11-12' });
  });

  test('refuses to run without proof of reception', () => {
    const delai = echeancePieces(null, 'metropole');
    expect(delai.echeance).toBeNull();
    expect(delai.phrase).toMatch(/^Aucun délai ne court/);
    expect(delai.trace[0]?.issue).toBe('manque');
  });

  test('never ends before the fifteenth day nor on a day off, and a later reception never ends sooner', () => {
    fc.assert(
      fc.property(unJour, unTerritoire, (j, territoire) => {
        const fin = echeancePieces(j, territoire).echeance;
        const lendemain = echeancePieces(j.add({ days: 1 }), territoire).echeance;
        if (!fin || !lendemain) throw new Error('échéance attendue');
        expect(avant(fin, j.add({ days: 15 }))).toBe(false);
        expect(estJourOuvrable(fin, territoire)).toBe(true);
        expect(apres(fin, lendemain)).toBe(false);
      }),
    );
  });
});

describe('avis d’impôt attendu (delai.avis_impot)', () => {
  test('may come until the last day of the school year, and not the day after', () => {
    expect(echeanceAvisImpot(rentree(2026)).echeance?.toString()).toBe('2027-08-31');
    expect(echeanceAvisImpot(rentree(2026)).phrase).toContain('mardi 31 août 2027');
  });
});

describe('dérogations', () => {
  test.each([
    ['2026-11-16', '2026-12-16', 'a month from date to date'],
    ['2027-01-31', '2027-03-01', '28 February 2027 is a Sunday'],
    ['2028-01-31', '2028-02-29', 'a leap February keeps its 29th'],
    ['2026-12-25', '2027-01-25', 'across the year'],
  ])('delai.entree_en_formation: entered on %s, until %s: %s', (entree, attendue) => {
    expect(echeanceEntreeEnFormation(jour(entree), 'metropole').echeance?.toString()).toBe(attendue);
  });

  test('delai.entree_en_formation: refuses to run from an unknown day', () => {
    expect(echeanceEntreeEnFormation(null, 'metropole').echeance).toBeNull();
  });

  test.each([
    ['2026-12-31', '2027-03-01', 'the last of February 2027 is a Sunday'],
    ['2025-12-31', '2026-03-02', 'the last of February 2026 is a Saturday'],
    ['2027-12-31', '2028-02-29', 'the last of February 2028 is a Tuesday'],
    ['2027-12-29', '2028-02-29', 'as from the 29th'],
    ['2027-12-28', '2028-02-28', 'and not from the 28th'],
    ['2027-02-10', '2027-04-12', '10 April is a Saturday'],
  ])('delai.changement_de_personne: on %s, until %s: %s', (evenement, attendue) => {
    expect(echeanceChangementDePersonne(jour(evenement), 'metropole').echeance?.toString()).toBe(attendue);
  });

  test('delai.changement_de_personne: refuses to run from an unknown event', () => {
    expect(echeanceChangementDePersonne(null, 'guyane').echeance).toBeNull();
  });

  test('delai.protection_temporaire: no closing day is opposed', () => {
    const delai = echeanceProtectionTemporaire();
    expect(delai.echeance).toBeNull();
    expect(delai.phrase).toContain('sans date limite');
    expect(delai.trace[0]?.issue).toBe('appliquee');
  });
});

describe('campagne (delai.campagne)', () => {
  test('carries the closing day and its source', () => {
    const campagne = campagneDe(rentree(2026));
    if (!campagne) throw new Error('campagne attendue');
    const delai = echeanceCampagne(campagne);
    expect(delai.echeance?.toString()).toBe('2026-10-15');
    expect(delai.phrase).toContain('jeudi 15 octobre 2026 compris');
  });
});
