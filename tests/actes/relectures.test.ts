/** A sample of decisions is read by somebody else before it leaves; no delay of the law waits for it. */
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, test } from 'vitest';
import { confirmerActe } from '#lib/administration/actes.ts';
import { actesAConfirmer } from '#lib/administration/queries.ts';
import { notifierDecisions, produireCourriers } from '#lib/courrier/taches.ts';
import { rattraperDecision } from '#lib/decision/actes.ts';
import { compteRenduDesDeparts } from '#lib/depart/queries.ts';
import { fairePartirLesDecisions } from '#lib/depart/taches.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { signerUn } from '#lib/parapheur/actes.ts';
import { confirmerDecision, laisserPartir, reglerRelecture, renvoyerDecision } from '#lib/relecture/actes.ts';
import { reglages, relectures, relecturesEnRetard } from '#lib/relecture/queries.ts';
import { ReglageSchema } from '#lib/relecture/schema.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { dossierA, nouvelleScene, surPapier } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const DECIDEE = le('2026-09-16');
const LENDEMAIN = le('2026-09-17');
const RAISON = 'Le foyer compte un enfant de plus.';
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const auteur = (s: Scene, leJour = DECIDEE) => acteur(s, 'responsable_sab', leJour);
const lecteur = (s: Scene, leJour = DECIDEE) => acteur(s, 'delegue_recteur', leJour);

/** What the académie of the lycée asks, as if two administrateurs had signed it. */
const regler = (premieres: number, part: number): Promise<void> =>
  falsifier(`DELETE FROM reglage_de_relecture;
    INSERT INTO reglage_de_relecture (academie_code, premieres, part)
    SELECT DISTINCT academie_code, ${premieres}, ${part} FROM departement`);

async function decide(papier = false): Promise<Scene> {
  const s = await dossierA('en_instruction', 'lycee_public');
  if (papier) await surPapier(s);
  await verbes.attribuer(s, DECIDEE);
  return s;
}

const imprimer = async ({ dossierId }: Scene, differe = false): Promise<void> => {
  const lettres = await lire<{ id: string }>(
    'SELECT id FROM courrier WHERE dossier_id = $1 AND decision_id IS NOT NULL',
    [dossierId],
  );
  await produireCourriers({ courrierIds: lettres.map(({ id }) => id) }, DECIDEE, differe);
};

const etatDe = async ({ dossierId }: Scene) => {
  const [lu] = await lire<{ etat: string; version: number; drapeaux: string[]; parties: number }>(
    `SELECT etat::text, version, drapeaux,
       (SELECT count(*)::int FROM notification n JOIN decision x ON x.id = n.decision_id WHERE x.dossier_id = d.id) AS parties
     FROM dossier d WHERE id = $1`,
    [dossierId],
  );
  return lu;
};

const tachesDe = async ({ dossierId }: Scene): Promise<number> =>
  (
    await lire(
      `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'notifier_decisions' AND j.payload::text LIKE '%' || $1 || '%'`,
      [dossierId],
    )
  ).length;

const NUIT = {
  heure: '04:00',
  instant: Temporal.Now.instant().add({ hours: 48 }),
  jour: LENDEMAIN,
};

beforeEach(() => regler(0, 100));

