/** The repair desk of the étude automatique: what is there, what settles it, and what nobody may do from it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { mener, preparerPassage } from '#lib/passage/actes.ts';
import { gestesDe } from '#lib/passage/faits.ts';
import { voirPassage } from '#lib/passage/queries.ts';
import { etudierPassage } from '#lib/passage/taches.ts';
import { corriger, fixerLaRemise, preparerLaSuite, rejouer } from '#lib/reparation/actes.ts';
import {
  apercuDeLaSuite,
  lignesDuGroupe,
  pannesComptees,
  remisesFixees,
  voirLigne,
} from '#lib/reparation/queries.ts';
import { CorrectionSchema } from '#lib/reparation/schema.ts';
import { remettreLesRestes } from '#lib/reparation/taches.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { acteur, le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { poserConsentement } from './appui/consentements.ts';
import { consentir, EPOUX, MARTEL, ouvrirLaDoublure, peupler, sourceDe } from './appui/etude.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-11-10');
const { academieCode, uai } = ETABLISSEMENTS.collegePublic;
const TROP_LONG = { ...MARTEL, prenom: 'Annelisemarieclairejeanne' };
const FICHE = 'demandeur.fiche_a_corriger';

let source: SourceFiscale;
let doublure: Awaited<ReturnType<typeof ouvrirLaDoublure>>;
let gestionnaire: Portee;
let cas: Map<string, string>;

async function derouler(id: string): Promise<void> {
  const tourDe = async () =>
    (await lire<{ tour: number }>('SELECT tour FROM passage_d_etude WHERE id = $1', [id]))[0]?.tour ?? 0;
  for (let tour = -1; tour !== (await tourDe()); ) {
    tour = await tourDe();
    await etudierPassage({ passageId: id, tour }, { ouvrir: () => source });
  }
}

/** A run on an établissement, from its preparation to its end. */
async function etudier(lieu: 'collegePublic' | 'lyceePublic'): Promise<void> {
  const responsable = await acteur(nouvelleScene('lyceePublic'), 'responsable_sab', LE_JOUR);
  const id = await preparerPassage(responsable, { academie: academieCode, uais: [ETABLISSEMENTS[lieu].uai] });
  await mener(responsable, id, 'repeter');
  await derouler(id);
  await mener(responsable, id, 'lancer');
  await derouler(id);
}

beforeAll(async () => {
  doublure = await ouvrirLaDoublure();
  source = sourceDe(doublure.adresse);
  await reglerLeJour(LE_JOUR);
  gestionnaire = await acteur(nouvelleScene('lyceePublic'), 'gestionnaire_sab', LE_JOUR);
  cas = await peupler('collegePublic', 2);
  const double = await consentir('collegePublic', { etatCivil: MARTEL });
  const autre = await consentir('autreCollegePublic', { reponse: 'non' });
  await poserConsentement(double as never, { etatCivil: MARTEL, qui: autre.responsableId });
  cas.set(double.id, 'two persons');
  await etudier('collegePublic');
}, 60_000);
afterAll(() => doublure.fermer());

const idDe = (nom: string, rang = 0): string =>
  [...cas].filter(([, dit]) => dit === nom).map(([id]) => id)[rang] ?? '';

const nombres = async (portee = gestionnaire) =>
  Object.fromEntries(
    (await pannesComptees(portee))
      .filter((compte) => compte.uai === uai)
      .map(({ panne, lignes, pretes }) => [panne, `${lignes} ${pretes}`]),
  );

/** The correction of a line, as its form sends it. */
const correction = (consentementId: string, etatCivil: typeof MARTEL, plus: object = {}) =>
  CorrectionSchema.parse({
    ...{ consentementId, qui: 'demandeur', vue: '', motif: 'livret de famille présenté' },
    ...Object.fromEntries(
      Object.entries({
        ...{ nom: etatCivil.nom, prenom: etatCivil.prenom, sexe: etatCivil.sexe },
        ...{ naissance: '02/04/1985', paysNaissance: '100', departementNaissance: '075' },
        communeNaissance: '75056',
      }).map(([champ, valeur]) => [`corrige.${champ}`, valeur]),
    ),
    ...plus,
  });

const rejeu = (plus: object = {}) => ({ panne: FICHE, uai: '', consentementId: '', ...plus });

