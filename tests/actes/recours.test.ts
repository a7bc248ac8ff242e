/** A recours from its letter to its answer: what it is for the law, who answers, what the answer leaves behind. */
import { describe, expect, test } from 'vitest';
import { attribuer } from '#lib/decision/actes.ts';
import { reporterAvis } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import {
  accueillirRecours,
  ecarterRecoursTardif,
  formerRecours,
  maintenirAttribution,
  maintenirRefus,
  rouvrirSurRecours,
} from '#lib/recours/actes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const RAISON = 'Les pièces jointes au recours répondent à ce qui manquait.';
const LE_JOUR = le('2026-11-10');

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

interface Ligne {
  genre: string;
  issue: string | null;
  reponse: string | null;
  repondu: string | null;
}

const recoursDe = ({ dossierId }: Scene): Promise<Ligne[]> =>
  lire(
    `SELECT r.genre::text, r.issue::text, d.genre::text AS reponse, r.repondu_le::text AS repondu
     FROM recours r LEFT JOIN decision d ON d.id = r.reponse_id WHERE r.dossier_id = $1 ORDER BY r.rang`,
    [dossierId],
  );

const dossierDe = async ({ dossierId }: Scene) => {
  const [dossier] = await lire<{
    etat: string;
    echeance: string | null;
    drapeaux: string[];
    hors_delai: boolean;
  }>('SELECT etat, echeance_le::text AS echeance, drapeaux, hors_delai FROM dossier WHERE id = $1', [
    dossierId,
  ]);
  return dossier;
};

/** The answer of a person who holds a function. */
async function repondre(
  s: Scene,
  role: Role,
  ordre: (c: ReturnType<typeof cible>) => Parameters<typeof accomplir>[1],
  jour = LE_JOUR,
): Promise<void> {
  const { version } = await accomplir(await acteur(s, role, jour), ordre(cible(s)));
  s.version = version;
}

/** Who signed the decision that is examined again neither grants nor refuses it anew. */
const refuseAuPremier = async (s: Scene, ordre: Parameters<typeof accomplir>[1]): Promise<void> => {
  const premier = await acteur(s, 'responsable_sab', LE_JOUR);
  expect(await refusDe(accomplir(premier, ordre))).toMatchObject({
    message: expect.stringMatching(/une autre personne examine de nouveau/),
  });
};

/**
 * Fifteen days franc from 21 September end on Wednesday 7 October; two months franc on Sunday 22 November, which is put off to
 * Monday 23.
 */
