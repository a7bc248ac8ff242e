/** The caisse of a family in the place of an attestation: asked at its word, shown before it is used, looked at by a person. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, test } from 'vitest';
import { interrogerLaCaisse, repondreALaCaisse } from '#lib/caisse/actes.ts';
import { demandeALaCaisse } from '#lib/caisse/queries.ts';
import { DemandeALaCaisseSchema } from '#lib/caisse/schema.ts';
import { demanderALaCaisse } from '#lib/caisse/taches.ts';
import { ouvrirQuotient } from '#lib/connecteurs/quotient/quotient.ts';
import { sourceDeLAttestation } from '#lib/consultation/faits.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { mesDonnees } from '#lib/donnees/queries.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { type ReponseDeLaCaisse, SANS_CONFIRMATION } from '#lib/droit/consentement/caisse.ts';
import { recevoirPiece } from '#lib/piece/actes.ts';
import { oublierLesChiffres } from '#lib/recuperation/taches.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-09-20');
const MARTEL = { nom: 'Martel', prenom: 'Anne-Lise' };
let adresse = '';
let doublure: ChildProcess;

beforeAll(async () => {
  doublure = spawn(process.execPath, ['doublures/quotient.ts'], {
    env: { ...process.env, PORT_QUOTIENT: '0', JETON_QUOTIENT: 'notre-jeton' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [dit] = doublure.stdout ? await once(doublure.stdout, 'data') : [''];
  adresse = `http://127.0.0.1:${String(dit).trim()}`;
  return () => void doublure.kill();
});

interface Attend {
  s: Scene;
  portee: Portee;
  dossierId: string;
}

/** A dossier whose attestation is asked, for Noé Martel unless said, born 1 June 2013. */
async function attendre(qui: { nom: string; prenom: string } = MARTEL, enfant = 'Noé'): Promise<Attend> {
  const s = await dossierA('en_instruction', 'college_public');
  await verbes.demanderPieces(s, le('2026-09-15'), ['attestation_caf']);
  const { auteur } = await acteur(s, 'famille', LE_JOUR);
  await falsifier(
    `UPDATE responsable SET nom = '${qui.nom}', nom_usage = NULL, prenom = '${qui.prenom}' WHERE id = '${auteur.id}'`,
  );
  await falsifier(
    `UPDATE eleve SET nom = '${qui.nom}', prenom = '${enfant}', naissance = '2013-06-01' WHERE id = '${s.eleveId}'`,
  );
  return { s, portee: await acteur(s, 'famille', LE_JOUR), dossierId: s.dossierId };
}
const ecrit = ({ nom, prenom }: { nom: string; prenom: string }) => ({
  'demandeur.nom': nom,
  ...(prenom ? { 'demandeur.prenom': prenom } : { 'demandeur.sansPrenom': 'oui' }),
  'demandeur.sexe': 'F',
  'demandeur.naissance': '02/04/1985',
  'demandeur.paysNaissance': '100',
  'demandeur.departementNaissance': '075',
  'demandeur.communeNaissance': 'Paris',
});
const interroger = ({ portee, dossierId }: Attend, qui: { nom: string; prenom: string } = MARTEL) =>
  interrogerLaCaisse(portee, DemandeALaCaisseSchema.parse({ dossierId, lu: 'oui', ...ecrit(qui) }));
const derniere = async ({ dossierId }: Attend) => {
  const [lue] = await lire<{ id: string; issue: string | null; suite: string | null; vide: boolean }>(
    `SELECT id, issue, suite, contenu IS NULL AS vide FROM recuperation WHERE dossier_id = $1 AND aupres = 'caisse'
     ORDER BY demandee_le DESC, id LIMIT 1`,
    [dossierId],
  );
  if (!lue) throw new Error('rien n’a été demandé');
  return lue;
};
const ouvrir = () =>
  ouvrirQuotient({
    ...{ adresse, jeton: 'notre-jeton', siret: '11004300100011', tour: async () => 0 },
    politique: { delaiMs: 60_000, reprises: 1, repriseMs: 1, coupeApres: 50, reposMs: 60_000 },
  });
