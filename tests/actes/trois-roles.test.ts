/** Who writes what is the role that connects: the site can neither be the application, nor administer, nor sign for others. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { AGENTS } from '#monde/agents.ts';
import { compte } from '#monde/comptes.ts';
import type { Scene } from '#monde/scene.ts';
import { ligneALaMain } from './appui/ligne.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';

const idDe = (sub: string): string => AGENTS.find((agent) => agent.sub === sub)?.id ?? '';
const ADMIN = `agent:${idDe(compte('administrateur').sub)}`;
const CHEF = `agent:${idDe('agent-chef-public')}`;
const NOUS = ['', 'SYSTEME', 'systeme ', CHEF, ADMIN];

let depose: Scene;
let famille: string;
beforeAll(async () => {
  depose = await dossierA('deposee', 'college_public');
  const [ligne] = await lire<{ id: string }>('SELECT demandeur_id AS id FROM dossier WHERE id = $1', [
    depose.dossierId,
  ]);
  famille = `famille:${ligne?.id}`;
});

describe('the application', () => {
  test('is the worker’s role: a setting of the site opens nothing', async () => {
    for (const identite of NOUS)
      expect(await enTantQuApplication(identite, 'SELECT est_systeme() AS oui')).toEqual([{ oui: false }]);
    expect(
      await enTantQuApplication(
        '',
        "SELECT count(*)::int AS n FROM dossier, set_config('bourses.identite', 'systeme', true)",
      ),
    ).toEqual([{ n: 0 }]);
    expect(await enTantQuApplication('systeme', 'SELECT est_systeme() AS oui')).toEqual([{ oui: true }]);
  });

  test('refuses: the site takes the role of the worker or of the owner', async () => {
    for (const role of ['bourses_worker', 'bourses_proprietaire'])
      await expect(enTantQuApplication(ADMIN, `SET ROLE ${role}`)).rejects.toThrow(/permission denied/);
  });

  test('refuses: the site reads or writes the queue but by its function', async () => {
    for (const sql of [
      'SELECT * FROM graphile_worker.jobs',
      "SELECT graphile_worker.add_job('sceller_journal')",
    ])
      await expect(enTantQuApplication(ADMIN, sql)).rejects.toThrow(/permission denied/);
  });

  test('refuses: a temporary table that would stand before a real one', async () => {
    await expect(enTantQuApplication(CHEF, 'CREATE TEMP TABLE affectation AS SELECT 1')).rejects.toThrow(
      /permission denied/,
    );
  });
});

/** What each role may do of each table, by hand; a table that is not here may all be done, below its policies. */
const DROITS: Record<string, { web: string; worker: string }> = {
  ...Object.fromEntries(
    [
      'academie',
      'departement',
      'etablissement',
      'campagne',
      'prolongation',
      'ouverture_academique',
      'bloc_de_texte',
      'certificat_de_cachet',
      'agent',
      'affectation',
      'delegation',
      'acte_de_procedure',
      'besoin_de_connaitre',
      'reglage_de_relecture',
      'acte_d_administration',
      'acte_a_confirmer',
      'recherche_eleve',
      'mot_voisin',
      'dossier_drapeau',
      'cle_de_dossier',
      'ecriture',
      'octroi',
      'passage_d_habilitation',
      'elimination',
      'ligne_d_elimination',
      'echeance_de_conservation',
    ].map((table) => [table, { web: 'SELECT', worker: 'SELECT' }]),
  ),
  // Of a demonstration: elsewhere nobody moves it.
  horloge: { web: 'SELECT INSERT UPDATE DELETE', worker: 'SELECT' },
  vue_enregistree: { web: 'SELECT INSERT DELETE', worker: 'SELECT INSERT DELETE' },
  scellement: { web: 'SELECT', worker: 'SELECT INSERT' },
  relance: { web: 'SELECT INSERT', worker: 'SELECT INSERT UPDATE' },
  echange: { web: 'SELECT', worker: 'SELECT INSERT DELETE' },
  // What a family says of its figures, column by column.
  recuperation: { web: 'SELECT INSERT', worker: 'SELECT INSERT UPDATE DELETE' },
  part_du_concubin: { web: 'SELECT INSERT', worker: 'SELECT INSERT UPDATE DELETE' },
  cadence: { web: 'SELECT', worker: 'SELECT' },
  appel: { web: 'SELECT', worker: 'SELECT' },
  quota_d_appel: { web: '', worker: '' },
  passage_d_etude: { web: 'SELECT INSERT UPDATE', worker: 'SELECT INSERT UPDATE' },
  effet_de_bareme: { web: 'SELECT INSERT', worker: 'SELECT INSERT UPDATE' },
  etude: { web: 'SELECT', worker: 'SELECT INSERT UPDATE' },
  correction_d_etat_civil: { web: 'SELECT INSERT', worker: 'SELECT INSERT' },
  question_d_etat_civil: { web: 'SELECT INSERT', worker: 'SELECT INSERT UPDATE' },
  chiffre_public: { web: 'SELECT', worker: 'SELECT INSERT' },
  chiffre: { web: 'SELECT', worker: 'SELECT INSERT DELETE' },
  passage_d_echeances: { web: 'SELECT', worker: 'SELECT INSERT' },
  releve_de_fichiers: { web: 'SELECT', worker: 'SELECT INSERT' },
  devoilement: { web: '', worker: '' },
  code_de_lettre: { web: 'SELECT', worker: 'SELECT INSERT' },
  essai_de_code: { web: '', worker: 'SELECT DELETE' },
  code_de_rattachement: { web: '', worker: 'SELECT DELETE' },
  verification_de_journal: { web: 'SELECT', worker: 'SELECT INSERT' },
  ...Object.fromEntries(
    [
      'ligne_de_journal',
      'lecture_sensible',
      'decision',
      'proposition',
      'bordereau',
      'ligne_de_bordereau',
      'demande',
      'acte_de_bareme',
      'signature_de_bareme',
      'correction_responsable',
      'resultat_brevet',
      'coche_parcoursup',
      'participation_epsc',
      'compte_bancaire',
      'procuration',
      'fiche_navette',
      'equipement_ailleurs',
      'engagement_de_merite',
      'fait_de_versement',
      'emploi_de_bourse',
      'fait_de_radar',
      'exercice_de_droit',
      'suite_d_exercice',
      'certificat',
      'suite_de_procuration',
      'suite_de_compte',
      'lecture_de_liste',
      'correspondance_brevet',
      'absence',
      'retenue',
      'presence_certifiee',
      'frais_de_pension',
      'sans_deduction_dite',
      'correspondance_de_fichier',
      'reunion',
      'separation',
      'boursier_a_payer',
      'ordre_de_reversement',
      'suite_de_reversement',
      'ligne_de_liquidation',
      'lot',
      'note_de_dossier',
      'confie_de_dossier',
      'attente_de_dossier',
      'evenement_habilitation',
    ].map((table) => [table, { web: 'SELECT INSERT', worker: 'SELECT INSERT' }]),
  ),
  ...Object.fromEntries(
    [
      'annexe_de_bareme',
      'courrier',
      'demande_de_pieces',
      'droit',
      'eleve',
      'lien',
      'ligne_de_lot',
      'notification',
      'recours',
      'rectification',
      'transfert',
      'trimestre_academique',
      'etat_de_paiement',
      'requete',
      'relecture',
      'avis_sollicite',
      'message_de_dossier',
      'responsable',
      'retrait',
      'scolarite',
      'import_de_base',
      'eleve_de_base',
      'responsable_de_base',
    ].map((table) => [table, { web: 'SELECT INSERT UPDATE', worker: 'SELECT INSERT UPDATE' }]),
  ),
  representant: { web: '', worker: 'SELECT' },
  // Its state moves by its events alone; what is typed, column by column.
  habilitation: { web: 'SELECT INSERT', worker: 'SELECT' },
  document_d_habilitation: { web: 'SELECT INSERT', worker: 'SELECT' },
  boite_de_contact: { web: 'SELECT INSERT', worker: 'SELECT' },
  webhook: { web: 'SELECT INSERT UPDATE', worker: 'SELECT UPDATE' },
  envoi_de_webhook: { web: 'SELECT', worker: 'SELECT INSERT UPDATE' },
  opposition: { web: 'SELECT', worker: 'SELECT' },
  accord_sms: { web: 'SELECT', worker: 'SELECT' },
  reglage_de_donnee: { web: 'SELECT', worker: 'SELECT' },
  alerte_de_volume: { web: 'SELECT', worker: 'SELECT' },
  interrogation: { web: 'SELECT INSERT', worker: 'SELECT UPDATE' },
  ligne_d_interrogation: { web: 'SELECT INSERT', worker: 'SELECT UPDATE' },
  jeton_api: { web: 'SELECT INSERT', worker: 'SELECT' },
  versement: { web: 'SELECT', worker: 'SELECT' },
  consentement: { web: 'SELECT INSERT', worker: 'SELECT INSERT DELETE' },
  couple: { web: 'SELECT INSERT', worker: 'SELECT INSERT DELETE' },
  accord_de_concubin: { web: 'SELECT INSERT', worker: 'SELECT INSERT DELETE' },
  invitation_de_concubin: { web: 'SELECT INSERT', worker: 'SELECT INSERT UPDATE DELETE' },
  ligne_lue: { web: 'SELECT INSERT', worker: 'SELECT INSERT DELETE' },
  refus_d_import: { web: 'SELECT INSERT', worker: 'SELECT INSERT DELETE' },
  ligne_d_import: { web: 'SELECT UPDATE', worker: 'SELECT INSERT UPDATE DELETE' },
  libelle_de_base: { web: 'SELECT', worker: 'SELECT INSERT UPDATE' },
  rappel: { web: 'SELECT', worker: 'SELECT INSERT UPDATE' },
  mouvement: { web: 'SELECT UPDATE', worker: 'SELECT INSERT UPDATE' },
};

