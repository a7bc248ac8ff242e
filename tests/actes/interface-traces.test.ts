/** What a call of the interface leaves behind it, what the staging answers, and two thousand calls of chance. */
import { beforeAll, describe, expect, test } from 'vitest';
import { tirerLesRequetes } from '#epreuves/api/requetes.ts';
import { CAS, JETON_PUBLIC } from '#lib/essai/faits.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { CCAS, COMMUNE } from '#monde/jetons.ts';
import { le } from '#monde/scene.ts';
import {
  adresseDAppel,
  appeler,
  emettre,
  ouvrirInterface,
  type Parametres,
  type Reponse,
  unEleve,
} from './appui/interface.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';

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

describe('the trace of a call', () => {
  const tracesDe = ({ id }: { id: string }) =>
    lire<Record<string, unknown>>('SELECT * FROM appel WHERE jeton_id = $1 ORDER BY instant', [id]);

  test('says who, for whom, of which pupil and what was opened; none of what was asked', async () => {
    const emis = await emettre({ scopes: ['men_statut_boursier'] });
    const { entetes } = await demander({ recipient: CCAS }, emis.texte);
    await demander({ nomNaissance: 'Personne' }, emis.texte);
    await demander({ sexeEtatCivil: 'X' }, emis.texte);
    const traces = await tracesDe(emis);
    expect(traces).toMatchObject([
      {
        id: entetes.get('x-request-id'),
        porte: 'identite',
        destinataire: CCAS,
        eleve_id: eleve,
        scopes: ['men_statut_boursier'],
        code: null,
      },
      { eleve_id: null, scopes: [], code: '30003' },
      { eleve_id: null, scopes: [], code: '00427' },
    ]);
    for (const nom of [String(JUSTE.nomNaissance), 'Personne'])
      expect(JSON.stringify(traces)).not.toContain(nom);
  });

  test('refuses: written, changed or read by the site; changed by the application', async () => {
    for (const sql of [
      'INSERT INTO appel DEFAULT VALUES',
      "UPDATE appel SET code = '00500'",
      'DELETE FROM appel',
      'SELECT * FROM traces.appel_autre',
    ])
      for (const qui of ['', 'systeme'])
        await expect(enTantQuApplication(qui, sql)).rejects.toThrow(/permission denied/);
    expect(await enTantQuApplication('', 'SELECT count(*)::int AS n FROM appel')).toEqual([{ n: 0 }]);
    for (const sql of [
      'SELECT eleves_repondus(NULL, NULL, NULL, NULL, 2026, NULL, NULL, now()::date)',
      'SELECT entretenir_les_appels(now())',
    ])
      await expect(enTantQuApplication('', sql)).rejects.toThrow(/permission denied/);
  });

  test('is kept thirty-six months, by whole months, and its place is ready before', async () => {
    const mois = async () =>
      (
        await lire<{ nom: string }>(
          "SELECT relname AS nom FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'traces' AND relkind = 'r' ORDER BY 1",
        )
      ).map(({ nom }) => nom);
    const entretenir = (instant: string) =>
      enTantQuApplication('systeme', `SELECT entretenir_les_appels('${instant}')`);
    await entretenir('2031-01-15 12:00+01');
    expect(await mois()).toEqual(expect.arrayContaining(['appel_2031_01', 'appel_2031_02', 'appel_2031_03']));
    await entretenir('2034-01-31 12:00+01');
    expect(await mois()).toContain('appel_2031_01');
    await entretenir('2034-02-01 12:00+01');
    expect(await mois()).not.toContain('appel_2031_01');
  });
});