describe('a decision to be read twice', () => {
  test('does not leave, whatever asks it to, until somebody else has said that it is right', async () => {
    const s = await decide();
    await imprimer(s);
    expect(await tachesDe(s)).toBe(0);
    await notifierDecisions({ dossierIds: [s.dossierId] }, DECIDEE);
    await fairePartirLesDecisions(NUIT);
    expect(await etatDe(s)).toMatchObject({ etat: 'decidee', parties: 0 });
    expect((await etatDe(s))?.drapeaux).toContain('relecture');
    const { lignes } = await compteRenduDesDeparts(await auteur(s));
    expect(lignes.find(({ id }) => id === s.dossierId)?.retenue).toBe('a_relire');

    await laisserPartir(await lecteur(s), cible(s));
    expect(await tachesDe(s)).toBe(1);
    expect((await etatDe(s))?.drapeaux).not.toContain('relecture');
    await notifierDecisions({ dossierIds: [s.dossierId] }, DECIDEE);
    expect(await etatDe(s)).toMatchObject({ etat: 'notifiee', parties: 1 });
  });

  test('leaves at the next departure once read, when an hour is set', async () => {
    const s = await decide();
    await imprimer(s, true);
    await accomplir(await lecteur(s), confirmerDecision(cible(s)));
    await fairePartirLesDecisions(NUIT);
    expect(await etatDe(s)).toMatchObject({ etat: 'notifiee', parties: 1 });
  });

  test('refuses: its author, a gestionnaire, the family, and a second answer', async () => {
    const s = await decide();
    const sien = await attendreRefus(accomplir(await auteur(s), confirmerDecision(cible(s))), 'impossible');
    expect(sien.message).toBe('Une décision est relue par une autre personne que celle qui l’a prise.');
    for (const role of ['gestionnaire_sab', 'famille'] as const)
      await attendreRefus(accomplir(await acteur(s, role, DECIDEE), confirmerDecision(cible(s))), 'interdit');
    const { version } = await accomplir(await lecteur(s), confirmerDecision(cible(s)));
    const encore = accomplir(await lecteur(s), renvoyerDecision({ ...cible(s), version }, RAISON));
    expect((await attendreRefus(encore, 'impossible')).message).toMatch(/n’attend de seconde lecture/);
  });

  test('refuses: the signature on paper before the reading', async () => {
    const s = await decide(true);
    await imprimer(s);
    const tot = signerUn(await auteur(s, LENDEMAIN), cible(s), 'Lille');
    expect((await attendreRefus(tot, 'impossible')).message).toMatch(/attend une seconde lecture/);
    const { version } = await accomplir(await lecteur(s), confirmerDecision(cible(s)));
    await signerUn(await auteur(s, LENDEMAIN), { ...cible(s), version }, 'Lille');
    expect(await tachesDe(s)).toBe(1);
  });

  test('to be taken up again, it goes back to its author with the reason, and the next one is read too', async () => {
    await regler(0, 100);
    const s = await decide();
    await imprimer(s, true);
    s.version = (await accomplir(await lecteur(s), renvoyerDecision(cible(s), RAISON))).version;
    await fairePartirLesDecisions(NUIT);
    expect(await etatDe(s)).toMatchObject({ etat: 'decidee', parties: 0 });
    const { miennes } = await relectures(await auteur(s), 2026);
    expect(miennes.find(({ dossierId }) => dossierId === s.dossierId)).toMatchObject({
      issue: 'a_reprendre',
      raison: RAISON,
    });
    await regler(0, 0);
    s.version = (
      await accomplir(await auteur(s, LENDEMAIN), rattraperDecision(cible(s), 'Un enfant de plus au foyer.'))
    ).version;
    await verbes.attribuer(s, LENDEMAIN);
    const motifs = await lire(
      'SELECT motif::text, issue FROM relecture WHERE dossier_id = $1 ORDER BY demandee_le',
      [s.dossierId],
    );
    expect(motifs).toEqual([
      { motif: 'part', issue: 'a_reprendre' },
      { motif: 'reprise', issue: null },
    ]);
  });

  test('on the day after, it is on top of the list of who may read it, with the last day of the law', async () => {
    const s = await decide();
    const deLui = (lues: { dossierId: string }[]) => lues.find(({ dossierId }) => dossierId === s.dossierId);
    expect(deLui(await relecturesEnRetard(await lecteur(s, DECIDEE)))).toBeUndefined();
    const retard = deLui(await relecturesEnRetard(await lecteur(s, LENDEMAIN)));
    // Filed on 10 September: two months (CRPA L. 231-4).
    expect(retard).toMatchObject({ jourLegal: new Date('2026-11-10'), enRetard: true });
    expect(deLui(await relecturesEnRetard(await auteur(s, LENDEMAIN)))).toBeUndefined();
    expect(await relecturesEnRetard(await acteur(s, 'secretariat', LENDEMAIN))).toEqual([]);
    await accomplir(await lecteur(s, LENDEMAIN), confirmerDecision(cible(s)));
    expect(deLui(await relecturesEnRetard(await lecteur(s, LENDEMAIN)))).toBeUndefined();
  });

  test('called back by its author, it waits for nobody any more', async () => {
    const s = await decide();
    await imprimer(s, true);
    await accomplir(await auteur(s), rattraperDecision(cible(s), 'Un enfant de plus au foyer.'));
    expect(await relecturesEnRetard(await lecteur(s, LENDEMAIN))).not.toContainEqual(
      expect.objectContaining({ dossierId: s.dossierId }),
    );
  });

  test('is counted by who signs', async () => {
    const [un, deux] = [await decide(), await decide()];
    const compte = async () =>
      (await relectures(await lecteur(un), 2026)).comptes.reduce(
        (somme, { conformes, aReprendre }) => [(somme[0] ?? 0) + conformes, (somme[1] ?? 0) + aReprendre],
        [0, 0],
      );
    const [conformes = 0, aReprendre = 0] = await compte();
    await accomplir(await lecteur(un), confirmerDecision(cible(un)));
    await accomplir(await lecteur(deux), renvoyerDecision(cible(deux), RAISON));
    expect(await compte()).toEqual([conformes + 1, aReprendre + 1]);
  });
});

