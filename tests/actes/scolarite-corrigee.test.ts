/** A schooling corrected with its reason: what it changes on the dossiers is told before, by the law itself, then done. */
import { describe, expect, test } from 'vitest';
import { annoncerCorrection, corrigerScolarite } from '#lib/scolarite/actes.ts';
import { CorrigerScolariteSchema } from '#lib/scolarite/schema.ts';
import { acteur, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { deposerAvec, lue } from './appui/ecrits.ts';
import { LE } from './appui/fiches.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { MOTIVATION } from './appui/serveur-actes.ts';

async function scolarite({ eleveId }: Scene) {
  const [vue] = await lire<Record<string, string> & { scolariteId: string; terminale: boolean }>(
    `SELECT id AS "scolariteId", classe, niveau, terminale, mef, regime, entree_le::text AS "entreeLe",
       sortie_le::text AS "sortieLe", libelle_mef AS "libelleMef" FROM scolarite WHERE eleve_id = $1`,
    [eleveId],
  );
  if (!vue) throw new Error('scolarité inconnue');
  return vue;
}

async function saisie(s: Scene, ecarts: Record<string, unknown>) {
  const { terminale, libelleMef: _, ...vue } = await scolarite(s);
  const dit = Object.fromEntries(Object.entries(vue).map(([champ, valeur]) => [champ, valeur ?? '']));
  return CorrigerScolariteSchema.parse({
    ...dit,
    ...(terminale ? { terminale: 'oui' } : {}),
    revision: 0,
    motivation: MOTIVATION,
    ...ecarts,
  });
}
const secretariat = (s: Scene) => acteur(s, 'secretariat', LE);
const annoncer = async (s: Scene, ecarts: Record<string, unknown>) =>
  annoncerCorrection(await secretariat(s), await saisie(s, ecarts));
const corriger = async (s: Scene, ecarts: Record<string, unknown>, ou = s) =>
  corrigerScolarite(await secretariat(ou), await saisie(s, ecarts));
const dossier = (s: Scene) => lue('etat, version, drapeaux, echeance_le::text', 'dossier', s);
const corrections = ({ eleveId }: Scene) =>
  lire('SELECT avant, apres, motivation, auteur_nom FROM correction_eleve WHERE eleve_id = $1', [eleveId]);

describe('a schooling corrected', () => {
  test('class, régime, MEF and days: kept with what was written before, who and why; the dossier reads them', async () => {
    const s = await deposerAvec((vue) => vue);
    const avant = await scolarite(s);
    const regime = avant.regime === 'interne' ? 'externe' : 'interne';
    await corriger(s, { classe: '5Z', mef: '10210001110', regime, sortieLe: '05/11/2026' });
    expect(await scolarite(s)).toMatchObject({
      classe: '5Z',
      mef: '10210001110',
      regime,
      sortieLe: '2026-11-05',
    });
    const portee = await secretariat(s);
    expect(await corrections(s)).toEqual([
      {
        avant: { classe: avant.classe, mef: avant.mef ?? null, regime: avant.regime, sortieLe: null },
        apres: { classe: '5Z', mef: '10210001110', regime, sortieLe: '2026-11-05' },
        motivation: MOTIVATION,
        auteur_nom: portee.auteur.nom,
      },
    ]);
    expect(await dossier(s)).toMatchObject({ version: s.version + 1 });
    const [inscrite] = await lire(
      'SELECT acte, contenu FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1',
      [s.dossierId],
    );
    expect(inscrite).toMatchObject({
      acte: 'corriger_personne',
      contenu: { champs: ['classe', 'mef', 'regime', 'sortieLe'] },
    });
    expect(JSON.stringify(inscrite?.contenu)).not.toContain('5Z');
  });

  test('what is announced is what the law and the door then make of it, and nothing is written meanwhile', async () => {
    const s = await deposerAvec((vue) => vue, { ou: 'lyceePro' });
    const avant = await dossier(s);
    const ecarts = { niveau: 'post_bac', terminale: undefined };
    const { effets } = await annoncer(s, ecarts);
    expect(effets).toMatchObject([{ etat: 'deposee', drapeauxPoses: [] }]);
    expect(effets[0]?.phrases).toEqual([
      expect.stringMatching(/^Calcul : échelon \d, .* par an, puis pas de droit\.$/),
    ]);
    expect(await dossier(s)).toEqual(avant);
    await corriger(s, ecarts);
    const apres = await dossier(s);
    expect(apres).toMatchObject({ version: s.version + 1 });
    const [de, vers] = [avant, apres].map((vu) => (vu?.drapeaux ?? []) as string[]);
    expect(effets[0]?.drapeauxLeves).toEqual(de?.filter((drapeau) => !vers?.includes(drapeau)));
    expect((await annoncer(s, { niveau: 'lycee', revision: 1 })).effets[0]?.phrases).toEqual([
      expect.stringMatching(/^Calcul : pas de droit, puis échelon \d, /),
    ]);
  });

  test('an exit tells which right runs beyond it, and touches neither the right nor the decision', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const [droit] = await lire<{ id: string; au: string }>(
      'SELECT id, au::text FROM droit WHERE dossier_id = $1 ORDER BY au DESC LIMIT 1',
      [s.dossierId],
    );
    const { effets } = await annoncer(s, { sortieLe: '05/11/2026' });
    expect(effets[0]?.phrases.join('\n')).toMatch(/Un droit court jusqu’au .*après la sortie/);
    await corriger(s, { sortieLe: '05/11/2026' });
    expect(await lire('SELECT id, au::text FROM droit WHERE id = $1', [droit?.id])).toEqual([droit]);
    expect(await dossier(s)).toMatchObject({ etat: 'notifiee' });
    // The same exit, written again, tells nothing new.
    expect((await annoncer(s, { classe: '5Z', revision: 1 })).effets).toEqual([]);
  });

  test('the last day of the right is not beyond the exit, the day before is', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const [droit] = await lire<{ au: string; veille: string }>(
      `SELECT max(au)::text AS au, (max(au) - 1)::text AS veille FROM droit WHERE dossier_id = $1`,
      [s.dossierId],
    );
    expect((await annoncer(s, { sortieLe: droit?.au })).effets).toEqual([]);
    expect((await annoncer(s, { sortieLe: droit?.veille })).effets).toHaveLength(1);
  });

  test('the mark of an announcement changes with what is typed and with what the dossiers are', async () => {
    const s = await deposerAvec((vue) => vue, { ou: 'lyceePro' });
    const ecarts = { niveau: 'post_bac', terminale: undefined };
    const { empreinte } = await annoncer(s, ecarts);
    expect((await annoncer(s, { ...ecarts, motivation: `${MOTIVATION} Relu.` })).empreinte).toBe(empreinte);
    expect((await annoncer(s, { ...ecarts, classe: '202' })).empreinte).not.toBe(empreinte);
  });

  test.each([
    ['nothing changed', {}, 'impossible'],
    ['an age that the level excludes', { niveau: 'post_bac' }, 'impossible'],
    ['an exit before the school year', { entreeLe: '01/09/2024', sortieLe: '31/07/2026' }, 'impossible'],
    ['an exit after it', { sortieLe: '01/09/2027' }, 'impossible'],
    ['an entry after it', { entreeLe: '01/09/2027' }, 'impossible'],
    ['somebody else corrected since', { classe: '5Z', revision: 1 }, 'conflit'],
  ] as const)('refuses: %s, announced or done, and nothing moves', async (_, ecarts, code) => {
    const s = await deposerAvec((vue) => vue);
    const [avant, vu] = [await scolarite(s), await dossier(s)];
    await attendreRefus(annoncer(s, ecarts), code);
    await attendreRefus(corriger(s, ecarts), code);
    expect([await scolarite(s), await dossier(s), await corrections(s)]).toEqual([avant, vu, []]);
  });

  test.each([
    ['a reason too short', { motivation: 'court' }],
    ['an exit before the entry', { entreeLe: '02/09/2026', sortieLe: '01/09/2026' }],
    ['a terminale of collège', { terminale: 'oui', niveau: 'college' }],
    ['a régime that does not exist', { regime: 'demi' }],
    ['a MEF of nine figures', { mef: '102100011' }],
    ['no class', { classe: ' ' }],
  ])('refuses: %s, before any read', async (_, ecarts) => {
    const s = await deposerAvec((vue) => vue);
    await expect(saisie(s, ecarts)).rejects.toThrow();
  });

  test('refuses: from another établissement', async () => {
    const [s, ailleurs] = [await deposerAvec((vue) => vue), await dossierA('deposee', 'college_prive')];
    await attendreRefus(corriger(s, { classe: '5Z' }, ailleurs), 'introuvable');
  });
});

