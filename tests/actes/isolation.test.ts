/**
 * Nobody sees, finds nor touches what stands outside of their périmètre: through the application's queries and acts,
 * and below them, in PostgreSQL, even with a portée that the application would have forged.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { pageDeBannette, voisinsDansLaBannette } from '#lib/bannette/queries.ts';
import { compteursDeBannette } from '#lib/compteur/queries.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { lireCourrier } from '#lib/courrier/queries.ts';
import { abandonnerBrouillon, garderBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import { brouillonDeLEleve, dossierASaisir } from '#lib/demande/queries.ts';
import { ACTES } from '#lib/droit/procedure.ts';
import { chercherEleves } from '#lib/eleve/queries.ts';
import { chercher } from '#lib/recherche/queries.ts';
import { enPortee, type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { compte } from '#monde/comptes.ts';
import { RENTREE } from '#monde/population.ts';
import { le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import {
  agent,
  brouillons,
  dossiers,
  forgee,
  LE_JOUR,
  type Lieu,
  lieux,
  planterLesLieux,
  rienDeVu,
} from './appui/perimetre.ts';
import { empreinteDeLaBase, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { ACTES_DU_SERVEUR } from './appui/serveur-actes.ts';
import { conditions, lignesPresentes, lignesVues, TABLES } from './appui/tables.ts';

const DU_COLLEGE = ['secretariat', 'secretaire_general', 'chef_etablissement', 'agent_comptable'] as const;
const DU_SAB = ['gestionnaire_sab', 'responsable_sab', 'delegue_recteur'] as const;

/** Who must not see what: every role, in another établissement, another académie, or nowhere. */
const ETRANGERS: { qui: string; sub: string; ailleurs: Lieu[] }[] = [
  ...DU_COLLEGE.map((role) => ({
    qui: `${role} d’un collège public`,
    sub: agentDe('collegePublic', role),
    ailleurs: ['autreCollegePublic', 'collegePrive', 'lyceePublic', 'collegeToulouse', 'cned'] as Lieu[],
  })),
  ...DU_SAB.map((role) => ({
    qui: `${role} de Lille`,
    sub: agentDeLAcademie('09', role),
    ailleurs: ['collegeToulouse', 'cned'] as Lieu[],
  })),
  {
    qui: 'responsable_sab de Toulouse',
    sub: agentDeLAcademie('16', 'responsable_sab'),
    ailleurs: ['collegePublic', 'autreCollegePublic', 'collegePrive', 'lyceePublic', 'cned'],
  },
  {
    qui: 'responsable_sab de Poitiers, où est le CNED',
    sub: agentDeLAcademie('13', 'responsable_sab'),
    ailleurs: ['cned', 'collegePublic'],
  },
  { qui: 'administrateur', sub: compte('administrateur').sub, ailleurs: [...lieux] },
  { qui: 'dpo', sub: compte('dpo').sub, ailleurs: [...lieux] },
  { qui: 'service social de Lille', sub: compte('service-social').sub, ailleurs: [...lieux] },
  { qui: 'ministère', sub: compte('ministere').sub, ailleurs: [...lieux] },
  { qui: 'instructrice des habilitations', sub: compte('instructrice').sub, ailleurs: [...lieux] },
];

beforeAll(planterLesLieux);

/** What those who hold a dossier read: all of it, but what is kept for the application. */
const visibles = async (s: Scene) =>
  Object.fromEntries(
    Object.entries(await lignesPresentes(s)).map(([table, n]) => [table, n * (TABLES[table]?.part ?? 1)]),
  );

