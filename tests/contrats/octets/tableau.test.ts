/** What a received table may hold at most, on both sides of each limit: the work that it asks for is bounded by it. */
import { describe, expect, it } from 'vitest';
import { recevoirCas } from '#lib/connecteurs/octets/cas-recus.ts';
import { lireTableau } from '#lib/connecteurs/octets/juges/tableau.ts';

const lignes = (nombre: number): string => `a;b\n${'1;2\n'.repeat(nombre)}`;

describe('a table', () => {
  it('of twenty thousand lines is read whole', () => {
    expect(lireTableau(lignes(20_000)).lignes).toHaveLength(20_000);
  });

  it('refuses: one line more', () => {
    expect(() => lireTableau(lignes(20_001))).toThrow('Plus de 20 000 lignes');
  });

  it('of a quote that never closes on each line is read line by line, each with its cause', () => {
    const { lignes: lues } = lireTableau(`a;b\n${'1;"\n'.repeat(1_000)}`);
    expect(lues).toHaveLength(1_000);
    expect(lues.every(({ cause }) => cause)).toBe(true);
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
