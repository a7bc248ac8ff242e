import { describe, expect, it } from 'vitest';
import { composerCourriel, type DonneesCourriel } from '#lib/droit/courrier/courriel.ts';
import { jour } from '#lib/droit/date.ts';

const commun = {
  reference: 'C-2026-000142',
  type: 'college',
  adresse: 'https://bourses.example/d?a=1',
} as const;
const COURRIELS: DonneesCourriel[] = [
  { ...commun, genre: 'accuse_enregistrement', deposeeLe: jour('2026-10-15') },
  { ...commun, genre: 'courrier_disponible' },
  { ...commun, genre: 'pieces_demandees' },
];

describe.each(COURRIELS)('e-mail $genre', (donnees) => {
  const { sujet, paragraphes, lien } = composerCourriel(donnees);

  it('says which dossier and leads to the page, untouched', () => {
    expect(sujet).toContain('C-2026-000142');
    expect(lien?.adresse).toBe(commun.adresse);
  });

  it('tells a reader over the shoulder neither outcome nor money', () => {
    expect([sujet, ...paragraphes].join(' ')).not.toMatch(/€|échelon|refus|attribu|accord|revenu/i);
  });
});
