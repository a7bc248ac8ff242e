/** What a received table may hold at most, on both sides of each limit: the work that it asks for is bounded by it. */
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { recevoirCas } from '#lib/connecteurs/octets/cas-recus.ts';
import { lireTableau } from '#lib/connecteurs/octets/juges/tableau.ts';

const lignes = (nombre: number): string => `a;b\n${'1;2\n'.repeat(nombre)}`;

describe('a table', () => {
  it('of twenty thousand lines is read whole', async () => {
    expect((await lireTableau(lignes(20_000))).lignes).toHaveLength(20_000);
  });

  it('refuses: one line more', async () => {
    await expect(lireTableau(lignes(20_001))).rejects.toThrow('Plus de 20 000 lignes');
  });

  it('of a quote that never closes on each line is read line by line, each with its cause', async () => {
    const { lignes: lues } = await lireTableau(`a;b\n${'1;"\n'.repeat(1_000)}`);
    expect(lues).toHaveLength(1_000);
    expect(lues.every(({ cause }) => cause)).toBe(true);
  });
});

/** A workbook of one table, as a spreadsheet saves it. */
const classeur = (...feuilles: unknown[][][]): Uint8Array => {
  const livre = utils.book_new();
  for (const [rang, lignes] of feuilles.entries())
    utils.book_append_sheet(livre, utils.aoa_to_sheet(lignes, { UTC: true }), `Feuille ${rang}`);
  return new Uint8Array(write(livre, { type: 'buffer', bookType: 'xlsx' }));
};

describe('a workbook', () => {
  it('is read as the text that it shows: days, hours, amounts, and texts that look like numbers', async () => {
    const lu = await lireTableau(
      classeur(
        [],
        [
          ['Nom', 'Jour', 'Heure', 'Montant', 'INE'],
          ['D’ARC; dite "la"', new Date(Date.UTC(2026, 8, 5)), '08h00', 98.4, '000000033CC'],
          [],
          ['Retour\nà la ligne', '05/09/2026', '', 1070, true],
        ],
      ),
    );
    expect(lu.noms).toEqual(['Nom', 'Jour', 'Heure', 'Montant', 'INE']);
    expect(lu.lignes).toEqual([
      { numero: 2, cellules: ['D’ARC; dite "la"', '05/09/2026', '08h00', '98,4', '000000033CC'] },
      { numero: 4, cellules: ['Retour à la ligne', '05/09/2026', '', '1070', 'oui'] },
    ]);
    // What the form keeps is read again to the same table.
    expect((await lireTableau(lu.texte)).lignes).toEqual(lu.lignes);
  });

  it('refuses: one that is empty, cut short, or that is no workbook', async () => {
    await expect(lireTableau(classeur([]))).rejects.toThrow('vide');
    const entier = classeur([['a'], ['b']]);
    await expect(lireTableau(entier.subarray(0, entier.length / 2))).rejects.toThrow('ne peut pas être lu');
    await expect(lireTableau(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).rejects.toThrow(
      'ne peut pas être lu',
    );
  });

  it('refuses: one line more than a table may have', async () => {
    await expect(lireTableau(classeur(Array.from({ length: 20_002 }, () => ['a', 'b'])))).rejects.toThrow(
      'Plus de 20 000 lignes',
    );
  });
});

describe('what is sent', () => {
  const envoi = (nom: 'fichier' | 'texte', octets: number): FormData => {
    const formulaire = new FormData();
    const texte = 'a'.repeat(octets);
    formulaire.set(nom, nom === 'fichier' ? new File([texte], 'cas.csv') : texte);
    return formulaire;
  };

  it.each(['fichier', 'texte'] as const)('of exactly 10 MB is received (%s)', async (nom) => {
    expect((await recevoirCas(envoi(nom, 10_000_000))).length).toBe(10_000_000);
  });

  it.each(['fichier', 'texte'] as const)('refuses: one byte more (%s)', async (nom) => {
    await expect(recevoirCas(envoi(nom, 10_000_001))).rejects.toThrow('la limite est de 10 Mo');
  });
});
