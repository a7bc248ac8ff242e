/** What a family and a service write to each other: a task for the service, nothing that the law reads. */
import { createElement } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { EffetsDesModeles } from '#app/(agent)/agent/pilotage/modeles.tsx';
import { pageDeBannette } from '#lib/bannette/queries.ts';
import { suiteAttendue } from '#lib/consultation/queries.ts';
import { mesEnfants } from '#lib/famille/queries.ts';
import { cloreMessages, ecrireALaFamille, ecrireAuService } from '#lib/message/actes.ts';
import { effetsDesModeles, lireMessages, messagesDUnModele } from '#lib/message/queries.ts';
import {
  FigureDeModeleSchema,
  MESSAGES_SANS_REPONSE,
  MessageDeFamilleSchema,
  MessageDuServiceSchema,
} from '#lib/message/schema.ts';
import { annoncerMessage } from '#lib/message/taches.ts';
import { FiltresDePilotageSchema } from '#lib/pilotage/schema.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { lireLaPage } from '#tests/rendu.ts';
import { boiteAuxLettres } from './appui/boite-aux-lettres.ts';
import { autreParent, dossierA } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { fichiersRanges } from './appui/stockage.ts';

const JOUR = le('2026-10-05');
const LENDEMAIN = le('2026-10-06');
const QUESTION = 'Ma fille change de classe, dois-je refaire la demande ?';
const REPONSE = 'Non, rien n’est à refaire.';
const PDF = { nom: 'attestation.pdf', octets: pdfFictif(['Document fictif']) };

const { recus } = boiteAuxLettres();

let s: Scene;
let famille: Portee;
let secretariat: Portee;
beforeEach(async () => {
  s = await dossierA('incomplete', 'college_public');
  famille = await acteur(s, 'famille', JOUR);
  secretariat = await acteur(s, 'secretariat', LENDEMAIN);
});

const ecrire = (texte = QUESTION, code = '', envoyes: (typeof PDF)[] = [], qui = famille) =>
  ecrireAuService(
    qui,
    MessageDeFamilleSchema.parse({ dossierId: s.dossierId, version: s.version, texte, code }),
    envoyes,
  );
const repondre = (qui = secretariat, autres: Record<string, unknown> = {}) =>
  ecrireALaFamille(qui, MessageDuServiceSchema.parse({ dossierId: s.dossierId, texte: REPONSE, ...autres }));

/** All that the law reads of a dossier. */
const etatLegal = () =>
  lire(
    `SELECT d.etat, d.version, d.echeance_le::text AS echeance, d.drapeaux,
       (SELECT count(*)::int FROM ligne_de_journal WHERE dossier_id = d.id) AS lignes,
       (SELECT count(*)::int FROM courrier WHERE dossier_id = d.id) AS courriers,
       (SELECT count(*)::int FROM notification n JOIN decision x ON x.id = n.decision_id WHERE x.dossier_id = d.id) AS notifications
     FROM dossier d WHERE d.id = $1`,
    [s.dossierId],
  );
const aFaire = async (qui: Portee) =>
  (await pageDeBannette(qui, RENTREE, { urgence: 'a_faire' })).lignes.find(({ id }) => id === s.dossierId);
const pieceEnvoyee = async () =>
  (
    await lire<{ code: string }>('SELECT code FROM piece WHERE dossier_id = $1 AND recue_le IS NULL', [
      s.dossierId,
    ])
  )[0]?.code ?? '';

