/** Two persons who ask for one pupil the same year (C. II.C.1), from both deposits to the one bourse. */
import { describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { attribuer, refuser } from '#lib/decision/actes.ts';
import { instruire } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { declarerDoubleDemande, reprendreApresDesistement } from '#lib/double/actes.ts';
import { suivreLesEcheances } from '#lib/echeance/taches.ts';
import { suivreDossier } from '#lib/famille/queries.ts';
import { maintenirRefus } from '#lib/recours/actes.ts';
import { completerDemande } from '#lib/saisie/actes.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { autreParent, nouvelleScene, STADES } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

interface Rangee {
  etat: string;
  recu: string;
  double: string | null;
  reprise: string | null;
  echeance: string | null;
}
const rangee = async ({ dossierId }: Scene): Promise<Rangee | undefined> =>
  (
    await lire<Rangee>(
      `SELECT etat, recu_le::text AS recu, double_de_id::text AS double, reprise_le::text AS reprise,
         echeance_le::text AS echeance FROM dossier WHERE id = $1`,
      [dossierId],
    )
  )[0];
const relire = async (s: Scene): Promise<void> => {
  const [lu] = await lire<{ version: number }>('SELECT version FROM dossier WHERE id = $1', [s.dossierId]);
  s.version = lu?.version ?? 0;
};
const lettresDe = async ({ dossierId }: Scene): Promise<string[]> =>
  (
    await lire<{ genre: string }>(
      'SELECT genre::text FROM courrier WHERE dossier_id = $1 ORDER BY reference',
      [dossierId],
    )
  ).map(({ genre }) => genre);
const decider = (s: Scene, jour: string) =>
  acteur(s, s.branche === 'college_public' ? 'chef_etablissement' : 'responsable_sab', le(jour));

/** The first demande, filed by one parent on 10 September; a second one, by the other on the 15th. */
async function deuxParents(
  lieu: 'lyceePublic' | 'collegePublic',
  dites: Parameters<typeof autreParent>[2] = {},
) {
  const premiere = nouvelleScene(lieu);
  await STADES.deposee(premiere);
  return { premiere, seconde: await autreParent(premiere, le('2026-09-15'), dites) };
}

describe('a year of two parents in résidence alternée, to its end', () => {
  test('both received at their date, both irrecevables, the first taken up again when the second withdraws', async () => {
    const { premiere, seconde } = await deuxParents('collegePublic');
    expect(await rangee(seconde)).toMatchObject({
      etat: 'deposee',
      recu: '2026-09-15',
      double: premiere.dossierId,
    });
    expect(await lettresDe(seconde)).toEqual(['accuse_reception']);

    const chef = await decider(premiere, '2026-09-16');
    for (const s of [premiere, seconde])
      expect(await refusDe(accomplir(chef, instruire(cible(s))))).toMatchObject({
        code: 'impossible',
        message: expect.stringMatching(/aucune ne peut être étudiée tant que les parents n’ont pas choisi/),
      });

    await verbes.declarerDoubleDemande(premiere, le('2026-09-16'));
    await verbes.declarerDoubleDemande(seconde, le('2026-09-16'));
    for (const s of [premiere, seconde]) {
      await lettresProduites(s.dossierId, le('2026-09-17'));
      await verbes.notifier(s, le('2026-09-18'));
    }
    const [decision] = await lire(
      `SELECT genre, autorite, motifs->0->>'regle' AS regle FROM decision WHERE dossier_id = $1`,
      [seconde.dossierId],
    );
    expect(decision).toEqual({
      genre: 'irrecevabilite',
      autorite: 'chef_etablissement',
      regle: 'recevabilite.residence_alternee',
    });

    // Nothing goes on while both stand, whatever the days that pass.
    await suivreLesEcheances(le('2026-11-12'));
    expect(await rangee(premiere)).toMatchObject({ etat: 'irrecevable' });

    await verbes.enregistrerDesistement(seconde, le('2026-11-13'));
    await suivreLesEcheances(le('2026-11-13'));
    expect(await rangee(premiere)).toEqual({
      etat: 'deposee',
      recu: '2026-09-10',
      double: null,
      reprise: '2026-11-13',
      // Two months from the day it is taken up again, not from its deposit.
      echeance: '2027-01-13',
    });
    expect(await rangee(seconde)).toMatchObject({ etat: 'desistee' });
    await suivreLesEcheances(le('2026-11-13'));
    await suivreLesEcheances(le('2027-01-13'));
    expect(await lettresDe(premiere)).toEqual([
      'accuse_reception',
      'irrecevabilite',
      'reprise_de_la_demande',
    ]);
    await suivreLesEcheances(le('2027-01-14'));
    expect((await lettresDe(premiere)).at(-1)).toBe('silence_sur_la_demande');

    await relire(premiere);
    await verbes.instruire(premiere, le('2027-01-18'));
    await verbes.attribuer(premiere, le('2027-01-19'));
    const droits = await lire(
      "SELECT du::text, au::text FROM droit WHERE dossier_id = $1 AND composante = 'bourse'",
      [premiere.dossierId],
    );
    expect(droits).toEqual([{ du: '2026-09-01', au: '2027-08-31' }]);
    const decisions = await lire(
      `SELECT genre, remplace_id IS NOT NULL AS remplace, remplace_rejet_du::text AS rejet FROM decision
       WHERE dossier_id = $1 ORDER BY rang`,
      [premiere.dossierId],
    );
    expect(decisions).toEqual([
      { genre: 'irrecevabilite', remplace: false, rejet: null },
      { genre: 'attribution', remplace: true, rejet: '2027-01-13' },
    ]);
  });

  test('the family withdraws online; the second goes on at its own date, and holds the door', async () => {
    const { premiere, seconde } = await deuxParents('lyceePublic');
    await verbes.declarerDoubleDemande(seconde, le('2026-09-16'));
    await verbes.declarerDoubleDemande(premiere, le('2026-09-16'));
    await lettresProduites(premiere.dossierId, le('2026-09-17'));
    await verbes.notifier(premiere, le('2026-09-18'));
    await verbes.seDesister(premiere, le('2026-09-21'));
    await suivreLesEcheances(le('2026-09-21'));
    expect(await rangee(seconde)).toMatchObject({
      etat: 'deposee',
      recu: '2026-09-15',
      double: null,
      reprise: '2026-09-21',
    });
    // Its letter had not left: it leaves no more.
    const [lettre] = await lire<{ rappele: string | null }>(
      "SELECT rappele_le::text AS rappele FROM courrier WHERE dossier_id = $1 AND genre = 'irrecevabilite'",
      [seconde.dossierId],
    );
    expect(lettre?.rappele).toBe('2026-09-21');
    // The parent who withdrew files again: a third demande stands behind, and nothing is lost.
    const encore: Scene = { ...premiere, dossierId: '', version: 0 };
    await STADES.deposee(encore);
    expect(await rangee(encore)).toMatchObject({ double: seconde.dossierId });
  });

  test('neither family reads anything of the other; agents read the link on both sides', async () => {
    const { premiere, seconde } = await deuxParents('lyceePublic');
    await verbes.declarerDoubleDemande(premiere, le('2026-09-16'));
    const famille = await acteur(premiere, 'famille', le('2026-09-17'));
    const lu = await suivreDossier(famille, premiere.dossierId);
    expect(JSON.stringify(lu)).not.toMatch(/Delaunay/i);
    expect(JSON.stringify(lu)).not.toContain(seconde.dossierId);
    expect(await refusDe(suivreDossier(famille, seconde.dossierId))).toMatchObject({ code: 'introuvable' });
    const agent = await acteur(premiere, 'gestionnaire_sab', le('2026-09-17'));
    for (const [ici, la] of [
      [premiere, seconde],
      [seconde, premiere],
    ] as const) {
      const vue = await consulterDossier(agent, ici.dossierId, { onglet: 'resume', piece: undefined });
      expect(vue.dossier.autres.map(({ id }) => id)).toEqual([la.dossierId]);
    }
  });
});

describe('two persons, not in résidence alternée', () => {
  test('nobody knows how the pupil lives: asked, told by an agent, then judged', async () => {
    const { premiere, seconde } = await deuxParents('collegePublic', { residence: null });
    const chef = await decider(premiere, '2026-09-16');
    for (const ordre of [instruire(cible(premiere)), declarerDoubleDemande(cible(premiere))])
      expect(await refusDe(accomplir(chef, ordre))).toMatchObject({
        message: expect.stringMatching(/dites d’abord si l’élève vit en résidence alternée/),
      });
    const secretariat = await acteur(seconde, 'secretariat', le('2026-09-16'));
    await accomplir(secretariat, completerDemande(cible(seconde), { 'ressources.residenceAlternee': 'oui' }));
    await verbes.declarerDoubleDemande(premiere, le('2026-09-16'));
    expect(await rangee(premiere)).toMatchObject({ etat: 'irrecevable' });
  });

  test('the one who has not the charge is refused for it, and the other has the bourse', async () => {
    const { premiere, seconde } = await deuxParents('collegePublic', { residence: false });
    await verbes.instruire(premiere, le('2026-09-16'));
    await verbes.instruire(seconde, le('2026-09-16'));
    const chef = await decider(premiere, '2026-09-17');
    for (const s of [premiere, seconde])
      expect(await refusDe(accomplir(chef, attribuer(cible(s))))).toMatchObject({
        code: 'impossible',
        message: expect.stringMatching(/Jugez qui a la charge de l’élève/),
      });
    expect(await refusDe(accomplir(chef, declarerDoubleDemande(cible(premiere))))).toMatchObject({
      code: 'impossible',
    });
    const secretariat = await acteur(seconde, 'secretariat', le('2026-09-17'));
    await accomplir(secretariat, completerDemande(cible(seconde), { 'precisions.chargeEtablie': 'non' }));
    await relire(seconde);
    await accomplir(chef, refuser(cible(seconde)));
    await relire(seconde);
    await lettresProduites(seconde.dossierId, le('2026-09-18'));
    await verbes.notifier(seconde, le('2026-09-21'));
    await verbes.attribuer(premiere, le('2026-09-22'));
    expect(await rangee(premiere)).toMatchObject({ etat: 'decidee' });
  });

  test('after an attribution: the second is received and dated, and waits for the retrait', async () => {
    const premiere = nouvelleScene('lyceePublic');
    await STADES.notifiee(premiere);
    const seconde = await autreParent(premiere, le('2026-10-01'), { residence: false });
    await verbes.instruire(seconde, le('2026-10-02'));
    const responsable = await decider(seconde, '2026-10-05');
    expect(await refusDe(accomplir(responsable, attribuer(cible(seconde))))).toMatchObject({
      message: expect.stringMatching(/la décision prise sur celle-ci demeure/),
    });
    await verbes.renoncerALaBourse(premiere, le('2026-10-06'), le('2026-10-31'));
    await verbes.retirer(premiere, le('2026-10-07'), le('2026-10-31'));
    await verbes.attribuer(seconde, le('2026-10-08'));
    const [droit] = await lire(
      "SELECT du::text, au::text FROM droit WHERE dossier_id = $1 AND composante = 'bourse'",
      [seconde.dossierId],
    );
    expect(droit).toEqual({ du: '2026-11-01', au: '2027-08-31' });
  });

  test('one of the two is late: it is closed as late, and does the other no harm', async () => {
    const premiere = nouvelleScene('collegePublic');
    await STADES.en_instruction(premiere);
    const tardive = await autreParent(premiere, le('2026-11-04'));
    await verbes.attribuer(premiere, le('2026-11-05'));
    await verbes.refuserHorsDelai(tardive, le('2026-11-05'));
    expect(await rangee(tardive)).toMatchObject({ etat: 'decidee' });
  });
});

describe('refuses', () => {
  test('a demande closed alone is taken up by nobody', async () => {
    const { premiere } = await deuxParents('collegePublic');
    await verbes.declarerDoubleDemande(premiere, le('2026-09-16'));
    const systeme = porteeSysteme(le('2026-09-17'));
    expect(await refusDe(accomplir(systeme, reprendreApresDesistement(cible(premiere))))).toMatchObject({
      code: 'impossible',
      message: 'L’autre demande n’est pas retirée : rien n’est à reprendre.',
    });
    const chef = await decider(premiere, '2026-09-17');
    expect(await refusDe(accomplir(chef, reprendreApresDesistement(cible(premiere))))).toMatchObject({
      code: 'interdit',
    });
  });

  test('a recours that waits is answered first: its answer reopens', async () => {
    const { premiere, seconde } = await deuxParents('lyceePublic');
    await verbes.declarerDoubleDemande(premiere, le('2026-09-16'));
    await lettresProduites(premiere.dossierId, le('2026-09-17'));
    await verbes.notifier(premiere, le('2026-09-18'));
    await verbes.formerRecours(premiere, le('2026-09-21'));
    await verbes.enregistrerDesistement(seconde, le('2026-09-22'));
    await suivreLesEcheances(le('2026-09-22'));
    expect(await rangee(premiere)).toMatchObject({ etat: 'irrecevable' });
    // Kept for its own reason, never for a delay; it stays irrecevable, and the withdrawal then does its work.
    const recteur = await acteur(premiere, 'delegue_recteur', le('2026-09-23'));
    await accomplir(
      recteur,
      maintenirRefus(cible(premiere), 'Les deux demandes étaient encore là ce jour-là.'),
    );
    const [maintien] = await lire(
      `SELECT genre, motifs->0->>'regle' AS regle FROM decision WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [premiere.dossierId],
    );
    expect(maintien).toEqual({ genre: 'refus_sur_recours', regle: 'recevabilite.residence_alternee' });
    expect(await rangee(premiere)).toMatchObject({ etat: 'irrecevable' });
    await suivreLesEcheances(le('2026-09-24'));
    expect(await rangee(premiere)).toMatchObject({ etat: 'deposee', reprise: '2026-09-24' });
  });

  test('the same person, even behind the other parent, and even under a name typed again', async () => {
    const { premiere, seconde } = await deuxParents('collegePublic');
    const encore: Scene = { ...premiere, dossierId: '', version: 0 };
    expect(await refusDe(STADES.deposee(encore))).toMatchObject({
      code: 'conflit',
      message: expect.stringMatching(/^Une demande existe déjà pour cet élève cette année/),
    });
    expect(await refusDe(autreParent(seconde, le('2026-09-16')))).toMatchObject({ code: 'conflit' });
    // Nor once the first is gone, and the second stands alone behind it.
    await verbes.enregistrerDesistement(premiere, le('2026-09-17'));
    expect(await refusDe(autreParent(seconde, le('2026-09-18')))).toMatchObject({
      code: 'conflit',
      message: expect.stringMatching(/^Cette personne a déjà déposé/),
    });
  });

  test('even to its owner: a double of the same person, of another pupil, in another place, or with two places', async () => {
    const { premiere, seconde } = await deuxParents('lyceePublic');
    const ailleurs = nouvelleScene('lyceePublic');
    await STADES.deposee(ailleurs);
    const doubler = (de: Scene, qui: Scene) =>
      lire('UPDATE dossier SET double_de_id = $2 WHERE id = $1', [de.dossierId, qui.dossierId]);
    await expect(doubler(ailleurs, premiere)).rejects.toThrow(/même élève/);
    await expect(doubler(premiere, premiere)).rejects.toThrow();
    await expect(doubler(seconde, ailleurs)).rejects.toThrow(/ne change pas de rang/);
    await expect(
      lire('UPDATE dossier SET succede_a_id = double_de_id WHERE id = $1', [seconde.dossierId]),
    ).rejects.toThrow(/dossier_une_place/);
    await expect(
      lire(
        `INSERT INTO dossier (id, numero, rentree, eleve_id, demandeur_id, uai, academie_code, departement_code, scolarite_id,
           branche, etat, version, recu_le, double_de_id, modifie_le)
         SELECT gen_random_uuid(), 'X', rentree, eleve_id, demandeur_id, uai, academie_code, departement_code, scolarite_id,
           branche, 'deposee', 1, recu_le, double_de_id, now() FROM dossier WHERE id = $1`,
        [seconde.dossierId],
      ),
    ).rejects.toThrow(/dossier_double_vivant/);
  });
});

describe('the letters', () => {
  test('each parent reads its own date, and not a word of the other', async () => {
    const { premiere, seconde } = await deuxParents('lyceePublic');
    await verbes.declarerDoubleDemande(premiere, le('2026-09-16'));
    const [lettre] = await lire<{ id: string }>(
      "SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'irrecevabilite'",
      [premiere.dossierId],
    );
    const faits = await enPortee(porteeSysteme(le('2026-09-16')), (tx) =>
      faitsDesCourriers(tx, [lettre?.id ?? '']),
    );
    const dits = JSON.stringify([...faits.values()]);
    expect(dits).toContain('2026-09-10');
    expect(dits).not.toMatch(/Delaunay|2026-09-15/);
    expect(dits).not.toContain(seconde.dossierId);
  });
});
