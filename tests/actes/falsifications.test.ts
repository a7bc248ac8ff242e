/** What somebody who owns the machine may do to the base, and the sentence by which the check of the journal names it. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inscrireAgent } from '#lib/agent/actes.ts';
import { corrigerAnnexe, enregistrerAnnexe } from '#lib/bareme/actes.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { verifierEtGarder } from '#lib/journal/taches.ts';
import { sante } from '#lib/technique/sante.ts';
import { sceller } from '#lib/technique/scellement.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ilYA } from './appui/jours.ts';
import { ligneALaMain } from './appui/ligne.ts';
import { agent, decider } from './appui/perimetre.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { copier } from './appui/remettre.ts';

const [PREMIER, DEUXIEME, TROISIEME] = [ilYA(4), ilYA(3), ilYA(2)];
const ANNEXE = {
  rentree: 2027,
  du: '2027-09-01',
  au: '2028-08-31',
  source: 'circulaire de 2027',
  smicCentimes: 1_202,
  bmafCentimes: 48_000,
  annexe6: '',
  annexe7: '',
  explication: null,
};

let s: Scene;
let numero = '';

beforeAll(async () => {
  s = await dossierA('deposee', 'college_public');
  await decider(s, le('2026-09-16'));
  await consulterDossier(await acteur(s, 'secretariat', le('2026-09-17')), s.dossierId, {
    onglet: 'situation',
  });
  await verbes.daterReception(s, le('2026-09-18'));
  [{ numero }] = (await lire('SELECT numero FROM dossier WHERE id = $1', [s.dossierId])) as [
    { numero: string },
  ];
  const administrateur = await agent('agent-administrateur');
  const annexe = await enregistrerAnnexe(administrateur, ANNEXE);
  await corrigerAnnexe(administrateur, annexe, 0, { ...ANNEXE, bmafCentimes: 48_100 });
  for (const sub of ['neuf-un', 'neuf-deux'])
    await inscrireAgent(administrateur, {
      sub,
      prenom: 'Ada',
      nom: 'Neuve',
      courriel: 'ada@exemple.fr',
      motif: 'arrivée à la rentrée',
    });
  await sceller(PREMIER);
  await poursuivre(await dossierA('deposee', 'college_public'));
  await sceller(DEUXIEME);
  await sceller(TROISIEME);
}, 60_000);

/** Records that are written again after their act. */
async function poursuivre(suivi: Scene): Promise<void> {
  await decider(suivi, le('2026-09-16'));
  await verbes.inviter(suivi, le('2026-09-18'));
  await verbes.daterInvitation(suivi, le('2026-09-20'));
  await verbes.recevoirObservations(suivi, le('2026-09-21'));
  await verbes.abandonnerRetrait(suivi, le('2026-09-22'));
  await verbes.signalerErreur(suivi, le('2026-09-22'));
  await verbes.rectifier(suivi, le('2026-09-22'));
  await verbes.transmettreRequete(suivi, le('2026-09-22'));
  await verbes.formerRecours(suivi, le('2026-09-22'));
  await lettresProduites(suivi.dossierId, le('2026-09-22'));
}

const TABLES = [
  'ligne_de_journal',
  'lecture_sensible',
  'acte_de_bareme',
  'acte_d_administration',
  'scellement',
  'dossier',
  'demande',
  'decision',
  'notification',
  'piece',
  'fichier',
  'demande_de_pieces',
  'droit',
  'cle_de_dossier',
  'ecriture',
  'courrier',
  'recours',
  'retrait',
  'requete',
  'rectification',
];

let remettre = '';
beforeAll(async () => {
  remettre = Object.values(await copier(TABLES)).join(';');
});
afterEach(() => falsifier(remettre));

const faute = async () => (await verifierLeJournal()).faute;
/** `SIEN` in a statement is the dossier of the scene. */
const pour = (sql: string) => sql.replaceAll('SIEN', `'${s.dossierId}'`);

test('nothing is named in a base that nobody altered', async () => {
  expect(await faute()).toBeNull();
});

test('the health names what the last check found, until one finds nothing', async () => {
  await falsifier(pour('UPDATE droit SET echelon = 1 WHERE dossier_id = SIEN'));
  await verifierEtGarder();
  const cause = () =>
    sante().then(({ causes }) => causes.filter((phrase) => phrase.includes('Le journal a été altéré')));
  expect(await cause()).toEqual([
    expect.stringContaining(`dossier ${numero} : un de ses droits a changé depuis son dernier acte.`),
  ]);
  await falsifier(remettre);
  await verifierEtGarder();
  expect(await cause()).toEqual([]);
});

