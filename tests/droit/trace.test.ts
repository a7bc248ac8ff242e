import { describe, expect, it } from 'vitest';
import { calculerDroit } from '#lib/droit/calcul.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { regleDe } from '#lib/droit/registre.ts';
import type { Situation } from '#lib/droit/situation.ts';
import { avis, demandePour, seule } from './foyers.ts';

/** Issue and sentence of each line, with ordinary spaces. */
const dire = (s: Situation) =>
  redigerTrace(calculerDroit(s).trace).map((l) => `${l.issue} — ${l.texte.replace(/[\u00a0\u202f]/g, ' ')}`);

describe('traces read as a whole', () => {
  it('tells a right', () => {
    expect(dire(demandePour('lycee', seule(12_000, 2)))).toEqual([
      'appliquee — L’élève relève des bourses de lycée.',
      'appliquee — Le barème de lycée appliqué est celui de l’année scolaire 2026-2027 : circulaire du 11-5-2026 (MENE2612428C), annexes 6 et 7.',
      'appliquee — Le demandeur élève seul son enfant : ses seules ressources comptent.',
      'appliquee — Le revenu fiscal de référence du demandeur sur les revenus de 2025 est de 12 000 € ; rien n’y est ajouté ni retranché.',
      'appliquee — Le foyer fiscal du demandeur compte 2 enfants à charge.',
      'appliquee — Avec 12 000 € de ressources et 2 enfants à charge, le plafond de l’échelon 4 (13 034 €) n’est pas dépassé : l’échelon 4 est accordé.',
      'ecartee — L’échelon 5 n’est pas accordé : 12 000 € de ressources dépassent son plafond (8 252 €) de 3 748 €.',
      'appliquee — Le montant annuel de l’échelon 4 est de 843 €, soit 281 € par trimestre.',
    ]);
  });

  it('tells a refusal of concubins to the euro', () => {
    const s = demandePour('college', {
      situation: 'concubinage',
      avis: avis(15_000, 1),
      concubin: { avis: avis(3_489, 0) },
    });
    expect(dire(s).slice(2)).toEqual([
      'appliquee — Le revenu fiscal de référence du demandeur sur les revenus de 2025 est de 15 000 € ; rien n’y est ajouté ni retranché.',
      'appliquee — Le foyer fiscal du demandeur compte 1 enfant à charge.',
      'appliquee — Le revenu fiscal de référence du concubin sur les revenus de 2025 est de 3 489 € ; rien n’y est ajouté ni retranché.',
      'appliquee — Le foyer fiscal du concubin compte zéro enfant à charge.',
      'appliquee — Les revenus du demandeur et du concubin s’ajoutent : 15 000 € + 3 489 € = 18 489 €.',
      'appliquee — Les enfants des deux foyers fiscaux du ménage s’ajoutent : 1 + 0, soit 1 enfant à charge.',
      'appliquee — Les ressources (18 489 €) dépassent de 1 € le plafond au-dessous duquel une bourse de collège est accordée pour 1 enfant à charge (18 488 €).',
    ]);
  });

  it('tells what lacks', () => {
    const s = demandePour('college', { situation: 'parent_isole', avis: avis(0, 1, { annee: 2024 }) });
    expect(dire(s).at(-1)).toBe(
      'manque — Il manque l’avis d’impôt du demandeur sur les revenus de 2025 (celui qui est fourni porte sur les revenus de 2024).',
    );
  });

  it('refuses: a line of a rule that no file declares', () => {
    expect(() => redigerTrace([{ regle: 'inventee', issue: 'appliquee', valeurs: {} }])).toThrow(/inventee/);
    expect(() => regleDe('constructor')).toThrow(RangeError);
  });
});