describe('the tables', () => {
  test('every one under row-level security is counted here by itself, and no other speaks of a family', async () => {
    const parlantes = await lire<{ nom: string; protegee: boolean }>(
      `WITH RECURSIVE famille AS (
         SELECT unnest(ARRAY['eleve', 'responsable', 'dossier', 'lecture_sensible']::regclass[]) AS t
         UNION SELECT conrelid::regclass FROM pg_constraint JOIN famille ON confrelid = t WHERE contype = 'f')
       SELECT relname AS nom, relrowsecurity AS protegee FROM pg_class
       WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND (relrowsecurity OR oid IN (SELECT t FROM famille))
         -- Words alone, which name nobody; acts on agents, whose readers trois-roles.test.ts tries; views, in vues.test.ts;
         -- names of columns of a place, in brevet.test.ts; presence of a class, in absences.test.ts; lists read, in parcoursup.test.ts.
         -- A setting of académies or of a kind of data names nobody, nor does what the head of an établissement decides for it.
         AND relname NOT IN ('mot_voisin', 'reglage_de_relecture', 'acte_d_administration', 'acte_a_confirmer', 'vue_enregistree', 'correspondance_brevet', 'correspondance_de_fichier', 'presence_certifiee', 'lecture_de_liste', 'participation_epsc', 'trimestre_academique', 'reglage_de_donnee')
         -- Counts of a place, in pilotage.test.ts; of all of them, in effets-de-bareme.test.ts.
         AND relname NOT IN ('chiffre', 'effet_de_bareme')
         -- What public bodies ask, in habilitations.test.ts and interrogations.test.ts.
         AND relname NOT IN ('representant', 'habilitation', 'document_d_habilitation', 'octroi', 'evenement_habilitation', 'jeton_api',
           'boite_de_contact',           'webhook', 'envoi_de_webhook', 'interrogation', 'ligne_d_interrogation', 'alerte_de_volume')
         -- Lots of data that are due, in eliminations.test.ts.
         AND relname NOT IN ('elimination', 'ligne_d_elimination', 'echeance_de_conservation')`,
    );
    expect(parlantes.filter(({ protegee }) => !protegee)).toEqual([]);
    expect(parlantes.map(({ nom }) => nom).sort()).toEqual(Object.keys(TABLES).sort());
  });

  test('each has rows of a dossier planted here, so that a count of none means that it was refused', async () => {
    const plantes = [...Object.values(dossiers), ...Object.values(brouillons)];
    const presentes = await Promise.all(plantes.map(lignesPresentes));
    expect(Object.keys(TABLES).filter((table) => presentes.every((lignes) => lignes[table] === 0))).toEqual(
      [],
    );
  });
});

/**
 * Statements that changed a row, of those given, run one after the other in one transaction: none when the application
 * has no right to change any.
 */
async function ceuxQuiEcrivent(portee: Portee, statements: string[]): Promise<string[]> {
  return enPortee(portee, async (tx) => {
    await tx.$executeRawUnsafe(`DO $essais$
      DECLARE statement text; lignes bigint; ecrivent text[] := '{}';
      BEGIN
        FOREACH statement IN ARRAY ARRAY[${statements.map((sql) => `$essai$${sql}$essai$`).join(', ')}] LOOP
          BEGIN
            EXECUTE statement;
            GET DIAGNOSTICS lignes = ROW_COUNT;
            IF lignes > 0 THEN ecrivent := ecrivent || statement; END IF;
          EXCEPTION WHEN insufficient_privilege THEN NULL;
          END;
        END LOOP;
        PERFORM set_config('essai.ecrivent', to_json(ecrivent)::text, true);
      END $essais$`);
    const [lu] = await tx.$queryRaw<
      { ecrivent: string }[]
    >`SELECT current_setting('essai.ecrivent') AS ecrivent`;
    return JSON.parse(lu?.ecrivent ?? '');
  });
}

describe('control: who may see does see, so that nothing below passes by emptiness', () => {
  test.each(lieux)('%s', async (lieu) => {
    for (const s of [dossiers[lieu], brouillons[lieu]])
      for (const portee of [
        await agent(agentDeLAcademie(s.academie, 'gestionnaire_sab')),
        await agent(agentDe(lieu, 'secretariat')),
      ]) {
        expect(await enPortee(portee, (tx) => lignesVues(tx, s))).toEqual(await visibles(s));
        const trouves = await chercherEleves(portee, s.foyer.eleves[0]?.ine ?? '', RENTREE);
        expect(trouves.map(({ id }) => id)).toEqual([s.eleveId]);
      }
    const { brouillon = '', decision = '' } = await conditions(brouillons[lieu]);
    const sien = `UPDATE brouillon SET revision = revision WHERE ${brouillon}`;
    const statements = [sien, `DELETE FROM decision WHERE ${decision}`];
    expect(await ceuxQuiEcrivent(await agent(agentDe(lieu, 'secretariat')), statements)).toEqual([sien]);
  });
});

