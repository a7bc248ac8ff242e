/** What an act refuses for the law's own reasons, and lets pass one step further, on real dossiers. */
import { describe, expect, test } from 'vitest';
import { signalerAttenteAvis } from '#lib/avis/actes.ts';
import { notifier } from '#lib/courrier/actes.ts';
import { attribuer, refuser, refuserHorsDelai, refuserIncompletude } from '#lib/decision/actes.ts';
import { enregistrerReception, ouvrirBrouillon } from '#lib/demande/actes.ts';
import { instruire } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { sabDuCned } from '#lib/droit/competence.ts';
import type { Ligne } from '#lib/droit/regle.ts';
import { demanderPieces, recevoirPiece } from '#lib/piece/actes.ts';
import { daterReception } from '#lib/reception/actes.ts';
import { porteeDAgent, porteeSysteme } from '#lib/technique/portee.ts';
import { compte } from '#monde/comptes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { foyer, RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-11-10');
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

const echeance = async ({ dossierId }: Scene) => {
  const [dossier] = await lire<{ le: string | null; article: string | null }>(
    'SELECT echeance_le::text AS le, echeance_article AS article FROM dossier WHERE id = $1',
    [dossierId],
  );
  return dossier;
};

describe('signing', () => {
  test('refuses: a responsable whose delegation is over, on the day after its end, not on its last day', async () => {
    const s = await dossierA('en_instruction', 'lycee_public');
    // In class on the eve of the school year, so that the delegation alone is tried.
    await falsifier(`UPDATE scolarite SET entree_le = '2026-08-31' WHERE eleve_id = '${s.eleveId}'`);
    const { sub } = compte('responsable-sans-delegation');
    const [fini, encore] = await Promise.all([
      porteeDAgent(sub, LE_JOUR),
      porteeDAgent(sub, le('2026-08-31')),
    ]);
    if (!fini || !encore) throw new Error('affectation attendue');
    const refus = await attendreRefus(accomplir(fini, attribuer(cible(s))), 'impossible');
    expect(refus.message).toMatch(/pas de délégation de signature en cours/);
    expect(await accomplir(encore, attribuer(cible(s)))).toMatchObject({ etat: 'decidee' });
  });

  test('refuses: a delegation given for other branches; passes by one that names this branch, or none', async () => {
    const deleguer = (branches: string) =>
      falsifier(`UPDATE delegation SET branches = '{${branches}}' WHERE au IS NULL AND academie_code = '09'`);
    for (const branches of ['lycee_public', 'college_prive,lycee_public', '']) {
      const s = await dossierA('en_instruction', 'lycee_public');
      const qui = await acteur(s, 'responsable_sab', LE_JOUR);
      await deleguer('college_prive,lycee_prive');
      const refus = await attendreRefus(accomplir(qui, attribuer(cible(s))), 'impossible');
      expect(refus.message).toMatch(/pas de délégation de signature en cours/);
      await deleguer(branches);
      expect(await accomplir(qui, attribuer(cible(s))), branches).toMatchObject({ etat: 'decidee' });
    }
  });

  test('the decision tells who signed, by which delegation, and in whose name', async () => {
    const s = await dossierA('decidee', 'lycee_public');
    const [decision] = await lire(
      'SELECT autorite, signataire_nom, delegation, service FROM decision WHERE dossier_id = $1',
      [s.dossierId],
    );
    expect(decision).toEqual({
      autorite: 'dasen',
      signataire_nom: 'Garnier',
      delegation: 'arrêté 09-2026-B',
      service: 'Service académique des bourses de l’académie de Lille',
    });
  });
});

