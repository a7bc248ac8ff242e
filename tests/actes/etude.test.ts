/** A small académie whose consents meet every cause: what the étude says of each is counted by hand, from the stand-in's people. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ouvrirDgfip } from '#lib/connecteurs/impots/dgfip.ts';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { situationDuDossier } from '#lib/dossier/faits.ts';
import { chargerDossiers } from '#lib/dossier/queries.ts';
import type { IssueDuConsentement } from '#lib/droit/etude/etude.ts';
import { etudierConsentements, repeter } from '#lib/etude/actes.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { poserConsentement, responsableDe } from './appui/consentements.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const ETENDUE = { rentree: 2026, uais: [ETABLISSEMENTS.collegePublic.uai] };
const SYSTEME = porteeSysteme(le('2026-09-20'));
let source: SourceFiscale;
let doublure: ChildProcess;

beforeAll(async () => {
  doublure = spawn(process.execPath, ['doublures/impots.ts'], {
    env: { ...process.env, PORT_IMPOTS: '0', CLIENT_IMPOTS: 'bourses', SECRET_IMPOTS: 'un secret' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [dit] = doublure.stdout ? await once(doublure.stdout, 'data') : [''];
  source = ouvrirDgfip({
    ...{ adresse: `http://127.0.0.1:${String(dit).trim()}`, client: 'bourses', secret: 'un secret' },
    ...{ teleservice: 'bourses', chemin: 'sfip', anneeDeSfip: 2025, tour: async () => 0 },
    politique: { delaiMs: 60_000, reprises: 1, repriseMs: 1, coupeApres: 50, reposMs: 60_000 },
  });
});
afterAll(() => void doublure.kill());

const ne = (nom: string, prenom: string, sexe: 'F' | 'M', naissance: string) => ({
  ...{ nom, prenom, sexe, naissance },
  ...{ pays: '100', departement: '075', commune: '75056' },
});
// 12 345 € and three children; 31 000 € and two, with a spouse on the avis; several persons; nobody.
const MARTEL = ne('Martel', 'Anne-Lise', 'F', '1985-04-02');
const EPOUX = ne('Époux', 'Ivan', 'M', '1984-02-14');
const PETIT = ne('Petit', 'Jean', 'M', '1980-11-11');
const PERSONNE = ne('Personne', 'Jean', 'M', '1980-11-11');

const connus = new Set<string>();
/** A pupil of the collège whose responsable has said nothing for another one. */
async function enfantUnique(): Promise<Scene & { qui: string }> {
  for (;;) {
    const s = nouvelleScene('collegePublic');
    const qui = await responsableDe(s);
    if (!connus.has(qui)) {
      connus.add(qui);
      return { ...s, qui };
    }
  }
}
const consentir = async (dit: Parameters<typeof poserConsentement>[1]) => {
  const s = await enfantUnique();
  return { s, id: await poserConsentement(s, dit) };
};

/** Each consent of the small académie, and its outcome as the text has it. */
const CONSENTIS: [string, Parameters<typeof poserConsentement>[1], string][] = [
  ['12 345 € and three children', { etatCivil: MARTEL }, 'attribution'],
  ['31 000 € and two children', { etatCivil: EPOUX }, 'refus'],
  ['two homonyms', { etatCivil: PETIT }, 'incomplete'],
  ['nobody', { etatCivil: PERSONNE }, 'incomplete'],
  ['no situation', { etatCivil: ne('Tardif', 'Luc', 'M', '1976-06-06') }, 'incomplete'],
  ['the year before', { etatCivil: ne('Ancien', 'Rose', 'F', '1977-07-07') }, 'incomplete'],
  ['boxes kept back', { etatCivil: ne('Bref', 'Tom', 'M', '1983-01-13') }, 'incomplete'],
  ['a protected file', { etatCivil: ne('Secret', 'Paule', 'F', '1975-05-05') }, 'incomplete'],
  ['20 000 € and no child', { etatCivil: ne('Hoquet', 'Max', 'M', '1980-10-10') }, 'incomplete'],
  [
    'a concubin who has a homonym',
    { etatCivil: MARTEL, concubin: true, etatCivilDuConcubin: PETIT },
    'incomplete',
  ],
  [
    'a given name too long',
    { etatCivil: ne('Martel', 'Annelisemarieclairejeanne', 'F', '1985') },
    'personne',
  ],
  ['a broken service', { etatCivil: ne('Panne', 'Zoé', 'F', '1979-09-09') }, 'a_reprendre'],
  ['a concubin who refuses', { etatCivil: MARTEL, concubin: false }, 'sans_accord'],
  ['a concubin who has not answered', { etatCivil: MARTEL, concubin: null }, 'sans_accord'],
];

