/** Income whose proof comes after the deposit: gross income, a situation déclarative, the avis of a concubin (C. III.A, III.C). */
import { describe, expect, test } from 'vitest';
import { attribuer } from '#lib/decision/actes.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { type AvisReporte, reporterAvis } from '#lib/dossier/actes.ts';
import { accomplir, type Ordre } from '#lib/dossier/porte.ts';
import { recevoirPiece } from '#lib/piece/actes.ts';
import { completerDemande } from '#lib/saisie/actes.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-09-20');
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

async function faire(s: Scene, ordre: Ordre): Promise<void> {
  const { version } = await accomplir(await acteur(s, 'secretariat', JOUR), ordre);
  s.version = version;
}

const recevoir = (s: Scene, code: string) => faire(s, recevoirPiece(cible(s), { code, recueLe: JOUR }));
const completer = (s: Scene, reponses: Valeurs) => faire(s, completerDemande(cible(s), reponses));
const reporter = (s: Scene, qui: AvisReporte['qui'], source?: AvisReporte['avis']['source']) =>
  faire(s, reporterAvis(cible(s), { qui, avis: { annee: 2025, rfr: 3000, enfants: 1, source } }));

/** A form with a name and a day alone, under study once it came back signed. */
async function presqueVide(): Promise<Scene> {
  const s = nouvelleScene('lyceePublic');
  await saisir(s, le('2026-09-10'), { depouille: true });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-11'));
  await recevoir(s, 'formulaire_signe');
  return s;
}

const SEUL: Valeurs = {
  'demandeur.situation': 'parent_isole',
  'precisions.resideEnFrance': 'oui',
  'ressources.eleveSurAvis': 'oui',
};
const decider = async (s: Scene) => accomplir(await acteur(s, 'responsable_sab', JOUR), attribuer(cible(s)));

const ressourcesDe = async ({ dossierId }: Scene) => {
  const [{ ressources } = { ressources: null }] = await lire<{ ressources: unknown }>(
    "SELECT contenu->'ressources' AS ressources FROM demande WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1",
    [dossierId],
  );
  return ressources;
};

describe('income proved after the deposit', () => {
  test('a new arrival’s pay slips go to attribution', async () => {
    const s = await presqueVide();
    await completer(s, { ...SEUL, 'ressources.eleveSurAvis': '' });
    await attendreRefus(decider(s), 'impossible');
    await recevoir(s, 'bulletins_salaire');
    await recevoir(s, 'attestation_caf');
    await completer(s, {
      'ressources.revenusBruts.annee': '2025',
      'ressources.revenusBruts.brut': '4 000',
      'ressources.revenusBruts.enfants': '1',
      'ressources.revenusBruts.justificatif': 'bulletins_salaire',
    });
    expect(await decider(s)).toMatchObject({ etat: 'decidee' });
  });

  test('a situation déclarative received opens « Saisir les revenus de l’avis »', async () => {
    const s = await presqueVide();
    await recevoir(s, 'situation_declarative');
    await reporter(s, 'demandeur', 'situation_declarative');
    expect(await ressourcesDe(s)).toMatchObject({
      avis: { annee: 2025, rfr: 3000, enfants: 1, source: 'situation_declarative' },
    });
  });

  test('a concubin told after the deposit has a name, then an avis, and both incomes count', async () => {
    const s = await presqueVide();
    await completer(s, { ...SEUL, 'demandeur.situation': 'concubinage' });
    await completer(s, { 'concubin.nom': 'Morel', 'concubin.prenom': 'Lucie' });
    for (const code of ['avis_impot', 'avis_impot_concubin']) await recevoir(s, code);
    await reporter(s, 'demandeur');
    await attendreRefus(decider(s), 'impossible');
    await reporter(s, 'concubin');
    expect(await decider(s)).toMatchObject({ etat: 'decidee' });
    const [decision] = await lire(
      "SELECT situation->'foyer'->'concubin'->'avis'->>'rfr' AS rfr FROM decision WHERE dossier_id = $1",
      [s.dossierId],
    );
    expect(decision).toEqual({ rfr: '3000' });
  });
});

describe('refuses', () => {
  test.each(['attestation_caf', 'bulletins_salaire'])(
    'the figures of an avis, when %s alone came',
    async (code) => {
      const s = await presqueVide();
      await recevoir(s, code);
      await attendreRefus(reporter(s, 'demandeur'), 'impossible');
    },
  );

  test.each<[string, Valeurs]>([
    ['nobody has told the household', {}],
    ['the parent is alone', SEUL],
  ])('the avis of a concubin, when %s', async (_, reponses) => {
    const s = await presqueVide();
    if (Object.keys(reponses).length > 0) await completer(s, reponses);
    await recevoir(s, 'avis_impot_concubin');
    await attendreRefus(reporter(s, 'concubin'), 'impossible');
    expect(await ressourcesDe(s)).not.toHaveProperty('avisConcubin');
  });

  test('the name of a concubin that nobody says there is', async () => {
    const s = await presqueVide();
    await completer(s, SEUL);
    await attendreRefus(completer(s, { 'concubin.nom': 'Morel' }), 'impossible');
  });
});

describe('an avis that was asked, once another paper takes its place', () => {
  const demanderLAvis = async (s: Scene): Promise<void> => {
    await verbes.demanderPieces(s, le('2026-09-12'), ['avis_impot']);
  };
  const etatDe = async ({ dossierId }: Scene) =>
    (await lire<{ etat: string }>('SELECT etat FROM dossier WHERE id = $1', [dossierId]))[0]?.etat;

  test('refuses: to go on while the pay slips prove nothing yet; the gross income typed, nothing lacks any more', async () => {
    const s = await presqueVide();
    await completer(s, { ...SEUL, 'ressources.eleveSurAvis': '' });
    await demanderLAvis(s);
    await recevoir(s, 'bulletins_salaire');
    expect(await etatDe(s)).toBe('incomplete');
    await completer(s, {
      'ressources.revenusBruts.annee': '2025',
      'ressources.revenusBruts.brut': '4 000',
      'ressources.revenusBruts.enfants': '1',
      'ressources.revenusBruts.justificatif': 'bulletins_salaire',
    });
    expect(await etatDe(s)).toBe('en_instruction');
  });

  test('the foreign avis, once its figures are taken as those of the demandeur', async () => {
    const s = await presqueVide();
    await demanderLAvis(s);
    await recevoir(s, 'avis_impot_etranger');
    expect(await etatDe(s)).toBe('incomplete');
    await reporter(s, 'demandeur', 'avis_etranger');
    expect(await etatDe(s)).toBe('en_instruction');
    const asked = await lire<{ code: string }>(
      'SELECT code FROM piece WHERE dossier_id = $1 AND demande_de_pieces_id IS NOT NULL ORDER BY code',
      [s.dossierId],
    );
    expect(asked).toEqual([{ code: 'avis_impot_etranger' }]);
  });
});
