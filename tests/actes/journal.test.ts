/** What PostgreSQL refuses by itself, whatever the application does. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ACTES, ligne } from '#lib/droit/procedure.ts';
import type { Scene } from '#monde/scene.ts';
import { ligneALaMain } from './appui/ligne.ts';
import { dossierA } from './appui/preparation.ts';
import { empreinteDeLaBase, enTantQuApplication, enVain, falsifier, lire } from './appui/proprietaire.ts';

let decide: Scene;
let depose: Scene;

beforeAll(async () => {
  decide = await dossierA('decidee', 'college_public');
  depose = await dossierA('deposee', 'college_public');
});

/** Runs a statement as the application itself, the widest of its identities; it must be refused and change nothing. */
async function refuse(sql: string, raison: RegExp): Promise<void> {
  const avant = await empreinteDeLaBase();
  await expect(enTantQuApplication('systeme', sql)).rejects.toThrow(raison);
  expect(await empreinteDeLaBase()).toBe(avant);
}

describe('what is written stays', () => {
  test('refuses: editing a line of the journal', () =>
    refuse("UPDATE ligne_de_journal SET auteur_nom = 'Personne'", /permission denied/));

  test('refuses: deleting a line of the journal', () =>
    refuse('DELETE FROM ligne_de_journal', /permission denied/));

  test('refuses: emptying the journal, even to the superuser', async () => {
    await refuse('TRUNCATE ligne_de_journal', /droit|permission|denied/);
    await expect(lire('TRUNCATE ligne_de_journal')).rejects.toThrow(/ne se modifie pas/);
  });

  test('refuses: editing the échelon of a decision', () =>
    refuse('UPDATE decision SET echelon = 1', /permission denied/));

  test('refuses: deleting a decision', () => refuse('DELETE FROM decision', /permission denied/));
});

describe('no state without its act', () => {
  test('refuses at commit: a state that no line of the journal explains', () =>
    refuse(
      `UPDATE dossier SET etat = 'en_instruction' WHERE id = '${depose.dossierId}'`,
      /n’a pas d’acte au journal/,
    ));

  test('refuses at commit: a version that no line of the journal explains', () =>
    refuse(
      `UPDATE dossier SET version = version + 1 WHERE id = '${depose.dossierId}'`,
      /n’a pas d’acte au journal/,
    ));

  test('refuses: a state that the procedure does not know', () =>
    refuse(`UPDATE dossier SET etat = 'archivee' WHERE id = '${depose.dossierId}'`, /enum etat|etat/));

  test('refuses at commit: a dossier born further than a draft', () =>
    refuse(
      `INSERT INTO dossier (id, numero, rentree, eleve_id, demandeur_id, uai, academie_code, departement_code, scolarite_id,
         branche, etat, recu_le, modifie_le)
       SELECT gen_random_uuid(), '26-9999999-Z', rentree, (SELECT id FROM eleve WHERE id NOT IN (SELECT eleve_id FROM dossier) LIMIT 1),
         demandeur_id, uai, academie_code, departement_code, scolarite_id, branche, 'deposee', recu_le, now()
       FROM dossier WHERE id = '${depose.dossierId}'`,
      /n’a pas d’acte au journal/,
    ));
});

