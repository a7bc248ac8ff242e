/** What a body is told of its request: signed, tried again, given up after five failures, made again; never to a machine of ours. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { AdresseInterieure, estPublique, poster } from '#lib/connecteurs/livraison.ts';
import { donnerSuite } from '#lib/habilitation/actes.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { porteeDAgent } from '#lib/technique/portee.ts';
import { essayerWebhook, reglerWebhook, rejouerEnvoi } from '#lib/webhook/actes.ts';
import { webhookDe } from '#lib/webhook/queries.ts';
import { ReglageSchema } from '#lib/webhook/schema.ts';
import { annoncerUnEvenement, essayerWebhook as essayer, livrerWebhook } from '#lib/webhook/taches.ts';
import { compte } from '#monde/comptes.ts';
import { raconterHabilitation, representantDe } from '#monde/habilitations.ts';
import { le } from '#monde/scene.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-10');
const ADRESSE = 'https://vallon-sur-deule.example/notifications';

interface Reglee {
  moi: Portee;
  id: string;
  secret: string;
}

async function reglee(): Promise<Reglee> {
  const id = await raconterHabilitation('accordee', JOUR);
  const moi = await representantDe('mairie', JOUR);
  return { moi, id, secret: await reglerWebhook(moi, { id, adresse: ADRESSE }) };
}

/** The ministère writes; what the worker then does, up to the deliveries to make. */
async function ecrit({ id }: Reglee): Promise<string> {
  const elle = (await porteeDAgent(compte('instructrice').sub, JOUR)) as Portee;
  const { version } = await lireHabilitation(elle, id);
  await donnerSuite(elle, { id, version, acte: 'ecrire', message: 'Bonjour.' });
  const [evenement] = await lire<{ id: string }>(
    "SELECT id FROM evenement_habilitation WHERE habilitation_id = $1 AND acte = 'ecrire' ORDER BY instant DESC LIMIT 1",
    [id],
  );
  await annoncerUnEvenement({ evenementId: evenement?.id ?? '' });
  const [envoi] = await lire<{ id: string }>('SELECT id FROM envoi_de_webhook WHERE evenement_id = $1', [
    evenement?.id,
  ]);
  return envoi?.id ?? '';
}

/** Answers a status, and keeps what came. */
const serveur = (statut: number) => {
  const recus: { corps: string; entetes: Readonly<Record<string, string>> }[] = [];
  return {
    recus,
    envoyer: async (_: string, corps: string, entetes: Readonly<Record<string, string>>) => {
      recus.push({ corps, entetes });
      return statut;
    },
  };
};

