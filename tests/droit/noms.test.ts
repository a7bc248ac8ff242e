/** Under which names a person is written to, and under which an act is about them. */
import { expect, test } from 'vitest';
import { direUsages, nomComplet, nomDActe, nomDUsage } from '#lib/droit/noms.ts';

const PERSONNE = { prenom: 'Maxime', prenomUsage: 'Max', nom: 'Müller', nomUsage: 'Roy' };

test('a letter is addressed to the names borne; an act names the registry first, then what is borne', () => {
  expect(nomDUsage(PERSONNE)).toBe('Max Roy');
  expect(nomDActe(PERSONNE)).toBe('Maxime Müller (nom d’usage Roy, prénom d’usage Max)');
  expect(nomDActe({ ...PERSONNE, nomUsage: null })).toBe('Maxime Müller (prénom d’usage Max)');
});

test('nothing is added to who bears nothing else', () => {
  const seule = { prenom: '', nom: 'Suharto', nomUsage: null, prenomUsage: '' };
  expect([nomComplet(seule), nomDUsage(seule), nomDActe(seule), direUsages(seule)]).toEqual([
    'Suharto',
    'Suharto',
    'Suharto',
    '',
  ]);
});