describe('what a letter is for the law, whatever its name (C. IV.B)', () => {
  test.each([
    ['lycee_public', '2026-10-07', null, 'rapo'],
    ['lycee_public', '2026-10-08', null, 'gracieux'],
    ['lycee_public', '2026-10-08', 'hierarchique', 'hierarchique'],
    ['lycee_public', '2026-10-07', 'hierarchique', 'rapo'],
    ['lycee_public', '2026-11-23', null, 'gracieux'],
    ['lycee_public', '2026-11-24', null, 'tardif'],
    ['college_public', '2026-10-06', null, 'gracieux'],
    ['college_public', '2026-10-06', 'rapo', 'gracieux'],
    ['college_public', '2026-11-23', 'hierarchique', 'hierarchique'],
    ['college_public', '2026-11-24', 'hierarchique', 'tardif'],
  ] as const)(
    '%s, received on 21 September, formed on %s, named %s: %s',
    async (branche, formeLe, nomme, genre) => {
      const s = await dossierA('notifiee', branche);
      await verbes.daterReception(s, le('2026-09-21'));
      await verbes.formerRecours(s, le('2026-12-01'), { formeLe: le(formeLe), nomme });
      expect(await recoursDe(s)).toEqual([{ genre, issue: null, reponse: null, repondu: null }]);
    },
  );

  test('no delay runs where nothing proves the reception: a RAPO months later', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.formerRecours(s, le('2027-05-03'));
    expect((await recoursDe(s))[0]?.genre).toBe('rapo');
  });

  test('the dossier keeps its state, carries the day on which silence will answer, and says so in the queue', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.formerRecours(s, le('2026-10-20'), { formeLe: le('2026-10-19') });
    expect(await dossierDe(s)).toMatchObject({
      etat: 'notifiee',
      echeance: '2026-12-20',
      drapeaux: ['recours', 'recours_rapo'],
    });
  });

  test('silence is contested too', async () => {
    const s = await dossierA('en_instruction', 'lycee_public');
    await verbes.formerRecours(s, le('2026-11-20'));
    const [lu] = await lire('SELECT genre::text, decision_id FROM recours WHERE dossier_id = $1', [
      s.dossierId,
    ]);
    expect(lu).toEqual({ genre: 'rapo', decision_id: null });
  });

  test('refuses: before the silence has rejected, and before the decision was sent', async () => {
    const enCours = await dossierA('en_instruction', 'lycee_public');
    const refus = await refusDe(verbes.formerRecours(enCours, le('2026-11-10')));
    expect(refus).toMatchObject({
      code: 'impossible',
      message: expect.stringMatching(/^Rien n’est à contester/),
    });
    const decidee = await dossierA('decidee_imprimee', 'lycee_public');
    expect(await refusDe(verbes.formerRecours(decidee, le('2026-09-20')))).toMatchObject({
      code: 'impossible',
    });
  });

  test.each([
    ['formed after it arrived', '2026-10-21', '2026-10-20', /ne peut pas être formé après/],
    ['arrived tomorrow', '2026-10-19', '2026-10-21', /dans le futur/],
    ['older than the decision', '2026-09-01', '2026-10-20', /ne peut pas précéder/],
  ])('refuses: a recours %s', async (_, formeLe, recuLe, phrase) => {
    const s = await dossierA('notifiee', 'college_public');
    const portee = await acteur(s, 'secretariat', le('2026-10-20'));
    const forme = {
      formeLe: le(formeLe),
      recuLe: le(recuLe),
      objet: 'decision' as const,
      nomme: null,
      grief: RAISON,
    };
    expect(await refusDe(accomplir(portee, formerRecours(cible(s), forme)))).toMatchObject({
      message: expect.stringMatching(phrase),
    });
    expect(await recoursDe(s)).toEqual([]);
  });
});

describe('who answers (C. IV.B)', () => {
  test('refuses: whoever signed the decision reads no RAPO; another one does', async () => {
    const s = await dossierA('refus_conteste', 'lycee_public');
    const auteur = await acteur(s, 'responsable_sab', LE_JOUR);
    expect(await refusDe(accomplir(auteur, accueillirRecours(cible(s))))).toMatchObject({
      code: 'impossible',
      message: expect.stringMatching(/^Vous avez pris part à la décision contestée/),
    });
    await repondre(s, 'delegue_recteur', (c) => accueillirRecours(c));
    expect(await recoursDe(s)).toMatchObject([{ genre: 'rapo', issue: 'accueilli', reponse: 'attribution' }]);
  });

  test('a gracieux goes to its author: the chef of a collège public', async () => {
    const s = await dossierA('refus_conteste', 'college_public');
    await repondre(s, 'chef_etablissement', (c) => accueillirRecours(c));
    expect(await recoursDe(s)).toMatchObject([{ genre: 'gracieux', issue: 'accueilli' }]);
  });

  test('refuses: the recteur’s service answers no gracieux of a chef, nor the chef a hiérarchique', async () => {
    const gracieux = await dossierA('refus_conteste', 'college_public');
    const sab = await acteur(gracieux, 'responsable_sab', LE_JOUR);
    expect(await refusDe(accomplir(sab, maintenirRefus(cible(gracieux), RAISON)))).toMatchObject({
      message: expect.stringMatching(/s’adresse à une autre autorité/),
    });
    const s = await dossierA('notifiee', 'college_public');
    await verbes.formerRecours(s, le('2026-10-20'), { nomme: 'hierarchique' });
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    expect(await refusDe(accomplir(chef, maintenirAttribution(cible(s), RAISON)))).toMatchObject({
      message: expect.stringMatching(/s’adresse à une autre autorité/),
    });
    await repondre(s, 'responsable_sab', (c) => maintenirAttribution(c, RAISON));
    const [signee] = await lire(
      'SELECT autorite::text, delegation IS NOT NULL AS deleguee FROM decision WHERE dossier_id = $1 ORDER BY rang DESC',
      [s.dossierId],
    );
    expect(signee).toEqual({ autorite: 'dasen', deleguee: true });
  });

  test('refuses: nobody answers what was not asked, and nobody decides beside a recours that waits', async () => {
    const sans = await dossierA('notifiee', 'lycee_public');
    const delegue = await acteur(sans, 'delegue_recteur', LE_JOUR);
    expect(await refusDe(accomplir(delegue, maintenirAttribution(cible(sans), RAISON)))).toMatchObject({
      message: 'Aucun recours n’attend de réponse.',
    });
    const s = await dossierA('en_instruction', 'lycee_public');
    await verbes.formerRecours(s, le('2026-11-20'));
    const responsable = await acteur(s, 'responsable_sab', le('2026-11-21'));
    expect(await refusDe(accomplir(responsable, attribuer(cible(s))))).toMatchObject({
      message: expect.stringMatching(/^Un recours de la famille attend sa réponse/),
    });
  });

  test('refuses: a person without delegation', async () => {
    const s = await dossierA('refus_conteste', 'lycee_prive');
    const portee = await acteur(s, 'delegue_recteur', LE_JOUR);
    await falsifier(`UPDATE delegation SET au = '2026-09-01' WHERE agent_id = '${portee.auteur.id}'`);
    expect(await refusDe(accomplir(portee, accueillirRecours(cible(s))))).toMatchObject({
      message: expect.stringMatching(/délégation de signature/),
    });
    await falsifier(`UPDATE delegation SET au = NULL WHERE agent_id = '${portee.auteur.id}'`);
  });
});

