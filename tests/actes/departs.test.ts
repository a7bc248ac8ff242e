/** Decisions leave at the hour set; until then nobody outside knows of them, and their author may call them back. */
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { ouvrirCourrier } from '#lib/courrier/actes.ts';
import { notifierDecisions, produireCourriers, reprendreCourriers } from '#lib/courrier/taches.ts';
import { attribuer, rattraperDecision } from '#lib/decision/actes.ts';
import { compteRenduDesDeparts } from '#lib/depart/queries.ts';
import { fairePartirLesDecisions } from '#lib/depart/taches.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { boursesAttribuees } from '#lib/liquidation/queries.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { dossierA, nouvelleScene, surPapier } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const DECIDEE = le('2026-09-16');
const NUIT = le('2026-09-17');
const MOTIF = 'Le foyer a été saisi deux fois.';
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
/** Departures at four; a night that comes after every letter of this file. */
const nuit = (heure: string | undefined = '04:00') => ({
  heure,
  instant: Temporal.Now.instant().add({ hours: 48 }),
  jour: NUIT,
});
const decideur = (s: Scene) => (s.branche === 'college_public' ? 'chef_etablissement' : 'responsable_sab');
const chefDe = (s: Scene, leJour = DECIDEE) => acteur(s, decideur(s), leJour);

const lettreDe = async ({ dossierId }: Scene) => {
  const [lue] = await lire<{ id: string; rappele: string | null }>(
    `SELECT id, rappele_le::text AS rappele FROM courrier WHERE dossier_id = $1 AND decision_id IS NOT NULL ORDER BY reference DESC`,
    [dossierId],
  );
  return lue ?? { id: '', rappele: null };
};

/** An attribution whose letter is made, and that waits for the night. */
async function decide(
  ou: Parameters<typeof nouvelleScene>[0] = 'collegePublic',
  papier = false,
): Promise<Scene> {
  const s = nouvelleScene(ou);
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  if (papier) await surPapier(s);
  await verbes.attribuer(s, DECIDEE);
  await produireCourriers({ courrierIds: [(await lettreDe(s)).id] }, DECIDEE, true);
  return s;
}

const etatDe = async ({ dossierId }: Scene) => {
  const [lu] = await lire<{ etat: string; parties: number; version: number }>(
    `SELECT etat, version, (SELECT count(*)::int FROM notification n JOIN decision x ON x.id = n.decision_id WHERE x.dossier_id = d.id) AS parties
     FROM dossier d WHERE id = $1`,
    [dossierId],
  );
  return lu;
};

const tachesDe = async (nom: string, id: string): Promise<number> =>
  (
    await lire(
      `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = $1 AND j.payload::text LIKE '%' || $2 || '%'`,
      [nom, id],
    )
  ).length;

describe('the hour of departure', () => {
  test('until it, nothing leaves and the family sees nothing; then the decision is notified, then announced', async () => {
    const s = await decide();
    const { id } = await lettreDe(s);
    expect(await tachesDe('notifier_decisions', s.dossierId)).toBe(0);
    expect(await tachesDe('envoyer_courriels', id)).toBe(0);
    await attendreRefus(ouvrirCourrier(await acteur(s, 'famille', DECIDEE), id), 'introuvable');
    // The hour has not come since the letter was made.
    await fairePartirLesDecisions({ ...nuit(), instant: Temporal.Instant.from('2026-01-01T12:00:00Z') });
    expect(await etatDe(s)).toMatchObject({ etat: 'decidee', parties: 0 });
    await fairePartirLesDecisions(nuit());
    expect(await etatDe(s)).toMatchObject({ etat: 'notifiee', parties: 1 });
    expect(await tachesDe('envoyer_courriels', id)).toBe(1);
    await ouvrirCourrier(await acteur(s, 'famille', NUIT), id);
  });

  test('a night played again sends nothing twice', async () => {
    const s = await decide();
    await fairePartirLesDecisions(nuit());
    const { version } = (await etatDe(s)) ?? {};
    await Promise.all([fairePartirLesDecisions(nuit()), fairePartirLesDecisions(nuit())]);
    expect(await etatDe(s)).toMatchObject({ version, parties: 1 });
    expect(await tachesDe('envoyer_courriels', (await lettreDe(s)).id)).toBe(1);
  });

  test('refuses: what the queue forgot is not announced before it leaves', async () => {
    const s = await decide();
    await reprendreCourriers();
    expect(await tachesDe('envoyer_courriels', (await lettreDe(s)).id)).toBe(0);
  });

  test('without an hour, the night does nothing: a decision leaves as soon as its letter is made', async () => {
    const s = await decide();
    await fairePartirLesDecisions({ ...nuit(), heure: undefined });
    expect(await etatDe(s)).toMatchObject({ etat: 'decidee' });
  });

  test('refuses: a demande abandoned in the evening, and a decision on paper that nobody has signed', async () => {
    const abandonnee = await decide();
    await verbes.seDesister(abandonnee, DECIDEE);
    const papier = await decide('collegePublic', true);
    await fairePartirLesDecisions(nuit());
    expect(await etatDe(abandonnee)).toMatchObject({ etat: 'desistee', parties: 0 });
    expect(await etatDe(papier)).toMatchObject({ etat: 'decidee', parties: 0 });
  });
});