const issueDe = async (consentementId: string) => {
  const [lue] = await lire<{ issue: string; etat: string | null }>(
    `SELECT e.issue::text, d.etat::text FROM etude e LEFT JOIN dossier d ON d.id = e.dossier_id WHERE e.consentement_id = $1
     ORDER BY e.instant DESC LIMIT 1`,
    [consentementId],
  );
  return lue;
};

describe('the desk', () => {
  test('counts what failed by what stopped it, once for each pupil, and what is ready', async () => {
    expect(await nombres()).toEqual({
      ...{ 'demandeur.ambigue': '4 0', 'demandeur.introuvable': '2 0', 'demandeur.sans_chiffres': '4 0' },
      ...{ 'demandeur.autre_annee': '2 0', 'concubin.ambigue': '2 0', charge_non_etablie: '2 0' },
      ...{ [FICHE]: '2 0', couple_contredit: '2 0', hors_delai: '2 0' },
      // The source answers to everybody but them: nothing is to be corrected.
      ...{ a_reprendre: '2 2', sans_accord: '4 0', double: '2 0' },
    });
  });

  test('opens the list of a group: whom, why, since when, and whether a dossier goes on', async () => {
    const lignes = await lignesDuGroupe(gestionnaire, { panne: FICHE, page: 1 });
    expect(lignes).toHaveLength(2);
    expect(lignes[0]).toMatchObject({
      ...{ causes: [FICHE], jour: new Date('2026-11-10'), dossierId: null },
      ...{ rejouable: true, prete: false, enReprise: false, concubinage: false },
    });
    const [ambigue] = await lignesDuGroupe(gestionnaire, { panne: 'demandeur.ambigue', page: 1 });
    expect(ambigue).toMatchObject({ rejouable: false, prete: false });
    expect(ambigue?.numero).toMatch(/\d/);
    expect(await lignesDuGroupe(gestionnaire, { panne: FICHE, uai: '0590002B', page: 1 })).toEqual([]);
    expect(await lignesDuGroupe(gestionnaire, { panne: FICHE, page: 2 })).toEqual([]);
  });

  test('holds nothing for another académie, and a line of it is not found there', async () => {
    const toulouse = await acteur(nouvelleScene('collegeToulouse'), 'gestionnaire_sab', LE_JOUR);
    expect(await pannesComptees(toulouse)).toEqual([]);
    const id = idDe('a given name too long');
    await attendreRefus(voirLigne(toulouse, id), 'introuvable');
    await attendreRefus(corriger(toulouse, correction(id, MARTEL)), 'introuvable');
    await attendreRefus(rejouer(toulouse, rejeu({ panne: 'a_reprendre' })), 'conflit');
  });
});

