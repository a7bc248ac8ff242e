/** An address that refuses mails for good: who may be written to instead, told by whom, and to whom never. */
import { spawnSync } from 'node:child_process';
import { beforeEach, expect, test } from 'vitest';
import { changerMonAdresse, noterRetour } from '#lib/courriel/actes.ts';
import { adressesDeRechange, monAdresse } from '#lib/courriel/queries.ts';
import { MonAdresseSchema } from '#lib/courriel/schema.ts';
import { reprendreLesAnnonces } from '#lib/courriel/taches.ts';
import { prendreAdresse } from '#lib/courrier/actes.ts';
import { envoyerCourriels } from '#lib/courrier/taches.ts';
import { porteeDeFamille } from '#lib/technique/portee.ts';
import { adresseDeRetour } from '#lib/technique/retour-de-courriel.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { boiteAuxLettres, INCONNUE } from './appui/boite-aux-lettres.ts';
import { autreParent, dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-09-16');
const LE_LENDEMAIN = le('2026-09-17');
let refusee = '';
const { recus } = boiteAuxLettres((adresse) => (adresse === refusee ? INCONNUE : null));

let s: Scene;
let moi: { id: string; courriel: string };
const maFiche = async () =>
  (
    await lire<{ id: string; courriel: string; refuse: boolean }>(
      `SELECT r.id, r.courriel, r.courriel_refuse_le IS NOT NULL AS refuse
       FROM dossier d JOIN responsable r ON r.id = d.demandeur_id WHERE d.id = $1`,
      [s.dossierId],
    )
  )[0] ?? { id: '', courriel: '', refuse: false };
/** What a school base says of a person, under a key of its own. */
const baseDit = (responsableId: string, courriel: string, cle: string) =>
  falsifier(
    `INSERT INTO responsable_de_base (source, uai, rentree, cle, responsable_id, dit)
     VALUES ('siecle', '${cle}', 2026, '${responsableId.slice(-8)}', '${responsableId}', '${JSON.stringify({ personne: { courriel } })}')`,
  );
const corrections = () =>
  lire(
    'SELECT avant, apres, auteur_id AS qui, motivation FROM correction_responsable WHERE responsable_id = $1',
    [moi.id],
  );

beforeEach(async () => {
  s = await dossierA('incomplete', 'college_public');
  await lettresProduites(s.dossierId, LE_JOUR);
  moi = await maFiche();
  refusee = moi.courriel;
  recus.length = 0;
  const lettres = await lire<{ id: string }>('SELECT id FROM courrier WHERE dossier_id = $1', [s.dossierId]);
  await envoyerCourriels({ courrierIds: lettres.map(({ id }) => id) });
  await baseDit(moi.id, 'autre@exemple.fr', '0590001A');
  await baseDit(moi.id, moi.courriel.toUpperCase(), '0590002B');
  await baseDit(moi.id, 'néant', '0590003C');
});

/** What waits is announced, as the worker does. */
async function reprendre(): Promise<void> {
  await reprendreLesAnnonces({ responsableId: moi.id });
  const lettres = await lire<{ id: string }>('SELECT id FROM courrier WHERE dossier_id = $1', [s.dossierId]);
  await envoyerCourriels({ courrierIds: lettres.map(({ id }) => id) });
}

test('the other address that the base knows of the same person is proposed, and nothing else', async () => {
  const secretariat = await acteur(s, 'secretariat', LE_LENDEMAIN);
  expect(await adressesDeRechange(secretariat, moi.id)).toEqual(['autre@exemple.fr']);
  expect(await monAdresse(await acteur(s, 'famille', LE_LENDEMAIN))).toEqual({
    courriel: moi.courriel,
    refuseLe: expect.any(Date),
    autres: ['autre@exemple.fr'],
  });
});

test('the school takes it in one act: what waited leaves there, the correction says by whom and why', async () => {
  const secretariat = await acteur(s, 'secretariat', LE_LENDEMAIN);
  await prendreAdresse(secretariat, { dossierId: s.dossierId, courriel: 'autre@exemple.fr' });
  expect(await maFiche()).toMatchObject({ courriel: 'autre@exemple.fr', refuse: false });
  expect(await corrections()).toEqual([
    {
      avant: { courriel: moi.courriel },
      apres: { courriel: 'autre@exemple.fr' },
      qui: secretariat.auteur.id,
      motivation: expect.stringMatching(/base scolaire/),
    },
  ]);
  await reprendre();
  expect([...new Set(recus.map(({ a }) => a))]).toEqual(['autre@exemple.fr']);
});

test('a family gives another address itself, or says that its own is good after all', async () => {
  const famille = await acteur(s, 'famille', LE_LENDEMAIN);
  await changerMonAdresse(famille, moi.courriel);
  expect(await maFiche()).toEqual({ ...moi, refuse: false });
  expect(await corrections()).toEqual([]);
  await changerMonAdresse(famille, 'neuve@exemple.fr');
  expect(await corrections()).toEqual([
    {
      avant: { courriel: moi.courriel },
      apres: { courriel: 'neuve@exemple.fr' },
      qui: moi.id,
      motivation: expect.stringMatching(/elle-même/),
    },
  ]);
  await reprendre();
  expect([...new Set(recus.map(({ a }) => a))]).toEqual(['neuve@exemple.fr']);
});

test('refuses: one parent’s address is never shown to the other, nor taken for it', async () => {
  const { dossierId } = await autreParent(s, LE_JOUR);
  const [autre] = await lire<{ id: string }>('SELECT demandeur_id AS id FROM dossier WHERE id = $1', [
    dossierId,
  ]);
  expect(autre?.id).not.toBe(moi.id);
  const sub = `educonnect-${crypto.randomUUID()}`;
  await falsifier(`UPDATE responsable SET sub = '${sub}' WHERE id = '${autre?.id}'`);
  const pere = await porteeDeFamille(sub, LE_LENDEMAIN);
  if (!pere) throw new RangeError('l’autre parent n’entre pas');
  await baseDit(autre?.id ?? '', 'pere@exemple.fr', '0590001A');
  expect((await monAdresse(await acteur(s, 'famille', LE_LENDEMAIN))).autres).toEqual(['autre@exemple.fr']);
  expect(await monAdresse(pere)).toMatchObject({ refuseLe: null, autres: [] });
  const secretariat = await acteur(s, 'secretariat', LE_LENDEMAIN);
  await attendreRefus(
    prendreAdresse(secretariat, { dossierId: s.dossierId, courriel: 'pere@exemple.fr' }),
    'impossible',
  );
  expect(await maFiche()).toMatchObject({ courriel: moi.courriel, refuse: true });
});

test('refuses, in the base: a family reads no address through the function of agents, nor says that one refuses mails', async () => {
  const famille = (sql: string) => enTantQuApplication(`famille:${moi.id}`, sql);
  expect(await famille(`SELECT autres_adresses('${moi.id}')`)).toEqual([]);
  await expect(
    famille(`UPDATE responsable SET courriel_refuse_le = now() WHERE id = '${moi.id}'`),
  ).rejects.toThrow(/coordonnées/);
});

test('refuses: who does not hold the letters takes no address, and nobody but a family gives its own', async () => {
  const ailleurs = await acteur(await dossierA('deposee', 'lycee_public'), 'secretariat', LE_LENDEMAIN);
  await attendreRefus(
    prendreAdresse(ailleurs, { dossierId: s.dossierId, courriel: 'autre@exemple.fr' }),
    'introuvable',
  );
  await attendreRefus(changerMonAdresse(ailleurs, 'x@exemple.fr'), 'interdit');
  expect(await maFiche()).toMatchObject({ courriel: moi.courriel, refuse: true });
});

test.each([
  [{}, /écrivez votre adresse/],
  [{ courriel: 'camille' }, /adresse complète/],
])('refuses %o, with what to write', (saisie, dit) => {
  expect(MonAdresseSchema.safeParse(saisie).error?.issues[0]?.message).toMatch(dit);
});

test('a button that proposes an address wins over what is typed', () => {
  for (const courriel of ['', 'pas une adresse'])
    expect(MonAdresseSchema.parse({ courriel, proposee: 'b@exemple.fr' })).toBe('b@exemple.fr');
  expect(MonAdresseSchema.parse({ courriel: 'a@exemple.fr' })).toBe('a@exemple.fr');
});

/** What the mail server does of a mail that comes back: gives it to the command, and reads how it ends. */
const revenir = (a: string, adresse: string): number | null =>
  spawnSync(process.execPath, ['scripts/courriel-revenu.ts', a], {
    input: [
      'Content-Type: multipart/report; boundary=b\n',
      '--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n',
      `Final-Recipient: rfc822; ${adresse}\nAction: failed\nStatus: 5.1.1\n\n--b--\n`,
    ].join('\n'),
  }).status;

test('a mail that comes back later says the same as a refusal at once, and its letter waits for another address', async () => {
  const autre = await dossierA('incomplete', 'college_public');
  await lettresProduites(autre.dossierId, LE_JOUR);
  refusee = '';
  const lettres = await lire<{ id: string; courriel: string }>(
    'SELECT id, courriel FROM courrier WHERE dossier_id = $1 ORDER BY reference',
    [autre.dossierId],
  );
  await envoyerCourriels({ courrierIds: lettres.map(({ id }) => id) });
  const [{ id, courriel: adresse } = { id: '', courriel: '' }] = lettres;
  const systeme = await acteur(autre, 'systeme', LE_LENDEMAIN);
  const etat = () =>
    lire(
      `SELECT c.courriel_envoye_le IS NOT NULL AS partie, c.courriel_refuse_le IS NOT NULL AS refusee,
         r.courriel_refuse_le IS NOT NULL AS dite, 'courriel_refuse' = ANY (d.drapeaux) AS drapeau
       FROM courrier c JOIN dossier d ON d.id = c.dossier_id JOIN responsable r ON r.id = d.demandeur_id WHERE c.id = $1`,
      [id],
    );
  await noterRetour(systeme, { id, adresse: 'personne@exemple.fr' });
  expect(await etat()).toEqual([{ partie: true, refusee: false, dite: false, drapeau: false }]);
  const retour = adresseDeRetour('retours@bourses.example', id, adresse) ?? '';
  const pourUnAutre = adresseDeRetour('retours@bourses.example', id, 'autre@exemple.fr') ?? '';
  expect(revenir(pourUnAutre, adresse)).toBe(0);
  expect(await etat()).toEqual([{ partie: true, refusee: false, dite: false, drapeau: false }]);
  for (const ecrite of [adresse.toUpperCase(), adresse]) expect(revenir(retour, ecrite)).toBe(0);
  expect(await etat()).toEqual([{ partie: false, refusee: true, dite: true, drapeau: true }]);
  // What is of another mail, or of no letter, says the address and nothing more.
  await noterRetour(systeme, { id: 'recours.0590001a', adresse });
  expect(await etat()).toEqual([{ partie: false, refusee: true, dite: true, drapeau: true }]);
});
