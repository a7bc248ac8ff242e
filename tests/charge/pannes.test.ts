/** The small form of the campaign of faults: each kind once, a few people. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bilan, mener, PANNES } from '#epreuves/pannes/campagne.ts';
import { ouvrirPile, type Pile } from '#epreuves/pannes/pile.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { le } from '#monde/scene.ts';

let pile: Pile;
let bilan: Bilan;

beforeAll(async () => {
  pile = await ouvrirPile({ disqueAPart: true });
  // What follows a decision is done after it: the day is that of the campaign.
  await reglerLeJour(le('2026-09-16'));
  bilan = await mener(pile, { pannes: PANNES, agents: 4, entre: 3, parEquipe: 12 });
}, 1_200_000);
afterAll(() => pile.fermer());

test('each fault, one after the other: what was acknowledged is there, once, and reads well', () => {
  expect(bilan.manques).toEqual([]);
  expect(bilan.acquittes).toBeGreaterThanOrEqual(3 * PANNES.length);
});

test('the health said that the base was away', () => {
  expect(bilan.causes.join(' ')).toContain('La base de données ne répond pas');
});
