/** The repair desk: what settles each thing that stops an étude, written by hand from the text (C. II.B.1, III). */
import { describe, expect, test } from 'vitest';
import { SANS_CHIFFRES } from '#lib/droit/etude/etude.ts';
import { PANNES, quiCorriger, REMEDE_DE, REMEDES } from '#lib/droit/etude/reparation.ts';
import type { EtatCivilElargi } from '#lib/etat-civil/schema.ts';
import { changements, direGain, direPanne, groupesDe } from '#lib/reparation/faits.ts';

/** Who settles it, and what the agent reads first. */
const A_LA_MAIN: Record<string, [remede: string, titre: string]> = {
  'demandeur.fiche_a_corriger': ['corriger', 'Corriger l’état civil, puis rejouer'],
  'demandeur.autre_personne': ['corriger', 'Corriger l’état civil, puis rejouer'],
  'concubin.fiche_a_corriger': ['corriger', 'Corriger l’état civil, puis rejouer'],
  'concubin.autre_personne': ['corriger', 'Corriger l’état civil, puis rejouer'],
  a_reprendre: ['rejouer', 'Rejouer'],
  'demandeur.indisponible': ['rejouer', 'Rejouer'],
  'concubin.indisponible': ['rejouer', 'Rejouer'],
  sans_accord: ['accord', 'Attendre l’accord du concubin'],
  double: ['choix', 'Attendre le choix des parents'],
  'demandeur.ambigue': ['avis', 'Attendre l’avis d’impôt demandé'],
  'demandeur.introuvable': ['avis', 'Attendre l’avis d’impôt demandé'],
  'demandeur.sans_chiffres': ['avis', 'Attendre l’avis d’impôt demandé'],
  'demandeur.autre_annee': ['avis', 'Attendre l’avis d’impôt demandé'],
  'demandeur.protegee': ['avis', 'Attendre l’avis d’impôt demandé'],
  'concubin.ambigue': ['avis', 'Attendre l’avis d’impôt demandé'],
  'concubin.introuvable': ['avis', 'Attendre l’avis d’impôt demandé'],
  'concubin.sans_chiffres': ['avis', 'Attendre l’avis d’impôt demandé'],
  'concubin.autre_annee': ['avis', 'Attendre l’avis d’impôt demandé'],
  'concubin.protegee': ['avis', 'Attendre l’avis d’impôt demandé'],
  charge_non_etablie: ['piece', 'Attendre la pièce demandée'],
  piece_exigee: ['piece', 'Attendre la pièce demandée'],
  couple_contredit: ['examen', 'Examiner le dossier'],
  drapeau: ['examen', 'Examiner le dossier'],
  question: ['examen', 'Examiner le dossier'],
  incalculable: ['examen', 'Examiner le dossier'],
  hors_delai: ['examen', 'Examiner le dossier'],
  remise: ['examen', 'Examiner le dossier'],
  avis_demande: ['avis', 'Attendre l’avis d’impôt demandé'],
};

const ETAT_CIVIL: EtatCivilElargi = {
  ...{ nom: 'Delattre', nomUsage: undefined, prenom: 'Inès', prenom2: undefined, prenom3: undefined },
  ...{ sexe: 'F', naissance: '1985-04-02', pays: '100', departement: '059', commune: '59350' },
};

describe('each cause', () => {
  test('has its group, and the action that settles it', () => {
    const dits = PANNES.map((panne) => [panne, [REMEDE_DE[panne], REMEDES[REMEDE_DE[panne]].titre]]);
    expect(Object.fromEntries(dits)).toEqual(A_LA_MAIN);
  });

  test('is every answer without figures, of the demandeur and of the concubin', () => {
    for (const reponse of Object.keys(SANS_CHIFFRES))
      for (const qui of ['demandeur', 'concubin']) expect(PANNES).toContain(`${qui}.${reponse}`);
  });

  test.each(PANNES.map((panne) => [panne] as const))('is said in plain words: %s', (panne) => {
    expect(direPanne(panne)).toMatch(/^\p{Lu}[^_.]+$/u);
  });

  test('blames a record for two answers alone, and says whose', () => {
    const fautives = PANNES.filter(quiCorriger).map((panne) => `${panne} ${quiCorriger(panne)}`);
    expect(fautives).toEqual([
      'demandeur.fiche_a_corriger demandeur',
      'demandeur.autre_personne demandeur',
      'concubin.fiche_a_corriger concubin',
      'concubin.autre_personne concubin',
    ]);
  });
});

test('groups counts in the order of the desk, of one établissement or of all', () => {
  const lieu = (uai: string) => ({ uai, etablissement: `Collège ${uai}` });
  const comptes = [
    { panne: 'demandeur.ambigue', ...lieu('A'), lignes: 4, pretes: 0, sansDossier: 0 },
    { panne: 'a_reprendre', ...lieu('A'), lignes: 2, pretes: 2, sansDossier: 2 },
    { panne: 'a_reprendre', ...lieu('B'), lignes: 3, pretes: 1, sansDossier: 3 },
  ] as const;
  const dire = (uai?: string) =>
    groupesDe(comptes, uai).map(
      ({ panne, lignes, pretes, sansDossier }) => `${panne} ${lignes} ${pretes} ${sansDossier}`,
    );
  expect(dire()).toEqual(['a_reprendre 5 3 5', 'demandeur.ambigue 4 0 0']);
  expect(dire('B')).toEqual(['a_reprendre 3 1 3']);
  expect(dire('C')).toEqual([]);
});

test('says what a correction changes, and nothing of what it does not', () => {
  const { departement: _, commune: __, ...ailleurs } = ETAT_CIVIL;
  expect(changements(ETAT_CIVIL, { ...ETAT_CIVIL, naissance: '1985-02-04' })).toEqual([
    'Date de naissance : « 02/04/1985 » devient « 04/02/1985 »',
  ]);
  expect(changements(ETAT_CIVIL, { ...ailleurs, pays: '335' })).toEqual([
    'Lieu de naissance : « Lille (département 059, 59350) » devient « Mali »',
  ]);
  expect(changements(ETAT_CIVIL, { ...ETAT_CIVIL })).toEqual([]);
});

test('says what a replay gained', () => {
  expect(direGain({ total: 5, issues: { attribution: 2, refus: 1, incomplete: 1, personne: 1 } })).toBe(
    '5 lignes rejouées : 3 réglées, 1 reste à voir (bourse à signer : 2, refus à signer : 1, pièce demandée à la famille : 1, à regarder par une personne : 1).',
  );
  expect(direGain({ total: 1, issues: {} })).toBe('1 ligne rejouée : 0 réglée, 0 reste à voir.');
});
