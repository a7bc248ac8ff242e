/** What SYGNE says enters by the door of the exports: the same records, and nothing of a reading that stops. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, test } from 'vitest';
import { SansReponse } from '#lib/connecteurs/appel.ts';
import { ouvrirSygne, type Sygne } from '#lib/connecteurs/base-scolaire/sygne.ts';
import { echecsDeSygne } from '#lib/exploitation/queries.ts';
import { appliquerImport as prendre, recevoirLectures } from '#lib/import/actes.ts';
import { voirImport } from '#lib/import/queries.ts';
import { appliquerImport, comparerImport } from '#lib/import/taches.ts';
import { lireLaNuit } from '#lib/sygne/actes.ts';
import { demanderASygne } from '#lib/sygne/taches.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { porteeSysteme } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { RENTREE, SCOLARITES } from '#monde/population.ts';
import { acteur } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { LE } from './appui/fiches.ts';
import { agent } from './appui/perimetre.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
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

describe('a night', () => {
  const NUIT = porteeSysteme(LE);
  const ici = { uai: UAI, annee: RENTREE };
  const vrai = () => ouvrirSygne({ adresse, client: 'bourses', secret: 'un secret' });
  /** SYGNE, with what it says of pupils changed on the way. */
  const dit = (changer: (lu: { genre: string }[]) => unknown[]): Sygne => ({
    lire: async function* (...qui) {
      for await (const lecture of vrai().lire(...qui))
        yield 'enregistrements' in lecture
          ? { enregistrements: changer(lecture.enregistrements) as typeof lecture.enregistrements }
          : lecture;
    },
  });
  const muette = (erreur: Error): Sygne => ({
    // biome-ignore lint/correctness/useYield: it fails before it says anything
    lire: async function* () {
      throw erreur;
    },
  });
  const dernier = async () =>
    (
      await lire<{ id: string; etat: string; cause: string | null; par: string | null; n: number }>(
        `SELECT id, etat::text, cause, clos_par_nom AS par, (count(*) OVER ())::int AS n FROM import_de_base
         WHERE source = 'sygne' AND auteur_id IS NULL ORDER BY instant DESC LIMIT 1`,
      )
    )[0];
  const enFile = async (nom: string) =>
    (
      await lire<{ charge: unknown }>(
        `SELECT p.payload AS charge FROM graphile_worker.jobs j JOIN graphile_worker._private_jobs p USING (id)
         WHERE j.task_identifier = $1 ORDER BY j.id`,
        [nom],
      )
    ).map(({ charge }) => charge);

  beforeAll(() => reglerLeJour(LE));

  test('prepares the first reading of an établissement, and says why a person takes it', async () => {
    expect(await lireLaNuit(NUIT, vrai(), ici)).toBe(true);
    const { id = '' } = (await dernier()) ?? {};
    await comparerImport({ importId: id });
    const secretariat = await acteur(nouvelleScene('lyceePro'), 'secretariat', LE);
    const { importe, soumet } = await voirImport(secretariat, id, { page: 1 });
    expect(importe.etat).toBe('compare');
    expect(soumet[0]).toBe('première lecture de cet établissement pour cette année');
    expect(await enFile('appliquer_import')).toEqual([]);
    await prendre(secretariat, id);
    await appliquerImport({ importId: id, auteurId: null, auteurNom: 'A' });
  });

  test('the same again is read and left: nothing opens', async () => {
    const avant = await dernier();
    expect(avant?.etat).toBe('applique');
    expect(await lireLaNuit(NUIT, vrai(), ici)).toBe(true);
    expect(await dernier()).toEqual(avant);
  });

  test('takes alone what asks nobody: a class that changed', async () => {
    const sygne = dit((lus) => lus.map((lu) => (lu.genre === 'division' ? { ...lu, code: '9Z' } : lu)));
    await lireLaNuit(NUIT, sygne, ici);
    const { id = '' } = (await dernier()) ?? {};
    await comparerImport({ importId: id });
    expect((await dernier())?.etat).toBe('en_cours');
    const [ordre] = (await enFile('appliquer_import')).slice(-1);
    expect(ordre).toMatchObject({ importId: id, auteurId: null, auteurNom: NUIT.auteur.nom });
    await appliquerImport(ordre as Parameters<typeof appliquerImport>[0]);
    expect(await dernier()).toMatchObject({ etat: 'applique', par: NUIT.auteur.nom });
    const [classes] = await lire<{ n: number }>(
      `SELECT count(*)::int AS n FROM scolarite WHERE uai = $1 AND rentree = $2 AND classe = '9Z'`,
      [UAI, RENTREE],
    );
    expect(classes?.n).toBeGreaterThan(0);
  });

  test('never takes alone a pupil who leaves the list: the page waits, nothing is written', async () => {
    let passe = false;
    const sygne = dit((lus) =>
      lus.filter((lu) => {
        const premier = lu.genre === 'eleve' && !passe;
        if (premier) passe = true;
        return !premier;
      }),
    );
    await lireLaNuit(NUIT, sygne, ici);
    const attend = await dernier();
    await comparerImport({ importId: attend?.id ?? '' });
    const secretariat = await acteur(nouvelleScene('lyceePro'), 'secretariat', LE);
    const { soumet } = await voirImport(secretariat, attend?.id ?? '', { page: 1 });
    expect(soumet).toContain('élèves absents de la liste : 1');
    expect((await dernier())?.etat).toBe('compare');
  });

  test('that fails keeps the cause once, for the console alone, and leaves what waits', async () => {
    const attend = await dernier();
    expect(await lireLaNuit(NUIT, muette(new SansReponse('statut 503')), ici)).toBe(false);
    expect(await lireLaNuit(NUIT, muette(new SansReponse('statut 503')), ici)).toBe(false);
    expect(await dernier()).toMatchObject({
      etat: 'abandonne',
      cause: 'La base des élèves ne répond pas : statut 503.',
      n: (attend?.n ?? 0) + 1,
    });
    const [reste] = await lire('SELECT etat::text FROM import_de_base WHERE id = $1', [attend?.id]);
    expect(reste).toEqual({ etat: 'compare' });
    const administrateur = await agent('agent-administrateur');
    expect(await echecsDeSygne(administrateur)).toEqual([
      { uai: UAI, nom: ETABLISSEMENTS.lyceePro.nom, cause: 'La base des élèves ne répond pas : statut 503.' },
    ]);
    const secretariat = await acteur(nouvelleScene('lyceePro'), 'secretariat', LE);
    await attendreRefus(echecsDeSygne(secretariat), 'introuvable');
    await expect(
      enTantQuApplication(`agent:${secretariat.auteur.id}`, 'SELECT * FROM echecs_de_sygne(10)'),
    ).rejects.toThrow(/administrateur/);
    // An établissement that SYGNE does not know is no failure.
    expect(await lireLaNuit(NUIT, muette(new Refus('introuvable', 'inconnu')), ici)).toBe(true);
  });

  test('goes from five établissements to the next, stops when the service is away, and never reads for another night', async () => {
    await demanderASygne({}, null);
    await demanderASygne({ nuit: '2026-11-09' }, muette(new SansReponse('statut 503')));
    expect(await enFile('demander_a_sygne')).toEqual([]);
    await expect(demanderASygne({}, muette(new SansReponse('statut 503')))).rejects.toThrow(/ne répond pas/);
    expect(await enFile('demander_a_sygne')).toEqual([]);
    await demanderASygne({}, muette(new Refus('introuvable', 'inconnu')));
    const [cinquieme] = await lire<{ uai: string }>(
      'SELECT uai FROM etablissement ORDER BY uai LIMIT 1 OFFSET 4',
    );
    expect(await enFile('demander_a_sygne')).toEqual([{ nuit: '2026-11-10', apres: cinquieme?.uai }]);
    await demanderASygne({ nuit: '2026-11-10', apres: '9999999Z' }, muette(new SansReponse('statut 503')));
    expect(await enFile('demander_a_sygne')).toHaveLength(1);
  });
});
