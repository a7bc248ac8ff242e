/** A lot of decisions is taken back as a whole until its letters leave: what already left stays, and is said. */
import { beforeEach, describe, expect, test } from 'vitest';
import { notifierDecisions, produireCourriers } from '#lib/courrier/taches.ts';
import { accomplirLot, preparerLot, preparerRattrapage } from '#lib/lot/actes.ts';
import { lotsARattraper, prevoirLot } from '#lib/lot/queries.ts';
import { type Geste, RattrapageSchema, SelectionSchema } from '#lib/lot/schema.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { agentDe } from '#monde/agents.ts';
import { le, type Scene } from '#monde/scene.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-11-10');
const MOTIF = 'Le barème de la classe a été mal lu.';

let chef: Portee;
let scenes: Scene[];
let lotId: string;

const faire = async (qui: Portee, geste: Geste, choisis: readonly Scene[]): Promise<string> => {
  const id = await preparerLot(
    qui,
    SelectionSchema.parse({ geste, ids: choisis.map(({ dossierId }) => dossierId) }),
  );
  await accomplirLot(qui, id);
  return id;
};

const rattraper = (qui: Portee, quoi = lotId): Promise<string> =>
  preparerRattrapage(qui, { lotId: quoi, motivation: MOTIF });

/** By dossier, in the order of the scenes: what became of it, and why. */
async function suites(qui: Portee, id: string) {
  const { lignes } = await prevoirLot(qui, id);
  return scenes.map((s) => {
    const { issue, acte, phrase } = lignes.find(({ dossierId }) => dossierId === s.dossierId) ?? {};
    return { issue, ...(acte ? { acte } : {}), ...(phrase ? { phrase } : {}) };
  });
}

const etats = async (): Promise<string[]> => {
  const lus = await lire<{ etat: string }>(
    'SELECT etat::text FROM dossier WHERE id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], id)',
    [scenes.map(({ dossierId }) => dossierId)],
  );
  return lus.map(({ etat }) => etat);
};

/** The letter of a dossier leaves, by the téléservice. */
async function partir({ dossierId }: Scene): Promise<void> {
  const lettres = await lire<{ id: string }>(
    'SELECT id FROM courrier WHERE dossier_id = $1 AND decision_id IS NOT NULL',
    [dossierId],
  );
  await produireCourriers({ courrierIds: lettres.map(({ id }) => id) }, LE_JOUR, true);
  await notifierDecisions({ dossierIds: [dossierId] }, LE_JOUR);
}

beforeEach(async () => {
  chef = await agent(agentDe('collegePublic', 'chef_etablissement'), LE_JOUR);
  scenes = [
    await dossierA('en_instruction', 'college_public'),
    await dossierA('instruction_sans_droit', 'college_public'),
    await dossierA('en_instruction', 'college_public'),
  ];
  lotId = await faire(chef, 'decider', scenes);
});