describe('the staging', () => {
  const parametresDe = ({ criteres }: (typeof CAS)[number]): Parametres => {
    const [annee = '', mois = '', jour = ''] = criteres.naissance.split('-');
    return {
      ...{
        recipient: COMMUNE,
        nomNaissance: criteres.nom,
        'prenoms[]': [criteres.prenom],
        sexeEtatCivil: criteres.sexe,
      },
      ...{
        anneeDateNaissance: annee,
        moisDateNaissance: mois,
        jourDateNaissance: jour,
        anneeScolaire: String(criteres.annee),
      },
      codeEtablissement: criteres.uai ?? undefined,
      ...(criteres.departement && {
        degreEtablissement: '2D',
        'codesBcnDepartements[]': [criteres.departement],
      }),
    };
  };

  test.each(CAS.map((cas) => [cas.description, cas] as const))('%s', async (_description, cas) => {
    const { corps, entetes } = await appeler(adresseDAppel(un, ESSAI, parametresDe(cas)), JETON_PUBLIC);
    expect(corps.data ?? corps.errors[0].code).toEqual(cas.reponse);
    expect(entetes.get('ratelimit-limit')).toBe('1200');
  });

  test('refuses: a real pupil, a wrong form, scopes of the token that do not open the field', async () => {
    expect(dit(await demander({}, JETON_PUBLIC, un, ESSAI))).toEqual([404, '30003']);
    expect(dit(await demander({ sexeEtatCivil: 'X' }, JETON_PUBLIC, un, ESSAI))).toEqual([422, '00427']);
    const { texte } = await emettre({ environnement: 'essai', scopes: ['men_statut_boursier'] });
    const [premier] = CAS;
    if (!premier) throw new Error('aucun cas');
    const { corps } = await appeler(adresseDAppel(un, ESSAI, parametresDe(premier)), texte);
    expect(corps.data).toEqual({ est_boursier: true });
  });
});

test('what a token opens is told to who bears it', async () => {
  const { texte, id } = await emettre({ scopes: ['men_statut_boursier'] });
  const { corps } = await appeler(`${un}/api/introspect`, texte);
  expect(corps).toEqual({ _id: id, name: 'Aide à la cantine', scopes: ['men_statut_boursier'] });
  expect((await appeler(`${un}/api/introspect`, JETON_PUBLIC)).statut).toBe(401);
  expect((await appeler(`${un}/essai/api/introspect`, JETON_PUBLIC)).corps.scopes).toHaveLength(7);
  // Of which day the data are: none before an export is applied, then that of the last one.
  const jourDit = async () => (await appeler(`${un}/api/men_scolarite/ping`)).corps.data_date;
  expect(await jourDit()).toBeNull();
  await falsifier(`INSERT INTO import_de_base (id, source, uai, academie_code, rentree, exporte_le, contenus, fichiers, etat, auteur_nom, jour, clos_par_nom, clos_le, bilan)
    SELECT uuidv7(), 'siecle', uai, academie_code, 2026, le::timestamp, '{}', '[]', etat::etat_d_import, 'A', '2026-11-01', 'A', now(), '{}'
    FROM (SELECT uai, academie_code FROM etablissement LIMIT 1) t,
      (VALUES (1, '2026-11-02 23:10:00', 'applique'), (2, '2026-11-03 23:10:00', 'abandonne')) v (rang, le, etat) ORDER BY rang`);
  expect(await jourDit()).toBe('2026-11-02');
  await falsifier('DELETE FROM import_de_base');
  expect((await appeler(`${un}/api/pings`)).corps).toMatchObject([{ name: 'men_scolarite', status: 'ok' }]);
});

test('two thousand requests of chance: never a fault of ours', async () => {
  const tirer = tirerLesRequetes(12, JUSTE);
  const jetons = await Promise.all(Array.from({ length: 4 }, () => emettre()));
  const statuts: number[] = [];
  const appelant = async (rang: number) => {
    while (statuts.length < 2_000) {
      const { texte } = jetons[statuts.length % jetons.length] ?? { texte: '' };
      statuts.push(0);
      const ici = statuts.length - 1;
      const ou = rang % 2 ? un : deux;
      statuts[ici] = (await appeler(ou + tirer(), ici % 5 === 0 ? JETON_PUBLIC : texte)).statut;
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, rang) => appelant(rang)));
  expect(statuts).toHaveLength(2_000);
  expect(statuts.filter((statut) => statut >= 500)).toEqual([]);
}, 120_000);
