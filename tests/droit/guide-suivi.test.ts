import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { GuideSuivi } from '#app/(agent)/agent/dossiers/[id]/guide-suivi.tsx';
import type { Demande } from '#lib/demande/schema.ts';
import { lireLaPage } from '#tests/rendu.ts';

const page = (guide?: Record<string, string>): string =>
  lireLaPage(createElement(GuideSuivi, { demande: { guide } as unknown as Demande })).replaceAll(
    '&#x27;',
    "'",
  );

const CONFIE = { demandeur: 'autre_personne', preuve: 'tiers_digne_de_confiance', tiers_allocation: 'non' };
const SEUL = { residence: 'france', bourse_existante: 'non', menage: 'seul', alternee: 'non' };
const AVIS = { changement: 'aucun', ressources: 'avis', sur_avis: 'oui' };

describe('the guide on the page of a dossier', () => {
  test('tells each answer with its article, then who may ask, whose income counts, the pieces and the flag', () => {
    const dit = page({ ...CONFIE, ...SEUL, ...AVIS });
    expect(dit).toContain('Une autre personne qui s’occupe de l’élève');
    expect(dit).toMatch(
      /Sans l’allocation, le tiers digne de confiance peut demander la bourse\. \(C\. III\.D\.3/,
    );
    expect(dit).toContain('La personne qui a la charge de l’élève');
    expect(dit).toContain('Ceux du demandeur seul');
    expect(dit).toContain('Pièces à joindre');
    expect(dit).toContain('Le dossier sera signalé');
  });

  test('proposes the fonds social when an answer leads there', () => {
    const perte = { ...SEUL, ...AVIS, changement: 'perte_de_revenus' };
    expect(page({ demandeur: 'parent', protection: 'aucune', ...perte })).toContain('Fonds social');
  });

  test('says at which question it was left', () => {
    const dit = page({ demandeur: 'parent' });
    expect(dit).toContain('Question restée sans réponse');
    expect(dit).toContain('L’élève fait-il l’objet d’une mesure de protection ?');
    expect(dit).not.toContain('Qui peut demander');
  });

  test('refuses to speak: guide not followed, answer that it does not know; offers nothing to change', () => {
    expect(page()).toBe('');
    expect(page({ demandeur: 'un voisin' })).toBe('');
    expect(page({ ...CONFIE, ...SEUL, ...AVIS })).not.toContain('Modifier');
  });
});
