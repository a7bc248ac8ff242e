import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { ChampsDEtatCivilElargi } from '#components/etat-civil/champs-etat-civil-elargi.tsx';
import { EtatCivilElargiSchema } from '#lib/etat-civil/schema.ts';
import { lireLaPage } from '#tests/rendu.ts';

const SAISIE = {
  nom: 'Mbaye',
  prenom: 'Awa',
  sexe: 'F',
  naissance: '00/05/1967',
  paysNaissance: '100',
  departementNaissance: '075',
  communeNaissance: 'Nanterre',
};
const fautes = (change: Partial<Record<keyof typeof SAISIE | 'sansPrenom', string>>) => {
  const lu = EtatCivilElargiSchema.safeParse({ ...SAISIE, ...change });
  return Object.fromEntries(lu.error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []);
};

describe('État civil élargi', () => {
  it('keeps a month without its day, and the code of the commune on that day', () => {
    expect(EtatCivilElargiSchema.parse(SAISIE)).toMatchObject({
      naissance: '1967-05',
      pays: '100',
      departement: '075',
      commune: '75050',
    });
  });

  it('has no département nor commune abroad', () => {
    const lu = EtatCivilElargiSchema.parse({
      ...SAISIE,
      paysNaissance: '99341',
      departementNaissance: '',
      communeNaissance: ' ',
    });
    expect(lu.pays).toBe('341');
    expect(lu).not.toHaveProperty('commune');
  });

  it.each([
    [{ nom: '' }, 'nom'],
    [{ prenom: '' }, 'prenom'],
    [{ sansPrenom: 'oui' }, 'prenom'],
    [{ sexe: '' }, 'sexe'],
    [{ naissance: '00/00/0000' }, 'naissance'],
    [{ naissance: '31/02/1967' }, 'naissance'],
    [{ paysNaissance: '' }, 'paysNaissance'],
    [{ departementNaissance: '' }, 'departementNaissance'],
    [{ departementNaissance: '092' }, 'departementNaissance'],
    [{ communeNaissance: '' }, 'communeNaissance'],
    [{ communeNaissance: 'Nanterres' }, 'communeNaissance'],
  ])('refuses: %j, under the field %s', (change, champ) => {
    expect(fautes(change)).toEqual({ [champ]: expect.any(String) });
  });

  it('refuses: the fields of the second person keep their own names, labels and errors', () => {
    const html = lireLaPage(
      createElement(ChampsDEtatCivilElargi, {
        champ: (nom) => ({ nom, defaultValue: '', erreur: `Faute de ${nom}` }),
        sansPrenom: false,
        legende: 'Concubin',
        prefixe: 'concubin.',
      }),
    );
    for (const champ of [...Object.keys(SAISIE), 'nomUsage', 'prenom2', 'prenom3']) {
      const nom = `concubin.${champ}`;
      expect(html).toContain(`for="${nom}"`);
      expect(html).toMatch(new RegExp(`(id|name)="${nom}"[^>]*aria-invalid="true"`));
      expect(html).toContain(`Faute de ${nom}`);
    }
    expect(html).toContain('<legend class="fr-fieldset__legend">Concubin</legend>');
  });
});
