/** The guides of the product: what a search finds in them, and what their pictures and anchors need. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chercher } from '#components/aide/chercher.ts';
import { GUIDES } from '#components/aide/guides.ts';

const trouver = (cherche: string): string[] =>
  chercher(GUIDES, cherche).map(({ guide, section }) => `${guide.cle}#${section.cle}`);

describe('a search in the guides', () => {
  test.each([
    ['messages', 'secretariat#messages'],
    ['PIECE', 'famille#pieces'],
    ['delegation de signature', 'administrateur#delegations'],
    ['contester', 'famille#contester'],
  ])('%s is found first in %s, whatever its case, accents or number', (cherche, attendu) => {
    expect(trouver(cherche)[0]).toBe(attendu);
  });

  test('holds every word', () => {
    expect(trouver('tribunal recueil')).toEqual(['sab#tribunal']);
  });

  test.each(['', '  ', 'de', '??', 'licorne'])('refuses to find anything for « %s »', (cherche) => {
    expect(trouver(cherche)).toEqual([]);
  });
});

describe('each guide', () => {
  test.each(GUIDES)('$cle names its sections once, and its pictures are in the product', ({ sections }) => {
    const cles = sections.map(({ cle }) => cle);
    expect(new Set(cles).size).toBe(cles.length);
    for (const { capture } of sections)
      if (capture) expect(existsSync(`public/aide/${capture.nom}.webp`), capture.nom).toBe(true);
  });
});
