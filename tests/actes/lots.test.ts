/** One thing done on many dossiers: each stands alone, each once, whoever stops in the middle. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accomplirLot, accomplirTranche, preparerLot } from '#lib/lot/actes.ts';
import { lotsAReprendre, prevoirLot } from '#lib/lot/queries.ts';
import { type Geste, SelectionSchema } from '#lib/lot/schema.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { deposerAvec, placement } from './appui/ecrits.ts';
import { agent, forgee } from './appui/perimetre.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-11-10');
/** A year of échelon 3 of the collège, in cents: annexe 7 of the circulaire. */
const ECHELON_3 = 525_00;

let chef: Portee;
let secretariat: Portee;

beforeAll(async () => {
  chef = await agent(agentDe('collegePublic', 'chef_etablissement'), LE_JOUR);
  secretariat = await agent(agentDe('collegePublic', 'secretariat'), LE_JOUR);
});

const preparer = (qui: Portee, geste: Geste, scenes: readonly Scene[], liste = '') =>
  preparerLot(
    qui,
    SelectionSchema.parse({
      geste,
      ids: scenes.map(({ dossierId }) => dossierId),
      liste,
      etendue: liste ? 'liste' : 'cochees',
    }),
  );

/** By dossier, in the order of the scenes. */
async function bilan(qui: Portee, lotId: string, scenes: readonly Scene[]): Promise<string[]> {
  const { lignes } = await prevoirLot(qui, lotId);
  return scenes.map((s) => lignes.find(({ dossierId }) => dossierId === s.dossierId)?.issue ?? 'absente');
}

const ecrits = (scenes: readonly Scene[]) =>
  lire<{ etat: string; decisions: number; lettres: number }>(
    `SELECT etat::text, (SELECT count(*)::int FROM decision WHERE dossier_id = d.id) AS decisions,
       (SELECT count(*)::int FROM courrier WHERE dossier_id = d.id AND genre IN ('attribution', 'refus')) AS lettres
     FROM dossier d WHERE id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], id)`,
    [scenes.map(({ dossierId }) => dossierId)],
  );

const DECIDE = { etat: 'decidee', decisions: 1, lettres: 1 };
const PAS_DECIDE = { etat: 'en_instruction', decisions: 0, lettres: 0 };

