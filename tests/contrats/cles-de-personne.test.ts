/** A key that an address gives may be any word: those that every object of the language knows are none of ours. */
import { describe, expect, test } from 'vitest';
import { direMotif } from '#lib/contentieux/faits.ts';
import { direObjet } from '#lib/droit/echeances/rappels.ts';
import { direCause } from '#lib/droit/etude/dire.ts';
import { libelleDe } from '#lib/droit/phrase.ts';
import { porteUnDocument } from '#lib/habilitation/faits.ts';
import { direLigne } from '#lib/pilotage/faits.ts';
import { SERIES } from '#lib/pilotage/schema.ts';
import { sorteDeRemise } from '#lib/reception/schema.ts';
import { direPanne } from '#lib/reparation/faits.ts';

describe.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s', (mot) => {
  test.each(SERIES)('is said as it is written, as a line of the figure %s', (serie) => {
    expect(direLigne(serie, mot).toLowerCase()).toBe(mot.toLowerCase());
  });

  test('is no cause, motive, reminder, kind of letter nor document', () => {
    expect([
      direCause(mot),
      direPanne(mot),
      direMotif(mot),
      direObjet(mot),
      libelleDe({ a: 'A' }, mot),
    ]).toEqual(Array.from({ length: 5 }, () => mot));
    expect(direCause(`demandeur.${mot}`)).toBe(`demandeur.${mot}`);
    expect(sorteDeRemise(mot)).toBe('remise');
    expect(porteUnDocument(mot as 'cadre')).toBe(false);
  });
});

test('a key that has words is said by them', () => {
  expect(libelleDe({ a: 'A' }, 'a')).toBe('A');
});
