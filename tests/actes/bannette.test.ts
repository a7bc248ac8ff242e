/** The queue and the search give what they promise, whatever the index that serves them: compared with plain SQL. */
import { beforeAll, describe, expect, test } from 'vitest';
import { nomDuCompteur } from '#lib/bannette/faits.ts';
import { pageDeBannette, voisinsDansLaBannette } from '#lib/bannette/queries.ts';
import { type Filtres, FiltresSchema, filtresDOuverture, refusDeLUai } from '#lib/bannette/schema.ts';
import { compteursDeBannette } from '#lib/compteur/queries.ts';
import { BRANCHES } from '#lib/droit/competence.ts';
import { ETATS } from '#lib/droit/etats.ts';
import { CANAUX } from '#lib/droit/situation.ts';
import { chercher } from '#lib/recherche/queries.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { DANS_LA_FOULE, planterFoule, raconterLesModeles } from '#monde/foule.ts';
import { RENTREE } from '#monde/population.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { agent, forgee } from './appui/perimetre.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';

const LE_JOUR = le('2027-02-10');
const { uai } = ETABLISSEMENTS.collegePublic;
const OUVERTS = `etat IN ('deposee', 'incomplete', 'en_instruction', 'proposee', 'decidee')`;
/** What has a deadline to keep: open, or decided and waiting for something all the same. */
const porte = (...drapeaux: string[]) => `drapeaux && ARRAY['${drapeaux.join("', '")}']`;
const DATES = `(${OUVERTS} OR ${porte('recours', 'retrait', 'requete')})`;
/** More than the counters count. */
const COMBIEN = 2_600;

let secretariat: Portee;
let sab: Portee;

beforeAll(async () => {
  await planterFoule(falsifier, await raconterLesModeles(), { de: 1, a: COMBIEN }, COMBIEN);
  // The crowd is of collèges publics: elsewhere than in the établissement asked about, half become privés, half lycées.
  await falsifier(
    `UPDATE dossier SET branche = (ARRAY['college_prive', 'lycee_public']::branche[])[1 + (hashtext(id::text) & 1)] WHERE uai <> '${uai}'`,
  );
  // Of those decided, some are contested, taken to the judge or about to be withdrawn; of the others, some have a piece to look at.
  await falsifier(
    `UPDATE dossier SET drapeaux = CASE abs(hashtext(numero)) % 8
       WHEN 0 THEN ARRAY['recours', 'recours_rapo'] WHEN 1 THEN ARRAY['recours', 'recours_gracieux', 'requete']
       WHEN 2 THEN ARRAY['recours', 'recours_hierarchique', 'recours_a_envoyer'] WHEN 3 THEN ARRAY['retrait'] WHEN 4 THEN ARRAY['retrait', 'retrait_entendu']
       WHEN 5 THEN ARRAY['requete'] ELSE drapeaux END WHERE etat = 'notifiee'`,
  );
  await falsifier(
    `UPDATE dossier SET drapeaux = array_append(drapeaux, CASE WHEN etat = 'deposee' THEN 'hors_delai' ELSE 'piece_a_verifier' END)
     WHERE etat IN ('deposee', 'incomplete') AND abs(hashtext(numero)) % 5 = 0`,
  );
  // A colleague began half of the drafts.
  await falsifier(
    `UPDATE dossier SET cree_par_id = (SELECT agent_id FROM affectation WHERE uai = '${uai}' AND role = 'chef_etablissement' LIMIT 1)
     WHERE etat = 'brouillon' AND abs(hashtext(numero)) % 2 = 0`,
  );
  await falsifier('SELECT rafraichir_drapeaux(array_agg(id)) FROM dossier');
  secretariat = await agent(agentDe('collegePublic', 'secretariat'), LE_JOUR);
  sab = await agent(agentDeLAcademie('09', 'responsable_sab'), LE_JOUR);
});