test('the health tells a seal of a day to come', async () => {
  await falsifier(`UPDATE scellement SET jour = '${ilYA(-2)}' WHERE jour = '${TROISIEME}'`);
  expect((await sante()).causes).toContainEqual(expect.stringContaining('daté de l’avenir'));
});

describe('the check names the line, or the dossier, when somebody changed', () => {
  test.each<[string, string, RegExp]>([
    [
      'the échelon of a decision',
      'UPDATE decision SET echelon = echelon + 1 WHERE dossier_id = SIEN',
      /ligne 5 .*l’enregistrement qu’elle nomme a été modifié/,
    ],
    [
      'an income of a version of the demande',
      `UPDATE demande SET contenu = contenu || '{"rfr": 1}' WHERE dossier_id = SIEN`,
      /ligne 1 .*l’enregistrement qu’elle nomme a été modifié/,
    ],
    [
      'the code of a piece',
      `UPDATE piece SET code = 'rib' WHERE dossier_id = SIEN AND code = 'avis_impot'`,
      /l’enregistrement qu’elle nomme a été modifié/,
    ],
    [
      'the day a piece came',
      `UPDATE piece SET recue_le = recue_le - 30 WHERE dossier_id = SIEN AND recue_le IS NOT NULL`,
      /: une de ses pièces a changé depuis son dernier acte/,
    ],
    [
      'the print of a file',
      `UPDATE fichier SET empreinte = sha256('x') WHERE piece_id IN (SELECT id FROM piece WHERE dossier_id = SIEN)`,
      /: un de ses fichiers a changé/,
    ],
    [
      'the very row of a file',
      `DELETE FROM fichier WHERE piece_id IN (SELECT id FROM piece WHERE dossier_id = SIEN)`,
      /: un de ses fichiers a changé/,
    ],
    [
      'the day a demand for pieces was received',
      `UPDATE demande_de_pieces SET envoyee_le = '2026-09-17', recue_le = '2026-09-18', preuve = 'x' WHERE dossier_id = SIEN`,
      /: une de ses demandes de pièces a changé/,
    ],
    [
      'the day a decision was received',
      `UPDATE notification SET recue_le = '2026-11-01' WHERE decision_id IN (SELECT id FROM decision WHERE dossier_id = SIEN)`,
      /: une de ses notifications a changé/,
    ],
    [
      'the way a decision was sent',
      `UPDATE notification SET mode = CASE mode WHEN 'portail' THEN 'courrier' ELSE 'portail' END::mode_d_envoi
       WHERE decision_id IN (SELECT id FROM decision WHERE dossier_id = SIEN)`,
      /l’enregistrement qu’elle nomme a été modifié/,
    ],
    [
      'an amount of the rights',
      'UPDATE droit SET centimes_annuels = centimes_annuels + 1 WHERE dossier_id = SIEN',
      /: un de ses droits a changé/,
    ],
    [
      'the state of a dossier',
      `UPDATE dossier SET etat = 'decidee' WHERE id = SIEN`,
      /: il est à l’état « decidee », mais son journal l’a laissé à « notifiee »/,
    ],
    [
      'the version of a dossier',
      'UPDATE dossier SET version = version + 1 WHERE id = SIEN',
      /: \d+ actes, mais \d+ lignes au journal/,
    ],
    [
      'the day a demande was received',
      `UPDATE dossier SET recu_le = recu_le - 30 WHERE id = SIEN`,
      /: son état, sa version, sa réception ou son demandeur a changé/,
    ],
  ])('%s', async (_, sql, phrase) => {
    await falsifier(pour(sql));
    const dite = await faute();
    expect(dite).toMatch(phrase);
    expect(dite).toContain(`dossier ${numero}`);
  });
});

