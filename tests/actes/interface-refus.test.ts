/** What the interface for administrations refuses, code by code and through HTTP; what a token opens, counts and leaves. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entretenirLesAppels } from '#lib/appel/taches.ts';
import type { SuiteDOpposition } from '#lib/droit/publication/opposition.ts';
import { CODES_D_ERREUR } from '#lib/erreur/schema.ts';
import { JETON_PUBLIC } from '#lib/essai/faits.ts';
import { consignerOpposition } from '#lib/opposition/actes.ts';
import { oppositionsConsignees } from '#lib/opposition/queries.ts';
import type { OppositionDite } from '#lib/opposition/schema.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { agentDe } from '#monde/agents.ts';
import { compte } from '#monde/comptes.ts';
import { ELEVES } from '#monde/population.ts';
import { le } from '#monde/scene.ts';
import { withClient } from '#scripts/postgres.ts';
import {
  adresseDAppel,
  appeler,
  emettre,
  ouvrirInterface,
  type Parametres,
  type Reponse,
  unEleve,
} from './appui/interface.ts';
import { falsifier, lire, urlDuSuperutilisateur } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const CHEMIN = '/v5/men/scolarites/identite';
const ESSAI = `/essai${CHEMIN}`;
let [un, deux, jeton] = ['', '', ''];
let eleve = '';
let JUSTE: Parametres = {};

beforeAll(async () => {
  [un, deux] = await Promise.all([ouvrirInterface(), ouvrirInterface()]);
  jeton = (await emettre()).texte;
  await reglerLeJour(le('2026-12-15'));
  ({ eleve, parametres: JUSTE } = await unEleve());
}, 120_000);

const demander = (ecarts: Parametres, texte: string | undefined = jeton, ou = un, chemin = CHEMIN) =>
  appeler(adresseDAppel(ou, chemin, { ...JUSTE, ...ecarts }), texte);
const dit = ({ statut, corps }: Reponse) => [
  statut,
  ...(corps.errors ?? []).map(({ code }: { code: string }) => code),
];

/** Waits until so many sessions of the base wait for a lock. */
const attendreAuVerrou = (combien: number) =>
  expect
    .poll(
      async () =>
        (
          await lire(
            "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
          )
        )[0]?.n,
      {
        timeout: 60_000,
      },
    )
    .toBe(combien);

/** Does `travail` while nobody can count a call of this token, then lets them. */
const quotaTenu = <T>(identifiant: string, travail: () => Promise<T>): Promise<T> =>
  withClient(urlDuSuperutilisateur(), async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT FROM quota_d_appel WHERE cle = $1 FOR UPDATE', [identifiant]);
    return travail().finally(() => client.query('COMMIT'));
  });

const vus = new Set<string>();
const attendu = (reponse: Reponse, ...voulu: (number | string)[]) => {
  expect(dit(reponse)).toEqual(voulu);
  for (const code of voulu) vus.add(String(code));
  for (const erreur of reponse.corps.errors) {
    expect(Object.keys(erreur)).toEqual(['code', 'title', 'detail', 'source', 'meta']);
    expect(erreur.meta.provider).toBe(erreur.code.startsWith('30') ? 'MEN' : undefined);
  }
};

