import { describe, expect, test } from 'vitest';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { deNom } from '#lib/droit/phrase.ts';

describe('a name after « de »', () => {
  test.each(['Ibrahima', 'Ethan', 'Élodie', 'Œdipe', 'Ömer', 'Yves', 'Yvonne', 'Hélène', 'Hugo', 'Henri'])(
    'is elided before %s',
    (nom) => {
      expect(deNom(nom)).toBe(`d’${nom}`);
    },
  );

  test.each(['Zoé', 'Ying', 'Yasmine', 'Youssef', 'Hassan', 'Hakim', 'Hugolin', 'Łukasz', 'Жук', '3e A', ''])(
    'refuses: an elision before %s',
    (nom) => {
      expect(deNom(nom)).toBe(`de ${nom}`);
    },
  );

  test.each([
    ['Amiens', 'd’Amiens'],
    ['Orléans-Tours', 'd’Orléans-Tours'],
    ['Lille', 'de Lille'],
    ['Guyane', 'de la Guyane'],
  ])('an académie too: %s', (nom, dit) => {
    expect(deLAcademie(nom)).toBe(dit);
  });
});
