/** What PostgreSQL refuses by itself, whatever the application does. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ACTES, ligne } from '#lib/droit/procedure.ts';
import type { Scene } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { empreinteDeLaBase, enTantQuApplication, lire } from './appui/proprietaire.ts';

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

const FIGEES = ['ligne_de_journal', 'decision', 'proposition'];

/** A line of the journal by hand, with what a test wants wrong. */
const inserer = (s: Scene, colonnes: Record<string, string>): string => {
  const valeurs: Record<string, string> = {
    dossier_id: `'${s.dossierId}'`,
    rang: '0',
    instant: 'now()',
    jour: "'2026-11-10'",
    auteur_genre: "'systeme'",
    auteur_nom: "'Application'",
    role: "'systeme'",
    acte: "'instruire'",
    de_etat: "'deposee'",
    vers_etat: "'en_instruction'",
    contenu: "'{}'",
    empreinte: "''",
    empreinte_precedente: "''",
    ...colonnes,
  };
  return `INSERT INTO ligne_de_journal (${Object.keys(valeurs)}) VALUES (${Object.values(valeurs)})`;
};

describe('what is written stays', () => {
  test('refuses: editing a line of the journal', () =>
    refuse("UPDATE ligne_de_journal SET auteur_nom = 'Personne'", /ne se modifie pas/));

  test('refuses: deleting a line of the journal', () =>
    refuse('DELETE FROM ligne_de_journal', /ne se modifie pas/));

  test('refuses: emptying the journal, even to the superuser', async () => {
    await refuse('TRUNCATE ligne_de_journal', /droit|permission|denied/);
    await expect(lire('TRUNCATE ligne_de_journal')).rejects.toThrow(/ne se modifie pas/);
  });

  test('refuses: editing the échelon of a decision', () =>
    refuse('UPDATE decision SET echelon = 1', /une correction est un nouvel acte/));

  test('refuses: deleting a decision', () =>
    refuse('DELETE FROM decision', /clé étrangère|ne se modifie pas|foreign key/));

  test.each(FIGEES)('refuses: emptying %s, even to the superuser', async (table) => {
    await expect(lire(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/ne se modifie pas/);
  });

  test('refuses: editing or emptying the trace of reads', async () => {
    await enTantQuApplication(
      'systeme',
      `INSERT INTO lecture_sensible (lecteur_genre, dossier_id, objet) VALUES ('systeme', '${depose.dossierId}', 'revenus')`,
    );
    await expect(lire("UPDATE lecture_sensible SET objet = 'adresse'")).rejects.toThrow(/ne se modifie pas/);
    await expect(lire('TRUNCATE lecture_sensible')).rejects.toThrow(/ne se modifie pas/);
  });
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
    refuse(`UPDATE dossier SET etat = 'archivee' WHERE id = '${depose.dossierId}'`, /dossier_etat/));

  test('refuses at commit: a dossier born further than a draft', () =>
    refuse(
      `INSERT INTO dossier (id, numero, rentree, eleve_id, demandeur_id, uai, academie_code, departement_code, classe, regime,
         type_bourse, branche, etat, recu_le, modifie_le)
       SELECT gen_random_uuid(), '26-9999999-Z', rentree, (SELECT id FROM eleve WHERE id NOT IN (SELECT eleve_id FROM dossier) LIMIT 1),
         demandeur_id, uai, academie_code, departement_code, classe, regime, type_bourse, branche, 'deposee', recu_le, now()
       FROM dossier WHERE id = '${depose.dossierId}'`,
      /n’a pas d’acte au journal/,
    ));

  test('refuses: a deposited dossier without the day it was received', () =>
    refuse(`UPDATE dossier SET recu_le = NULL WHERE id = '${depose.dossierId}'`, /dossier_depose_recu/));

  test('refuses: a deadline without its cause nor its article', () =>
    refuse(
      `UPDATE dossier SET echeance_le = '2026-12-01', echeance_cause = NULL WHERE id = '${depose.dossierId}'`,
      /dossier_echeance_expliquee/,
    ));
});

