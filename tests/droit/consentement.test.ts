/** For whom the étude automatique may be asked, from which rentrée, and what stops it (C. II.B.1). */
import { describe, expect, it } from 'vitest';
import {
  type EleveAEtudier,
  etudePossible,
  MOIS_DES_MARQUEURS,
  obstacleAuConsentement,
  perimetreDeLEtude,
  peutConsentir,
  rentreeDuConsentement,
} from '#lib/droit/consentement/consentement.ts';
import { jour } from '#lib/droit/date.ts';

const ELEVE: EleveAEtudier = {
  type: 'college',
  secteur: 'public',
  niveau: 'college',
  statut: 'scolaire',
  participe: false,
};
const obstacle = (ecarts: Partial<EleveAEtudier>) =>
  obstacleAuConsentement(perimetreDeLEtude({ ...ELEVE, ...ecarts }));
const motifs = (ecarts: Partial<Parameters<typeof etudePossible>[0]>) =>
  etudePossible({ eleve: ELEVE, autreAcademie: false, accordDuConcubin: null, ...ecarts }).motifs.map(
    ({ regle }) => regle,
  );

// consentement.perimetre, consentement.classe
describe('the scope of the étude automatique', () => {
  it.each([
    {},
    { type: 'lycee_professionnel', niveau: 'lycee' },
    { type: 'erea', niveau: 'lycee' },
    { type: 'erpd' },
    { secteur: 'prive_sous_contrat', participe: true },
  ] as const)('opens: %o', (ecarts) => {
    expect(obstacle(ecarts)).toBeNull();
  });

  it.each([
    [{ niveau: 'post_bac', type: 'lycee_polyvalent' }, /après le baccalauréat/, 'C. annexes 12 et 13'],
    [{ statut: 'apprenti' }, /apprentis/, 'C. annexes 12 et 13'],
    [{ statut: 'stagiaire_formation_professionnelle' }, /stagiaires/, 'C. annexes 12 et 13'],
    [
      { secteur: 'prive_sous_contrat' },
      /n’a pas choisi de proposer l’étude automatique : .*formulaire papier/,
      'C. II.B.1 ; décret 2024-306',
    ],
    [
      { secteur: 'prive_hors_contrat_habilite', participe: true },
      /formulaire papier/,
      'C. II.B.1 ; décret 2024-306',
    ],
    [{ type: 'cned' }, /formulaire papier/, 'C. II.B.1 ; décret 2024-306'],
    [
      { type: 'medico_social', secteur: 'prive_sous_contrat', participe: true },
      /formulaire papier/,
      /II\.B\.1/,
    ],
  ] as const)('refuses %o, with the reason and the way out', (ecarts, phrase, article) => {
    expect(obstacle(ecarts)).toEqual({
      phrase: expect.stringMatching(phrase),
      article: expect.stringMatching(article),
    });
  });
});

describe('what stops a consent that stands', () => {
  it('nothing, for a person alone; the concubin’s yes, for a couple', () => {
    expect(motifs({})).toEqual([]);
    expect(motifs({ accordDuConcubin: true })).toEqual([]);
  });

  it('refuses: another académie, the concubin’s no, the concubin’s silence', () => {
    expect(motifs({ autreAcademie: true })).toEqual(['consentement.duree']);
    expect(motifs({ accordDuConcubin: false })).toEqual(['consentement.concubin']);
    expect(motifs({ accordDuConcubin: undefined })).toEqual(['consentement.concubin']);
  });

  it('tells no and silence apart, both with the paper demande and two avis', () => {
    const dire = (accordDuConcubin: boolean | undefined) =>
      obstacleAuConsentement(etudePossible({ eleve: ELEVE, autreAcademie: false, accordDuConcubin }))?.phrase;
    expect(dire(false)).toMatch(
      /n’est pas d’accord.*formulaire papier, ou en ligne dans un établissement public, en joignant vos deux avis d’impôt/,
    );
    expect(dire(undefined)).toMatch(
      /n’a pas encore répondu.*formulaire papier, ou en ligne dans un établissement public, en joignant vos deux avis/,
    );
  });
});

describe('the first rentrée of a consent', () => {
  it.each([
    ['2026-01-10', 2026],
    ['2026-06-10', 2026],
    ['2026-09-01', 2026],
    // Third Thursday of October 2026, included.
    ['2026-10-15', 2026],
    ['2026-10-16', 2027],
    ['2026-12-31', 2027],
  ])('given on %s: %i', (le, rentree) => {
    expect(rentreeDuConsentement(jour(le))).toBe(rentree);
  });
});

describe('who may consent', () => {
  it.each([
    { legal: true, absent: false },
    { legal: true, niveau: '1', absent: false },
    { legal: false, niveau: '2', absent: false },
  ])('%o', (lien) => {
    expect(peutConsentir(lien)).toBe(true);
  });

  it.each([
    { legal: false, absent: false },
    { legal: true, niveau: '3', absent: false },
    { legal: true, niveau: '1', absent: true },
  ])('refuses: %o', (lien) => {
    expect(peutConsentir(lien)).toBe(false);
  });

  it('a refusal is kept a year, a consent withdrawn as long as the traces of calls', () => {
    expect(MOIS_DES_MARQUEURS).toEqual({ non: 12, retrait: 36 });
  });
});
