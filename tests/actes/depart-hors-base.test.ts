/** A boursier who leaves for an établissement out of the base: the rights end, the share stays to the cent, the imprimé follows (C. V.A). */
import { beforeAll, describe, expect, test } from 'vitest';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { attribuer, rattraperDecision } from '#lib/decision/actes.ts';
import { accomplir, type Ordre } from '#lib/dossier/porte.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import type { Role } from '#lib/droit/competence.ts';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import type { Reseau } from '#lib/droit/transfert/depart.ts';
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import { partageDuTransfert } from '#lib/liquidation/faits.ts';
import { rouvrirSurRecours } from '#lib/recours/actes.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { constaterDepart, constaterRetour, transferer } from '#lib/transfert/actes.ts';
import { imprimeDuTransfert, listerDeparts } from '#lib/transfert/queries.ts';
import { ConstaterDepartSchema } from '#lib/transfert/schema.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { dossierA, inscrireAilleurs } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const RAISON = 'L’élève est revenu au bout de trois jours, le départ n’a pas eu lieu.';
const AGRICOLE = {
  etablissement: 'Lycée agricole des Marais',
  commune: 'Saint-Omer',
  reseau: 'agriculture',
} as const;
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const tenter = async (s: Scene, role: Role, jour: string, ordre: Ordre) =>
  accomplir(await acteur(s, role, le(jour)), ordre);
async function faire(s: Scene, role: Role, jour: string, ordre: Ordre) {
  s.version = (await tenter(s, role, jour, ordre)).version;
}
const partir = (s: Scene, sortie: string, ecarts: { reseau?: Reseau; exclusion?: boolean } = {}) =>
  constaterDepart(cible(s), { ...AGRICOLE, exclusion: false, ...ecarts, sortieLe: le(sortie) });

async function figer(s: Scene, ou: 'lyceePublic' | 'collegePublic', trimestre: 1 | 2 | 3, jour: string) {
  const { uai, academieCode } = ETABLISSEMENTS[ou];
  const chef = await acteur(s, 'chef_etablissement', le(jour));
  const id = await preparerEtat(chef, { uai, academieCode, branche: s.branche, rentree: 2026, trimestre });
  await controlerEtat(chef, id);
  await figerEtat(chef, id);
}
const ouvrirLe = async (s: Scene, trimestre: 1 | 2 | 3, jour: string) =>
  ouvrirTrimestre(await acteur(s, 'delegue_recteur', le(jour)), {
    academieCode: ETABLISSEMENTS.lyceePublic.academieCode,
    trimestre,
    remiseLe: le(jour).add({ days: 3 }),
  });
const lignes = async ({ dossierId }: Scene) =>
  (
    await lire<{ dit: string }>(
      `SELECT 'T' || l.trimestre || ' ' || l.cause || ' ' || l.centimes || ' ' || l.article AS dit FROM ligne_de_liquidation l
       JOIN etat_de_paiement e ON e.id = l.etat_id WHERE l.dossier_id = $1 ORDER BY e.signe_le, l.trimestre, l.rang`,
      [dossierId],
    )
  ).map(({ dit }) => dit);
const droits = ({ dossierId }: Scene) =>
  lire(
    `SELECT r.du::text, r.au::text, r.echelon, r.centimes_annuels AS annuel FROM droit r
     WHERE r.dossier_id = $1 AND r.ferme_par_id IS NULL ORDER BY r.du`,
    [dossierId],
  );
const constat = async ({ dossierId }: Scene) =>
  (
    await lire<{ id: string; effet_au: string; echelon: number }>(
      'SELECT id, effet_au::text, echelon FROM decision WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1',
      [dossierId],
    )
  )[0];
const imprime = async (s: Scene, role: Role, jour: string, id: string) =>
  lirePdf((await imprimeDuTransfert(await acteur(s, role, le(jour)), id)).octets);