describe('a decision that shows a risk', () => {
  const regarder = (...risques: string[]) =>
    falsifier(`DELETE FROM reglage_de_relecture;
      INSERT INTO reglage_de_relecture (academie_code, premieres, part, risques)
      SELECT DISTINCT academie_code, 0, 0, '{${risques.join(',')}}'::text[] FROM departement`);
  const lueDe = async ({ dossierId }: Scene) =>
    lire('SELECT motif::text, risques FROM relecture WHERE dossier_id = $1', [dossierId]);

  /** A decision of the year before for the same pupil and person: another one, moved there. */
  async function lAnDernier(s: Scene, enfants: number): Promise<void> {
    const autre = await decide();
    await falsifier(`UPDATE dossier a SET rentree = 2025, eleve_id = d.eleve_id, demandeur_id = d.demandeur_id
        FROM dossier d WHERE a.id = '${autre.dossierId}' AND d.id = '${s.dossierId}';
      UPDATE decision SET situation = jsonb_set(situation, '{foyer,avis,enfants}', '${enfants}')
        WHERE dossier_id = '${autre.dossierId}'`);
  }

  test('is read with its reasons, told to the reader, and counted by risk; the others leave', async () => {
    await regarder('foyer_change');
    const [change, sans] = [
      await dossierA('en_instruction', 'lycee_public'),
      await dossierA('en_instruction', 'lycee_public'),
    ];
    await lAnDernier(change, 7);
    for (const s of [change, sans]) await verbes.attribuer(s, DECIDEE);
    expect(await lueDe(change)).toEqual([{ motif: 'risque', risques: ['foyer_change'] }]);
    expect(await lueDe(sans)).toEqual([]);
    const avant = await relectures(await lecteur(change), 2026);
    expect(avant.aLire.find(({ dossierId }) => dossierId === change.dossierId)).toMatchObject({
      motif: 'risque',
      risques: ['foyer_change'],
    });
    expect(avant.risques).toEqual([{ risque: 'foyer_change', conformes: 0, aReprendre: 0, attendent: 1 }]);
    await accomplir(await lecteur(change), renvoyerDecision(cible(change), RAISON));
    expect((await relectures(await lecteur(change), 2026)).risques).toEqual([
      { risque: 'foyer_change', conformes: 0, aReprendre: 1, attendent: 0 },
    ]);
    const ailleurs = await acteur(nouvelleScene('lyceeToulouse'), 'delegue_recteur', DECIDEE);
    expect((await relectures(ailleurs, 2026)).risques).toEqual([]);
  });

  test('refuses: a risk that the académie does not look at', async () => {
    await regarder('chiffres_repris');
    const s = await dossierA('en_instruction', 'lycee_public');
    await lAnDernier(s, 7);
    await verbes.attribuer(s, DECIDEE);
    expect(await lueDe(s)).toEqual([]);
  });
});

describe('the first decisions', () => {
  test('up to the number set, counted where they were signed, then no more', async () => {
    await regler(0, 0);
    const s = await decide();
    const [compte] = await lire<{ n: number }>(
      `SELECT count(*)::int AS n FROM decision x JOIN dossier d ON d.id = x.dossier_id
       WHERE x.signataire_id = $1 AND d.academie_code = (SELECT academie_code FROM dossier WHERE id = $2)`,
      [(await auteur(s)).auteur.id, s.dossierId],
    );
    await regler((compte?.n ?? 0) + 1, 0);
    const [derniere, apres] = [await decide(), await decide()];
    const relues = await lire('SELECT dossier_id, motif::text FROM relecture WHERE dossier_id = ANY ($1)', [
      [derniere.dossierId, apres.dossierId],
    ]);
    expect(relues).toEqual([{ dossier_id: derniere.dossierId, motif: 'premieres' }]);
  });

  test('refuses: the chef of a collège public is read by nobody', async () => {
    const s = await dossierA('decidee', 'college_public');
    expect(await lire('SELECT 1 FROM relecture WHERE dossier_id = $1', [s.dossierId])).toEqual([]);
  });
});

