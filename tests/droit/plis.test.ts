/** A trace folded in three: nothing is lost, and what decided is never hidden. */
import { describe, expect, test } from 'vitest';
import { examiner } from '#lib/droit/examen.ts';
import { plierTrace } from '#lib/droit/plis.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import type { Situation } from '#lib/droit/situation.ts';
import { avis, collegien, demandePour, seule } from './foyers.ts';

function plisDe(situation: Situation) {
  const examen = examiner(situation);
  const trace = redigerTrace(examen.trace);
  const motifs = examen.genre === 'sans_droit' ? [examen.motif, ...examen.autres].map((m) => m.regle) : [];
  return { trace, motifs, plis: plierTrace(trace, motifs) };
}
const regles = (lignes: readonly { regle: string }[]) => lignes.map(({ regle }) => regle);

const SITUATIONS: [string, Situation][] = [
  ['a right', demandePour('college', seule(100, 1))],
  ['too much income', demandePour('lycee', seule(98_765, 1))],
  ['no avis', demandePour('college', { situation: 'parent_isole' })],
  ['an apprentice', demandePour('college', seule(100, 1), { eleve: { ...collegien, statut: 'apprenti' } })],
];

test.each(SITUATIONS)('%s: every line is in one fold, in its order', (_, situation) => {
  const { trace, plis } = plisDe(situation);
  const tout = [...plis.decide, ...plis.verifie, ...plis.sansObjet];
  expect(tout).toHaveLength(trace.length);
  for (const pli of Object.values(plis)) expect(pli).toEqual(trace.filter((ligne) => pli.includes(ligne)));
});

describe('what decided', () => {
  test('of a right: the income, the children, the ceiling, the échelon above, the amount', () => {
    const { plis } = plisDe(demandePour('college', { situation: 'parent_isole', avis: avis(10_000, 1) }));
    expect(regles(plis.decide)).toEqual(
      expect.arrayContaining(['bareme_echelon', 'bareme_echelon_superieur', 'bareme_montant']),
    );
    expect(regles(plis.decide)).not.toContain('bareme_annee');
  });

  test.each(SITUATIONS)(
    'refuses to fold away a reason, what lacks or what a person must rule: %s',
    (_, situation) => {
      const { plis, motifs } = plisDe(situation);
      expect(regles(plis.decide)).toEqual(expect.arrayContaining([...new Set(motifs)]));
      for (const { issue } of [...plis.verifie, ...plis.sansObjet])
        expect(['appliquee', 'ecartee']).toContain(issue);
      for (const { compte } of plis.sansObjet) expect(compte).toBe(false);
    },
  );
});
