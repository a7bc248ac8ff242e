/** What waits for a person stands in the list that one begins with, says by when, and opens where it is done. */
import { describe, expect, test } from 'vitest';
import { pageDeBannette } from '#lib/bannette/queries.ts';
import type { Filtres } from '#lib/bannette/schema.ts';
import { compteursDeBannette } from '#lib/compteur/queries.ts';
import { suiteAttendue } from '#lib/consultation/queries.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import type { Branche, Role } from '#lib/droit/competence.ts';
import { transmettreRequete } from '#lib/requete/actes.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { dossierA, LIEU, nouvelleScene, type Stade } from './appui/preparation.ts';

const ligneDe = async (s: Scene, role: Role, jour: string, filtres: Filtres = { urgence: 'a_faire' }) =>
  (await pageDeBannette(await acteur(s, role, le(jour)), RENTREE, filtres)).lignes.find(
    ({ id }) => id === s.dossierId,
  );

const echeanceDe = (ligne: Awaited<ReturnType<typeof ligneDe>>) =>
  ligne?.echeanceLe?.toISOString().slice(0, 10) ?? null;

const CAS: [string, Stade, Branche, Role, string, { echeance: string | null; suite: object }][] = [
  [
    'a RAPO, for the délégué du recteur',
    'refus_conteste',
    'lycee_public',
    'delegue_recteur',
    '2026-10-21',
    { echeance: '2026-12-20', suite: { onglet: 'recours' } },
  ],
  [
    'a hiérarchique of a lycée, for who sends it to the ministre',
    'devant_le_ministre',
    'lycee_public',
    'responsable_sab',
    '2026-10-21',
    { echeance: '2026-12-20', suite: { acte: 'envoyer_au_ministre' } },
  ],
  [
    'a family that was heard, for who withdraws or not',
    'retrait_entendu',
    'college_public',
    'chef_etablissement',
    '2026-09-28',
    { echeance: null, suite: { onglet: undefined } },
  ],
  [
    'pieces that did not come in time, for who refuses',
    'pieces_echues',
    'lycee_public',
    'responsable_sab',
    '2026-10-12',
    { echeance: '2026-10-05', suite: { acte: 'refuser_incompletude' } },
  ],
  [
    'a piece that came, for who asked for it',
    'a_verifier',
    'college_public',
    'secretaire_general',
    '2026-09-17',
    { echeance: '2026-11-16', suite: { onglet: 'pieces' } },
  ],
  [
    'a late paper of a collège privé, for the DASEN',
    'deposee_tard',
    'college_prive',
    'responsable_sab',
    '2026-11-05',
    { echeance: '2026-10-23', suite: { acte: 'declarer_irrecevable' } },
  ],
  [
    'an error that the family said, for who instructs',
    'erreur_signalee',
    'lycee_public',
    'gestionnaire_sab',
    '2026-09-22',
    { echeance: null, suite: { onglet: undefined } },
  ],
];