describe('the computation decides', () => {
  test.each([
    [18_488, attribuer, refuser],
    [18_489, refuser, attribuer],
  ] as const)('one child, RFR %i: one act passes, the other is refused', async (rfr, permis, interdit) => {
    const s = nouvelleScene('collegePublic');
    await saisir(s, le('2026-09-10'), { rfr, enfants: 1 });
    await verbes.deposer(s, le('2026-09-10'));
    await verbes.instruire(s, le('2026-09-11'));
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    await attendreRefus(accomplir(chef, interdit(cible(s))), 'impossible');
    expect(await accomplir(chef, permis(cible(s)))).toMatchObject({ etat: 'decidee' });
  });

  test('refuses: deciding without the avis d’impôt, either way', async () => {
    const s = nouvelleScene('collegePublic');
    await saisir(s, le('2026-09-10'), { sansAvis: true });
    await verbes.deposer(s, le('2026-09-10'));
    await verbes.instruire(s, le('2026-09-11'));
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    for (const acte of [attribuer, refuser]) {
      const refus = await attendreRefus(accomplir(chef, acte(cible(s))), 'impossible');
      expect(refus.message).toMatch(/Le calcul n’est pas possible/);
    }
  });

  test('refuses: an attribution on the eve of the pupil’s entry; the day itself passes', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await falsifier(`UPDATE scolarite SET entree_le = '2026-11-10' WHERE eleve_id = '${s.eleveId}'`);
    const veille = await acteur(s, 'chef_etablissement', le('2026-11-09'));
    const refus = await attendreRefus(accomplir(veille, attribuer(cible(s))), 'impossible');
    expect(refus.message).toMatch(/n’entre dans l’établissement que le mardi 10 novembre 2026/);
    const chef = await acteur(s, 'chef_etablissement', le('2026-11-10'));
    expect(await accomplir(chef, attribuer(cible(s)))).toMatchObject({ etat: 'decidee' });
  });

  test('the decision keeps the trace and the situation that was judged', async () => {
    const s = await dossierA('decidee', 'college_public');
    const [decision] = await lire<{ trace: Ligne[]; rfr: number }>(
      "SELECT trace, (situation->'foyer'->'avis'->>'rfr')::int AS rfr FROM decision WHERE dossier_id = $1",
      [s.dossierId],
    );
    expect(decision?.rfr).toBe(100);
    expect(decision?.trace.map(({ regle }) => regle)).toContain('bareme_echelon');
  });
});

