/** Runs of the étude automatique on a small académie whose consents meet every cause: what each becomes is counted by hand. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { examenDuDossier } from '#lib/dossier/faits.ts';
import { chargerDossiers } from '#lib/dossier/queries.ts';
import { accomplirLot, preparerLot } from '#lib/lot/actes.ts';
import { prevoirLot } from '#lib/lot/queries.ts';
import { mener, preparerPassage } from '#lib/passage/actes.ts';
import { bilanDe, type Geste } from '#lib/passage/faits.ts';
import { etudierPassage } from '#lib/passage/taches.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import { acteur, le } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { poserConsentement } from './appui/consentements.ts';
import { CAS, consentir, EPOUX, MARTEL, ouvrirLaDoublure, peupler, sourceDe } from './appui/etude.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-11-10');
const ACADEMIE = ETABLISSEMENTS.collegePublic.academieCode;
let source: SourceFiscale;
let doublure: Awaited<ReturnType<typeof ouvrirLaDoublure>>;
let responsable: Portee;

beforeAll(async () => {
  doublure = await ouvrirLaDoublure();
  source = sourceDe(doublure.adresse);
  await reglerLeJour(LE_JOUR);
  responsable = await acteur(nouvelleScene('lyceePublic'), 'responsable_sab', LE_JOUR);
});
afterAll(() => doublure.fermer());

const passageDe = async (id: string) => {
  const [passage] = await lire<{
    etat: string;
    tour: number;
    bilan: null;
    repetition: null;
    cause: string | null;
  }>('SELECT etat::text, tour, bilan, repetition, cause FROM passage_d_etude WHERE id = $1', [id]);
  if (!passage) throw new Error(`aucun passage ${id}`);
  return passage;
};

/** One set of a run. */
const avancer = async (id: string, moyens: { ouvrir?: () => SourceFiscale; taille?: number } = {}) =>
  etudierPassage({ passageId: id, tour: (await passageDe(id)).tour }, { ouvrir: () => source, ...moyens });

/** All of it. */
async function derouler(id: string, moyens: Parameters<typeof avancer>[1] = {}): Promise<void> {
  for (let tour = -1; tour !== (await passageDe(id)).tour; ) {
    tour = (await passageDe(id)).tour;
    await avancer(id, moyens);
  }
}

/** Prepares a run on an établissement and takes it to its start. */
async function lancer(ou: NomEtablissement): Promise<string> {
  const id = await preparerPassage(responsable, { academie: ACADEMIE, uais: [ETABLISSEMENTS[ou].uai] });
  await mener(responsable, id, 'repeter');
  await derouler(id);
  await mener(responsable, id, 'lancer');
  return id;
}

/** What a run wrote, whoever the pupils: by case, outcomes, causes, and all that the dossiers hold but ids. */
async function ecritDe(id: string, cas: ReadonlyMap<string, string>): Promise<string[]> {
  const lus = await lire<{ consentement: string; dit: string }>(
    `SELECT e.consentement_id AS consentement, jsonb_build_object('issue', e.issue, 'causes', e.causes, 'etat', d.etat, 'version', d.version,
       'drapeaux', d.drapeaux, 'recu', d.recu_le, 'reprise', d.reprise_le, 'tard', d.hors_delai,
       'demandes', (SELECT jsonb_agg(v.contenu - 'demandeur') FROM demande v WHERE v.dossier_id = d.id),
       'pieces', (SELECT jsonb_agg(p.code ORDER BY p.code) FROM piece p WHERE p.dossier_id = d.id),
       'propositions', (SELECT jsonb_agg(jsonb_build_array(p.genre, p.echelon, p.trace)) FROM proposition p WHERE p.dossier_id = d.id),
       'courriers', (SELECT jsonb_agg(c.genre) FROM courrier c WHERE c.dossier_id = d.id),
       'journal', (SELECT jsonb_agg(jsonb_build_array(l.acte, l.role, l.vers_etat, l.contenu - 'consentementId') ORDER BY l.rang)
         FROM ligne_de_journal l WHERE l.dossier_id = d.id))::text AS dit
     FROM etude e LEFT JOIN dossier d ON d.id = e.dossier_id WHERE e.passage_id = $1`,
    [id],
  );
  return lus.map(({ consentement, dit }) => `${cas.get(consentement)} : ${dit}`).sort();
}