describe('an état civil', () => {
  const id = () => idDe('a given name too long');

  test('is not corrected by an établissement, nor in the base by anybody but the service', async () => {
    const chef = await acteur(nouvelleScene('collegePublic'), 'chef_etablissement', LE_JOUR);
    expect(() => corriger(chef, correction(id(), MARTEL))).toThrow(/service académique/);
    expect(() => rejouer(chef, rejeu())).toThrow(/service académique/);
    await expect(
      enTantQuApplication(
        `agent:${chef.auteur.id}`,
        `INSERT INTO correction_d_etat_civil (id, consentement_id, avant, apres, motif, auteur_nom)
         SELECT uuidv7(), id, etat_civil, etat_civil || '{"nom":"C"}', 'un motif', 'A' FROM consentement WHERE id = '${id()}'`,
      ),
    ).rejects.toThrow(/service académique/);
  });

  test.each([
    ['no reason', { motif: ' ' }],
    ['no sexe', { 'corrige.sexe': '' }],
    ['a commune of another département', { 'corrige.departementNaissance': '059' }],
  ])('is not corrected with %s', (_, plus) => {
    expect(() => correction(id(), MARTEL, plus)).toThrow();
  });

  test('is not corrected where it is not in cause, where a dossier is open, nor when nothing changes', async () => {
    await attendreRefus(corriger(gestionnaire, correction(idDe('a broken service'), MARTEL)), 'impossible');
    await attendreRefus(corriger(gestionnaire, correction(idDe('two homonyms'), MARTEL)), 'impossible');
    await attendreRefus(
      corriger(gestionnaire, correction(id(), TROP_LONG, { 'corrige.naissance': '00/00/1985' })),
      'impossible',
    );
    await attendreRefus(corriger(gestionnaire, correction(id(), MARTEL, { qui: 'concubin' })), 'impossible');
  });

  test('once corrected, keeps what it was, who and why, and makes the line ready; the other one waits', async () => {
    await corriger(gestionnaire, correction(id(), MARTEL));
    const { ligne, fiches } = await voirLigne(gestionnaire, id());
    expect([ligne.prete, ligne.rejouable]).toEqual([true, true]);
    expect(fiches[0]?.etatCivil).toMatchObject({ prenom: 'Anne-Lise', naissance: '1985-04-02' });
    expect(fiches[0]?.corrections).toMatchObject([
      {
        ...{ motif: 'livret de famille présenté', auteurNom: gestionnaire.auteur.nom },
        ...{ avant: { prenom: TROP_LONG.prenom }, apres: { prenom: 'Anne-Lise' } },
      },
    ]);
    expect((await nombres())[FICHE]).toBe('2 1');
    const [dit] = await lire<{ prenom: string }>(
      `SELECT etat_civil ->> 'prenom' AS prenom FROM consentement WHERE id = $1`,
      [id()],
    );
    expect(dit?.prenom, 'what was signed stays').toBe(TROP_LONG.prenom);
  });

  test('is not written over by who read it before', async () => {
    const { message } = await attendreRefus(
      corriger(gestionnaire, correction(id(), EPOUX as typeof MARTEL)),
      'conflit',
    );
    expect(message).toContain(gestionnaire.auteur.nom);
  });

  test('is never edited nor removed', async () => {
    await expect(lire("UPDATE correction_d_etat_civil SET motif = 'autre'")).rejects.toThrow(
      /se corrige de nouveau/,
    );
    await expect(lire('DELETE FROM correction_d_etat_civil')).rejects.toThrow(/se corrige de nouveau/);
    await expect(lire('TRUNCATE correction_d_etat_civil')).rejects.toThrow(/se corrige de nouveau/);
  });

  test('of a person who consents for two pupils is corrected for both', async () => {
    const premier = await consentir('lyceePublic', { etatCivil: TROP_LONG });
    const second = await consentir('lyceePublic', { etatCivil: TROP_LONG });
    await lire(
      `INSERT INTO lien SELECT (jsonb_populate_record(l, jsonb_build_object('responsable_id', $2::text))).* FROM lien l WHERE eleve_id = $1`,
      [second.eleveId, premier.responsableId],
    );
    await falsifier(`UPDATE consentement SET responsable_id = '${premier.responsableId}', responsable_dit_id = '${premier.responsableId}'
      WHERE id = '${second.id}'`);
    await etudier('lyceePublic');
    await corriger(gestionnaire, correction(premier.id, MARTEL));
    const { ligne } = await voirLigne(gestionnaire, second.id);
    expect(ligne.prete).toBe(true);
    await derouler((await rejouer(gestionnaire, rejeu({ uai: ETABLISSEMENTS.lyceePublic.uai })))[0] ?? '');
    expect([await issueDe(premier.id), await issueDe(second.id)]).toMatchObject([
      { issue: 'attribution' },
      { issue: 'attribution' },
    ]);
  });
});