/** The worker's turn. */
const ouvrier = async (attend: Attend, source: () => ReturnType<typeof ouvrir> | null = ouvrir) =>
  demanderALaCaisse({ recuperationId: (await derniere(attend)).id }, source);
const montree = async ({ portee, dossierId }: Attend) => (await demandeALaCaisse(portee, dossierId)).etat;
const repondre = async (attend: Attend, reponse: 'acceptee' | 'refusee') =>
  repondreALaCaisse(attend.portee, {
    ...{ dossierId: attend.dossierId, version: attend.s.version, liste: '' },
    ...{ recuperationId: (await derniere(attend)).id, reponse },
  });
const piece = async ({ dossierId }: Attend) => {
  const [lue] = await lire<{ recue: string | null; verifiee: string | null; fichiers: string[] }>(
    `SELECT p.recue_le::text AS recue, p.verifiee_le::text AS verifiee,
       (SELECT coalesce(array_agg(f.nom), '{}') FROM fichier f WHERE f.piece_id = p.id) AS fichiers
     FROM piece p WHERE p.dossier_id = $1 AND p.code = 'attestation_caf'`,
    [dossierId],
  );
  return lue;
};
const traces = (id: string) => lire('SELECT service, finalite FROM echange WHERE recuperation_id = $1', [id]);

describe('an answer that names the pupil', () => {
  test('is traced with its purpose, shown, then received as a piece that a person still looks at', async () => {
    const attend = await attendre();
    expect(await montree(attend)).toBeNull();
    await interroger(attend);
    expect(await montree(attend)).toEqual({ genre: 'attendue' });
    const { id } = await derniere(attend);
    expect(await traces(id)).toEqual([]);
    await ouvrier(attend);
    expect(await montree(attend)).toMatchObject({
      ...{ genre: 'nomme', id },
      confirmation: { caisse: 'CNAF', annee: 2026, mois: 9 },
    });
    // Done again, the job asks nobody; shown, it has moved nothing.
    await ouvrier(attend);
    expect(await traces(id)).toEqual([{ service: 'quotient_familial', finalite: 'charge_de_l_eleve' }]);
    expect(await piece(attend)).toEqual({ recue: null, verifiee: null, fichiers: [] });

    await repondre(attend, 'acceptee');
    expect(await piece(attend)).toEqual({
      ...{ recue: '2026-09-20', verifiee: null, fichiers: [] },
    });
    expect(await derniere(attend)).toEqual({ id, issue: 'eleve_nomme', suite: 'acceptee', vide: true });
    const agent = await acteur(attend.s, 'chef_etablissement', LE_JOUR);
    const lue = await consulterDossier(agent, attend.dossierId, { onglet: 'pieces', piece: undefined });
    expect(sourceDeLAttestation(lue, 'attestation_caf')).toMatch(
      /^La CAF a répondu le .+ est parmi les enfants de ce dossier, pour le mois 09\/2026\. Demandé par ce service/,
    );
    expect(sourceDeLAttestation(lue, 'avis_impot')).toBeNull();
    // No quotient, no birth and no other child is kept anywhere in clear.
    const garde = await lire(`SELECT r::text FROM recuperation r UNION ALL SELECT e::text FROM echange e
      UNION ALL SELECT j::text FROM ligne_de_journal j UNION ALL SELECT payload::text FROM graphile_worker._private_jobs`);
    // Digits of an identifier or of an instant are no quotient.
    expect(JSON.stringify(garde)).not.toMatch(/(?<![.\w-])612\b|2016-01-20|\bLOU\b|1985-04-02/);
    const appels = (await mesDonnees(attend.portee)).find(({ titre }) => titre.startsWith('Appels'));
    expect(appels?.lignes.map(([, valeur]) => valeur)).toEqual([
      'caisse d’allocations familiales ou MSA, pour la charge de l’élève, à la place d’une attestation',
    ]);
  });

  test('is forgotten at once when the family refuses it: the attestation is still to be sent', async () => {
    const attend = await attendre();
    await interroger(attend);
    await ouvrier(attend);
    await repondre(attend, 'refusee');
    expect(await derniere(attend)).toMatchObject({ suite: 'refusee', vide: true });
    expect((await piece(attend))?.recue).toBeNull();
    await attendreRefus(repondre(attend, 'acceptee'), 'conflit');
  });

  test('says nothing of a paper that looks like it', async () => {
    const attend = await attendre();
    const agent = await acteur(attend.s, 'chef_etablissement', LE_JOUR);
    await accomplir(
      agent,
      recevoirPiece(
        { dossierId: attend.dossierId, version: attend.s.version },
        { code: 'attestation_caf', recueLe: LE_JOUR },
      ),
    );
    const lue = await consulterDossier(agent, attend.dossierId, { onglet: 'pieces', piece: undefined });
    expect(sourceDeLAttestation(lue, 'attestation_caf')).toBeNull();
  });
});

