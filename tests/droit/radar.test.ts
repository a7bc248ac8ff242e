/** The list of families to call: who is in it, in which order, and what is said. */
import { describe, expect, test } from 'vitest';
import { classesDuRadar, direRaisons, type EleveDuRadar, elevesAMontrer } from '#lib/radar/faits.ts';
import { ContactSchema, EcarterSchema, FiltresDuRadarSchema } from '#lib/radar/schema.ts';

const ID = '018f3c1a-0000-7000-8000-000000000001';
const eleve = (nom: string, dits: Partial<EleveDuRadar> = {}): EleveDuRadar => ({
  ...{ id: nom, nom, nomUsage: null, prenom: 'Lou', prenomUsage: null, classe: '6A' },
  ...{ raisons: ['bourse_l_an_dernier'], ecart: null, contacts: 0, dernierLe: null, ...dits },
});
const ELEVES = [
  eleve('Zola', { classe: '10B' }),
  eleve('Balzac', { raisons: ['etude_sans_suite', 'consentement_attendu'] }),
  eleve('Sand', { raisons: ['fratrie_boursiere'], contacts: 2 }),
  eleve('Hugo', { raisons: ['consentement_attendu'] }),
  eleve('Verne', { raisons: [] }),
  eleve('Colette', { ecart: 'depart' }),
];
const noms = (filtres: Parameters<typeof elevesAMontrer>[1]) =>
  elevesAMontrer(ELEVES, filtres).map(({ nom }) => nom);

describe('the list', () => {
  test('goes by class, as a person counts, then by the strongest reason; a silence alone is left out', () => {
    expect(noms({})).toEqual(['Sand', 'Balzac', 'Zola']);
  });
  test('shows a silence when it is asked, and one class', () => {
    expect(noms({ raison: 'consentement_attendu' })).toEqual(['Balzac', 'Hugo']);
    expect(noms({ classe: '10B' })).toEqual(['Zola']);
  });
  test('shows those set aside alone, when they are asked', () => {
    expect(noms({ ecartes: 'oui' })).toEqual(['Colette']);
    expect(noms({ ecartes: 'oui', raison: 'fratrie_boursiere' })).toEqual([]);
  });
  test('counts each class: to call, never reached, set aside', () => {
    expect(classesDuRadar(ELEVES)).toEqual([
      { classe: '6A', signales: 2, jamais: 1, ecartes: 1 },
      { classe: '10B', signales: 1, jamais: 1, ecartes: 0 },
    ]);
  });
  test('each number of a class is as many pupils as its list shows', () => {
    for (const { classe, signales, jamais, ecartes } of classesDuRadar(ELEVES)) {
      expect(noms({ classe })).toHaveLength(signales);
      expect(noms({ classe, jamais: 'oui' })).toHaveLength(jamais);
      expect(noms({ classe, ecartes: 'oui' })).toHaveLength(ecartes);
    }
    expect(noms({ jamais: 'oui' })).toEqual(['Balzac', 'Zola']);
    expect(FiltresDuRadarSchema.parse({ jamais: 'non' })).toEqual({});
  });
  test('says reasons as a person says them, and no figure', () => {
    expect(direRaisons(['bourse_l_an_dernier', 'fratrie_boursiere'])).toBe(
      'Boursier l’an dernier ; un autre enfant de la même personne a une bourse',
    );
  });
});

describe('the forms', () => {
  const contact = {
    ...{ scolariteId: ID, responsableId: ID, canal: 'telephone', resultat: 'message', jour: '28/09/2026' },
    numero: '',
  };
  test('a contact keeps no number but that of a registered letter', () => {
    expect(ContactSchema.parse({ ...contact, numero: '1A12345678901' })).toMatchObject({ numero: null });
    expect(
      ContactSchema.parse({ ...contact, canal: 'recommande', numero: '1A 123 456 7890 1' }),
    ).toMatchObject({ numero: '1A12345678901' });
  });
  test.each([
    ['nobody', { responsableId: '' }, 'responsableId'],
    ['no means', { canal: undefined }, 'canal'],
    ['a means that is none', { canal: 'pigeon' }, 'canal'],
    ['no result', { resultat: undefined }, 'resultat'],
    ['no day', { jour: '' }, 'jour'],
    ['a day that is none', { jour: '31/09/2026' }, 'jour'],
    ['a registered letter without its number', { canal: 'recommande' }, 'numero'],
  ])('refuses: %s', (_, dits, champ) => {
    expect(ContactSchema.safeParse({ ...contact, ...dits }).error?.issues[0]?.path).toEqual([champ]);
  });
  test('refuses: a pupil set aside without a reason of the list', () => {
    for (const motif of ['', 'trop riche'])
      expect(EcarterSchema.safeParse({ scolariteId: ID, motif }).error?.issues[0]?.path).toEqual(['motif']);
  });
  test('an address that says anything else asks nothing', () => {
    expect(
      FiltresDuRadarSchema.parse({ uai: '\0', classe: ['a', 'b'], raison: '__proto__', ecartes: '1' }),
    ).toEqual({});
    expect(FiltresDuRadarSchema.parse({ uai: '0590001A', ecartes: 'oui' })).toEqual({
      uai: '0590001A',
      ecartes: 'oui',
    });
  });
});