describe('what an answer leaves behind', () => {
  const SECOND: Record<'college_public' | 'lycee_public', Role> = {
    college_public: 'chef_etablissement',
    lycee_public: 'delegue_recteur',
  };

  test.each(['college_public', 'lycee_public'] as const)(
    '%s: a won recours replaces the refusal, opens the rights of the year, and is notified like any decision',
    async (branche) => {
      const s = await dossierA('refus_conteste', branche);
      await repondre(s, SECOND[branche], (c) => accueillirRecours(c));
      expect(await dossierDe(s)).toMatchObject({ etat: 'decidee', drapeaux: [] });
      const decisions = await lire(
        `SELECT d.rang, d.genre::text, p.genre::text AS remplace FROM decision d
         LEFT JOIN decision p ON p.id = d.remplace_id WHERE d.dossier_id = $1 ORDER BY d.rang`,
        [s.dossierId],
      );
      expect(decisions).toEqual([
        { rang: 1, genre: 'refus_incompletude', remplace: null },
        { rang: 2, genre: 'attribution', remplace: 'refus_incompletude' },
      ]);
      const droits = await lire(
        "SELECT du::text, au::text FROM droit WHERE dossier_id = $1 AND composante = 'bourse' AND ferme_par_id IS NULL",
        [s.dossierId],
      );
      expect(droits).toEqual([{ du: '2026-09-01', au: '2027-08-31' }]);
      await lettresProduites(s.dossierId, LE_JOUR);
      await verbes.notifier(s, le('2026-11-12'));
      expect((await dossierDe(s))?.etat).toBe('notifiee');
    },
  );

  test('a refusal kept after a RAPO leads to the judge, two months after its reception', async () => {
    const s = await dossierA('refus_conteste', 'lycee_public');
    await repondre(s, 'delegue_recteur', (c) => maintenirRefus(c, RAISON));
    expect(await recoursDe(s)).toEqual([
      { genre: 'rapo', issue: 'maintenu', reponse: 'refus_sur_recours', repondu: '2026-11-10' },
    ]);
    await lettresProduites(s.dossierId, LE_JOUR);
    await verbes.notifier(s, le('2026-11-12'));
    await verbes.daterReception(s, le('2026-11-16'));
    expect(await dossierDe(s)).toMatchObject({ echeance: '2027-01-18' });
    await verbes.formerRecours(s, le('2026-11-20'));
    expect((await recoursDe(s)).at(-1)?.genre).toBe('gracieux');
  });

  test('refuses: to keep a refusal that the computation no longer gives', async () => {
    const s = await dossierA('instruction_sans_droit', 'lycee_public');
    await verbes.refuser(s, le('2026-09-20'));
    await lettresProduites(s.dossierId, le('2026-09-21'));
    await verbes.notifier(s, le('2026-09-22'));
    await verbes.formerRecours(s, le('2026-10-01'));
    const delegue = await acteur(s, 'delegue_recteur', LE_JOUR);
    expect(await refusDe(accomplir(delegue, accueillirRecours(cible(s))))).toMatchObject({
      message: expect.stringMatching(/ne donne pas droit/),
    });
    await falsifier(`UPDATE demande SET contenu = jsonb_set(contenu, '{ressources,avis,rfr}', '100')
      WHERE dossier_id = '${s.dossierId}'`);
    expect(await refusDe(accomplir(delegue, maintenirRefus(cible(s), RAISON)))).toMatchObject({
      message: expect.stringMatching(/le refus ne peut pas être maintenu/),
    });
  });

  test('an échelon contested for a figure typed wrong: examined again, corrected, and the rights follow', async () => {
    const s = await dossierA('attribution_contestee', 'lycee_public');
    const delegue = await acteur(s, 'delegue_recteur', LE_JOUR);
    expect(await refusDe(accomplir(delegue, accueillirRecours(cible(s))))).toMatchObject({
      message: expect.stringMatching(/^Le calcul donne l’échelon déjà attribué/),
    });
    await repondre(s, 'delegue_recteur', (c) => rouvrirSurRecours(c, RAISON));
    await repondre(s, 'gestionnaire_sab', (c) =>
      reporterAvis(c, { qui: 'demandeur', avis: { annee: 2025, rfr: 17_000, enfants: 2 } }),
    );
    await refuseAuPremier(s, attribuer(cible(s)));
    await repondre(s, 'delegue_recteur', (c) => attribuer(c));
    const droits = await lire(
      `SELECT echelon, (ferme_par_id IS NULL) AS en_vigueur FROM droit WHERE dossier_id = $1 AND composante = 'bourse' ORDER BY en_vigueur`,
      [s.dossierId],
    );
    expect(droits).toEqual([
      { echelon: 6, en_vigueur: false },
      { echelon: 2, en_vigueur: true },
    ]);
    // Taken up again, it was rejected by no silence.
    const [derniere] = await lire(
      'SELECT remplace_rejet_du AS rejet FROM decision WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1',
      [s.dossierId],
    );
    expect(derniere).toEqual({ rejet: null });
  });

  test('an échelon that is contested and kept: the same rights, under the new decision, without a gap', async () => {
    const s = await dossierA('attribution_contestee', 'lycee_public');
    await repondre(s, 'delegue_recteur', (c) => maintenirAttribution(c, RAISON));
    const droits = await lire(
      `SELECT r.composante::text, r.echelon, (r.ferme_par_id IS NULL) AS en_vigueur, d.rang FROM droit r
       JOIN decision d ON d.id = r.decision_id WHERE r.dossier_id = $1 AND r.composante = 'bourse' ORDER BY d.rang`,
      [s.dossierId],
    );
    expect(droits).toHaveLength(2);
    expect(droits[0]).toMatchObject({ en_vigueur: false, rang: 1 });
    expect(droits[1]).toEqual({ ...droits[0], en_vigueur: true, rang: 2 });
  });

  test('a late demande found excusable is examined again, and is late no more', async () => {
    const s = await dossierA('irrecevable', 'lycee_public');
    await lettresProduites(s.dossierId, le('2026-11-06'));
    await verbes.notifier(s, le('2026-11-07'));
    await verbes.formerRecours(s, le('2026-11-09'));
    await repondre(s, 'delegue_recteur', (c) => rouvrirSurRecours(c, RAISON));
    expect(await dossierDe(s)).toMatchObject({ etat: 'en_instruction', hors_delai: false });
    expect(await recoursDe(s)).toMatchObject([{ issue: 'rouvert', reponse: null }]);
    await refuseAuPremier(s, attribuer(cible(s)));
    await repondre(s, 'delegue_recteur', (c) => attribuer(c));
    expect((await dossierDe(s))?.etat).toBe('decidee');
  });

  test('the chef of a collège public, alone to decide there, carries out what the recteur said', async () => {
    const s = await dossierA('notifiee', 'college_public');
    await verbes.daterReception(s, le('2026-09-21'));
    await verbes.formerRecours(s, le('2026-10-20'), { nomme: 'hierarchique' });
    await repondre(s, 'responsable_sab', (c) => rouvrirSurRecours(c, RAISON));
    await repondre(s, 'chef_etablissement', (c) => attribuer(c));
    expect((await dossierDe(s))?.etat).toBe('decidee');
  });

  test('one answer settles all that wait against the same decision', async () => {
    const s = await dossierA('refus_conteste', 'lycee_public');
    await verbes.formerRecours(s, le('2026-10-25'), { nomme: 'hierarchique' });
    await repondre(s, 'delegue_recteur', (c) => accueillirRecours(c));
    expect((await recoursDe(s)).map(({ issue }) => issue)).toEqual(['accueilli', 'accueilli']);
  });

  test('a late recours is answered as such; refuses: one in time is never set aside', async () => {
    const tard = await dossierA('contestee_trop_tard', 'lycee_public');
    await repondre(tard, 'delegue_recteur', (c) => ecarterRecoursTardif(c), le('2026-12-10'));
    expect(await recoursDe(tard)).toMatchObject([{ genre: 'tardif', issue: 'tardif', reponse: null }]);
    expect((await dossierDe(tard))?.etat).toBe('notifiee');
    const aTemps = await dossierA('refus_conteste', 'lycee_public');
    const delegue = await acteur(aTemps, 'delegue_recteur', LE_JOUR);
    expect(await refusDe(accomplir(delegue, ecarterRecoursTardif(cible(aTemps))))).toMatchObject({
      message: expect.stringMatching(/il doit être examiné/),
    });
  });
});