describe('an answer of which the family says nothing', () => {
  const vieillir = ({ dossierId }: Attend, age: string) =>
    falsifier(
      `UPDATE recuperation SET demandee_le = now() - interval '${age}' WHERE dossier_id = '${dossierId}'`,
    );

  test('is shown to it alone for fifteen days, then erased: nothing was received, and it may ask again', async () => {
    const attend = await attendre();
    await interroger(attend);
    await ouvrier(attend);
    const agent = await acteur(attend.s, 'chef_etablissement', LE_JOUR);
    const vus = await enTantQuApplication(
      `agent:${agent.auteur.id}`,
      `SELECT id FROM recuperation WHERE dossier_id = '${attend.dossierId}'`,
    );
    expect(vus).toEqual([]);
    await vieillir(attend, '14 days 23 hours');
    await oublierLesChiffres();
    expect(await montree(attend)).toMatchObject({ genre: 'nomme' });
    await vieillir(attend, '15 days 1 hour');
    await oublierLesChiffres();
    expect(await derniere(attend)).toMatchObject({ issue: 'eleve_nomme', suite: 'expiree', vide: true });
    expect(await montree(attend)).toBeNull();
    await attendreRefus(repondre(attend, 'acceptee'), 'conflit');
    expect((await piece(attend))?.recue).toBeNull();
    await interroger(attend);
    expect(await montree(attend)).toEqual({ genre: 'attendue' });
  });

  test('is erased on the night after the attestation came otherwise; that of another family stays', async () => {
    const [attend, autre] = [await attendre(), await attendre()];
    for (const l of [attend, autre]) {
      await interroger(l);
      await ouvrier(l);
    }
    const agent = await acteur(attend.s, 'chef_etablissement', LE_JOUR);
    const cible = { dossierId: attend.dossierId, version: attend.s.version };
    await accomplir(agent, recevoirPiece(cible, { code: 'attestation_caf', recueLe: LE_JOUR }));
    expect((await derniere(attend)).vide).toBe(false);
    await oublierLesChiffres();
    await oublierLesChiffres();
    expect(await derniere(attend)).toMatchObject({ suite: 'expiree', vide: true });
    expect(await derniere(autre)).toMatchObject({ suite: null, vide: false });
  });

  test('nor is the état civil of a call that never left kept after a day: the family reads that none answers', async () => {
    const attend = await attendre();
    await interroger(attend);
    await vieillir(attend, '23 hours');
    await oublierLesChiffres();
    expect((await derniere(attend)).vide).toBe(false);
    await vieillir(attend, '25 hours');
    await oublierLesChiffres();
    expect(await derniere(attend)).toMatchObject({ issue: null, suite: null, vide: true });
    expect(await montree(attend)).toEqual({ genre: 'sans', issue: 'indisponible' });
    await ouvrier(attend);
    expect(await traces((await derniere(attend)).id)).toEqual([]);
  });
});

