/** What the form left empty is added by an act, and the ways that were stuck go to their decision (C. I, III, V.C). */
import { describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { attribuer, refuser } from '#lib/decision/actes.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { completerDemande } from '#lib/saisie/actes.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-09-20');
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

async function completer(s: Scene, reponses: Valeurs) {
  const { version } = await accomplir(
    await acteur(s, 'secretariat', JOUR),
    completerDemande(cible(s), reponses),
  );
  s.version = version;
}

/** A demande under study at the lycée, of a pupil who is in this dispositif. */
async function enInstruction(dispositif: string | null): Promise<Scene> {
  const s = nouvelleScene('lyceePublic');
  await falsifier(
    `UPDATE scolarite SET dispositif = ${dispositif ? `'${dispositif}'` : 'NULL'} WHERE eleve_id = '${s.eleveId}'`,
  );
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-11'));
  return s;
}

const consulter = async (s: Scene) =>
  consulterDossier(await acteur(s, 'secretariat', JOUR), s.dossierId, { onglet: 'demande' });

const decider = async (s: Scene, acte: typeof attribuer | typeof refuser) =>
  accomplir(await acteur(s, 'responsable_sab', JOUR), acte(cible(s)));

describe('the ways that were stuck', () => {
  test.each<[string, string | null, Valeurs, typeof attribuer | typeof refuser]>([
    ['MLDS', 'mlds', { 'eleve.parcours.trimestresMlds': '1' }, attribuer],
    ['MLDS, three trimestres', 'mlds', { 'eleve.parcours.trimestresMlds': '3' }, refuser],
    [
      'a holder of a baccalauréat, in two years',
      null,
      {
        'eleve.parcours.diplomeObtenu': 'baccalaureat',
        'eleve.parcours.prepare': 'baccalaureat',
        'eleve.parcours.dureeAnnees': '2',
      },
      refuser,
    ],
    ['a training without agrément', null, { 'eleve.etablissement.formationSansAgrement': 'oui' }, refuser],
    ['AEMO', null, { 'eleve.ase.mesure': 'aemo', 'eleve.ase.allocationVersee': 'non' }, attribuer],
    ['no charge, a paper shows it', null, { 'precisions.chargeEtablie': 'non' }, refuser],
  ])('%s goes to its decision', async (_, dispositif, reponses, decision) => {
    const s = await enInstruction(dispositif);
    await completer(s, reponses);
    expect(await decider(s, decision)).toMatchObject({ etat: 'decidee' });
  });

  test('refuses: a decision while the MLDS is not told, either way', async () => {
    const s = await enInstruction('mlds');
    for (const acte of [attribuer, refuser]) await attendreRefus(decider(s, acte), 'impossible');
  });

  test('the end of a training shortens the right that is attributed', async () => {
    const s = await enInstruction('mlds');
    await completer(s, { 'eleve.parcours.trimestresMlds': '0', 'eleve.finFormation': '12/02/2027' });
    await decider(s, attribuer);
    const droits = await lire("SELECT au::text FROM droit WHERE dossier_id = $1 AND composante = 'bourse'", [
      s.dossierId,
    ]);
    expect(droits).toEqual([{ au: '2027-02-12' }]);
  });
});

describe('a change of the family told once the demande is filed (C. III.C.1.a)', () => {
  const DECES = {
    'ressources.changement.genre': 'deces',
    'ressources.changement.survenuLe': '12/06/2026',
    'ressources.changement.signaleLe': '18/09/2026',
  };
  const ISOLE = {
    'ressources.changement.revenuIsole.rfr': '90',
    'ressources.changement.revenuIsole.enfants': '1',
    'ressources.changement.revenuIsole.motivation': 'Les bulletins de salaire de la mère seule.',
  };

  test('stops the decision until the income is isolated, then goes to it', async () => {
    const s = await enInstruction(null);
    await completer(s, DECES);
    for (const acte of [attribuer, refuser]) await attendreRefus(decider(s, acte), 'impossible');
    expect(JSON.stringify((await consulter(s))?.requises)).toContain('acte_deces');
    await completer(s, ISOLE);
    expect(await decider(s, attribuer)).toMatchObject({ etat: 'decidee' });
    const [demande] = await lire(
      `SELECT contenu->'ressources'->'changement'->>'survenuLe' AS le FROM demande
       WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [s.dossierId],
    );
    expect(demande).toEqual({ le: '2026-06-12' });
  });

  test.each<[string, Valeurs, RegExp]>([
    ['a day without its change', { 'ressources.changement.survenuLe': '12/06/2026' }, /quel changement/],
    [
      'a change told before it happened',
      { ...DECES, 'ressources.changement.signaleLe': '11/06/2026' },
      /avant le changement/,
    ],
    [
      'the year of a foreign avis without its income',
      { 'ressources.avisEtranger.annee': '2025' },
      /ne se lit pas seule/,
    ],
  ])('refuses: %s, and nothing is lost in silence', async (_, reponses, phrase) => {
    const s = await enInstruction(null);
    await expect(completer(s, reponses)).rejects.toThrow(phrase);
  });
});

describe('a new version of the demande', () => {
  test('keeps what stood before, and the journal names the fields without their answers', async () => {
    const s = await enInstruction(null);
    await completer(s, { 'eleve.ase.mesure': 'pjj' });
    const versions = await lire(
      `SELECT origine, contenu->'eleve'->'ase'->>'mesure' AS mesure, contenu->'ressources'->'avis'->>'rfr' AS rfr
       FROM demande WHERE dossier_id = $1 ORDER BY rang`,
      [s.dossierId],
    );
    expect(versions).toEqual([
      { origine: 'depot', mesure: null, rfr: '100' },
      { origine: 'complement', mesure: 'pjj', rfr: '100' },
    ]);
    const [ligne] = await lire(
      "SELECT contenu FROM ligne_de_journal WHERE dossier_id = $1 AND acte = 'completer_demande'",
      [s.dossierId],
    );
    expect(ligne).toEqual({ contenu: { champs: ['eleve.ase.mesure'] } });
  });

  test.each<[string, Valeurs]>([
    ['nothing', {}],
    ['an empty answer', { 'eleve.emancipe': ' ' }],
    ['the figures of an avis, which have their own act', { 'ressources.avis.rfr': '1' }],
    ['another person, or another day', { 'demandeur.nom': 'Autre', 'reception.recuLe': '01/09/2026' }],
    ['an answer that cannot be read', { 'eleve.finFormation': 'demain' }],
  ])('refuses: %s', async (_, reponses) => {
    const s = await enInstruction(null);
    const acte = accomplir(await acteur(s, 'secretariat', JOUR), completerDemande(cible(s), reponses));
    await attendreRefus(acte, 'impossible');
  });
});

describe('the address of a family abroad', () => {
  const MONS = {
    'demandeur.adresse': '8 Grand-Place',
    'demandeur.codePostal': '7000',
    'demandeur.commune': 'Mons',
  };

  async function depouillee(): Promise<Scene> {
    const s = nouvelleScene('lyceePublic');
    await saisir(s, le('2026-09-10'), { depouille: true });
    await verbes.deposer(s, le('2026-09-10'));
    return s;
  }

  test('is added whole, its country with it', async () => {
    const s = await depouillee();
    await completer(s, { ...MONS, 'demandeur.pays': 'Belgique' });
    const [demande] = await lire(
      `SELECT contenu->'demandeur'->>'pays' AS pays, contenu->'demandeur'->>'codePostal' AS code
       FROM demande WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [s.dossierId],
    );
    expect(demande).toEqual({ pays: 'Belgique', code: '7000' });
  });

  test.each<[string, Valeurs, RegExp]>([
    ['a foreign postal code without its country', MONS, /indiquez le pays/],
    ['a country that no letter can print', { ...MONS, 'demandeur.pays': '🇧🇪' }, /Pays : /],
  ])('refuses: %s', async (_, reponses, phrase) => {
    const s = await depouillee();
    await expect(completer(s, reponses)).rejects.toThrow(phrase);
  });
});

describe('a demande typed before a reader became stricter', () => {
  /** Names and bounds that today's form refuses, in the base since an earlier version. */
  async function ancienne(): Promise<Scene> {
    const s = await enInstruction(null);
    await falsifier(`UPDATE demande SET contenu = jsonb_set(jsonb_set(contenu, '{demandeur,nom}', '"Nguyen 2"'),
      '{demandeur,telephone}', '"06 12 / bureau"') WHERE dossier_id = '${s.dossierId}'`);
    return s;
  }

  test('is read, instructed, completed and decided with the name that it has', async () => {
    const s = await ancienne();
    expect(await consulter(s)).not.toBeNull();
    await completer(s, { 'eleve.ase.mesure': 'pjj' });
    const versions = await lire(
      "SELECT contenu->'demandeur'->>'nom' AS nom FROM demande WHERE dossier_id = $1 ORDER BY rang",
      [s.dossierId],
    );
    expect(versions.map(({ nom }) => nom)).toEqual(['Nguyen 2', 'Nguyen 2']);
    expect(await decider(s, attribuer)).toMatchObject({ etat: 'decidee' });
  });

  test('refuses: the same sign in what is typed today', async () => {
    const s = await ancienne();
    const acte = accomplir(
      await acteur(s, 'secretariat', JOUR),
      completerDemande(cible(s), { 'demandeur.commune': '☃' }),
    );
    await attendreRefus(acte, 'impossible');
  });

  test.each([
    ['a code that no list has', `'{demandeur,lien}', '"cousin"'`],
    ['a number where a text was', `'{demandeur,nom}', '4'`],
  ])('refuses: %s, which is another shape', async (_, change) => {
    const s = await enInstruction(null);
    await falsifier(
      `UPDATE demande SET contenu = jsonb_set(contenu, ${change}) WHERE dossier_id = '${s.dossierId}'`,
    );
    await expect(consulter(s)).rejects.toThrow(/demande illisible : demandeur/);
  });
});
