import { describe, expect, it } from 'vitest';
import { type ResponsableConnu, signeDePlacement } from '#lib/droit/demandeur/placement.ts';

const TUTEUR: ResponsableConnu = {
  parente: '50',
  niveau: '1',
  lien: 'tuteur',
  legal: true,
  nom: 'Martin',
  prenom: 'Louise',
  adresse: '3 rue des Lilas',
};
const signe = (ecarts: Partial<ResponsableConnu>) => signeDePlacement({ ...TUTEUR, ...ecarts });

describe('A responsable who shows a placement (C. III.D.3.a)', () => {
  it.each([
    ['41', 'éducateur'],
    ['42', 'assistant familial'],
    ['51', 'aide sociale à l’enfance'],
  ])('link %s, as legal representative or in charge', (parente, dit) => {
    for (const niveau of ['1', '2'])
      expect(signe({ parente, niveau, lien: 'autre_personne_en_charge', legal: niveau === '1' })).toBe(
        `Lien « ${dit} »`,
      );
  });

  it.each([
    [{ nom: 'Foyer Saint-Exupéry' }, 'foyer'],
    [{ nom: 'CONSEIL DÉPARTEMENTAL DU NORD' }, 'conseil départemental'],
    [{ nom: 'Conseil départemental', adresse: '51 rue Gambetta' }, 'conseil départemental'],
    [{ complement: 'Maison d’accueil Les Ajoncs' }, 'maison d’accueil'],
    [{ prenom: 'M.N.A.' }, 'MNA'],
    [{ adresse: 'MECS du Parc, 2 rue Haute' }, 'MECS'],
    [{ complement: 'Service ASE' }, 'ASE'],
  ])('link tuteur with %j', (ecarts, dit) => {
    expect(signe(ecarts)).toBe(`Lien « tuteur », intitulé « ${dit} »`);
  });

  it.each([
    ['a tuteur of the family', {}],
    ['a word that only begins so', { nom: 'Asère', prenom: 'Mnason', adresse: 'Basement 2' }],
    ['a street of that name', { adresse: '12 rue du Foyer' }],
    [
      'a father at a foyer: the wording counts for a tuteur alone',
      { parente: '20', lien: 'pere', adresse: 'Foyer Adoma' },
    ],
    ['who is only to be called', { parente: '51', niveau: '3', lien: 'autre_personne_en_charge' }],
    ['a tuteur who is only to be called', { niveau: '3', nom: 'Foyer Saint-Exupéry' }],
  ] as const)('refuses: %s', (_, ecarts) => {
    expect(signe(ecarts)).toBeNull();
  });

  it('typed here, without a code of the base: the département, and a tuteur with the wording', () => {
    const ici = { parente: null, niveau: null };
    expect(signe({ ...ici, lien: 'departement', legal: false })).toBe('Lien « aide sociale à l’enfance »');
    expect(signe({ ...ici, nom: 'MECS Les Tilleuls' })).toContain('MECS');
    expect(signe({ ...ici, lien: 'autre_personne_en_charge', nom: 'MECS Les Tilleuls' })).toBeNull();
    expect(signe({ ...ici, legal: false, nom: 'MECS Les Tilleuls' })).toBeNull();
  });
});
