/** The end of an attributed bourse: the family is heard, the rights end on a day, and what may follow. */
import { describe, expect, test } from 'vitest';
import { ouvrirCourrier } from '#lib/courrier/actes.ts';
import { accomplir, type Ordre } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import {
  daterInvitation,
  envoyerRecommande,
  remettreEnMainPropre,
  renvoyerCourrier,
  signalerRetour,
} from '#lib/reception/actes.ts';
import { preuvesManquantes } from '#lib/reception/queries.ts';
import { accueillirRecours, maintenirRefus } from '#lib/recours/actes.ts';
import { inviter, recevoirObservations, renoncerALaBourse, retirer } from '#lib/retrait/actes.ts';
import { enPortee } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { dossierA, surPapier } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const RAISON = 'Le jugement du 4 janvier fixe la résidence de l’enfant ailleurs.';
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

const droits = ({ dossierId }: Scene) =>
  lire<{ du: string; au: string; genre: string }>(
    `SELECT r.du::text, r.au::text, d.genre::text FROM droit r JOIN decision d ON d.id = r.decision_id
     WHERE r.dossier_id = $1 AND r.ferme_par_id IS NULL AND r.composante = 'bourse'`,
    [dossierId],
  );

const dossierDe = async ({ dossierId }: Scene) =>
  (
    await lire<{ etat: string; echeance: string | null; drapeaux: string[] }>(
      'SELECT etat, echeance_le::text AS echeance, drapeaux FROM dossier WHERE id = $1',
      [dossierId],
    )
  )[0];

const retraitDe = async ({ dossierId }: Scene) =>
  (
    await lire(
      'SELECT motif, limite_le::text AS limite, observations, issue FROM retrait WHERE dossier_id = $1',
      [dossierId],
    )
  )[0];

/** An act of a person who holds a function; the scene follows its version. */
async function faire(s: Scene, role: Role, jour: string, ordre: (c: ReturnType<typeof cible>) => Ordre) {
  const { version } = await accomplir(await acteur(s, role, le(jour)), ordre(cible(s)));
  s.version = version;
}

const invitationDe = async ({ dossierId }: Scene): Promise<string> =>
  (
    await lire<{ id: string }>(
      "SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'invitation_aux_observations'",
      [dossierId],
    )
  )[0]?.id ?? '';