describe('recording a paper form', () => {
  const essayer = async (ecarts: Parameters<typeof saisir>[2], leJour = LE_JOUR) => {
    const s = nouvelleScene('collegePublic');
    await saisir(s, leJour, { rfr: 100, ...ecarts });
    return { s, acte: accomplir(await acteur(s, 'secretariat', leJour), enregistrerReception(cible(s))) };
  };

  test('an unsigned form is received on its day; refuses: a decision before it is signed', async () => {
    const { s, acte } = await essayer({ signe: false, recuLe: '2026-10-15' });
    expect(await acte).toMatchObject({ etat: 'deposee' });
    const [dossier] = await lire('SELECT recu_le::text, hors_delai FROM dossier WHERE id = $1', [
      s.dossierId,
    ]);
    expect(dossier).toEqual({ recu_le: '2026-10-15', hors_delai: false });
    s.version = 1;
    await verbes.instruire(s, LE_JOUR);
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    for (const decider of [attribuer, refuser])
      expect((await attendreRefus(accomplir(chef, decider(cible(s))), 'impossible')).message).toMatch(
        /n’est pas signé/,
      );
    await verbes.demanderPieces(s, LE_JOUR, ['formulaire_signe']);
    await verbes.recevoirPiece(s, LE_JOUR, 'formulaire_signe');
    expect(await accomplir(chef, attribuer(cible(s)))).toMatchObject({ etat: 'decidee' });
  });

  test('a form that says only who files is received, its person known of the base as before', async () => {
    const s = nouvelleScene('collegePublic');
    await saisir(s, LE_JOUR, { rfr: 100, depouille: true });
    const acte = accomplir(await acteur(s, 'secretariat', LE_JOUR), enregistrerReception(cible(s)));
    expect(await acte).toMatchObject({ etat: 'deposee' });
    const [demandeur] = await lire(
      'SELECT r.adresse, r.civilite FROM dossier d JOIN responsable r ON r.id = d.demandeur_id WHERE d.id = $1',
      [s.dossierId],
    );
    const [connu] = s.foyer.responsables;
    expect(demandeur).toEqual({ adresse: connu?.adresse, civilite: connu?.civilite });
  });

  test('refuses: a reception in the future; the day itself passes', async () => {
    await attendreRefus((await essayer({ recuLe: '2026-11-11' })).acte, 'impossible');
    expect(await (await essayer({ recuLe: '2026-11-10' })).acte).toMatchObject({ etat: 'deposee' });
  });

  test.each([
    ['2026-10-15', false],
    ['2026-10-16', true],
  ])('received on %s: late is %s', async (recuLe, tard) => {
    const { s, acte } = await essayer({ recuLe });
    await acte;
    const [dossier] = await lire('SELECT hors_delai FROM dossier WHERE id = $1', [s.dossierId]);
    expect(dossier).toEqual({ hors_delai: tard });
  });

  const REPRISE = '2026-09-09';
  test.each([
    ['2026-11-09', REPRISE, false, 'the last day of the two months'],
    ['2026-11-10', REPRISE, true, 'the day after'],
    ['2026-11-09', '2026-11-10', true, 'before the charge was taken over'],
    ['2026-11-09', '', true, 'without any change of person'],
  ])(
    'received on %s by who took over the charge on « %s »: late is %s (%s)',
    async (recuLe, repriseLe, tard) => {
      const { s, acte } = await essayer({ recuLe, priseEnChargeLe: repriseLe });
      await acte;
      const [dossier] = await lire('SELECT hors_delai FROM dossier WHERE id = $1', [s.dossierId]);
      expect(dossier).toEqual({ hors_delai: tard });
      const suite = accomplir(
        await acteur(s, 'chef_etablissement', LE_JOUR),
        instruire({ ...cible(s), version: 1 }),
      );
      if (tard) await attendreRefus(suite, 'impossible');
      else expect(await suite).toMatchObject({ etat: 'en_instruction' });
    },
  );

  test('no closing day stands against a pupil under temporary protection', async () => {
    const s = scene(foyer('kovalenko'));
    await saisir(s, LE_JOUR);
    await verbes.deposer(s, LE_JOUR);
    const [dossier] = await lire('SELECT hors_delai FROM dossier WHERE id = $1', [s.dossierId]);
    expect(dossier).toEqual({ hors_delai: false });
  });

  test('refuses: a late refusal of a demande that came in time', async () => {
    const s = await dossierA('deposee', 'college_public');
    await attendreRefus(
      accomplir(await acteur(s, 'chef_etablissement', LE_JOUR), refuserHorsDelai(cible(s))),
      'impossible',
    );
  });

  test('refuses: a draft for a pupil who left, by the établissement that was left', async () => {
    const [eleve] = foyer('partie').eleves;
    const s = { ...scene(foyer('partie')), ou: 'collegePublic' as const };
    const partie = { eleveId: eleve?.id ?? '', annee: RENTREE };
    const refus = await attendreRefus(
      ouvrirBrouillon(await acteur(s, 'secretariat', le('2026-10-03')), partie),
      'impossible',
    );
    expect(refus.message).toMatch(/a quitté l’établissement le vendredi 2 octobre 2026/);
    expect(await ouvrirBrouillon(await acteur(s, 'secretariat', le('2026-10-02')), partie)).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });

  test('refuses: a draft for a pupil nobody knows', async () => {
    const s = nouvelleScene('collegePublic');
    const inconnu = { eleveId: crypto.randomUUID(), annee: RENTREE };
    await attendreRefus(ouvrirBrouillon(await acteur(s, 'secretariat', LE_JOUR), inconnu), 'introuvable');
  });
});

