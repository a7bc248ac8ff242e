/** Certificates of the 2D-DOC: proposed by one administrateur, confirmed by another, taken back at once. */
import { beforeAll, describe, expect, test } from 'vitest';
import { confirmerActe, ecarterActe } from '#lib/administration/actes.ts';
import { actesAConfirmer } from '#lib/administration/queries.ts';
import { importerCertificat, retirerCertificat } from '#lib/cachet/actes.ts';
import { certificatsDeCachet, certificatsImportes } from '#lib/cachet/queries.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { CERTIFICAT, CERTIFICAT_RSA } from './appui/cachets.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus as refusDe } from './appui/refus.ts';

const LE = le('2026-09-21');
const TST1 = { autorite: 'FR99', certificat: 'TST1', pem: CERTIFICAT, motif: 'publié par son autorité' };

let yann: Portee;
let rozenn: Portee;
let chef: Portee;
beforeAll(async () => {
  const lues = await Promise.all(
    ['agent-administrateur', 'agent-administratrice', 'agent-chef-public'].map((sub) =>
      porteeDAgent(sub, LE),
    ),
  );
  const [un, deux, trois] = lues;
  if (!un || !deux || !trois) throw new Error('agents attendus');
  [yann, rozenn, chef] = [un, deux, trois];
});

const attendre = async (
  acte: Promise<unknown>,
  code: Parameters<typeof refusDe>[1],
  message = /./,
): Promise<void> => expect((await refusDe(acte, code)).message).toMatch(message);

const noms = async (portee: Portee): Promise<string[]> =>
  (await certificatsDeCachet(portee)).map(({ autorite, certificat }) => `${autorite} ${certificat}`);

describe('a certificate', () => {
  test('counts for agents once another administrateur has confirmed it, and no more once taken back', async () => {
    expect(await importerCertificat(yann, TST1)).toBe(false);
    expect(await noms(chef)).toEqual([]);
    const [attend] = await actesAConfirmer(rozenn);
    await attendre(confirmerActe(yann, attend?.id ?? ''), 'interdit', /un autre administrateur/);
    await confirmerActe(rozenn, attend?.id ?? '');
    expect(await certificatsDeCachet(chef)).toEqual([
      expect.objectContaining({ autorite: 'FR99', certificat: 'TST1', courbe: 'P-256', du: '2026-11-26' }),
    ]);
    await attendre(importerCertificat(rozenn, TST1), 'impossible', /déjà importé/);

    expect(await retirerCertificat(yann, { nom: 'FR99 TST1', motif: 'clé perdue' })).toBe(true);
    expect(await noms(chef)).toEqual([]);
    expect(await certificatsImportes(yann)).toMatchObject([
      { certificat: 'TST1', sujet: expect.stringContaining('CN=TST1') },
    ]);
    await attendre(
      retirerCertificat(yann, { nom: 'FR99 TST1', motif: 'encore une fois' }),
      'introuvable',
      /déjà retiré/,
    );
    await attendre(importerCertificat(yann, TST1), 'impossible', /ne se remplace pas/);
    const lignes = (await lire<{ acte: string }>('SELECT acte FROM acte_d_administration')).map(
      ({ acte }) => acte,
    );
    for (const acte of [
      'proposer_importer_certificat',
      'confirmer_importer_certificat',
      'retirer_certificat',
    ])
      expect(lignes).toContain(acte);
  });

  test('refuses: what is no certificate, and a key that signs no 2D-DOC', async () => {
    await attendre(
      importerCertificat(yann, { ...TST1, pem: CERTIFICAT.replace('MII', 'MIA') }),
      'impossible',
      /X\.509/,
    );
    await attendre(importerCertificat(yann, { ...TST1, pem: CERTIFICAT_RSA }), 'impossible', /ECDSA/);
  });

  test('refuses, but on a demonstration: an authority of trials, proposed then or confirmed since', async () => {
    const essai = { ...TST1, certificat: 'TST3' };
    await importerCertificat(yann, essai);
    const [attend] = await actesAConfirmer(rozenn);
    // What the migrations take from the site of a service.
    await lire('REVOKE UPDATE ON horloge FROM bourses_web');
    try {
      for (const autorite of ['FR99', 'FR00'])
        await attendre(
          importerCertificat(yann, { ...essai, autorite, certificat: 'TST4' }),
          'impossible',
          /ne sert qu’aux essais/,
        );
      await attendre(confirmerActe(rozenn, attend?.id ?? ''), 'impossible', /ne sert qu’aux essais/);
      expect(await noms(chef)).toEqual([]);
      await ecarterActe(rozenn, attend?.id ?? '', 'autorité d’essai');
      expect(await importerCertificat(yann, { ...essai, autorite: 'FR05' })).toBe(false);
    } finally {
      await lire('GRANT UPDATE ON horloge TO bourses_web');
    }
  });

  test('refuses: an agent who does not administer', async () => {
    await attendre(importerCertificat(chef, TST1), 'introuvable');
    await attendre(retirerCertificat(chef, { nom: 'FR99 TST1', motif: 'pour voir' }), 'introuvable');
  });
});
