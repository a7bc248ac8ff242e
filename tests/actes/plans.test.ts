/** Reads the plans of the queue's own queries, under row-level security, on a few thousand dossiers: no table is walked. */
import pg from 'pg';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { compteursDeBannette, pageDeBannette } from '#lib/bannette/queries.ts';
import { chercherEleves } from '#lib/eleve/queries.ts';
import { enPortee, type Portee, porteeDAgent, porteeDeFamille } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { RENTREE } from '#monde/population.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { falsifier } from './appui/proprietaire.ts';

const LE_JOUR = le('2026-11-10');
const COMBIEN = 6_000;

/** Pupils and dossiers in number, spread over three hundred établissements of four académies, by set inserts. */
const FOULE = `
  INSERT INTO etablissement (uai, nom, type, secteur, adresse, code_postal, commune, courriel, telephone, departement_code, academie_code)
    SELECT 'F' || lpad(n::text, 7, '0'), 'Collège ' || n, 'college', 'public', 'x', '00000', 'x', 'x', 'x',
      (ARRAY['059', '031', '027', '069'])[1 + n % 4], (ARRAY['09', '16', '70', '10'])[1 + n % 4]
    FROM generate_series(1, 300) n;
  INSERT INTO eleve (id, nom, prenom, sexe, naissance)
    SELECT gen_random_uuid(), 'Foule' || n, 'Élève', 'F', '2013-01-01' FROM generate_series(1, ${COMBIEN}) n;
  INSERT INTO scolarite (id, eleve_id, rentree, uai, classe, niveau, regime, entree_le)
    SELECT gen_random_uuid(), id, 2026, 'F' || lpad((1 + row_number() OVER () % 300)::text, 7, '0'), '5A', 'college', 'externe', '2026-09-01'
    FROM eleve WHERE nom LIKE 'Foule%';
  INSERT INTO responsable (id, civilite, nom, prenom, adresse, code_postal, commune)
    SELECT gen_random_uuid(), 'Mme', 'Foule' || n, 'Parent', 'x', '00000', 'x' FROM generate_series(1, ${COMBIEN}) n;
  INSERT INTO dossier (id, numero, rentree, eleve_id, uai, academie_code, departement_code, classe, regime, type_bourse, branche,
      etat, recu_le, demandeur_id, echeance_le, echeance_cause, echeance_article, modifie_le)
    SELECT gen_random_uuid(), '26-F' || row_number() OVER (), 2026, s.eleve_id, s.uai, e.academie_code, e.departement_code, s.classe,
      s.regime, 'college', 'college_public', (ARRAY['deposee', 'en_instruction', 'incomplete'])[1 + row_number() OVER () % 3], '2026-09-10',
      r.id, '2026-11-01'::date + (row_number() OVER () % 60)::int, 'x', 'x', now()
    FROM (SELECT *, row_number() OVER () AS rang FROM scolarite WHERE uai LIKE 'F%') s
    JOIN etablissement e USING (uai)
    JOIN (SELECT id, row_number() OVER () AS rang FROM responsable WHERE nom LIKE 'Foule%') r USING (rang);
  ANALYZE`;

interface Noeud {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Noeud[];
}

beforeAll(async () => {
  await falsifier(FOULE);
});

const noeuds = (noeud: Noeud): Noeud[] => [noeud, ...(noeud.Plans ?? []).flatMap(noeuds)];

/** What the application sent to PostgreSQL while `lecture` ran, other than the frame of the transaction. */
async function requetesDe(lecture: () => Promise<unknown>): Promise<{ text: string; values: unknown[] }[]> {
  const espion = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await lecture();
    return espion.mock.calls
      .map(([requete]) => requete as unknown as { text?: string; values?: unknown[] })
      .flatMap(({ text, values = [] }) => (text && /^\s*SELECT/i.test(text) ? [{ text, values }] : []))
      .filter(({ text }) => !text.includes('set_config'));
  } finally {
    espion.mockRestore();
  }
}