let lycee: Scene;
let exclu: Scene;
let college: Scene;
beforeAll(async () => {
  lycee = await dossierA('notifiee', 'lycee_public');
  exclu = await dossierA('notifiee', 'lycee_public');
  college = await dossierA('notifiee', 'college_public');
  await ouvrirLe(lycee, 1, '2026-12-01');
  await figer(lycee, 'lyceePublic', 1, '2026-12-01');
}, 240_000);

describe('a boursier who leaves the base', () => {
  // C. V.A: transfert.depart.
  test('refuses: who does not decide, days that cannot be, a pupil of our base, nothing to end, words left out', async () => {
    for (const role of ['secretariat', 'chef_etablissement', 'gestionnaire_sab'] as const)
      await attendreRefus(tenter(lycee, role, '2026-12-10', partir(lycee, '2026-10-31')), 'interdit');
    for (const [sortie, raison] of [
      ['2026-08-31', /précède l’entrée/],
      ['2026-12-11', /dans le futur/],
    ] as const)
      expect(
        (
          await attendreRefus(
            tenter(lycee, 'responsable_sab', '2026-12-10', partir(lycee, sortie)),
            'impossible',
          )
        ).message,
      ).toMatch(raison);
    const tard = tenter(college, 'chef_etablissement', '2027-04-10', partir(college, '2027-04-01'));
    expect((await attendreRefus(tard, 'impossible')).message).toMatch(/rien à arrêter/);
    const refuse = await dossierA('refus_conteste', 'lycee_public');
    await attendreRefus(
      tenter(refuse, 'responsable_sab', '2026-12-10', partir(refuse, '2026-10-31')),
      'impossible',
    );
    const inscrit = await dossierA('notifiee', 'college_public');
    await inscrireAilleurs(inscrit, 'collegeToulouse', '2026-11-03');
    const ici = tenter(inscrit, 'chef_etablissement', '2026-11-10', partir(inscrit, '2026-10-31'));
    expect((await attendreRefus(ici, 'impossible')).message).toMatch(
      /inscrit dans un établissement de nos académies/,
    );
    const { reseau: suite, ...lieu } = AGRICOLE;
    const dit = { ...cible(lycee), ...lieu, suite, sortieLe: '31/10/2026' };
    expect(ConstaterDepartSchema.safeParse(dit).success).toBe(true);
    for (const faute of [
      { etablissement: ' ' },
      { commune: '' },
      { suite: 'ici' },
      { sortieLe: '31/11/2026' },
    ])
      expect(ConstaterDepartSchema.safeParse({ ...dit, ...faute }).success).toBe(false);
    expect(await droits(lycee)).toMatchObject([{ au: '2027-08-31' }]);
  });

  // Échelon 6: 1 071 € a year, 357 € a trimestre, signed whole on 1 December; 60 days of 120 are half of it.
  test('known late, at the lycée: by days, what was signed too much is a debt, nothing more is due', async () => {
    await faire(lycee, 'responsable_sab', '2026-12-10', partir(lycee, '2026-10-31'));
    expect(await droits(lycee)).toEqual([
      { du: '2026-09-01', au: '2026-10-31', echelon: 6, annuel: 107_100 },
    ]);
    expect(await constat(lycee)).toMatchObject({ effet_au: '2026-10-31', echelon: 6 });
    const id = (await constat(lycee))?.id ?? '';
    // Before its letter leaves, it may still be called back.
    const tot = await attendreRefus(imprime(lycee, 'gestionnaire_sab', '2026-12-10', id), 'impossible');
    expect(tot.message).toMatch(/pas encore reçu la lettre/);
    const lettres = await lire<{ id: string }>(
      "SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'depart_ailleurs'",
      [lycee.dossierId],
    );
    const faits = await enPortee(porteeSysteme(le('2026-12-10')), (tx) =>
      faitsDesCourriers(
        tx,
        lettres.map(({ id: un }) => un),
      ),
    );
    const lettre = JSON.stringify(
      [...faits.values()].map((un) => composerCourrier(donneesDuCourrier(un))),
    ).replaceAll(/[\u00a0\u202f]/g, ' ');
    for (const dit of [
      'Lycée agricole des Marais',
      'samedi 31 octobre 2026',
      '178,50 €',
      'sans nouvelle demande',
    ])
      expect(lettre).toContain(dit);
    await lettresProduites(lycee.dossierId, le('2026-12-10'));
    await verbes.notifier(lycee, le('2026-12-11'));

    await ouvrirLe(lycee, 2, '2027-03-01');
    await figer(lycee, 'lyceePublic', 2, '2027-03-02');
    expect(await lignes(lycee)).toEqual(['T1 part 35700 C. VII.B', 'T1 transfert -17850 C. V.A']);
    const [reste] = await lire<{ n: number; dette: number }>(
      `SELECT b.a_verser AS n, b.dette_apres AS dette FROM boursier_a_payer b JOIN etat_de_paiement e ON e.id = b.etat_id
       WHERE b.dossier_id = $1 ORDER BY e.signe_le DESC LIMIT 1`,
      [lycee.dossierId],
    );
    expect(reste).toEqual({ n: 0, dette: 17_850 });

    const { texte, pdfUa } = await imprime(lycee, 'gestionnaire_sab', '2027-03-03', id);
    expect(pdfUa).toBe('1');
    for (const dit of [
      'À l’attention de : service des bourses de Lycée agricole des Marais, Saint-Omer',
      'ministère chargé de l’agriculture',
      'Arrêt du versement à l’origine samedi 31 octobre 2026',
      'Bourse, trimestre 1 178,50 €',
      'Échelon 6',
      'Le transfert est de droit',
    ])
      expect(texte).toContain(dit);
    expect(texte).not.toContain('Pris en charge');
    const sab = await acteur(lycee, 'gestionnaire_sab', le('2027-03-03'));
    expect(await listerDeparts(sab)).toContainEqual(
      expect.objectContaining({ dossierId: lycee.dossierId, notifie: true }),
    );
  });

  test('refuses: a second departure, a transfer after it, its imprimé to who is elsewhere or of another decision', async () => {
    const encore = tenter(lycee, 'responsable_sab', '2027-03-05', partir(lycee, '2026-10-30'));
    expect((await attendreRefus(encore, 'impossible')).message).toMatch(/déjà constaté/);
    const accueil = await inscrireAilleurs(lycee, 'lyceeToulouse', '2027-02-01');
    await attendreRefus(
      tenter(
        lycee,
        'responsable_sab',
        '2027-03-05',
        transferer(cible(lycee), { accueil, sortieLe: le('2026-10-31') }),
      ),
      'impossible',
    );
    const id = (await constat(lycee))?.id ?? '';
    const tiers = {
      ...lycee,
      ou: 'lyceeToulouse' as const,
      academie: ETABLISSEMENTS.lyceeToulouse.academieCode,
    };
    await attendreRefus(imprime(tiers, 'gestionnaire_sab', '2027-03-05', id), 'introuvable');
    const [premiere] = await lire<{ id: string }>(
      'SELECT id FROM decision WHERE dossier_id = $1 ORDER BY rang LIMIT 1',
      [lycee.dossierId],
    );
    await attendreRefus(imprime(lycee, 'gestionnaire_sab', '2027-03-05', premiere?.id ?? ''), 'introuvable');
    expect(await listerDeparts(await acteur(tiers, 'gestionnaire_sab', le('2027-03-05')))).toEqual([]);
  });

  // Échelon 3: 525 € a year, 175 € a trimestre.
  test('of a collège: its trimestre whole; called back, then granted on recours, the bourse is whole again', async () => {
    await faire(
      college,
      'chef_etablissement',
      '2026-11-10',
      partir(college, '2026-10-16', { reseau: 'etranger' }),
    );
    expect(await droits(college)).toMatchObject([{ du: '2026-09-01', au: '2026-12-31' }]);
    await faire(college, 'chef_etablissement', '2026-11-10', rattraperDecision(cible(college), RAISON));
    await faire(college, 'chef_etablissement', '2026-11-11', attribuer(cible(college)));
    expect(await droits(college)).toMatchObject([{ au: '2027-08-31', annuel: 52_500 }]);
    expect(await listerDeparts(await acteur(college, 'chef_etablissement', le('2026-11-11')))).toEqual([]);
    await lettresProduites(college.dossierId, le('2026-11-11'));
    await verbes.notifier(college, le('2026-11-12'));

    await faire(college, 'chef_etablissement', '2026-11-13', partir(college, '2026-11-12'));
    await lettresProduites(college.dossierId, le('2026-11-13'));
    await verbes.notifier(college, le('2026-11-14'));
    await figer(college, 'collegePublic', 1, '2026-12-02');
    expect(await lignes(college)).toEqual(['T1 part 17500 C. VII.B']);
    await verbes.daterReception(college, le('2026-11-20'));
    await verbes.formerRecours(college, le('2026-12-03'));
    await faire(college, 'chef_etablissement', '2026-12-10', rouvrirSurRecours(cible(college), RAISON));
    await faire(college, 'chef_etablissement', '2026-12-11', attribuer(cible(college)));
    expect(await droits(college)).toMatchObject([{ du: '2026-09-01', au: '2027-08-31' }]);
    expect(await listerDeparts(await acteur(college, 'chef_etablissement', le('2026-12-11')))).toEqual([]);
  });

  // C. V.A: transfert.retour.
  // 60 days of 120 before the departure, 30 after the return: 267,75 € of the first 357 €, and the two others whole.
  test('back at the lycée: by days again, the debt is paid off by what is due, the family told, once', async () => {
    const revenir = (jour: string) => constaterRetour(cible(lycee), le(jour));
    for (const [jour, raison] of [
      ['2026-10-31', /suit nécessairement la sortie/],
      ['2027-03-11', /dans le futur/],
    ] as const)
      expect(
        (await attendreRefus(tenter(lycee, 'responsable_sab', '2027-03-10', revenir(jour)), 'impossible'))
          .message,
      ).toMatch(raison);
    await attendreRefus(tenter(lycee, 'secretariat', '2027-03-10', revenir('2026-12-01')), 'interdit');
    await attendreRefus(
      tenter(exclu, 'responsable_sab', '2027-03-10', constaterRetour(cible(exclu), le('2026-12-01'))),
      'impossible',
    );
    await faire(lycee, 'responsable_sab', '2027-03-10', revenir('2026-12-01'));
    expect(await droits(lycee)).toEqual([
      { du: '2026-09-01', au: '2026-10-31', echelon: 6, annuel: 107_100 },
      { du: '2026-12-01', au: '2027-08-31', echelon: 6, annuel: 107_100 },
    ]);
    const lettres = await lire<{ id: string }>(
      "SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'attribution' ORDER BY length(reference) DESC, reference DESC LIMIT 1",
      [lycee.dossierId],
    );
    const faits = await enPortee(porteeSysteme(le('2027-03-10')), (tx) =>
      faitsDesCourriers(
        tx,
        lettres.map(({ id }) => id),
      ),
    );
    const lettre = JSON.stringify(
      [...faits.values()].map((un) => composerCourrier(donneesDuCourrier(un))),
    ).replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(lettre).toMatch(/revenu dans nos établissements le mardi 1er décembre 2026/);
    expect(lettre).toContain(
      'reprend au même échelon à partir du mardi 1er décembre 2026, sans nouvelle demande',
    );
    await lettresProduites(lycee.dossierId, le('2027-03-10'));
    await verbes.notifier(lycee, le('2027-03-11'));
    expect(await listerDeparts(await acteur(lycee, 'gestionnaire_sab', le('2027-03-11')))).toEqual([]);

    await ouvrirLe(lycee, 3, '2027-06-01');
    await figer(lycee, 'lyceePublic', 3, '2027-06-02');
    const toutes = await lignes(lycee);
    expect(toutes.slice(2)).toEqual([
      'T1 transfert 8925 C. V.A',
      'T2 rappel 35700 C. VII.B',
      'T3 part 35700 C. VII.B',
    ]);
    const somme = toutes.reduce((total, ligne) => total + Number(ligne.split(' ')[2]), 0);
    expect(somme).toBe(26_775 + 35_700 + 35_700);
    expect(
      await lire(
        `SELECT b.a_verser AS n, b.dette_apres AS dette FROM boursier_a_payer b JOIN etat_de_paiement e ON e.id = b.etat_id
         WHERE b.dossier_id = $1 ORDER BY e.signe_le DESC LIMIT 1`,
        [lycee.dossierId],
      ),
    ).toEqual([{ n: 80_325 - 17_850, dette: 0 }]);
    // The pupil of the test above never went to Toulouse: nothing of the base keeps it from leaving again.
    await lire(`DELETE FROM scolarite WHERE eleve_id = $1 AND uai = $2`, [
      lycee.eleveId,
      ETABLISSEMENTS.lyceeToulouse.uai,
    ]);
    // Gone and back: a second return has nothing to end, a second departure has.
    const encore = tenter(lycee, 'responsable_sab', '2027-06-05', revenir('2027-06-01'));
    expect((await attendreRefus(encore, 'impossible')).message).toMatch(/Aucun départ/);
    await faire(lycee, 'responsable_sab', '2027-06-05', partir(lycee, '2027-05-31'));
    expect(await droits(lycee)).toMatchObject([{ au: '2026-10-31' }, { du: '2026-12-01', au: '2027-05-31' }]);
    await faire(lycee, 'responsable_sab', '2027-06-05', rattraperDecision(cible(lycee), RAISON));
    await faire(lycee, 'responsable_sab', '2027-06-07', attribuer(cible(lycee)));
    // Decided anew, the days out of the base are still due by nobody here.
    expect(await droits(lycee)).toMatchObject([
      { du: '2026-09-01', au: '2026-10-31' },
      { du: '2026-12-01', au: '2027-08-31' },
    ]);
  });

  test('back at the collège: the trimestre after, from the agriculture; the day itself from elsewhere', async () => {
    const parti = async (reseau: 'agriculture' | 'etranger') => {
      const s = await dossierA('notifiee', 'college_public');
      await faire(s, 'chef_etablissement', '2026-11-10', partir(s, '2026-10-16', { reseau }));
      await lettresProduites(s.dossierId, le('2026-11-10'));
      await verbes.notifier(s, le('2026-11-11'));
      return s;
    };
    const agricole = await parti('agriculture');
    const tard = tenter(
      agricole,
      'chef_etablissement',
      '2027-04-10',
      constaterRetour(cible(agricole), le('2027-04-02')),
    );
    expect((await attendreRefus(tard, 'impossible')).message).toMatch(/rien à reprendre/);
    await faire(
      agricole,
      'chef_etablissement',
      '2027-02-05',
      constaterRetour(cible(agricole), le('2027-02-02')),
    );
    expect(await droits(agricole)).toMatchObject([
      { du: '2026-09-01', au: '2026-12-31' },
      { du: '2027-04-01', au: '2027-08-31' },
    ]);
    const etranger = await parti('etranger');
    await faire(
      etranger,
      'chef_etablissement',
      '2027-02-05',
      constaterRetour(cible(etranger), le('2027-02-02')),
    );
    expect(await droits(etranger)).toMatchObject([
      { au: '2026-12-31' },
      { du: '2027-02-02', au: '2027-08-31' },
    ]);
    // In another of our établissements: the origin keeps its trimestre, the host has what follows the return, by days.
    await lettresProduites(etranger.dossierId, le('2027-02-05'));
    await verbes.notifier(etranger, le('2027-02-06'));
    const accueil = await inscrireAilleurs(etranger, 'collegePrive', '2027-02-02');
    await faire(
      etranger,
      'chef_etablissement',
      '2027-02-08',
      transferer(cible(etranger), { accueil, sortieLe: le('2026-10-16') }),
    );
    const partage = await enPortee(porteeSysteme(le('2027-02-08')), async (tx) =>
      partageDuTransfert(await chargerDossier(tx, porteeSysteme(le('2027-02-08')), etranger.dossierId)),
    );
    // 59 days of 90 from 2 February, then the last trimestre.
    expect(partage?.map(({ parts }) => [...parts])).toEqual([
      [17_500, 0, 0],
      [0, 11_472, 17_500],
    ]);
    // Back before the trimestre that was paid whole is over: nothing of the year is lost.
    const tot = await parti('etranger');
    await faire(tot, 'chef_etablissement', '2026-12-01', constaterRetour(cible(tot), le('2026-11-23')));
    expect(await droits(tot)).toEqual([{ du: '2026-09-01', au: '2027-08-31', echelon: 3, annuel: 52_500 }]);
  });

  test('excluded for good before sixteen, the lycée keeps its trimestre whole', async () => {
    await lire(`UPDATE eleve SET naissance = '2011-05-04' WHERE id = $1`, [exclu.eleveId]);
    await faire(
      exclu,
      'responsable_sab',
      '2026-12-10',
      partir(exclu, '2026-10-31', { exclusion: true, reseau: 'autre_ministere' }),
    );
    expect(await droits(exclu)).toMatchObject([{ au: '2026-12-31' }]);
  });
});

