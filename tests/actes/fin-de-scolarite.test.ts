/** A boursier whose schooling ends during the year: a motivated act of a person, its money, its letter, its way back (C. V.A, VII.A). */
import { beforeAll, describe, expect, test } from 'vitest';
import { relancer } from '#lib/courrier/actes.ts';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { accomplir, type Ordre } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import type { FinDeScolarite } from '#lib/droit/transfert/fin-de-scolarite.ts';
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import { releverMouvements } from '#lib/mouvement/actes.ts';
import { aFaireDuMouvement } from '#lib/mouvement/faits.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { constaterDepart, constaterRetour } from '#lib/transfert/actes.ts';
import { imprimeDuTransfert, listerDeparts } from '#lib/transfert/queries.ts';
import { ConstaterDepartSchema } from '#lib/transfert/schema.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { dossierA, inscrireAilleurs } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const MOTIVATION = 'La famille écrit que l’élève a signé un contrat d’apprentissage le 31 octobre.';
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const tenter = async (s: Scene, role: Role, jour: string, ordre: Ordre) =>
  accomplir(await acteur(s, role, le(jour)), ordre);
async function faire(s: Scene, role: Role, jour: string, ordre: Ordre) {
  s.version = (await tenter(s, role, jour, ordre)).version;
}
const finir = (s: Scene, fin: FinDeScolarite, sortie: string) =>
  constaterDepart(cible(s), { fin, sortieLe: le(sortie), exclusion: false, motivation: MOTIVATION });

const droits = ({ dossierId }: Scene) =>
  lire(
    `SELECT r.du::text, r.au::text, r.echelon FROM droit r WHERE r.dossier_id = $1 AND r.ferme_par_id IS NULL ORDER BY r.du`,
    [dossierId],
  );
const derniere = async ({ dossierId }: Scene) =>
  (
    await lire<{ id: string; motivation: string }>(
      'SELECT id, motivation FROM decision WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1',
      [dossierId],
    )
  )[0];
const lettreDeFin = async ({ dossierId }: Scene, jour: string): Promise<string> => {
  const lettres = await lire<{ id: string }>(
    "SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'depart_ailleurs'",
    [dossierId],
  );
  const faits = await enPortee(porteeSysteme(le(jour)), (tx) =>
    faitsDesCourriers(
      tx,
      lettres.map(({ id }) => id),
    ),
  );
  return JSON.stringify([...faits.values()].map((un) => composerCourrier(donneesDuCourrier(un)))).replaceAll(
    /[\u00a0\u202f]/g,
    ' ',
  );
};
const notifier = async (s: Scene, jour: string) => {
  await lettresProduites(s.dossierId, le(jour));
  await verbes.notifier(s, le(jour));
};

let lycee: Scene;
beforeAll(async () => {
  lycee = await dossierA('notifiee', 'lycee_public');
}, 240_000);

