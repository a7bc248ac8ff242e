/** What an agent comptable follows: the sums of the rights in force, of the établissement and of nowhere else. */
import { beforeAll, describe, expect, test } from 'vitest';
import { mesEnfants } from '#lib/famille/queries.ts';
import { fraisAVoir } from '#lib/frais/queries.ts';
import { boursesAttribuees } from '#lib/liquidation/queries.ts';
import { agentDe } from '#monde/agents.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier } from './appui/proprietaire.ts';

let ici: Scene;
let ailleurs: Scene;

async function attribuee(ou: 'collegePublic' | 'autreCollegePublic'): Promise<Scene> {
  const s = nouvelleScene(ou);
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  await verbes.attribuer(s, le('2026-09-16'));
  return s;
}

beforeAll(async () => {
  ici = await attribuee('collegePublic');
  ailleurs = await attribuee('autreCollegePublic');
});

const vuesPar = async (role: Parameters<typeof agentDe>[1]) =>
  boursesAttribuees(await agent(agentDe('collegePublic', role)), RENTREE);

describe('the sums of an établissement', () => {
  test('tell a pupil, the échelon and the year’s amount, for the agent comptable and the chef', async () => {
    for (const role of ['agent_comptable', 'chef_etablissement'] as const) {
      const vue = (await vuesPar(role)).find(({ eleveId }) => eleveId === ici.eleveId);
      // Annexe 6, rentrée 2026: the third échelon of collège.
      expect(vue).toMatchObject({ echelon: 3, montants: { bourse: 52_500 } });
      expect([vue?.du.toString(), vue?.au.toString()]).toEqual(['2026-09-01', '2027-08-31']);
    }
  });

  test('refuses: those of another établissement, and those of a dossier not decided', async () => {
    const vus = (await vuesPar('agent_comptable')).map(({ eleveId }) => eleveId);
    expect(vus).toEqual([ici.eleveId]);
    expect(vus).not.toContain(ailleurs.eleveId);
  });

  test('refuses: who follows no sums', async () => {
    expect(await vuesPar('secretariat')).toEqual([]);
  });

  test('a bourse renounced in October is worth its whole trimestre here, in the fees and to its family (C. V.A)', async () => {
    const renoncee = await dossierA('notifiee', 'college_public');
    await verbes.renoncerALaBourse(renoncee, le('2026-10-20'));
    await verbes.retirer(renoncee, le('2026-10-20'), le('2026-10-20'));
    const comptable = await acteur(renoncee, 'agent_comptable', le('2026-11-20'));
    const vue = (await boursesAttribuees(comptable, RENTREE)).find(
      ({ eleveId }) => eleveId === renoncee.eleveId,
    );
    expect(vue).toMatchObject({ au: le('2026-12-31'), montants: { bourse: 17_500 } });
    const part = (await fraisAVoir(comptable, RENTREE, 1)).eleves.find(
      ({ eleveId }) => eleveId === renoncee.eleveId,
    );
    expect(part?.decompte.brut).toBe(17_500);
    const [enfant] = await mesEnfants(await acteur(renoncee, 'famille', le('2026-11-20')), RENTREE);
    expect(enfant?.dossiers).toMatchObject([{ id: renoncee.dossierId, finSansSuite: true }]);
  });

  test('a right of the first trimestre alone counts for its days, never for the whole year', async () => {
    const courte = await attribuee('collegePublic');
    await falsifier(
      `UPDATE droit SET au = '2026-12-31' WHERE dossier_id = '${courte.dossierId}' AND composante = 'bourse'`,
    );
    const vue = (await vuesPar('agent_comptable')).find(({ eleveId }) => eleveId === courte.eleveId);
    expect(vue).toMatchObject({ au: le('2026-12-31'), montants: { bourse: 17_500 } });
  });

  test('refuses: another year', async () => {
    expect(
      await boursesAttribuees(await agent(agentDe('collegePublic', 'agent_comptable')), RENTREE - 1),
    ).toEqual([]);
  });

  test('name the établissement, each apart for who follows several', async () => {
    const [un, autre] = await Promise.all(
      (['collegePublic', 'autreCollegePublic'] as const).map((ou) => agent(agentDe(ou, 'agent_comptable'))),
    );
    if (!un || !autre) throw new Error('comptables');
    const deux = { ...un, affectations: [...un.affectations, ...autre.affectations] };
    // The base knows one of the two: nothing of the other is given for a périmètre that is only said.
    expect(new Set((await boursesAttribuees(deux, RENTREE)).map(({ uai }) => uai))).toEqual(
      new Set([ETABLISSEMENTS.collegePublic.uai]),
    );
    await falsifier(
      `INSERT INTO affectation (id, agent_id, role, uai, qualite, du)
       SELECT gen_random_uuid(), '${un.auteur.id}', role, uai, qualite, du FROM affectation WHERE agent_id = '${autre.auteur.id}' LIMIT 1`,
    );
    const lues = await vuesPar('agent_comptable');
    expect(Object.fromEntries(lues.map(({ uai, etablissement }) => [uai, etablissement]))).toEqual(
      Object.fromEntries(
        (['collegePublic', 'autreCollegePublic'] as const).map((ou) => [
          ETABLISSEMENTS[ou].uai,
          ETABLISSEMENTS[ou].nom,
        ]),
      ),
    );
  });
});
