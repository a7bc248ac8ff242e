/** A change of the person in charge during the year, from the second demande to the second bourse (C. III.C.1.b). */
import { describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { attribuer } from '#lib/decision/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { rentree } from '#lib/droit/annee.ts';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { suivreDossier } from '#lib/famille/queries.ts';
import { dusDuDossier, lignesDuBoursier } from '#lib/liquidation/faits.ts';
import { boursesAttribuees, lireBoursiers } from '#lib/liquidation/queries.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { nouvelleScene, STADES } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

/** The first bourse of a pupil, notified, and what a second demande is told from. */
async function boursier(lieu: 'lyceePublic' | 'collegePublic'): Promise<Scene> {
  const s = nouvelleScene(lieu);
  await STADES.notifiee(s);
  return s;
}

/** The demande on paper of another person for the same pupil; `prise`: since when it has the charge. */
async function autrePersonne(premiere: Scene, recue: string, prise?: string): Promise<Scene> {
  const s: Scene = { ...premiere, dossierId: '', version: 0 };
  await saisir(s, le(recue), { rfr: 100, priseEnChargeLe: prise, piecesRecues: ['document_charge'] });
  await lire(
    `UPDATE brouillon SET contenu = jsonb_set(contenu, '{demandeur}', (contenu->'demandeur') - 'responsableId'
       || '{"nom": "Delaunay", "prenom": "Irène", "courriel": ""}') WHERE dossier_id = $1`,
    [s.dossierId],
  );
  return s;
}

const liens = (s: Scene) =>
  lire<{ succede: string | null; etat: string; hors_delai: boolean }>(
    'SELECT succede_a_id::text AS succede, etat, hors_delai FROM dossier WHERE id = $1',
    [s.dossierId],
  );
const droits = (s: Scene) =>
  lire<{ du: string; au: string }>(
    "SELECT du::text, au::text FROM droit WHERE dossier_id = $1 AND ferme_par_id IS NULL AND composante = 'bourse'",
    [s.dossierId],
  );

async function retirer(s: Scene, jour: string, dernierJour: string): Promise<void> {
  await verbes.inviter(s, le(jour));
  await verbes.recevoirObservations(s, le(jour));
  await verbes.retirer(s, le(jour), le(dernierJour));
}

// Échelon 6, 357 € a trimestre: 20 days of 120 to the first person, the rest to the second, to the cent.
test('in September, the two bourses make exactly the year, in the rights, the states and the letter', async () => {
  const premiere = await boursier('lyceePublic');
  await retirer(premiere, '2026-09-20', '2026-09-20');
  const seconde = await autrePersonne(premiere, '2026-09-22', '10/09/2026');
  await verbes.deposer(seconde, le('2026-09-22'));
  await verbes.instruire(seconde, le('2026-09-23'));
  await verbes.attribuer(seconde, le('2026-09-24'));
  expect(await droits(seconde)).toEqual([{ du: '2026-09-21', au: '2027-08-31' }]);
  const portee = porteeSysteme(le('2026-10-01'));
  const parts = await Promise.all(
    [premiere, seconde].map(async ({ dossierId }) =>
      dusDuDossier(await enPortee(portee, (tx) => chargerDossier(tx, portee, dossierId))).dus.map(
        ({ montant }) => montant,
      ),
    ),
  );
  expect(parts).toEqual([[5950], [29_750, 35_700, 35_700]]);
  const { uai, academieCode } = ETABLISSEMENTS.lyceePublic;
  const lieu = { uai, academieCode, branche: 'lycee_public', rentree: 2026, trimestre: 3 } as const;
  const [lu] = await enPortee(portee, (tx) => lireBoursiers(tx, lieu, [seconde.dossierId]));
  const lignes = lu ? lignesDuBoursier({ uai, annee: rentree(2026), trimestre: 3 }, lu) : [];
  expect(lignes.map(({ du }) => du)).toEqual([29_750, 35_700, 35_700]);
  // Who follows the sums reads no decision.
  const comptable = await acteur(seconde, 'agent_comptable', le('2026-10-01'));
  const attribuees = (await boursesAttribuees(comptable, 2026)).filter(
    ({ eleveId }) => eleveId === seconde.eleveId,
  );
  expect(attribuees.map(({ montants }) => montants.bourse)).toEqual([5950, 101_150]);
  const [lettre] = await lire<{ id: string }>(
    "SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'attribution'",
    [seconde.dossierId],
  );
  const faits = await enPortee(portee, (tx) => faitsDesCourriers(tx, [lettre?.id ?? '']));
  const texte = JSON.stringify([...faits.values()].map((un) => composerCourrier(donneesDuCourrier(un))));
  expect(texte.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('1 011,50 €');
});

describe('a change of person in charge in January', () => {
  test('both demandes stand, linked; the second bourse begins the day after the first ends', async () => {
    const premiere = await boursier('lyceePublic');
    const seconde = await autrePersonne(premiere, '2027-01-18', '04/01/2027');
    await verbes.deposer(seconde, le('2027-01-18'));
    expect(await liens(seconde)).toEqual([
      { succede: premiere.dossierId, etat: 'deposee', hors_delai: false },
    ]);
    await verbes.instruire(seconde, le('2027-01-19'));
    const responsable = await acteur(seconde, 'responsable_sab', le('2027-01-20'));
    expect(await refusDe(accomplir(responsable, attribuer(cible(seconde))))).toMatchObject({
      code: 'impossible',
      message: expect.stringMatching(/^La personne qui avait la charge avant a encore sa bourse/),
    });
    await retirer(premiere, '2027-01-21', '2027-01-31');
    await verbes.attribuer(seconde, le('2027-01-22'));
    expect(await droits(premiere)).toEqual([{ du: '2026-09-01', au: '2027-01-31' }]);
    expect(await droits(seconde)).toEqual([{ du: '2027-02-01', au: '2027-08-31' }]);
    const [decision] = await lire<{ regles: string[] }>(
      `SELECT array(SELECT l->>'regle' FROM jsonb_array_elements(trace) l WHERE l->>'regle' LIKE 'charge.%') AS regles
       FROM decision WHERE dossier_id = $1`,
      [seconde.dossierId],
    );
    expect(decision?.regles).toEqual(['charge.lendemain_du_retrait']);
  });

  // Reading versement.eleve_devenu_majeur: the parent is paid while it has the charge; then the pupil, who asks in turn.
  test('the pupil come of age, in nobody’s charge any more, asks in turn: its decision pays it, the parent until then', async () => {
    const parent = await boursier('lyceePublic');
    await lire("UPDATE eleve SET naissance = '2009-01-04' WHERE id = $1", [parent.eleveId]);
    const lui = await autrePersonne(parent, '2027-01-18', '04/01/2027');
    await lire(
      `UPDATE brouillon SET contenu = jsonb_set(jsonb_set(jsonb_set(contenu, '{demandeur,lien}', '"eleve_lui_meme"'),
         '{demandeur,situation}', '"autonome"'),
         '{precisions}', coalesce(contenu->'precisions', '{}') || '{"autonome": {"chargeDePersonne": true, "avisPropre": true,
           "surAvisDUnTiers": false, "surAttestationCafDUnTiers": false, "etrangerIsole": false, "ancienDelegataire": false}}')
       WHERE dossier_id = $1`,
      [lui.dossierId],
    );
    await verbes.deposer(lui, le('2027-01-18'));
    await verbes.instruire(lui, le('2027-01-19'));
    const responsable = await acteur(lui, 'responsable_sab', le('2027-01-20'));
    expect(await refusDe(accomplir(responsable, attribuer(cible(lui))))).toMatchObject({
      code: 'impossible',
    });
    await retirer(parent, '2027-01-21', '2027-01-31');
    await verbes.attribuer(lui, le('2027-01-22'));
    expect([await droits(parent), await droits(lui)]).toEqual([
      [{ du: '2026-09-01', au: '2027-01-31' }],
      [{ du: '2027-02-01', au: '2027-08-31' }],
    ]);
    const { uai, academieCode } = ETABLISSEMENTS.lyceePublic;
    const lieu = { uai, academieCode, branche: 'lycee_public', rentree: 2026, trimestre: 3 } as const;
    const lus = await enPortee(porteeSysteme(le('2027-04-01')), (tx) =>
      lireBoursiers(tx, lieu, [parent.dossierId, lui.dossierId]),
    );
    expect(new Set(lus.map(({ beneficiaireId }) => beneficiaireId)).size).toBe(2);
  });

  test('without the charge on the day after, the second begins with its deposit or its charge, the later', async () => {
    const premiere = await boursier('collegePublic');
    await retirer(premiere, '2026-12-01', '2026-12-10');
    const seconde = await autrePersonne(premiere, '2027-01-18', '04/01/2027');
    await verbes.deposer(seconde, le('2027-01-18'));
    await verbes.instruire(seconde, le('2027-01-19'));
    await verbes.attribuer(seconde, le('2027-01-20'));
    expect(await droits(seconde)).toEqual([{ du: '2027-01-18', au: '2027-08-31' }]);
  });

  test('behind a first demande that was refused, the second begins with its deposit', async () => {
    const premiere = nouvelleScene('lyceePublic');
    await STADES.instruction_sans_droit(premiere);
    await verbes.refuser(premiere, le('2026-09-16'));
    await lettresProduites(premiere.dossierId, le('2026-09-17'));
    await verbes.notifier(premiere, le('2026-09-18'));
    const seconde = await autrePersonne(premiere, '2027-01-18', '04/01/2027');
    await verbes.deposer(seconde, le('2027-01-18'));
    await verbes.instruire(seconde, le('2027-01-19'));
    await verbes.attribuer(seconde, le('2027-01-20'));
    expect(await droits(seconde)).toEqual([{ du: '2027-01-18', au: '2027-08-31' }]);
  });

  test('agents read the link on both sides, the first family reads nothing of the second', async () => {
    const premiere = await boursier('lyceePublic');
    const seconde = await autrePersonne(premiere, '2027-01-18', '04/01/2027');
    await verbes.deposer(seconde, le('2027-01-18'));
    const agent = await acteur(premiere, 'gestionnaire_sab', le('2027-01-19'));
    const vue = { onglet: 'resume', piece: undefined };
    const ici = await consulterDossier(agent, premiere.dossierId, vue);
    expect(ici.dossier.autres.map(({ id }) => id)).toEqual([seconde.dossierId]);
    const la = await consulterDossier(agent, seconde.dossierId, vue);
    expect(la.dossier.succedeAId).toBe(premiere.dossierId);
    const famille = await acteur(premiere, 'famille', le('2027-01-19'));
    const lu = await suivreDossier(famille, premiere.dossierId);
    expect(lu.dossier.autres).toEqual([]);
    expect(JSON.stringify(lu)).not.toMatch(/Delaunay/i);
    expect(await refusDe(suivreDossier(famille, seconde.dossierId))).toMatchObject({ code: 'introuvable' });
  });

  test('two months after the event and a day, the demande is recorded late, and waits for who rules on the delay', async () => {
    const premiere = await boursier('lyceePublic');
    // 4 January and two months: Thursday 4 March.
    const aTemps = await autrePersonne(premiere, '2027-03-04', '04/01/2027');
    await verbes.deposer(aTemps, le('2027-03-04'));
    expect(await liens(aTemps)).toMatchObject([{ hors_delai: false }]);
    const autre = await boursier('lyceePublic');
    const tard = await autrePersonne(autre, '2027-03-05', '04/01/2027');
    await verbes.deposer(tard, le('2027-03-05'));
    expect(await liens(tard)).toMatchObject([{ hors_delai: true, succede: autre.dossierId }]);
  });
});

describe('refuses: what is not a change of person', () => {
  test('another person who does not say since when: received, as a double demande that takes no place of the first', async () => {
    const premiere = await boursier('collegePublic');
    const seconde = await autrePersonne(premiere, '2026-10-05');
    await verbes.deposer(seconde, le('2026-10-05'));
    expect(await liens(seconde)).toMatchObject([{ etat: 'deposee', succede: null }]);
  });

  test('the same person who files twice, whatever it says of the charge', async () => {
    const premiere = await boursier('collegePublic');
    const seconde: Scene = { ...premiere, dossierId: '', version: 0 };
    await saisir(seconde, le('2027-01-18'), { rfr: 100, priseEnChargeLe: '04/01/2027' });
    expect(await refusDe(verbes.deposer(seconde, le('2027-01-18')))).toMatchObject({ code: 'conflit' });
  });

  test('a third person behind the same first one, while the second still stands', async () => {
    const premiere = await boursier('lyceePublic');
    const seconde = await autrePersonne(premiere, '2027-01-18', '04/01/2027');
    await verbes.deposer(seconde, le('2027-01-18'));
    await expect(
      lire(
        `INSERT INTO dossier (id, numero, rentree, eleve_id, demandeur_id, uai, academie_code, departement_code, scolarite_id,
           branche, etat, version, recu_le, succede_a_id, modifie_le)
         SELECT gen_random_uuid(), 'X', rentree, eleve_id, demandeur_id, uai, academie_code, departement_code, scolarite_id,
           branche, 'deposee', 1, recu_le, succede_a_id, now() FROM dossier WHERE id = $1`,
        [seconde.dossierId],
      ),
    ).rejects.toThrow(/dossier_successeur/);
  });

  test('even to its owner: a demande that follows itself, another pupil, or the same person, and one that changes its place', async () => {
    const premiere = await boursier('lyceePublic');
    const ailleurs = await boursier('lyceePublic');
    const seconde = await autrePersonne(premiere, '2027-01-18', '04/01/2027');
    await verbes.deposer(seconde, le('2027-01-18'));
    const suivre = (de: Scene, qui: Scene) =>
      lire('UPDATE dossier SET succede_a_id = $2 WHERE id = $1', [de.dossierId, qui.dossierId]);
    await expect(suivre(ailleurs, premiere)).rejects.toThrow(/même élève/);
    await expect(suivre(premiere, premiere)).rejects.toThrow();
    await expect(suivre(seconde, ailleurs)).rejects.toThrow(/ne change pas de rang/);
  });
});