const zone = { codeEtablissement: undefined, degreEtablissement: '2D' };
const PARAMETRES: readonly [string, Parametres, ...string[]][] = [
  ['no recipient', { recipient: undefined }, '00203'],
  ['a recipient without its key', { recipient: '21590350100018' }, '00210'],
  ['a body that the habilitation does not name', { recipient: '21750001600019' }, '00210'],
  ['a name of figures', { nomNaissance: 'R2D2' }, '00420'],
  ['no name', { nomNaissance: undefined }, '00420'],
  ['no first name', { 'prenoms[]': [] }, '00421'],
  ['four first names', { 'prenoms[]': ['A', 'B', 'C', 'D'] }, '00421'],
  ['no year of birth', { anneeDateNaissance: undefined }, '00422'],
  ['a month in letters', { moisDateNaissance: 'mai' }, '00423'],
  ['a thirteenth month', { moisDateNaissance: '13' }, '00423'],
  ['a month zero', { moisDateNaissance: '0' }, '00423'],
  ['no day', { jourDateNaissance: '' }, '00424'],
  ['30 February', { moisDateNaissance: '2', jourDateNaissance: '30' }, '00425'],
  [
    '29 February of a common year',
    { anneeDateNaissance: '2013', moisDateNaissance: '2', jourDateNaissance: '29' },
    '00425',
  ],
  ['no sex', { sexeEtatCivil: 'X' }, '00427'],
  ['no place', { codeEtablissement: undefined }, '00410'],
  ['a UAI of eight figures and none', { codeEtablissement: '059' }, '00410'],
  ['a year of two figures', { anneeScolaire: '26' }, '00411'],
  ['years that do not follow', { anneeScolaire: '2026-2028' }, '00411'],
  [
    'an area without its degree',
    { ...zone, degreEtablissement: undefined, 'codesBcnRegions[]': ['09'] },
    '00412',
  ],
  ['another degree', { ...zone, degreEtablissement: '3D', 'codesBcnRegions[]': ['09'] }, '00412'],
  ['two areas', { ...zone, 'codesBcnRegions[]': ['09'], 'codesBcnDepartements[]': ['059'] }, '00413'],
  ['an empty area', { ...zone, 'codesBcnDepartements[]': [''] }, '00414'],
  ['a département on two characters', { ...zone, 'codesBcnDepartements[]': ['59'] }, '00416'],
  ['a region of the INSEE', { ...zone, 'codesBcnRegions[]': ['93'] }, '00417'],
  ['a place and an area', { degreEtablissement: '2D', 'codesBcnRegions[]': ['09'] }, '00419'],
  [
    'all wrong at once, in their order',
    { recipient: '1', nomNaissance: '', 'prenoms[]': [], sexeEtatCivil: '', anneeScolaire: 'x' },
    '00210',
    '00420',
    '00421',
    '00427',
    '00411',
  ],
];

