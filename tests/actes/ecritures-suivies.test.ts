/** What is written beside the acts of a dossier, or after them: each write leaves a line, and the check names what was changed by hand. */
import { beforeAll, describe, expect, test } from 'vitest';
import { porteeSysteme } from '#lib/technique/portee.ts';
import { REGISTRES } from '#lib/technique/registres.ts';
import { fauteDesSuivies, SUIVIES } from '#lib/technique/suivies.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { le, type Scene, verbes } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { copier } from './appui/remettre.ts';
import { uneLignePartout } from './appui/une-ligne-partout.ts';

/** Held by the lines of the acts: the record that each names, and how its dossier stood after it. */
const TENUES_PAR_LES_ACTES = [
  'demande',
  'demande_de_pieces',
  'piece',
  'fichier',
  'proposition',
  'decision',
  'notification',
  'droit',
  'retenue',
];

/** Every other table, and why nobody's right rests on what it says. */
const HORS: Record<string, string> = {
  ligne_de_journal: 'the journal itself',
  scellement: 'the seals themselves',
  cle_de_dossier: 'without its key, the lines of a dossier are refused',
  eleve: 'what counted is in the demande and the decision; corrections are followed',
  boursier_a_payer:
    'held by the print of its state, which is followed; npm run journal:verifier makes it again',
  ligne_de_liquidation:
    'held by the print of its state, which is followed; npm run journal:verifier makes it again',
  scolarite: 'what counted is in the demande and the decision; corrections are followed',
  responsable: 'what counted is in the demande and the letter; corrections are followed',
  lien: 'what counted is in the demande and the decision',
  brouillon: 'nothing is filed yet',
  recuperation:
    'nothing is filed yet: what was accepted is in the demande, and the line of its deposit says when',
  part_du_concubin:
    'nothing is filed yet: what the concubin gave is in the demande, and the line of its deposit says when',
  lot: 'the journal of each dossier tells its act',
  ligne_de_lot: 'the journal of each dossier tells its act',
  confie_de_dossier: 'who works on it within a service, without effect for the family',
  note_de_dossier: 'words of a service to itself, which the application does not read',
  attente_de_dossier: 'when a service looks at it again: no delay of the law waits for it',
  vue_enregistree: 'a list under a name',
  code_de_lettre: 'opens the letter that is followed, for some weeks',
  question_d_etat_civil: 'opens one field for some days; the answer is a correction, which is followed',
  invitation_de_concubin: 'opens a form for some days; the answer is followed',
  cadence: 'the turns of a source',
  quota_d_appel: 'a count of the minute',
  appel: 'the trace of a read: nobody writes it but the function that answers, and no right rests on it',
  essai_de_code: 'a count of the day',
  code_de_rattachement: 'serves once, within some days; the tie is a correction, which is followed',
  devoilement: 'a count of the day; each read is in its register',
  session_ouverte: 'who is connected now',
  horloge: 'of a demonstration',
  recherche_eleve: 'computed by a trigger',
  mot_voisin: 'computed by a trigger',
  dossier_drapeau: 'computed by a trigger',
  academie: 'planted by who installs, written by nobody',
  departement: 'planted by who installs, written by nobody',
  etablissement: 'planted by who installs, written by nobody',
  prolongation: 'written once, by an act of administration whose chained line says it',
  ouverture_academique: 'written by acts of administration whose chained lines say it',
  bloc_de_texte: 'written once, by an act of administration whose chained line says it',
  certificat_de_cachet: 'public, by an act of administration whose chained line says it',
  acte_de_procedure: 'filled by migrations, compared with the law by a test',
  besoin_de_connaitre: 'filled by migrations, compared with the law by a test',
  ligne_lue: 'a file as it was read, until it is compared',
  ligne_d_import: 'what an import found; the import is followed with the prints of its files',
  refus_d_import: 'what an import refused; the import is followed with the prints of its files',
  eleve_de_base: 'the key of a pupil in the school base, read again at each import',
  responsable_de_base: 'the key of a person in the school base, read again at each import',
  libelle_de_base: 'words of the school base',
  verification_de_journal: 'what a check found: it is computed again',
  passage_d_echeances: 'what a job did: the acts are in the journal',
  etude: 'what a job made of a consent: the acts are in the journal',
  chiffre_public: 'counts of the first of a month, of no one in particular',
  chiffre: 'counts, written again at each hour from the dossiers',
  releve_de_fichiers: 'what a job found: it is computed again',
  ligne_d_elimination: 'held by the print of its lot, which is followed',
  echeance_de_conservation: 'counted again each night',
  representant: 'who signed in, named again at each sign-in; what they do is in the followed events',
  habilitation:
    'its state follows from its events; what was granted is copied in the octroi, which is followed',
  document_d_habilitation: 'written once; its print is in the octroi, which is followed',
  boite_de_contact:
    'opens a form for some days; what was confirmed is in the event that files, which is followed',
  webhook: 'where events are told: each setting is an event, which is followed',
  envoi_de_webhook: 'what was told to the server of a body',
  opposition: 'the word of the DPO, signed by the base, written once and removed after two years',
  alerte_de_volume: 'what a job found of the traces, written once',
  interrogation: 'how far a file of pupils has gone; each of its lines is a call, which has its trace',
  ligne_d_interrogation: 'a file of pupils and its answers, forgotten the day after',
  passage_d_habilitation: 'filled by migrations, compared with the law by a test',
};