const FOIS = 4;
/** What a run that nobody disturbed wrote. */
let paisible: string[];

describe('a small académie', () => {
  let cas: Map<string, string>;
  let passage: string;
  let repetition: unknown;
  const compter = async () => {
    const [lus] =
      await lire(`SELECT (SELECT count(*)::int FROM dossier) AS dossiers, (SELECT count(*)::int FROM etude) AS etudes,
      (SELECT count(*)::int FROM ligne_de_journal) AS lignes, (SELECT count(*)::int FROM courrier) AS courriers`);
    return lus;
  };

  beforeAll(async () => {
    cas = await peupler('collegePublic', FOIS);
    // Two persons for one pupil; another withdrawn in July, whom nobody reads.
    const double = await consentir('collegePublic', { etatCivil: MARTEL });
    const autre = await consentir('autreCollegePublic', { reponse: 'non' });
    cas.set(double.id, 'two persons');
    cas.set(
      await poserConsentement(double as never, { etatCivil: MARTEL, qui: autre.responsableId }),
      'two persons',
    );
    const retire = await consentir('collegePublic', { etatCivil: MARTEL });
    await poserConsentement(retire as never, {
      reponse: 'retrait',
      jour: '2026-07-01',
      qui: retire.responsableId,
    });
    const avant = await compter();
    passage = await preparerPassage(responsable, {
      academie: ACADEMIE,
      uais: [ETABLISSEMENTS.collegePublic.uai],
    });
    await mener(responsable, passage, 'repeter');
    await derouler(passage, { taille: 25 });
    ({ repetition } = await passageDe(passage));
    expect(await compter(), 'rehearsed, writes nothing').toEqual(avant);
    await mener(responsable, passage, 'lancer');
    await derouler(passage, { taille: 25 });
    paisible = await ecritDe(passage, cas);
  });

  const BILAN = {
    total: 16 * FOIS + 2,
    issues: {
      ...{ attribution: FOIS, refus: FOIS, incomplete: 8 * FOIS, personne: 3 * FOIS },
      ...{ a_reprendre: FOIS, sans_accord: 2 * FOIS, double: 2 },
    },
    echelons: { 'college 2': FOIS },
    // 336 € (annexe 6).
    cout: 33_600 * FOIS,
    refus: { bareme_plafond_depasse: FOIS },
    causes: {
      ...{
        'demandeur.ambigue': 2 * FOIS,
        'demandeur.introuvable': FOIS,
        'demandeur.sans_chiffres': 2 * FOIS,
      },
      ...{ 'demandeur.autre_annee': FOIS, 'demandeur.fiche_a_corriger': FOIS, 'concubin.ambigue': FOIS },
      ...{ charge_non_etablie: FOIS, couple_contredit: FOIS, hors_delai: FOIS },
    },
  };

  test('rehearsed, counts what the text says; done, counts the same', async () => {
    expect(repetition).toEqual(BILAN);
    const { etat, bilan } = await passageDe(passage);
    expect([etat, bilan]).toEqual(['fini', BILAN]);
  });

  test('says of each consent what the text says, once', async () => {
    const lus = await lire<{ id: string; issue: string }>(
      'SELECT consentement_id AS id, issue::text FROM etude WHERE passage_id = $1',
      [passage],
    );
    const attendus = new Map(CAS.map(([nom, , issue]) => [nom, issue]));
    expect(lus).toHaveLength(BILAN.total);
    for (const { id, issue } of lus)
      expect([cas.get(id), issue]).toEqual([cas.get(id), attendus.get(cas.get(id) ?? '') ?? 'double']);
  });

  test('leaves each dossier where the text says, with no accusé de réception, its letter and its deadline', async () => {
    const lus = await lire<{ id: string; dit: string }>(
      `SELECT e.consentement_id AS id, concat_ws(' ', d.etat, (SELECT string_agg(p.code, '+') FROM piece p WHERE p.dossier_id = d.id),
         (SELECT string_agg(c.genre::text, '+') FROM courrier c WHERE c.dossier_id = d.id), d.echeance_le,
         (SELECT p.genre || coalesce(' ' || p.echelon, '') FROM proposition p WHERE p.dossier_id = d.id)) AS dit
       FROM etude e JOIN dossier d ON d.id = e.dossier_id WHERE e.passage_id = $1`,
      [passage],
    );
    const dits = Object.fromEntries(lus.map(({ id, dit }) => [cas.get(id), dit]));
    const attend = (piece: string) => `incomplete ${piece} demande_incomplete`;
    expect(dits).toEqual({
      // The silence runs from the day of the étude, 10 November; the answer is promised before.
      '12 345 € and three children': 'proposee 2026-12-31 droit 2',
      '31 000 € and two children': 'proposee 2026-12-31 sans_droit',
      ...Object.fromEntries(
        [
          'two homonyms',
          'nobody',
          'no situation',
          'the year before',
          'boxes kept back',
          'a protected file',
        ].map((nom) => [nom, attend('avis_impot')]),
      ),
      '20 000 € and no child': attend('attestation_caf'),
      'a concubin who has a homonym': attend('avis_impot_concubin'),
      'a spouse on the avis of who lives as a concubin': 'en_instruction 2026-12-31',
      'a consent of after the closing day': 'deposee 2026-12-31',
    });
    expect(lus).toHaveLength(12 * FOIS);
  });

  test('judges the dossier that it opens as the étude judged the consent', async () => {
    const lus = await lire<{ id: string; issue: string; annee: number }>(
      `SELECT dossier_id AS id, issue::text FROM etude WHERE passage_id = $1 AND issue IN ('attribution', 'refus')`,
      [passage],
    );
    const portee = porteeSysteme(LE_JOUR);
    await enPortee(portee, async (tx) => {
      const dossiers = await chargerDossiers(
        tx,
        portee,
        lus.map(({ id }) => id),
      );
      for (const { id, issue } of lus) {
        const dossier = dossiers.get(id);
        expect(dossier && examenDuDossier(dossier)?.genre).toBe(issue === 'refus' ? 'sans_droit' : 'droit');
        expect(dossier?.demandes[0]?.contenu.ressources.avis?.source).toBe('source_fiscale');
        expect(dossier?.demandes[0]?.contenu.concubin).toBeUndefined();
      }
    });
  });

  test('holds no income in its traces, its journal nor its outcomes', async () => {
    const [gardes] = await lire<{
      dit: string;
    }>(`SELECT concat((SELECT string_agg(e::text, ' ') FROM echange e),
      (SELECT string_agg(l.contenu::text, ' ') FROM ligne_de_journal l), (SELECT string_agg(e::text, ' ') FROM etude e)) AS dit`);
    expect(gardes?.dit).not.toMatch(/12.?345|31.?000|20.?000|martel/i);
  });

  test('once done, is taken up again for the calls that failed, and for them alone', async () => {
    const muette: SourceFiscale = { ...source, parEtatCivil: async () => ({ genre: 'introuvable' }) };
    const avant = await compter();
    await mener(responsable, passage, 'reprendre');
    await derouler(passage, { ouvrir: () => muette });
    const { etat, bilan } = await passageDe(passage);
    expect([etat, bilanDe(bilan).total]).toEqual(['fini', BILAN.total]);
    expect(bilanDe(bilan).issues).toEqual({ ...BILAN.issues, incomplete: 9 * FOIS, a_reprendre: 0 });
    expect(await compter()).toMatchObject({ etudes: (avant as { etudes: number }).etudes });
    await attendreRefus(mener(responsable, passage, 'reprendre'), 'conflit');
  });

  test('is signed by the authority, in a lot of its list, and the letter says that a machine studied it', async () => {
    const chef = await acteur(nouvelleScene('collegePublic'), 'chef_etablissement', LE_JOUR);
    const liste = 'canal=etude_automatique&etat=proposee';
    const lotId = await preparerLot(chef, { geste: 'decider', etendue: 'liste', ids: [], liste });
    const { lignes } = await prevoirLot(chef, lotId);
    expect(lignes.map(({ acte, issue }) => `${acte} ${issue}`).sort()).toEqual([
      ...Array.from({ length: FOIS }, () => 'attribuer a_faire'),
      ...Array.from({ length: FOIS }, () => 'refuser a_faire'),
    ]);
    await accomplirLot(chef, lotId);
    const decidees = await lire<{ genre: string; id: string }>(
      `SELECT c.genre::text, c.id FROM etude e JOIN courrier c ON c.dossier_id = e.dossier_id
       WHERE e.passage_id = $1 AND c.decision_id IS NOT NULL`,
      [passage],
    );
    expect(decidees).toHaveLength(2 * FOIS);
    const faits = await enPortee(porteeSysteme(LE_JOUR), (tx) =>
      faitsDesCourriers(
        tx,
        decidees.map(({ id }) => id),
      ),
    );
    for (const fait of faits.values())
      expect(donneesDuCourrier(fait)).toMatchObject({ calcul: 'etude_automatique' });
  });
});