describe('a small académie', () => {
  const attendus = new Map<string, string>();
  const cas = new Map<string, string>();
  let vus: Map<string, IssueDuConsentement>;

  beforeAll(async () => {
    for (const [nom, dit, attendu] of CONSENTIS) {
      const { id } = await consentir(dit);
      attendus.set(id, `${nom} : ${attendu}`);
      cas.set(id, nom);
    }
    // Two persons for one pupil.
    const s = await enfantUnique();
    const autre = [...connus].find((qui) => qui !== s.qui && qui !== [...connus][0]);
    for (const qui of [s.qui, autre]) {
      const id = await poserConsentement(s, { etatCivil: MARTEL, ...(qui ? { qui } : {}) });
      attendus.set(id, 'two persons : double');
      cas.set(id, 'two persons');
    }
    // Withdrawn in July: nobody reads it.
    const { s: retire } = await consentir({ etatCivil: MARTEL });
    await poserConsentement(retire, { reponse: 'retrait', jour: '2026-07-01' });
    vus = new Map();
    for await (const ensemble of etudierConsentements(SYSTEME, source, ETENDUE))
      for (const { consentement, issue } of ensemble) vus.set(consentement.id, issue);
  });

  test('says of each what the text says', () => {
    const dits = new Map([...vus].map(([id, { genre }]) => [id, `${cas.get(id)} : ${genre}`]));
    expect(dits).toEqual(attendus);
  });

  test('asks for the very piece that answers the cause, and for no other', () => {
    const de = (nom: string) => [...vus].find(([id]) => cas.get(id) === nom)?.[1];
    for (const nom of ['two homonyms', 'nobody', 'no situation', 'the year before', 'a protected file'])
      expect(de(nom), nom).toMatchObject({ pieces: ['avis_impot'] });
    expect(de('20 000 € and no child')).toMatchObject({ pieces: ['attestation_caf'] });
    expect(de('a concubin who has a homonym')).toMatchObject({ pieces: ['avis_impot_concubin'] });
  });

  test('rehearsed, counts the same and writes nothing but the traces of its calls', async () => {
    const compter = async () => {
      const [lus] = await lire<
        Record<string, number>
      >(`SELECT (SELECT count(*)::int FROM dossier) AS dossiers,
        (SELECT count(*)::int FROM ligne_de_journal) AS lignes, (SELECT count(*)::int FROM courrier) AS courriers,
        (SELECT count(*)::int FROM echange) AS echanges`);
      return { ...lus, echanges: lus?.echanges ?? 0 };
    };
    const avant = await compter();
    expect(await repeter(SYSTEME, source, ETENDUE)).toEqual({
      total: 16,
      issues: {
        ...{ attribution: 1, refus: 1, incomplete: 8, personne: 1 },
        ...{ a_reprendre: 1, sans_accord: 2, double: 2 },
      },
      echelons: { 'college 2': 1 },
      // 336 € (annexe 6).
      cout: 33_600,
      refus: { bareme_plafond_depasse: 1 },
      causes: {
        ...{ 'demandeur.ambigue': 2, 'demandeur.introuvable': 1, 'demandeur.sans_chiffres': 2 },
        ...{ 'demandeur.autre_annee': 1, 'demandeur.fiche_a_corriger': 1, 'concubin.ambigue': 1 },
        charge_non_etablie: 1,
      },
    });
    // One call for each person, two for the couple whose concubin agrees, none where nobody may be asked about.
    expect(await compter()).toEqual({ ...avant, echanges: avant.echanges + 13 });
  });

  test('holds no income in any trace of a call', async () => {
    const [gardes] = await lire<{ dit: string }>("SELECT string_agg(e::text, ' ') AS dit FROM echange e");
    expect(gardes?.dit).not.toMatch(/12.?345|31.?000|20.?000|martel/i);
  });
});

