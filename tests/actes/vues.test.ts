/** Lists kept and shared, and the table for a spreadsheet: what the screen shows, and nothing that a spreadsheet would run. */
import { beforeAll, describe, expect, test } from 'vitest';
import { pageDeBannette } from '#lib/bannette/queries.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { enregistrerVue, retirerVue } from '#lib/vue/actes.ts';
import { listePourTableur, mesVues } from '#lib/vue/queries.ts';
import { EnregistrerVueSchema, VUES_MAXIMUM } from '#lib/vue/schema.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { RENTREE } from '#monde/population.ts';
import { le, type Scene } from '#monde/scene.ts';
import { agent, forgee } from './appui/perimetre.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-10-05');

let secretariat: Portee;
let chef: Portee;
let ailleurs: Portee;
let s: Scene;

beforeAll(async () => {
  secretariat = await agent(agentDe('collegePublic', 'secretariat'), LE_JOUR);
  chef = await agent(agentDe('collegePublic', 'chef_etablissement'), LE_JOUR);
  ailleurs = await agent(agentDe('autreCollegePublic', 'secretariat'), LE_JOUR);
  s = await dossierA('deposee', 'college_public');
  await dossierA('en_instruction', 'college_public');
});

const vue = (nom: string, liste = '', partagee = false) =>
  EnregistrerVueSchema.parse({ nom, liste, ...(partagee ? { partagee: 'oui' } : {}) });
const noms = async (qui: Portee) => (await mesVues(qui)).map(({ nom }) => nom);

describe('a view', () => {
  test('is its author’s, or the service’s once shared', async () => {
    await enregistrerVue(secretariat, vue('La mienne', 'etat=deposee'));
    await enregistrerVue(secretariat, vue('La nôtre', 'etat=incomplete&urgence=en_retard', true));
    expect(await noms(secretariat)).toEqual(['La mienne', 'La nôtre']);
    expect(await noms(chef)).toEqual(['La nôtre']);
    expect(await noms({ ...forgee(ailleurs), auteur: ailleurs.auteur })).toEqual([]);
  });

  test('refuses: to keep what was searched for, which names somebody, and filters that do not exist', async () => {
    await enregistrerVue(chef, vue('Sans nom', 'q=Martin&etat=deposee&inconnu=1&apres=x'));
    expect((await mesVues(chef)).find(({ nom }) => nom === 'Sans nom')?.liste).toBe('etat=deposee');
  });

  test('refuses: to remove the view of a colleague, even shared', async () => {
    const [partagee] = (await mesVues(chef)).filter(({ nom }) => nom === 'La nôtre');
    await attendreRefus(retirerVue(chef, partagee?.id ?? ''), 'introuvable');
    await retirerVue(secretariat, partagee?.id ?? '');
    expect(await noms(chef)).not.toContain('La nôtre');
  });

  test('refuses: a name too short or too long, one view too many', async () => {
    for (const nom of ['', ' ', 'a', 'x'.repeat(61)])
      expect(EnregistrerVueSchema.safeParse({ nom }).success).toBe(false);
    for (let rang = (await noms(ailleurs)).length; rang < VUES_MAXIMUM; rang++)
      await enregistrerVue(ailleurs, vue(`Vue ${rang}`));
    await attendreRefus(enregistrerVue(ailleurs, vue('De trop')), 'impossible');
  });

  test('refuses: below the application, a view of another place, or in the name of another', async () => {
    const inserer = (lieu: string) =>
      `INSERT INTO vue_enregistree (id, nom, liste, lieu, auteur_id) VALUES (gen_random_uuid(), 'Forgée', '', ${lieu}, '${chef.auteur.id}')`;
    const moi = `agent:${secretariat.auteur.id}`;
    await expect(enTantQuApplication(moi, inserer("'16'"))).rejects.toThrow(/row-level security/);
    await enTantQuApplication(moi, inserer('NULL'));
    expect(await lire(`SELECT auteur_id FROM vue_enregistree WHERE nom = 'Forgée'`)).toEqual([
      { auteur_id: secretariat.auteur.id },
    ]);
  });
});

describe('the table for a spreadsheet', () => {
  const table = async (qui: Portee, filtres = {}) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      (await listePourTableur(qui, RENTREE, filtres)).octets,
    );

  test('has a row for each dossier of the list, in its order, and says so in the register of reads', async () => {
    const texte = await table(secretariat);
    const { lignes } = await pageDeBannette(secretariat, RENTREE, {});
    expect(texte.startsWith('\ufeffNuméro;Nom;Prénom;Classe;')).toBe(true);
    expect(
      texte
        .split('\r\n')
        .slice(1, -1)
        .map((ligne) => ligne.split(';')[0]),
    ).toEqual(lignes.map(({ numero }) => numero));
    const lues = await lire(
      `SELECT lecteur_id, objet FROM lecture_sensible WHERE dossier_id = $1 AND precision = 'tableur'`,
      [s.dossierId],
    );
    expect(lues).toEqual([{ lecteur_id: secretariat.auteur.id, objet: 'dossier' }]);
  });

  test('holds what the filters keep', async () => {
    const texte = await table(secretariat, { etat: 'en_instruction' });
    expect(texte).not.toContain(';déposée;');
    expect(texte).toContain(';en instruction;');
  });

  test.each(['=HYPERLINK("http://mal.test")', '+33', '-1+1', '@SOMME(A1)', '\t=1', '\r=1'])(
    'refuses: a name that a spreadsheet would run, « %s »',
    async (nom) => {
      await falsifier(`UPDATE eleve SET nom = '${nom.replaceAll("'", "''")}' WHERE id = '${s.eleveId}'`);
      const texte = await table(secretariat);
      expect(texte).toContain(`'${nom.replaceAll('"', '""')}`);
      expect(texte).not.toMatch(/(^|;|\r\n)"?[=+@\t-]/);
    },
  );

  test('refuses: who follows no dossier, a dossier of elsewhere, what needs another right', async () => {
    const comptable = await agent(agentDe('collegePublic', 'agent_comptable'), LE_JOUR);
    expect((await table(comptable)).split('\r\n')).toHaveLength(2);
    const [{ numero } = { numero: '' }] = await lire<{ numero: string }>(
      'SELECT numero FROM dossier WHERE id = $1',
      [s.dossierId],
    );
    const toulouse = await agent(agentDeLAcademie('16', 'responsable_sab'), LE_JOUR);
    for (const qui of [ailleurs, toulouse, { ...forgee(ailleurs), auteur: ailleurs.auteur }])
      expect(await table(qui)).not.toContain(numero);
    expect((await table(secretariat)).split('\r\n')[0]).not.toMatch(/revenu|téléphone|courriel|montant/i);
  });
});
