/** The account that a RIB prints: what can be paid, what is shown of it, whose it is. */
import { describe, expect, test } from 'vitest';
import { ecrireIban, ibanMasque, lireIban } from '#lib/droit/argent/iban.ts';
import { titulaireConcorde } from '#lib/droit/argent/titulaire.ts';

describe('an IBAN', () => {
  // Examples of the registry of SWIFT, and one of the French banking federation with letters in the account.
  test.each([
    'FR1420041010050500013M02606',
    'fr14 2004 1010 0505 0001 3m02 606',
    'IBAN FR14-2004-1010-0505-0001-3M02-606',
    'BE68539007547034',
    'DE89370400440532013000',
    'MT84MALT011000012345MTLCAST001S',
    'NO9386011117947',
    'MC5811222000010123456789030',
  ])('reads %s', (saisie) => {
    expect(lireIban(saisie)).toMatchObject({ iban: expect.stringMatching(/^[A-Z]{2}\d{2}[A-Z0-9]+$/) });
  });

  test.each([
    ['', /recopiez-le/],
    ['FR1420041010050500013M02607', /mal recopié/],
    ['FR1420041010050500013M0260', /27 signes/],
    ['FR1420041010050500013M026066', /27 signes/],
    // The key of the IBAN is right, that of the RIB is not.
    ['FR7620041010050500013M02607', /mal recopié/],
    ['GB33BUKB20201555555556', /mal recopié/],
    ['TR330006100519786457841326', /SEPA/],
    ['MA64011519000001205000534921', /SEPA/],
    ['14 2004 1010 0505 0001 3M02 606', /deux lettres/],
    ['FR14 2004 €', /deux lettres/],
  ])('refuses, with the reason: %s', (saisie, faute) => {
    expect(lireIban(saisie)).toEqual({ faute: expect.stringMatching(faute) });
  });

  test('shows its country and its end alone; printed, by groups of four', () => {
    expect(ibanMasque({ pays: 'FR', fin: '2606' })).toBe('FR•• •••• 2606');
    expect(ecrireIban('FR1420041010050500013M02606')).toBe('FR14 2004 1010 0505 0001 3M02 606');
  });
});

describe('the holder', () => {
  const lea = { nom: 'L’Hermitte', prenom: 'Léa', nomUsage: 'Cœur-Dupont' };
  test.each([
    'LEA L HERMITTE',
    'MME L HERMITTE LEA',
    'M OU MME L’HERMITTE Léa et Paul',
    'Léa Coeur Dupont',
    'CŒUR-DUPONT LÉA',
  ])('is the person who asks: %s', (titulaire) => {
    expect(titulaireConcorde(titulaire, lea)).toBe(true);
  });
  test.each(['L HERMITTE PAUL', 'LEA DUPONT', 'LEAL HERMITTE', 'Hermit Léa', 'OGEC SAINT LEA', ''])(
    'is somebody else: %s',
    (titulaire) => {
      expect(titulaireConcorde(titulaire, lea)).toBe(false);
    },
  );
  test('who has one name only is known by it', () => {
    expect(titulaireConcorde('M SUKARNO', { nom: 'Sukarno', prenom: '' })).toBe(true);
  });
});