describe('a wrong attribution is withdrawn after the family was heard', () => {
  test('refuses: before the delay is over; then the rights end on a day, and a late observation changes nothing', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await faire(s, 'responsable_sab', '2027-01-11', (c) =>
      inviter(c, { motif: 'charge', motivation: RAISON }),
    );
    expect(await dossierDe(s)).toMatchObject({ etat: 'notifiee', echeance: null, drapeaux: ['retrait'] });
    await lettresProduites(s.dossierId, le('2027-01-11'));
    await ouvrirCourrier(await acteur(s, 'famille', le('2027-01-13')), await invitationDe(s));
    s.version += 1;
    // Fifteen days after 13 January: Thursday 28.
    expect(await retraitDe(s)).toMatchObject({ motif: 'charge', limite: '2027-01-28', issue: null });
    expect(await dossierDe(s)).toMatchObject({ echeance: '2027-01-28' });
    const auDernierJour = accomplir(
      await acteur(s, 'responsable_sab', le('2027-01-28')),
      retirer(cible(s), { dernierJour: le('2027-01-31'), motivation: RAISON }),
    );
    expect(await refusDe(auDernierJour)).toMatchObject({
      code: 'impossible',
      message: 'La famille a jusqu’au jeudi 28 janvier 2027 pour présenter ses observations.',
    });
    await faire(s, 'responsable_sab', '2027-01-29', (c) =>
      retirer(c, { dernierJour: le('2027-01-31'), motivation: RAISON }),
    );
    expect(await droits(s)).toEqual([{ du: '2026-09-01', au: '2027-01-31', genre: 'retrait' }]);
    const apres = accomplir(
      await acteur(s, 'famille', le('2027-01-30')),
      recevoirObservations(cible(s), { recuesLe: le('2027-01-30'), observations: RAISON }),
    );
    expect(await refusDe(apres)).toMatchObject({ code: 'impossible' });
  });

  test('refuses: an error found in time and withdrawn after four months (CRPA L. 242-1)', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await faire(s, 'responsable_sab', '2027-01-16', (c) =>
      inviter(c, { motif: 'erreur', motivation: RAISON }),
    );
    await verbes.recevoirObservations(s, le('2027-01-17'));
    const tard = accomplir(
      await acteur(s, 'responsable_sab', le('2027-01-17')),
      retirer(cible(s), { dernierJour: le('2027-01-31'), motivation: RAISON }),
    );
    expect(await refusDe(tard)).toMatchObject({
      message: expect.stringMatching(/possible jusqu’au samedi 16 janvier 2027/),
    });
    await verbes.abandonnerRetrait(s, le('2027-01-17'));
    expect(await droits(s)).toEqual([{ du: '2026-09-01', au: '2027-08-31', genre: 'attribution' }]);
    const neuf = accomplir(
      await acteur(s, 'responsable_sab', le('2027-01-17')),
      inviter(cible(s), { motif: 'erreur', motivation: RAISON }),
    );
    expect(await refusDe(neuf)).toMatchObject({ code: 'impossible' });
  });

  test('within the four months: the bourse ends, its rights before stay, the RAPO opens', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await faire(s, 'responsable_sab', '2026-10-05', (c) =>
      inviter(c, { motif: 'erreur', motivation: RAISON }),
    );
    await faire(s, 'gestionnaire_sab', '2026-10-07', (c) =>
      daterInvitation(c, { recuLe: le('2026-10-07'), preuve: { genre: 'main_propre', numero: null } }),
    );
    await faire(s, 'famille', '2026-10-09', (c) =>
      recevoirObservations(c, { recuesLe: le('2026-10-09'), observations: 'Je ne savais pas.' }),
    );
    await faire(s, 'famille', '2026-10-10', (c) =>
      recevoirObservations(c, { recuesLe: le('2026-10-10'), observations: 'Voici le jugement.' }),
    );
    expect(await retraitDe(s)).toMatchObject({ observations: 'Je ne savais pas.\n\nVoici le jugement.' });
    await faire(s, 'responsable_sab', '2026-10-12', (c) =>
      retirer(c, { dernierJour: le('2026-10-31'), motivation: RAISON }),
    );
    expect(await droits(s)).toEqual([{ du: '2026-09-01', au: '2026-10-31', genre: 'retrait' }]);
    expect(await dossierDe(s)).toMatchObject({ etat: 'retiree', drapeaux: [] });
    expect(await retraitDe(s)).toMatchObject({ issue: 'prononce' });

    await lettresProduites(s.dossierId, le('2026-10-12'));
    await verbes.notifier(s, le('2026-10-13'));
    await verbes.daterReception(s, le('2026-10-15'));
    // Fifteen days franc after 15 October end on Saturday 31, put off to Monday 2 November.
    expect(await dossierDe(s)).toMatchObject({ etat: 'retiree', echeance: '2026-11-02' });
    await verbes.formerRecours(s, le('2026-10-20'));
    await faire(s, 'delegue_recteur', '2026-11-05', (c) => maintenirRefus(c, RAISON));
    expect(await dossierDe(s)).toMatchObject({ etat: 'retiree', drapeaux: [] });
    expect(await droits(s)).toEqual([{ du: '2026-09-01', au: '2026-10-31', genre: 'refus_sur_recours' }]);
  });

  test('a RAPO that is granted gives the whole year back', async () => {
    const s = await dossierA('retiree', 'lycee_prive');
    await lettresProduites(s.dossierId, le('2026-09-29'));
    await verbes.notifier(s, le('2026-09-29'));
    await verbes.formerRecours(s, le('2026-10-05'));
    await faire(s, 'delegue_recteur', '2026-10-12', (c) => accueillirRecours(c));
    expect(await droits(s)).toEqual([{ du: '2026-09-01', au: '2027-08-31', genre: 'attribution' }]);
    expect(await dossierDe(s)).toMatchObject({ etat: 'decidee' });
  });

  test('refuses: to withdraw on an invitation that nothing proves to have arrived, however old', async () => {
    const s = await dossierA('retrait_engage', 'college_public');
    const portee = await acteur(s, 'chef_etablissement', le('2027-03-01'));
    const refus = accomplir(portee, retirer(cible(s), { dernierJour: le('2027-03-31'), motivation: RAISON }));
    expect(await refusDe(refus)).toMatchObject({ message: expect.stringMatching(/aucun délai ne court/) });
  });

  test('refuses: to withdraw without any invitation, a day that is past, a refused bourse, a second one at once', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', le('2026-10-05'));
    const du = (jour: string) => retirer(cible(s), { dernierJour: le(jour), motivation: RAISON });
    expect(await refusDe(accomplir(chef, du('2026-10-31')))).toMatchObject({
      message: expect.stringMatching(/Invitez d’abord la famille/),
    });
    await verbes.inviter(s, le('2026-10-05'));
    await verbes.recevoirObservations(s, le('2026-10-05'));
    for (const [jour, phrase] of [
      ['2026-10-04', /que pour l’avenir/],
      ['2027-08-31', /finit déjà/],
    ] as const)
      expect(await refusDe(accomplir(chef, du(jour)))).toMatchObject({
        message: expect.stringMatching(phrase),
      });
    expect(
      await refusDe(accomplir(chef, inviter(cible(s), { motif: 'fraude', motivation: RAISON }))),
    ).toMatchObject({ message: expect.stringMatching(/déjà engagée/) });

    const refusee = await dossierA('refus_conteste', 'college_public');
    const autre = await acteur(refusee, 'chef_etablissement', le('2026-11-05'));
    expect(
      await refusDe(accomplir(autre, inviter(cible(refusee), { motif: 'charge', motivation: RAISON }))),
    ).toMatchObject({ code: 'impossible' });
  });

  test('refuses: the secretariat, the gestionnaire and the family withdraw nothing', async () => {
    const s = await dossierA('retrait_entendu', 'lycee_public');
    for (const role of ['secretariat', 'gestionnaire_sab', 'famille'] as const)
      expect(
        await refusDe(
          accomplir(
            await acteur(s, role, le('2026-10-12')),
            retirer(cible(s), { dernierJour: le('2026-10-31'), motivation: RAISON }),
          ),
        ),
      ).toMatchObject({ code: 'interdit' });
  });
});

