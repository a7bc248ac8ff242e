/** The sentence that says who holds a dossier and what comes next, word for word. */
import { describe, expect, test } from 'vitest';
import type { Branche } from '#lib/droit/competence.ts';
import { jour } from '#lib/droit/date.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { direSuivi } from '#lib/droit/suivi.ts';
import { BRANCHES } from './a-la-main/competence.ts';
import { ETATS } from './a-la-main/etats.ts';

const LYCEES: Branche[] = ['lycee_public', 'lycee_prive'];

const PHRASES: Record<Etat, [Branche[], string][]> = {
  brouillon: [
    [['college_public', 'college_prive', ...LYCEES], 'L’établissement n’a pas encore enregistré la demande.'],
    [['cned'], 'Le service académique n’a pas encore enregistré la demande.'],
  ],
  deposee: [
    [['college_public'], 'L’établissement doit étudier la demande.'],
    [['college_prive'], 'L’établissement doit transmettre sa proposition au service académique.'],
    [[...LYCEES, 'cned'], 'Le service académique doit étudier la demande.'],
  ],
  incomplete: [[BRANCHES, 'La famille doit apporter les pièces demandées.']],
  en_instruction: [
    [['college_public'], 'L’établissement doit décider.'],
    [['college_prive'], 'L’établissement doit transmettre sa proposition au service académique.'],
    [[...LYCEES, 'cned'], 'Le service académique doit décider.'],
  ],
  proposee: [
    [
      ['college_prive', ...LYCEES, 'cned'],
      'Le service académique doit décider, au vu de la proposition de l’établissement.',
    ],
    // A proposition exists in a collège privé alone: the state is never reached here.
    [['college_public'], 'L’établissement doit décider, au vu de la proposition de l’établissement.'],
  ],
  decidee: [[BRANCHES, 'L’application prépare le courrier de la décision et l’envoie à la famille.']],
  notifiee: [[BRANCHES, 'La décision a été envoyée à la famille, qui peut la contester.']],
  desistee: [[BRANCHES, 'La famille a renoncé à la demande : plus rien n’est attendu.']],
  irrecevable: [
    [BRANCHES, 'La demande a été déclarée irrecevable : la famille peut contester cette décision.'],
  ],
};

describe.each(ETATS)('a dossier « %s »', (etat) => {
  test.each(PHRASES[etat])('%j: %s', (branches, phrase) => {
    for (const branche of branches)
      expect(direSuivi({ etat, branche, horsDelai: false, rejeteeLe: null })).toBe(phrase);
  });

  test('is told in every branch', () => {
    expect(PHRASES[etat].flatMap(([branches]) => branches).sort()).toEqual([...BRANCHES].sort());
  });
});

test.each([
  ['college_public', 'L’établissement'],
  // Late, the dossier of a collège privé is with the DASEN, who alone rules (C. II.C.3).
  ['college_prive', 'Le service académique'],
  ['lycee_public', 'Le service académique'],
  ['lycee_prive', 'Le service académique'],
  ['cned', 'Le service académique'],
] as const)('%s: the lateness comes first, and only while nobody has ruled on it', (branche, qui) => {
  expect(direSuivi({ etat: 'deposee', branche, horsDelai: true, rejeteeLe: null })).toBe(
    `${qui} doit se prononcer sur le retard : la demande a été déposée après la clôture.`,
  );
  expect(direSuivi({ etat: 'en_instruction', branche, horsDelai: true, rejeteeLe: null })).not.toContain(
    'retard',
  );
});

test('refuses: a deadline told as to come once silence has rejected the demande', () => {
  const phrase = direSuivi({
    etat: 'en_instruction',
    branche: 'lycee_public',
    horsDelai: false,
    rejeteeLe: jour('2026-11-03'),
  });
  expect(phrase).toContain('est réputée rejetée depuis le mardi 3 novembre 2026');
  expect(phrase).toContain('Le service académique peut encore décider');
});