describe('no act without its record', () => {
  const avecEnregistrement = ACTES.filter((acte) => ligne(acte).ecrit);
  const sansEnregistrement = ACTES.filter((acte) => !ligne(acte).ecrit);

  test('the base knows exactly the acts of the table, each with the record that it must write', async () => {
    const connus = await lire('SELECT acte, enregistrement, decision FROM acte_de_procedure ORDER BY acte');
    const attendus = ACTES.map((acte) => {
      const { ecrit = null, decision = null } = ligne(acte);
      return { acte, enregistrement: ecrit, decision };
    });
    expect(connus).toEqual(attendus.sort((a, b) => (a.acte < b.acte ? -1 : 1)));
  });

  test('refuses: an act that the procedure does not know', () =>
    refuse(ligneALaMain(depose, { acte: "'gracier'" }), /la procédure ne connaît pas l’acte gracier/));

  test.each(avecEnregistrement)('refuses: %s without its record', (acte) =>
    refuse(ligneALaMain(depose, { acte: `'${acte}'` }), /doit nommer son enregistrement/),
  );

  test('refuses: an act that writes no record, with one', () =>
    refuse(
      ligneALaMain(depose, {
        acte: "'instruire'",
        enregistrement: "'demande'",
        enregistrement_id: 'gen_random_uuid()',
      }),
      /l’acte instruire doit nommer son enregistrement « aucun »/,
    ));

  test.each(sansEnregistrement)('lets through: %s, which writes none', async (acte) => {
    const erreur = await enTantQuApplication(
      'systeme',
      `${ligneALaMain(depose, { acte: `'${acte}'` })}; SELECT 1/0`,
    ).catch((e: Error) => e.message);
    expect(erreur).toMatch(/zéro|zero/);
  });

  test('refuses: an attribution that names the decision of another dossier', async () => {
    const [decision] = await lire<{ id: string }>('SELECT id FROM decision WHERE dossier_id = $1', [
      decide.dossierId,
    ]);
    await refuse(
      ligneALaMain(depose, {
        acte: "'attribuer'",
        enregistrement: "'decision'",
        enregistrement_id: `'${decision?.id}'`,
      }),
      /n’a pas son enregistrement « attribution »/,
    );
  });

  test('refuses: a refusal that names an attribution', async () => {
    const [decision] = await lire<{ id: string }>('SELECT id FROM decision WHERE dossier_id = $1', [
      decide.dossierId,
    ]);
    await refuse(
      ligneALaMain(decide, {
        acte: "'refuser'",
        enregistrement: "'decision'",
        enregistrement_id: `'${decision?.id}'`,
      }),
      /n’a pas son enregistrement « refus »/,
    );
  });

  test('refuses: an act of a person without that person, be it of the superuser', () =>
    expect(lire(ligneALaMain(depose, { auteur_genre: "'agent'" }))).rejects.toThrow(/journal_auteur/));
});

describe('the line that PostgreSQL completes', () => {
  const lignesDe = (s: Scene) =>
    lire<Record<string, string | null>>(
      `SELECT rang::text, rentree::text, acte, enregistrement, encode(empreinte_precedente, 'hex') AS avant,
         encode(empreinte, 'hex') AS empreinte FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang`,
      [s.dossierId],
    );

  test('several lines of several dossiers in one statement are chained dossier by dossier', async () => {
    const [a, b] = [
      await dossierA('en_instruction', 'college_public'),
      await dossierA('deposee', 'lycee_public'),
    ];
    const une = (s: Scene, acte: string) => ligneALaMain(s, { acte: `'${acte}'` }).replace(/^.* VALUES /, '');
    const [colonnes] = ligneALaMain(a, {}).split(' VALUES ');
    await enTantQuApplication(
      'systeme',
      `${colonnes} VALUES ${[une(a, 'instruire'), une(b, 'instruire'), une(a, 'se_desister'), une(b, 'se_desister')].join()}`,
    );
    for (const [s, rangs] of [
      [a, ['1', '2', '3', '4']],
      [b, ['1', '2', '3']],
    ] as const) {
      const lues = await lignesDe(s);
      expect(lues.map(({ rang }) => rang)).toEqual(rangs);
      expect(lues.slice(-2).map(({ acte }) => acte)).toEqual(['instruire', 'se_desister']);
      expect(lues.slice(1).map(({ avant }) => avant)).toEqual(
        lues.slice(0, -1).map(({ empreinte }) => empreinte),
      );
      expect(new Set(lues.map(({ rentree }) => rentree))).toEqual(new Set(['2026']));
    }
  });

  test('refuses: to let the writer choose rank, rentrée, prints or hashes', async () => {
    const s = await dossierA('deposee', 'college_public');
    await enTantQuApplication(
      'systeme',
      ligneALaMain(s, {
        rang: '40',
        rentree: '2020',
        empreinte: "'x'",
        empreinte_precedente: "'x'",
        empreinte_contenu: "'x'",
        empreinte_enregistrement: "'x'",
      }),
    );
    const [, ecrite] = await lignesDe(s);
    expect(ecrite).toMatchObject({ rang: '2', rentree: '2026', enregistrement: null });
    expect((await lignesDe(s))[0]?.empreinte).toBe(ecrite?.avant);
    expect(await lire("SELECT 1 FROM ligne_de_journal WHERE 'x' IN (empreinte, empreinte_contenu)")).toEqual(
      [],
    );
  });

  test.each([
    ['decision', 'attribuer'],
    ['proposition', 'proposer'],
    ['piece', 'recevoir_piece'],
    ['demande_de_pieces', 'demander_pieces'],
    ['notification', 'notifier'],
    ['demande', 'enregistrer_reception'],
  ])('refuses: a line that names a %s which is not in its dossier (%s)', (genre, acte) =>
    refuse(
      ligneALaMain(depose, {
        acte: `'${acte}'`,
        enregistrement: `'${genre}'`,
        enregistrement_id: 'gen_random_uuid()',
      }),
      /n’a pas son enregistrement/,
    ),
  );

  test.each(['eleve', 'demande(gen_random_uuid()), pg_sleep', 'Demande', 'demande ', ''])(
    'refuses: a line of the journal whose record is of a kind that nobody knows (« %s »)',
    (genre) =>
      expect(lire('SELECT contenu_d_enregistrement($1, gen_random_uuid())', [genre])).rejects.toThrow(
        /aucun enregistrement ne s’appelle/,
      ),
  );

  test('each kind of record of the procedure has its function, and no function is of no kind', async () => {
    const genres = new Set(ACTES.flatMap((acte) => ligne(acte).ecrit ?? []));
    const fonctions = await lire<{ genre: string }>(
      `SELECT substr(proname, length('contenu_de_') + 1) AS genre FROM pg_proc
       WHERE pronamespace = 'public'::regnamespace AND starts_with(proname, 'contenu_de_')`,
    );
    expect(fonctions.map(({ genre }) => genre).sort()).toEqual([...genres].sort());
    for (const genre of genres)
      await expect(
        lire('SELECT contenu_d_enregistrement($1, gen_random_uuid()) AS contenu', [genre]),
      ).resolves.toEqual([{ contenu: null }]);
  });

  test('a kind is told by its own function: adding one, or changing another, changes none', async () => {
    const [apres] = await enVain(
      `CREATE FUNCTION contenu_de_essai(uuid) RETURNS jsonb LANGUAGE sql AS $$ SELECT '{"essai": true}'::jsonb $$;
       CREATE OR REPLACE FUNCTION contenu_de_decision(le_sien uuid) RETURNS jsonb LANGUAGE sql AS $$ SELECT '{}'::jsonb $$`,
      `SELECT contenu_d_enregistrement('essai', gen_random_uuid()) AS essai,
         contenu_d_enregistrement('decision', d.id) AS decision, contenu_d_enregistrement('demande', m.id)->>'id' = m.id::text AS demande
       FROM decision d JOIN demande m USING (dossier_id) WHERE dossier_id = '${decide.dossierId}' LIMIT 1`,
    );
    expect(apres).toEqual({ essai: { essai: true }, decision: {}, demande: true });
  });
});