describe('a lot taken back', () => {
  test('shows first what would be called back, then calls back every decision with the one reason', async () => {
    const id = await rattraper(chef);
    expect(await suites(chef, id)).toEqual([
      { issue: 'a_faire', acte: 'rattraper_decision' },
      { issue: 'a_faire', acte: 'rattraper_decision' },
      { issue: 'a_faire', acte: 'rattraper_decision' },
    ]);
    expect(await etats()).toEqual(['decidee', 'decidee', 'decidee']);
    await accomplirLot(chef, id);
    expect(await etats()).toEqual(['en_instruction', 'en_instruction', 'en_instruction']);
    expect(await prevoirLot(chef, lotId)).toMatchObject({ rattrapables: 0, rattrapages: [id] });
    const motifs = await lire(
      `SELECT DISTINCT contenu ->> 'motivation' AS motif FROM ligne_de_journal WHERE acte = 'rattraper_decision' AND dossier_id = ANY ($1::uuid[])`,
      [scenes.map(({ dossierId }) => dossierId)],
    );
    expect(motifs).toEqual([{ motif: MOTIF }]);
  });

  test('is decided again as any other, and that lot is another one to take back', async () => {
    await accomplirLot(chef, await rattraper(chef));
    const encore = await faire(chef, 'decider', scenes);
    expect(await etats()).toEqual(['decidee', 'decidee', 'decidee']);
    expect((await lotsARattraper(chef)).filter(({ id }) => [lotId, encore].includes(id))).toEqual([
      { id: encore, restent: 3 },
    ]);
  });

  test('refuses: the line whose letter has left, which is said and stays; the others are called back', async () => {
    const [partie] = scenes as [Scene, ...Scene[]];
    await partir(partie);
    expect((await prevoirLot(chef, lotId)).rattrapables).toBe(2);
    const id = await rattraper(chef);
    await accomplirLot(chef, id);
    expect(await suites(chef, id)).toEqual([
      { issue: 'refuse', phrase: 'La décision est déjà partie à la famille : elle ne se rattrape plus.' },
      { issue: 'fait', acte: 'rattraper_decision' },
      { issue: 'fait', acte: 'rattraper_decision' },
    ]);
    expect(await etats()).toEqual(['notifiee', 'en_instruction', 'en_instruction']);
  });

  test('refuses: a letter that leaves between the preview and the click', async () => {
    const id = await rattraper(chef);
    const [, partie] = scenes as [Scene, Scene, Scene];
    await partir(partie);
    await accomplirLot(chef, id);
    expect((await suites(chef, id)).map(({ issue }) => issue)).toEqual(['fait', 'refuse', 'fait']);
    expect(await etats()).toEqual(['en_instruction', 'notifiee', 'en_instruction']);
  });

  test('refuses: a decision taken anew since, which is not that of the lot', async () => {
    await accomplirLot(chef, await rattraper(chef));
    await faire(chef, 'decider', scenes);
    const deux = await rattraper(chef);
    await accomplirLot(chef, deux);
    for (const { issue, phrase } of await suites(chef, deux)) {
      expect(issue).toBe('refuse');
      expect(phrase).toMatch(/a changé/);
    }
    expect(await etats()).toEqual(['decidee', 'decidee', 'decidee']);
  });

  test('two lots that take it back together call back each decision once', async () => {
    const [un, deux] = [await rattraper(chef), await rattraper(chef)];
    await Promise.all([accomplirLot(chef, un), accomplirLot(chef, deux)]);
    const lus = await lire<{ fois: number }>(
      `SELECT count(*)::int AS fois FROM ligne_de_journal WHERE acte = 'rattraper_decision' AND dossier_id = ANY ($1::uuid[]) GROUP BY dossier_id`,
      [scenes.map(({ dossierId }) => dossierId)],
    );
    expect(lus).toEqual([{ fois: 1 }, { fois: 1 }, { fois: 1 }]);
  });
});

describe('what is not taken back', () => {
  test('refuses: the lot of somebody else', async () => {
    const secretariat = await agent(agentDe('collegePublic', 'secretariat'), LE_JOUR);
    await attendreRefus(rattraper(secretariat), 'introuvable');
    expect(await lotsARattraper(secretariat)).toEqual([]);
  });

  test.each([
    ['instruire', 'deposee', /ne se défait pas/],
    ['demander_pieces', 'en_instruction', /ne se rattrape pas/],
  ] as const)('refuses: a lot that asked to %s, with why', async (geste, etat, phrase) => {
    const id = await faire(chef, geste, [await dossierA(etat, 'college_public')]);
    expect((await attendreRefus(rattraper(chef, id), 'impossible')).message).toMatch(phrase);
  });

  test('refuses: what took a lot back, and a lot that decided nothing', async () => {
    const id = await rattraper(chef);
    await accomplirLot(chef, id);
    await attendreRefus(rattraper(chef, id), 'impossible');
    const rien = await faire(chef, 'decider', [await dossierA('deposee', 'college_public')]);
    expect((await attendreRefus(rattraper(chef, rien), 'impossible')).message).toMatch(/n’a rien décidé/);
  });

  test('refuses: no reason, or one too short to say anything', () => {
    for (const motivation of ['', 'erreur'])
      expect(RattrapageSchema.safeParse({ lotId: crypto.randomUUID(), motivation }).success).toBe(false);
  });
});
