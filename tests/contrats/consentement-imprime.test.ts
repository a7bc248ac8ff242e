/** The forms of a consent to print (annexes 12 and 13): what is told before, and room for what the law asks. */
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { consentementVierge } from '#lib/recueil/queries.ts';
import { lirePdf } from './lire-pdf.ts';

describe('a blank form of consent', () => {
  test.each(['12', '13'] as const)(
    'of annexe %s: accessible, with each answer, both persons and the deposit',
    async (annexe) => {
      const { texte, pdfUa, langue } = await lirePdf(consentementVierge(annexe, rentree(2026)).octets);
      expect([pdfUa, langue]).toEqual(['1', 'fr-FR']);
      for (const libelle of [
        'rentrée scolaire 2026',
        'nourriture, logement, habillement',
        'classes post-bac et les apprentis ne sont pas concernés',
        'premier trimestre de l’année scolaire',
        'Oui, j’accepte l’étude automatique de mon droit à bourse',
        'Non, je refuse',
        'sans être ni marié(e) ni pacsé(e)',
        'Signature du concubin',
        'Assurez-vous de l’accord des autres personnes',
        'RGPD, article 6.1.e',
        'www.education.gouv.fr/siecle',
        'formulaire déposé le',
      ])
        expect(texte).toContain(libelle);
    },
  );

  test('says where it is handed in: the privé keeps its own; neither ceiling nor tax number is printed', async () => {
    const douze = (await lirePdf(consentementVierge('12', rentree(2026)).octets)).texte;
    const treize = (await lirePdf(consentementVierge('13', rentree(2026)).octets)).texte;
    expect(treize).toContain('qui le conserve');
    expect(douze).not.toContain('qui le conserve');
    for (const texte of [douze, treize]) expect(texte).not.toMatch(/Plafond|Numéro fiscal/);
  });
});