/** Every id of a list, page after page, then back from the last page to the first. */
async function parcourir(portee: Portee, filtres: Filtres): Promise<{ aller: string[]; retour: string[] }> {
  const aller: string[] = [];
  let page = await pageDeBannette(portee, RENTREE, filtres);
  expect(page.precedente).toBeNull();
  for (;;) {
    aller.push(...page.lignes.map(({ id }) => id));
    if (!page.suivante) break;
    page = await pageDeBannette(portee, RENTREE, { ...filtres, apres: page.suivante });
  }
  const retour = page.lignes.map(({ id }) => id);
  while (page.precedente) {
    page = await pageDeBannette(portee, RENTREE, { ...filtres, avant: page.precedente });
    retour.unshift(...page.lignes.map(({ id }) => id));
  }
  return { aller, retour };
}

const attendus = async (condition: string): Promise<string[]> =>
  (
    await lire<{ id: string }>(
      `SELECT id FROM dossier d WHERE rentree = ${RENTREE} AND ${condition} ORDER BY echeance_le NULLS LAST, id`,
    )
  ).map(({ id }) => id);

const LISTES: [string, Filtres, string][] = [
  ['no filter: open dossiers alone', {}, OUVERTS],
  ['a closed state', { etat: 'notifiee' }, `etat = 'notifiee'`],
  ['a state', { etat: 'incomplete' }, `etat = 'incomplete'`],
  ['a channel', { canal: 'en_ligne' }, `${OUVERTS} AND canal = 'en_ligne'`],
  ['a flag', { drapeau: 'a_examiner' }, `${OUVERTS} AND 'a_examiner' = ANY (drapeaux)`],
  ['late', { urgence: 'en_retard' }, `${DATES} AND echeance_le < '2027-02-10'`],
  ['today', { urgence: 'aujourdhui' }, `${DATES} AND echeance_le = '2027-02-10'`],
  [
    'within seven days',
    { urgence: 'sept_jours' },
    `${DATES} AND echeance_le > '2027-02-10' AND echeance_le <= '2027-02-17'`,
  ],
  [
    'late because of a recours, decided or not',
    { urgence: 'en_retard', cause: 'recours' },
    `${porte('recours')} AND echeance_le < '2027-02-10'`,
  ],
  [
    'late because a collège privé has to propose',
    { urgence: 'en_retard', cause: 'proposition' },
    `branche = 'college_prive' AND etat IN ('deposee', 'en_instruction') AND echeance_le < '2027-02-10'`,
  ],
  [
    'about to be refused by silence within ten days: demandes and recours, each once',
    { urgence: 'refus_implicites' },
    `((etat IN ('deposee', 'en_instruction', 'proposee') AND (branche <> 'college_prive' OR etat = 'proposee') OR ${porte('recours')})
     AND echeance_le BETWEEN '2027-02-10' AND '2027-02-20'
     OR branche = 'college_prive' AND etat IN ('deposee', 'en_instruction') AND echeance_le < '2027-02-10'
       AND recu_le BETWEEN '2026-12-10' AND '2026-12-20')`,
  ],
  ['before the judge', { urgence: 'requete' }, porte('requete')],
  ['pieces to look at', { urgence: 'piece_a_verifier' }, porte('piece_a_verifier')],
  ['incomplete', { urgence: 'incomplets' }, `etat = 'incomplete'`],
  [
    'all at once',
    { etat: 'en_instruction', canal: 'papier', drapeau: 'a_examiner', urgence: 'en_retard' },
    `etat = 'en_instruction' AND canal = 'papier' AND 'a_examiner' = ANY (drapeaux) AND echeance_le < '2027-02-10'`,
  ],
  [
    'two flags',
    { drapeau: DANS_LA_FOULE.drapeauRare, urgence: 'a_examiner' },
    `'a_examiner' = ANY (drapeaux) AND '${DANS_LA_FOULE.drapeauRare}' = ANY (drapeaux)`,
  ],
  ['an urgence and a state that exclude each other', { etat: 'notifiee', urgence: 'incomplets' }, 'false'],
  [
    'decided and late: what is contested, taken to the judge or withdrawn',
    { etat: 'notifiee', urgence: 'en_retard' },
    `etat = 'notifiee' AND ${porte('recours', 'retrait', 'requete')} AND echeance_le < '2027-02-10'`,
  ],
];