describe('the check names the line of the journal when somebody', () => {
  test.each<[string, string, RegExp]>([
    ['removed one', 'DELETE FROM ligne_de_journal WHERE dossier_id = SIEN AND rang = 3', /ligne 4 .*manque/],
    [
      'removed the last ones, and put the dossier back',
      `DELETE FROM ligne_de_journal WHERE dossier_id = SIEN AND rang > 5;
       UPDATE dossier SET version = 5, etat = 'decidee' WHERE id = SIEN`,
      /une de ses notifications a changé depuis son dernier acte/,
    ],
    [
      'removed the last ones, with all that they had written',
      `DELETE FROM ligne_de_journal WHERE dossier_id = SIEN AND rang > 5;
       UPDATE dossier SET version = 5, etat = 'decidee' WHERE id = SIEN;
       DELETE FROM notification WHERE decision_id IN (SELECT id FROM decision WHERE dossier_id = SIEN)`,
      /il couvre 7 lignes, le journal en a 5/,
    ],
    [
      'forged the hash of the line before',
      `UPDATE ligne_de_journal SET empreinte_precedente = sha256('x') WHERE dossier_id = SIEN AND rang = 3`,
      /ligne 3 .*elle ne suit plus/,
    ],
    [
      'swapped two lines',
      `UPDATE ligne_de_journal SET rang = -2 WHERE dossier_id = SIEN AND rang = 2;
       UPDATE ligne_de_journal SET rang = 2 WHERE dossier_id = SIEN AND rang = 3;
       UPDATE ligne_de_journal SET rang = 3 WHERE dossier_id = SIEN AND rang = -2`,
      /ligne 2 .*elle ne suit plus/,
    ],
  ])('%s', async (_, sql, phrase) => {
    await falsifier(pour(sql));
    expect(await faute()).toMatch(phrase);
  });

  test('inserted one, chained by PostgreSQL itself', async () => {
    await lire(ligneALaMain(s, { acte: "'instruire'" }));
    expect(await faute()).toMatch(/: \d+ actes, mais \d+ lignes au journal/);
  });

  test('erased a dossier with its whole journal', async () => {
    await falsifier(
      pour('DELETE FROM ligne_de_journal WHERE dossier_id = SIEN; DELETE FROM dossier WHERE id = SIEN'),
    );
    expect(await faute()).toBe(`le dossier ${s.dossierId} : cette ligne a été retirée à la main.`);
    await falsifier(
      pour('DELETE FROM courrier WHERE dossier_id = SIEN; DELETE FROM ecriture WHERE dossier_id = SIEN'),
    );
    expect(await faute()).toBe(`sceau du ${PREMIER} : il couvre 7 lignes, le journal en a 0.`);
  });

  test('took the key of its dossier away, and then changed what it told', async () => {
    await falsifier(
      pour(`DELETE FROM cle_de_dossier WHERE dossier_id = SIEN;
        UPDATE ligne_de_journal SET contenu = '{}' WHERE dossier_id = SIEN`),
    );
    expect(await faute()).toMatch(/ligne 1 .*: la clé de son dossier a été retirée/);
  });
});

describe('the check names the record when somebody', () => {
  test.each<[string, string, RegExp]>([
    ['answered a recours', "UPDATE recours SET issue = 'rouvert', repondu_le = recu_le", /^le recours /],
    ['wrote the reasons of an answer', "UPDATE recours SET motivation = 'autre'", /^le recours /],
    ['removed a recours', 'DELETE FROM recours', /enregistrement qu’elle nomme a été modifié/],
    ['changed the observations of a retrait', "UPDATE retrait SET observations = 'autre'", /^le retrait /],
    [
      'gave a requête its end',
      "UPDATE requete SET issue = 'rejetee', jugee_le = transmise_le, motivation = 'autre'",
      /^la requête /,
    ],
    [
      'changed what followed an error',
      'UPDATE rectification SET bonne_foi = NOT bonne_foi',
      /^la rectification /,
    ],
    [
      'put another file in the place of a letter',
      "UPDATE courrier SET empreinte = sha256('autre') WHERE produit_le IS NOT NULL",
      /^le courrier /,
    ],
    [
      'said a letter opened',
      'UPDATE courrier SET ouvert_le = now() WHERE produit_le IS NOT NULL',
      /^le courrier /,
    ],
    [
      'removed a letter',
      "DELETE FROM courrier WHERE genre = 'accuse_reception'",
      /^le courrier .* : cette ligne a été retirée/,
    ],
    [
      'changed who had written',
      "UPDATE ecriture SET qui = 'personne' WHERE objet LIKE 'recours/%'",
      /^registre des écritures, ligne n° \d+ : son contenu a été modifié/,
    ],
    [
      'removed the first line of a record',
      "DELETE FROM ecriture WHERE objet LIKE 'retrait/%' AND rang = 1",
      /^registre des écritures, ligne n° \d+ : la ligne qui la précède manque/,
    ],
    [
      'removed the last line of a record, and put it back',
      "DELETE FROM ecriture WHERE objet LIKE 'retrait/%' AND rang = 4; UPDATE retrait SET issue = NULL, conclu_le = NULL, motivation = NULL",
      /: il couvre \d+ lignes, le registre des écritures en a \d+/,
    ],
  ])('%s', async (_, sql, phrase) => {
    await falsifier(sql);
    expect(await faute()).toMatch(phrase);
  });
});

