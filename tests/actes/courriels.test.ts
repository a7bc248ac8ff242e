/** The mails that announce a lot of letters, against a real SMTP server. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compteursDeBannette } from '#lib/compteur/queries.ts';
import { reprendreLesAnnonces } from '#lib/courriel/taches.ts';
import { ouvrirCourrier, reessayerAdresse } from '#lib/courrier/actes.ts';
import { envoyerCourriels } from '#lib/courrier/taches.ts';
import { accuserEnregistrement } from '#lib/depot/taches.ts';
import { accomplir, type Cible } from '#lib/dossier/porte.ts';
import { ecrireALaFamille } from '#lib/message/actes.ts';
import { annoncerMessage } from '#lib/message/taches.ts';
import { corrigerResponsable } from '#lib/personne/actes.ts';
import { CorrigerResponsableSchema } from '#lib/personne/schema.ts';
import { familleDuRadar } from '#lib/radar/queries.ts';
import { renvoyerCourrier, signalerRetour } from '#lib/reception/actes.ts';
import { preuvesManquantes } from '#lib/reception/queries.ts';
import { relancerFamilles } from '#lib/relance/actes.ts';
import { envoyerRelances } from '#lib/relance/taches.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { boiteAuxLettres, INCONNUE } from './appui/boite-aux-lettres.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-09-16');
let refusee = '';
const BOITE_PLEINE = { code: 452, dit: 'boîte pleine' };
let refus = BOITE_PLEINE;

const { recus, essayes } = boiteAuxLettres((adresse) => (adresse === refusee ? refus : null));

beforeAll(async () => {
  await planterReferentiel();
});

/** To whom mails went. */
const destinataires = () => recus.map(({ a }) => a);

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
  expect(destinataires().sort()).toEqual(adresses.slice(1).sort());
  expect((await lettresDe(scenes)).map(({ courrielEnvoyeLe }) => courrielEnvoyeLe !== null)).toEqual([
    false,
    true,
    true,
  ]);

  refusee = '';
  recus.length = 0;
  await envoyerCourriels({ courrierIds });
  expect(destinataires()).toEqual([adresses[0]]);
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
  expect(destinataires()).not.toContain(refusee);
  refusee = '';
});

test('refuses: a letter that is not made is not announced', async () => {
  const scenes = [await dossierA('deposee', 'college_public')];
  recus.length = 0;
  await envoyerCourriels({ courrierIds: (await lettresDe(scenes)).map(({ id }) => id) });
  expect(recus).toEqual([]);
});

