/** The sentence that says who holds a dossier and what comes next, word for word. */
import { describe, expect, test } from 'vitest';
import type { Branche } from '#lib/droit/competence.ts';
import { jour } from '#lib/droit/date.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { acteAttendu } from '#lib/droit/evaluation.ts';
import { direAFaire, direSuivi } from '#lib/droit/suivi.ts';
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
  retiree: [[BRANCHES, 'La bourse a été retirée : la famille peut contester cette décision.']],
  desistee: [[BRANCHES, 'La famille a renoncé à la demande : plus rien n’est attendu.']],
  irrecevable: [
    [BRANCHES, 'La demande a été déclarée irrecevable : la famille peut contester cette décision.'],
  ],
};

describe.each(ETATS)('a dossier « %s »', (etat) => {
  test.each(PHRASES[etat])('%j: %s', (branches, phrase) => {
    for (const branche of branches)
      expect(
        direSuivi({ etat, branche, horsDelai: false, rejeteeLe: null, recours: null, retrait: null }),
      ).toBe(phrase);
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
  expect(
    direSuivi({ etat: 'deposee', branche, horsDelai: true, rejeteeLe: null, recours: null, retrait: null }),
  ).toBe(`${qui} doit se prononcer sur le retard : la demande a été déposée après la clôture.`);
  expect(
    direSuivi({
      etat: 'en_instruction',
      branche,
      horsDelai: true,
      rejeteeLe: null,
      recours: null,
      retrait: null,
    }),
  ).not.toContain('retard');
});

test('refuses: a deadline told as to come once silence has rejected the demande', () => {
  const phrase = direSuivi({
    etat: 'en_instruction',
    branche: 'lycee_public',
    horsDelai: false,
    rejeteeLe: jour('2026-11-03'),
    recours: null,
    retrait: null,
  });
  expect(phrase).toContain('est réputée rejetée depuis le mardi 3 novembre 2026');
  expect(phrase).toContain('Le service académique peut encore décider');
});

const RIEN_DE_PLUS = { aVerifier: false, recours: false };
const A_REGARDER = { aVerifier: true, recours: false };

describe('what a queue says is to be done', () => {
  test.each([
    ['deposee', 'college_public', 'Instruire'],
    ['deposee', 'college_prive', 'Proposer'],
    ['en_instruction', 'college_prive', 'Proposer'],
    ['en_instruction', 'lycee_public', 'Décider'],
    ['proposee', 'college_prive', 'Décider'],
    ['incomplete', 'lycee_prive', 'Apporter les pièces'],
  ] as const)('%s in %s: %s', (etat, branche, verbe) => {
    expect(direAFaire({ etat, branche, horsDelai: false }, RIEN_DE_PLUS)).toBe(verbe);
  });

  test('a recours comes before all, whatever the state', () => {
    for (const etat of ['notifiee', 'irrecevable', 'en_instruction'] as const)
      expect(
        direAFaire({ etat, branche: 'lycee_public', horsDelai: true }, { aVerifier: true, recours: true }),
      ).toBe('Répondre au recours');
  });

  test('a piece that nobody has looked at comes first, a late demande before all', () => {
    const dossier = { etat: 'deposee', branche: 'college_public', horsDelai: false } as const;
    expect(direAFaire(dossier, A_REGARDER)).toBe('Regarder une pièce');
    expect(direAFaire({ ...dossier, horsDelai: true }, A_REGARDER)).toBe('Statuer sur le retard');
    expect(direAFaire({ ...dossier, etat: 'incomplete' }, A_REGARDER)).toBe('Apporter les pièces');
  });

  test.each(['notifiee', 'retiree', 'desistee', 'irrecevable'] as const)(
    'refuses: nothing is to be done when %s',
    (etat) => {
      expect(direAFaire({ etat, branche: 'lycee_public', horsDelai: false }, A_REGARDER)).toBeNull();
    },
  );
});

describe('the act that a dossier waits for', () => {
  const permis = { permis: true } as const;
  const off = { permis: false, cause: 'garde', phrase: '', article: '' } as const;

  test('the decision that the computation leads to, before any other', () => {
    const juges = [
      { acte: 'recevoir_piece', verdict: permis },
      { acte: 'instruire', verdict: permis },
      { acte: 'attribuer', verdict: permis },
      { acte: 'refuser', verdict: off },
    ] as const;
    expect(acteAttendu(juges)).toBe('attribuer');
  });

  test('the only one that is expected of an agent', () => {
    expect(
      acteAttendu([
        { acte: 'recevoir_piece', verdict: permis },
        { acte: 'instruire', verdict: permis },
      ]),
    ).toBe('instruire');
  });

  test('refuses to choose between two decisions, or to put forward what is off or what the family owes', () => {
    expect(
      acteAttendu([
        { acte: 'attribuer', verdict: permis },
        { acte: 'refuser', verdict: permis },
      ]),
    ).toBeUndefined();
    expect(acteAttendu([{ acte: 'attribuer', verdict: off }])).toBeUndefined();
    expect(acteAttendu([{ acte: 'recevoir_piece', verdict: permis }])).toBeUndefined();
  });
});
