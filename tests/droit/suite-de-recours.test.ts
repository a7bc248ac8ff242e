/** Which remedies follow the answer to a recours in lycée (C. IV.B ; R. 531-25), and what is told of the judge. */
import { describe, expect, test } from 'vitest';
import { suiteDe, suiteDeRecours } from '#lib/droit/recours/pendants.ts';
import { acteContestable, voiesDeRecours } from '#lib/droit/recours/voies.ts';

const decision = { id: 'reponse' };
const repondu = (genre: 'rapo' | 'gracieux' | 'hierarchique') => ({ genre, reponseId: 'reponse' });
const autre = (genre: 'rapo' | 'gracieux', reponseId: string | null) => ({ genre, reponseId });

const voies = (acte: ReturnType<typeof acteContestable>, eloignement?: 'outre_mer' | 'etranger') =>
  voiesDeRecours('lycee', 'lycee_public', acte, '59', 'de Lille', eloignement);
const genres = (acte: ReturnType<typeof acteContestable>) => voies(acte).map(({ genre }) => genre);

describe('what a decision answers', () => {
  test.each([
    ['no recours', [], 'aucun'],
    ['another decision answers it', [autre('rapo', 'autre')], 'aucun'],
    ['a recours that still waits', [autre('rapo', null)], 'aucun'],
    ['the RAPO', [repondu('rapo')], 'rapo'],
    ['the RAPO and a gracieux together', [repondu('gracieux'), repondu('rapo')], 'rapo'],
    [
      'a gracieux that followed the answer to a RAPO',
      [autre('rapo', 'avant'), repondu('gracieux')],
      'apres_rapo',
    ],
    [
      'a hiérarchique that followed a RAPO left to silence',
      [autre('rapo', null), repondu('hierarchique')],
      'apres_rapo',
    ],
    ['a gracieux without any RAPO', [repondu('gracieux')], 'sans_rapo'],
  ] as const)('%s', (_cas, recours, suite) => {
    expect(suiteDeRecours({ recours }, decision)).toBe(suite);
  });

  test('a letter knows it from its own recours', () => {
    expect([suiteDe('rapo', true), suiteDe('gracieux', true), suiteDe('hierarchique', false)]).toEqual([
      'rapo',
      'apres_rapo',
      'sans_rapo',
    ]);
  });
});

describe('in lycée', () => {
  test('a first decision opens the RAPO first', () => {
    expect(genres(acteContestable('lycee', 'attribution', 'aucun'))[0]).toBe('rapo');
  });

  test.each(['attribution', 'refus_sur_recours'] as const)(
    'what answers a RAPO (%s) opens the judge, never a second RAPO',
    (genre) => {
      const acte = acteContestable('lycee', genre, 'rapo');
      expect(genres(acte)).toEqual(['contentieux', 'gracieux', 'hierarchique']);
      expect(voies(acte)[1]?.texte).toContain('reporte le délai du juge à sa réponse, une seule fois');
    },
  );

  test('what answers a recours after a RAPO no longer puts off the judge', () => {
    const acte = acteContestable('lycee', 'refus_sur_recours', 'apres_rapo');
    expect(genres(acte)).toEqual(['contentieux', 'gracieux', 'hierarchique']);
    expect(voies(acte)[1]?.texte).toContain('ne reporte plus le délai du juge');
  });

  test('refuses: the judge to who formed no RAPO; the recteur and the ministre stay open', () => {
    const acte = acteContestable('lycee', 'refus_sur_recours', 'sans_rapo');
    expect(genres(acte)).toEqual(['gracieux', 'hierarchique']);
    expect(
      voies(acte)
        .map(({ texte }) => texte)
        .join(' '),
    ).not.toMatch(/tribunal|juge/);
  });

  test('a bourse granted on a gracieux without RAPO is a new decision: its own RAPO opens', () => {
    expect(genres(acteContestable('lycee', 'attribution', 'sans_rapo'))[0]).toBe('rapo');
  });
});

test('in collège an answer opens the judge, whatever came before', () => {
  expect(acteContestable('college', 'refus_sur_recours', 'sans_rapo')).toBe('refus_sur_recours');
  const [seule, ...autres] = voiesDeRecours('college', 'college_public', 'refus_sur_recours', '59');
  expect([seule.genre, autres]).toEqual(['contentieux', []]);
});

test.each([
  ['outre_mer', 'un mois de plus'],
  ['etranger', 'deux mois de plus'],
] as const)('who lives far from the judge reads the longer delay: %s (CJA R. 421-7)', (ou, dit) => {
  const juges = (acte: 'attribution' | 'refus_sur_recours') =>
    voies(acte, ou).filter(({ genre }) => genre === 'contentieux');
  for (const acte of ['attribution', 'refus_sur_recours'] as const)
    expect(
      juges(acte)
        .map(({ texte }) => texte)
        .join(' '),
    ).toContain(dit);
  expect(
    voies('attribution')
      .map(({ texte }) => texte)
      .join(' '),
  ).not.toContain('de plus');
});
