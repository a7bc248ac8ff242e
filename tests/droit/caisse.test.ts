/** Whether a caisse names the pupil (C. III.A): the whole identity, or nothing. */
import { expect, test } from 'vitest';
import { nommeParmi, SANS_CONFIRMATION } from '#lib/droit/consentement/caisse.ts';

const NOE = { nomNaissance: 'MARTEL-LE GALL', prenoms: 'NOE ELIE', naissance: '2013-06-01' };

test.each([
  { nom: 'Martel Le Gall', prenom: 'Noé', naissance: '2013-06-01' },
  { nom: 'MARTEL-LE GALL', prenom: 'Noé Élie Jean', naissance: '2013-06-01' },
])('names the pupil, as registries write names: %o', (eleve) => {
  expect(nommeParmi([NOE], eleve)).toBe(true);
});

test.each([
  ['a twin', { nom: 'Martel-Le Gall', prenom: 'Noémie', naissance: '2013-06-01' }],
  ['another day', { nom: 'Martel-Le Gall', prenom: 'Noé', naissance: '2013-06-02' }],
  ['a day nobody knows', { nom: 'Martel-Le Gall', prenom: 'Noé', naissance: '2013-06' }],
  ['another name', { nom: 'Martel', prenom: 'Noé', naissance: '2013-06-01' }],
])('refuses %s: the paper is still to be sent', (_, eleve) => {
  expect(nommeParmi([NOE], eleve)).toBe(false);
});

test('refuses a child whose birth is kept back, and a file without children', () => {
  const eleve = { nom: 'Martel-Le Gall', prenom: 'Noé', naissance: '2013-06-01' };
  expect(nommeParmi([{ ...NOE, naissance: null }], eleve)).toBe(false);
  expect(nommeParmi([], eleve)).toBe(false);
});

test('each answer without a confirmation leaves a way out', () => {
  for (const phrase of Object.values(SANS_CONFIRMATION)) expect(phrase).toMatch(/attestation de paiement/);
});
