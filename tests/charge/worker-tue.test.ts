import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { nouvelleScene } from '#tests/actes/appui/preparation.ts';
import { attendre, ouvrirPile, type Pile, tuer } from './pile.ts';

const DOSSIERS = 40;
/** Jobs that a worker runs at once: what one kill can interrupt. */
const A_LA_FOIS = 2;

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

  const mesures = [
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
});

afterAll(() => pile.fermer());

describe('after four kills in the middle of letters and mails', () => {
  test('every letter exists, once, with the bytes that its row names', async () => {
    const faites = (await lettres()).filter(({ etat }) => etat === 'produit');
    expect(faites).toHaveLength(2 * DOSSIERS - 2);
    const noms = (await readdir(pile.fichiers, { recursive: true })).filter((nom) =>
      /[0-9a-f]{32}$/.test(nom),
    );
    expect(noms.map((nom) => path.basename(nom)).sort()).toEqual(faites.map(({ cle }) => cle).sort());
    for (const nom of noms) {
      const octets = await readFile(path.join(pile.fichiers, nom));
      const { empreinte } = faites.find(({ cle }) => cle === path.basename(nom)) ?? {};
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
    expect(repetes).toBeLessThanOrEqual(4 * A_LA_FOIS);
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