/** Kills in one run, by turns of what it stands on; the campaign `npm run epreuve -- etude` asks for more. */
const ARRETS = Number(process.env.ARRETS_DE_L_ETUDE ?? 4);

describe('killed anywhere', () => {
  const connexions = async (): Promise<number[]> => {
    const lues = await lire<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return lues.map(({ pid }) => pid);
  };
  type Arret = (
    moteur: ChildProcess,
    sienne: Awaited<ReturnType<typeof ouvrirLaDoublure>>,
    dAvant: number[],
    passage: string,
  ) => unknown;

  /** What is killed under an engine that works; the engine itself is, right after. */
  const TUER: Readonly<Record<'moteur' | 'source' | 'base' | 'site', Arret>> = {
    moteur: () => undefined,
    source: (_, sienne) => sienne.tuer(),
    /** The connections of the engine end in the middle of what it writes; in the campaign, the whole server does, and comes back. */
    async base(_, __, dAvant) {
      const siennes = (await connexions()).filter((pid) => !dAvant.includes(pid));
      if (!process.env.ARRETS_DE_L_ETUDE)
        await lire('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [siennes]);
      else for (const pid of siennes.slice(0, 1)) process.kill(pid, 'SIGKILL');
      const repond = () => lire('SELECT 1').then(Boolean, () => false);
      while (!(await repond())) await new Promise((suite) => setTimeout(suite, 50));
    },
    /** Who pauses the run and takes it up again, in the middle of a gesture: it is done with its order to the worker, or not at all. */
    async site(_, __, ___, passage) {
      const site = spawn(
        process.execPath,
        ['epreuves/etude/site.ts', passage, ACADEMIE, LE_JOUR.toString()],
        { env: process.env, stdio: ['ignore', 'pipe', 'ignore'] },
      );
      const fin = once(site, 'exit');
      let gestes = 0;
      for await (const dits of site.stdout ?? []) {
        gestes += String(dits).trim().split('\n').length;
        if (gestes > 1 + Math.random() * 6) break;
      }
      expect(gestes, 'the site did something').toBeGreaterThan(1);
      site.kill('SIGKILL');
      await fin;
    },
  };

  /** Orders to the worker for the turn at which a run stands. */
  const ordres = (id: string) =>
    lire<{ n: number }>(
      `SELECT count(*)::int AS n FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       JOIN passage_d_etude p ON p.id = (j.payload->>'passageId')::uuid AND p.tour = (j.payload->>'tour')::int
       WHERE t.identifier = 'etudier_passage' AND p.id = $1`,
      [id],
    );

  /** Kills something under an engine that has begun a set, then the engine itself. */
  async function tuer(id: string, quoi: keyof typeof TUER): Promise<void> {
    const [dAvant, sienne] = [await connexions(), await ouvrirLaDoublure()];
    const moteur: ChildProcess = spawn(
      process.execPath,
      ['epreuves/etude/moteur.ts', id, sienne.adresse, '4'],
      { env: process.env, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const fin = once(moteur, 'exit');
    for await (const _ of moteur.stdout ?? []) break;
    await TUER[quoi](moteur, sienne, dAvant, id);
    moteur.kill('SIGKILL');
    await fin;
    sienne.fermer();
  }

  test('goes on and does nothing twice: the same as a run that nobody disturbed, though two engines finish it', async () => {
    const cas = await peupler('autreCollegePublic', Math.ceil(ARRETS / 3));
    const id = await lancer('autreCollegePublic');
    const quoi = Object.keys(TUER) as (keyof typeof TUER)[];
    for (let n = 0; n < ARRETS; n++) {
      await tuer(id, quoi[n % quoi.length] ?? 'moteur');
      // A source that is away pauses the run: somebody takes it up again.
      if ((await passageDe(id)).etat === 'suspendu') await mener(responsable, id, 'reprendre');
      if ((await passageDe(id)).etat === 'en_cours') expect(await ordres(id)).toEqual([{ n: 1 }]);
    }
    const finir = async () => {
      while ((await passageDe(id)).etat === 'en_cours') {
        const { tour } = await passageDe(id);
        const deux = [1, 2].map(() =>
          etudierPassage({ passageId: id, tour }, { ouvrir: () => source, taille: 4 }),
        );
        await Promise.all(deux);
      }
    };
    await finir();
    // Those whose call was cut are asked again, as a person asks for them.
    await mener(responsable, id, 'reprendre');
    await finir();
    const ecrit = await ecritDe(id, cas);
    const attendu = [...new Set(paisible)].filter((dit) => !dit.startsWith('two persons'));
    expect([...new Set(ecrit)]).toEqual(attendu);
    expect(ecrit).toHaveLength(cas.size);
  });
});

describe('during the run', () => {
  test('respects a withdrawal, a demande filed and a decision taken by hand, and goes on', async () => {
    const retire = await consentir('lyceePublic', { etatCivil: MARTEL });
    const depose = await consentir('lyceePublic', { etatCivil: MARTEL });
    const tenu = await consentir('lyceePublic', { etatCivil: EPOUX });
    const id = await lancer('lyceePublic');
    let faits: Promise<unknown> | undefined;
    const faire = async () => {
      await poserConsentement(retire as never, {
        reponse: 'retrait',
        jour: '2026-11-10',
        qui: retire.responsableId,
      });
      await falsifier(
        `INSERT INTO dossier (id, numero, rentree, eleve_id, demandeur_id, uai, academie_code, departement_code, scolarite_id, branche, canal, etat, recu_le)
         SELECT gen_random_uuid(), nouveau_numero(2026), 2026, s.eleve_id, '${depose.responsableId}', s.uai, s.academie_code, t.departement_code, s.id,
           'lycee_public', 'papier', 'deposee', '2026-10-01' FROM scolarite s JOIN etablissement t USING (uai) WHERE s.eleve_id = '${depose.eleveId}'`,
      );
    };
    const pendant: SourceFiscale = {
      ...source,
      parEtatCivil: async (qui, demande) => {
        faits ??= faire();
        const reponse = await source.parEtatCivil(qui, demande);
        await faits;
        return reponse;
      },
    };
    await derouler(id, { ouvrir: () => pendant });
    const lus = await lire<{ id: string; issue: string; ouvert: boolean }>(
      'SELECT consentement_id AS id, issue::text, dossier_id IS NOT NULL AS ouvert FROM etude WHERE passage_id = $1',
      [id],
    );
    const issueDe = (consenti: { id: string }) => lus.find((lu) => lu.id === consenti.id);
    expect(issueDe(retire)).toMatchObject({ issue: 'retire', ouvert: false });
    expect(issueDe(depose)).toMatchObject({ issue: 'laisse', ouvert: false });
    expect(issueDe(tenu)).toMatchObject({ issue: 'refus', ouvert: true });
  });

  test('pauses by itself when the source is away, and loses nothing; paused or stopped by hand, writes no more', async () => {
    for (let n = 0; n < 5; n++) await consentir('lyceePublic', { etatCivil: MARTEL });
    const id = await lancer('lyceePublic');
    const absente: SourceFiscale = { ...source, parEtatCivil: async () => ({ genre: 'indisponible' }) };
    await derouler(id, { ouvrir: () => absente });
    const suspendu = await passageDe(id);
    expect(suspendu).toMatchObject({ etat: 'suspendu', cause: expect.stringContaining('ne répond pas') });
    expect(bilanDe(suspendu.bilan).total).toBe(0);
    await avancer(id);
    expect(bilanDe((await passageDe(id)).bilan).total).toBe(0);
    await mener(responsable, id, 'reprendre');
    await avancer(id, { taille: 2 });
    await mener(responsable, id, 'suspendre');
    await avancer(id);
    expect(bilanDe((await passageDe(id)).bilan).total).toBe(2);
    await mener(responsable, id, 'arreter');
    await attendreRefus(mener(responsable, id, 'reprendre'), 'conflit');
  });
});

describe('refuses', () => {
  test.each(['secretariat', 'chef_etablissement', 'agent_comptable'] as const)(
    'to a %s: to prepare a run, to know of one',
    async (role) => {
      const portee = await acteur(nouvelleScene('lyceePublic'), role, LE_JOUR);
      await attendreRefus(
        (async () => preparerPassage(portee, { academie: ACADEMIE, uais: [] }))(),
        'interdit',
      );
      const id = await preparerPassage(responsable, { academie: ACADEMIE, uais: [] });
      await attendreRefus(mener(portee, id, 'repeter'), 'introuvable');
    },
  );

  test('to a gestionnaire: to start what it prepared, in words and in the base', async () => {
    const gestionnaire = await acteur(nouvelleScene('lyceePublic'), 'gestionnaire_sab', LE_JOUR);
    const id = await preparerPassage(gestionnaire, { academie: ACADEMIE, uais: ['0000000A'] }).catch(() =>
      preparerPassage(gestionnaire, { academie: ACADEMIE, uais: [ETABLISSEMENTS.collegePrive.uai] }),
    );
    await mener(gestionnaire, id, 'repeter');
    await derouler(id);
    await attendreRefus(mener(gestionnaire, id, 'lancer'), 'interdit');
    await expect(
      enPortee(gestionnaire, (tx) =>
        tx.passageDEtude.updateMany({
          where: { id },
          data: { etat: 'en_cours', aEtudier: 0, lanceLe: new Date(), lanceParId: id, lanceParNom: 'A' },
        }),
      ),
    ).rejects.toThrow(/revient au responsable/);
  });

  test('in another académie, or everywhere for an académie: to prepare', async () => {
    for (const academie of [ETABLISSEMENTS.collegeToulouse.academieCode, ''])
      await attendreRefus((async () => preparerPassage(responsable, { academie, uais: [] }))(), 'interdit');
    await attendreRefus(
      preparerPassage(responsable, { academie: ACADEMIE, uais: [ETABLISSEMENTS.collegeToulouse.uai] }),
      'impossible',
    );
  });

  test.each([
    ['prepare', ['lancer', 'suspendre', 'reprendre']],
    ['repete', ['repeter', 'suspendre', 'reprendre']],
    ['arrete', ['repeter', 'lancer', 'suspendre', 'reprendre', 'arreter']],
  ] as [string, Geste[]][])('on a run that is %s: %j', async (etat, gestes) => {
    const id = await preparerPassage(responsable, {
      academie: ACADEMIE,
      uais: [ETABLISSEMENTS.collegePrive.uai],
    });
    if (etat === 'repete') {
      await mener(responsable, id, 'repeter');
      await derouler(id);
    }
    if (etat === 'arrete') await mener(responsable, id, 'arreter');
    for (const geste of gestes) await attendreRefus(mener(responsable, id, geste), 'conflit');
  });

  test('to begin the day before the schooling is stable, and begins on that day', async () => {
    const s = nouvelleScene('lyceePublic');
    const le14 = await acteur(s, 'responsable_sab', le('2026-09-14'));
    const id = await preparerPassage(le14, { academie: ACADEMIE, uais: [ETABLISSEMENTS.collegePrive.uai] });
    const { message } = await attendreRefus(mener(le14, id, 'repeter'), 'impossible');
    expect(message).toContain('mardi 15 septembre 2026');
    await mener(await acteur(s, 'responsable_sab', le('2026-09-15')), id, 'repeter');
  });

  test('in the base itself: a call for a consent withdrawn, or whose concubin has not agreed', async () => {
    const retire = await consentir('lyceePublic', { etatCivil: MARTEL });
    await poserConsentement(retire as never, {
      reponse: 'retrait',
      jour: '2026-09-01',
      qui: retire.responsableId,
    });
    const refuse = await consentir('lyceePublic', { etatCivil: MARTEL, concubin: false });
    const attendu = await consentir('lyceePublic', { etatCivil: MARTEL, concubin: null });
    for (const { id } of [retire, refuse, attendu])
      await expect(
        lire(
          `INSERT INTO echange (id, service, finalite, consentement_id) VALUES (uuidv7(), 'sfip', 'etude_automatique', $1)`,
          [id],
        ),
      ).rejects.toThrow(/ne fonde cet appel/);
  });

  test('to write over what an étude said, to go back, or to write as an agent', async () => {
    await expect(lire("UPDATE etude SET issue = 'refus' WHERE issue = 'incomplete'")).rejects.toThrow(
      /ne se modifie pas/,
    );
    await expect(lire('DELETE FROM etude')).rejects.toThrow(/ne se modifie pas/);
    await expect(lire("UPDATE passage_d_etude SET etat = 'prepare' WHERE etat = 'fini'")).rejects.toThrow(
      /ni de cours/,
    );
  });
});