/** The plan of each query of a read, as PostgreSQL makes it for that very person. */
async function plansDe(portee: Portee, lecture: () => Promise<unknown>): Promise<Noeud[][]> {
  const requetes = await requetesDe(lecture);
  expect(requetes.length).toBeGreaterThan(0);
  return enPortee(portee, async (tx) => {
    const plans: Noeud[][] = [];
    for (const { text, values } of requetes) {
      const [ligne] = await tx.$queryRawUnsafe<{ 'QUERY PLAN': { Plan: Noeud }[] }[]>(
        `EXPLAIN (FORMAT JSON) ${text}`,
        ...values,
      );
      plans.push(ligne?.['QUERY PLAN'].flatMap(({ Plan }) => noeuds(Plan)) ?? []);
    }
    return plans;
  });
}

/** Tables that grow with the country. Those of the territory may be walked: they hold a few hundred rows. */
const GRANDES = ['dossier', 'eleve', 'scolarite', 'responsable', 'demande', 'decision', 'ligne_de_journal'];

function attendreIndex(plans: Noeud[][]): void {
  for (const plan of plans)
    for (const { 'Node Type': genre, 'Relation Name': table = '' } of plan)
      if (GRANDES.includes(table)) expect(genre, table).not.toBe('Seq Scan');
}

const indexDe = (plans: Noeud[][]): string[] =>
  plans.flat().flatMap(({ 'Index Name': index }) => (index?.startsWith('dossier') ? [index] : []));

async function agent(sub: string): Promise<Portee> {
  const portee = await porteeDAgent(sub, LE_JOUR);
  if (!portee) throw new Error(sub);
  return portee;
}

describe('the queue', () => {
  const { uai } = ETABLISSEMENTS.collegePublic;

  test('of an établissement stands on its index', async () => {
    const portee = await agent(agentDe('collegePublic', 'chef_etablissement'));
    const plans = await plansDe(portee, () => pageDeBannette(portee, RENTREE, {}));
    attendreIndex(plans);
    expect(indexDe(plans).some((index) => index === 'dossier_file_uai')).toBe(true);
  });

  test('of an académie stands on its index', async () => {
    const portee = await agent(agentDeLAcademie('09', 'responsable_sab'));
    const plans = await plansDe(portee, () => pageDeBannette(portee, RENTREE, {}));
    attendreIndex(plans);
    expect(indexDe(plans).some((index) => index === 'dossier_file_academie')).toBe(true);
    // The index gives the order too: the page is not found by sorting the whole académie.
    expect(plans.flat().map(({ 'Node Type': genre }) => genre)).not.toContain('Sort');
    expect((await pageDeBannette(portee, RENTREE, {})).lignes).toHaveLength(50);
  });

  test('filtered, and on a later page, stands on an index too', async () => {
    const portee = await agent(agentDeLAcademie('09', 'responsable_sab'));
    const { suivante } = await pageDeBannette(portee, RENTREE, {});
    for (const filtres of [{ uai }, { etat: 'incomplete' as const }, { apres: suivante ?? undefined }])
      attendreIndex(await plansDe(portee, () => pageDeBannette(portee, RENTREE, filtres)));
  });

  test('counted for an établissement stands on its index', async () => {
    const portee = await agent(agentDe('collegePublic', 'secretariat'));
    attendreIndex(await plansDe(portee, () => compteursDeBannette(portee, RENTREE, {})));
  });
});

describe('a person', () => {
  test('one pupil, one dossier, a family’s dossiers: found by index', async () => {
    const portee = await agent(agentDeLAcademie('09', 'gestionnaire_sab'));
    const { lignes } = await pageDeBannette(portee, RENTREE, {});
    const id = lignes[0]?.id ?? '';
    attendreIndex(
      await plansDe(portee, () => enPortee(portee, (tx) => tx.dossier.findUnique({ where: { id } }))),
    );
    const famille = await porteeDeFamille('parent-parent-durand', LE_JOUR);
    if (!famille) throw new Error('famille');
    attendreIndex(
      await plansDe(famille, () =>
        enPortee(famille, (tx) => tx.dossier.findMany({ where: { demandeurId: famille.auteur.id ?? '' } })),
      ),
    );
    expect((await chercherEleves(portee, 'foule1234', RENTREE)).length).toBeGreaterThan(0);
  });
});