describe('an address that the server refuses for good', () => {
  const LE_LENDEMAIN = le('2026-09-17');
  let s: Scene;
  let courrierIds: string[];
  const secretariat = () => acteur(s, 'secretariat', LE_LENDEMAIN);
  const siennes = () => lettresDe([s]);
  const commandees = (id: string, tache = 'envoyer_courriels') =>
    lire(
      `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = $2 AND j.payload::text LIKE '%' || $1 || '%'`,
      [id, tache],
    );
  const oublierLesTaches = (id: string) =>
    lire("DELETE FROM graphile_worker._private_jobs WHERE payload::text LIKE '%' || $1 || '%'", [id]);
  const personne = async () => {
    const [lue] = await lire<{ id: string; courriel: string; refuse: boolean }>(
      `SELECT r.id, r.courriel, r.courriel_refuse_le IS NOT NULL AS refuse
       FROM dossier d JOIN responsable r ON r.id = d.demandeur_id WHERE d.id = $1`,
      [s.dossierId],
    );
    return lue ?? { id: '', courriel: '', refuse: false };
  };
  const drapeaux = async () =>
    (await lire<{ drapeaux: string[] }>('SELECT drapeaux FROM dossier WHERE id = $1', [s.dossierId]))[0]
      ?.drapeaux;
  const versDossier = async (): Promise<Cible> => {
    const [lu] = await lire<{ version: number }>('SELECT version FROM dossier WHERE id = $1', [s.dossierId]);
    return { dossierId: s.dossierId, version: lu?.version ?? 0 };
  };
  /** One letter alone is refused, the other left before: the demand for pieces, or the accusé whose reception nothing waits for. */
  const refuser = async (laquelle: 'demande_incomplete' | 'accuse_reception') => {
    s = await dossierA('incomplete', 'college_public');
    await lettresProduites(s.dossierId, LE_JOUR);
    const lettres = await siennes();
    const seule = lettres.find(({ genre }) => genre === laquelle)?.id ?? '';
    await envoyerCourriels({ courrierIds: lettres.map(({ id }) => id).filter((id) => id !== seule) });
    refusee = lettres[0]?.courriel ?? '';
    courrierIds = [seule];
    await envoyerCourriels({ courrierIds });
    expect(await drapeaux()).toContain('courriel_refuse');
    recus.length = 0;
  };

  beforeEach(() => {
    refus = INCONNUE;
    refusee = '';
    recus.length = 0;
  });

  test('is kept, flagged, counted and not tried again; the others leave, and an act keeps the flag', async () => {
    s = await dossierA('incomplete', 'college_public');
    const autre = await dossierA('deposee', 'college_public');
    for (const { dossierId } of [s, autre]) await lettresProduites(dossierId, LE_JOUR);
    const [saine] = await lettresDe([autre]);
    const lettres = await siennes();
    courrierIds = [...lettres, saine].flatMap((lettre) => lettre?.id ?? []);
    refusee = lettres[0]?.courriel ?? '';
    essayes.length = 0;
    await envoyerCourriels({ courrierIds });
    await envoyerCourriels({ courrierIds });
    expect(essayes.toSorted()).toEqual([refusee, refusee, saine?.courriel].toSorted());
    expect(destinataires()).toEqual([saine?.courriel]);
    expect(await siennes()).toEqual(
      lettres.map((lettre) => ({ ...lettre, courrielRefuseLe: expect.any(Date), courrielEnvoyeLe: null })),
    );
    expect((await drapeaux())?.filter((drapeau) => drapeau === 'courriel_refuse')).toHaveLength(1);
    const portee = await secretariat();
    expect((await compteursDeBannette(portee, RENTREE, {})).courriel_refuse).toBe(1);
    expect(
      (await preuvesManquantes(portee, { ordre: 'anciennete', dossiers: [s.dossierId] })).lignes,
    ).toMatchObject([{ genre: 'demande_incomplete', courrielRefuseLe: expect.any(Date) }]);
    expect(
      await lire('SELECT id FROM courriel_a_envoyer WHERE id = ANY ($1)', [lettres.map(({ id }) => id)]),
    ).toEqual([]);
    await accomplir(portee, signalerRetour(await versDossier(), LE_LENDEMAIN));
    expect(await drapeaux()).toContain('courriel_refuse');
  });

  test('whichever mail was refused: no other is tried there, letters to come are printed, and what waited leaves once it is good', async () => {
    s = await dossierA('deposee', 'college_public');
    await falsifier(`UPDATE dossier SET canal = 'en_ligne' WHERE id = '${s.dossierId}'`);
    const { id: responsableId, courriel } = await personne();
    refusee = courriel;
    essayes.length = 0;
    await accuserEnregistrement({ dossierIds: [s.dossierId] });
    expect(essayes).toEqual([courriel]);
    expect((await personne()).refuse).toBe(true);
    expect(await drapeaux()).toContain('courriel_refuse');

    const portee = await secretariat();
    await ecrireALaFamille(portee, {
      dossierId: s.dossierId,
      texte: 'Il manque une page.',
      modele: undefined,
    });
    const [message] = await lire<{ id: string }>('SELECT id FROM message_de_dossier WHERE dossier_id = $1', [
      s.dossierId,
    ]);
    const messageId = message?.id ?? '';
    await annoncerMessage({ messageId });
    await accuserEnregistrement({ dossierIds: [s.dossierId] });
    await verbes.demanderPieces(s, LE_LENDEMAIN, ['attestation_caf']);
    expect((await siennes()).map(({ courriel: vers }) => vers)).toEqual([courriel, null]);
    expect(essayes).toEqual([courriel]);
    expect(await drapeaux()).toContain('courriel_refuse');

    await attendreRefus(reessayerAdresse(await acteur(s, 'famille', LE_LENDEMAIN), s.dossierId), 'interdit');
    expect((await personne()).refuse).toBe(true);
    await oublierLesTaches(messageId);
    await reessayerAdresse(portee, s.dossierId);
    expect(await commandees(responsableId, 'reprendre_annonces')).toHaveLength(1);
    refusee = '';
    for (const _ of [1, 2]) await reprendreLesAnnonces({ responsableId });
    expect(await drapeaux()).not.toContain('courriel_refuse');
    expect(await commandees(messageId, 'annoncer_message')).not.toEqual([]);
    await annoncerMessage({ messageId });
    expect(destinataires()).toEqual([courriel]);
    recus.length = 0;
    expect(await commandees(s.dossierId, 'accuser_enregistrement')).not.toEqual([]);
    await accuserEnregistrement({ dossierIds: [s.dossierId] }, LE_LENDEMAIN);
    expect(destinataires()).toEqual([courriel]);
    expect(recus[0]?.texte).toMatch(/septembre 2026/);
    await oublierLesTaches(s.dossierId);
    await reprendreLesAnnonces({ responsableId });
    expect(await commandees(s.dossierId, 'accuser_enregistrement')).toEqual([]);
  });

  test('refuses: the accusé of a demande that is decided meanwhile, or that silence has rejected', async () => {
    s = await dossierA('deposee', 'college_public');
    await falsifier(`UPDATE dossier SET canal = 'en_ligne' WHERE id = '${s.dossierId}'`);
    refusee = (await personne()).courriel;
    await accuserEnregistrement({ dossierIds: [s.dossierId] }, LE_LENDEMAIN);
    refusee = '';
    await falsifier(`UPDATE dossier SET recu_le = '2020-09-01' WHERE id = '${s.dossierId}'`);
    await reessayerAdresse(await secretariat(), s.dossierId);
    await accuserEnregistrement({ dossierIds: [s.dossierId] }, LE_LENDEMAIN);
    await falsifier(
      `UPDATE dossier SET recu_le = '2099-09-01', etat = 'desistee' WHERE id = '${s.dossierId}'`,
    );
    await accuserEnregistrement({ dossierIds: [s.dossierId] }, LE_LENDEMAIN);
    expect(recus).toEqual([]);
    await falsifier(`UPDATE dossier SET etat = 'deposee' WHERE id = '${s.dossierId}'`);
    await accuserEnregistrement({ dossierIds: [s.dossierId] }, LE_LENDEMAIN);
    expect(recus).toHaveLength(1);
  });

  test('once corrected, it is announced there; the flag falls at once', async () => {
    await refuser('demande_incomplete');
    const [fiche] = await lire<Record<string, string | null>>(
      `SELECT r.id AS "responsableId", d.scolarite_id AS "scolariteId", r.civilite, r.nom, r.prenom, r.adresse,
         r.code_postal AS "codePostal", r.commune FROM dossier d JOIN responsable r ON r.id = d.demandeur_id WHERE d.id = $1`,
      [s.dossierId],
    );
    const [id = ''] = courrierIds;
    await oublierLesTaches(id);
    await corrigerResponsable(
      await secretariat(),
      CorrigerResponsableSchema.parse({
        ...fiche,
        courriel: 'corrigee@exemple.fr',
        revision: 0,
        motivation: 'Adresse relue avec la famille au téléphone.',
      }),
    );
    expect(await drapeaux()).not.toContain('courriel_refuse');
    expect(await commandees(id)).toHaveLength(1);
    await envoyerCourriels({ courrierIds });
    expect(destinataires()).toEqual(['corrigee@exemple.fr']);
    expect((await siennes()).find((lettre) => lettre.id === id)).toMatchObject({
      courriel: 'corrigee@exemple.fr',
      courrielRefuseLe: null,
      courrielEnvoyeLe: expect.any(Date),
    });
  });

  test('sent on paper, the letter waits no more; the address is still to be corrected', async () => {
    await refuser('demande_incomplete');
    const adresse = { adresse: '3 rue Neuve', codePostal: '62000', commune: 'Arras' };
    await accomplir(await secretariat(), renvoyerCourrier(await versDossier(), adresse));
    expect(await drapeaux()).toContain('courriel_refuse');
    expect((await siennes()).map(({ courrielRefuseLe }) => courrielRefuseLe !== null)).toEqual([
      false,
      true,
      false,
    ]);
    const [id = ''] = courrierIds;
    await oublierLesTaches(id);
    await reessayerAdresse(await secretariat(), s.dossierId);
    await reprendreLesAnnonces({ responsableId: (await personne()).id });
    expect(await commandees(id)).toEqual([]);
  });

  test('tried again at the same address, it is refused again', async () => {
    await refuser('accuse_reception');
    const { id: responsableId } = await personne();
    await reessayerAdresse(await secretariat(), s.dossierId);
    await reprendreLesAnnonces({ responsableId });
    expect(await drapeaux()).not.toContain('courriel_refuse');
    await envoyerCourriels({ courrierIds });
    expect(recus).toEqual([]);
    expect(await drapeaux()).toContain('courriel_refuse');
    await reprendreLesAnnonces({ responsableId });
    expect(await drapeaux()).toContain('courriel_refuse');

    const [id = ''] = courrierIds;
    await ouvrirCourrier(await acteur(s, 'famille', LE_LENDEMAIN), id);
    await oublierLesTaches(id);
    await reessayerAdresse(await secretariat(), s.dossierId);
    await reprendreLesAnnonces({ responsableId });
    expect(await commandees(id)).toEqual([]);
  });

  test('refuses: an address that was replaced before its mail left says nothing of the new one, where the letter then goes', async () => {
    s = await dossierA('incomplete', 'college_public');
    await lettresProduites(s.dossierId, LE_JOUR);
    const [lettre] = await siennes();
    refusee = lettre?.courriel ?? '';
    const { id: responsableId } = await personne();
    await falsifier(`UPDATE responsable SET courriel = 'neuve@exemple.fr' WHERE id = '${responsableId}'`);
    courrierIds = [lettre?.id ?? ''];
    await envoyerCourriels({ courrierIds });
    expect((await personne()).refuse).toBe(false);
    expect(await drapeaux()).not.toContain('courriel_refuse');
    expect(await commandees(responsableId, 'reprendre_annonces')).toHaveLength(1);
    await reprendreLesAnnonces({ responsableId });
    await envoyerCourriels({ courrierIds });
    expect(destinataires()).toEqual(['neuve@exemple.fr']);
  });
});