describe('what waits', () => {
  test.each(CAS)('%s', async (_, stade, branche, role, jour, { echeance, suite }) => {
    const s = await dossierA(stade, branche);
    const ligne = await ligneDe(s, role, jour);
    expect(ligne).toBeDefined();
    expect(echeanceDe(ligne)).toBe(echeance);
    expect(await suiteAttendue(await acteur(s, role, le(jour)), s.dossierId)).toEqual(suite);
  });

  test('the day of the tribunal is that of the dossier, and its row that of the recteur’s service', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const requete = { recueLe: le('2026-11-02'), numero: null, reponseAvant: le('2027-01-04') };
    await accomplir(await acteur(s, 'chef_etablissement', le('2026-11-04')), transmettreRequete(s, requete));
    expect(echeanceDe(await ligneDe(s, 'responsable_sab', '2026-11-05'))).toBe('2027-01-04');
    const sab = await acteur(s, 'responsable_sab', le('2026-11-05'));
    expect(await suiteAttendue(sab, s.dossierId)).toEqual({ onglet: 'recours' });
    expect(await ligneDe(s, 'chef_etablissement', '2026-11-05')).toBeUndefined();
  });

  test('a draft is gone on with by who began it; refuses: shown to a colleague', async () => {
    const s = nouvelleScene(LIEU.college_public);
    await saisir(s, le('2026-09-10'));
    expect(await ligneDe(s, 'secretariat', '2026-09-11')).toBeDefined();
    const secretariat = await acteur(s, 'secretariat', le('2026-09-11'));
    expect(await suiteAttendue(secretariat, s.dossierId)).toEqual({ brouillon: true });
    expect(await ligneDe(s, 'secretaire_general', '2026-09-11')).toBeUndefined();
  });

  test('what lacks is asked for by the secretariat', async () => {
    const s = nouvelleScene('collegePublic');
    await saisir(s, le('2026-09-10'), { rfr: 9_000, enfants: 1, horsAvis: true });
    await verbes.deposer(s, le('2026-09-10'));
    const secretariat = await acteur(s, 'secretariat', le('2026-09-11'));
    expect(await ligneDe(s, 'secretariat', '2026-09-11')).toBeDefined();
    expect(await suiteAttendue(secretariat, s.dossierId)).toEqual({ acte: 'demander_pieces' });
  });

  test.each([
    ['an incomplete dossier whose delay runs', 'incomplete', 'lycee_public', 'responsable_sab', '2026-09-16'],
    ['a family invited to be heard', 'retrait_engage', 'college_public', 'chef_etablissement', '2026-09-22'],
    [
      'a RAPO, to who signed what it contests',
      'refus_conteste',
      'lycee_public',
      'responsable_sab',
      '2026-10-21',
    ],
    ['a RAPO, to who only instructs', 'refus_conteste', 'lycee_public', 'gestionnaire_sab', '2026-10-21'],
    [
      'a late paper, to the chef of a collège privé',
      'deposee_tard',
      'college_prive',
      'chef_etablissement',
      '2026-11-05',
    ],
    ['a complete dossier, to a secretariat', 'deposee', 'college_public', 'secretariat', '2026-09-11'],
  ] as const)('refuses: %s', async (_, stade, branche, role, jour) => {
    expect(await ligneDe(await dossierA(stade, branche), role, jour)).toBeUndefined();
  });
});

describe('what hurries', () => {
  test('a recours on a decided dossier is counted late, with its cause, and before in the coming silences', async () => {
    const s = await dossierA('refus_conteste', 'lycee_public');
    const sab = (jour: string) => acteur(s, 'responsable_sab', le(jour));
    const filtres = { urgence: 'en_retard', cause: 'recours' } as const;
    expect(await ligneDe(s, 'responsable_sab', '2026-12-21', filtres)).toBeDefined();
    const apres = await compteursDeBannette(await sab('2026-12-21'), RENTREE, {});
    expect(apres['cause:recours']).toBeGreaterThan(0);
    expect(apres.en_retard).toBeGreaterThanOrEqual(apres['cause:recours']);
    // Ten days ahead, the first and the last included.
    const silences = { urgence: 'refus_implicites' } as const;
    expect(await ligneDe(s, 'responsable_sab', '2026-12-10', silences)).toBeDefined();
    expect(await ligneDe(s, 'responsable_sab', '2026-12-20', silences)).toBeDefined();
    for (const jour of ['2026-12-09', '2026-12-21'])
      expect(await ligneDe(s, 'responsable_sab', jour, silences)).toBeUndefined();
  });

  /** Received on 10 September: its proposal is due eight days after the closing, its silence on 10 November. */
  test('a collège privé late to propose is among the coming silences, ten days before its own', async () => {
    const s = await dossierA('en_instruction', 'college_prive');
    const silences = { urgence: 'refus_implicites' } as const;
    for (const jour of ['2026-10-31', '2026-11-10'])
      expect(await ligneDe(s, 'responsable_sab', jour, silences)).toBeDefined();
    for (const jour of ['2026-10-30', '2026-11-11'])
      expect(await ligneDe(s, 'responsable_sab', jour, silences)).toBeUndefined();
  });

  test('refuses: a decision that the family may still contest is late for nobody', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.daterReception(s, le('2026-09-21'));
    expect(await ligneDe(s, 'responsable_sab', '2026-12-21', { urgence: 'en_retard' })).toBeUndefined();
  });
});