describe('a decision whose reception nothing proves (CE, Czabaj)', () => {
  const SU = 'La famille l’a citée dans sa lettre du 19 septembre 2026, gardée au dossier.';
  const ecarter = async (s: Scene, connue: string, motivation = SU) =>
    accomplir(
      await acteur(s, 'delegue_recteur', le('2027-10-05')),
      ecarterRecoursTardif(cible(s), { connueLe: le(connue), motivation }),
    );

  test('a year after it was surely known, whoever answers sets the recours aside, and says since when', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.formerRecours(s, le('2027-09-21'));
    expect(await recoursDe(s)).toMatchObject([{ genre: 'rapo', issue: null }]);
    expect(await refusDe(ecarter(s, '2026-09-17'))).toMatchObject({
      message: expect.stringContaining('n’est partie que le'),
    });
    expect(await refusDe(ecarter(s, '2026-09-21'))).toMatchObject({
      message: expect.stringContaining('moins d’un an'),
    });
    expect(await refusDe(ecarter(s, '2026-09-19', 'trop court'))).toMatchObject({
      message: expect.stringContaining('ce qui établit'),
    });
    await ecarter(s, '2026-09-19');
    const [dite] = await lire<{ motivation: string }>(
      'SELECT motivation FROM recours WHERE dossier_id = $1',
      [s.dossierId],
    );
    expect(dite?.motivation).toContain('jusqu’au lundi 20 septembre 2027');
    expect(dite?.motivation).toContain(SU);
  });

  test('refuses: the year where the reception is proved, which makes its own delay run', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.daterReception(s, le('2026-09-21'));
    await verbes.formerRecours(s, le('2026-10-01'));
    expect(await refusDe(ecarter(s, '2026-09-19'))).toMatchObject({
      message: expect.stringMatching(/il doit être examiné/),
    });
  });
});

