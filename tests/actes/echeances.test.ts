/** What the worker tells families when a day makes something of their dossier, and what it never does. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { AdresseRefusee, messagerie } from '#lib/connecteurs/messagerie.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { constaterSilence, rappelerPieces } from '#lib/echeance/actes.ts';
import { prevenirDesRecours, prevenirEtablissement, suivreLesEcheances } from '#lib/echeance/taches.ts';
import { porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const lettresDe = async ({ dossierId }: Scene): Promise<string[]> =>
  (
    await lire<{ genre: string }>(
      `SELECT genre::text FROM courrier WHERE dossier_id = $1
       AND genre IN ('silence_sur_la_demande', 'silence_sur_le_recours', 'rappel_de_pieces') ORDER BY genre`,
      [dossierId],
    )
  ).map(({ genre }) => genre);

const charges = async (tache: string) =>
  (
    await lire<{ payload: object }>(
      `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = $1 ORDER BY j.id`,
      [tache],
    )
  ).map(({ payload }) => payload);

const dernierPassage = async () => {
  const [passage] = await lire<{ silences: number; recours: number; rappels: number }>(
    'SELECT silences, recours, rappels FROM passage_d_echeances ORDER BY id DESC LIMIT 1',
  );
  return passage;
};

/** Deposited on 10 September, complete: silence rejects on 10 November. */
describe('a passage of the deadlines', () => {
  let sansReponse: Scene;
  let conteste: Scene;
  let auChef: Scene;
  let enAttente: Scene;
  beforeAll(async () => {
    sansReponse = await dossierA('en_instruction', 'lycee_public');
    conteste = await dossierA('attribution_contestee', 'lycee_public');
    auChef = await dossierA('attribution_contestee', 'college_public');
    enAttente = await dossierA('pieces_echues', 'college_public');
  });

  /** Asked for on 18 September: the fifteenth day is Saturday 3 October, put off to Monday 5. */
  test('six days before the last one for the pieces, nobody is reminded; five days before, the family is', async () => {
    await suivreLesEcheances(le('2026-09-29'));
    expect(await lettresDe(enAttente)).toEqual([]);
    await suivreLesEcheances(le('2026-09-30'));
    expect(await lettresDe(sansReponse)).toEqual([]);
    expect(await lettresDe(conteste)).toEqual([]);
    expect(await lettresDe(enAttente)).toEqual(['rappel_de_pieces']);
  });

  test('the contact of its établissement is told the classes, once, and no name', async () => {
    const [{ uai, classe, courriel, nom } = { uai: '', classe: '', courriel: '', nom: '' }] = await lire<{
      [C in 'uai' | 'classe' | 'courriel' | 'nom']: string;
    }>(
      `SELECT d.uai, s.classe, t.courriel, e.nom FROM dossier d JOIN scolarite s ON s.id = d.scolarite_id
       JOIN etablissement t ON t.uai = d.uai JOIN eleve e ON e.id = d.eleve_id WHERE d.id = $1`,
      [enAttente.dossierId],
    );
    // The campaign ends soon on the 29th, and the delay for the pieces on the 30th.
    const attendues = ['2026-09-29', '2026-09-30'].map((leJour) => ({
      ...{ uai, jour: leJour, dossierIds: [enAttente.dossierId] },
    }));
    expect(await charges('prevenir_etablissement')).toEqual(attendues);
    const envoyer = vi.spyOn(messagerie(), 'envoyer').mockResolvedValue('');
    const prevenir = (uaiDit: string) =>
      prevenirEtablissement({ uai: uaiDit, jour: '2026-09-30', dossierIds: [enAttente.dossierId] });
    await prevenir(uai);
    const [[envoye] = []] = envoyer.mock.calls;
    expect(envoye).toMatchObject({ id: `${uai}.2026-09-30`, destinataire: courriel });
    const dit = JSON.stringify(envoye?.contenu);
    expect(dit).toMatch(new RegExp(`${classe}\\s: 1\\.`));
    expect(dit).not.toMatch(/lettres à imprimer/);
    expect(dit).not.toContain(nom);
    envoyer.mockRejectedValueOnce(new AdresseRefusee('inconnue'));
    await expect(prevenir(uai)).resolves.toBeUndefined();
    envoyer.mockClear();
    await prevenir('9999999Z');
    expect(envoyer).not.toHaveBeenCalled();
    envoyer.mockRestore();
    await suivreLesEcheances(le('2026-09-30'));
    expect(await charges('prevenir_etablissement')).toEqual(attendues);
  });

  test('on 10 November: the administration still has the day, and reminds of nothing twice', async () => {
    await suivreLesEcheances(le('2026-11-10'));
    expect(await lettresDe(sansReponse)).toEqual([]);
    expect(await lettresDe(enAttente)).toEqual(['rappel_de_pieces']);
  });

  test('on the day after: the family is told once, whatever the number of passages', async () => {
    await suivreLesEcheances(le('2026-11-11'));
    expect(await lettresDe(sansReponse)).toEqual(['silence_sur_la_demande']);
    const premier = await dernierPassage();
    expect(premier?.silences).toBeGreaterThan(0);
    await suivreLesEcheances(le('2026-11-11'));
    await suivreLesEcheances(le('2026-11-12'));
    expect(await lettresDe(sansReponse)).toEqual(['silence_sur_la_demande']);
    expect(await dernierPassage()).toEqual({ silences: 0, recours: 0, rappels: 0 });
  });

  test('the dossier keeps its state and stands among those that silence rejected, until somebody decides', async () => {
    const [avant] = await lire<{ etat: string; drapeaux: string[] }>(
      'SELECT etat, drapeaux FROM dossier WHERE id = $1',
      [sansReponse.dossierId],
    );
    expect(avant).toMatchObject({ etat: 'en_instruction', drapeaux: expect.arrayContaining(['silence']) });
    const [{ version } = { version: 0 }] = await lire<{ version: number }>(
      'SELECT version FROM dossier WHERE id = $1',
      [sansReponse.dossierId],
    );
    sansReponse.version = version;
    await verbes.attribuer(sansReponse, le('2026-11-20'));
    const [apres] = await lire<{ drapeaux: string[]; remplace: string }>(
      `SELECT d.drapeaux, x.remplace_rejet_du::text AS remplace FROM dossier d JOIN decision x ON x.dossier_id = d.id
       WHERE d.id = $1`,
      [sansReponse.dossierId],
    );
    expect(apres?.drapeaux).not.toContain('silence');
    expect(apres?.remplace).toBe('2026-11-10');
  });

  test('the letters leave with what the day made, and the late decision says what it replaces', async () => {
    await lettresProduites(sansReponse.dossierId, le('2026-11-20'));
    const etats = await lire<{ genre: string; etat: string; cause: string | null }>(
      'SELECT genre::text, etat::text, cause FROM courrier WHERE dossier_id = $1 ORDER BY genre',
      [sansReponse.dossierId],
    );
    expect(etats.map(({ genre, etat, cause }) => [genre, etat, cause])).toEqual([
      ['accuse_reception', 'produit', null],
      ['attribution', 'produit', null],
      ['silence_sur_la_demande', 'produit', null],
    ]);
  });

  /** Received on 25 September, both may be answered until 25 November. */
  test('who answers recours is told ten days before silence rejects them, once, whatever night was missed', async () => {
    const lus = await lire<{
      id: string;
      uai: string;
      academie: string;
      branche: string;
      ecole: string;
      sab: string;
    }>(
      `SELECT r.id, d.uai, d.academie_code AS academie, d.branche::text, t.courriel AS ecole, a.courriel AS sab
       FROM recours r JOIN dossier d ON d.id = r.dossier_id JOIN etablissement t ON t.uai = d.uai
       JOIN academie a ON a.code = d.academie_code WHERE d.id = ANY ($1)`,
      [[conteste.dossierId, auChef.dossierId]],
    );
    const [duChef, duRecteur] = ['college_public', 'lycee_public'].map((branche) =>
      lus.find((lu) => lu.branche === branche),
    );
    await suivreLesEcheances(le('2026-11-14'));
    expect(await charges('prevenir_des_recours')).toEqual([]);
    for (const jour of ['2026-11-16', '2026-11-16', '2026-11-17']) await suivreLesEcheances(le(jour));
    const attendues = [duChef?.uai, duRecteur?.academie].map((a) => ({
      ...{ a, jour: '2026-11-16' },
      recoursIds: [a === duChef?.uai ? duChef?.id : duRecteur?.id],
    }));
    const commandees = (await charges('prevenir_des_recours')) as Taches['prevenir_des_recours'][];
    expect(commandees).toHaveLength(2);
    expect(commandees).toEqual(expect.arrayContaining(attendues));

    const envoyer = vi.spyOn(messagerie(), 'envoyer').mockResolvedValue('');
    for (const charge of commandees) await prevenirDesRecours(charge);
    const envoyes = envoyer.mock.calls.map(([envoye]) => envoye);
    expect(envoyes.map(({ destinataire }) => destinataire).toSorted()).toEqual(
      [duChef?.ecole, duRecteur?.sab].toSorted(),
    );
    expect(JSON.stringify(envoyes[0]?.contenu)).toMatch(/25\snovembre\s2026.*urgence=refus_implicites/);
    envoyer.mockRejectedValueOnce(new AdresseRefusee('inconnue'));
    await expect(prevenirDesRecours({ a: '', jour: '', recoursIds: [] })).resolves.toBeUndefined();
    for (const charge of commandees.slice(0, 1))
      await expect(prevenirDesRecours(charge)).resolves.toBeUndefined();
    envoyer.mockRestore();
  });

  test('refuses: to tell of a recours answered since', async () => {
    const [recours] = await lire<{ id: string; uai: string }>(
      'SELECT r.id, d.uai FROM recours r JOIN dossier d ON d.id = r.dossier_id WHERE d.id = $1',
      [auChef.dossierId],
    );
    const charge = { a: recours?.uai ?? '', jour: '2026-11-16', recoursIds: [recours?.id ?? ''] };
    await falsifier(
      `UPDATE recours SET issue = 'rouvert', repondu_le = '2026-11-18' WHERE id = '${recours?.id}'`,
    );
    const envoyer = vi.spyOn(messagerie(), 'envoyer').mockResolvedValue('');
    await prevenirDesRecours(charge);
    expect(envoyer).not.toHaveBeenCalled();
    envoyer.mockRestore();
  });

  test('a recours left two months without answer is told too, once', async () => {
    // Received on 25 September: silence rejects on 25 November.
    await suivreLesEcheances(le('2026-11-25'));
    expect(await lettresDe(conteste)).toEqual([]);
    await suivreLesEcheances(le('2026-11-26'));
    await suivreLesEcheances(le('2026-11-27'));
    expect(await lettresDe(conteste)).toEqual(['silence_sur_le_recours']);
    const [ligne] = await lire<{ contenu: unknown; vers_etat: string }>(
      `SELECT contenu, vers_etat FROM ligne_de_journal WHERE dossier_id = $1 AND acte = 'constater_silence_recours'`,
      [conteste.dossierId],
    );
    // Two months franc from 25 November end on Tuesday 26 January.
    expect(ligne).toEqual({
      contenu: { rejeteLe: '2026-11-25', jugeJusquAu: '2027-01-26' },
      vers_etat: 'notifiee',
    });
  });
});