/** For each followed table, changes that would not be seen otherwise. */
const CHANGEMENTS: Record<string, readonly string[]> = {
  dossier: ['eleve_id = gen_random_uuid()', "uai = '0590002B'", 'reprise_le = recu_le + 1'],
  courrier: [
    "cle = 'autre'",
    "empreinte = sha256('autre')",
    "poste_le = '2026-10-01', recommande = '2C00000000009'",
    "signe_le = '2026-10-01', signe_lieu = 'Lille', signataire_id = gen_random_uuid()",
    "rappele_le = '2026-10-01'",
    'ouvert_le = now()',
    "recue_le = '2026-10-01', preuve = 'autre', retenue_id = gen_random_uuid()",
    'courriel_envoye_le = now()',
    'courriel_refuse_le = now(), courriel_envoye_le = NULL',
  ],
  recours: ["grief = 'autre'", "issue = 'rouvert', repondu_le = recu_le", "motivation = 'autre'"],
  requete: [
    "tribunal = 'autre'",
    'retenue_id = gen_random_uuid(), decision_id = NULL',
    "issue = 'rejetee', jugee_le = transmise_le",
    "motivation = 'autre'",
  ],
  retrait: [
    "invitation_recue_le = engage_le, preuve = 'autre', limite_le = engage_le + 15",
    "motivation = 'autre'",
  ],
  rectification: ["issue = 'ecartee', conclu_le = annoncee_le, motivation = 'autre'", "expose = 'autre'"],
  relecture: ["motif = 'premieres'", 'jour_legal = now()'],
  avis_sollicite: ["question = 'autre'", 'a_rendre_le = a_rendre_le + 30'],
  rappel: ['limite_le = limite_le + 1', 'envoye_le = now()'],
  message_de_dossier: ["texte = 'autre'", "lu_le = '2026-10-01'"],
  correction_eleve: [`apres = '{"classe": "6C"}'`, "auteur_nom = 'Autre'"],
  correction_responsable: [`apres = '{"nom": "C"}'`],
  reunion: ['garde_id = gen_random_uuid()'],
  separation: ["motivation = 'un tout autre motif que celui du jour'"],
  resultat_brevet: ["mention = 'tres_bien'"],
  correspondance_brevet: [`colonnes = '{"ine": "autre"}'`],
  absence: ["etat = 'justifiee'", 'jour = jour - 1'],
  presence_certifiee: ['trimestre = 3'],
  frais_de_pension: ['centimes = 1'],
  sans_deduction_dite: ['vaut = NOT vaut'],
  correspondance_de_fichier: [`colonnes = '{"ine": "autre"}'`],
  coche_parcoursup: ['coche = NOT coche'],
  lecture_de_liste: ['eleves = ARRAY[gen_random_uuid()]'],
  bordereau: ['envoye_le = envoye_le - 30', 'en_retard = NOT en_retard'],
  ligne_de_bordereau: ['bordereau_id = gen_random_uuid()'],
  relance: ['jour = jour - 30'],
  reglage_de_donnee: ['ouverte = NOT ouverte', "motif = 'un autre motif'"],
  accord_sms: ["auteur_nom = 'Autre'", 'jour = jour - 1'],
  fait_de_radar: ["resultat = 'va_demander'", 'jour = jour - 1'],
  exercice_de_droit: ["precisions = 'autre'", 'recue_le = recue_le - 1'],
  suite_d_exercice: ["sens = 'refusee'", 'jour = jour - 1'],
  mouvement: ['jour = jour - 30'],
  transfert: [
    'sortie_le = sortie_le - 1',
    "pris_le = fait_le, pris_par_id = gen_random_uuid(), pris_par_nom = 'A'",
  ],
  consentement: ["reponse = 'non', etat_civil = NULL, couple_id = NULL", "texte = 'autre'"],
  couple: [
    'responsable_id = gen_random_uuid()',
    "refus_dit_id = gen_random_uuid(), refus_dit_le = now(), refus_dit_par_nom = 'A'",
  ],
  accord_de_concubin: ["texte = 'autre'"],
  correction_d_etat_civil: ["auteur_nom = 'Autre'", "motif = 'un tout autre motif'"],
  participation_epsc: ['participe = NOT participe'],
  echange: ["instant = instant - interval '1 day'"],
  compte_bancaire: ["fin = '0000'", 'responsable_id = gen_random_uuid()'],
  certificat: ["empreinte = sha256('autre')"],
  versement: ['centimes = centimes + 1', "reference = 'autre'"],
  emploi_de_bourse: ['centimes = centimes + 1', "motif = 'autre'"],
  fait_de_versement: ["fait = 'repris'", 'jour = jour - 1'],
  procuration: ['du = du + 1'],
  fiche_navette: ["formation = 'autre'"],
  equipement_ailleurs: ["etablissement = 'autre'"],
  engagement_de_merite: ['recu_le = recu_le - 1'],
  suite_de_procuration: ['jour = jour - 30'],
  suite_de_compte: ["confirme = false, motif = 'autre'"],
  passage_d_etude: ["auteur_nom = 'Autre'", 'rentree = 2031'],
  import_de_base: [`fichiers = '["autre"]'`],
  octroi: ["scopes = '{men_statut_identite}'", 'revoque_le = now()', `contenu = '{"autre": 1}'`],
  evenement_habilitation: ["message = 'autre'", "auteur_nom = 'Autre'"],
  jeton_api: ["expire_le = '2099-12-31'", "adresses = '{192.0.2.7}'", "empreinte = sha256('autre')"],
  trimestre_academique: ['remise_le = remise_le + 30', 'ferme_le = remise_le'],
  etat_de_paiement: ["prepare_par_nom = 'Autre'", 'trimestre = 3'],
  ordre_de_reversement: ['centimes = centimes - 1', "motivation = 'autre'"],
  suite_de_reversement: ['centimes = centimes + 1'],
  agent: ["sub = sub || ' autre'"],
  affectation: ["qualite = 'autre'", "au = '2099-12-31'"],
  delegation: ["reference = 'autre'", "au = '2099-12-31'"],
  elimination: ['eleves = 2', "regle = 'autre'", "preparee_par_nom = 'Autre'"],
  acte_a_confirmer: [`contenu = '{"autre": 1}'`],
  annexe_de_bareme: ['bmaf_centimes = bmaf_centimes + 1'],
  effet_de_bareme: ['annexe_version = 9', "auteur_nom = 'Autre'"],
  signature_de_bareme: ["agent_nom = 'Autre'"],
  campagne: ['cloture = cloture + 30'],
  reglage_de_relecture: ['part = 0'],
};