// C. IV.C: equipement.presence_fin_septembre. A right as the decision opens it: none of the pupils told here enters such a formation.
test.each([
  ['2026-09-29', [{ composante: 'bourse', au: '2026-09-29' }], true],
  [
    '2026-09-30',
    [
      { composante: 'bourse', au: '2026-09-30' },
      { composante: 'equipement', au: '2026-09-30' },
    ],
    false,
  ],
])(
  'a lycéen gone on %s: the prime d’équipement is lost before the last day of September',
  async (sortie, droitsRestants, perdue) => {
    const s = await dossierA('notifiee', 'lycee_public');
    await falsifier(
      `INSERT INTO droit (id, dossier_id, eleve_id, decision_id, composante, du, au, echelon, centimes_annuels, payeur)
     SELECT gen_random_uuid(), dossier_id, eleve_id, decision_id, 'equipement', du, au, echelon, 34171, payeur
     FROM droit WHERE dossier_id = '${s.dossierId}' AND composante = 'bourse' AND ferme_par_id IS NULL`,
    );
    await faire(s, 'responsable_sab', '2026-12-10', partir(s, sortie));
    expect(
      await lire(
        `SELECT composante::text, au::text FROM droit WHERE dossier_id = $1 AND ferme_par_id IS NULL
         AND composante IN ('bourse', 'equipement') ORDER BY composante::text`,
        [s.dossierId],
      ),
    ).toEqual(droitsRestants);
    const [lettre] = await lire<{ id: string }>(
      `SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'depart_ailleurs'`,
      [s.dossierId],
    );
    const faits = await enPortee(porteeSysteme(le('2026-12-10')), (tx) =>
      faitsDesCourriers(tx, [lettre?.id ?? '']),
    );
    const texte = JSON.stringify([...faits.values()].map((un) => composerCourrier(donneesDuCourrier(un))));
    expect(texte.includes('La prime d’équipement n’est pas versée')).toBe(perdue);
  },
);