describe('a delivery', () => {
  test('is signed over the very bytes, says the event and the request, and no token', async () => {
    const habilitation = await reglee();
    const { recus, envoyer } = serveur(204);
    await livrerWebhook({ envoiId: await ecrit(habilitation) }, envoyer);
    const [{ corps, entetes } = { corps: '', entetes: {} as Readonly<Record<string, string>> }] = recus;
    expect(entetes['X-Hub-Signature-256']).toBe(
      `sha256=${createHmac('sha256', habilitation.secret).update(corps).digest('hex')}`,
    );
    const dit = JSON.parse(corps);
    expect(Object.keys(dit)).toEqual(['event', 'fired_at', 'model_type', 'model_id', 'data']);
    expect(dit).toMatchObject({
      event: 'instructor_message',
      model_type: 'authorization_request/api_scolarite',
      model_id: habilitation.id,
      data: {
        id: habilitation.id,
        public_id: expect.stringMatching(/^D\d+$/),
        type: 'AuthorizationRequest::APIScolarite',
        state: 'validated',
        form_uid: 'api-scolarite-eleve',
        data: { projet: { intitule: 'Aide communale à la rentrée' } },
        organization: {
          id: '21599991300019',
          name: 'Commune de Vallon-sur-Deûle',
          siret: '21599991300019',
          insee_payload: { natureJuridique: '7210' },
        },
        service_provider: null,
        authorizations: [
          {
            slug: expect.stringMatching(/^H\d+$/),
            state: 'active',
            revoked: false,
            definition_id: 'api_scolarite',
            data: { projet: { intitule: 'Aide communale à la rentrée' } },
          },
        ],
      },
    });
    const { sub: _, prenom, nom, email } = compte('mairie');
    expect(dit.data.applicant).toEqual({
      id: habilitation.moi.auteur.id,
      email,
      given_name: prenom,
      family_name: nom,
    });
    for (const instant of ['created_at', 'last_submitted_at', 'last_validated_at'])
      expect(Date.parse(dit.data[instant]), instant).toBeLessThanOrEqual(dit.fired_at * 1_000 + 1_000);
    expect(corps).not.toMatch(/bn_|empreinte/);
    expect(await webhookDe(habilitation.moi, habilitation.id)).toMatchObject({
      echecs: 0,
      envois: [{ statut: 204, tentatives: 1 }],
    });
  });

  test.each([301, 404, 500])('refuses: %s is a failure, which the queue tries again', async (statut) => {
    const envoiId = await ecrit(await reglee());
    await expect(livrerWebhook({ envoiId }, serveur(statut).envoyer)).rejects.toThrow(`refusée : ${statut}`);
    await livrerWebhook({ envoiId }, serveur(200).envoyer);
    expect(
      await lire(
        'SELECT statut, tentatives, livre_le IS NOT NULL AS livre FROM envoi_de_webhook WHERE id = $1',
        [envoiId],
      ),
    ).toEqual([{ statut: 200, tentatives: 2, livre: true }]);
  });

  test('five failures in a row suspend the address and no more is sent; said again, it is lifted, and a delivery made again', async () => {
    const habilitation = await reglee();
    const { moi, id } = habilitation;
    const envoiId = await ecrit(habilitation);
    const panne = { envoyer: () => Promise.reject(new Error('ECONNREFUSED')) };
    for (let essai = 1; essai <= 4; essai++)
      await expect(livrerWebhook({ envoiId }, panne.envoyer)).rejects.toThrow('sans réponse');
    expect(await webhookDe(moi, id)).toMatchObject({ echecs: 4, suspenduLe: null });
    await livrerWebhook({ envoiId }, panne.envoyer);
    expect((await webhookDe(moi, id))?.suspenduLe).not.toBeNull();
    expect((await lireHabilitation(moi, id)).evenements.at(-1)).toMatchObject({
      acte: 'suspendre_webhook',
      auteurGenre: 'systeme',
    });
    const { recus, envoyer } = serveur(200);
    await livrerWebhook({ envoiId }, envoyer);
    expect(recus).toEqual([]);
    await reglerWebhook(moi, { id, adresse: ADRESSE });
    await rejouerEnvoi(moi, { id, envoiId });
    await livrerWebhook({ envoiId }, envoyer);
    expect(recus).toHaveLength(1);
  });

  test('a success between failures begins the count again', async () => {
    const habilitation = await reglee();
    const envoiId = await ecrit(habilitation);
    for (const statut of [500, 500, 500, 500, 200, 500])
      await livrerWebhook({ envoiId }, serveur(statut).envoyer).catch(() => null);
    expect(await webhookDe(habilitation.moi, habilitation.id)).toMatchObject({ echecs: 1, suspenduLe: null });
  });

  test('refuses: an address, a trial or a delivery of another body’s request', async () => {
    const habilitation = await reglee();
    const envoiId = await ecrit(habilitation);
    const autre = await representantDe('autre-mairie', JOUR);
    const { id } = habilitation;
    await attendreRefus(reglerWebhook(autre, { id, adresse: ADRESSE }), 'introuvable');
    await attendreRefus(essayerWebhook(autre, id), 'introuvable');
    await attendreRefus(rejouerEnvoi(autre, { id, envoiId }), 'introuvable');
    expect(await webhookDe(autre, id)).toBeNull();
  });

  test('a trial says nothing of the request', async () => {
    const { id, moi } = await reglee();
    const [webhook] = await lire<{ id: string }>('SELECT id FROM webhook WHERE habilitation_id = $1', [id]);
    await essayer({ webhookId: webhook?.id ?? '' });
    const [envoi] = (await webhookDe(moi, id))?.envois ?? [];
    const { recus, envoyer } = serveur(200);
    await livrerWebhook({ envoiId: envoi?.id ?? '' }, envoyer);
    expect(Object.keys(JSON.parse(recus[0]?.corps ?? '{}'))).toEqual(['test', 'timestamp']);
  });

  test('its secret is in the base under our key alone', async () => {
    const { id, secret } = await reglee();
    const [{ ecrit: texte } = { ecrit: '' }] = await lire<{ ecrit: string }>(
      "SELECT encode(secret, 'escape') AS ecrit FROM webhook WHERE habilitation_id = $1",
      [id],
    );
    expect(texte).not.toContain(secret);
  });
});

describe('an address', () => {
  test.each([
    'http://commune.example/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://localhost/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://moi:secret@commune.example/x',
    'https://commune.example:8443/x',
    'ftp://commune.example',
    'commune.example',
  ])('refuses, when it is typed: %s', (adresse) => {
    expect(ReglageSchema.safeParse({ id: crypto.randomUUID(), adresse }).error?.issues[0]?.path).toEqual([
      'adresse',
    ]);
  });

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    'fc00::1',
    'fe80::1',
    '2002:7f00:1::',
    '2001:db8::1',
  ])('refuses: %s is no public address', (adresse) => {
    expect(estPublique(adresse)).toBe(false);
  });

  test.each(['172.15.255.255', '172.32.0.0', '11.0.0.1', '2a01:cb00::1', '2001:4860:4860::8888'])(
    '%s is one',
    (adresse) => {
      expect(estPublique(adresse)).toBe(true);
    },
  );

  test('refuses: a public name that leads inside, whatever it said when it was typed', async () => {
    const recus: IncomingMessage[] = [];
    const ici = createServer((requete, reponse) => {
      recus.push(requete);
      reponse.writeHead(302, { Location: 'http://169.254.169.254/' }).end();
    });
    ici.listen(0, '127.0.0.1');
    await once(ici, 'listening');
    const { port } = ici.address() as AddressInfo;
    await expect(poster(`http://localhost:${port}/`, '{}', {})).rejects.toThrow(AdresseInterieure);
    await expect(poster(`http://127.0.0.1:${port}/`, '{}', {})).rejects.toThrow(AdresseInterieure);
    expect(recus).toEqual([]);
    // A redirection is an answer, and is not followed.
    expect(await poster(`http://127.0.0.1:${port}/`, '{}', { 'X-A': '1' }, () => true)).toBe(302);
    expect(recus[0]?.headers['x-a']).toBe('1');
    ici.close();
  });
});