describe('each table', () => {
  test('gives each role the commands written here, and no other', async () => {
    const lus = await lire<{ nom: string; web: string; worker: string }>(`
      SELECT relname AS nom, ${['web', 'worker'].map(
        (
          role,
        ) => `(SELECT coalesce(string_agg(c, ' ' ORDER BY n), '') FROM unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE']) WITH ORDINALITY AS t(c, n)
          WHERE has_table_privilege('bourses_${role}', oid, c)) AS ${role}`,
      )} FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'`);
    const tout = 'SELECT INSERT UPDATE DELETE';
    for (const { nom, ...droits } of lus)
      expect([nom, droits]).toEqual([nom, DROITS[nom] ?? { web: tout, worker: tout }]);
  });

  test.each(Object.keys(DROITS))('refuses, tried on %s: what it does not give', async (table) => {
    const { web = '' } = DROITS[table] ?? {};
    const [colonne] = await lire<{ nom: string }>(
      'SELECT attname AS nom FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 LIMIT 1',
      [table],
    );
    const essais = {
      INSERT: `INSERT INTO ${table} SELECT * FROM ${table} LIMIT 0`,
      UPDATE: `UPDATE ${table} SET ${colonne?.nom} = ${colonne?.nom}`,
      DELETE: `DELETE FROM ${table}`,
    };
    for (const [commande, sql] of Object.entries(essais))
      if (!web.includes(commande))
        for (const identite of [CHEF, ADMIN, famille])
          await expect(enTantQuApplication(identite, sql), sql).rejects.toThrow(/permission denied/);
  });

  test.each([
    "INSERT INTO lien (eleve_id, responsable_id, lien) SELECT gen_random_uuid(), gen_random_uuid(), 'pere'",
    "INSERT INTO decision SELECT (jsonb_populate_record(NULL::decision, '{}')).*",
  ])('refuses a family: %s', async (sql) => {
    await expect(enTantQuApplication(famille, sql)).rejects.toThrow(/row-level security|null value/);
  });

  test.each(["academie_code = '16'", 'demandeur_id = NULL', "uai = '0000000A'"])(
    'refuses a family, of its own dossier: %s',
    async (change) => {
      await expect(
        enTantQuApplication(famille, `UPDATE dossier SET ${change} WHERE id = '${depose.dossierId}'`),
      ).rejects.toThrow(/qui tient son dossier|row-level security/);
    },
  );

  test('refuses: another pupil, year or number for a dossier, whoever asks', async () => {
    await expect(enTantQuApplication('systeme', "UPDATE dossier SET numero = 'x'")).rejects.toThrow(
      /ne change ni/,
    );
  });

  test('refuses: to remove a dossier that is no draft', async () => {
    expect(
      await enTantQuApplication(CHEF, `DELETE FROM dossier WHERE id = '${depose.dossierId}' RETURNING 1`),
    ).toEqual([]);
  });
});