describe('a family that writes', () => {
  test('is a task of who holds the dossier until somebody answers, and moves nothing that the law reads', async () => {
    const avant = await etatLegal();
    expect(await aFaire(secretariat)).toBeUndefined();
    await ecrire();
    expect((await aFaire(secretariat))?.drapeaux).toContain('message');
    expect(await suiteAttendue(secretariat, s.dossierId)).toEqual({ onglet: 'messages' });
    await repondre();
    expect(await aFaire(secretariat)).toBeUndefined();
    expect(await etatLegal()).toEqual(avant);
  });

  test('a thank-you is closed without an answer', async () => {
    await ecrire('Merci.');
    await cloreMessages(secretariat, s.dossierId);
    expect(await aFaire(secretariat)).toBeUndefined();
    expect(await lireMessages(famille, s.dossierId)).toHaveLength(1);
  });

  test('each side sees on which day the other read', async () => {
    await ecrire();
    expect((await lireMessages(famille, s.dossierId))[0]?.luLe).toBeNull();
    await lireMessages(secretariat, s.dossierId);
    expect((await lireMessages(famille, s.dossierId))[0]?.luLe).toEqual(new Date('2026-10-06'));
    await repondre();
    const nonLus = async () =>
      (await mesEnfants(famille, RENTREE)).flatMap(({ dossiers }) =>
        dossiers.flatMap(({ messages }) => messages),
      );
    expect(await nonLus()).toHaveLength(1);
    await lireMessages(famille, s.dossierId);
    expect(await nonLus()).toEqual([]);
    expect((await lireMessages(secretariat, s.dossierId)).map(({ luLe }) => luLe)).toEqual([
      new Date('2026-10-05'),
      new Date('2026-10-06'),
    ]);
  });

  test('files go to the piece that they are, by its act, with the message', async () => {
    const code = await pieceEnvoyee();
    await ecrire('Voici la pièce.', code, [PDF]);
    expect(
      await lire(
        `SELECT p.recue_le::text AS recue, (SELECT count(*)::int FROM fichier WHERE piece_id = p.id) AS fichiers,
           (SELECT piece_code FROM message_de_dossier WHERE dossier_id = p.dossier_id) AS dite
         FROM piece p WHERE p.dossier_id = $1 AND p.code = $2`,
        [s.dossierId, code],
      ),
    ).toEqual([{ recue: '2026-10-05', fichiers: 1, dite: code }]);
  });

  test.each([
    ['bytes that are no document', 'code', { nom: 'a.pdf', octets: Buffer.from('rien') }],
    ['without the name of the piece', '', PDF],
    ['a piece that nobody asked for', 'livret_famille', PDF],
  ])('refuses: files, %s; neither they nor the message stay', async (_, code, envoye) => {
    const ranges = await fichiersRanges();
    const nomme = code === 'code' ? await pieceEnvoyee() : code;
    await attendreRefus(ecrire('Voici.', nomme, [envoye]), 'impossible');
    expect(await lireMessages(famille, s.dossierId)).toEqual([]);
    expect(await fichiersRanges()).toBe(ranges);
  });

  test('refuses: one more while so many wait, an empty one, one too long', async () => {
    for (let n = 0; n < MESSAGES_SANS_REPONSE; n++) await ecrire();
    await attendreRefus(ecrire(), 'impossible');
    await repondre();
    await ecrire();
    for (const texte of ['  ', 'a'.repeat(2001)])
      expect(MessageDeFamilleSchema.safeParse({ dossierId: s.dossierId, version: 1, texte }).success).toBe(
        false,
      );
  });
});