describe.each(ETRANGERS)('$qui', ({ sub, ailleurs }) => {
  test('sees no row of a dossier elsewhere', async () => {
    for (const lieu of ailleurs)
      for (const s of [dossiers[lieu], brouillons[lieu]]) await rienDeVu(await agent(sub), s);
  });

  test('sees no row of it either with a forged portée: PostgreSQL knows who asks', async () => {
    for (const lieu of ailleurs)
      for (const s of [dossiers[lieu], brouillons[lieu]]) await rienDeVu(forgee(await agent(sub)), s);
  });

  test('finds it through no query, by its id, its number, its pupil nor its queue', async () => {
    for (const portee of [await agent(sub), forgee(await agent(sub))])
      for (const lieu of ailleurs) {
        const { dossierId, eleveId, foyer: maison } = dossiers[lieu];
        const [ligne] = await lire<{ numero: string; courrier: string }>(
          'SELECT numero, (SELECT id FROM courrier WHERE dossier_id = d.id LIMIT 1) AS courrier FROM dossier d WHERE id = $1',
          [dossierId],
        );
        const { numero = '', courrier = '' } = ligne ?? {};
        const { nom = '', ine = '' } = maison.eleves[0] ?? {};
        await attendreRefus(consulterDossier(portee, dossierId, { onglet: 'situation' }), 'introuvable');
        await attendreRefus(lireCourrier(portee, courrier), 'introuvable');
        expect(await dossierASaisir(portee, dossierId)).toBeNull();
        expect(await brouillonDeLEleve(portee, brouillons[lieu].eleveId, RENTREE)).toBeNull();
        expect((await chercherEleves(portee, ine, RENTREE)).length).toBe(0);
        const proches = await chercherEleves(portee, nom, RENTREE);
        expect(proches.map(({ id }) => id)).not.toContain(eleveId);
        expect((await chercher(portee, RENTREE, numero)).dossiers).toEqual([]);
        expect(await chercher(portee, RENTREE, ine)).toEqual({
          dossiers: [],
          sansDemande: { eleves: [], autres: false },
        });
        const { uai } = ETABLISSEMENTS[lieu];
        expect((await pageDeBannette(portee, RENTREE, { uai })).lignes).toEqual([]);
        expect((await compteursDeBannette(portee, RENTREE, { uai })).total).toBe(0);
        expect(await voisinsDansLaBannette(portee, RENTREE, { uai }, dossierId)).toEqual({
          precedent: null,
          suivant: null,
        });
      }
  });

  test('does no act on it, forged or not: it does not exist, and no row moves', async () => {
    const avant = await empreinteDeLaBase();
    for (const portee of [await agent(sub), forgee(await agent(sub))])
      for (const [i, lieu] of ailleurs.entries()) {
        const { dossierId, version, eleveId } = dossiers[lieu];
        // Each act in one place, each place by its share of the acts: the answer comes before any act is looked at.
        for (const acte of ACTES.filter((_, rang) => rang % ailleurs.length === i))
          await attendreRefus(ACTES_DU_SERVEUR[acte](portee, { dossierId, version }), 'introuvable');
        const { dossierId: brouillon } = brouillons[lieu];
        await attendreRefus(ouvrirBrouillon(portee, { eleveId, annee: RENTREE }), 'introuvable');
        const saisie = { dossierId: brouillon, revision: 1, saisie: {} };
        await attendreRefus(garderBrouillon(portee, saisie), 'introuvable');
        await attendreRefus(abandonnerBrouillon(portee, brouillon), 'introuvable');
      }
    expect(await empreinteDeLaBase()).toBe(avant);
  });

  test('writes nothing there with bare SQL', async () => {
    const avant = await empreinteDeLaBase();
    const portee = forgee(await agent(sub));
    for (const lieu of ailleurs) {
      const { dossierId } = dossiers[lieu];
      const lignes = await Promise.all([dossiers[lieu], brouillons[lieu]].map(conditions));
      const statements = lignes
        .flatMap(Object.entries<string>)
        .flatMap(([table, condition]) => [
          `UPDATE ${table} SET ${TABLES[table]?.colonne} = ${TABLES[table]?.colonne} WHERE ${condition}`,
          `DELETE FROM ${table} WHERE ${condition}`,
        ]);
      expect(await ceuxQuiEcrivent(portee, statements)).toEqual([]);
      await expect(
        enPortee(portee, (tx) => tx.piece.createMany({ data: { dossierId, code: 'attestation_caf_bis' } })),
      ).rejects.toThrow(/row-level security|sécurité/);
    }
    expect(await empreinteDeLaBase()).toBe(avant);
  });
});

describe('affectations have dates', () => {
  test.each(['agent-ancien-chef', 'agent-futur-chef', compte('inconnu').sub, 'agent-qui-n-existe-pas'])(
    'refuses: %s holds no portée today',
    async (sub) => {
      expect(await porteeDAgent(sub, LE_JOUR)).toBeNull();
    },
  );

  test('refuses: a portée kept from before the end of an affectation sees nothing any more', async () => {
    const avant = await agent('agent-ancien-chef', le('2026-08-31'));
    expect(avant.affectations).toHaveLength(1);
    await rienDeVu({ ...avant, jour: LE_JOUR }, dossiers.collegePublic);
  });

  test('refuses: the day before it begins; the day it begins, it opens', async () => {
    expect(await porteeDAgent('agent-futur-chef', le('2027-08-31'))).toBeNull();
    expect(await porteeDAgent('agent-futur-chef', le('2027-09-01'))).not.toBeNull();
  });
});
