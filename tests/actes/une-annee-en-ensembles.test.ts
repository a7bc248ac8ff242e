/** The same year told twice: acts one by one, and in sets. Only ids, instants and the numbers drawn may differ. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { withClient } from '#scripts/postgres.ts';
import { runNode } from '#scripts/processus.ts';
import { cloneDatabase } from '#scripts/roles.ts';

/** Tables that acts write, each row found from its dossier. */
const TABLES = {
  demande: 'x.dossier_id',
  demande_de_pieces: 'x.dossier_id',
  piece: 'x.dossier_id',
  proposition: 'x.dossier_id',
  decision: 'x.dossier_id',
  droit: 'x.dossier_id',
  courrier: 'x.dossier_id',
  ligne_de_journal: 'x.dossier_id',
  dossier: 'x.id',
  notification: '(SELECT dossier_id FROM decision WHERE id = x.decision_id)',
  fichier: '(SELECT dossier_id FROM piece WHERE id = x.piece_id)',
};

/** Ids, instants, and what is drawn from them: hashes under a key of the dossier, files under a name of their own, encrypted numbers. */
const TIRES = `'{id,dossier_id,decision_id,demande_id,piece_id,demande_de_pieces_id,remplace_id,ferme_par_id,scolarite_id,
  demandeur_id,cree_par_id,enregistrement_id,recours_id,retrait_id,empreinte,empreinte_precedente,empreinte_contenu,empreinte_enregistrement,empreintes_dossier,instant,
  cree_le,modifie_le,produit_le,depose_le,cle,numero_fiscal,numero_fiscal_concubin}'::text[]`;

type Ligne = { quoi: string; ine: string; contenu: string };

async function raconter(...options: string[]): Promise<Ligne[]> {
  const template = inject('template');
  const base = `${template}_annee_${randomUUID().replaceAll('-', '')}`;
  const admin = inject('adminUrl');
  await cloneDatabase(admin, template, base);
  const environnement = Object.fromEntries(
    Object.entries(inject('environnement')).map(([nom, valeur]) => [
      nom,
      nom.startsWith('DATABASE_URL') ? valeur.replace(`/${template}`, `/${base}`) : valeur,
    ]),
  );
  const script = path.resolve('tests/actes/appui/raconter.ts');
  const code = await runNode([script, ...options], { ...process.env, ...environnement }, 'inherit');
  if (code !== 0) throw new Error('l’année n’a pas pu être racontée');
  const parts = Object.entries(TABLES).map(
    ([table, dossier]) => `SELECT '${table}' AS quoi, e.ine,
      regexp_replace((to_jsonb(x) - ${TIRES})::text, '\\d\\d-\\d{7}-[A-Z]', 'NUMERO', 'g') AS contenu
      FROM ${table} x JOIN dossier d ON d.id = ${dossier} JOIN eleve e ON e.id = d.eleve_id WHERE d.etat <> 'brouillon'`,
  );
  const url = new URL(admin);
  url.pathname = `/${base}`;
  return withClient(url.href, async (client) => {
    const { rows } = await client.query<Ligne>(`${parts.join(' UNION ALL ')} ORDER BY 1, 2, 3`);
    return rows;
  });
}

describe('a year told', () => {
  let unParUn: Ligne[];
  let enEnsembles: Ligne[];

  beforeAll(async () => {
    unParUn = await raconter('--un-par-un');
    enEnsembles = await raconter();
  }, 600_000);

  test('holds rows of every table that acts write', () => {
    expect([...new Set(unParUn.map(({ quoi }) => quoi))].sort()).toEqual(Object.keys(TABLES).sort());
  });

  test.each(Object.keys(TABLES))('leaves the same rows of %s, one by one and in sets', (table) => {
    const seules = unParUn.filter(({ quoi }) => quoi === table);
    expect(enEnsembles.filter(({ quoi }) => quoi === table)).toEqual(seules);
  });
});
