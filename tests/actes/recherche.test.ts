/** Pupils and dossiers are found by what people type or say, in their places alone, and stay found when these change. */
import { beforeAll, describe, expect, test } from 'vitest';
import { creerEleve } from '#lib/eleve/actes.ts';
import { chercherEleves } from '#lib/eleve/queries.ts';
import { EleveSchema, lireNoms, tropCourt } from '#lib/eleve/schema.ts';
import { chercher, repondreAuTelephone } from '#lib/recherche/queries.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { RENTREE } from '#monde/population.ts';
import type { Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { agent, forgee } from './appui/perimetre.ts';
import { nouvelleScene, STADES } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const { uai } = ETABLISSEMENTS.collegePublic;
const ELEVES = [
  ['Le Vaillantec', 'Zélie'],
  ['Da Rocha-Fontanelle', 'Théo'],
  ['Philiponneau', 'Jean-Baptiste'],
  ['Ly', 'Oriane'],
  ['Wojtkiewicz', 'Maëlys'],
] as const;

let portee: Portee;
const ids: Record<string, string> = {};

const creer = (nom: string, prenom: string) =>
  creerEleve(
    portee,
    EleveSchema.parse({
      nom,
      prenom,
      sexe: 'F',
      naissance: '14/07/2014',
      uai,
      classe: '5A',
      regime: 'externe',
      entreeLe: '01/09/2026',
    }),
    RENTREE,
  );

beforeAll(async () => {
  portee = await agent(agentDe('collegePublic', 'secretariat'));
  for (const [nom, prenom] of ELEVES) ids[nom] = await creer(nom, prenom);
});

const trouver = async (qui: Portee, texte: string) =>
  (await chercherEleves(qui, texte, RENTREE)).map(({ id }) => id);

describe('what is typed finds whom it means, first', () => {
  test.each([
    ['Le Vaillantec', 'le vaillantec'],
    ['Le Vaillantec', 'VAILLANTEC'],
    ['Le Vaillantec', 'zelie le vaillantec'],
    ['Le Vaillantec', 'Levaillantec Zelie'],
    ['Le Vaillantec', 'vaillnatec'],
    ['Le Vaillantec', 'vaillan'],
    ['Da Rocha-Fontanelle', 'da rocha'],
    ['Da Rocha-Fontanelle', 'fontanelle theo'],
    ['Da Rocha-Fontanelle', 'fontanele'],
    ['Da Rocha-Fontanelle', 'Da Rocha Fontanelle Théo'],
    ['Philiponneau', 'filiponneau'],
    ['Philiponneau', 'phillipponeau'],
    ['Philiponneau', 'jean baptiste philiponneau'],
    ['Philiponneau', 'philiponneau jean'],
    ['Ly', 'ly oriane'],
    ['Ly', 'oriane ly'],
    ['Ly', 'orianne'],
    ['Wojtkiewicz', 'wojtkeiwicz'],
    ['Wojtkiewicz', 'wojtkiewiz maelis'],
    ['Wojtkiewicz', "  wojtkiewicz'; -- "],
  ])('%s by « %s », for the school and for its académie', async (nom, texte) => {
    const sab = await agent(agentDeLAcademie('09', 'gestionnaire_sab'));
    for (const qui of [portee, sab]) expect((await trouver(qui, texte))[0]).toBe(ids[nom]);
  });

  test.each(['', 'ly', 'd', '--', '12', "' o"])(
    'refuses: « %s » is too short to mean anybody',
    async (texte) => {
      expect(tropCourt(texte)).toBe(true);
      expect(lireNoms(texte)).toEqual([]);
      expect(await trouver(portee, texte)).toEqual([]);
    },
  );

  test.each(['wojtkiewicz oriane', 'xyzwvut', '%%%zqx', "o'", 'Анна'])(
    'refuses: « %s » is nobody',
    async (texte) => {
      expect(await trouver(portee, texte)).toEqual([]);
    },
  );
});

describe('the search follows what changes', () => {
  test('refuses: a pupil of elsewhere, until schooled here', async () => {
    const ailleurs = await agent(agentDe('autreCollegePublic', 'secretariat'));
    expect(await trouver(ailleurs, 'wojtkiewicz')).toEqual([]);
    await lire(
      `INSERT INTO scolarite (id, eleve_id, rentree, uai, classe, niveau, regime, entree_le, academie_code)
       SELECT gen_random_uuid(), eleve_id, rentree, '${ETABLISSEMENTS.autreCollegePublic.uai}', classe, niveau, regime, '2026-10-01', '16'
       FROM scolarite WHERE eleve_id = $1`,
      [ids.Wojtkiewicz],
    );
    expect(await trouver(ailleurs, 'wojtkiewicz')).toEqual([ids.Wojtkiewicz]);
    const toulouse = await agent(agentDeLAcademie('16', 'gestionnaire_sab'));
    expect(await trouver(toulouse, 'wojtkiewicz')).toEqual([]);
  });

  test('a new name finds, the old one no longer does', async () => {
    const id = await creer('Ancelotte', 'Ilyes');
    await lire(`UPDATE eleve SET nom = 'Brindisier' WHERE id = $1`, [id]);
    expect(await trouver(portee, 'brindisier')).toEqual([id]);
    expect(await trouver(portee, 'ancelotte')).toEqual([]);
    await lire(`UPDATE scolarite SET rentree = rentree - 1 WHERE eleve_id = $1`, [id]);
    expect(await trouver(portee, 'brindisier')).toEqual([]);
  });

  test('what the triggers keep is what a whole refill gives', async () => {
    const tout = () => lire('SELECT * FROM recherche_eleve ORDER BY scolarite_id, lieu, mot, suite');
    const tenu = await tout();
    expect(tenu.length).toBeGreaterThan(1000);
    await falsifier('SELECT rafraichir_recherche(array_agg(id)) FROM scolarite');
    expect(await tout()).toEqual(tenu);
  });
});

describe('the académie of a schooling', () => {
  test('is the one that answers for it, whatever who writes says', async () => {
    const [ligne] = await lire('SELECT academie_code FROM scolarite WHERE eleve_id = $1', [ids.Ly]);
    expect(ligne).toEqual({ academie_code: '09' });
    await enTantQuApplication(
      `agent:${portee.auteur.id}`,
      `UPDATE scolarite SET academie_code = '16' WHERE eleve_id = '${ids.Ly}'`,
    );
    expect(await lire('SELECT academie_code FROM scolarite WHERE eleve_id = $1', [ids.Ly])).toEqual([ligne]);
  });

  test('the CNED’s pupils belong to the four académies of its table, none to Poitiers', async () => {
    const lignes = await lire<{ academie_code: string }>(
      `SELECT DISTINCT academie_code FROM scolarite WHERE uai = '${ETABLISSEMENTS.cned.uai}' ORDER BY 1`,
    );
    expect(lignes.map(({ academie_code }) => academie_code)).toEqual(['10', '14', '16', '70']);
  });

  test('refuses: a function of the owner that a temporary table could deceive', async () => {
    const ouvertes = await lire(
      `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
         AND NOT coalesce(proconfig::text LIKE '%search_path=%, pg_temp"%', false)`,
    );
    expect(ouvertes).toEqual([]);
  });
});

describe('a pupil without demande, by the one box', () => {
  const sansDemande = async (qui: Portee, texte: string) => {
    const { dossiers, sansDemande: trouves } = await chercher(qui, RENTREE, texte);
    expect(dossiers).toEqual([]);
    return trouves.eleves.map(({ id, classe, saisie, consentement }) => ({
      id,
      classe,
      saisie,
      consentement,
    }));
  };

  test('leads to the entry and to the paper consent who types and takes them', async () => {
    const trouve = { id: ids['Le Vaillantec'], classe: '5A', saisie: 'ouverte', consentement: true };
    for (const texte of ['vaillnatec', 'zelie le vaillantec'])
      expect(await sansDemande(portee, texte)).toEqual([trouve]);
  });

  test('of a public collège, its académie reads that the collège types it', async () => {
    const sab = await agent(agentDeLAcademie('09', 'gestionnaire_sab'));
    const [trouve] = await sansDemande(sab, 'le vaillantec');
    expect(trouve).toEqual({
      id: ids['Le Vaillantec'],
      classe: '5A',
      saisie: 'ailleurs',
      consentement: false,
    });
  });

  test('refuses: one who has left is shown, and neither typed nor taken a consent of', async () => {
    const id = await creer('Quemener-Partie', 'Lou');
    await lire(`UPDATE scolarite SET sortie_le = '2026-09-02' WHERE eleve_id = $1`, [id]);
    expect(await sansDemande(portee, 'quemener partie')).toEqual([
      { id, classe: '5A', saisie: 'sorti', consentement: false },
    ]);
  });

  test('a common name shows ten of them, and says that others bear it', async () => {
    const prenoms =
      'Adèle Basile Capucine Diane Ernest Fantine Gustave Hortense Irénée Joséphine Karim Ludivine';
    for (const prenom of prenoms.split(' ')) await creer('Zibeltrand', prenom);
    const { sansDemande: trouves } = await chercher(portee, RENTREE, 'zibeltrand');
    expect([trouves.eleves.length, trouves.autres]).toEqual([10, true]);
  });

  test.each([
    ['a secretariat of elsewhere', () => agentDe('autreCollegePublic', 'secretariat')],
    ['the délégué of the recteur, who types nothing', () => agentDeLAcademie('09', 'delegue_recteur')],
    ['the agent comptable', () => agentDe('collegePublic', 'agent_comptable')],
  ])('refuses: %s finds nobody', async (_, qui) => {
    expect(await sansDemande(await agent(qui()), 'vaillantec')).toEqual([]);
  });

  test('refuses: a portée that claims another place', async () => {
    const ailleurs = await agent(agentDeLAcademie('16', 'gestionnaire_sab'));
    expect(await sansDemande({ ...forgee(ailleurs), auteur: ailleurs.auteur }, 'vaillantec')).toEqual([]);
  });

  test('refuses: a telephone says of nobody, since no register keeps it, and a demande hides its pupil', async () => {
    await lire(
      `INSERT INTO lien (eleve_id, responsable_id, lien, legal)
       SELECT $1, r.id, 'mere', true FROM responsable r WHERE r.id NOT IN (SELECT demandeur_id FROM dossier WHERE demandeur_id IS NOT NULL) LIMIT 1`,
      [ids['Le Vaillantec']],
    );
    await lire(
      `UPDATE responsable SET telephone = '06 39 98 44 11' WHERE id = (SELECT responsable_id FROM lien WHERE eleve_id = $1)`,
      [ids['Le Vaillantec']],
    );
    expect(await sansDemande(portee, '06 39 98 44 11')).toEqual([]);
    const s = nouvelleScene('collegePublic');
    await STADES.deposee(s);
    const [dossier] = await lire<{ ine: string }>(
      'SELECT ine FROM eleve WHERE id = (SELECT eleve_id FROM dossier WHERE id = $1)',
      [s.dossierId],
    );
    const trouve = await chercher(portee, RENTREE, dossier?.ine ?? '');
    expect(trouve.dossiers.map(({ id }) => id)).toEqual([s.dossierId]);
    expect(trouve.sansDemande.eleves).toEqual([]);
  });
});

describe('the one box', () => {
  let s: Scene;
  let dossier: { numero: string; ine: string; reference: string };

  beforeAll(async () => {
    s = nouvelleScene('collegePublic');
    await STADES.deposee(s);
    await lire(
      `UPDATE responsable SET telephone = '+33 (0)6 39 98 12 34', telephone_portable = '07 56 78 12 90', telephone_professionnel = '25 41 12', courriel = 'Une.Famille@Exemple.test'
       WHERE id = (SELECT demandeur_id FROM dossier WHERE id = $1)`,
      [s.dossierId],
    );
    [dossier] = (await lire(
      `SELECT d.numero, e.ine, c.reference FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN courrier c ON c.dossier_id = d.id
       WHERE d.id = $1`,
      [s.dossierId],
    )) as [typeof dossier];
  });

  const trouves = async (qui: Portee, texte: string) =>
    (await chercher(qui, RENTREE, texte)).dossiers.map(({ id }) => id);
  const SIENS: [string, () => string][] = [
    ['its number', () => dossier.numero],
    [
      'its number as it is typed',
      () =>
        dossier.numero
          .toLowerCase()
          .replaceAll('-', ' ')
          .replace(/ (?=\w$)/, ''),
    ],
    ['a letter', () => dossier.reference],
    ['the whole INE', () => dossier.ine],
    ['the end of the INE', () => dossier.ine.slice(-6)],
    ['the beginning of the INE, in pieces', () => `${dossier.ine.slice(0, 3)} ${dossier.ine.slice(3, 7)}`],
    ['the middle of the INE', () => dossier.ine.slice(2, 8)],
    ['the telephone', () => '06.39.98.12.34'],
    ['the telephone from abroad', () => '0033 6 39 98 12 34'],
    ['the mobile of the school base', () => '0033 7 56 78 12 90'],
    ['the number of work, six figures of New Caledonia', () => '25.41.12'],
    ['the e-mail', () => 'une.famille@exemple.TEST'],
  ];

  test.each(SIENS)('finds a dossier by %s', async (_, texte) => {
    const secretariat = await agent(agentDe('collegePublic', 'secretariat'));
    expect(await trouves(secretariat, texte())).toContain(s.dossierId);
  });

  test.each(SIENS)('refuses: a dossier of elsewhere by %s, whatever the portée says', async (_, texte) => {
    const ailleurs = await agent(agentDeLAcademie('16', 'gestionnaire_sab'));
    for (const qui of [ailleurs, { ...forgee(ailleurs), auteur: ailleurs.auteur }])
      expect(await trouves(qui, texte())).not.toContain(s.dossierId);
  });

  test.each(SIENS)('refuses: the agent comptable, who follows no demande, by %s', async (_, texte) => {
    expect(await trouves(await agent(agentDe('collegePublic', 'agent_comptable')), texte())).toEqual([]);
  });

  test.each([
    ['another letter of the dossier', () => `${dossier.numero}/99`],
    ['nine figures of the number', () => '06 39 98 12 3'],
    ['half of the e-mail', () => 'une.famille@exemple'],
    ['five signs of the middle of the INE', () => dossier.ine.slice(2, 7)],
    ['three figures', () => dossier.ine.slice(0, 3)],
    ['a number of telephone of nobody', () => '06 39 98 99 99'],
    ['five figures of the number of work', () => '25.41.1'],
    ['SQL', () => `%_' OR true --@x`],
  ])('refuses: %s finds nothing', async (_, texte) => {
    expect(await trouves(portee, texte())).toEqual([]);
  });

  test('what a telephone tells is a read, kept under the name of who reads', async () => {
    const lectures = () =>
      lire<{ objet: string; precision: string; lecteur_id: string }>(
        `SELECT objet, precision, lecteur_id FROM lecture_sensible WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
        [s.dossierId],
      );
    const lecteur_id = portee.auteur.id;
    await trouves(portee, '06 39 98 12 34');
    expect(await lectures()).toEqual([{ objet: 'coordonnees', precision: 'recherche', lecteur_id }]);
    const reponse = await repondreAuTelephone(portee, s.dossierId);
    expect(await lectures()).toEqual([{ objet: 'dossier', precision: 'recherche', lecteur_id }]);
    expect(reponse.dossier.etat).toBe('deposee');
    expect(reponse.echeance?.phrase).toMatch(/\d{4}/);
  });

  test('refuses: the answer of a dossier of elsewhere', async () => {
    const ailleurs = await agent(agentDeLAcademie('16', 'gestionnaire_sab'));
    await attendreRefus(repondreAuTelephone(ailleurs, s.dossierId), 'introuvable');
  });
});