describe('a replay', () => {
  test('takes what is ready and leaves the rest; of two at once, one wins', async () => {
    const deux = await Promise.allSettled([rejouer(gestionnaire, rejeu()), rejouer(gestionnaire, rejeu())]);
    const gagnes = deux.flatMap((issue) => (issue.status === 'fulfilled' ? issue.value : []));
    expect(gagnes).toHaveLength(1);
    expect(deux.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'conflit' } },
    ]);
    const [passage] = await lire<{ consentements: string[]; qui: string; etat: string }>(
      'SELECT consentements, lance_par_nom AS qui, etat::text FROM passage_d_etude WHERE id = $1',
      [gagnes[0]],
    );
    expect(passage).toEqual({
      consentements: [idDe('a given name too long')],
      ...{ qui: gestionnaire.auteur.nom, etat: 'en_cours' },
    });
    const { ligne } = await voirLigne(gestionnaire, idDe('a given name too long'));
    expect([ligne.enReprise, ligne.rejouable]).toEqual([true, false]);
    await attendreRefus(corriger(gestionnaire, correction(idDe('a given name too long'), MARTEL)), 'conflit');
    await derouler(gagnes[0] ?? '');
    expect(await issueDe(idDe('a given name too long'))).toEqual({ issue: 'attribution', etat: 'proposee' });
    expect((await nombres())[FICHE]).toBe('1 0');
    const [fini] = await lire<{ etat: string; bilan: { issues: object } }>(
      'SELECT etat::text, bilan FROM passage_d_etude WHERE id = $1',
      [gagnes[0]],
    );
    expect([fini?.etat, fini?.bilan.issues]).toEqual(['fini', { attribution: 1, a_reprendre: 0 }]);
  });

  test('done again, finds nothing: what is settled is settled', async () => {
    await attendreRefus(rejouer(gestionnaire, rejeu()), 'conflit');
    await attendreRefus(
      rejouer(gestionnaire, rejeu({ consentementId: idDe('a given name too long') })),
      'conflit',
    );
    await attendreRefus(voirLigne(gestionnaire, idDe('a given name too long')), 'introuvable');
  });

  test('takes one line that is not ready, where who asks has seen it', async () => {
    const reste = idDe('a given name too long', 1);
    await derouler((await rejouer(gestionnaire, rejeu({ consentementId: reste })))[0] ?? '');
    expect(await issueDe(reste)).toEqual({ issue: 'personne', etat: null });
    expect((await nombres())[FICHE]).toBe('1 0');
  });

  test('of calls that failed keeps what is still not answered, counted once', async () => {
    await derouler((await rejouer(gestionnaire, rejeu({ panne: 'a_reprendre' })))[0] ?? '');
    expect((await nombres()).a_reprendre).toBe('2 2');
  });

  test('takes a concubin’s line once the concubin agrees', async () => {
    const attendu = idDe('a concubin who has not answered');
    await lire(
      `INSERT INTO accord_de_concubin (id, couple_id, accord, canal, texte, jour, etat_civil)
       SELECT uuidv7(), couple_id, true, 'en_ligne', 'concubin-2026', '2026-11-10', $2::jsonb FROM consentement WHERE id = $1`,
      [attendu, JSON.stringify(EPOUX)],
    );
    expect((await nombres()).sans_accord).toBe('4 1');
    await derouler((await rejouer(gestionnaire, rejeu({ panne: 'sans_accord' })))[0] ?? '');
    expect((await nombres()).sans_accord).toBe('3 0');
    expect((await issueDe(attendu))?.issue).not.toBe('sans_accord');
  });

  test('never follows a withdrawal, nor a demande filed by hand meanwhile', async () => {
    const reste = idDe('a given name too long', 1);
    const [qui] = await lire<{ eleveId: string; responsableId: string }>(
      'SELECT eleve_id AS "eleveId", responsable_id AS "responsableId" FROM consentement WHERE id = $1',
      [reste],
    );
    await corriger(gestionnaire, correction(reste, MARTEL));
    await falsifier(
      `INSERT INTO dossier (id, numero, rentree, eleve_id, demandeur_id, uai, academie_code, departement_code, scolarite_id, branche, canal, etat, recu_le)
       SELECT gen_random_uuid(), nouveau_numero(2026), 2026, s.eleve_id, '${qui?.responsableId}', s.uai, s.academie_code, t.departement_code, s.id,
         'college_public', 'papier', 'deposee', '2026-10-01' FROM scolarite s JOIN etablissement t USING (uai) WHERE s.eleve_id = '${qui?.eleveId}'`,
    );
    await attendreRefus(rejouer(gestionnaire, rejeu()), 'conflit');
    await attendreRefus(voirLigne(gestionnaire, reste), 'introuvable');

    const retire = idDe('a broken service');
    const [lui] = await lire<{ eleveId: string; responsableId: string }>(
      'SELECT eleve_id AS "eleveId", responsable_id AS "responsableId" FROM consentement WHERE id = $1',
      [retire],
    );
    await poserConsentement(lui as never, {
      ...{ reponse: 'retrait', jour: '2026-11-10' },
      qui: lui?.responsableId ?? '',
    });
    await attendreRefus(
      rejouer(gestionnaire, rejeu({ panne: 'a_reprendre', consentementId: retire })),
      'conflit',
    );
    expect((await nombres()).a_reprendre).toBe('1 1');
  });

  test('is no way to start, in the base, a run of consents that nobody studied', async () => {
    const neuf = await consentir('collegePublic', { etatCivil: MARTEL });
    await lire(
      `INSERT INTO passage_d_etude (id, rentree, academie_code, consentements, auteur_id, auteur_nom)
       VALUES ('019ac000-0000-7000-8000-000000000002', 2026, $1, $2, uuidv7(), 'A')`,
      [academieCode, [neuf.id]],
    );
    await expect(
      lire(
        `UPDATE passage_d_etude SET etat = 'en_cours', lance_par_id = uuidv7(), lance_par_nom = 'A', lance_le = now(), a_etudier = 1
         WHERE id = '019ac000-0000-7000-8000-000000000002'`,
      ),
    ).rejects.toThrow(/ni de cours/);
  });

  test('begins on no day before the études', async () => {
    const le14 = await acteur(nouvelleScene('lyceePublic'), 'gestionnaire_sab', le('2026-09-14'));
    await attendreRefus(rejouer(le14, rejeu({ panne: 'a_reprendre' })), 'impossible');
  });
});