describe('a record that nobody rewrites', () => {
  test.each([
    ['what the family said', "UPDATE recours SET grief = 'autre chose' WHERE dossier_id = $1"],
    ['its day', 'UPDATE recours SET forme_le = forme_le - 1 WHERE dossier_id = $1'],
    [
      'its answer, once given',
      "UPDATE recours SET issue = 'tardif', reponse_id = NULL WHERE dossier_id = $1",
    ],
    ['the whole of it', 'DELETE FROM recours WHERE dossier_id = $1'],
  ])('refuses, even to the superuser: to change %s', async (_, sql) => {
    const s = await dossierA('refus_conteste', 'college_public');
    await repondre(s, 'chef_etablissement', (c) => accueillirRecours(c));
    await expect(lire(sql, [s.dossierId])).rejects.toThrow(/un recours ne/);
  });

  test('refuses: a decision of another dossier as what is contested', async () => {
    const s = await dossierA('refus_conteste', 'college_public');
    await expect(
      lire(
        `INSERT INTO recours (id, dossier_id, rang, decision_id, genre, canal, forme_le, recu_le, grief, trace, auteur_nom)
         SELECT gen_random_uuid(), $1, 9, id, 'gracieux', 'papier', '2026-11-01', '2026-11-01', 'x', '[]', 'A'
         FROM decision WHERE dossier_id <> $1 LIMIT 1`,
        [s.dossierId],
      ),
    ).rejects.toThrow(/une décision de son dossier/);
  });
});