/** A letter that everything may happen to. */
const PARTI = `WHERE etat = 'produit' AND decision_id IS NOT NULL`;

let s: Scene;
beforeAll(async () => {
  s = await uneLignePartout();
  // What was planted with every trigger asleep has its first line now.
  await lire(`SELECT premieres_ecritures(nom::regclass) FROM unnest($1::text[]) AS nom`, [
    SUIVIES.map(({ table }) => table),
  ]);
}, 60_000);

const faute = () => fauteDesSuivies(porteeSysteme(le('2026-11-10')));

describe('what the check of the journal covers', () => {
  test('is every table, or says why it is not', async () => {
    const tables = await lire<{ nom: string }>(
      `SELECT relname AS nom FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
         AND relname !~ '^(_|copie_)'`,
    );
    const dites = [
      ...TENUES_PAR_LES_ACTES,
      ...REGISTRES.map(({ table }) => table),
      ...SUIVIES.map(({ table }) => table),
      ...Object.keys(HORS),
    ];
    expect(tables.map(({ nom }) => nom).sort()).toEqual(dites.sort());
  });

  test('follows the tables whose trigger writes, each by its key and all its columns but those', async () => {
    const poses = await lire<{ nom: string; arguments: string }>(
      `SELECT tgrelid::regclass::text AS nom, encode(tgargs, 'escape') AS arguments FROM pg_trigger WHERE tgname = 'suivi'
         AND tgenabled = 'O'`,
    );
    const dits = SUIVIES.map(({ table, cle = 'id', sauf = [] }) => ({
      nom: table,
      arguments: `${cle}\\000{${sauf.join()}}\\000`,
    }));
    const parNom = (a: { nom: string }, b: { nom: string }) => (a.nom < b.nom ? -1 : 1);
    expect(poses.sort(parNom)).toEqual(dits.sort(parNom));
    for (const { table, cle = 'id' } of SUIVIES)
      expect(
        await lire(
          `SELECT attname AS cle FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
           WHERE indrelid = $1::regclass AND indisprimary`,
          [table],
        ),
      ).toEqual([{ cle }]);
  });
});

