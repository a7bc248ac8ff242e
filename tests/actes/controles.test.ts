/** The list of checks of a dossier: each read from what the law computed and from what persons did, none of them ticked. */
import { beforeAll, describe, expect, test } from 'vitest';
import { refuserAvisTardif, retenirAvisTardif } from '#lib/avis/actes.ts';
import { controlesDuDossier } from '#lib/consultation/faits.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { admettreHorsDelai } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { regardSur } from '#lib/droit/besoin-d-en-connaitre.ts';
import { BRANCHES, ROLES } from '#lib/droit/competence.ts';
import { confirmerDecision } from '#lib/relecture/actes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

const RAISON = 'Une hospitalisation attestée pendant toute la campagne.';

beforeAll(planterReferentiel);

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

/** The list as somebody of this function opens it on a day. */
async function listeDe(s: Scene, jour: string, role: Parameters<typeof acteur>[1] = 'chef_etablissement') {
  const portee = await acteur(s, role, le(jour));
  return controlesDuDossier(await consulterDossier(portee, s.dossierId, { onglet: 'controles' }));
}
const trouver = (liste: Awaited<ReturnType<typeof listeDe>>, cle: string) =>
  liste.find((controle) => controle.cle.startsWith(cle));
const issues = (liste: Awaited<ReturnType<typeof listeDe>>) => new Set(liste.map(({ issue }) => issue));

/** Who signed the last act of a kind, as the journal keeps it. */
async function auteurDe({ dossierId }: Scene, acte: string): Promise<string | undefined> {
  const [ligne] = await lire<{ nom: string }>(
    'SELECT auteur_nom AS nom FROM ligne_de_journal WHERE dossier_id = $1 AND acte = $2 ORDER BY rang DESC',
    [dossierId, acte],
  );
  return ligne?.nom;
}

describe('the deposit', () => {
  test('in time, signed, alone: each said under its article, the application’s apart from a person’s', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const liste = await listeDe(s, '2026-09-20');
    expect(trouver(liste, 'recevabilite.campagne')).toMatchObject({ issue: 'conforme', par: 'application' });
    expect(trouver(liste, 'une_seule_demande')).toMatchObject({
      issue: 'conforme',
      par: 'application',
      article: 'C. II.C.1',
    });
    expect(liste.filter(({ dit }) => dit.startsWith('Aucune autre demande'))).toHaveLength(1);
    expect(trouver(liste, 'formulaire_signe')).toMatchObject({
      issue: 'conforme',
      par: 'personne',
      qui: { nom: await auteurDe(s, 'enregistrer_reception') },
    });
    for (const { article, dit } of liste) {
      expect(article).not.toBe('');
      expect(dit).toMatch(/^[A-ZÀÉ«].*\.$/u);
    }
    expect(new Set(liste.map(({ cle, partie }) => `${partie} ${cle}`)).size).toBe(liste.length);
  });

  test('late, it does not hold; admitted, a person passed over it, named with the day and the reason', async () => {
    const s = await dossierA('deposee_tard', 'college_public');
    expect(trouver(await listeDe(s, '2026-11-10'), 'recevabilite.hors_delai')).toMatchObject({
      issue: 'contraire',
      par: 'application',
      qui: null,
    });
    const chef = await acteur(s, 'chef_etablissement', le('2026-11-10'));
    await accomplir(chef, admettreHorsDelai(cible(s), { motif: 'retard_raisonnable', motivation: RAISON }));
    const liste = await listeDe(s, '2026-11-11');
    expect(trouver(liste, 'recevabilite.hors_delai')).toBeUndefined();
    expect(trouver(liste, 'recevabilite.retard_admis')).toMatchObject({
      issue: 'leve',
      par: 'personne',
      dit: expect.stringContaining(RAISON),
      qui: { nom: await auteurDe(s, 'admettre_hors_delai'), le: 'mardi 10 novembre 2026' },
    });
  });

  test('unsigned, its signature waits and nobody is said to have checked it', async () => {
    const s = nouvelleScene('collegePublic');
    await saisir(s, le('2026-09-10'), { signe: false });
    await verbes.deposer(s, le('2026-09-10'));
    expect(trouver(await listeDe(s, '2026-09-11'), 'formulaire_signe')).toMatchObject({
      issue: 'attendu',
      qui: null,
    });
  });
});

