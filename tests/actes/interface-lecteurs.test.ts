/** Who reads the traces of the interface: a family, of its own children; the DPO; the worker, what is unusual. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { entretenirLesAppels, surveillerLesAppels } from '#lib/appel/taches.ts';
import { consignerOpposition } from '#lib/opposition/actes.ts';
import { oppositionDeMonEnfant } from '#lib/opposition/queries.ts';
import { porteeDAgent, porteeDeFamille } from '#lib/technique/portee.ts';
import {
  appelsDeLOrganisme,
  appelsDuDossier,
  appelsSurMonEnfant,
  volumesSignales,
} from '#lib/trace/queries.ts';
import { agentDe } from '#monde/agents.ts';
import { compte } from '#monde/comptes.ts';
import { COMMUNE } from '#monde/jetons.ts';
import { le, type Scene } from '#monde/scene.ts';
import { emettre } from './appui/interface.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-12-15');
let s: Scene;
let numero = '';
let sub = '';

const tracer = (jeton: { id: string; habilitation: string }, combien: number, instant = 'now()') =>
  falsifier(`
    INSERT INTO appel (id, instant, porte, jeton_id, habilitation_id, octroi_id, destinataire, eleve_id, scopes)
    SELECT gen_random_uuid(), ${instant}, 'identite', '${jeton.id}', '${jeton.habilitation}', o.id, '${COMMUNE}', '${s.eleveId}', '{men_statut_boursier}'
    FROM octroi o, generate_series(1, ${combien}) WHERE o.habilitation_id = '${jeton.habilitation}'`);

beforeAll(async () => {
  s = await dossierA('notifiee', 'college_public');
  const [lu] = await lire<{ numero: string; sub: string }>(
    'SELECT d.numero, r.sub FROM dossier d JOIN responsable r ON r.id = d.demandeur_id WHERE d.id = $1',
    [s.dossierId],
  );
  numero = lu?.numero ?? '';
  sub = lu?.sub ?? '';
  const jeton = await emettre();
  await falsifier(`UPDATE octroi SET organisme = '{"denomination": "Commune de Lille"}', contenu =
    '{"projet": {"intitule": "Cantine"}, "cadre": {"intitule": "Délibération du 3 mars"}, "contacts": {"dpo": {"courriel": "dpo@lille.example"}}}'
    WHERE habilitation_id = '${jeton.habilitation}'`);
  await tracer(jeton, 1);
}, 120_000);

const VU = {
  organisme: 'Commune de Lille',
  projet: 'Cantine',
  cadre: 'Délibération du 3 mars',
  courriel: 'dpo@lille.example',
  scopes: ['men_statut_boursier'],
};

describe('a family', () => {
  test('reads who asked about its child, for what, on which ground, and to whom it objects', async () => {
    const portee = await porteeDeFamille(sub, LE_JOUR);
    if (!portee) throw new Error(sub);
    expect(await appelsSurMonEnfant(portee, s.eleveId)).toMatchObject([VU]);
  });

  test('refuses: another family, an agent, nobody', async () => {
    const [autre] = await lire<{ sub: string }>(
      `SELECT r.sub FROM responsable r WHERE r.sub IS NOT NULL AND NOT EXISTS (
         SELECT FROM lien l WHERE l.responsable_id = r.id AND l.eleve_id = $1) LIMIT 1`,
      [s.eleveId],
    );
    for (const portee of [
      await porteeDeFamille(autre?.sub ?? '', LE_JOUR),
      await porteeDAgent(agentDe('collegePublic', 'chef_etablissement'), LE_JOUR),
    ]) {
      if (!portee) throw new Error('aucune portée');
      expect(await appelsSurMonEnfant(portee, s.eleveId)).toEqual([]);
    }
    const sql = `SELECT * FROM appels_sur_mon_enfant('${s.eleveId}', 10)`;
    expect(await enTantQuApplication('', sql)).toEqual([]);
  });
});

test('the DPO finds them by the dossier; refuses: anybody else', async () => {
  const dpo = await porteeDAgent(compte('dpo').sub, LE_JOUR);
  const chef = await porteeDAgent(agentDe('collegePublic', 'chef_etablissement'), LE_JOUR);
  if (!dpo || !chef) throw new Error('aucune portée');
  expect(await appelsDuDossier(dpo, numero)).toMatchObject([VU]);
  expect(await appelsDuDossier(dpo, 'inconnu')).toEqual([]);
  await expect(appelsDuDossier(chef, numero)).rejects.toMatchObject({ code: 'introuvable' });
  const [agent] = await lire<{ id: string }>('SELECT id FROM agent WHERE sub = $1', [
    agentDe('collegePublic', 'chef_etablissement'),
  ]);
  await expect(
    enTantQuApplication(`agent:${agent?.id}`, `SELECT * FROM appels_du_dossier('${numero}', 10)`),
  ).rejects.toThrow(/seul le délégué/);
});

test('a family reads until when nothing is told of its child; refuses: another, and the words of the DPO', async () => {
  const dpo = await porteeDAgent(compte('dpo').sub, LE_JOUR);
  const famille = await porteeDeFamille(sub, LE_JOUR);
  if (!dpo || !famille) throw new Error('aucune portée');
  expect(await oppositionDeMonEnfant(famille, s.eleveId)).toBeNull();
  await consignerOpposition(dpo, {
    ...{ reference: numero, suite: 'admise', demandeeLe: '2026-12-10', motif: 'Éloignement.' },
  });
  await falsifier("UPDATE opposition SET instant = now() - interval '1 day'");
  const [attendue] = await lire<{ au: string }>(
    "SELECT ((now() - interval '1 day' + interval '24 months')::date)::text AS au",
  );
  expect((await oppositionDeMonEnfant(famille, s.eleveId))?.toString()).toBe(attendue?.au);
  expect(await oppositionDeMonEnfant(dpo, s.eleveId)).toBeNull();
  for (const qui of [`famille:${famille.auteur.id}`, `agent:${dpo.auteur.id}`])
    expect(await enTantQuApplication(qui, 'SELECT FROM opposition')).toEqual([]);
  for (const sql of [
    'SELECT * FROM oppositions_consignees(1)',
    `SELECT consigner_une_opposition('${numero}', 'levee', '2026-12-10', 'A')`,
  ])
    for (const qui of [`famille:${famille.auteur.id}`, ''])
      await expect(enTantQuApplication(qui, sql)).rejects.toThrow(/seul le délégué/);
});

test('a token that calls ten times more than ever is told, once a thousand calls; not one that always did', async () => {
  const [fuite, habitue, petit] = [await emettre(), await emettre(), await emettre()];
  await tracer(fuite, 1_000);
  await tracer(habitue, 1_000);
  await tracer(habitue, 100, "now() - interval '3 days'");
  await tracer(petit, 999);
  const dites: string[] = [];
  const ecoute = vi.spyOn(process.stderr, 'write').mockImplementation((dite) => dites.push(String(dite)) > 0);
  await surveillerLesAppels();
  // Looked at again in the day, it is told once.
  await surveillerLesAppels();
  await entretenirLesAppels();
  ecoute.mockRestore();
  expect(dites).toHaveLength(1);
  expect(JSON.parse(dites[0] ?? '')).toMatchObject({
    quoi: 'volume_d_appels_inhabituel',
    jeton: fuite.id,
    appels: 1_000,
  });
  for (const sub of [compte('dpo').sub, compte('instructrice').sub, compte('administrateur').sub]) {
    const lue = await porteeDAgent(sub, LE_JOUR);
    if (!lue) throw new Error(sub);
    expect(await volumesSignales(lue), sub).toMatchObject([
      { jeton: 'Aide à la cantine', appels: 1_000, habituels: 0, ouvert: true },
    ]);
  }
  const chef = await porteeDAgent(agentDe('collegePublic', 'chef_etablissement'), LE_JOUR);
  if (!chef) throw new Error('aucune portée');
  await attendreRefus(volumesSignales(chef), 'introuvable');
  for (const sql of ['SELECT * FROM volumes_signales(1)', "SELECT * FROM appels_de_l_organisme('1', 1)"])
    for (const qui of [`agent:${chef.auteur.id}`, ''])
      await expect(enTantQuApplication(qui, sql)).rejects.toThrow(/ne lit pas ses alertes|seul le délégué/);
  expect(await enTantQuApplication(`agent:${chef.auteur.id}`, 'SELECT FROM alerte_de_volume')).toEqual([]);
  await falsifier("UPDATE alerte_de_volume SET instant = now() - interval '25 hours'");
  await surveillerLesAppels();
  expect(await lire('SELECT FROM alerte_de_volume')).toHaveLength(2);
});

test('the DPO reads what a body asked, day by day; refuses: anybody else', async () => {
  const emis = await emettre();
  await tracer(emis, 3, "'2026-11-02 12:00+01'");
  const dpo = await porteeDAgent(compte('dpo').sub, LE_JOUR);
  const instructrice = await porteeDAgent(compte('instructrice').sub, LE_JOUR);
  if (!dpo || !instructrice) throw new Error('aucune portée');
  const [habilitation] = await lire<{ numero: number }>('SELECT numero FROM habilitation WHERE id = $1', [
    emis.habilitation,
  ]);
  const siens = (await appelsDeLOrganisme(dpo, COMMUNE)).filter(
    (jour) => jour.habilitation === habilitation?.numero,
  );
  expect(siens).toMatchObject([{ jeton: 'Aide à la cantine', porte: 'identite', appels: 3 }]);
  expect(siens[0]?.jour.toISOString().slice(0, 10)).toBe('2026-11-02');
  expect(await appelsDeLOrganisme(dpo, '21319991200014')).toEqual([]);
  await attendreRefus(appelsDeLOrganisme(instructrice, COMMUNE), 'introuvable');
});