test('a reminder to who has asked nothing: its refused address is said once and for all, and the letter may follow at once', async () => {
  const s = nouvelleScene('collegePublic');
  const secretariat = await acteur(s, 'secretariat', LE_JOUR);
  const [lu] = await lire<{ id: string }>('SELECT id FROM scolarite WHERE eleve_id = $1 AND rentree = 2026', [
    s.eleveId,
  ]);
  const scolariteIds = [lu?.id ?? ''];
  const parent = (await acteur(s, 'famille', LE_JOUR)).auteur.id;
  refusee = 'relance.inconnue@exemple.test';
  await falsifier(`DELETE FROM lien WHERE eleve_id = '${s.eleveId}' AND responsable_id <> '${parent}';
    UPDATE responsable SET courriel = '${refusee}' WHERE id = '${parent}'`);
  await relancerFamilles(secretariat, { etape: 'courriel', scolariteIds, numero: null });
  const [relance] = await lire<{ id: string }>(
    'SELECT id FROM relance WHERE scolarite_id = $1',
    scolariteIds,
  );
  const envoyer = () => envoyerRelances({ relanceIds: [relance?.id ?? ''] }, LE_JOUR);
  const echec = () =>
    lire('SELECT echec, envoyee_le FROM relance WHERE scolarite_id = $1 AND etape = $2', [
      ...scolariteIds,
      'courriel',
    ]);
  refus = BOITE_PLEINE;
  await expect(envoyer()).rejects.toThrow();
  expect(await echec()).toEqual([{ echec: null, envoyee_le: null }]);
  refus = INCONNUE;
  for (const _ of [1, 2]) await envoyer();
  expect(essayes.filter((adresse) => adresse === refusee)).toHaveLength(2);
  expect(
    await lire('SELECT courriel_refuse_le IS NOT NULL AS refuse FROM responsable WHERE id = $1', [parent]),
  ).toEqual([{ refuse: true }]);
  expect(await echec()).toEqual([{ echec: 'adresse_refusee', envoyee_le: null }]);
  expect((await familleDuRadar(secretariat, scolariteIds[0] ?? '')).suivi[0]?.resultat).toContain(
    'écrivez sur papier',
  );
  expect(
    await relancerFamilles(secretariat, { etape: 'courriel', scolariteIds, numero: null }),
  ).toMatchObject({
    personnes: 0,
  });
  expect(
    await relancerFamilles(secretariat, { etape: 'courrier', scolariteIds, numero: null }),
  ).toMatchObject({
    personnes: 1,
  });
  await expect(
    falsifier(`UPDATE relance SET echec = 'numero_refuse' WHERE scolarite_id = '${scolariteIds[0]}'`),
  ).rejects.toThrow(/relance_echec/);
});