describe('the author of a line of the journal', () => {
  const auteur = async (identite: string) => {
    const sql = ligneALaMain(depose, { acte: "'signaler_attente_avis'", vers_etat: "'deposee'" });
    const [ligne] = await enTantQuApplication(
      identite,
      `${sql} RETURNING auteur_genre, auteur_id, auteur_nom`,
    );
    return ligne;
  };

  test('is who asks, whatever the writer says', async () => {
    expect(await auteur(CHEF)).toMatchObject({ auteur_genre: 'agent', auteur_id: CHEF.slice(6) });
    expect(await auteur('systeme')).toMatchObject({ auteur_genre: 'systeme', auteur_id: null });
  });

  test('refuses: nobody', async () => {
    await expect(auteur('')).rejects.toThrow(/ne connaît pas qui écrit|row-level/);
  });
});

describe('functions', () => {
  test('none of ours is for PUBLIC, and those of the owner look nowhere but in our schema', async () => {
    const nos = `FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')`;
    expect(
      await lire(`SELECT proname ${nos} AND (proacl IS NULL OR array_to_string(proacl, ',') ~ '(^|,)=X')`),
    ).toEqual([]);
    expect(
      await lire(
        `SELECT proname ${nos} AND prosecdef AND NOT coalesce('search_path=pg_catalog, public, pg_temp' = ANY (proconfig), false)`,
      ),
    ).toEqual([]);
  });
});