describe('the pieces', () => {
  test('asked, sent, sent back, sent again, found fit: each step is told, with who looked', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.demanderPieces(s, le('2026-09-15'));
    const piece = async () => trouver(await listeDe(s, '2026-09-25'), 'attestation_caf');
    expect(await piece()).toMatchObject({ issue: 'attendu', par: 'personne', qui: null });

    await verbes.envoyerPiece(s, le('2026-09-21'));
    expect(await piece()).toMatchObject({
      issue: 'attendu',
      dit: expect.stringContaining('personne ne l’a encore regardée'),
      qui: null,
    });

    await verbes.ecarterPiece(s, le('2026-09-22'));
    expect(await piece()).toMatchObject({
      issue: 'contraire',
      dit: expect.stringContaining('Illisible'),
      qui: { nom: await auteurDe(s, 'ecarter_piece'), le: 'mardi 22 septembre 2026' },
    });

    await verbes.envoyerPiece(s, le('2026-09-23'));
    expect(await piece()).toMatchObject({ issue: 'attendu', qui: null });
    await verbes.accepterPiece(s, le('2026-09-24'));
    expect(await piece()).toMatchObject({
      issue: 'conforme',
      qui: { nom: await auteurDe(s, 'accepter_piece'), le: 'jeudi 24 septembre 2026' },
    });
  });

  test('an avis after its days waits for a judgement; kept, it is admitted; set aside, it does not hold', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.demanderPieces(s, le('2026-09-15'), ['avis_impot']);
    await lettresProduites(s.dossierId, le('2026-09-16'));
    await verbes.daterReception(s, le('2026-09-21'));
    await verbes.signalerAttenteAvis(s, le('2026-09-25'));
    await verbes.recevoirPiece(s, le('2026-11-20'), 'avis_impot');
    expect(trouver(await listeDe(s, '2026-11-21'), 'avis_tardif')).toMatchObject({
      issue: 'attendu',
      qui: null,
    });
    const chef = await acteur(s, 'chef_etablissement', le('2026-11-23'));
    const juge = { recuLe: le('2026-11-18'), motivation: 'Avis rectificatif daté du 16 novembre.' };
    s.version = (await accomplir(chef, retenirAvisTardif(cible(s), juge))).version;
    expect(trouver(await listeDe(s, '2026-11-24'), 'avis_tardif')).toMatchObject({
      issue: 'leve',
      dit: expect.stringContaining(juge.motivation),
      qui: { nom: await auteurDe(s, 'retenir_avis_tardif') },
    });
  });

  test('the same set aside by a refusal', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.demanderPieces(s, le('2026-09-15'), ['avis_impot']);
    await lettresProduites(s.dossierId, le('2026-09-16'));
    await verbes.daterReception(s, le('2026-09-21'));
    await verbes.signalerAttenteAvis(s, le('2026-09-25'));
    await verbes.recevoirPiece(s, le('2026-11-20'), 'avis_impot');
    const chef = await acteur(s, 'chef_etablissement', le('2026-11-23'));
    const juge = { recuLe: le('2026-10-12'), motivation: 'La famille avait son avis depuis octobre.' };
    await accomplir(chef, refuserAvisTardif(cible(s), juge));
    expect(trouver(await listeDe(s, '2026-11-24'), 'avis_tardif')).toMatchObject({
      issue: 'contraire',
      dit: expect.stringContaining(juge.motivation),
      qui: { nom: await auteurDe(s, 'refuser_avis_tardif') },
    });
  });
});

