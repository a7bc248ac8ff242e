/** What the page tells of files before they leave, and the server once they came. */
import { describe, expect, it } from 'vitest';
import { direDepart } from '#components/envoi/fichiers-choisis.tsx';
import { direPoids, tropDeFichiers } from '#lib/technique/fichiers-admis.ts';

const MEGA = 1_000_000;
const fichiers = (...poids: number[]) => poids.map((size, rang) => ({ name: `page ${rang + 1}.pdf`, size }));
const repete = (nombre: number, size: number) => fichiers(...Array.from({ length: nombre }, () => size));

describe('files of one sending', () => {
  it.each([
    ['none', []],
    ['ten', repete(10, 1)],
    ['one of 10 MB', fichiers(10 * MEGA)],
    ['30 MB in all', fichiers(10 * MEGA, 10 * MEGA, 10 * MEGA)],
  ])('lets through: %s', (_, envoi) => expect(tropDeFichiers(envoi)).toBeNull());

  it.each([
    [
      'eleven',
      repete(11, 1),
      'Vous envoyez 11 fichiers ; 10 au plus à la fois. Envoyez-les en plusieurs fois.',
    ],
    ['one of 10 MB and one byte', fichiers(1, 10 * MEGA + 1), '« page 2.pdf » pèse 10,1 Mo ; 10 Mo au plus'],
    [
      '30 MB and one byte in all',
      fichiers(10 * MEGA, 10 * MEGA, 10 * MEGA, 1),
      'pèsent 30,1 Mo en tout ; 30 Mo',
    ],
  ])('refuses: %s', (_, envoi, dit) => expect(tropDeFichiers(envoi)).toContain(dit));

  it.each([
    [1, '1 ko'],
    [999_000, '999 ko'],
    [MEGA, '1 Mo'],
    [2_340_000, '2,4 Mo'],
  ])('%i bytes are said « %s »', (octets, dit) => expect(direPoids(octets)).toBe(dit));
});

describe('what is heard while they leave', () => {
  const trois = fichiers(10, 20, 30);

  it.each([
    [null, '3 fichiers à envoyer.'],
    [0, 'Envoi du fichier 1 sur 3.'],
    [9, 'Envoi du fichier 1 sur 3.'],
    [10, 'Envoi du fichier 2 sur 3.'],
    [59, 'Envoi du fichier 3 sur 3.'],
    [60, 'Tout est envoyé'],
    [75, 'Tout est envoyé'],
  ])('%s bytes gone: « %s »', (depart, dit) => expect(direDepart(trois, depart)).toContain(dit));
});
