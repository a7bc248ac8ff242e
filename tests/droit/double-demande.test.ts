/** Two demandes for one pupil and year (C. II.C.1), told by hand for each state and each residence. */
import { describe, expect, test } from 'vitest';
import {
  type AutreDepot,
  autreRetiree,
  type DepotCompare,
  doubleDemande,
  motifDeDoubleDemande,
} from '#lib/droit/recevabilite/double-demande.ts';

const ICI: DepotCompare = { etat: 'deposee', horsDelai: false, dUnParent: true, residenceAlternee: true };
const AUTRE: AutreDepot = { ...ICI, numero: '26-0000002-B', droitOuvert: false };

const rapport = (autre: Partial<AutreDepot> = {}, ici: Partial<DepotCompare> = {}) =>
  doubleDemande({ ...ICI, ...ici }, [{ ...AUTRE, ...autre }], 'college_public')?.rapport ?? null;

describe('two parents who both wait', () => {
  test.each(['deposee', 'incomplete', 'en_instruction', 'proposee'] as const)(
    'the other %s, in résidence alternée: neither is examined',
    (etat) => {
      expect(rapport({ etat })).toBe('deux_parents');
    },
  );

  test('the residence is what both say, or the only one who says it', () => {
    expect(rapport({ residenceAlternee: null })).toBe('deux_parents');
    expect(rapport({}, { residenceAlternee: null })).toBe('deux_parents');
    expect(rapport({ residenceAlternee: false }, { residenceAlternee: null })).toBe('charge_a_juger');
  });

  test('refuses to guess: neither says it, or they disagree', () => {
    expect(rapport({ residenceAlternee: null }, { residenceAlternee: null })).toBe('residence_a_dire');
    expect(rapport({ residenceAlternee: false })).toBe('residence_a_dire');
    expect(rapport({}, { residenceAlternee: false })).toBe('residence_a_dire');
  });

  test('refuses: not alternée, or one of the two is no parent: a person judges who has the charge', () => {
    expect(rapport({ residenceAlternee: false }, { residenceAlternee: false })).toBe('charge_a_juger');
    expect(rapport({ dUnParent: false })).toBe('charge_a_juger');
    expect(rapport({}, { dUnParent: false })).toBe('charge_a_juger');
  });
});

describe('what is out of the way', () => {
  test.each(['desistee', 'retiree', 'brouillon'] as const)('the other %s', (etat) => {
    expect(rapport({ etat })).toBeNull();
  });

  test('a late one, on either side: it is closed as late, and the other goes on', () => {
    expect(rapport({ horsDelai: true })).toBeNull();
    expect(rapport({ horsDelai: true, etat: 'irrecevable' })).toBeNull();
    expect(rapport({}, { horsDelai: true })).toBeNull();
  });

  test('a decision that stands holds; a refusal that was notified does not', () => {
    expect(rapport({ etat: 'decidee' })).toBe('bourse_en_cours');
    expect(rapport({ etat: 'notifiee', droitOuvert: true })).toBe('bourse_en_cours');
    expect(rapport({ etat: 'notifiee', droitOuvert: false })).toBeNull();
  });

  test('refuses: the other already closed for both, this one is not examined alone', () => {
    expect(rapport({ etat: 'irrecevable' })).toBe('deux_parents');
    expect(rapport({ etat: 'irrecevable', residenceAlternee: false })).toBe('deux_parents');
  });

  test('of several, the gravest is told', () => {
    const autres = [
      { ...AUTRE, dUnParent: false, numero: 'A' },
      { ...AUTRE, numero: 'B' },
    ];
    expect(doubleDemande(ICI, autres, 'lycee_public')).toEqual({ numero: 'B', rapport: 'deux_parents' });
  });
});

describe('when the demande is taken up again', () => {
  const fermee: DepotCompare = { ...ICI, etat: 'irrecevable' };
  const due = (...autres: Partial<AutreDepot>[]) =>
    autreRetiree(
      fermee,
      autres.map((autre) => ({ ...AUTRE, ...autre })),
      'college_public',
    );

  test('once the other is withdrawn', () => {
    expect(due({ etat: 'desistee' })).toBe(true);
    expect(due({ etat: 'desistee' }, { etat: 'deposee', horsDelai: true })).toBe(true);
  });

  test('refuses: the other stands, is closed too, or a third one waits', () => {
    expect(due({ etat: 'deposee' })).toBe(false);
    expect(due({ etat: 'irrecevable' })).toBe(false);
    expect(due({ etat: 'desistee' }, { etat: 'en_instruction' })).toBe(false);
    expect(due()).toBe(false);
  });
});

test('the reason is that of the rule, with the authority of the branch, and nobody’s name', () => {
  expect(motifDeDoubleDemande('college_public').motif).toEqual({
    regle: 'recevabilite.residence_alternee',
    valeurs: { acte: 'declarer_irrecevable', autorite: 'chef_etablissement' },
  });
  expect(motifDeDoubleDemande('lycee_public').motif.valeurs).toMatchObject({ autorite: 'dasen' });
});