describe('refuses', () => {
  test.each(PARAMETRES)('%s', async (_quoi, ecarts, ...codes) => {
    attendu(await demander(ecarts), 422, ...codes);
  });

  test('a token that is absent, unknown, altered, or of the staging', async () => {
    const essai = await emettre({ environnement: 'essai' });
    for (const texte of [
      '',
      'x',
      `${jeton.slice(0, -1)}_`,
      jeton.replace(/.$/, jeton.endsWith('a') ? 'b' : 'a'),
      essai.texte,
      JETON_PUBLIC,
    ])
      attendu(await demander({}, texte), 401, '00101');
    attendu(await demander({}, jeton, un, ESSAI), 401, '00101');
    expect((await appeler(`${un}${CHEMIN}`)).statut).toBe(401);
  });

  test('an expired token from the day after its last', async () => {
    const { texte } = await emettre({ expireLe: '2026-12-14' });
    attendu(await demander({}, texte), 401, '00103');
    expect((await demander({}, (await emettre({ expireLe: '2026-12-15' })).texte)).statut).toBe(200);
  });

  test('a token that was revoked, or its habilitation, from the first request of each process', async () => {
    for (const revoquer of [
      ({ id }: { id: string }) => `UPDATE jeton_api SET revoque_le = now() WHERE id = '${id}'`,
      ({ habilitation }: { habilitation: string }) =>
        `UPDATE octroi SET revoque_le = now() WHERE habilitation_id = '${habilitation}'`,
    ]) {
      const emis = await emettre();
      for (const ou of [un, deux]) expect((await demander({}, emis.texte, ou)).statut).toBe(200);
      await falsifier(revoquer({ ...emis }));
      for (const ou of [un, deux]) attendu(await demander({}, emis.texte, ou), 401, '00105');
    }
  });

  test('a call under way whose token, or habilitation, is revoked while it waits its turn', async () => {
    for (const revoquer of [
      ({ id }: { id: string }) => `UPDATE jeton_api SET revoque_le = now() WHERE id = '${id}'`,
      ({ habilitation }: { habilitation: string }) =>
        `UPDATE octroi SET revoque_le = now() WHERE habilitation_id = '${habilitation}'`,
    ]) {
      const emis = await emettre();
      expect((await demander({}, emis.texte)).statut).toBe(200);
      const enCours = await quotaTenu(emis.identifiant, async () => {
        const appels = [un, deux].map((ou, rang) =>
          demander(rang ? { sexeEtatCivil: 'M' } : {}, emis.texte, ou),
        );
        await attendreAuVerrou(2);
        await falsifier(revoquer({ ...emis }));
        return appels;
      });
      for (const reponse of await Promise.all(enCours)) attendu(reponse, 401, '00105');
    }
  });

  test('another machine than those of the token; what a client writes in the header is nobody’s word', async () => {
    const { texte } = await emettre({ adresses: ['192.0.2.0/24', '2001:db8::1'] });
    attendu(await demander({}, texte), 403, '00107');
    const depuis = (chemin: string) =>
      appeler(adresseDAppel(un, CHEMIN, JUSTE), texte, { 'x-forwarded-for': chemin });
    for (const admise of ['192.0.2.7', '198.51.100.1, 192.0.2.255', '2001:db8::1'])
      expect((await depuis(admise)).statut).toBe(200);
    for (const autre of ['192.0.3.1', '192.0.2.7, 198.51.100.1', 'nothing', '2001:db8::2'])
      attendu(await depuis(autre), 403, '00107');
  });

  test('an address that shows no token and calls a thousand times in a minute, in every process, for twelve hours', async () => {
    const inconnu = jeton.replace(/.$/, jeton.endsWith('a') ? 'b' : 'a');
    const depuis = (adresse: string, texte?: string, ou = un, chemin = CHEMIN) =>
      appeler(adresseDAppel(ou, chemin, JUSTE), texte, { 'x-forwarded-for': adresse });
    const CALME = '203.0.113.8';
    const premiere = await depuis(CALME);
    attendu(premiere, 401, '00101');
    expect(premiere.entetes.get('ratelimit-limit')).toBe('1000');
    expect(premiere.entetes.get('ratelimit-remaining')).toBe('999');
    expect((await depuis(CALME, inconnu, deux)).entetes.get('ratelimit-remaining')).toBe('998');

    for (const [adresse, reseau, voisine] of [
      ['203.0.113.7', '203.0.113.7', '203.0.113.9'],
      ['2001:db8:0:1::5', '2001:db8:0:1::/64', '2001:db8:0:2::5'],
    ] as const) {
      // The minute that goes on, whichever it is when the calls come.
      await falsifier(
        `INSERT INTO quota_d_appel VALUES ('adresse ${reseau}', date_trunc('minute', now()) + interval '1 minute', 999)`,
      );
      attendu(await depuis(adresse), 401, '00101');
      const freinee = await depuis(adresse, inconnu);
      attendu(freinee, 429, '00429');
      expect(freinee.entetes.get('ratelimit-remaining')).toBe('0');
      const attente = Number(freinee.entetes.get('retry-after'));
      expect(attente).toBeGreaterThan(11.9 * 3_600);
      expect(attente).toBeLessThan(12.1 * 3_600);
      // Known of the other process from its first call, and of each form; then without the base.
      attendu(await depuis(adresse, undefined, deux), 429, '00429');
      await falsifier(`DELETE FROM quota_d_appel WHERE cle = 'adresse ${reseau}'`);
      for (const ou of [un, deux]) attendu(await depuis(adresse, inconnu, ou), 429, '00429');
      expect((await depuis(adresse, '', un, '/api/v2/scolarites')).statut).toBe(429);
      expect((await depuis(adresse, '', un, '/api/introspect')).statut).toBe(429);
      attendu(await depuis(adresse, 'x', deux, ESSAI), 429, '00429');
      // A token that opens is never stopped by what others do at its address.
      for (const ou of [un, deux]) expect((await depuis(adresse, jeton, ou)).statut).toBe(200);
      expect((await depuis(adresse, JETON_PUBLIC, un, ESSAI)).statut).not.toBe(429);
      attendu(await depuis(voisine), 401, '00101');
    }
  });

  test('scopes that open nothing of the answer', async () => {
    attendu(
      await demander(
        {},
        (await emettre({ scopes: ['men_regime_pensionnat'] })).texte,
        un,
        '/v4/men/scolarites/identite',
      ),
      403,
      '00100',
    );
  });

  test('a version that does not exist', async () => {
    attendu(await demander({}, jeton, un, '/v6/men/scolarites/identite'), 404, '00402');
  });

  test('nobody and two, alike for one out of the field: nothing of anybody is said', async () => {
    attendu(await demander({ nomNaissance: 'Personne' }), 404, '30003');
    const inconnu = JSON.stringify((await demander({ nomNaissance: 'Personne' })).corps);
    await falsifier(`UPDATE scolarite SET niveau = 'post_bac' WHERE eleve_id = '${eleve}'`);
    expect(JSON.stringify((await demander({})).corps)).toBe(inconnu);
    await falsifier(`UPDATE scolarite SET niveau = 'college' WHERE eleve_id = '${eleve}'`);
    await falsifier(`
      INSERT INTO eleve (id, nom, prenom, sexe, naissance) SELECT '${randomUUID()}', upper(nom), prenom, sexe, naissance FROM eleve WHERE id = '${eleve}';
      INSERT INTO scolarite (id, eleve_id, rentree, uai, academie_code, classe, niveau, regime, entree_le)
        SELECT gen_random_uuid(), e.id, 2026, s.uai, s.academie_code, s.classe, s.niveau, s.regime, s.entree_le
        FROM scolarite s, eleve e WHERE s.eleve_id = '${eleve}' AND e.nom = (SELECT upper(nom) FROM eleve WHERE id = '${eleve}') AND e.id <> '${eleve}'
          AND NOT EXISTS (SELECT FROM scolarite x WHERE x.eleve_id = e.id)`);
    const deuxEleves = await demander({});
    attendu(deuxEleves, 409, '30015');
    await falsifier(
      `DELETE FROM scolarite WHERE eleve_id <> '${eleve}' AND eleve_id NOT IN (${ELEVES.map(({ id }) => `'${id}'`)})`,
    );
  });

  test('a pupil whose family objects, as an unknown one from the next call, until it is lifted or two years old', async () => {
    const inconnu = JSON.stringify((await demander({ nomNaissance: 'Personne' })).corps);
    const [dpo, chef] = await Promise.all([
      porteeDAgent(compte('dpo').sub, le('2026-12-15')),
      porteeDAgent(agentDe('collegePublic', 'chef_etablissement'), le('2026-12-15')),
    ]);
    if (!dpo || !chef) throw new Error('aucune portée');
    await falsifier(`UPDATE eleve SET ine = '123456789AB' WHERE id = '${eleve}'`);
    const dire = (suite: SuiteDOpposition, ecarts: Partial<OppositionDite> = {}, qui: Portee = dpo) =>
      consignerOpposition(qui, {
        ...{ reference: '123456789AB', suite, demandeeLe: '2026-12-10', motif: 'Éloignement.' },
        ...ecarts,
      });
    await attendreRefus(dire('admise', {}, chef), 'introuvable');
    await attendreRefus(oppositionsConsignees(chef), 'introuvable');
    for (const [ecarts, champ] of [
      [{ reference: '999999999ZZ' }, 'reference'],
      [{ demandeeLe: '2026-12-16' }, 'demandeeLe'],
    ] as const)
      expect(await attendreRefus(dire('admise', ecarts), 'impossible')).toMatchObject({ champ });
    expect(await attendreRefus(dire('levee'), 'impossible')).toMatchObject({ champ: 'suite' });

    // Set aside, bodies are still answered.
    await dire('ecartee');
    expect((await demander({})).statut).toBe(200);
    await dire('admise');
    for (const ou of [un, deux]) {
      const tue = await demander({}, jeton, ou);
      attendu(tue, 404, '30003');
      expect(JSON.stringify(tue.corps)).toBe(inconnu);
    }
    expect((await demander({}, jeton, un, '/v4/men/scolarites/identite')).statut).toBe(404);
    expect((await oppositionsConsignees(dpo)).map(({ suite, enVigueur }) => [suite, enVigueur])).toEqual([
      ['admise', true],
      ['ecartee', false],
    ]);
    await dire('levee');
    expect((await demander({})).statut).toBe(200);
    await attendreRefus(dire('levee'), 'impossible');

    // Two years later, to the day: it holds the day before, then is over and removed.
    await dire('admise');
    await falsifier("DELETE FROM opposition WHERE suite <> 'admise'");
    const vieillir = (jours: number) =>
      falsifier(`UPDATE opposition SET instant = now() - interval '24 months' + interval '${jours} days'`);
    await vieillir(1);
    attendu(await demander({}), 404, '30003');
    await vieillir(-1);
    expect((await demander({})).statut).toBe(200);
    await entretenirLesAppels();
    expect(await lire('SELECT FROM opposition')).toEqual([]);
  });

  test('a pupil who left, from the day after', async () => {
    await falsifier(`UPDATE scolarite SET sortie_le = '2026-12-14' WHERE eleve_id = '${eleve}'`);
    attendu(await demander({}), 404, '30004');
    await falsifier(`UPDATE scolarite SET sortie_le = '2026-12-15' WHERE eleve_id = '${eleve}'`);
    expect((await demander({})).statut).toBe(200);
    await falsifier(`UPDATE scolarite SET sortie_le = NULL WHERE eleve_id = '${eleve}'`);
  });

  test('the same request while it is answered, from whichever process', async () => {
    const { texte, identifiant } = await emettre();
    await demander({}, texte);
    const ensemble = await quotaTenu(identifiant, async () => {
      const appels = [un, deux].map((ou) => demander({}, texte, ou));
      await attendreAuVerrou(2);
      return appels;
    });
    const reponses = (await Promise.all(ensemble)).toSorted((a, b) => a.statut - b.statut);
    expect(reponses[0]?.statut).toBe(200);
    attendu(reponses[1] as Reponse, 409, '00015');
    expect((await demander({}, texte)).statut).toBe(200);
  });

  test('what the machine cannot do: too late, no base, a fault, maintenance', async () => {
    const { texte, identifiant } = await emettre();
    await demander({}, texte);
    await falsifier(
      "ALTER FUNCTION appeler SET lock_timeout = '50ms'; ALTER FUNCTION juger_le_jeton SET lock_timeout = '50ms'",
    );
    attendu(await quotaTenu(identifiant, () => demander({}, texte)), 504, '30002');
    await falsifier(
      "ALTER FUNCTION appeler SET lock_timeout = '8s'; ALTER FUNCTION juger_le_jeton SET lock_timeout = '8s'; ALTER FUNCTION appeler RENAME TO appeler_cachee",
    );
    attendu(await demander({}), 500, '00500');
    await falsifier('ALTER FUNCTION appeler_cachee RENAME TO appeler');
    const sansBase = await ouvrirInterface({ DATABASE_URL: 'postgresql://bourses_web:x@127.0.0.1:9/rien' });
    const muette = await demander({}, jeton, sansBase);
    attendu(muette, 502, '00501');
    expect(muette.corps.errors[0].meta.retry_in).toBe(10);
    expect((await appeler(`${sansBase}/api/men_scolarite/ping`)).statut).toBe(502);
    const fermee = await ouvrirInterface({ MAINTENANCE_API: '00:00-23:59' });
    const enMaintenance = await demander({}, jeton, fermee);
    if (enMaintenance.statut === 503) attendu(enMaintenance, 503, '30020');
    expect(enMaintenance.corps.errors[0].meta.retry_in).toBeGreaterThan(0);
    attendu(await demander({ sexeEtatCivil: 'X' }, jeton, fermee), 422, '00427');
  });

  test.each([
    ['of the minute', { parMinute: 5 }, 60],
    ['of the second', { parSeconde: 5 }, 1],
  ] as const)('above the quota %s, exactly, from two processes at once', async (_, regles, duree) => {
    const { texte } = await emettre(regles);
    const reponses = await Promise.all(
      Array.from({ length: 24 }, (_, rang) =>
        demander({ nomNaissance: `N${'a'.repeat(rang)}` }, texte, rang % 2 ? un : deux),
      ),
    );
    // The window may end among them: each is counted by itself.
    const fenetres = Map.groupBy(reponses, ({ entetes }) => entetes.get('ratelimit-reset'));
    for (const [, deLaFenetre] of fenetres) {
      const refuses = deLaFenetre.filter(({ statut }) => statut === 429);
      expect(deLaFenetre.length - refuses.length).toBe(Math.min(5, deLaFenetre.length));
      for (const { entetes } of deLaFenetre) expect(entetes.get('ratelimit-limit')).toBe('5');
      for (const refus of refuses) {
        attendu(refus, 429, '00429');
        expect(refus.entetes.get('ratelimit-remaining')).toBe('0');
        expect(Number(refus.entetes.get('retry-after'))).toBeLessThanOrEqual(duree);
        expect(refus.entetes.get('content-type')).toContain('application/json');
      }
    }
  });

  test('whatever the clock of a process says, by the clock of the base', async () => {
    const derive = (secondes: number) =>
      ouvrirInterface({
        NODE_OPTIONS: `--import=data:text/javascript,Date.now=(n=>()=>n()+${secondes * 1_000})(Date.now)`,
      });
    const { texte } = await emettre({ parMinute: 5 });
    const enAvance = await derive(900);
    const enRetard = await derive(-900);
    const reponses: Reponse[] = [];
    for (let rang = 0; rang < 12; rang += 1)
      reponses.push(await demander({}, texte, [enAvance, enRetard, un][rang % 3] as string));
    const fin = Math.floor(Date.now() / 60_000) * 60 + 60;
    for (const { entetes } of reponses)
      expect(Math.abs(Number(entetes.get('ratelimit-reset')) - fin)).toBeLessThanOrEqual(60);
    // Two minutes at most: more than two are refused, and none for longer than what is left of its minute.
    const refuses = reponses.filter(({ statut }) => statut === 429);
    expect(refuses.length).toBeGreaterThanOrEqual(2);
    for (const { entetes } of refuses) {
      const attente = Number(entetes.get('retry-after'));
      expect(attente).toBeGreaterThanOrEqual(0);
      expect(attente).toBeLessThanOrEqual(60);
    }
    // A token opens to its last day, by the day of the base too.
    const { texte: dernier } = await emettre({ expireLe: '2026-12-15' });
    for (const ou of [enAvance, enRetard]) expect((await demander({}, dernier, ou)).statut).toBe(200);
  });

  afterAll(() => {
    // One is met only by who reads the requests of a body.
    expect(CODES_D_ERREUR.filter((code) => !vus.has(code))).toEqual(['00404', '00431', '00432']);
  });
});