describe('what an administrateur does', () => {
  const autre = idDe('agent-chef-public');
  const administrer = (acte: string, contenu: string) =>
    `SELECT administrer('${acte}', uuidv7(), ${contenu}, 'note de service')`;
  const affecter = (qui: string) =>
    administrer(
      'ouvrir_affectation',
      `jsonb_build_object('agent', '${qui}', 'role', 'responsable_sab', 'academie', '09', 'qualite', 'Responsable', 'du', current_date + 1)`,
    );
  const ACTES = {
    inscrire_agent: administrer(
      'inscrire_agent',
      `'{"sub": "agent-nouveau", "prenom": "Ada", "nom": "Neuve", "courriel": "ada@exemple.fr"}'`,
    ),
    ouvrir_affectation: affecter(autre),
    proposer_ouvrir_delegation: administrer(
      'ouvrir_delegation',
      `jsonb_build_object('agent', '${autre}', 'academie', '09', 'reference', 'Arrêté 1', 'du', current_date + 1)`,
    ),
    confirmer: 'SELECT confirmer_administration(uuidv7())',
    ecarter: "SELECT ecarter_administration(uuidv7(), 'doublon')",
  };

  test.each(Object.entries(ACTES))('refuses to anybody else: %s', async (_, sql) => {
    for (const identite of [CHEF, famille, ''])
      await expect(enTantQuApplication(identite, sql)).rejects.toThrow(/seul un administrateur/);
    await expect(enTantQuApplication('systeme', sql)).rejects.toThrow(/permission denied/);
  });

  test('is written with its line, under that person’s name', async () => {
    const { confirmer: _c, ecarter: _e, ...faits } = ACTES;
    for (const sql of Object.values(faits)) await enTantQuApplication(ADMIN, sql);
    const lignes = await lire<{ acte: string; auteur: string }>(
      'SELECT acte, auteur_id AS auteur FROM acte_d_administration ORDER BY id',
    );
    expect(lignes).toEqual(Object.keys(faits).map((acte) => ({ acte, auteur: ADMIN.slice(6) })));
  });

  test('refuses: an access opened to oneself', async () => {
    await expect(enTantQuApplication(ADMIN, affecter(ADMIN.slice(6)))).rejects.toThrow(/à soi-même/);
  });

  test.each([
    "inscrire_administration('rien', NULL, '{}')",
    "faire_administration('ouvrir_affectation', NULL, '{}')",
    "faire_sur_une_delegation('ouvrir_delegation', NULL, '{}')",
    'acte_en_attente(uuidv7())',
    "refuser('BN422', 'non')",
  ])('refuses: behind the door, %s', async (appel) => {
    await expect(enTantQuApplication(ADMIN, `SELECT ${appel}`)).rejects.toThrow(/permission denied/);
  });

  test('refuses: its register and what waits, read by anybody else', async () => {
    for (const table of ['acte_d_administration', 'acte_a_confirmer']) {
      const compter = `SELECT count(*)::int AS n FROM ${table}`;
      expect(await enTantQuApplication(ADMIN, compter)).not.toEqual([{ n: 0 }]);
      for (const identite of [CHEF, famille, ''])
        expect(await enTantQuApplication(identite, compter), table).toEqual([{ n: 0 }]);
    }
  });
});

