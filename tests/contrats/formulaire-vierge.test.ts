/** The blank forms to print (annexes 2 and 3): what a family reads, and room for what the law asks. */
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { formulaireAImprimer, formulaireDeLAnnee } from '#lib/saisie/queries.ts';
import { lirePdf } from './lire-pdf.ts';

const lu = async (type: 'college' | 'lycee') => {
  const fichier = formulaireAImprimer(type, campagneDe(rentree(2026)));
  if (!fichier) throw new Error('formulaire attendu');
  return lirePdf(fichier.octets);
};

describe('a blank form', () => {
  test('of lycée: the ceilings of annexe 3, from one child to eight and more', async () => {
    const { texte, pdfUa, langue } = await lu('lycee');
    expect([pdfUa, langue]).toEqual(['1', 'fr-FR']);
    for (const plafond of [
      '22 037 €',
      '23 731 €',
      '27 121 €',
      '31 360 €',
      '35 597 €',
      '40 684 €',
      '45 769 €',
      '50 855 €',
    ])
      expect(texte).toContain(plafond);
    expect(texte).toContain('8 ou plus');
    expect(texte).toContain('Poursuit ses études');
  });

  test('of collège: the days of the campaign, the year of the incomes, and no question of lycée', async () => {
    const { texte } = await lu('college');
    expect(texte).toContain('du mardi 1er septembre 2026 au jeudi 15 octobre 2026 inclus');
    expect(texte).toContain('revenus de 2025');
    expect(texte).not.toContain('Poursuit ses études');
  });

  test.each(['college', 'lycee'] as const)(
    'of %s: room for each person, each box and the signature',
    async (type) => {
      const { texte, roles } = await lu(type);
      for (const libelle of [
        'Nom de naissance',
        'Numéro fiscal',
        'Les personnes à votre charge',
        'En résidence alternée',
        'Vous signez en tant que',
        'Formulaire reçu le',
      ])
        expect(texte).toContain(libelle);
      expect(roles.filter((role) => role === 'Table')).toHaveLength(3);
    },
  );

  test('refuses: a year whose figures no text gives', () => {
    expect(formulaireDeLAnnee('college', campagneDe(rentree(2040)))).toBeNull();
    expect(formulaireAImprimer('lycee', campagneDe(rentree(2040)))).toBeNull();
  });
});