describe('an answer that names nobody', () => {
  const QUI: [Exclude<ReponseDeLaCaisse, 'eleve_nomme'>, { nom: string; prenom: string }, string, RegExp][] =
    [
      ['sans_eleve', { nom: 'Champs', prenom: 'Anne-Lise' }, 'Noé', /Rien n’est transmis/],
      ['sans_eleve', MARTEL, 'Théo', /Rien n’est transmis/],
      ['introuvable', { nom: 'Personne', prenom: 'Anne-Lise' }, 'Noé', /Ni la CAF ni la MSA/],
      ['sans_quotient', { nom: 'Neant', prenom: 'Anne-Lise' }, 'Noé', /le mois prochain/],
      ['indisponible', { nom: 'Panne', prenom: 'Anne-Lise' }, 'Noé', /plus tard/],
      ['indisponible', { nom: 'Travaux', prenom: 'Anne-Lise' }, 'Noé', /plus tard/],
      ['indisponible', { nom: 'Lent', prenom: 'Anne-Lise' }, 'Noé', /continue de courir/],
      ['fiche_a_corriger', { nom: 'Martel', prenom: '' }, 'Noé', /Relisez-le/],
    ];
  test.each(QUI)(
    '%s (%o, %s): one sentence with the way out, nothing kept or passed on',
    async (issue, qui, enfant, dit) => {
      const attend = await attendre(qui, enfant);
      await interroger(attend, qui);
      await ouvrier(attend);
      expect(await derniere(attend)).toMatchObject({ issue, suite: null, vide: true });
      expect(await montree(attend)).toEqual({ genre: 'sans', issue });
      expect(SANS_CONFIRMATION[issue]).toMatch(dit);
      await attendreRefus(repondre(attend, 'acceptee'), 'conflit');
      expect((await piece(attend))?.recue).toBeNull();
    },
  );

  test('where no caisse is configured, the family reads that none answers', async () => {
    const attend = await attendre();
    await interroger(attend);
    await ouvrier(attend, () => null);
    expect(await montree(attend)).toEqual({ genre: 'sans', issue: 'indisponible' });
  });
});

describe('refuses to ask', () => {
  test('without the notice read, under another name, more than five times a day', async () => {
    const attend = await attendre();
    const { dossierId } = attend;
    expect(DemandeALaCaisseSchema.safeParse({ dossierId, ...ecrit(MARTEL) }).error?.issues).toMatchObject([
      { path: ['lu'] },
    ]);
    await attendreRefus(interroger(attend, { nom: 'Autre', prenom: 'Anne-Lise' }), 'impossible');
    await attendreRefus(interroger(attend, { nom: 'Martel', prenom: 'Paule' }), 'impossible');
    for (let n = 0; n < 5; n += 1) await interroger(attend);
    await attendreRefus(interroger(attend), 'impossible');
    const [vives] = await lire(
      'SELECT count(*)::int AS n FROM recuperation WHERE dossier_id = $1 AND contenu IS NOT NULL',
      [dossierId],
    );
    expect(vives).toEqual({ n: 1 });
  });

  test('for another family, or once the attestation has come: the worker then asks nobody', async () => {
    const attend = await attendre();
    const autre = await attendre();
    await attendreRefus(interroger({ ...attend, portee: autre.portee }), 'introuvable');
    await interroger(attend);
    const agent = await acteur(attend.s, 'chef_etablissement', LE_JOUR);
    const cible = { dossierId: attend.dossierId, version: attend.s.version };
    await accomplir(agent, recevoirPiece(cible, { code: 'attestation_caf', recueLe: LE_JOUR }));
    await ouvrier(attend);
    const { id, issue } = await derniere(attend);
    expect([issue, await traces(id)]).toEqual([null, []]);
    await attendreRefus(interroger(attend), 'impossible');
    await attendreRefus(demandeALaCaisse(attend.portee, attend.dossierId), 'impossible');
  });

  test('in the base itself: a trace for the charge that names no request, or another service', async () => {
    const attend = await attendre();
    await interroger(attend);
    const { id } = await derniere(attend);
    const tracer = (service: string, colonne: string, cle: string) =>
      enTantQuApplication(
        'systeme',
        `INSERT INTO echange (id, service, finalite, ${colonne}) VALUES (gen_random_uuid(), '${service}', 'charge_de_l_eleve', '${cle}')`,
      );
    await expect(tracer('quotient_familial', 'dossier_id', attend.dossierId)).rejects.toThrow(
      /echange_caisse/,
    );
    await expect(tracer('sfip', 'recuperation_id', id)).rejects.toThrow(/echange_caisse/);
    await tracer('quotient_familial', 'recuperation_id', id);
  });
});
