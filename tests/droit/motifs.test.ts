import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { reseauDe } from '#lib/droit/competence.ts';
import { jour } from '#lib/droit/date.ts';
import { motifDAppreciation, motifDIncompletude, motifDuRetard } from '#lib/droit/motifs.ts';
import { REGLES } from '#lib/droit/registre.ts';

describe('reasons that the computation does not give', () => {
  test('a person refuses under the article that left the question to a person', () => {
    const regle = REGLES.find(({ source }) => source.article.includes('III.D.3.a'));
    const question = { regle: regle?.id ?? '', question: 'Qui assume la charge effective de l’élève ?' };
    expect(motifDAppreciation([question], 'Le département paie déjà tout.')).toMatchObject({
      article: regle?.source.article,
      texte: 'Le département paie déjà tout.',
    });
  });

  test('without any question, the general provision for particular cases', () => {
    expect(motifDAppreciation([], 'Raison écrite.').article).toBe('C. III.D.6');
  });

  test('names every missing piece', () => {
    expect(motifDIncompletude(['Avis d’impôt', 'Attestation CAF']).texte).toMatch(
      /: Avis d’impôt, Attestation CAF\.$/,
    );
  });

  test.each([
    ['college_public', 'jeudi 15 octobre 2026'],
    ['cned', 'vendredi 30 octobre 2026'],
  ] as const)('late in %s: says the day of the deposit and the closing day', (branche, cloture) => {
    const { texte } = motifDuRetard(
      jour('2026-11-02'),
      campagneDe(rentree(2026), reseauDe(branche)),
      'metropole',
    );
    expect(texte).toContain('lundi 2 novembre 2026');
    expect(texte).toContain(`(${cloture})`);
  });

  test('overseas, the closing is told in the time of the place', () => {
    const { texte } = motifDuRetard(jour('2026-11-02'), campagneDe(rentree(2026)), 'martinique');
    expect(texte).toContain('(jeudi 15 octobre 2026, à minuit, heure de la Martinique)');
  });

  test('claims no closing day for a year whose text is not known', () => {
    expect(motifDuRetard(jour('2018-11-02'), campagneDe(rentree(2018)), 'metropole').texte).not.toContain(
      'clôture',
    );
  });
});