describe('who reads and writes', () => {
  test('refuses: another family, the other parent of the same pupil, an agent of elsewhere, in the base too', async () => {
    await ecrire();
    const ici = await dossierA('deposee', 'college_public');
    const parent = await autreParent(ici, LENDEMAIN);
    const ailleurs = await dossierA('deposee', 'lycee_prive');
    const intrus = [
      await acteur(parent, 'famille', LENDEMAIN),
      await acteur(ici, 'famille', LENDEMAIN),
      await acteur(ailleurs, 'secretariat', LENDEMAIN),
    ];
    for (const qui of intrus) {
      await attendreRefus(lireMessages(qui, s.dossierId), 'introuvable');
      await attendreRefus(ecrire(QUESTION, '', [], qui), 'introuvable');
      await attendreRefus(repondre(qui), 'introuvable');
      const identite = `${qui.auteur.genre}:${qui.auteur.id}`;
      expect(
        await enTantQuApplication(
          identite,
          `SELECT 1 FROM message_de_dossier WHERE dossier_id = '${s.dossierId}'`,
        ),
      ).toEqual([]);
    }
  });

  test('refuses, in the base: in the name of another, to somebody else, an edit, a removal, one’s own read', async () => {
    await ecrire();
    const moi = `famille:${famille.auteur.id}`;
    const agent = `agent:${secretariat.auteur.id}`;
    const inserer = (qui: string, famille: boolean) =>
      `INSERT INTO message_de_dossier (id, dossier_id, responsable_id, de_la_famille, texte, auteur_id, auteur_nom, jour)
       SELECT gen_random_uuid(), '${s.dossierId}', ${qui}, ${famille}, 'A', gen_random_uuid(), 'A', now()`;
    await expect(enTantQuApplication(moi, inserer(`'${famille.auteur.id}'`, false))).rejects.toThrow(
      /en son nom/,
    );
    await expect(enTantQuApplication(agent, inserer(`'${famille.auteur.id}'`, true))).rejects.toThrow(
      /en son nom/,
    );
    await expect(enTantQuApplication(agent, inserer('gen_random_uuid()', false))).rejects.toThrow(
      /à qui a fait la demande/,
    );
    await expect(enTantQuApplication(moi, `UPDATE message_de_dossier SET lu_le = now()`)).rejects.toThrow(
      /par qui le reçoit/,
    );
    await expect(enTantQuApplication(agent, `UPDATE message_de_dossier SET texte = 'B'`)).rejects.toThrow(
      /ne se modifie pas/,
    );
    await expect(lire('DELETE FROM message_de_dossier')).rejects.toThrow(/ne s’efface pas/);
  });

  test('refuses: to write before the demande is recorded', async () => {
    s = await dossierA('brouillon', 'college_public');
    await attendreRefus(repondre(await acteur(s, 'secretariat', LENDEMAIN)), 'impossible');
  });
});

describe('the mail', () => {
  const annoncer = async () => {
    const [lu] = await lire<{ id: string }>(
      'SELECT id FROM message_de_dossier WHERE dossier_id = $1 AND NOT de_la_famille',
      [s.dossierId],
    );
    await annoncerMessage({ messageId: lu?.id ?? '' });
  };

  test('says once that a message waits, and nothing of it', async () => {
    recus.length = 0;
    await repondre(secretariat, { modele: 'precision' });
    await annoncer();
    await annoncer();
    expect(recus).toHaveLength(1);
    expect(recus[0]?.texte).toMatch(/Un message vous attend/);
    expect(recus[0]?.texte).not.toMatch(/refaire/);
  });

  test('refuses: for a message that is already read', async () => {
    recus.length = 0;
    await repondre();
    await lireMessages(famille, s.dossierId);
    await annoncer();
    expect(recus).toEqual([]);
  });
});

