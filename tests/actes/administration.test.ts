/** What an administrateur reads of agents, delegations and campaigns; to anybody else these pages do not exist. */
import { describe, expect, test } from 'vitest';
import { chercherAgents, delegations } from '#lib/agent/queries.ts';
import { campagnes } from '#lib/campagne/queries.ts';
import { demanderLaVerification } from '#lib/journal/actes.ts';
import { derniereVerification } from '#lib/journal/queries.ts';
import { verifierEtGarder } from '#lib/journal/taches.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { dernierSceau, sceller } from '#lib/technique/scellement.ts';
import { AGENTS, ANCIEN_CHEF, FUTUR_CHEF } from '#monde/agents.ts';
import { le } from '#monde/scene.ts';
import { ilYA } from './appui/jours.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-10-01');
const TOUS = {};

async function portee(sub: string): Promise<Portee> {
  const trouvee = await porteeDAgent(sub, JOUR);
  if (!trouvee) throw new Error(`agent inconnu : ${sub}`);
  return trouvee;
}
const administrateur = () => portee('agent-administrateur');

describe('who reads', () => {
  test.each(['agent-chef-public', 'agent-secretariat', 'agent-responsable', 'agent-comptable'])(
    'refuses %s',
    async (sub) => {
      const qui = await portee(sub);
      await attendreRefus(chercherAgents(qui, TOUS), 'introuvable');
      await attendreRefus(delegations(qui), 'introuvable');
      await attendreRefus(campagnes(qui), 'introuvable');
    },
  );
});

describe('agents', () => {
  test('page after page, by name, each agent once', async () => {
    const vus: string[] = [];
    let apres: string | undefined;
    do {
      const page = await chercherAgents(await administrateur(), { apres });
      expect(page.total).toBe(AGENTS.length);
      vus.push(...page.agents.map(({ id }) => id));
      apres = page.suivante ?? undefined;
    } while (apres);
    expect(vus).toHaveLength(AGENTS.length);
    expect(new Set(vus).size).toBe(AGENTS.length);
  });

  test('found without accents, first name first or last', async () => {
    for (const q of ['cazal ines', 'INÈS Cazal', 'cazal'])
      expect((await chercherAgents(await administrateur(), { q })).agents.map(({ nom }) => nom)).toEqual([
        expect.stringMatching(/cazal/i),
      ]);
  });

  test('nobody is found by a text that is no name, be it a pattern of SQL', async () => {
    for (const q of ['zzzz', '%', "' OR true --"])
      expect((await chercherAgents(await administrateur(), { q })).agents, q).toEqual([]);
  });

  test('an affectation is over, under way or to come on the day, and says where', async () => {
    const moments = async (id: string) => {
      const { nom } = AGENTS.find((agent) => agent.id === id) ?? { nom: '' };
      const { agents } = await chercherAgents(await administrateur(), { q: nom });
      return agents.find((agent) => agent.id === id)?.affectations;
    };
    expect(await moments(ANCIEN_CHEF.id)).toMatchObject([
      { moment: 'finie', lieu: expect.stringContaining('Collège') },
    ]);
    expect(await moments(FUTUR_CHEF.id)).toMatchObject([{ moment: 'a_venir' }]);
    const { id } = AGENTS.find(({ sub }) => sub === 'agent-administrateur') ?? { id: '' };
    expect(await moments(id)).toMatchObject([{ moment: 'en_cours', lieu: 'national' }]);
  });
});

test('delegations: those in force first, those finished last', async () => {
  const lues = await delegations(await administrateur());
  expect(lues.at(0)).toMatchObject({ moment: 'en_cours' });
  expect(lues.at(-1)).toMatchObject({ moment: 'finie', agent: expect.stringContaining('Lucas') });
});

test('a campaign stands beside what the texts say', async () => {
  const [campagne] = await campagnes(await administrateur());
  expect(campagne?.cloture.toString()).toBe('2026-10-15');
  expect(campagne?.selonLesTextes).toEqual({
    cloture: campagne?.cloture,
    clotureCned: campagne?.clotureCned,
  });
});

test('the last seal is that of the last day sealed, and none stands before the first', async () => {
  expect(await dernierSceau()).toBeNull();
  await sceller(ilYA(0));
  expect((await dernierSceau())?.jour.equals(ilYA(0))).toBe(true);
});

test('the check of the journal is asked by an administrateur, done by the worker, and its result is kept', async () => {
  await demanderLaVerification(await administrateur());
  const taches = await lire<{ nom: string }>('SELECT task_identifier AS nom FROM graphile_worker.jobs');
  expect(taches).toContainEqual({ nom: 'verifier_journal' });
  await verifierEtGarder();
  const trouvee = await derniereVerification(await administrateur());
  expect(trouvee).toMatchObject({ faute: null });
  const [{ lignes } = { lignes: -1 }] = await lire<{ lignes: number }>(
    'SELECT count(*)::int AS lignes FROM ligne_de_journal',
  );
  expect(trouvee?.lignes).toBe(lignes);
});

test('refuses: to ask for it, or read it, to anybody else', async () => {
  const chef = await portee('agent-chef-public');
  await attendreRefus(demanderLaVerification(chef), 'introuvable');
  await attendreRefus(derniereVerification(chef), 'introuvable');
});