describe('the key of a dossier', () => {
  const agentEtFamille = async () => {
    const [{ agent, famille } = {}] = await lire<{ agent: string; famille: string }>(
      `SELECT (SELECT auteur_id FROM ligne_de_journal WHERE auteur_genre = 'agent' AND dossier_id = d.id LIMIT 1) AS agent,
         demandeur_id AS famille FROM dossier d WHERE id = $1`,
      [decide.dossierId],
    );
    return [`agent:${agent}`, `famille:${famille}`, ''];
  };

  test('is drawn when the dossier is born, another for each', async () => {
    const [cles] = await lire<{ dossiers: number; cles: number; octets: number }>(
      `SELECT count(*)::int AS dossiers, count(DISTINCT cle)::int AS cles, min(length(cle)) AS octets
       FROM dossier LEFT JOIN cle_de_dossier ON dossier_id = id`,
    );
    expect(cles?.octets).toBe(32);
    expect(cles?.cles).toBe(cles?.dossiers);
  });

  test('refuses: to be read by anybody but the check of the journal', async () => {
    for (const identite of await agentEtFamille())
      expect(await enTantQuApplication(identite, 'SELECT * FROM cle_de_dossier')).toEqual([]);
    expect(await enTantQuApplication('systeme', 'SELECT * FROM cle_de_dossier LIMIT 1')).toHaveLength(1);
  });

  test.each([
    "UPDATE cle_de_dossier SET cle = 'x'",
    'DELETE FROM cle_de_dossier',
    "INSERT INTO cle_de_dossier SELECT id, 'x' FROM dossier",
  ])('refuses: %s', (sql) => refuse(sql, /droit|permission denied/));

  test('refuses: a line on a dossier whose key was erased', async () => {
    const s = await dossierA('deposee', 'college_public');
    await falsifier(`DELETE FROM cle_de_dossier WHERE dossier_id = '${s.dossierId}'`);
    await refuse(ligneALaMain(s, {}), /n’a pas de clé/);
  });
});
