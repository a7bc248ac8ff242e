/** What waits for each function, written by hand from C. III.C, IV.B, and what a row of the queue then says. */
import { describe, expect, test } from 'vitest';
import { attenteDuDossier, attentesDe, type Montre } from '#lib/droit/attentes.ts';
import type { Role } from '#lib/droit/competence.ts';

const CALME = { drapeaux: [], echu: false } as const;

/** What a dossier waits for from a function. */
const pour = (role: Role, dossier: Partial<Montre> & Pick<Montre, 'etat' | 'branche'>) =>
  attenteDuDossier(attentesDe([role]), { ...CALME, ...dossier });

const aLEtude = (role: Role) =>
  attentesDe([role])
    .filter(({ tache }) => tache === 'etude')
    .map(({ etat, branche }) => `${etat} ${branche}`);

describe('what is studied, by the function', () => {
  test('the chef proposes in a collège privé, decides in a collège public', () => {
    expect(aLEtude('chef_etablissement').sort()).toEqual([
      'deposee college_prive',
      'deposee college_public',
      'en_instruction college_prive',
      'en_instruction college_public',
      'proposee college_public',
    ]);
  });

  test('the gestionnaire instructs lycées and privés, the délégué decides', () => {
    expect(aLEtude('gestionnaire_sab')).toContain('deposee lycee_public');
    expect(aLEtude('gestionnaire_sab')).not.toContain('deposee college_prive');
    expect(aLEtude('delegue_recteur')).toContain('proposee college_prive');
  });

  test.each([
    'secretariat',
    'secretaire_general',
    'agent_comptable',
    'service_social',
    'ministere',
    'instructeur_habilitations',
    'administrateur',
    'dpo',
    'famille',
    'systeme',
  ] as const)('refuses: no decision waits for %s', (role) => {
    expect(aLEtude(role)).toEqual([]);
  });

  test.each([
    'agent_comptable',
    'service_social',
    'ministere',
    'instructeur_habilitations',
    'administrateur',
    'dpo',
  ] as const)('refuses: anything at all waits for %s', (role) => {
    expect(attentesDe([role])).toEqual([]);
  });
});

describe('recours (C. IV.B)', () => {
  const notifiee = { etat: 'notifiee', branche: 'lycee_public' } as const;
  const college = { etat: 'notifiee', branche: 'college_public' } as const;

  test.each([
    ['delegue_recteur', { ...notifiee, drapeaux: ['recours', 'recours_rapo'] }],
    ['responsable_sab', { ...notifiee, drapeaux: ['recours', 'recours_rapo'] }],
    // The ministre answers: the service sends it on and enters the answer.
    ['chef_etablissement', { ...college, drapeaux: ['recours', 'recours_gracieux'] }],
    ['responsable_sab', { ...college, drapeaux: ['recours', 'recours_hierarchique'] }],
  ] as const)('%s answers: %j', (role, dossier) => {
    expect(pour(role, dossier)).toBe('recours');
  });

  test.each([
    ['gestionnaire_sab', { ...notifiee, drapeaux: ['recours', 'recours_rapo'] }],
    ['delegue_recteur', { ...notifiee, drapeaux: ['recours', 'recours_hierarchique'] }],
    // Sent, it waits for the ministre.
    ['responsable_sab', { ...notifiee, drapeaux: ['recours', 'recours_hierarchique'] }],
    ['chef_etablissement', { ...notifiee, drapeaux: ['recours', 'recours_rapo'] }],
    ['chef_etablissement', { ...college, drapeaux: ['recours', 'recours_hierarchique'] }],
    ['responsable_sab', { ...college, drapeaux: ['recours', 'recours_gracieux'] }],
    ['secretariat', { ...college, drapeaux: ['recours', 'recours_gracieux'] }],
  ] as const)('refuses: %s answers: %j', (role, dossier) => {
    expect(pour(role, dossier)).toBeNull();
  });
});

