/** How long data are kept, and what holds them back (C. annexe 12). */
import { describe, expect, test } from 'vitest';
import { direConservation, direFinDesDonnees } from '#lib/conservation/faits.ts';
import { CONSERVATIONS, finDeConservation } from '#lib/droit/conservation/conservation.ts';

describe('the end of the data of a pupil', () => {
  test.each([
    // In terminale in 2025-2026: one year after 31 August 2026, so from 1 September 2027 on.
    [2025, '2027-09-01'],
    [2026, '2028-09-01'],
    [2027, '2029-09-01'],
  ])('whose last year began in %i: the %s, and not the day before', (rentree, jour) => {
    expect(finDeConservation(rentree).toString()).toBe(jour);
  });

  test('what the circulaire names is erased a year after the second degré, and nothing else by the same text', () => {
    const parLAnnexe = Object.entries(CONSERVATIONS)
      .filter(([, { source }]) => source.startsWith('C. annexe 12'))
      .map(([genre]) => genre);
    expect(parLAnnexe).toEqual(['dossier', 'fiche', 'noms_du_journal', 'raisons']);
  });

  test.each(['dossier', 'fiche', 'noms_du_journal', 'raisons'] as const)(
    '%s waits for whatever is open',
    (genre) => {
      expect([...CONSERVATIONS[genre].suspendu].sort()).toEqual([
        'demande',
        'dette',
        'droits',
        'justice',
        'paiement',
        'recours',
        'retrait',
      ]);
    },
  );

  test('is said with its duration, its starting event and its fate', () => {
    expect(direConservation('dossier')).toBe(
      'douze mois après la fin de la dernière année scolaire de l’élève dans le second degré, puis effacé',
    );
    expect(direConservation('echange')).toBe('36 mois après l’appel, puis effacé');
    expect(direConservation('service')).toBe('autant que le service');
  });

  test('is announced to the family from the last year in a collège or a lycée, whatever came after', () => {
    const dite = direFinDesDonnees([
      { rentree: 2024, niveau: 'college' },
      { rentree: 2025, niveau: 'lycee' },
      { rentree: 2026, niveau: 'post_bac' },
    ]);
    expect(dite).toMatch(/^effacées à partir du mercredi 1er septembre 2027 si l’élève ne poursuit pas/);
  });

  test.each([[[]], [[{ rentree: 2026, niveau: 'post_bac' }]]])(
    'nothing is announced for %j',
    (scolarites) => {
      expect(direFinDesDonnees(scolarites)).toBeNull();
    },
  );
});
