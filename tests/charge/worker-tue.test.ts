import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attendre, ouvrirPile, type Pile, tuer } from '#epreuves/pannes/pile.ts';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { ajouterTaches, enLots } from '#lib/technique/taches.ts';
import { TACHES_A_LA_FOIS } from '#lib/technique/workers.ts';
import { le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { nouvelleScene } from '#tests/actes/appui/preparation.ts';

const DOSSIERS = 40;

let pile: Pile;
let scenes: Scene[];

async function decide(): Promise<Scene> {
  const s = nouvelleScene('collegePublic');
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  await verbes.attribuer(s, le('2026-09-16'));
  return s;
}

const systeme = porteeSysteme(le('2026-09-16'));
const lettres = () => enPortee(systeme, (tx) => tx.courrier.findMany());

/** Puts the letters of half the dossiers in lots, as a set of acts does, before those that wait one by one. */
async function mettreEnLots(): Promise<void> {
  const deLot = new Set(scenes.slice(DOSSIERS / 2).map(({ dossierId }) => dossierId));
  const ids = (await lettres()).filter(({ dossierId }) => deLot.has(dossierId)).map(({ id }) => id);
  await pile.compter(`
    WITH seules AS (DELETE FROM graphile_worker._private_jobs
      WHERE payload::jsonb->'courrierIds'->>0 = ANY ('{${ids}}') RETURNING id) SELECT count(*) FROM seules`);
  await enPortee(systeme, (tx) =>
    ajouterTaches(
      tx,
      'produire_courriers',
      enLots(ids).map((courrierIds) => ({ courrierIds })),
    ),
  );
  await pile.compter(`
    WITH lots AS (UPDATE graphile_worker._private_jobs SET priority = -1
      WHERE ${EN_LOT} RETURNING id) SELECT count(*) FROM lots`);
}

const EN_LOT = "json_array_length(payload->'courrierIds') > 1";
const LOTS_PRIS = `SELECT count(*) FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL AND ${EN_LOT}`;
const PRODUITES = `SELECT count(*) FROM courrier WHERE etat = 'produit'`;
const NOTIFIEES = 'SELECT count(*) FROM notification';
const ENVOYES = 'SELECT count(*) FROM courrier WHERE courriel_envoye_le IS NOT NULL';
const EN_ATTENTE = 'SELECT count(*) FROM graphile_worker._private_jobs';

beforeAll(async () => {
  pile = await ouvrirPile();
  scenes = [];
  for (let rang = 0; rang < DOSSIERS; rang++) scenes.push(await decide());
  // One letter that cannot be printed waits among the others.
  await enPortee(systeme, (tx) =>
    tx.responsable.updateMany({
      where: { dossiers: { some: { id: scenes[0]?.dossierId } } },
      data: { prenom: 'བཀྲ་ཤིས' },
    }),
  );

  await mettreEnLots();

  const mesures = [
    () => pile.compter(LOTS_PRIS),
    () => pile.compter(PRODUITES),
    () => pile.compter(NOTIFIEES),
    async () => (await pile.mails()).length,
    () => pile.compter(ENVOYES),
  ];
  for (const mesurer of mesures) {
    const avant = await mesurer();
    const worker = await pile.demarrerWorker();
    await attendre(async () => (await mesurer()) > avant);
    await tuer(worker);
    expect(await pile.compter(EN_ATTENTE), 'le worker avait déjà fini').toBeGreaterThan(0);
  }
  await pile.demarrerWorker();
  await attendre(async () => (await pile.compter(EN_ATTENTE)) === 0);
}, 600_000);

afterAll(() => pile.fermer());

describe('after five kills in the middle of letters and mails, alone and in lots', () => {
  test('every letter exists, once, with the bytes that its row names', async () => {
    const faites = (await lettres()).filter(({ etat }) => etat === 'produit');
    expect(faites).toHaveLength(2 * DOSSIERS - 2);
    const noms = (await readdir(pile.fichiers, { recursive: true })).filter((nom) =>
      /[0-9a-f]{32}$/.test(nom),
    );
    expect(noms.map((nom) => path.basename(nom)).sort()).toEqual(faites.map(({ cle }) => cle).sort());
    for (const nom of noms) {
      const cle = path.basename(nom);
      const octets = await stockage().lire(cleDeFichier(cle));
      const { empreinte } = faites.find((faite) => faite.cle === cle) ?? {};
      expect((await readFile(path.join(pile.fichiers, nom))).includes('%PDF')).toBe(false);
      expect(createHash('sha256').update(octets).digest('hex')).toBe(
        Buffer.from(empreinte ?? []).toString('hex'),
      );
    }
  });

  test('every mail exists once, and no other was sent', async () => {
    const annoncees = (await lettres()).filter(({ etat, courriel }) => etat === 'produit' && courriel);
    const mails = await pile.mails();
    expect(mails.map(({ messageId }) => messageId.slice(1).split('@')[0]).sort()).toEqual(
      annoncees.map(({ id }) => id).sort(),
    );
    for (const { id, courriel } of annoncees)
      expect(mails.find(({ messageId }) => messageId.includes(id))?.to).toEqual([courriel]);
  });

  test('a mail sent again is only one that a kill interrupted, and bears the same Message-ID', async () => {
    const repetes = (await pile.mails()).reduce((total, { count }) => total + count - 1, 0);
    expect(repetes).toBeLessThanOrEqual(5 * TACHES_A_LA_FOIS);
  });

  test('every decision whose letter is made is notified, once', async () => {
    expect(await pile.compter(NOTIFIEES)).toBe(DOSSIERS - 1);
    expect(await pile.compter(`SELECT count(*) FROM ligne_de_journal WHERE acte = 'notifier'`)).toBe(
      DOSSIERS - 1,
    );
  });

  test('the letters that cannot be printed are set aside, and nothing else waits', async () => {
    const [fautive] = scenes;
    const deCote = (await lettres()).filter(({ etat }) => etat === 'mis_de_cote');
    expect(deCote.map(({ dossierId }) => dossierId)).toEqual([fautive?.dossierId, fautive?.dossierId]);
    expect((await lettres()).filter(({ etat }) => etat === 'a_produire')).toEqual([]);
  });

  test('mails say nothing of incomes, names or decisions', async () => {
    const personnes = scenes.flatMap(({ foyer }) => [...foyer.eleves, ...foyer.responsables]);
    for (const { text, subject } of await pile.mails()) {
      for (const { nom } of personnes) expect(`${subject} ${text}`).not.toContain(nom);
      expect(text).not.toMatch(/€|attribu|refus/);
    }
  });
});