describe.each([
  ['an établissement', () => secretariat, `uai = '${uai}'`],
  ['an académie', () => sab, `academie_code = '09'`],
  ['a person of many places', () => ({ ...forgee(sab), auteur: sab.auteur }), `academie_code = '09'`],
] as const)('the queue of %s', (_, qui, lieu) => {
  test.each(LISTES)('%s: each once, in order, forward and back', async (_nom, filtres, condition) => {
    const ids = await attendus(`${lieu} AND ${condition}`);
    expect(await parcourir(qui(), filtres)).toEqual({ aller: ids, retour: ids });
  });

  test('of a class of an établissement', async () => {
    const [{ classe } = { classe: '' }] = await lire<{ classe: string }>(
      `SELECT s.classe FROM scolarite s JOIN dossier d USING (eleve_id, uai) WHERE uai = '${uai}' AND ${OUVERTS} GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
    );
    const ids = await attendus(
      `uai = '${uai}' AND ${OUVERTS} AND EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = d.eleve_id AND s.uai = d.uai AND s.classe = '${classe}')`,
    );
    expect(ids.length).toBeGreaterThan(50);
    expect(await parcourir(qui(), { uai, classe })).toEqual({ aller: ids, retour: ids });
  });

  test('the neighbours of each are the one before and the one after', async () => {
    const ids = await attendus(`${lieu} AND ${OUVERTS}`);
    for (const rang of [0, 1, 60, ids.length - 1])
      expect(await voisinsDansLaBannette(qui(), RENTREE, {}, ids[rang] ?? '')).toEqual({
        precedent: ids[rang - 1] ?? null,
        suivant: ids[rang + 1] ?? null,
      });
  });

  test('who has just left the list still leads to those around its place, within the list', async () => {
    const [clos = ''] = await attendus(`${lieu} AND etat = 'notifiee'`);
    const ouverts = await attendus(`${lieu} AND ${OUVERTS}`);
    const tous = await attendus(`${lieu} AND (${OUVERTS} OR id = '${clos}')`);
    const rang = tous.indexOf(clos);
    expect(await voisinsDansLaBannette(qui(), RENTREE, {}, clos)).toEqual({
      precedent: ouverts[rang - 1] ?? null,
      suivant: ouverts[rang] ?? null,
    });
    const retard = await attendus(`${lieu} AND ${DATES} AND echeance_le < '2027-02-10'`);
    const dernier = ouverts.at(-1) ?? '';
    expect(await voisinsDansLaBannette(qui(), RENTREE, { urgence: 'en_retard' }, dernier)).toEqual({
      precedent: retard.at(-1),
      suivant: null,
    });
  });

  test('who was moved by an act leads on from the place where the list was left', async () => {
    const ids = await attendus(`${lieu} AND ${OUVERTS}`);
    const [moved = ''] = await attendus(`${lieu} AND etat = 'notifiee'`);
    const [{ place } = { place: '' }] = await lire<{ place: string }>(
      `SELECT coalesce(echeance_le::text, 'infinity') || '~' || id AS place FROM dossier WHERE id = '${ids[60]}'`,
    );
    expect(await voisinsDansLaBannette(qui(), RENTREE, {}, moved, place)).toEqual({
      precedent: ids[59],
      suivant: ids[61],
    });
  });

  test('refuses: to lead from a dossier to itself, which an act moved further in the same list', async () => {
    const ids = await attendus(`${lieu} AND ${OUVERTS}`);
    const [{ place } = { place: '' }] = await lire<{ place: string }>(
      `SELECT coalesce(echeance_le::text, 'infinity') || '~' || id AS place FROM dossier WHERE id = '${ids[60]}'`,
    );
    const { suivant } = await voisinsDansLaBannette(qui(), RENTREE, {}, ids[61] ?? '', place);
    expect(suivant).toBe(ids[62]);
  });

  test('the counters count what their lists hold, up to two hundred and one', async () => {
    const compteurs = await compteursDeBannette(qui(), RENTREE, { canal: 'papier' });
    for (const [nom, filtres, condition] of LISTES.filter(
      ([, { etat, canal, drapeau, urgence, cause }]) =>
        !etat && !canal && !drapeau && (!cause || urgence === 'en_retard'),
    )) {
      const ids = await attendus(`${lieu} AND ${condition} AND canal = 'papier'`);
      expect(compteurs[nomDuCompteur(filtres)], nom).toBe(Math.min(ids.length, 201));
    }
  });

  test('refuses: a key of the address typed wrong shows the first page', async () => {
    const [premier] = await attendus(`${lieu} AND ${OUVERTS}`);
    const filtres = FiltresSchema.parse({ apres: '2027-01-01~x', etat: 'inconnu', urgence: 'hier' });
    expect((await pageDeBannette(qui(), RENTREE, filtres)).lignes[0]?.id).toBe(premier);
  });
});

describe('what waits for who reads', () => {
  /** As the text entrusts each branch (C. IV.B), written by hand. */
  const QUI_ATTEND: [string, () => Promise<Portee>, string][] = [
    [
      'the chef of a collège public instructs and decides',
      () => agent(agentDe('collegePublic', 'chef_etablissement'), LE_JOUR),
      `uai = '${uai}' AND branche = 'college_public' AND (etat IN ('deposee', 'en_instruction', 'proposee')
        OR ${porte('recours_rapo', 'recours_gracieux', 'piece_a_verifier', 'retrait_entendu')}
        OR echeance_le < '2027-02-10' AND (etat = 'incomplete' OR ${porte('retrait')}))`,
    ],
    [
      'the service académique has the lycées, what the collèges privés propose or receive late, and whatever is contested',
      async () => sab,
      `academie_code = '09' AND (branche IN ('lycee_public', 'lycee_prive', 'cned') AND etat IN ('deposee', 'en_instruction', 'proposee')
        OR branche = 'college_prive' AND (etat = 'proposee' OR ${porte('hors_delai')}) OR ${porte('requete', 'recours_hierarchique')}
        OR branche <> 'college_public' AND (${porte('recours', 'piece_a_verifier', 'retrait_entendu')}
          OR echeance_le < '2027-02-10' AND (etat = 'incomplete' OR ${porte('retrait')})))`,
    ],
    [
      'refuses: more of a collège public to its secretariat than its own drafts and the pieces to look at',
      async () => secretariat,
      `uai = '${uai}' AND (etat IN ('deposee', 'incomplete') AND ${porte('piece_a_verifier')}
        OR etat = 'brouillon' AND cree_par_id IN (SELECT agent_id FROM affectation WHERE uai = '${uai}' AND role = 'secretariat'))`,
    ],
    [
      'refuses: the chef of a lycée neither instructs nor decides',
      () => agent(agentDe('lyceePublic', 'chef_etablissement'), LE_JOUR),
      'false',
    ],
  ];
  test.each(QUI_ATTEND)('%s', async (_, qui, condition) => {
    const ids = await attendus(condition);
    const portee = await qui();
    if (condition !== 'false') expect(ids.length).toBeGreaterThan(0);
    expect(await parcourir(portee, { urgence: 'a_faire' })).toEqual({ aller: ids, retour: ids });
    expect((await compteursDeBannette(portee, RENTREE, {})).a_faire).toBe(Math.min(ids.length, 201));
  });

  test('is the list that one begins with, unless something else is asked for', () => {
    expect(filtresDOuverture({}, true)).toEqual({ urgence: 'a_faire' });
    expect(filtresDOuverture({ canal: 'papier' }, true)).toEqual({ canal: 'papier', urgence: 'a_faire' });
    for (const filtres of [
      { q: 'Durand' },
      { etat: 'notifiee' },
      { urgence: 'tous' },
      { drapeau: 'x' },
    ] as const)
      expect(filtresDOuverture(filtres, true)).toEqual(filtres);
  });

  test('refuses: to hide a state that was chosen, or to open on nothing for who decides nothing', () => {
    expect(filtresDOuverture({ etat: 'notifiee', urgence: 'a_faire' }, true).urgence).toBe('tous');
    expect(filtresDOuverture({}, false)).toEqual({});
    expect(filtresDOuverture({ urgence: 'a_faire' }, false)).toEqual({ urgence: 'tous' });
  });
});

describe('the UAI of the filters', () => {
  test('is read whatever its case and the spaces around it', () => {
    expect(FiltresSchema.parse({ uai: ' 0599901s ' }).uai).toBe('0599901S');
    expect(refusDeLUai('0599901s')).toBeNull();
    expect(refusDeLUai('')).toBeNull();
    expect(refusDeLUai(undefined)).toBeNull();
  });

  test.each(['059990S', '05999012', '0599901SS', 'Les Tilleuls'])('refuses, and says so: %s', (lu) => {
    expect(FiltresSchema.parse({ uai: lu }).uai).toBeUndefined();
    expect(refusDeLUai(lu)).toContain('0599901S');
  });
});

test('the column that the queues are read by knows every state, channel and branch', async () => {
  const [{ expression } = { expression: '' }] = await lire<{ expression: string }>(
    `SELECT pg_get_expr(adbin, adrelid) AS expression FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
     WHERE attrelid = 'dossier'::regclass AND attname = 'plage'`,
  );
  const valeurs = await lire<{ type: string; valeur: string }>(
    `SELECT typname AS type, enumlabel AS valeur FROM pg_enum JOIN pg_type t ON t.oid = enumtypid WHERE typname IN ('etat', 'canal', 'branche')`,
  );
  expect(valeurs).toHaveLength(ETATS.length + CANAUX.length + BRANCHES.length);
  for (const { type, valeur } of valeurs)
    expect(expression).toContain(`WHEN '${valeur}'::${type} THEN '${valeur}'::text`);
});

describe('flags', () => {
  test('a flag set by an act lists the dossier at its place, a flag taken away takes it out', async () => {
    const drapeau = 'cap_vers_bac_pro';
    const [id = ''] = await attendus(`uai = '${uai}' AND ${OUVERTS}`);
    const lister = async () =>
      (await pageDeBannette(secretariat, RENTREE, { drapeau })).lignes.map((ligne) => ligne.id);
    expect(await lister()).toEqual([]);
    await lire(`UPDATE dossier SET drapeaux = array_append(drapeaux, '${drapeau}') WHERE id = $1`, [id]);
    expect(await lister()).toEqual([id]);
    await lire(`UPDATE dossier SET canal = 'etude_automatique' WHERE id = $1`, [id]);
    expect((await pageDeBannette(secretariat, RENTREE, { drapeau, canal: 'papier' })).lignes).toEqual([]);
    await lire(`UPDATE dossier SET drapeaux = array_remove(drapeaux, '${drapeau}') WHERE id = $1`, [id]);
    expect(await lister()).toEqual([]);
  });

  test.each(['dossier_drapeau', 'recherche_eleve', 'mot_voisin'])(
    'refuses: the application writes in %s by itself, or reads it without being an agent',
    async (table) => {
      const identite = `agent:${secretariat.auteur.id}`;
      const [ligne] = await lire(`SELECT * FROM ${table} LIMIT 1`);
      const copie = `INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, '${JSON.stringify(ligne).replaceAll("'", "''")}')`;
      await expect(enTantQuApplication(identite, copie)).rejects.toThrow(/permission denied/);
      await expect(enTantQuApplication(identite, `DELETE FROM ${table}`)).rejects.toThrow(
        /permission denied/,
      );
      for (const autre of ['', `famille:${secretariat.auteur.id}`])
        expect(await enTantQuApplication(autre, `SELECT 1 FROM ${table} LIMIT 1`)).toEqual([]);
    },
  );

  test('refuses: an agent reads the flags or the names of another académie', async () => {
    const toulouse = await agent(agentDeLAcademie('16', 'responsable_sab'), LE_JOUR);
    const identite = `agent:${toulouse.auteur.id}`;
    expect(await enTantQuApplication(identite, 'SELECT 1 FROM dossier_drapeau')).toEqual([]);
    expect(
      await enTantQuApplication(identite, `SELECT 1 FROM recherche_eleve WHERE lieu IN ('09', '${uai}')`),
    ).toEqual([]);
  });
});

test('the number of a dossier finds it alone, and finds nothing from elsewhere', async () => {
  const [{ id, numero }] = (await lire<{ id: string; numero: string }>(
    `SELECT id, numero FROM dossier WHERE uai = '${uai}' AND etat = 'notifiee' LIMIT 1`,
  )) as [{ id: string; numero: string }];
  const trouves = (await chercher(sab, RENTREE, ` ${numero.toLowerCase()} `)).dossiers;
  expect(trouves.map((ligne) => ligne.id)).toEqual([id]);
  const ailleurs = await agent(agentDe('autreCollegePublic', 'secretariat'), LE_JOUR);
  expect((await chercher(ailleurs, RENTREE, numero)).dossiers).toEqual([]);
});
