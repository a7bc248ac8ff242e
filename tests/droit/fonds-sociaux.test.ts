/** Where the circulaire sends a family to the fonds sociaux, and where it does not. */
import { describe, expect, test } from 'vitest';
import { ditUnePerteDeRevenus, orienteVersFondsSociaux } from '#lib/droit/calcul.ts';
import { jour } from '#lib/droit/date.ts';
import { examiner } from '#lib/droit/examen.ts';
import type { Situation } from '#lib/droit/situation.ts';
import { auCollege, auLycee, seul } from './situations.ts';

const oriente = (situation: Situation): boolean => orienteVersFondsSociaux(examiner(situation).trace);
const separation = (survenuLe: string, signaleLe: string): Situation =>
  auCollege({
    foyer: {
      changement: {
        genre: 'divorce_ou_separation',
        survenuLe: jour(survenuLe),
        signaleLe: jour(signaleLe),
        revenuIsole: { rfr: 9_000, enfants: 2, motivation: 'Les bulletins de salaire de la mère seule.' },
      },
    },
  });

describe('the fonds sociaux', () => {
  test.each([
    ['an adult on the avis of another (C. III.D.4)', seul({ surAvisDUnTiers: true })],
    ['an adult on the CAF attestation of another (C. III.D.4)', seul({ surAttestationCafDUnTiers: true })],
    ['an adult without an avis of his own (C. III.D.5)', seul({ avisPropre: false, etrangerIsole: true })],
    // The campaign closes on 15 October 2026.
    ['a separation after the closing (C. III.C.1.a)', separation('2026-10-16', '2026-10-16')],
    ['a separation told after the closing', separation('2026-10-10', '2026-10-16')],
    ['a loss of income of the year (C. III.C.1.a)', auLycee({ foyer: { perteDeRevenusRecente: true } })],
  ])('answer %s', (_, situation) => {
    expect(oriente(situation)).toBe(true);
  });

  test.each([
    ['an adult alone, with his own avis', seul()],
    ['a separation told on the last day', separation('2026-10-10', '2026-10-15')],
    [
      'a separation before the year of the avis, which the avis counts',
      separation('2024-06-01', '2026-10-01'),
    ],
    ['an ordinary family', auCollege()],
  ])('refuses: sending %s there', (_, situation) => {
    expect(oriente(situation)).toBe(false);
  });

  test('refuses: telling a loss of income to a family that only separated', () => {
    expect(ditUnePerteDeRevenus(examiner(separation('2026-10-16', '2026-10-16')).trace)).toBe(false);
  });
});