describe.each([
  ['lecture_sensible', 'registre des lectures', 'lecteur_id = gen_random_uuid()'],
  ['acte_de_bareme', 'registre des barèmes', "auteur_nom = 'Autre'"],
  ['acte_d_administration', 'registre de l’administration', "acte = 'rien'"],
])('the check names the line of %s when somebody', (table, nom, change) => {
  const premiere = `id = (SELECT min(id) FROM ${table})`;
  /** The line that follows the first one in its chain. */
  const suivante = async () => {
    const cle = { lecture_sensible: 'dossier_id', acte_de_bareme: 'annexe_id' }[table] ?? "''";
    const [{ id } = { id: '' }] = await lire<{ id: string }>(
      `SELECT id FROM ${table} WHERE rang = 2 AND ${cle} = (SELECT ${cle} FROM ${table} WHERE ${premiere})`,
    );
    return id;
  };

  test('changed it', async () => {
    const [{ id } = {}] = await lire(`SELECT id FROM ${table} WHERE ${premiere}`);
    await falsifier(`UPDATE ${table} SET ${change} WHERE ${premiere}`);
    expect(await faute()).toBe(`${nom}, ligne n° ${id} : son contenu a été modifié.`);
  });

  test('removed it', async () => {
    const id = await suivante();
    await falsifier(`DELETE FROM ${table} WHERE ${premiere}`);
    expect(await faute()).toBe(`${nom}, ligne n° ${id} : la ligne qui la précède manque.`);
  });

  test('forged the hash of the line before', async () => {
    const id = await suivante();
    await falsifier(`UPDATE ${table} SET maillon_precedent = sha256('x') WHERE id = ${id}`);
    expect(await faute()).toBe(`${nom}, ligne n° ${id} : elle ne suit plus la ligne qui la précède.`);
  });

  test('removed them all', async () => {
    const [{ n } = {}] = await lire(
      `SELECT registres->$1->'lignes' AS n FROM scellement WHERE jour = '${PREMIER}'`,
      [table],
    );
    await falsifier(`DELETE FROM ${table}`);
    expect(await faute()).toBe(`sceau du ${PREMIER} : il couvre ${n} lignes, le ${nom} en a 0.`);
  });
});

describe('the check names the seal when somebody', () => {
  test.each<[string, string, string]>([
    [
      'changed one',
      `UPDATE scellement SET empreinte = sha256('x') WHERE jour = '${DEUXIEME}'`,
      `sceau du ${DEUXIEME} : il a été modifié.`,
    ],
    [
      'removed one',
      `DELETE FROM scellement WHERE jour = '${DEUXIEME}'`,
      `sceau du ${TROISIEME} : le sceau qui le précède manque.`,
    ],
    [
      'dated one ahead',
      `UPDATE scellement SET jour = '${ilYA(-1)}' WHERE jour = '${TROISIEME}'`,
      `sceau du ${ilYA(-1)} : il est daté de l’avenir.`,
    ],
    [
      'dropped a register from one',
      `UPDATE scellement SET registres = registres - 'lecture_sensible' WHERE jour = '${TROISIEME}'`,
      `sceau du ${TROISIEME} : il ne couvre pas le registre des lectures.`,
    ],
    [
      'forged a signature',
      `UPDATE scellement SET signature = decode(repeat('00', 64), 'hex') WHERE jour = '${TROISIEME}'`,
      `sceau du ${TROISIEME} : sa signature est fausse.`,
    ],
    [
      'signed with another key',
      `UPDATE scellement SET cle = '0123456789abcdef' WHERE jour = '${TROISIEME}'`,
      `sceau du ${TROISIEME} : il est signé par une clé inconnue (0123456789abcdef).`,
    ],
  ])('%s', async (_, sql, phrase) => {
    await falsifier(sql);
    expect(await faute()).toBe(phrase);
  });
});