describe('a bulk decision', () => {
  let prets: Scene[];
  let sansDroit: Scene;
  let depose: Scene;
  let change: Scene;
  let lotId: string;
  let tous: Scene[];

  beforeEach(async () => {
    prets = [];
    for (let rang = 0; rang < 3; rang++) prets.push(await dossierA('en_instruction', 'college_public'));
    sansDroit = await dossierA('instruction_sans_droit', 'college_public');
    depose = await dossierA('deposee', 'college_public');
    change = await dossierA('en_instruction', 'college_public');
    tous = [...prets, sansDroit, depose, change];
    lotId = await preparer(chef, 'decider', tous);
  });

  test('shows first what each becomes, with its amount, its letter, or why it will not be done', async () => {
    expect(await bilan(chef, lotId, tous)).toEqual([
      'a_faire',
      'a_faire',
      'a_faire',
      'a_faire',
      'a_refuser',
      'a_faire',
    ]);
    const { lignes } = await prevoirLot(chef, lotId);
    const ligne = (s: Scene) => lignes.find(({ dossierId }) => dossierId === s.dossierId);
    expect(ligne(prets[0] as Scene)).toMatchObject({ acte: 'attribuer', echelon: 3, lettre: 'courriel' });
    // Annexe 7 of the circulaire for 2026-2027.
    expect(ligne(prets[0] as Scene)?.centimes).toBe(ECHELON_3);
    expect(ligne(sansDroit)).toMatchObject({ acte: 'refuser', echelon: null, centimes: null });
    expect(ligne(depose)?.phrase).toMatch(/se fait sur un dossier « en instruction »/);
    expect(ligne(depose)?.article).toBeTruthy();
    expect(await ecrits(prets)).toEqual([PAS_DECIDE, PAS_DECIDE, PAS_DECIDE]);
  });

  test('refuses: the one that the law refuses and the one that moved; the others are done, once', async () => {
    await verbes.demanderPieces(change, LE_JOUR);
    await accomplirLot(chef, lotId);
    expect(await bilan(chef, lotId, tous)).toEqual(['fait', 'fait', 'fait', 'fait', 'refuse', 'refuse']);
    expect(await ecrits([...prets, sansDroit])).toEqual([DECIDE, DECIDE, DECIDE, DECIDE]);
    const { lignes } = await prevoirLot(chef, lotId);
    expect(lignes.find(({ dossierId }) => dossierId === change.dossierId)?.phrase).toMatch(
      /a changé pendant que vous l’aviez à l’écran/,
    );
    await accomplirLot(chef, lotId);
    expect(await ecrits(prets)).toEqual([DECIDE, DECIDE, DECIDE]);
  });

  test('refuses: to leave anything half done when the server stops before the end of a transaction', async () => {
    const arret = enPortee(chef, async (tx) => {
      await accomplirTranche(tx, chef, lotId);
      throw new Error('arrêt');
    });
    await expect(arret).rejects.toThrow('arrêt');
    expect(await ecrits(prets)).toEqual([PAS_DECIDE, PAS_DECIDE, PAS_DECIDE]);
    expect(await lotsAReprendre(chef)).not.toContainEqual(expect.objectContaining({ id: lotId }));
    await accomplirLot(chef, lotId);
    expect(await ecrits(prets)).toEqual([DECIDE, DECIDE, DECIDE]);
  });

  test('two tabs that send it together do each dossier once', async () => {
    await Promise.all([accomplirLot(chef, lotId), accomplirLot(chef, lotId)]);
    expect(await ecrits(prets)).toEqual([DECIDE, DECIDE, DECIDE]);
    expect(await bilan(chef, lotId, tous)).toEqual(['fait', 'fait', 'fait', 'fait', 'refuse', 'fait']);
  });

  test('what is not ended is told to its author, with how many wait', async () => {
    await lire(`UPDATE ligne_de_lot SET issue = 'fait', acte = 'attribuer' WHERE lot_id = $1 AND rang = 1`, [
      lotId,
    ]);
    expect(await lotsAReprendre(chef)).toContainEqual({ id: lotId, geste: 'decider', restent: 5 });
    expect(await lotsAReprendre(secretariat)).toEqual([]);
  });

  test.each([
    ['another function of the same place', () => secretariat],
    ['somebody else with a forged portée', () => ({ ...forgee(secretariat), auteur: secretariat.auteur })],
  ])('refuses: the lot to %s, who neither sees nor sends it', async (_, qui) => {
    await attendreRefus(prevoirLot(qui(), lotId), 'introuvable');
    await attendreRefus(accomplirLot(qui(), lotId), 'introuvable');
    expect(await ecrits(prets)).toEqual([PAS_DECIDE, PAS_DECIDE, PAS_DECIDE]);
  });

  test('each computation shown is a read, kept under the name of who reads', async () => {
    await prevoirLot(chef, lotId);
    const lues = await lire(
      `SELECT lecteur_id FROM lecture_sensible WHERE precision = 'lot' AND dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [sansDroit.dossierId],
    );
    expect(lues).toEqual([{ lecteur_id: chef.auteur.id }]);
  });
});

describe('who may not', () => {
  test('refuses: a secretariat that decides for the chef: every line says whose act it is, and none is done', async () => {
    const scenes = [
      await dossierA('en_instruction', 'college_public'),
      await dossierA('en_instruction', 'college_public'),
    ];
    const lotId = await preparer(secretariat, 'decider', scenes);
    await accomplirLot(secretariat, lotId);
    const { lignes } = await prevoirLot(secretariat, lotId);
    expect(lignes.map(({ issue }) => issue)).toEqual(['refuse', 'refuse']);
    for (const { phrase } of lignes) expect(phrase).toMatch(/revient à/);
    expect(await ecrits(scenes)).toEqual([PAS_DECIDE, PAS_DECIDE]);
  });

  test('refuses: a responsable whose delegation has ended since the preview', async () => {
    const s = await dossierA('en_instruction', 'lycee_public');
    const sab = await agent(agentDeLAcademie('09', 'responsable_sab'), LE_JOUR);
    const lotId = await preparer(sab, 'decider', [s]);
    expect(await bilan(sab, lotId, [s])).toEqual(['a_faire']);
    const [delegation] = await lire(
      `UPDATE delegation SET au = '2026-11-09' WHERE agent_id = $1 AND au IS NULL RETURNING id`,
      [sab.auteur.id],
    );
    await accomplirLot(sab, lotId);
    await lire('UPDATE delegation SET au = NULL WHERE id = $1', [delegation?.id]);
    expect(await bilan(sab, lotId, [s])).toEqual(['refuse']);
    expect(await ecrits([s])).toEqual([PAS_DECIDE]);
  });

  test('refuses: dossiers of elsewhere, left out of the lot', async () => {
    const ici = await dossierA('en_instruction', 'college_public');
    const ailleurs = await dossierA('en_instruction', 'lycee_public');
    const lotId = await preparer(chef, 'decider', [ici, ailleurs]);
    expect(await bilan(chef, lotId, [ici, ailleurs])).toEqual(['a_faire', 'absente']);
    await attendreRefus(preparer(chef, 'decider', [ailleurs]), 'impossible');
    await attendreRefus(preparer(chef, 'decider', []), 'impossible');
  });

  test('refuses: a decision that the law leaves to a person', async () => {
    const s = await deposerAvec(placement);
    await verbes.instruire(s, le('2026-09-14'));
    const lotId = await preparer(chef, 'decider', [s]);
    await accomplirLot(chef, lotId);
    const [ligne] = (await prevoirLot(chef, lotId)).lignes;
    expect(ligne?.issue).toBe('refuse');
    expect(ligne?.phrase).toMatch(/appréciation d’une personne/);
    expect(await ecrits([s])).toEqual([PAS_DECIDE]);
  });
});

describe('the other gestes', () => {
  test('takes in hand every dossier of a list under its filters', async () => {
    const scenes = [await dossierA('deposee', 'college_public'), await dossierA('deposee', 'college_public')];
    const instructeur = await acteur(scenes[0] as Scene, 'chef_etablissement', LE_JOUR);
    const lotId = await preparer(instructeur, 'instruire', [], 'etat=deposee');
    const { lignes } = await prevoirLot(instructeur, lotId);
    expect(lignes.length).toBeGreaterThanOrEqual(2);
    await accomplirLot(instructeur, lotId);
    expect((await ecrits(scenes)).map(({ etat }) => etat)).toEqual(['en_instruction', 'en_instruction']);
  });

  test('asks each family for what its own dossier lacks; refuses: one that lacks nothing', async () => {
    const sansAvis = nouvelleScene('collegePublic');
    await saisir(sansAvis, le('2026-09-10'), { rfr: 100, sansAvis: true });
    await verbes.deposer(sansAvis, le('2026-09-10'));
    await verbes.instruire(sansAvis, le('2026-09-14'));
    const entier = await dossierA('en_instruction', 'college_public');
    const lotId = await preparer(chef, 'demander_pieces', [sansAvis, entier]);
    await accomplirLot(chef, lotId);
    expect(await bilan(chef, lotId, [sansAvis, entier])).toEqual(['fait', 'refuse']);
    const demandees = await lire(
      'SELECT dossier_id, code FROM piece WHERE dossier_id = ANY ($1::uuid[]) AND demande_de_pieces_id IS NOT NULL',
      [[sansAvis.dossierId, entier.dossierId]],
    );
    expect(demandees).toContainEqual({ dossier_id: sansAvis.dossierId, code: 'avis_impot' });
    expect(demandees.some(({ dossier_id }) => dossier_id === entier.dossierId)).toBe(false);
  });
});

describe('below the application', () => {
  test('refuses: an issue written twice, a lot removed, somebody else’s lot', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const lotId = await preparer(chef, 'decider', [s]);
    await accomplirLot(chef, lotId);
    const reecrire = `UPDATE ligne_de_lot SET issue = 'refuse', acte = NULL, phrase = 'x' WHERE lot_id = '${lotId}'`;
    const moi = `agent:${chef.auteur.id}`;
    await expect(enTantQuApplication(moi, reecrire)).rejects.toThrow(/s’écrit une fois/);
    await expect(enTantQuApplication(moi, `DELETE FROM lot WHERE id = '${lotId}'`)).rejects.toThrow(/denied/);
    const autre = `agent:${secretariat.auteur.id}`;
    expect(await enTantQuApplication(autre, `SELECT 1 FROM ligne_de_lot WHERE lot_id = '${lotId}'`)).toEqual(
      [],
    );
    await enTantQuApplication(
      autre,
      `INSERT INTO lot (id, auteur_id, geste, jour) VALUES ('00000000-0000-4000-8000-000000000001', '${chef.auteur.id}', 'decider', '2026-11-10')`,
    );
    expect(await lire(`SELECT auteur_id FROM lot WHERE id = '00000000-0000-4000-8000-000000000001'`)).toEqual(
      [{ auteur_id: secretariat.auteur.id }],
    );
  });
});