describe('a decision called back', () => {
  test('never leaves, opens nothing, and the next one replaces it', async () => {
    const s = await decide();
    s.version = (await accomplir(await chefDe(s), rattraperDecision(cible(s), MOTIF))).version;
    await fairePartirLesDecisions(nuit());
    await notifierDecisions({ dossierIds: [s.dossierId] }, NUIT);
    expect(await etatDe(s)).toMatchObject({ etat: 'en_instruction', parties: 0 });
    expect((await lettreDe(s)).rappele).toBe('2026-09-16');
    const eleves = (await boursesAttribuees(await acteur(s, 'agent_comptable', NUIT), 2026)).map(
      ({ eleveId }) => eleveId,
    );
    expect(eleves).not.toContain(s.eleveId);
    await verbes.attribuer(s, NUIT);
    await produireCourriers({ courrierIds: [(await lettreDe(s)).id] }, NUIT, true);
    await fairePartirLesDecisions(nuit());
    expect(await etatDe(s)).toMatchObject({ etat: 'notifiee', parties: 1 });
  });

  test('a late demande declared irrecevable by mistake waits again for its judgement; a double one is under study again', async () => {
    const tardive = await dossierA('irrecevable', 'lycee_public');
    const double = await dossierA('en_double', 'college_public');
    await verbes.declarerDoubleDemande(double, DECIDEE);
    for (const [s, leJour, etat] of [
      [tardive, le('2026-11-05'), 'deposee'],
      [double, DECIDEE, 'en_instruction'],
    ] as const) {
      await produireCourriers({ courrierIds: [(await lettreDe(s)).id] }, leJour, true);
      s.version = (await accomplir(await chefDe(s, leJour), rattraperDecision(cible(s), MOTIF))).version;
      await fairePartirLesDecisions(nuit());
      expect(await etatDe(s)).toMatchObject({ etat, parties: 0 });
    }
    const { lignes } = await compteRenduDesDeparts(await chefDe(tardive, le('2026-11-05')));
    expect(lignes.find(({ id }) => id === tardive.dossierId)).toMatchObject({
      genre: 'irrecevabilite',
      retenue: 'rattrapee',
    });
    await verbes.admettreHorsDelai(tardive, le('2026-11-06'));
    await verbes.attribuer(tardive, le('2026-11-06'));
    expect((await etatDe(tardive))?.etat).toBe('decidee');
  });

  test('refuses: an irrecevabilité that has left', async () => {
    const s = await dossierA('irrecevable', 'lycee_public');
    await produireCourriers({ courrierIds: [(await lettreDe(s)).id] }, le('2026-11-05'), true);
    await fairePartirLesDecisions(nuit());
    s.version = (await etatDe(s))?.version ?? 0;
    const chef = await chefDe(s, le('2026-11-06'));
    await attendreRefus(accomplir(chef, rattraperDecision(cible(s), MOTIF)), 'impossible');
  });

  /** CRPA L. 212-1: nobody signs under the name of somebody else. */
  test('of a person who has left: a successor calls it back, decides, and the letter carries the successor’s name', async () => {
    const s = await decide('lyceePublic', true);
    const ancien = (await chefDe(s)).auteur.id;
    const successeur = await acteur(s, 'delegue_recteur', NUIT);
    await attendreRefus(accomplir(successeur, rattraperDecision(cible(s), MOTIF)), 'impossible');
    await falsifier(`UPDATE affectation SET au = '2026-09-16' WHERE agent_id = '${ancien}'`);
    try {
      const { lignes } = await compteRenduDesDeparts(successeur);
      expect(lignes.find(({ id }) => id === s.dossierId)?.retenue).toBe('signataire_parti');
      await attendreRefus(
        accomplir(await acteur(s, 'secretariat', NUIT), rattraperDecision(cible(s), MOTIF)),
        'interdit',
      );
      s.version = (await accomplir(successeur, rattraperDecision(cible(s), MOTIF))).version;
      s.version = (await accomplir(successeur, attribuer(cible(s)))).version;
      expect(
        await lire(
          'SELECT c.signataire_id AS qui, c.rappele_le IS NOT NULL AS rappelee FROM courrier c WHERE c.dossier_id = $1 AND c.decision_id IS NOT NULL ORDER BY c.jour, c.rappele_le',
          [s.dossierId],
        ),
      ).toEqual([
        { qui: ancien, rappelee: true },
        { qui: successeur.auteur.id, rappelee: false },
      ]);
    } finally {
      await falsifier(`UPDATE affectation SET au = NULL WHERE agent_id = '${ancien}'`);
    }
  });

  test('refuses: once it has left, by another person, and without a reason', async () => {
    const s = await decide('lyceePublic');
    const autre = await acteur(s, 'delegue_recteur', DECIDEE);
    await attendreRefus(accomplir(autre, rattraperDecision(cible(s), MOTIF)), 'impossible');
    await attendreRefus(
      accomplir(await acteur(s, 'secretariat', DECIDEE), rattraperDecision(cible(s), MOTIF)),
      'interdit',
    );
    await attendreRefus(accomplir(await chefDe(s), rattraperDecision(cible(s), 'trop court')), 'impossible');
    await fairePartirLesDecisions(nuit());
    s.version = (await etatDe(s))?.version ?? 0;
    await attendreRefus(accomplir(await chefDe(s), rattraperDecision(cible(s), MOTIF)), 'impossible');
  });

  test('refuses in the base: a letter already announced', async () => {
    const s = await decide();
    const { id } = await lettreDe(s);
    await falsifier(`UPDATE courrier SET courriel_envoye_le = now() WHERE id = '${id}'`);
    await expect(lire(`UPDATE courrier SET rappele_le = '2026-09-16' WHERE id = $1`, [id])).rejects.toThrow(
      /courrier_rappele/,
    );
  });
});

test('in the morning, the page tells what left and what was held back, in the portée', async () => {
  const [partie, rattrapee, attend] = [await decide(), await decide(), await decide('collegePublic', true)];
  await accomplir(await chefDe(rattrapee), rattraperDecision(cible(rattrapee), MOTIF));
  await fairePartirLesDecisions(nuit());
  const { lignes } = await compteRenduDesDeparts(await chefDe(partie, NUIT));
  const dite = ({ dossierId }: Scene) => lignes.find(({ id }) => id === dossierId);
  expect(dite(partie)).toMatchObject({ partiLe: '2026-09-17', retenue: null });
  expect(dite(rattrapee)).toMatchObject({ partiLe: null, retenue: 'rattrapee' });
  expect(dite(attend)).toMatchObject({ partiLe: null, retenue: 'a_signer' });
  const ailleurs = await acteur(nouvelleScene('lyceePublic'), 'secretariat', NUIT);
  expect((await compteRenduDesDeparts(ailleurs)).lignes.map(({ id }) => id)).not.toContain(partie.dossierId);
});
