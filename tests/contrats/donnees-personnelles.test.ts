/** What a family reads of its data (annexe 12; RGPD, art. 13): ground, recipients, time, rights, for each processing. */
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import DonneesPersonnellesPage from '#app/(public)/donnees-personnelles/page.tsx';
import { lireLaPage } from '#tests/rendu.ts';

const page = lireLaPage(createElement(DonneesPersonnellesPage));
const traitements = page
  .split('<section')
  .slice(1)
  .map((partie) => partie.split('</section>')[0] ?? '');

describe('the page of personal data', () => {
  test('tells each processing under its own title', () => {
    expect(traitements.length).toBeGreaterThanOrEqual(5);
    expect(new Set(traitements.map((dit) => dit.match(/<h3[^>]*>([^<]+)/)?.[1])).size).toBe(
      traitements.length,
    );
  });

  test.each(traitements.map((dit) => [dit.match(/<h3[^>]*>([^<]+)/)?.[1], dit]))(
    '%s: a ground of article 6, who receives, how long',
    (_, dit) => {
      expect(dit).toMatch(/article 6, paragraphe 1, [ce]\)/);
      for (const titre of ['Les données', 'Ce qui le permet', 'Qui les reçoit', 'Combien de temps'])
        expect(dit).toMatch(new RegExp(`<dt>${titre}</dt><dd>[^<]{10,}</dd>`));
    },
  );

  test('the mission of public interest for the demandes, the legal obligation for the traces', () => {
    const de = (cle: string) => traitements.find((dit) => dit.includes(`id="${cle}"`)) ?? '';
    expect(de('demandes')).toContain('paragraphe 1, e)');
    expect(de('traces')).toContain('paragraphe 1, c)');
    expect(de('demandes')).toContain('un an après la fin de la dernière année scolaire');
  });

  test('each right has its address', () => {
    for (const dit of [
      'articles 15, 16, 18 et 21',
      'chef d’établissement',
      'dgesco.protection-donnees@education.gouv.fr',
      'dpd@education.gouv.fr',
      '75357',
      'cnil.fr',
    ])
      expect(page).toContain(dit);
  });
});
