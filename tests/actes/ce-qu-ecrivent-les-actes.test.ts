/** What an act writes besides the state, read in the rows of the base; expected days and amounts are those of the texts. */
import { describe, expect, test } from 'vitest';
import { compteursDeBannette } from '#lib/bannette/queries.ts';
import { garderBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import type { SaisieDeDemande } from '#lib/demande/schema.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import { demanderPieces } from '#lib/piece/actes.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { formulaire } from '#monde/formulaire.ts';
import { foyer, RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { ACTES_DU_SERVEUR } from './appui/serveur-actes.ts';

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

/** A deposited form that says what no household of the world says. */
async function deposerAvec(
  changer: (saisie: SaisieDeDemande) => SaisieDeDemande,
  { recuLe = '2026-09-10', ou = 'collegePublic' as NomEtablissement } = {},
): Promise<Scene> {
  const s = nouvelleScene(ou);
  const portee = await acteur(s, 'secretariat', le(recuLe));
  s.dossierId = await ouvrirBrouillon(portee, { eleveId: s.eleveId, annee: RENTREE });
  const saisie = changer(formulaire(s.foyer, { recuLe, rfr: 100 }));
  await garderBrouillon(portee, { dossierId: s.dossierId, revision: 0, saisie });
  await verbes.deposer(s, le(recuLe));
  return s;
}

/** A placement without allowance: who has the charge of the pupil is left to a person (C. III.D.3). */
const placement = (saisie: SaisieDeDemande): SaisieDeDemande => ({
  ...saisie,
  eleve: { ase: { mesure: 'placement', effectif: true, allocationVersee: false, chez: 'structure' } },
});

/** One row of what was written of a dossier. */
async function lue<T extends Record<string, unknown>>(colonnes: string, table: string, { dossierId }: Scene) {
  const cle = table === 'dossier' ? 'id' : 'dossier_id';
  const [rangee] = await lire<T>(`SELECT ${colonnes} FROM ${table} WHERE ${cle} = $1`, [dossierId]);
  return rangee;
}

describe('flags and days of the dossier', () => {
  test('a demande that the law leaves to a person is flagged for examination', async () => {
    expect(await lue('drapeaux', 'dossier', await deposerAvec(placement))).toEqual({
      drapeaux: ['a_examiner'],
    });
  });

  test('refuses: that flag on a demande that the law judges alone', async () => {
    expect(await lue('drapeaux', 'dossier', await dossierA('deposee', 'college_public'))).toEqual({
      drapeaux: [],
    });
  });

  const DEPUIS = "(depuis_le AT TIME ZONE 'UTC')::date::text AS depuis";

  test('a dossier is in its state since the day of the act that brought it there', async () => {
    const s = await dossierA('deposee', 'college_public');
    expect(await lue(DEPUIS, 'dossier', s)).toEqual({ depuis: '2026-09-10' });
    await verbes.instruire(s, le('2026-09-14'));
    expect(await lue(DEPUIS, 'dossier', s)).toEqual({ depuis: '2026-09-14' });
  });

  test('refuses: to count the days again at an act that changes no state', async () => {
    const s = await dossierA('deposee', 'college_public');
    await verbes.joindreFichiers(s, le('2026-09-12'));
    expect(await lue(DEPUIS, 'dossier', s)).toEqual({ depuis: '2026-09-10' });
  });

  // Received on 10 September, complete: the silence of two months ends on 10 November (CRPA L. 231-4).
  test.each([
    ['2026-11-09', { en_retard: 0, aujourdhui: 0, sept_jours: 1 }],
    ['2026-11-10', { en_retard: 0, aujourdhui: 1, sept_jours: 0 }],
    ['2026-11-11', { en_retard: 1, aujourdhui: 0, sept_jours: 0 }],
  ])('on %s its deadline counts as %o', async (jour, compteurs) => {
    const [deja] = await lire('SELECT 1 FROM dossier WHERE uai = $1', [
      ETABLISSEMENTS.autreCollegePublic.uai,
    ]);
    if (!deja) await deposerAvec((saisie) => saisie, { ou: 'autreCollegePublic' });
    const portee = await acteur(nouvelleScene('autreCollegePublic'), 'secretariat', le(jour));
    expect(await compteursDeBannette(portee, RENTREE, {})).toMatchObject(compteurs);
  });

  // Third Thursday of October 2026: the 15th (D. 530-1). The postmark counts as the day of deposit (C. II.C.3).
  test.each([
    ['15/10/2026', false],
    ['16/10/2026', true],
    ['', true],
  ])('received on 20 October with the postmark « %s »: late is %s', async (cachetPostalLe, tard) => {
    const s = await deposerAvec(
      ({ reception, ...saisie }) =>
        ({ ...saisie, reception: { ...reception, cachetPostalLe } }) as SaisieDeDemande,
      { recuLe: '2026-10-20' },
    );
    expect(await lue('hors_delai', 'dossier', s)).toEqual({ hors_delai: tard });
  });
});

describe('what a decision and a proposition keep', () => {
  const EFFET = 'effet_du::text, effet_au::text';

  test('an attribution takes effect for the school year', async () => {
    expect(await lue(EFFET, 'decision', await dossierA('decidee', 'college_public'))).toEqual({
      effet_du: '2026-09-01',
      effet_au: '2027-08-31',
    });
  });

  test('an attribution to a pupil who came during the year takes effect on that day', async () => {
    const s = nouvelleScene('lyceePublic');
    await falsifier(`UPDATE scolarite SET entree_le = '2026-10-05' WHERE eleve_id = '${s.eleveId}'`);
    await saisir(s, le('2026-10-08'), { rfr: 100 });
    await verbes.deposer(s, le('2026-10-08'));
    await verbes.instruire(s, le('2026-10-09'));
    await verbes.attribuer(s, le('2026-10-12'));
    expect(await lue(EFFET, 'decision', s)).toEqual({ effet_du: '2026-10-05', effet_au: '2027-08-31' });
  });

  test('refuses: an effect of a refusal', async () => {
    const s = await dossierA('instruction_sans_droit', 'college_public');
    await verbes.refuser(s, le('2026-09-16'));
    expect(await lue(EFFET, 'decision', s)).toEqual({ effet_du: null, effet_au: null });
  });

  test('a decision left to a person keeps why, in writing', async () => {
    const s = await deposerAvec(placement);
    await verbes.instruire(s, le('2026-09-14'));
    const motivation = 'La mère garde la charge de l’élève chaque fin de semaine.';
    await verbes.attribuer(s, le('2026-09-16'), { echelon: 1, motivation });
    expect(await lue('echelon, motivation', 'decision', s)).toEqual({ echelon: 1, motivation });
  });

  // Closing on 15 October, then eight days (C. IV.B, collège, 2).
  test.each([
    ['2026-10-23', false],
    ['2026-10-24', true],
  ])('a proposition of %s: late is %s', async (jour, tard) => {
    const s = await dossierA('deposee', 'college_prive');
    await verbes.proposer(s, le(jour));
    expect(await lue('en_retard', 'proposition', s)).toEqual({ en_retard: tard });
  });

  // Annexe 7, rentrée 2026, fifth échelon of lycée.
  test.each([
    ['interne', 1, [{ composante: 'internat', echelon: 5, centimes_annuels: 60_300 }]],
    ['externe', 0, []],
  ])('a boursier %s: its prime d’internat', async (_, rang, prime) => {
    const s = scene(foyer('traore'), rang);
    await saisir(s, le('2026-09-10'));
    await verbes.deposer(s, le('2026-09-10'));
    await verbes.instruire(s, le('2026-09-14'));
    await verbes.attribuer(s, le('2026-09-16'));
    const droits = await lire<{ composante: string; echelon: number }>(
      'SELECT composante, echelon, centimes_annuels FROM droit WHERE dossier_id = $1',
      [s.dossierId],
    );
    expect(droits.filter(({ composante }) => composante === 'bourse')).toMatchObject([{ echelon: 5 }]);
    expect(droits.filter(({ composante }) => composante !== 'bourse')).toEqual(prime);
  });
});

describe('what is said of the pieces', () => {
  test('the figures of an avis make a new version: those of the form stay, and the decision names what it judged', async () => {
    const s = nouvelleScene('collegePublic');
    await saisir(s, le('2026-09-10'), { rfr: 12_345 });
    await verbes.deposer(s, le('2026-09-10'));
    const portee = await acteur(s, 'chef_etablissement', le('2026-09-11'));
    const { version } = await ACTES_DU_SERVEUR.reporter_avis(portee, cible(s));
    s.version = version;
    await verbes.instruire(s, le('2026-09-14'));
    await verbes.attribuer(s, le('2026-09-16'));
    const versions = await lire(
      `SELECT (contenu->'ressources'->'avis'->>'rfr')::int AS rfr, jour::text,
         id IN (SELECT demande_id FROM decision) AS jugee FROM demande WHERE dossier_id = $1 ORDER BY rang`,
      [s.dossierId],
    );
    expect(versions).toEqual([
      { rfr: 12_345, jour: '2026-09-10', jugee: false },
      { rfr: 9_000, jour: '2026-09-11', jugee: true },
    ]);
  });

  test('a demand for pieces keeps the agent’s message', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', le('2026-09-15'));
    const message = 'La page 2 de l’attestation manque.';
    await accomplir(chef, demanderPieces(cible(s), { codes: ['attestation_caf'], message }));
    expect(await lue('message', 'demande_de_pieces', s)).toEqual({ message });
  });
});

describe('who signs', () => {
  const affecter = (sub: string, role: Role, ou: NomEtablissement) =>
    falsifier(`INSERT INTO affectation (id, agent_id, role, uai, qualite, du)
      SELECT gen_random_uuid(), id, '${role}', '${ETABLISSEMENTS[ou].uai}', 'Autre qualité', '2026-09-01' FROM agent WHERE sub = '${sub}'`);

  test('refuses: the quality that the signatory has in another place, or in another function', async () => {
    const sub = agentDe('collegePublic', 'chef_etablissement');
    await affecter(sub, 'chef_etablissement', 'autreCollegePublic');
    await affecter(sub, 'secretariat', 'collegePublic');
    const qualite = { signataire_qualite: 'Le chef d’établissement, principal du collège' };
    expect(await lue('signataire_qualite', 'decision', await dossierA('decidee', 'college_public'))).toEqual(
      qualite,
    );
    // Whichever is read first.
    await falsifier(`UPDATE affectation SET id = gen_random_uuid() WHERE qualite <> 'Autre qualité'`);
    expect(await lue('signataire_qualite', 'decision', await dossierA('decidee', 'college_public'))).toEqual(
      qualite,
    );
  });

  test('refuses: to decide by the delegation of another académie', async () => {
    const s = await dossierA('en_instruction', 'lycee_public');
    const sub = agentDeLAcademie('09', 'responsable_sab');
    const deleguer = (academie: string) =>
      falsifier(`UPDATE delegation SET academie_code = '${academie}'
        WHERE agent_id = (SELECT id FROM agent WHERE sub = '${sub}')`);
    await deleguer('16');
    const refus = await attendreRefus(verbes.attribuer(s, le('2026-09-16')), 'impossible');
    expect(refus.message).toMatch(/pas de délégation de signature en cours/);
    await deleguer('09');
    expect(await verbes.attribuer(s, le('2026-09-16'))).toMatchObject({ etat: 'decidee' });
  });
});

describe('who asks', () => {
  test('refuses: to bring up to date a person linked to another pupil of the établissement', async () => {
    const [autre] = nouvelleScene('collegePublic').foyer.responsables;
    const personne = () => lire('SELECT * FROM responsable WHERE id = $1', [autre?.id]);
    const avant = await personne();
    const depot = deposerAvec(({ demandeur, ...saisie }) => ({
      ...saisie,
      demandeur: { ...demandeur, responsableId: autre?.id, adresse: '1 rue d’Ailleurs' },
    }));
    expect(await attendreRefus(depot, 'impossible')).toMatchObject({ champ: 'demandeur.responsableId' });
    expect(await personne()).toEqual(avant);
  });

  test('the person picked, linked to the pupil, is brought up to date', async () => {
    const s = await deposerAvec(({ demandeur, ...saisie }) => ({
      ...saisie,
      demandeur: { ...demandeur, adresse: '1 rue d’Ici' },
    }));
    const adresses = await lire(
      'SELECT adresse FROM responsable WHERE id = (SELECT demandeur_id FROM dossier WHERE id = $1)',
      [s.dossierId],
    );
    expect(adresses).toEqual([{ adresse: '1 rue d’Ici' }]);
  });
});