describe('refuses', () => {
  test('to tell a silence before its day, or twice', async () => {
    const s = await dossierA('deposee', 'college_prive');
    const cible = () => ({ dossierId: s.dossierId, version: s.version });
    const refus = await refusDe(accomplir(porteeSysteme(le('2026-11-10')), constaterSilence(cible())));
    expect(refus).toMatchObject({ code: 'impossible' });
    const { version } = await accomplir(porteeSysteme(le('2026-11-11')), constaterSilence(cible()));
    s.version = version;
    expect(
      await refusDe(accomplir(porteeSysteme(le('2026-11-11')), constaterSilence(cible()))),
    ).toMatchObject({ code: 'impossible' });
  });

  test('to remind a family that has told its avis will come later', async () => {
    const s = await dossierA('incomplete_avis', 'lycee_public');
    await lettresProduites(s.dossierId, le('2026-09-15'));
    await verbes.daterReception(s, le('2026-09-18'));
    await verbes.signalerAttenteAvis(s, le('2026-09-20'));
    const ordre = rappelerPieces({ dossierId: s.dossierId, version: s.version });
    expect(await refusDe(accomplir(porteeSysteme(le('2026-09-30')), ordre))).toMatchObject({
      code: 'impossible',
    });
  });

  test('a person who would tell it in the place of the application', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const ordre = constaterSilence({ dossierId: s.dossierId, version: s.version });
    for (const role of ['chef_etablissement', 'secretariat', 'famille'] as const)
      expect(await refusDe(accomplir(await acteur(s, role, le('2026-11-11')), ordre))).toMatchObject({
        code: 'interdit',
      });
  });
});
