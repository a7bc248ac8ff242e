/** What the délégué à la protection des données asks about first: volume, hours, places. */
import { beforeAll, describe, expect, test } from 'vitest';
import { lecturesDeLAgent, lecturesInhabituelles } from '#lib/journal/queries.ts';
import { InhabituellesSchema } from '#lib/journal/schema.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { agentDe } from '#monde/agents.ts';
import { le, type Scene } from '#monde/scene.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-23');
/** A Tuesday, and the Sunday before. */
const MARDI = '2026-11-17';
const DIMANCHE = '2026-11-15';

let dpo: Portee;
let chef: Portee;
let ailleurs: Portee;
let ici: Scene;

/** Reads of one dossier at some instants of Paris, with every trigger asleep: the register dates by the real clock. */
const lectures = (qui: Portee, dossiers: string, ...instants: string[]): Promise<void> =>
  falsifier(
    instants
      .map(
        (instant) =>
          `INSERT INTO lecture_sensible (instant, lecteur_genre, lecteur_id, dossier_id, objet, rang, maillon_precedent, maillon)
           SELECT '${instant}'::timestamp AT TIME ZONE 'Europe/Paris', 'agent', '${qui.auteur.id}', id,
             'dossier', 1000 + (random() * 1e8)::int, '', '' FROM dossier WHERE ${dossiers}`,
      )
      .join(';'),
  );

beforeAll(async () => {
  dpo = await agent('agent-dpo', JOUR);
  ici = await dossierA('deposee', 'college_public');
  await dossierA('deposee', 'lycee_public');
  chef = await agent(agentDe('collegePublic', 'chef_etablissement'), JOUR);
  ailleurs = await agent(agentDe('collegeToulouse', 'chef_etablissement'), JOUR);
  // Forty-one stubs of the same place, to be opened in one day.
  await falsifier(`
    INSERT INTO dossier (id, numero, rentree, eleve_id, uai, academie_code, departement_code, scolarite_id, branche)
      SELECT gen_random_uuid(), 'V' || n, rentree, eleve_id, uai, academie_code, departement_code, scolarite_id, branche
      FROM dossier, generate_series(1, 41) n WHERE id = '${ici.dossierId}'`);
});

const vues = (adresse: object = {}) =>
  lecturesInhabituelles(
    dpo,
    InhabituellesSchema.parse({ du: '2026-11-01', au: '2026-11-23', ...adresse }),
  ).then(({ lignes }) => lignes.map(({ jour, ...reste }) => ({ ...reste, jour: jour.toString() })));

describe('a day out of the ordinary', () => {
  test('is not an ordinary one: some dossiers of one’s own place, in the day', async () => {
    await lectures(chef, `id = '${ici.dossierId}'`, '2026-11-16 07:00', '2026-11-16 19:59');
    expect(await vues()).toEqual([]);
  });

  test('at night, or on a Sunday', async () => {
    await lectures(
      chef,
      `id = '${ici.dossierId}'`,
      `${DIMANCHE} 11:00`,
      '2026-11-16 20:00',
      '2026-11-16 06:59',
    );
    expect(await vues()).toMatchObject([
      { jour: '2026-11-16', horsHeures: 2, horsLieu: 0, volume: false },
      { jour: DIMANCHE, horsHeures: 1, horsLieu: 0, volume: false },
    ]);
  });

  test('many more dossiers than usual: forty, and more than three times the median', async () => {
    await lectures(chef, "numero LIKE 'V%' AND numero <> 'V1' AND numero <> 'V2'", `${MARDI} 10:00`);
    expect((await vues({ du: MARDI, au: MARDI })).length).toBe(0);
    await lectures(chef, "numero = 'V1'", `${MARDI} 10:00`);
    expect(await vues({ du: MARDI, au: MARDI })).toMatchObject([
      { dossiers: 40, habituels: 1, volume: true, horsHeures: 0, horsLieu: 0 },
    ]);
  });

  test('the same number is ordinary for who opens twenty a day', async () => {
    await lectures(
      chef,
      "numero IN (SELECT 'V' || n FROM generate_series(1, 20) n)",
      '2026-11-12 10:00',
      '2026-11-13 10:00',
      '2026-11-14 10:00',
    );
    expect(await vues({ du: MARDI, au: MARDI })).toEqual([]);
  });

  test('a dossier of a place where the agent holds no function', async () => {
    await lectures(ailleurs, `id = '${ici.dossierId}'`, '2026-11-18 10:00');
    expect(await vues({ du: '2026-11-18', au: '2026-11-18' })).toMatchObject([
      { agentId: ailleurs.auteur.id, horsLieu: 1, horsHeures: 0 },
    ]);
  });

  test('is searched by name and by days; a wrong address counts as none', async () => {
    const nom = ailleurs.auteur.nom.split(' ').at(-1)?.toUpperCase();
    expect((await vues({ q: nom })).map(({ agentId }) => agentId)).toEqual([ailleurs.auteur.id]);
    expect(await vues({ q: '%' })).toEqual([]);
    expect(await vues({ du: '2026-11-19', au: '2026-11-20' })).toEqual([]);
    expect(InhabituellesSchema.parse({ du: 'hier', au: '2026-02-31', q: ['a'] })).toEqual({});
  });
});

describe('what one agent looked at on a day', () => {
  test('by the number of the dossier, that day alone', async () => {
    expect(await lecturesDeLAgent(dpo, ailleurs.auteur.id ?? '', '2026-11-18')).toHaveLength(1);
    expect(await lecturesDeLAgent(dpo, ailleurs.auteur.id ?? '', '2026-11-19')).toEqual([]);
  });
});

describe('refuses', () => {
  test.each(['agent-administrateur', 'agent-responsable', 'agent-chef-public'])(
    'to %s, by the page or by the base',
    async (sub) => {
      const qui = await agent(sub, JOUR);
      await attendreRefus(lecturesInhabituelles(qui, {}), 'introuvable');
      await attendreRefus(lecturesDeLAgent(qui, chef.auteur.id ?? '', undefined), 'introuvable');
      for (const sql of [
        "SELECT * FROM lectures_inhabituelles('2026-11-01', '2026-11-23', NULL, 1, 1, 5)",
        `SELECT * FROM lectures_de_l_agent('${chef.auteur.id}', '2026-11-17', 5)`,
      ])
        await expect(enTantQuApplication(`agent:${qui.auteur.id}`, sql)).rejects.toThrow(/seul le délégué/);
    },
  );
});