describe('what else waits', () => {
  test('late papers of a collège privé are with the DASEN, those on time with the chef (C. II.C.3)', () => {
    const deposee = { etat: 'deposee', branche: 'college_prive' } as const;
    expect(pour('responsable_sab', { ...deposee, drapeaux: ['hors_delai'] })).toBe('retard');
    expect(pour('responsable_sab', deposee)).toBeNull();
    expect(pour('chef_etablissement', deposee)).toBe('etude');
    expect(pour('chef_etablissement', { ...deposee, drapeaux: ['hors_delai'] })).toBeNull();
    // Whoever instructs a lycée may do nothing of a late demande before it is admitted.
    const lycee = { etat: 'deposee', branche: 'lycee_public', drapeaux: ['hors_delai'] } as const;
    expect(pour('gestionnaire_sab', lycee)).toBeNull();
    expect(pour('delegue_recteur', lycee)).toBe('retard');
  });

  test('an incomplete dossier waits for who refuses it once its delay is over, never before', () => {
    const incomplete = { etat: 'incomplete', branche: 'lycee_public' } as const;
    expect(pour('responsable_sab', { ...incomplete, echu: true })).toBe('incompletude');
    expect(pour('responsable_sab', incomplete)).toBeNull();
    expect(pour('gestionnaire_sab', { ...incomplete, echu: true })).toBeNull();
  });

  test('a piece that came is looked at by whoever asks for pieces where the dossier is held', () => {
    const drapeaux = ['piece_a_verifier'];
    expect(pour('gestionnaire_sab', { etat: 'incomplete', branche: 'lycee_public', drapeaux })).toBe('piece');
    expect(pour('secretariat', { etat: 'deposee', branche: 'college_public', drapeaux })).toBe('piece');
    expect(pour('secretaire_general', { etat: 'incomplete', branche: 'college_public', drapeaux })).toBe(
      'piece',
    );
    expect(pour('chef_etablissement', { etat: 'proposee', branche: 'college_prive', drapeaux })).toBeNull();
    expect(pour('secretariat', { etat: 'deposee', branche: 'lycee_public', drapeaux })).toBeNull();
  });

  test('a family that wrote waits for who may ask it for something where the dossier is held, or held once', () => {
    const drapeaux = ['message'];
    expect(pour('secretariat', { etat: 'deposee', branche: 'college_public', drapeaux })).toBe('message');
    expect(pour('secretariat', { etat: 'notifiee', branche: 'college_public', drapeaux })).toBe('message');
    expect(pour('gestionnaire_sab', { etat: 'notifiee', branche: 'lycee_public', drapeaux })).toBe('message');
    expect(pour('secretariat', { etat: 'en_instruction', branche: 'lycee_public', drapeaux })).toBeNull();
    expect(pour('agent_comptable', { etat: 'notifiee', branche: 'college_public', drapeaux })).toBeNull();
  });

  test('a withdrawal waits once the family was heard or its delay is over, a requête for the recteur’s service', () => {
    const notifiee = { etat: 'notifiee', branche: 'college_public' } as const;
    expect(pour('chef_etablissement', { ...notifiee, drapeaux: ['retrait', 'retrait_entendu'] })).toBe(
      'retrait',
    );
    expect(pour('chef_etablissement', { ...notifiee, drapeaux: ['retrait'], echu: true })).toBe('retrait');
    expect(pour('chef_etablissement', { ...notifiee, drapeaux: ['retrait'] })).toBeNull();
    expect(pour('responsable_sab', { ...notifiee, drapeaux: ['requete'] })).toBe('requete');
    expect(pour('chef_etablissement', { ...notifiee, drapeaux: ['requete'] })).toBeNull();
  });

  test('an error that the family said waits for who instructs', () => {
    const dossier = { etat: 'notifiee', branche: 'lycee_public', drapeaux: ['rectification'] } as const;
    expect(pour('gestionnaire_sab', dossier)).toBe('rectification');
    expect(pour('delegue_recteur', dossier)).toBeNull();
  });

  test('a secretariat goes on with drafts and asks what lacks; whoever decides does it on the way', () => {
    const lacunaire = { etat: 'deposee', branche: 'college_public', drapeaux: ['a_completer'] } as const;
    expect(pour('secretariat', lacunaire)).toBe('complement');
    expect(pour('chef_etablissement', lacunaire)).toBe('etude');
    expect(pour('secretariat', { etat: 'deposee', branche: 'college_public' })).toBeNull();
    expect(pour('secretaire_general', { etat: 'brouillon', branche: 'lycee_public' })).toBe('saisie');
    expect(pour('chef_etablissement', { etat: 'brouillon', branche: 'college_public' })).toBeNull();
    expect(pour('gestionnaire_sab', { etat: 'brouillon', branche: 'cned' })).toBeNull();
  });

  test('what presses most is said first', () => {
    const tout = ['hors_delai', 'piece_a_verifier', 'rectification', 'recours_gracieux'];
    expect(pour('chef_etablissement', { etat: 'deposee', branche: 'college_public', drapeaux: tout })).toBe(
      'recours',
    );
    expect(
      pour('chef_etablissement', { etat: 'deposee', branche: 'college_public', drapeaux: tout.slice(0, 2) }),
    ).toBe('retard');
  });
});