describe('the clock', () => {
  const REGLER =
    "INSERT INTO horloge VALUES (1, '2027-01-01') ON CONFLICT (id) DO UPDATE SET jour = '2027-01-01'";
  const JOUR = "SELECT set_config('bourses.jour', '2027-01-01', true), jour_de_la_session()::text AS jour";
  const migrer = (demo: '0' | '1') =>
    spawnSync(process.execPath, [path.resolve('scripts/migrer.ts')], {
      encoding: 'utf8',
      env: { ...process.env, BOURSES_DEMO: demo },
    });

  test('of a demonstration is moved by the site, and its sessions live its day', async () => {
    await enTantQuApplication(ADMIN, REGLER);
    await enTantQuApplication(ADMIN, 'DELETE FROM horloge');
    expect((await enTantQuApplication(ADMIN, JOUR)).at(0)).toMatchObject({ jour: '2027-01-01' });
    await expect(enTantQuApplication('systeme', REGLER)).rejects.toThrow(/permission denied/);
  });

  test('refuses, anywhere else: to be moved, or a session to say its own day', async () => {
    expect(migrer('0')).toMatchObject({ status: 0 });
    try {
      for (const sql of [REGLER, "UPDATE horloge SET jour = '2027-01-01'", 'DELETE FROM horloge'])
        for (const identite of [ADMIN, CHEF, 'systeme'])
          await expect(enTantQuApplication(identite, sql)).rejects.toThrow(/permission denied/);
      const [vrai] = await lire("SELECT (now() AT TIME ZONE 'Europe/Paris')::date::text AS jour");
      expect((await enTantQuApplication(ADMIN, JOUR)).at(0)).toMatchObject(vrai ?? {});
    } finally {
      expect(migrer('1')).toMatchObject({ status: 0 });
    }
  });
});