describe('the decision', () => {
  test('nothing is said of it before it is signed; then its author, and that nothing proves its reception', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    expect((await listeDe(s, '2026-09-20')).some(({ partie }) => partie === 'decision')).toBe(false);
    await verbes.attribuer(s, le('2026-09-21'));
    const decidee = await listeDe(s, '2026-09-21');
    expect(trouver(decidee, 'signature')).toMatchObject({
      issue: 'conforme',
      qui: { nom: await auteurDe(s, 'attribuer'), le: 'lundi 21 septembre 2026' },
    });
    expect(trouver(decidee, 'reception')).toBeUndefined();
    await lettresProduites(s.dossierId, le('2026-09-21'));
    await verbes.notifier(s, le('2026-09-22'));
    expect(trouver(await listeDe(s, '2026-09-23'), 'reception')).toMatchObject({ issue: 'attendu' });
    await verbes.daterReception(s, le('2026-09-25'));
    expect(trouver(await listeDe(s, '2026-09-26'), 'reception')).toMatchObject({
      issue: 'conforme',
      dit: expect.stringContaining('25 septembre 2026'),
    });
  });

  test('of a refusal, the reason does not hold, and the rest of the computation still does', async () => {
    const s = nouvelleScene('collegePublic');
    await saisir(s, le('2026-09-10'), { rfr: 90_000, enfants: 1 });
    await verbes.deposer(s, le('2026-09-10'));
    await verbes.instruire(s, le('2026-09-11'));
    for (const decide of [false, true]) {
      if (decide) await verbes.refuser(s, le('2026-09-12'));
      const liste = await listeDe(s, '2026-09-12');
      const contraires = liste.filter(({ issue }) => issue === 'contraire');
      expect(contraires.map(({ cle }) => cle.replace(/-\d+$/, ''))).toEqual(['bareme_plafond_depasse']);
      expect(issues(liste)).toContain('conforme');
    }
  });

  test('read twice: it waits, then its reader is named', async () => {
    await falsifier(`DELETE FROM reglage_de_relecture;
      INSERT INTO reglage_de_relecture (academie_code, premieres, part)
      SELECT DISTINCT academie_code, 0, 100 FROM departement`);
    const s = await dossierA('en_instruction', 'lycee_public');
    await verbes.attribuer(s, le('2026-09-16'));
    const relecture = async () =>
      trouver(await listeDe(s, '2026-09-17', 'responsable_sab'), 'seconde_lecture');
    expect(await relecture()).toMatchObject({ issue: 'attendu', qui: null });
    const lecteur = await acteur(s, 'delegue_recteur', le('2026-09-17'));
    await accomplir(lecteur, confirmerDecision(cible(s)));
    expect(await relecture()).toMatchObject({
      issue: 'conforme',
      qui: { nom: await auteurDe(s, 'confirmer_decision'), le: 'jeudi 17 septembre 2026' },
    });
  });
});

describe('who reads it', () => {
  test('an income is masked in the list as it is in the computation', async () => {
    const s = nouvelleScene('lyceePublic');
    await saisir(s, le('2026-09-10'), { rfr: 12_345, enfants: 1 });
    await verbes.deposer(s, le('2026-09-10'));
    const dits = async (role: 'secretariat' | 'responsable_sab') =>
      (await listeDe(s, '2026-09-12', role))
        .map(({ dit }) => dit)
        .join(' ')
        .replace(/\s/gu, ' ');
    expect(await dits('responsable_sab')).toContain('12 345');
    expect(await dits('secretariat')).not.toContain('12 345');
  });

  test('whoever reads the computation also reads the pieces and the decision that the list tells', () => {
    for (const branche of BRANCHES)
      for (const role of ROLES)
        if (regardSur(branche, [role], 'calcul') === 'lit')
          for (const genre of ['pieces', 'decision', 'suivi'] as const)
            expect(regardSur(branche, [role], genre), `${role} ${branche}`).toBe('lit');
  });
});
