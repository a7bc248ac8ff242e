/** The mails that announce a lot of letters, against a real SMTP server. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messagerie } from '#lib/connecteurs/messagerie.ts';
import { envoyerCourriels } from '#lib/courrier/taches.ts';
import { accuserEnregistrement } from '#lib/depot/taches.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { le, type Scene } from '#monde/scene.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

const LE_JOUR = le('2026-09-16');
const recus: string[] = [];
let refusee = '';

const serveur = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo({ address }, _session, fini) {
    fini(address === refusee ? Object.assign(new Error('boîte pleine'), { responseCode: 452 }) : undefined);
  },
  onData(flux, session, fini) {
    flux.resume().on('end', () => {
      recus.push(...session.envelope.rcptTo.map(({ address }) => address));
      fini();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  process.env.SMTP_URL = `smtp://127.0.0.1:${(serveur.server.address() as AddressInfo).port}`;
  await planterReferentiel();
});

afterAll(async () => {
  messagerie().fermer();
  await new Promise<void>((fini) => serveur.close(() => fini()));
});

const lettresDe = (scenes: readonly Scene[]) =>
  enPortee(porteeSysteme(LE_JOUR), (tx) =>
    tx.courrier.findMany({
      where: { dossierId: { in: scenes.map(({ dossierId }) => dossierId) } },
      orderBy: { reference: 'asc' },
    }),
  );

test('one address that the server refuses does not stop the others, and comes again alone', async () => {
  const scenes = [
    await dossierA('deposee', 'college_public'),
    await dossierA('deposee', 'college_public'),
    await dossierA('deposee', 'lycee_public'),
  ];
  for (const { dossierId } of scenes) await lettresProduites(dossierId, LE_JOUR);
  const lettres = await lettresDe(scenes);
  const courrierIds = lettres.map(({ id }) => id);
  const adresses = lettres.map(({ courriel }) => courriel);
  refusee = adresses[0] ?? '';
  await expect(envoyerCourriels({ courrierIds })).rejects.toThrow(/452/);
  expect(recus.sort()).toEqual(adresses.slice(1).sort());
  expect((await lettresDe(scenes)).map(({ courrielEnvoyeLe }) => courrielEnvoyeLe !== null)).toEqual([
    false,
    true,
    true,
  ]);

  refusee = '';
  recus.length = 0;
  await envoyerCourriels({ courrierIds });
  expect(recus).toEqual([adresses[0]]);
  await envoyerCourriels({ courrierIds });
  expect(recus).toHaveLength(1);
});

test('an address that the server refuses does not keep the accusés d’enregistrement of others from leaving', async () => {
  const scenes = [await dossierA('deposee', 'college_public'), await dossierA('deposee', 'college_public')];
  const dossierIds = scenes.map(({ dossierId }) => dossierId);
  await falsifier(
    `UPDATE dossier SET canal = 'en_ligne' WHERE id = ANY ('{${dossierIds.join(',')}}'::uuid[]);
     UPDATE responsable r SET courriel = 'accuse-' || d.numero || '@exemple.fr' FROM dossier d
     WHERE r.id = d.demandeur_id AND d.id = ANY ('{${dossierIds.join(',')}}'::uuid[])`,
  );
  const [premier] = await lire<{ courriel: string }>(
    'SELECT r.courriel FROM dossier d JOIN responsable r ON r.id = d.demandeur_id WHERE d.id = $1',
    [dossierIds[0]],
  );
  refusee = premier?.courriel ?? '';
  recus.length = 0;
  await expect(accuserEnregistrement({ dossierIds })).rejects.toThrow(/452/);
  expect(recus).toHaveLength(1);
  expect(recus).not.toContain(refusee);
  refusee = '';
});

test('refuses: a letter that is not made is not announced', async () => {
  const scenes = [await dossierA('deposee', 'college_public')];
  recus.length = 0;
  await envoyerCourriels({ courrierIds: (await lettresDe(scenes)).map(({ id }) => id) });
  expect(recus).toEqual([]);
});