describe('no act without its record', () => {
  const avecEnregistrement = ACTES.filter((acte) => ligne(acte).ecrit);
  const sansEnregistrement = ACTES.filter((acte) => !ligne(acte).ecrit);

  test('the CHECK of the base names exactly the acts whose row of the table writes a record', async () => {
    const [regle] = await lire<{ texte: string }>(
      "SELECT pg_get_constraintdef(oid) AS texte FROM pg_constraint WHERE conname = 'journal_enregistrement'",
    );
    const nommes = [...(regle?.texte ?? '').matchAll(/'([a-z_]+)'::text/g)].map(([, acte]) => acte);
    expect(nommes.sort()).toEqual([...avecEnregistrement].sort());
  });

  test.each(avecEnregistrement)('refuses: %s without its record', (acte) =>
    refuse(inserer(depose, { acte: `'${acte}'` }), /journal_enregistrement/),
  );

  test.each(sansEnregistrement)('lets through: %s, which writes none', async (acte) => {
    const erreur = await enTantQuApplication(
      'systeme',
      `${inserer(depose, { acte: `'${acte}'` })}; SELECT 1/0`,
    ).catch((e: Error) => e.message);
    expect(erreur).toMatch(/zéro|zero/);
  });

  test('refuses at commit: an attribution that names the decision of another dossier', async () => {
    const [decision] = await lire<{ id: string }>('SELECT id FROM decision WHERE dossier_id = $1', [
      decide.dossierId,
    ]);
    await refuse(
      inserer(depose, { acte: "'attribuer'", enregistrement_id: `'${decision?.id}'` }),
      /n’a pas de décision/,
    );
  });

  test('refuses at commit: a refusal that names an attribution', async () => {
    const [decision] = await lire<{ id: string }>('SELECT id FROM decision WHERE dossier_id = $1', [
      decide.dossierId,
    ]);
    await refuse(
      inserer(decide, { acte: "'refuser'", enregistrement_id: `'${decision?.id}'` }),
      /n’a pas de décision « refus »/,
    );
  });

  test('refuses: an act of a person without that person', () =>
    refuse(inserer(depose, { auteur_genre: "'agent'" }), /journal_auteur/));

  test.each([
    [
      'an attribution without échelon nor amount',
      "'attribution', NULL, NULL, '[]', '[{}]'",
      /decision_attribution_chiffree/,
    ],
    ['a refusal that bears an échelon', "'refus', 2, 100, '[{}]', '[{}]'", /decision_attribution_chiffree/],
    ['a refusal without motive', "'refus', NULL, NULL, '[]', '[{}]'", /decision_refus_motive/],
    ['a decision without its trace', "'attribution', 2, 33600, '[]', '[]'", /decision_tracee/],
    [
      'a kind of decision that no text knows',
      "'faveur', 2, 33600, '[]', '[{}]'",
      /decision_genre|decision_attribution/,
    ],
  ])('refuses: %s', (_, valeurs, raison) =>
    refuse(
      `INSERT INTO decision (id, dossier_id, genre, echelon, montant_annuel, motifs, trace, type_bourse, situation, autorite,
         signataire_id, signataire_prenom, signataire_nom, signataire_qualite, service, decidee_le)
       VALUES (gen_random_uuid(), '${depose.dossierId}', ${valeurs}, 'college', '{}', 'dasen', gen_random_uuid(), 'A', 'B', 'C', 'D', now())`,
      raison,
    ),
  );
});

describe('one live dossier', () => {
  test('refuses: a second one for the same pupil and year, whoever inserts it', async () => {
    const [index] = await lire<{ def: string }>("SELECT pg_get_indexdef('dossier_vivant'::regclass) AS def");
    expect(index?.def).toMatch(/UNIQUE .* \(eleve_id, rentree\)/);
    await refuse(
      `UPDATE dossier SET eleve_id = (SELECT eleve_id FROM dossier WHERE id = '${decide.dossierId}') WHERE id = '${depose.dossierId}'`,
      /dossier_vivant/,
    );
  });
});
