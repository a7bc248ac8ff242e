/** The recours of a périmètre, counted by what they contest: hand-counted on recours formed by real acts. */
import { beforeAll, describe, expect, test } from 'vitest';
import { contentieuxDeLaRentree, recoursComptes } from '#lib/contentieux/queries.ts';
import { FiltresDuContentieuxSchema } from '#lib/contentieux/schema.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { accueillirRecours } from '#lib/recours/actes.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA } from './appui/preparation.ts';

let attendu: Scene;
let gagne: Scene;
let college: Scene;

beforeAll(async () => {
  attendu = await dossierA('refus_conteste', 'lycee_public');
  gagne = await dossierA('refus_conteste', 'lycee_public');
  college = await dossierA('refus_conteste', 'college_public');
  await dossierA('attribution_contestee', 'lycee_public');
  // Formed and received on 20 October.
  const delegue = await acteur(gagne, 'delegue_recteur', le('2026-11-10'));
  await accomplir(delegue, accueillirRecours(gagne));
});

const sab = () => agent(agentDeLAcademie('09', 'responsable_sab'), le('2026-11-12'));
const INCOMPLET = { motif: 'refus_incompletude|C. III.C', genre: 'rapo' } as const;

describe('recours counted', () => {
  test('by what they contest, their kind, their outcome and their delay', async () => {
    const lignes = await contentieuxDeLaRentree(await sab(), RENTREE);
    expect(lignes.find(({ motif, genre }) => motif === INCOMPLET.motif && genre === 'rapo')).toEqual({
      ...INCOMPLET,
      total: 2,
      attend: 1,
      accueilli: 1,
      maintenu: 0,
      tardif: 0,
      joursDeReponse: 21,
    });
    expect(lignes).toContainEqual(
      expect.objectContaining({ motif: 'attribution', genre: 'rapo', total: 1, joursDeReponse: null }),
    );
    expect(lignes.reduce((somme, { total }) => somme + total, 0)).toBe(4);
  });

  test('each figure opens its list', async () => {
    const portee = await sab();
    const ids = async (filtres: object) =>
      (await recoursComptes(portee, RENTREE, FiltresDuContentieuxSchema.parse(filtres))).map(
        ({ dossierId }) => dossierId,
      );
    expect(await ids({ ...INCOMPLET, suite: 'accueilli' })).toEqual([gagne.dossierId]);
    expect(await ids({ ...INCOMPLET, suite: 'attend' })).toEqual([attendu.dossierId]);
    expect(await ids({ suite: 'maintenu' })).toEqual([]);
  });

  test('refuses: those of another périmètre, or of a branch that the function does not read', async () => {
    const ici = async (qui: string) =>
      (await recoursComptes(await agent(qui, le('2026-11-12')), RENTREE, {})).map(
        ({ dossierId }) => dossierId,
      );
    expect(await ici(agentDe('collegePublic', 'chef_etablissement'))).toEqual([college.dossierId]);
    expect(await ici(agentDeLAcademie('09', 'delegue_recteur'))).not.toContain(college.dossierId);
    expect(await ici(agentDe('autreCollegePublic', 'chef_etablissement'))).toEqual([]);
    expect(await ici(agentDe('collegePublic', 'agent_comptable'))).toEqual([]);
  });

  test('refuses: another year, and a choice typed wrong counts as none', async () => {
    expect(await contentieuxDeLaRentree(await sab(), RENTREE - 1)).toEqual([]);
    expect(FiltresDuContentieuxSchema.parse({ genre: 'pourvoi', suite: ['attend'] })).toEqual({});
  });
});
