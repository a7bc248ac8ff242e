/** Files of money whose program is killed in the middle: all of the file is kept, or nothing of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { donnerMonCompte } from '#lib/compte-bancaire/actes.ts';
import { CompteSchema } from '#lib/compte-bancaire/schema.ts';
import { apercuDImport } from '#lib/correspondance/queries.ts';
import { importerFrais } from '#lib/frais/actes.ts';
import { LECTURE_DE_FRAIS } from '#lib/frais/queries.ts';
import { ImportDeFraisSchema } from '#lib/frais/schema.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { direParFichier } from '#lib/versement/actes.ts';
import { lireRetours } from '#lib/versement/faits.ts';
import { versementsAPayer } from '#lib/versement/queries.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { withClient } from '#scripts/postgres.ts';
import { etatFige } from './appui/etats.ts';
import { dossierA } from './appui/preparation.ts';
import { lire, urlDuSuperutilisateur } from './appui/proprietaire.ts';

const JOUR = '2026-12-10';
const UAI = ETABLISSEMENTS.lyceePublic.uai;

/**
 * Runs a program for an agent in another process and kills it once it waits behind `verrou`; the tables of `ecrites` are those it had
 * begun to write. Comes back when the base knows of it no more.
 */
async function tuer(
  { auteur }: Portee,
  programme: string,
  donnees: unknown,
  { verrou, ecrites }: { verrou: string; ecrites: string[] },
): Promise<void> {
  const [{ sub } = { sub: '' }] = await lire<{ sub: string }>('SELECT sub FROM agent WHERE id = $1', [
    auteur.id,
  ]);
  await withClient(urlDuSuperutilisateur(), async (client) => {
    await client.query(`BEGIN; ${verrou}`);
    const enfant = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { porteeDAgent } = await import('#lib/technique/portee.ts');
         const { jour } = await import('#lib/droit/date.ts');
         const portee = await porteeDAgent('${sub}', jour('${JOUR}'));
         const donnees = JSON.parse(process.argv[1]);
         ${programme}`,
        JSON.stringify(donnees),
      ],
      { stdio: 'ignore' },
    );
    const [pid] = await vi.waitFor(
      async () => {
        const { rows } = await client.query<{ pid: number }>(
          'SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))',
        );
        expect(rows).toHaveLength(1);
        return rows.map((vu) => vu.pid);
      },
      { timeout: 60_000, interval: 100 },
    );
    const { rows: tenues } = await client.query<{ nom: string }>(
      `SELECT relation::regclass::text AS nom FROM pg_locks WHERE pid = $1 AND granted AND mode = 'RowExclusiveLock'
       AND relation = ANY ($2::regclass[])`,
      [pid, ecrites],
    );
    expect(tenues.map(({ nom }) => nom)).toEqual(ecrites);
    enfant.kill('SIGKILL');
    await once(enfant, 'exit');
    await client.query('ROLLBACK');
    await vi.waitFor(
      async () => expect(await lire('SELECT FROM pg_stat_activity WHERE pid = $1', [pid])).toEqual([]),
      { timeout: 60_000, interval: 100 },
    );
  });
}

test('fees of pension: neither the sums nor the columns that were written before them; again, all', async () => {
  const scenes = [await dossierA('notifiee', 'lycee_public'), await dossierA('notifiee', 'lycee_public')];
  const eleves = await lire<{ nom: string; prenom: string; naissance: string }>(
    'SELECT nom, prenom, naissance FROM eleve WHERE id = ANY ($1::uuid[]) ORDER BY id',
    [scenes.map(({ eleveId }) => eleveId)],
  );
  const tableau = {
    noms: ['Nom', 'Prénom', 'Né(e) le', 'Montant'],
    lignes: eleves.map(({ nom, prenom, naissance }, rang) => ({
      numero: rang + 2,
      cellules: [nom, prenom, naissance, '100,05'],
    })),
  };
  const saisie = {
    ...{ lieu: UAI, source: 'Logiciel', trimestre: '1', 'colonne.nom': 'Nom', 'colonne.prenom': 'Prénom' },
    ...{ 'colonne.naissance': 'Né(e) le', 'colonne.montant': 'Montant' },
  };
  const comptable = await acteur(scenes[0] as Scene, 'agent_comptable', le(JOUR));
  const vu = await apercuDImport(LECTURE_DE_FRAIS, comptable, tableau, ImportDeFraisSchema.parse(saisie));
  if ('fautes' in vu) throw new Error(JSON.stringify(vu.fautes));
  const confirmee = { ...saisie, apercu: vu.empreinte };
  const gardes = async () =>
    (
      await lire(
        `SELECT (SELECT count(*)::int FROM frais_de_pension WHERE uai = $1 AND centimes = 10005) AS frais,
           (SELECT count(*)::int FROM correspondance_de_fichier WHERE lieu = $1) AS colonnes`,
        [UAI],
      )
    )[0];

  await tuer(
    comptable,
    `const { importerFrais } = await import('#lib/frais/actes.ts');
     const { ImportDeFraisSchema } = await import('#lib/frais/schema.ts');
     await importerFrais(portee, donnees.tableau, ImportDeFraisSchema.parse(donnees.confirmee));`,
    { tableau, confirmee },
    { verrou: 'LOCK TABLE frais_de_pension IN EXCLUSIVE MODE', ecrites: ['correspondance_de_fichier'] },
  );
  expect(await gardes()).toEqual({ frais: 0, colonnes: 0 });
  expect(await importerFrais(comptable, tableau, ImportDeFraisSchema.parse(confirmee))).toBe(2);
  expect(await gardes()).toEqual({ frais: 2, colonnes: 1 });
}, 180_000);

test('what a bank says of payments: not even the first line, once the second was not written; again, both', async () => {
  const scenes = [await dossierA('notifiee', 'lycee_public'), await dossierA('notifiee', 'lycee_public')];
  for (const s of scenes) {
    const [qui] = await lire<{ nom: string }>(
      `SELECT prenom || ' ' || nom AS nom FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1`,
      [s.dossierId],
    );
    await donnerMonCompte(
      await acteur(s, 'famille', le('2026-11-20')),
      CompteSchema.parse({ iban: 'FR2099999000010000000001A82', titulaire: qui?.nom }),
    );
    await etatFige(s, { brut: 35_700, jour: '2026-12-01' });
  }
  const comptable = await acteur(scenes[0] as Scene, 'agent_comptable', le(JOUR));
  const versements = (await versementsAPayer(comptable, RENTREE)).filter(({ dossierId }) =>
    scenes.some((s) => s.dossierId === dossierId),
  );
  expect(versements).toHaveLength(2);
  const tableau = {
    noms: ['reference_ligne', 'date_retour', 'sens', 'montant'],
    lignes: versements.map(({ reference }, rang) => ({
      numero: rang + 2,
      cellules: [reference, '05/12/2026', 'PAYE', '357,00'],
    })),
  };
  const faits = () =>
    lire('SELECT fait FROM fait_de_versement WHERE versement_id = ANY ($1::uuid[])', [
      versements.map(({ id }) => id),
    ]);

  await tuer(
    comptable,
    `const { direParFichier } = await import('#lib/versement/actes.ts');
     const { lireRetours } = await import('#lib/versement/faits.ts');
     await direParFichier(portee, lireRetours(donnees));`,
    tableau,
    // The second payment waits; the fact of the first one is written by then.
    {
      verrou: `SELECT FROM versement WHERE id = '${versements[1]?.id}' FOR UPDATE`,
      ecrites: ['fait_de_versement'],
    },
  );
  expect(await faits()).toEqual([]);
  expect(await direParFichier(comptable, lireRetours(tableau))).toEqual({ faits: 2, dejaDits: 0, refus: [] });
  expect(await faits()).toEqual([{ fait: 'paye' }, { fait: 'paye' }]);
}, 180_000);