describe('a later write', () => {
  const lignesDe = (objet: string) =>
    lire<{ qui: string; gardee: boolean }>(
      'SELECT qui, empreinte IS NOT NULL AS gardee FROM ecriture WHERE objet = $1 ORDER BY rang',
      [objet],
    );

  test('leaves a line for each change of the row, with who was connected, and none for what changes nothing', async () => {
    const autre = await dossierA('proposee', 'college_prive');
    await verbes.attribuer(autre, le('2026-09-18'));
    await lettresProduites(autre.dossierId, le('2026-09-18'));
    const [{ id } = {}] = await lire<{ id: string }>(
      `SELECT id FROM courrier WHERE dossier_id = $1 AND etat = 'produit' LIMIT 1`,
      [autre.dossierId],
    );
    const lignes = await lignesDe(`courrier/${id}`);
    expect(lignes.map(({ qui }) => qui.replace(/:.*/, ''))).toEqual(['bourses_web agent', 'bourses_worker']);
    expect(lignes.every(({ gardee }) => gardee)).toBe(true);
    await enTantQuApplication('systeme', `UPDATE courrier SET cause = cause WHERE id = '${id}'`);
    expect(await lignesDe(`courrier/${id}`)).toHaveLength(lignes.length);
    expect(await faute()).toBeNull();
  });

  test('of a dossier that its own journal holds leaves none besides', async () => {
    const objet = `dossier/${s.dossierId}`;
    expect(await lignesDe(objet)).toHaveLength(1);
    await verbes.daterInvitation(s, le('2026-09-20'));
    await verbes.recevoirObservations(s, le('2026-09-21'));
    expect(await lignesDe(objet)).toHaveLength(1);
    const [{ id } = {}] = await lire<{ id: string }>('SELECT id FROM retrait WHERE dossier_id = $1', [
      s.dossierId,
    ]);
    expect(await lignesDe(`retrait/${id}`)).toHaveLength(3);
  });

  test.each(['UPDATE ecriture SET qui = qui', 'DELETE FROM ecriture'])(
    'refuses, even to the superuser: %s',
    (sql) => expect(lire(sql)).rejects.toThrow(/ne se modifie pas/),
  );

  test.each([
    "INSERT INTO ecriture (objet) VALUES ('recours/1')",
    "SELECT suivre('brouillon', 'dossier_id')",
    "SELECT premieres_ecritures('recours')",
  ])('refuses, to the site and to the worker: %s', async (sql) => {
    for (const identite of ['systeme', ''])
      await expect(enTantQuApplication(identite, sql)).rejects.toThrow(/permission denied/);
  });

  test('refuses: the site reads the register', async () => {
    expect(await enTantQuApplication('', 'SELECT * FROM ecriture')).toEqual([]);
  });
});

describe('the check names', () => {
  let remettre: Record<string, string>;
  beforeAll(async () => {
    remettre = await copier(SUIVIES.map(({ table }) => table));
  });

  test('nothing of what nobody changed by hand', async () => {
    expect(await faute()).toBeNull();
  });

  test.each(SUIVIES)('a row of $table changed, or removed, by hand', async ({ table, nom, cle = 'id' }) => {
    const [{ sienne = '' } = {}] = await lire<{ sienne: string }>(
      `SELECT ${cle}::text AS sienne FROM ${table} ${table === 'courrier' ? PARTI : ''} ORDER BY ${cle} LIMIT 1`,
    );
    const seule = `WHERE ${cle}::text = '${sienne}'`;
    for (const change of CHANGEMENTS[table] ?? ['']) {
      await falsifier(`UPDATE ${table} SET ${change} ${seule}`);
      expect(await faute(), change).toBe(
        `${nom} ${sienne} : son contenu n’est plus celui de sa dernière écriture.`,
      );
      await falsifier(remettre[table] ?? '');
    }
    await falsifier(`DELETE FROM ${table} ${seule}`);
    expect(await faute()).toBe(`${nom} ${sienne} : cette ligne a été retirée à la main.`);
    await falsifier(remettre[table] ?? '');
  });

  test('a row added by hand', async () => {
    await falsifier(
      `INSERT INTO resultat_brevet (id, eleve_id, session, mention, source, auteur_id, auteur_nom, jour)
       SELECT '00000000-0000-0000-0000-000000000001', eleve_id, 2025, 'bien', 'Cyclades', auteur_id, 'A', now() FROM resultat_brevet LIMIT 1`,
    );
    expect(await faute()).toBe(
      'le résultat du brevet 00000000-0000-0000-0000-000000000001 : aucune écriture ne dit d’où vient cette ligne.',
    );
    await falsifier(remettre.resultat_brevet ?? '');
  });
});
