/** What SYGNE says enters by the door of the exports: the same records, and nothing of a reading that stops. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, expect, test } from 'vitest';
import { ouvrirSygne } from '#lib/connecteurs/base-scolaire/sygne.ts';
import { recevoirLectures } from '#lib/import/actes.ts';
import { RENTREE, SCOLARITES } from '#monde/population.ts';
import { acteur } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { LE } from './appui/fiches.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const UAI = ETABLISSEMENTS.lyceePro.uai;
let adresse = '';
let doublure: ChildProcess;

beforeAll(async () => {
  doublure = spawn(process.execPath, ['doublures/sygne.ts'], {
    env: { ...process.env, PORT_SYGNE: '0', CLIENT_SYGNE: 'bourses', SECRET_SYGNE: 'un secret' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [dit] = doublure.stdout ? await once(doublure.stdout, 'data') : [''];
  adresse = `http://127.0.0.1:${String(dit).trim()}`;
  return () => void doublure.kill();
});

const recevoir = async (uai: string, ou: 'lyceePro' | 'collegePublic' = 'lyceePro'): Promise<string> => {
  const portee = await acteur(nouvelleScene(ou), 'secretariat', LE);
  const sygne = ouvrirSygne({ adresse, client: 'bourses', secret: 'un secret' });
  return recevoirLectures(portee, [{ nom: 'SYGNE', empreinte: '' }], async (prendre) => {
    for await (const lecture of sygne.lire(uai, RENTREE, '2026-11-10T02:00:00')) await prendre(lecture);
  });
};

test('an établissement of SYGNE is received as an export is, each pupil once', async () => {
  const id = await recevoir(UAI);
  const [recu] = await lire('SELECT etat::text, contenus FROM import_de_base WHERE id = $1', [id]);
  expect(recu).toEqual({ etat: 'lu', contenus: ['eleves', 'responsables'] });
  const attendus = SCOLARITES.filter(({ uai, rentree }) => uai === UAI && rentree === RENTREE);
  const [eleves] = await lire(
    `SELECT count(*)::int AS n FROM ligne_lue WHERE import_id = $1 AND genre = 'eleve'`,
    [id],
  );
  expect(eleves).toEqual({ n: attendus.length });
});

test('refuses: an établissement where the person types nothing', async () => {
  await attendreRefus(recevoir(UAI, 'collegePublic'), 'introuvable');
});