describe('what a service decides without any call', () => {
  const lieu = ETABLISSEMENTS.lyceePublic.uai;
  const suite = (genre: 'avis_demande' | 'remise', plus: object = {}) => ({
    ...{ genre, panne: FICHE, uai: lieu, consentementId: '', ...plus },
  });
  const dossierDe = async (consentementId: string) => {
    const [lu] = await lire<{ etat: string; causes: string[]; pieces: string[]; situation: string | null }>(
      `SELECT d.etat::text, e.causes, m.contenu #>> '{demandeur,situation}' AS situation, m.contenu #>> '{demandeur,nom}' AS nom,
         coalesce((SELECT array_agg(code ORDER BY code) FROM piece p WHERE p.dossier_id = d.id), '{}') AS pieces
       FROM etude e JOIN dossier d ON d.id = e.dossier_id JOIN demande m ON m.dossier_id = d.id WHERE e.consentement_id = $1`,
      [consentementId],
    );
    return lu;
  };
  const sansAppel = async (id: string) => {
    const { tour } = await voirPassage(gestionnaire, id);
    await etudierPassage({ passageId: id, tour }, { ouvrir: () => Promise.reject('called') as never });
    await etudierPassage(
      { passageId: id, tour: tour + 1 },
      { ouvrir: () => Promise.reject('called') as never },
    );
  };
  let poses: Awaited<ReturnType<typeof consentir>>[];
  let enCouple: Awaited<ReturnType<typeof consentir>>;
  let sansAccord: Awaited<ReturnType<typeof consentir>>;

  beforeAll(async () => {
    poses = [];
    for (let rang = 0; rang < 3; rang++) poses.push(await consentir('lyceePublic', { etatCivil: TROP_LONG }));
    enCouple = await consentir('lyceePublic', { etatCivil: TROP_LONG, concubin: true });
    sansAccord = await consentir('lyceePublic', { etatCivil: MARTEL, concubin: false });
    await etudier('lyceePublic');
  });

  test('is no act of an établissement, of another académie, nor of lines that wait for the family', async () => {
    const chef = await acteur(nouvelleScene('collegePublic'), 'chef_etablissement', LE_JOUR);
    const toulouse = await acteur(nouvelleScene('collegeToulouse'), 'gestionnaire_sab', LE_JOUR);
    expect(() => preparerLaSuite(chef, suite('remise'))).toThrow(/service académique/);
    expect(() => fixerLaRemise(chef, { academie: academieCode, jour: '2026-12-01' })).toThrow(/service/);
    await attendreRefus(preparerLaSuite(toulouse, suite('remise')), 'conflit');
    await attendreRefus(preparerLaSuite(gestionnaire, suite('remise', { panne: 'sans_accord' })), 'conflit');
    await attendreRefus(
      preparerLaSuite(gestionnaire, suite('remise', { panne: 'demandeur.ambigue', uai })),
      'conflit',
    );
    await attendreRefus(fixerLaRemise(toulouse, { academie: academieCode, jour: '2026-12-01' }), 'interdit');
  });

  test('asks the avis of these families: both sides first, then a dossier each, nobody called', async () => {
    const [id = ''] = await preparerLaSuite(
      gestionnaire,
      suite('avis_demande', { consentementId: poses[0]?.id }),
    );
    const passage = await voirPassage(gestionnaire, id);
    expect(gestesDe(passage)).toEqual(['lancer', 'arreter']);
    expect(await apercuDeLaSuite(gestionnaire, passage)).toEqual({
      ...{ ouvrent: 1, sansAccord: 0, double: 0, enReprise: 0, dossierOuvert: 0 },
    });
    expect(await dossierDe(poses[0]?.id ?? '')).toBeUndefined();
    await mener(gestionnaire, id, 'lancer');
    await sansAppel(id);
    expect(await dossierDe(poses[0]?.id ?? '')).toMatchObject({
      ...{ etat: 'incomplete', causes: ['avis_demande'], pieces: ['avis_impot'] },
    });
    const [deux = ''] = await preparerLaSuite(
      gestionnaire,
      suite('avis_demande', { consentementId: enCouple.id }),
    );
    await mener(gestionnaire, deux, 'lancer');
    await sansAppel(deux);
    expect(await dossierDe(enCouple.id)).toMatchObject({
      ...{ situation: 'concubinage', pieces: ['avis_impot', 'avis_impot_concubin'] },
    });
    await attendreRefus(
      preparerLaSuite(gestionnaire, suite('remise', { consentementId: enCouple.id })),
      'conflit',
    );
  });

  test('hands one line to a person, with what the base knows and no household that nobody said', async () => {
    const [id = ''] = await preparerLaSuite(gestionnaire, suite('remise', { consentementId: poses[1]?.id }));
    await mener(gestionnaire, id, 'lancer');
    await sansAppel(id);
    const [personne] = await lire<{ nom: string }>('SELECT nom FROM responsable WHERE id = $1', [
      poses[1]?.responsableId,
    ]);
    expect(await dossierDe(poses[1]?.id ?? '')).toMatchObject({
      ...{ etat: 'en_instruction', causes: ['remise'], pieces: [], situation: null, nom: personne?.nom },
    });
  });

  test.each(['2026-11-10', '2026-09-20', '2027-09-01'])('is set for no day like %s', async (jour) => {
    expect(() => fixerLaRemise(gestionnaire, { academie: academieCode, jour })).toThrow(
      /Date : elle est à venir/,
    );
  });

  test('on its day, and no sooner, makes ordinary dossiers of what is left; who waits for the family stays', async () => {
    await fixerLaRemise(gestionnaire, { academie: academieCode, jour: '2026-11-30' });
    const id = await fixerLaRemise(gestionnaire, { academie: academieCode, jour: '2026-11-20' });
    expect((await remisesFixees(gestionnaire)).fixees.map((fixee) => fixee.id)).toEqual([id]);
    const fixee = await voirPassage(gestionnaire, id);
    expect(gestesDe(fixee)).toEqual(['arreter']);
    const apercu = await apercuDeLaSuite(gestionnaire, fixee);
    expect(apercu.ouvrent).toBeGreaterThanOrEqual(1);
    expect(apercu.sansAccord).toBeGreaterThanOrEqual(1);
    await attendreRefus(mener(gestionnaire, id, 'lancer'), 'conflit');
    const nommer = `UPDATE passage_d_etude SET etat = 'en_cours', consentements = ARRAY['${poses[2]?.id}']::uuid[], lance_par_id = auteur_id,
      lance_par_nom = auteur_nom, lance_le = now(), a_etudier = 1 WHERE id = '${id}'`;
    await expect(enTantQuApplication(`agent:${gestionnaire.auteur.id}`, nommer)).rejects.toThrow(/étendue/);
    // Asked by the site itself, which knows the day.
    await expect(enPortee(gestionnaire, (tx) => tx.$executeRawUnsafe(nommer))).rejects.toThrow(/étendue/);
    await remettreLesRestes();
    expect((await voirPassage(gestionnaire, id)).etat).toBe('prepare');

    await reglerLeJour(le('2026-11-20'));
    await remettreLesRestes();
    await remettreLesRestes();
    const lance = await voirPassage(gestionnaire, id);
    expect(lance).toMatchObject({
      ...{ etat: 'en_cours', lanceParNom: gestionnaire.auteur.nom, aEtudier: apercu.ouvrent, tour: 1 },
    });
    expect(lance.consentements).toContain(poses[2]?.id);
    expect(lance.consentements).not.toContain(sansAccord.id);
    await sansAppel(id);
    expect(await dossierDe(poses[2]?.id ?? '')).toMatchObject({ etat: 'en_instruction', causes: ['remise'] });
    expect(await dossierDe(sansAccord.id)).toBeUndefined();

    const plusTard = await acteur(nouvelleScene('lyceePublic'), 'gestionnaire_sab', le('2026-11-20'));
    const vide = await fixerLaRemise(plusTard, { academie: academieCode, jour: '2026-11-21' });
    await reglerLeJour(le('2026-11-21'));
    await remettreLesRestes();
    expect(await voirPassage(plusTard, vide)).toMatchObject({ etat: 'arrete', consentements: [] });
  });
});
