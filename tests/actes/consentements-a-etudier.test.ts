/** The consents that an engine finds for a rentrée, and those that it does not (C. II.B.1). */
import { beforeEach, describe, expect, test } from 'vitest';
import { consentementsAEtudier } from '#lib/consentement/queries.ts';
import { etudePossible } from '#lib/droit/consentement/consentement.ts';
import type { Niveau, Secteur, Statut, TypeEtablissement } from '#lib/droit/situation.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import {
  ETAT_CIVIL,
  ETAT_CIVIL_DU_CONCUBIN,
  poserConsentement,
  responsableDe,
} from './appui/consentements.ts';
import { deposerAvec } from './appui/ecrits.ts';
import { demandeurDe } from './appui/fiches.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

const L_ETUDE = le('2026-09-20');
const aEtudier = (ids: readonly string[], { jour = L_ETUDE, rentree = RENTREE } = {}) =>
  enPortee(porteeSysteme(jour), (tx) => consentementsAEtudier(tx, { rentree, ids, taille: 100 }));
const trouve = async (id: string, quand = {}) => (await aEtudier([id], quand)).length === 1;

let s: Scene;
beforeEach(() => {
  s = nouvelleScene('collegePublic');
});

describe('a consent to study', () => {
  test('comes with the état civil, the schooling and the day that stands for the demande', async () => {
    const id = await poserConsentement(s);
    const [scolarite] = await lire<{ id: string; uai: string; academieCode: string }>(
      'SELECT id, uai, academie_code AS "academieCode" FROM scolarite WHERE eleve_id = $1',
      [s.eleveId],
    );
    const [vu] = await aEtudier([id]);
    expect({ ...vu, consentiLe: vu?.consentiLe.toString() }).toEqual({
      id,
      eleveId: s.eleveId,
      responsableId: await responsableDe(s),
      scolariteId: scolarite?.id,
      uai: scolarite?.uai,
      academieCode: scolarite?.academieCode,
      consentiLe: '2026-06-10',
      etatCivil: ETAT_CIVIL,
      concubinage: false,
      accordDuConcubin: null,
      etatCivilDuConcubin: null,
      double: false,
    });
  });

  test('tells the concubin: yes with an état civil apart, no, or nothing yet', async () => {
    const [oui, non, attendu] = [
      await poserConsentement(s, { concubin: true }),
      await poserConsentement(nouvelleScene('collegePublic'), { concubin: false }),
      await poserConsentement(nouvelleScene('collegePublic'), { concubin: null }),
    ];
    const vus = await aEtudier([oui, non, attendu]);
    expect(
      vus.map(({ id, concubinage, accordDuConcubin, etatCivilDuConcubin }) => [
        id,
        concubinage,
        accordDuConcubin,
        etatCivilDuConcubin,
      ]),
    ).toEqual([
      [oui, true, true, ETAT_CIVIL_DU_CONCUBIN],
      [non, true, false, null],
      [attendu, true, null, null],
    ]);
  });

  test('is read a set after the other, each once', async () => {
    const ids = [await poserConsentement(s), await poserConsentement(nouvelleScene('collegePublic'))].sort();
    const lire1 = (apres?: string) =>
      enPortee(porteeSysteme(L_ETUDE), (tx) =>
        consentementsAEtudier(tx, { rentree: RENTREE, ids, ...(apres ? { apres } : {}), taille: 1 }),
      );
    const [premier] = await lire1();
    const [second] = await lire1(premier?.id);
    expect([premier?.id, second?.id, (await lire1(second?.id)).length]).toEqual([...ids, 0]);
  });

  test('stays from year to year, and counts for no rentrée before its own', async () => {
    const id = await poserConsentement(s, { jour: '2025-06-10', rentree: 2025 });
    expect(await trouve(id)).toBe(true);
    expect(await trouve(await poserConsentement(s, { jour: '2026-11-05', rentree: 2027 }))).toBe(false);
  });

  test('the latest day stands: withdrawn, it is gone; a paper of an earlier day typed after changes nothing', async () => {
    const oui = await poserConsentement(s, { jour: '2026-06-10' });
    await poserConsentement(s, { reponse: 'retrait', jour: '2026-06-15' });
    expect(await trouve(oui)).toBe(false);
    const ancien = await poserConsentement(s, { jour: '2026-06-12' });
    expect(await trouve(ancien)).toBe(false);
    expect(await trouve(await poserConsentement(s, { jour: '2026-06-15' }))).toBe(true);
  });

  test('of two persons for one pupil: both are found, and told as a double demande', async () => {
    const [autre] = await lire<{ id: string }>(
      'SELECT id FROM responsable WHERE id NOT IN (SELECT responsable_id FROM lien WHERE eleve_id = $1) LIMIT 1',
      [s.eleveId],
    );
    const ids = [
      await poserConsentement(s),
      await poserConsentement(s, autre ? { qui: autre.id } : {}),
    ].sort();
    expect((await aEtudier(ids)).map(({ id, double }) => [id, double])).toEqual(ids.map((id) => [id, true]));
  });

  test('refuses: a pupil who entered another académie since, even come back; the same académie lets it stand', async () => {
    const id = await poserConsentement(s);
    const [stay] = await lire<{ id: string; uai: string }>(
      'SELECT id, uai FROM scolarite WHERE eleve_id = $1',
      [s.eleveId],
    );
    const passer = (academie: string, entree: string) =>
      falsifier(`INSERT INTO scolarite (id, eleve_id, rentree, uai, academie_code, classe, niveau, regime, entree_le, sortie_le)
        SELECT uuidv7(), eleve_id, 2025, uai, '${academie}', classe, niveau, regime, '${entree}', '${entree}' FROM scolarite WHERE id = '${stay?.id}'`);
    await passer(s.academie, '2026-06-20');
    await passer('13', '2026-06-10');
    expect(await trouve(id)).toBe(true);
    await passer('13', '2026-06-11');
    expect(await trouve(id)).toBe(false);
  });

  test('refuses: a pupil not there yet, or gone; the day of the exit is out, the day before in', async () => {
    const id = await poserConsentement(s);
    await falsifier(
      `UPDATE scolarite SET entree_le = '2026-09-10', sortie_le = '2026-09-21' WHERE eleve_id = '${s.eleveId}'`,
    );
    for (const [jour, la] of [
      ['2026-09-09', false],
      ['2026-09-10', true],
      ['2026-09-20', true],
      ['2026-09-21', false],
    ] as const)
      expect([jour, await trouve(id, { jour: le(jour) })]).toEqual([jour, la]);
  });

  test('refuses: who has a demande already, of this person or of another; a draft is none', async () => {
    const t = await deposerAvec((saisie) => saisie);
    const sien = await poserConsentement(t, { qui: await demandeurDe(t) });
    expect(await trouve(sien)).toBe(false);
    await falsifier(`UPDATE dossier SET etat = 'desistee' WHERE id = '${t.dossierId}'`);
    expect(await trouve(sien)).toBe(false);
    await falsifier(
      `UPDATE dossier SET demandeur_id = (SELECT id FROM responsable WHERE id <> demandeur_id LIMIT 1) WHERE id = '${t.dossierId}'`,
    );
    expect(await trouve(sien)).toBe(true);
    await falsifier(`UPDATE dossier SET etat = 'en_instruction' WHERE id = '${t.dossierId}'`);
    expect(await trouve(sien)).toBe(false);
    await falsifier(`UPDATE dossier SET etat = 'brouillon' WHERE id = '${t.dossierId}'`);
    expect(await trouve(sien)).toBe(true);
    await falsifier(
      `UPDATE dossier SET etat = 'en_instruction', canal = 'etude_automatique' WHERE id = '${t.dossierId}'`,
    );
    expect(await trouve(sien)).toBe(true);
  });

  test('the view and the law agree on every kind of établissement, level and statut', async () => {
    const t = nouvelleScene('collegeToulouse');
    const id = await poserConsentement(t);
    const types: TypeEtablissement[] = [
      'college',
      'lycee_general_technologique',
      'lycee_professionnel',
      'lycee_polyvalent',
      'erea',
      'erpd',
      'cned',
      'cfa',
      'medico_social',
      'greta',
    ];
    const secteurs: Secteur[] = [
      'public',
      'prive_sous_contrat',
      'prive_hors_contrat_habilite',
      'prive_hors_contrat',
    ];
    const statuts: Statut[] = [
      'scolaire',
      'apprenti',
      'stagiaire_formation_professionnelle',
      'service_civique_alterne',
    ];
    const essais = types.flatMap((type) =>
      secteurs.flatMap((secteur) =>
        (secteur === 'prive_sous_contrat' ? [false, true] : [false]).map((participe) => ({
          type,
          secteur,
          participe,
          niveau: 'college' as Niveau,
          statut: 'scolaire' as Statut,
        })),
      ),
    );
    for (const statut of statuts)
      for (const niveau of ['college', 'lycee', 'post_bac'] as const)
        essais.push({ type: 'lycee_polyvalent', secteur: 'public', participe: false, niveau, statut });
    const [{ uai } = { uai: '' }] = await lire<{ uai: string }>(
      'SELECT uai FROM scolarite WHERE eleve_id = $1',
      [t.eleveId],
    );
    for (const eleve of essais) {
      await falsifier(`UPDATE etablissement SET type = '${eleve.type}', secteur = '${eleve.secteur}' WHERE uai = '${uai}';
        UPDATE scolarite SET niveau = '${eleve.niveau}', statut = '${eleve.statut}' WHERE eleve_id = '${t.eleveId}';
        INSERT INTO participation_epsc (id, uai, participe, du, auteur_id, auteur_nom)
          VALUES (uuidv7(), '${uai}', ${eleve.participe}, '2026-09-01', uuidv7(), 'A')`);
      const { motifs } = etudePossible({ eleve, autreAcademie: false, accordDuConcubin: null });
      expect([eleve, await trouve(id)]).toEqual([eleve, motifs.length === 0]);
    }
  });

  test('a head’s decision counts from its day, the last day standing', async () => {
    const t = nouvelleScene('collegePrive');
    const id = await poserConsentement(t);
    const [{ uai } = { uai: '' }] = await lire<{ uai: string }>(
      'SELECT uai FROM scolarite WHERE eleve_id = $1',
      [t.eleveId],
    );
    const decider = (participe: boolean, du: string) =>
      lire(
        `INSERT INTO participation_epsc (id, uai, participe, du, auteur_id, auteur_nom) VALUES (uuidv7(), $1, $2, $3, uuidv7(), 'A')`,
        [uai, participe, du],
      );
    expect(await trouve(id)).toBe(false);
    await decider(true, '2026-09-20');
    expect(await trouve(id, { jour: le('2026-09-19') })).toBe(false);
    expect(await trouve(id)).toBe(true);
    await decider(false, '2026-09-21');
    expect(await trouve(id)).toBe(true);
    expect(await trouve(id, { jour: le('2026-09-21') })).toBe(false);
  });
});

