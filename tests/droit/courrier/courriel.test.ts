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
  {
    ...commun,
    genre: 'accuse_en_ligne',
    deposeeLe: jour('2026-10-15'),
    manquent: 2,
    service: {
      nom: 'Collège des Lilas',
      adresse: ['1 rue des Lilas', '59000 Lille'],
      telephone: '03 00 00 00 00',
      courriel: 'college@exemple.fr',
    },
  },
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

describe('the accusé d’enregistrement of a demande online (CRPA R. 112-5)', () => {
  const accuse = (manquent: number) =>
    composerCourriel({
      ...commun,
      genre: 'accuse_en_ligne',
      deposeeLe: jour('2026-10-15'),
      manquent,
      service: {
        nom: 'Collège des Lilas',
        adresse: ['1 rue des Lilas'],
        telephone: '03',
        courriel: 'c@exemple.fr',
      },
    }).paragraphes.join(' ');

  it('says the day, the number, who is in charge and what silence will mean', () => {
    expect(accuse(0)).toContain('octobre 2026 sous le numéro C-2026-000142');
    expect(accuse(0)).toContain('Collège des Lilas, 1 rue des Lilas');
    expect(accuse(0)).toContain('décembre 2026, la demande sera considérée comme rejetée');
  });

  it('says how many pieces lack, never which: a mailbox is read by others', () => {
    expect(accuse(0)).not.toContain('manque encore');
    expect(accuse(1)).toContain('une pièce');
    expect(accuse(2)).toContain('2 pièces');
  });
});