describe('a régime from its day', () => {
  const regimes = async ({ eleveId }: Scene) =>
    (await lire<{ regimes: unknown }>('SELECT regimes FROM scolarite WHERE eleve_id = $1', [eleveId]))[0]
      ?.regimes;
  const coder = ({ eleveId }: Scene, code: string) =>
    lire('UPDATE scolarite SET code_regime = $2 WHERE eleve_id = $1', [eleveId, code]);
  const CONVENTION = {
    hebergeur: ETABLISSEMENTS.lyceePublic.uai,
    conventionLe: '01/09/2026',
    collectivites: 'le département et la région',
  };

  test('a pupil lodged elsewhere is interne with its convention, which says who signed; refuses: without it, its own place, an unknown one', async () => {
    const s = await deposerAvec((vue) => vue);
    await coder(s, '5');
    const interne = { regime: 'interne', regimeDu: '02/10/2026' };
    for (const [ecarts, champ] of [
      [interne, 'hebergeur'],
      [{ ...interne, ...CONVENTION, hebergeur: ETABLISSEMENTS.collegePublic.uai }, 'hebergeur'],
      [{ ...interne, ...CONVENTION, hebergeur: '9999999Z' }, 'hebergeur'],
      [{ ...interne, ...CONVENTION, regimeDu: '31/08/2026' }, 'regimeDu'],
      [{ ...interne, ...CONVENTION, regimeDu: '01/06/2027' }, 'regimeDu'],
    ] as const) {
      const refus = await attendreRefus(corriger(s, ecarts), 'impossible');
      expect([refus.message, refus.champ]).toEqual([expect.any(String), champ]);
    }
    expect(await regimes(s)).toEqual([]);
    await corriger(s, { ...interne, ...CONVENTION });
    const { regime } = await scolarite(s);
    expect(regime).toBe('interne');
    expect(await regimes(s)).toEqual([
      { regime: expect.any(String), du: (await scolarite(s)).entreeLe },
      {
        regime: 'interne',
        du: '2026-10-02',
        convention: {
          uai: ETABLISSEMENTS.lyceePublic.uai,
          nom: ETABLISSEMENTS.lyceePublic.nom,
          signeeLe: '2026-09-01',
          collectivites: CONVENTION.collectivites,
        },
      },
    ]);
    const [correction] = await corrections(s);
    expect(correction?.apres).toMatchObject({
      regimeDu: '2026-10-02',
      hebergement: expect.stringContaining('convention signée le 01/09/2026'),
    });
  });

  test.each([
    ['regime', { regime: 'externe', ...CONVENTION }],
    ['conventionLe', { regime: 'interne', ...CONVENTION, conventionLe: '' }],
    ['collectivites', { regime: 'interne', ...CONVENTION, collectivites: '' }],
    ['hebergeur', { regime: 'interne', ...CONVENTION, hebergeur: '12' }],
  ])('refuses: a convention that is not whole, at the field %s', (champ, ecarts) => {
    const lue = CorrigerScolariteSchema.safeParse({
      ...{ scolariteId: crypto.randomUUID(), revision: 0, classe: '5A', niveau: 'college', mef: '' },
      ...{ entreeLe: '01/09/2026', sortieLe: '', motivation: MOTIVATION },
      ...ecarts,
    });
    expect(lue.error?.issues.map(({ path }) => path.join())).toEqual([champ]);
  });
});