describe('refuses: PostgreSQL', () => {
  test.each([
    ['another day for a consent', 'UPDATE consentement SET jour = jour - 1'],
    ['to remove a consent within the year', 'DELETE FROM consentement'],
    ['to empty the register', 'TRUNCATE consentement CASCADE'],
    ['to remove a concubin’s answer within the year', 'DELETE FROM accord_de_concubin'],
  ])('%s', async (_, sql) => {
    await poserConsentement(s, { concubin: true });
    await expect(lire(sql)).rejects.toThrow(/ne se modifie pas/);
  });

  test('a consent of the future, the couple of somebody else, a public établissement that decides to take part', async () => {
    await expect(poserConsentement(s, { jour: '2099-01-01' })).rejects.toThrow(/avenir/);
    const [autre] = await lire<{ id: string }>(
      `INSERT INTO couple (id, responsable_id) SELECT uuidv7(), id FROM responsable WHERE id <> $1 LIMIT 1 RETURNING id`,
      [await responsableDe(s)],
    );
    await expect(
      lire(
        `INSERT INTO consentement (id, eleve_id, responsable_id, reponse, rentree, uai, canal, texte, jour, etat_civil, couple_id, auteur_id, auteur_nom)
         SELECT uuidv7(), s.eleve_id, $2, 'oui', 2026, s.uai, 'papier', 'A', '2026-06-10', $3, $4, uuidv7(), 'A' FROM scolarite s WHERE s.eleve_id = $1`,
        [s.eleveId, await responsableDe(s), JSON.stringify(ETAT_CIVIL), autre?.id],
      ),
    ).rejects.toThrow(/couple/);
    await expect(
      lire(
        `INSERT INTO participation_epsc (id, uai, participe, du, auteur_id, auteur_nom)
         SELECT uuidv7(), uai, true, '2026-09-01', uuidv7(), 'A' FROM etablissement WHERE secteur = 'public' LIMIT 1`,
      ),
    ).rejects.toThrow(/sous contrat/);
  });

  test('a concubin’s answer to any family, and the register of one person to another', async () => {
    const t = await deposerAvec((saisie) => saisie);
    const id = await poserConsentement(t, { qui: await demandeurDe(t), concubin: true });
    const lus = async (role: 'famille' | 'secretariat', ou = t) =>
      enPortee(await acteur(ou, role, L_ETUDE), async (tx) => [
        await tx.consentement.count({ where: { id } }),
        await tx.accordDeConcubin.count({ where: { couple: { consentements: { some: { id } } } } }),
      ]);
    expect(await lus('famille')).toEqual([1, 0]);
    expect(await lus('secretariat')).toEqual([1, 1]);
    expect(await lus('famille', nouvelleScene('collegePublic'))).toEqual([0, 0]);
    expect(await lus('secretariat', nouvelleScene('autreCollegePublic'))).toEqual([0, 0]);
  });
});