describe('during the run', () => {
  test('a withdrawal stops that one, and no other', async () => {
    const { s, id } = await consentir({ etatCivil: MARTEL });
    const { id: autre } = await consentir({ etatCivil: EPOUX });
    let retrait: Promise<string> | undefined;
    const quandElleArrive: SourceFiscale = {
      ...source,
      parEtatCivil: async (qui, demande) => {
        retrait ??= poserConsentement(s, { reponse: 'retrait', jour: '2026-09-20' });
        await retrait;
        return source.parEtatCivil(qui, demande);
      },
    };
    const issues = new Map<string, string>();
    for await (const ensemble of etudierConsentements(SYSTEME, quandElleArrive, ETENDUE))
      for (const { consentement, issue } of ensemble) issues.set(consentement.id, issue.genre);
    expect([issues.get(id), issues.get(autre)]).toEqual(['retire', 'refus']);
  });

  test('refuses, in the base itself: a call for a consent withdrawn, or whose concubin has not agreed', async () => {
    const { s, id: retire } = await consentir({ etatCivil: MARTEL });
    await poserConsentement(s, { reponse: 'retrait', jour: '2026-09-01' });
    const { id: refuse } = await consentir({ etatCivil: MARTEL, concubin: false });
    const { id: attendu } = await consentir({ etatCivil: MARTEL, concubin: null });
    for (const id of [retire, refuse, attendu])
      await expect(
        lire(
          `INSERT INTO echange (id, service, finalite, consentement_id) VALUES (uuidv7(), 'sfip', 'etude_automatique', $1)`,
          [id],
        ),
      ).rejects.toThrow(/ne fonde cet appel/);
  });
});

test('refuses to begin the day before the schooling is stable, and begins on that day', async () => {
  const le14 = porteeSysteme(le('2026-09-14'));
  const { message } = await attendreRefus(repeter(le14, source, ETENDUE), 'impossible');
  expect(message).toContain('mardi 15 septembre 2026');
  const ailleurs = { rentree: 2026, uais: ['0000000A'] };
  expect((await repeter(porteeSysteme(le('2026-09-15')), source, ailleurs)).total).toBe(0);
});

test('a decision of the étude bears both mentions on its letter, and its demande is judged as one that nobody signed on paper', async () => {
  const s = await dossierA('decidee', 'college_public');
  const lireDossier = async () => {
    const portee = await acteur(s, 'chef_etablissement', le('2026-09-20'));
    return enPortee(portee, async (tx) => {
      const [courrier] = await tx.courrier.findMany({
        where: { dossierId: s.dossierId, decisionId: { not: null } },
      });
      const faits = courrier && (await faitsDesCourriers(tx, [courrier.id])).get(courrier.id);
      const dossier = (await chargerDossiers(tx, portee, [s.dossierId])).get(s.dossierId);
      return {
        calcul: faits && 'calcul' in donneesDuCourrier(faits) && donneesDuCourrier(faits),
        canal: dossier && situationDuDossier(dossier)?.canal,
      };
    });
  };
  expect(await lireDossier()).toMatchObject({ calcul: { calcul: 'assiste' }, canal: 'papier' });
  await lire("UPDATE dossier SET canal = 'etude_automatique' WHERE id = $1", [s.dossierId]);
  expect(await lireDossier()).toMatchObject({
    calcul: { calcul: 'etude_automatique' },
    canal: 'etude_automatique',
  });
});