describe('the setting of an académie', () => {
  const proposer = (qui: Portee, autres: Record<string, unknown> = {}) =>
    reglerRelecture(
      qui,
      ReglageSchema.parse({
        academie: '09',
        premieres: '5',
        part: '10',
        motif: 'note de service du 12 novembre',
        ...autres,
      }),
    );
  const administrateurs = async (): Promise<[Portee, Portee]> => {
    const [un, deux] = await Promise.all(
      ['agent-administrateur', 'agent-administratrice'].map((sub) => porteeDAgent(sub, le('2026-11-23'))),
    );
    if (!un || !deux) throw new Error('administrateurs inconnus');
    return [un, deux];
  };

  beforeEach(() => falsifier('DELETE FROM reglage_de_relecture; DELETE FROM acte_a_confirmer'));

  test('is signed by two, told in the register, and changed at the version that was read', async () => {
    const [un, deux] = await administrateurs();
    const reglage = async () => (await reglages(un)).find(({ code }) => code === '09')?.reglage ?? null;
    expect(await proposer(un)).toBe(false);
    expect(await reglage()).toBeNull();
    const [attente] = await actesAConfirmer(deux);
    expect(attente?.details).toContain('les 5 premières décisions, puis 10 %');
    await attendreRefus(confirmerActe(un, attente?.id ?? ''), 'interdit');
    await confirmerActe(deux, attente?.id ?? '');
    expect(await reglage()).toMatchObject({ premieres: 5, part: 10, version: 0 });
    await attendreRefus(proposer(un), 'conflit');
    await attendreRefus(proposer(un, { version: '0' }), 'impossible');
    expect(await proposer(un, { version: '0', plafond_proche: 'oui', foyer_change: 'oui' })).toBe(false);
    const [risques] = await actesAConfirmer(deux);
    expect(risques?.details).toContain(
      'les 5 premières décisions, puis 10 % → les 5 premières décisions, puis 10 %, et à risque (revenu proche d’un plafond, famille changée depuis l’an dernier)',
    );
    await confirmerActe(deux, risques?.id ?? '');
    expect(await reglage()).toMatchObject({
      part: 10,
      risques: ['plafond_proche', 'foyer_change'],
      version: 1,
    });
  });

  test('refuses: an académie where one person alone decides, and one that does not exist', async () => {
    const [un] = await administrateurs();
    const inconnue = await attendreRefus(proposer(un, { academie: '99' }), 'impossible');
    expect(inconnue.champ).toBe('academie');
    const ferme = "academie_code = '09' AND role IN ('responsable_sab', 'delegue_recteur')";
    await falsifier(`UPDATE affectation SET au = '2026-11-20' WHERE ${ferme} AND au IS NULL
      AND agent_id <> (SELECT min(agent_id::text)::uuid FROM affectation WHERE ${ferme})`);
    try {
      const refus = await attendreRefus(proposer(un), 'impossible');
      expect(refus.message).toMatch(/rien ne partirait/);
      const cibles = proposer(un, { premieres: '0', part: '0', foyer_change: 'oui' });
      expect((await attendreRefus(cibles, 'impossible')).message).toMatch(/rien ne partirait/);
      expect(await proposer(un, { premieres: '0', part: '0' })).toBe(false);
    } finally {
      await falsifier(`UPDATE affectation SET au = NULL WHERE ${ferme} AND au = '2026-11-20'`);
    }
  });

  test('refuses: who is no administrateur, and numbers out of bounds', async () => {
    const s = await dossierA('deposee', 'lycee_public');
    await attendreRefus(proposer(await auteur(s)), 'introuvable');
    for (const faux of [
      { part: '101' },
      { part: '-1' },
      { premieres: '501' },
      { motif: '' },
      { academie: 'x' },
    ])
      expect(
        ReglageSchema.safeParse({ academie: '09', premieres: '5', part: '10', motif: 'une note', ...faux })
          .success,
      ).toBe(false);
  });
});

describe('below the application', () => {
  test('refuses: a notification before the reading, an answer written twice, one’s own, a reading removed', async () => {
    const s = await decide();
    const [{ id, decision_id: decision } = { id: '', decision_id: '' }] = await lire<{
      id: string;
      decision_id: string;
    }>('SELECT id, decision_id FROM relecture WHERE dossier_id = $1', [s.dossierId]);
    await expect(
      lire(
        `INSERT INTO notification (id, decision_id, mode, envoyee_le) VALUES (uuidv7(), $1, 'portail', '2026-09-17')`,
        [decision],
      ),
    ).rejects.toThrow(/attend une seconde lecture/);
    const lire2 = (qui: Portee) =>
      enTantQuApplication(
        `agent:${qui.auteur.id}`,
        `UPDATE relecture SET issue = 'conforme', lecteur_id = '00000000-0000-4000-8000-000000000000', lecteur_nom = 'X', lue_le = '2026-09-16' WHERE id = '${id}'`,
      );
    await expect(lire2(await auteur(s))).rejects.toThrow(/deux_personnes/);
    const qui = await lecteur(s);
    await lire2(qui);
    expect(await lire('SELECT lecteur_id FROM relecture WHERE id = $1', [id])).toEqual([
      { lecteur_id: qui.auteur.id },
    ]);
    await expect(lire2(qui)).rejects.toThrow(/son issue s’écrit, une fois/);
    await expect(lire('DELETE FROM relecture WHERE id = $1', [id])).rejects.toThrow(/ne s’efface pas/);
    const famille = await acteur(s, 'famille', DECIDEE);
    expect(await enTantQuApplication(`famille:${famille.auteur.id}`, 'SELECT 1 FROM relecture')).toEqual([]);
  });
});