describe('what a template of message brings', () => {
  const effets = async (qui: Portee, annee = RENTREE) => await effetsDesModeles(qui, annee, {});

  test('is counted in the périmètre alone: sent, read, followed by an answer and how soon', async () => {
    const [avant] = (await effets(secretariat)).filter(({ modele }) => modele === 'precision');
    await repondre(secretariat, { modele: 'precision' });
    await repondre(secretariat, { modele: 'rappeler' });
    await repondre(secretariat);
    const parent = await acteur(s, 'famille', le('2026-10-09'));
    await lireMessages(parent, s.dossierId);
    await ecrire('Voici la précision demandée.', '', [], parent);
    const vus = await effets(secretariat);
    expect(vus.find(({ modele }) => modele === 'precision')).toEqual({
      modele: 'precision',
      envoyes: (avant?.envoyes ?? 0) + 1,
      lus: (avant?.lus ?? 0) + 1,
      repondus: (avant?.repondus ?? 0) + 1,
      jours: 3,
    });
    expect(vus.every(({ envoyes, repondus }) => repondus <= envoyes)).toBe(true);
  });

  test('refuses: of another place, another year, to a family; an answer that comes too late is none', async () => {
    await repondre(secretariat, { modele: 'en_cours' });
    await ecrire('Merci, mais un mois plus tard.', '', [], await acteur(s, 'famille', le('2026-11-09')));
    const vu = (await effets(secretariat)).find(({ modele }) => modele === 'en_cours');
    expect(vu).toMatchObject({ lus: 0, repondus: 0, jours: null });
    expect(await effets(secretariat, RENTREE - 1)).toEqual([]);
    expect(await effets(famille)).toEqual([]);
    expect(await effets(await acteur({ ...s, ou: 'autreCollegePublic' }, 'secretariat', LENDEMAIN))).toEqual(
      [],
    );
  });

  /** The numbers that the page draws, with where each leads. */
  const liens = async (qui: Portee, dits: Record<string, string> = {}) => {
    const filtres = FiltresDePilotageSchema.parse(dits);
    const html = lireLaPage(
      createElement(EffetsDesModeles, { effets: await effetsDesModeles(qui, RENTREE, filtres), filtres }),
    );
    return [...html.matchAll(/href="([^"]*)">(\d+)</g)].map(([, href = '', dit]) => ({
      adresse: href.replaceAll('&amp;', '&'),
      dit: Number(dit),
    }));
  };

  /** The messages behind an address, read as its page reads it. */
  const derriere = async (qui: Portee, adresse: string) => {
    const dits = Object.fromEntries(new URLSearchParams(adresse.split('?')[1]));
    const { modele, suite } = FigureDeModeleSchema.parse(dits);
    if (!modele) throw new Error(adresse);
    return await messagesDUnModele(qui, RENTREE, FiltresDePilotageSchema.parse(dits), { modele, suite }, 0);
  };

  test('each number opens the messages that it counts, with their dossier and what followed, under its filters', async () => {
    await repondre(secretariat, { modele: 'precision' });
    await repondre(secretariat, { modele: 'rappeler' });
    const parent = await acteur(s, 'famille', le('2026-10-09'));
    await lireMessages(parent, s.dossierId);
    await ecrire('Voici la précision demandée.', '', [], parent);
    // Read, and never answered.
    await repondre(await acteur(s, 'secretariat', le('2026-10-12')), { modele: 'en_cours' });
    await lireMessages(await acteur(s, 'famille', le('2026-10-13')), s.dossierId);
    const enCours = (suite: string) => derriere(secretariat, `?modele=en_cours&suite=${suite}`);
    expect((await enCours('lus')).total).toBe((await enCours('repondus')).total + 1);
    const uai = ETABLISSEMENTS.collegePublic.uai;
    const choix: Record<string, string>[] = [
      ...[{}, { uai }, { departement: '059' }],
      ...[{ canal: 'en_ligne' }, { canal: 'papier' }],
    ];
    for (const dits of choix) {
      for (const { adresse, dit } of await liens(secretariat, dits)) {
        const { lignes, total } = await derriere(secretariat, adresse);
        expect([adresse, total, lignes.length]).toEqual([adresse, dit, dit]);
      }
    }
    const sansFiltre = await liens(secretariat);
    expect(sansFiltre.length).toBeGreaterThanOrEqual(6);
    const vu = sansFiltre.find(({ adresse }) => adresse.includes('modele=precision&suite=repondus'));
    const { lignes } = await derriere(secretariat, vu?.adresse ?? '');
    expect(lignes.find(({ dossierId }) => dossierId === s.dossierId)).toMatchObject({
      ...{ ecritLe: '2026-10-06', luLe: '2026-10-09', reponduLe: '2026-10-09', jours: 3 },
      auteur: secretariat.auteur.nom,
    });
  });

  test('refuses: a list to another place or a family, of another département, and a template that does not exist', async () => {
    await repondre(secretariat, { modele: 'precision' });
    const [vu] = await liens(secretariat);
    if (!vu) throw new Error('aucun lien');
    expect((await derriere(secretariat, vu.adresse)).total).toBeGreaterThan(0);
    const voisin = await acteur({ ...s, ou: 'autreCollegePublic' }, 'secretariat', LENDEMAIN);
    for (const qui of [voisin, famille]) expect((await derriere(qui, vu.adresse)).total).toBe(0);
    expect(await liens(secretariat, { departement: '062' })).toEqual([]);
    expect(await liens(secretariat, { uai: ETABLISSEMENTS.autreCollegePublic.uai })).toEqual([]);
    for (const modele of ['', 'inconnu', '__proto__'])
      expect(FigureDeModeleSchema.parse({ modele, suite: 'faux', page: '-1' })).toEqual({
        ...{ modele: null, suite: 'envoyes', page: 1 },
      });
  });
});