describe('pieces and their fifteen days', () => {
  test('refuses: no piece named, or one that the law does not list', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    await attendreRefus(accomplir(chef, demanderPieces(cible(s), { codes: [] })), 'impossible');
    const refus = await attendreRefus(
      accomplir(chef, demanderPieces(cible(s), { codes: ['attestation_caf', 'extrait_de_casier'] })),
      'impossible',
    );
    expect(refus.champ).toBe('codes');
  });

  test('refuses: a piece of no list, one already there, or one that comes tomorrow', async () => {
    const s = await dossierA('incomplete', 'college_public');
    const secretariat = await acteur(s, 'secretariat', LE_JOUR);
    for (const code of ['carte_de_fidelite', 'avis_impot'])
      await attendreRefus(
        accomplir(secretariat, recevoirPiece(cible(s), { code, recueLe: LE_JOUR })),
        'impossible',
      );
    const demain = { code: 'attestation_caf', recueLe: LE_JOUR.add({ days: 1 }) };
    await attendreRefus(accomplir(secretariat, recevoirPiece(cible(s), demain)), 'impossible');
  });

  test('refuses: a piece that has come already, while another is awaited', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.demanderPieces(s, le('2026-09-15'), ['attestation_caf', 'rib']);
    await verbes.recevoirPiece(s, le('2026-09-17'));
    const refus = await attendreRefus(verbes.recevoirPiece(s, le('2026-09-18')), 'impossible');
    expect(refus.champ).toBe('code');
    const [piece] = await lire(
      "SELECT recue_le::text FROM piece WHERE dossier_id = $1 AND code = 'attestation_caf'",
      [s.dossierId],
    );
    expect(piece).toEqual({ recue_le: '2026-09-17' });
  });

  test('no delay runs until the reception of the letter is dated, then fifteen days to the day', async () => {
    const s = await dossierA('incomplete', 'college_public');
    expect(await echeance(s)).toEqual({ le: null, article: null });
    const chef = await acteur(s, 'chef_etablissement', le('2026-12-01'));
    await attendreRefus(accomplir(chef, refuserIncompletude(cible(s))), 'impossible');
    await lettresProduites(s.dossierId, le('2026-09-16'));
    await verbes.daterReception(s, le('2026-09-21'));
    expect(await echeance(s)).toEqual({ le: '2026-10-06', article: 'C. III.C' });
    const leDernierJour = await acteur(s, 'chef_etablissement', le('2026-10-06'));
    await attendreRefus(accomplir(leDernierJour, refuserIncompletude(cible(s))), 'impossible');
    const leLendemain = await acteur(s, 'chef_etablissement', le('2026-10-07'));
    expect(await accomplir(leLendemain, refuserIncompletude(cible(s)))).toMatchObject({ etat: 'decidee' });
  });

  test('refuses: waiting for anything but the avis d’impôt; that wait lasts until the school year ends', async () => {
    const autre = await dossierA('incomplete', 'college_public');
    await attendreRefus(
      accomplir(
        await acteur(autre, 'secretariat', LE_JOUR),
        signalerAttenteAvis(cible(autre), { cause: 'avis_non_recu', annonceLe: LE_JOUR }),
      ),
      'impossible',
    );
    const s = await dossierA('incomplete_avis', 'college_public');
    await verbes.signalerAttenteAvis(s, LE_JOUR);
    expect(await echeance(s)).toEqual({ le: '2027-08-31', article: 'C. III.C' });
    const chef = await acteur(s, 'chef_etablissement', le('2027-08-31'));
    await attendreRefus(accomplir(chef, refuserIncompletude(cible(s))), 'impossible');
  });

  test('refuses: dating a reception before the sending, in the future, or of a letter that has not left', async () => {
    const s = await dossierA('incomplete', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    const dater = (recuLe: string) =>
      accomplir(
        chef,
        daterReception(cible(s), { recuLe: le(recuLe), preuve: { genre: 'main_propre', numero: null } }),
      );
    await attendreRefus(dater('2026-09-20'), 'impossible');
    await lettresProduites(s.dossierId, le('2026-09-16'));
    await attendreRefus(dater('2026-09-15'), 'impossible');
    await attendreRefus(dater('2026-11-11'), 'impossible');
    expect(await dater('2026-09-16')).toMatchObject({ etat: 'incomplete' });
  });
});

describe('notifying', () => {
  const systeme = porteeSysteme(LE_JOUR);

  test('refuses: a decision whose letter is not made', async () => {
    const s = await dossierA('decidee', 'college_public');
    await attendreRefus(accomplir(systeme, notifier(cible(s), 'portail')), 'impossible');
  });

  test('refuses: an irrecevabilité sent twice', async () => {
    const s = await dossierA('irrecevable', 'lycee_public');
    await lettresProduites(s.dossierId, LE_JOUR);
    const { version } = await accomplir(systeme, notifier(cible(s), 'courrier'));
    const refus = await attendreRefus(
      accomplir(systeme, notifier({ ...cible(s), version }, 'courrier')),
      'impossible',
    );
    expect(refus.message).toMatch(/déjà partie/);
  });
});

describe('the CNED', () => {
  test('PostgreSQL and the law name the same académie for every class', async () => {
    for (const niveau of ['college', 'lycee'] as const)
      for (const filiere of ['general', 'segpa', 'professionnel'] as const) {
        const [ligne] = await lire('SELECT academie_du_cned($1, $2) AS academie', [niveau, filiere]);
        expect(ligne, `${niveau} ${filiere}`).toEqual({ academie: sabDuCned(niveau, filiere).academie });
      }
  });
});