describe('transfert.fin_de_scolarite: a boursier whom nothing schools any more', () => {
  test('refuses: no word of what shows it, a place left out, what is on no list; who does not decide; a pupil of our base', async () => {
    const dit = { ...cible(lycee), sortieLe: '31/10/2026' };
    const fin = { ...dit, suite: 'fin_de_scolarite', motivation: MOTIVATION };
    expect(ConstaterDepartSchema.safeParse({ ...fin, etablissement: '', commune: '' }).success).toBe(true);
    const messages = [
      { ...fin, motivation: '' },
      { ...dit, suite: 'agriculture', etablissement: '', commune: 'Saint-Omer', motivation: MOTIVATION },
      { ...fin, suite: 'vacances' },
      { ...dit, motivation: MOTIVATION },
    ].map((faute) => ConstaterDepartSchema.safeParse(faute).error?.issues.map(({ message }) => message));
    expect(messages).toEqual([
      [expect.stringMatching(/^Motivation : écrivez la raison/)],
      [expect.stringMatching(/^Établissement d’accueil : écrivez son nom/)],
      ['Ce que devient l’élève : à choisir.'],
      ['Ce que devient l’élève : à choisir.'],
    ]);
    for (const role of ['secretariat', 'chef_etablissement', 'gestionnaire_sab'] as const)
      await attendreRefus(
        tenter(lycee, role, '2026-12-10', finir(lycee, 'fin_de_scolarite', '2026-10-31')),
        'interdit',
      );
    const ailleurs = await dossierA('notifiee', 'lycee_public');
    await inscrireAilleurs(ailleurs, 'lyceeToulouse', '2026-11-03');
    await attendreRefus(
      tenter(ailleurs, 'responsable_sab', '2026-12-10', finir(ailleurs, 'radiation', '2026-10-31')),
      'impossible',
    );
    expect(await droits(lycee)).toMatchObject([{ au: '2027-08-31' }]);
  });

  // Échelon 6: 357 € a trimestre; 60 days of 120 are half of it, and what was signed too much is a debt.
  test('at the lycée, known late: by days, the letter says why, no imprimé, and a return restores what follows', async () => {
    const { uai, academieCode } = ETABLISSEMENTS.lyceePublic;
    const signer = async (trimestre: 1 | 2, jour: string) => {
      await ouvrirTrimestre(await acteur(lycee, 'delegue_recteur', le(jour)), {
        academieCode,
        trimestre,
        remiseLe: le(jour).add({ days: 3 }),
      });
      const chef = await acteur(lycee, 'chef_etablissement', le(jour));
      const lieu = { uai, academieCode, branche: lycee.branche, rentree: 2026, trimestre };
      const id = await preparerEtat(chef, lieu);
      await controlerEtat(chef, id);
      await figerEtat(chef, id);
    };
    await signer(1, '2026-12-01');
    await faire(lycee, 'responsable_sab', '2026-12-10', finir(lycee, 'fin_de_scolarite', '2026-10-31'));
    expect(await droits(lycee)).toEqual([{ du: '2026-09-01', au: '2026-10-31', echelon: 6 }]);
    expect(await derniere(lycee)).toMatchObject({ motivation: MOTIVATION });
    const lettre = await lettreDeFin(lycee, '2026-12-10');
    for (const dit of [MOTIVATION, 'a mis fin à sa scolarité', '178,50 €', 'garde sa bourse au même échelon'])
      expect(lettre).toContain(dit);
    await notifier(lycee, '2026-12-11');
    const sab = await acteur(lycee, 'gestionnaire_sab', le('2026-12-12'));
    expect(await listerDeparts(sab)).toContainEqual(
      expect.objectContaining({
        dossierId: lycee.dossierId,
        depart: expect.objectContaining({ fin: 'fin_de_scolarite' }),
      }),
    );
    const imprime = await attendreRefus(
      imprimeDuTransfert(sab, (await derniere(lycee))?.id ?? ''),
      'impossible',
    );
    expect(imprime.message).toMatch(/pas de transfert à imprimer/);
    const encore = tenter(lycee, 'responsable_sab', '2026-12-12', finir(lycee, 'deces', '2026-10-30'));
    expect((await attendreRefus(encore, 'impossible')).message).toMatch(/déjà constaté/);
    await signer(2, '2027-03-01');
    expect(
      await lire(
        `SELECT l.trimestre, l.cause, l.centimes, l.article FROM ligne_de_liquidation l JOIN etat_de_paiement e ON e.id = l.etat_id
         WHERE l.dossier_id = $1 ORDER BY e.signe_le, l.trimestre, l.rang`,
        [lycee.dossierId],
      ),
    ).toEqual([
      { trimestre: 1, cause: 'part', centimes: 35_700, article: 'C. VII.B' },
      { trimestre: 1, cause: 'transfert', centimes: -17_850, article: 'C. V.A' },
    ]);

    await faire(lycee, 'responsable_sab', '2027-03-10', constaterRetour(cible(lycee), le('2027-03-01')));
    expect(await droits(lycee)).toMatchObject([
      { du: '2026-09-01', au: '2026-10-31' },
      { du: '2027-03-01', au: '2027-08-31', echelon: 6 },
    ]);
  });

  test('at the collège, a death: the trimestre whole, a letter that quotes nothing and asks for nothing', async () => {
    const s = await dossierA('notifiee', 'college_public');
    await faire(s, 'chef_etablissement', '2026-11-12', finir(s, 'deces', '2026-11-10'));
    expect(await droits(s)).toMatchObject([{ du: '2026-09-01', au: '2026-12-31' }]);
    const lettre = await lettreDeFin(s, '2026-11-12');
    expect(lettre).toContain('sincères condoléances');
    for (const tu of [MOTIVATION, 'est retenue sur ce qui reste dû', 'reprend sa scolarité'])
      expect(lettre).not.toContain(tu);
  });

  test('at the collège, a death in the last trimestre: nothing stops, the family is told; refuses any other end there', async () => {
    const s = await dossierA('notifiee', 'college_public');
    await attendreRefus(
      tenter(s, 'chef_etablissement', '2027-05-12', finir(s, 'radiation', '2027-05-10')),
      'impossible',
    );
    await faire(s, 'chef_etablissement', '2027-05-12', finir(s, 'deces', '2027-05-10'));
    expect(await droits(s)).toMatchObject([{ du: '2026-09-01', au: '2027-08-31' }]);
    const lettre = await lettreDeFin(s, '2027-05-12');
    expect(lettre).toContain('sincères condoléances');
    expect(lettre).toContain('Le trimestre de la sortie reste versé en entier.');
  });

  test('of a pupil of age who asked and died, the letter goes to the family on paper, and stays so when made again', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await falsifier(
      `UPDATE lien l SET lien = 'eleve_lui_meme' FROM dossier d WHERE d.id = '${s.dossierId}' AND l.eleve_id = d.eleve_id AND l.responsable_id = d.demandeur_id`,
    );
    await falsifier(
      `UPDATE responsable r SET courriel = 'eleve@exemple.fr' FROM dossier d WHERE d.id = '${s.dossierId}' AND r.id = d.demandeur_id`,
    );
    await faire(s, 'responsable_sab', '2026-11-13', finir(s, 'deces', '2026-11-10'));
    const courrier = async () =>
      (
        await lire<{ id: string; courriel: string | null }>(
          "SELECT id, courriel FROM courrier WHERE dossier_id = $1 AND genre = 'depart_ailleurs'",
          [s.dossierId],
        )
      )[0];
    const lettre = await lettreDeFin(s, '2026-11-13');
    expect(lettre).toMatch(/"À la famille de (M\.|Mme) /);
    expect(lettre).toContain('Madame, Monsieur');
    expect((await courrier())?.courriel).toBeNull();
    await falsifier(
      `UPDATE courrier SET etat = 'mis_de_cote', cause = 'essai' WHERE id = '${(await courrier())?.id}'`,
    );
    await relancer(await acteur(s, 'gestionnaire_sab', le('2026-11-14')), (await courrier())?.id ?? '');
    expect((await courrier())?.courriel).toBeNull();
    // When a parent asked, the letter goes to that parent.
    const autre = await dossierA('notifiee', 'lycee_public');
    await falsifier(
      `UPDATE responsable r SET courriel = 'parent@exemple.fr' FROM dossier d WHERE d.id = '${autre.dossierId}' AND r.id = d.demandeur_id`,
    );
    await faire(autre, 'responsable_sab', '2026-11-13', finir(autre, 'deces', '2026-11-10'));
    expect(await lettreDeFin(autre, '2026-11-13')).not.toContain('À la famille de');
  });

  test('the exit that the school base tells is a task that leads to the act, and the act ends it', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await falsifier(
      `UPDATE scolarite SET sortie_le = '2026-11-10', motif_sortie = '43' WHERE id = (SELECT scolarite_id FROM dossier WHERE id = '${s.dossierId}')`,
    );
    await enPortee(
      porteeSysteme(le('2026-11-12')),
      (tx) => releverMouvements(tx, porteeSysteme(le('2026-11-12')), [s.eleveId]),
      'lot',
    );
    const mouvements = () =>
      lire<{ motif: string; suite: string | null }>(
        'SELECT motif, suite FROM mouvement WHERE dossier_id = $1',
        [s.dossierId],
      );
    expect(await mouvements()).toEqual([{ motif: '43', suite: null }]);
    expect(
      aFaireDuMouvement({
        ...{ genre: 'sortie', jour: le('2026-11-10'), motif: '43', etablissement: 'Lycée' },
        ...{ boursier: true, college: false, equipement: false },
      }).phrase,
    ).toMatch(/constatez le départ ; rien n’est écrit à la famille avant/);
    const [{ version } = { version: s.version }] = await lire<{ version: number }>(
      'SELECT version FROM dossier WHERE id = $1',
      [s.dossierId],
    );
    s.version = version;
    await faire(s, 'responsable_sab', '2026-11-13', finir(s, 'deces', '2026-11-10'));
    expect(await mouvements()).toEqual([{ motif: '43', suite: 'Départ de nos établissements constaté.' }]);
  });
});