describe('the base keeps what was said', () => {
  test('refuses, even to its owner: to edit the facts, take back an observation, conclude twice, erase', async () => {
    const s = await dossierA('retrait_entendu', 'college_public');
    for (const sql of [
      "expose = 'autre chose'",
      "observations = 'autre chose'",
      'observations = NULL, observations_le = NULL',
    ])
      await expect(
        lire(`UPDATE retrait SET ${sql} WHERE dossier_id = $1`, [s.dossierId]),
        sql,
      ).rejects.toThrow(/ne se modifie pas/);
    await verbes.abandonnerRetrait(s, le('2026-10-12'));
    await expect(
      lire('UPDATE retrait SET issue = NULL, conclu_le = NULL WHERE dossier_id = $1', [s.dossierId]),
    ).rejects.toThrow(/ne se modifie pas/);
    await expect(lire('DELETE FROM retrait WHERE dossier_id = $1', [s.dossierId])).rejects.toThrow(
      /ne s’efface pas/,
    );
  });

  test('refuses: a family that concludes, or that opens a withdrawal', async () => {
    const s = await dossierA('retrait_entendu', 'college_public');
    const famille = await acteur(s, 'famille', le('2026-10-12'));
    await expect(
      enPortee(
        famille,
        (tx) => tx.$executeRaw`UPDATE retrait SET issue = 'abandonne', conclu_le = '2026-10-12'
          WHERE dossier_id = ${s.dossierId}::uuid`,
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      enPortee(
        famille,
        (
          tx,
        ) => tx.$executeRaw`INSERT INTO retrait (id, dossier_id, rang, motif, expose, canal, engage_le, auteur_id, auteur_nom)
          VALUES (gen_random_uuid(), ${s.dossierId}::uuid, 2, 'fraude', 'x', 'papier', '2026-10-12', ${famille.auteur.id}::uuid, 'x')`,
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('a family renounces to its bourse (C. V.B)', () => {
  test('from the day that it names, once the authority has taken note', async () => {
    const s = await dossierA('notifiee', 'college_public');
    await verbes.renoncerALaBourse(s, le('2026-11-02'), le('2026-11-30'));
    expect(await dossierDe(s)).toMatchObject({ etat: 'notifiee', drapeaux: ['retrait', 'retrait_entendu'] });
    await faire(s, 'chef_etablissement', '2026-11-03', (c) =>
      retirer(c, { dernierJour: le('2026-11-30'), motivation: 'La famille l’a demandé par écrit.' }),
    );
    expect(await dossierDe(s)).toMatchObject({ etat: 'retiree' });
    expect(await droits(s)).toMatchObject([{ du: '2026-09-01', au: '2026-11-30' }]);
    const [decision] = await lire<{ motifs: { regle: string }[] }>(
      "SELECT motifs FROM decision WHERE dossier_id = $1 AND genre = 'retrait'",
      [s.dossierId],
    );
    expect(decision?.motifs.map(({ regle }) => regle)).toEqual(['retrait.renonciation']);
  });

  test('it may take its word back before', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.renoncerALaBourse(s, le('2026-11-02'));
    await verbes.abandonnerRetrait(s, le('2026-11-04'));
    expect(await droits(s)).toMatchObject([{ au: '2027-08-31' }]);
  });

  test('refuses: in the past, twice, of what was not attributed, observations that nobody asked for', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const famille = await acteur(s, 'famille', le('2026-11-02'));
    const renoncer = (jour: string) =>
      accomplir(famille, renoncerALaBourse(cible(s), { dernierJour: le(jour), expose: RAISON }));
    expect(await refusDe(renoncer('2026-11-01'))).toMatchObject({
      message: expect.stringMatching(/que pour l’avenir/),
    });
    await verbes.renoncerALaBourse(s, le('2026-11-02'));
    expect(await refusDe(renoncer('2026-11-30'))).toMatchObject({
      message: expect.stringMatching(/déjà engagée/),
    });
    expect(
      await refusDe(
        accomplir(
          famille,
          recevoirObservations(cible(s), { recuesLe: le('2026-11-02'), observations: RAISON }),
        ),
      ),
    ).toMatchObject({ message: 'Aucune observation n’est attendue de la famille.' });
  });
});

describe('an invitation whose reception nothing proves', () => {
  const NUMERO = '1A12345678901';
  const dansLaListe = async (s: Scene, leJour: string) =>
    (
      await preuvesManquantes(await acteur(s, 'gestionnaire_sab', le(leJour)), {
        ordre: 'anciennete',
        dossiers: [s.dossierId],
      })
    ).lignes.filter(({ genre }) => genre === 'invitation_aux_observations');

  test('is listed, followed as any letter that is posted, and leaves the list once dated', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await surPapier(s);
    await faire(s, 'responsable_sab', '2026-10-05', (c) =>
      inviter(c, { motif: 'erreur', motivation: RAISON }),
    );
    expect(await dansLaListe(s, '2026-10-05')).toEqual([]);
    await lettresProduites(s.dossierId, le('2026-10-06'));
    expect(await dansLaListe(s, '2026-10-07')).toMatchObject([{ recommande: null }]);
    await faire(s, 'gestionnaire_sab', '2026-10-07', (c) =>
      envoyerRecommande(c, { numero: NUMERO, posteLe: le('2026-10-07') }),
    );
    await faire(s, 'gestionnaire_sab', '2026-10-12', (c) => signalerRetour(c, le('2026-10-12')));
    expect(await dossierDe(s)).toMatchObject({ drapeaux: expect.arrayContaining(['courrier_revenu']) });
    await faire(s, 'gestionnaire_sab', '2026-10-13', (c) =>
      renvoyerCourrier(c, { adresse: '3 rue Neuve', codePostal: '59000', commune: 'Lille' }),
    );
    await lettresProduites(s.dossierId, le('2026-10-13'));
    await faire(s, 'gestionnaire_sab', '2026-10-14', (c) =>
      envoyerRecommande(c, { numero: NUMERO, posteLe: le('2026-10-14') }),
    );
    expect(await dansLaListe(s, '2026-10-14')).toMatchObject([{ recommande: NUMERO, revenuLe: null }]);
    const dater = async (
      leJour: string,
      genre: 'recommande_remis' | 'recommande_non_reclame',
      numero: string,
    ) =>
      accomplir(
        await acteur(s, 'gestionnaire_sab', le(leJour)),
        daterInvitation(cible(s), { recuLe: le('2026-10-15'), preuve: { genre, numero } }),
      );
    expect(await refusDe(dater('2026-10-20', 'recommande_remis', '1A00000000000'))).toMatchObject({
      message: expect.stringContaining('vérifiez celui de l’avis'),
    });
    expect(await refusDe(dater('2026-10-30', 'recommande_non_reclame', NUMERO))).toMatchObject({
      message: expect.stringContaining('peut encore le retirer'),
    });
    await dater('2026-10-31', 'recommande_non_reclame', NUMERO);
    expect(await dansLaListe(s, '2026-10-31')).toEqual([]);
    expect(await retraitDe(s)).toMatchObject({ limite: '2026-10-30' });
  });

  test('is handed over on the list with the other letters, each dated by its own act', async () => {
    const [entendue, decidee] = [
      await dossierA('notifiee', 'lycee_public'),
      await dossierA('notifiee', 'lycee_public'),
    ];
    await surPapier(entendue);
    await faire(entendue, 'responsable_sab', '2026-10-05', (c) =>
      inviter(c, { motif: 'erreur', motivation: RAISON }),
    );
    await lettresProduites(entendue.dossierId, le('2026-10-06'));
    const bureau = await acteur(entendue, 'gestionnaire_sab', le('2026-10-14'));
    const remises = [
      { ...cible(entendue), sorte: 'invitation' as const },
      { ...cible(decidee), sorte: 'invitation' as const },
    ];
    expect(await remettreEnMainPropre(bureau, remises, le('2026-10-12'))).toMatchObject({
      faits: 1,
      refuses: [{ message: expect.stringMatching(/invitation|retrait/iu) }],
    });
    expect(await dansLaListe(entendue, '2026-10-14')).toEqual([]);
    const [retrait] = await lire(
      `SELECT invitation_recue_le::text AS recue, limite_le::text AS limite, preuve FROM retrait
       WHERE dossier_id = $1`,
      [entendue.dossierId],
    );
    expect(retrait).toEqual({
      recue: '2026-10-12',
      limite: '2026-10-27',
      preuve: 'remise en main propre contre signature',
    });
  });
});
