/** A year of money, to the cent: what each state holds, what the next one corrects and why, and what the base refuses by itself. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { accomplir } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import { fichierDEtat, lieuxDePaiement, voirEtat } from '#lib/etat-de-paiement/queries.ts';
import { remplirLaFiche, repondreALaFiche } from '#lib/fiche-navette/actes.ts';
import { notifiesNonLiquides } from '#lib/pointage/queries.ts';
import { accueillirRecours } from '#lib/recours/actes.ts';
import { emettreOrdre, suivreOrdre } from '#lib/reversement/actes.ts';
import { dettesASuivre, lettreDeLOrdre, ordresEmis } from '#lib/reversement/queries.ts';
import { corrigerScolarite } from '#lib/scolarite/actes.ts';
import { CorrigerScolariteSchema } from '#lib/scolarite/schema.ts';
import { fauteDesEtats } from '#lib/technique/etats-figes.ts';
import { porteeSysteme } from '#lib/technique/portee.ts';
import { transferer } from '#lib/transfert/actes.ts';
import { fermerTrimestre, ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { trimestresDeLAcademie } from '#lib/trimestre/queries.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { withClient } from '#scripts/postgres.ts';
import { lirePdf } from '../contrats/lire-pdf.ts';
import { dossierA, inscrireAilleurs } from './appui/preparation.ts';
import {
  enTantQuApplication,
  falsifier,
  lire,
  urlDuSuperutilisateur,
  VERROUS_D_ICI,
} from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { copier } from './appui/remettre.ts';

const BRANCHES = {
  collegePublic: 'college_public',
  collegeToulouse: 'college_public',
  collegePrive: 'college_prive',
  lyceePublic: 'lycee_public',
  lyceeToulouse: 'lycee_public',
} as const;
type Lieu = keyof typeof BRANCHES;

const lieu = (ou: Lieu, trimestre: 1 | 2 | 3) => ({
  uai: ETABLISSEMENTS[ou].uai,
  academieCode: ETABLISSEMENTS[ou].academieCode,
  branche: BRANCHES[ou],
  rentree: 2026,
  trimestre,
});
const agentDuLieu = (ou: NomEtablissement, role: Role, jour: string) =>
  acteur({ ou, academie: ETABLISSEMENTS[ou].academieCode } as Scene, role, le(jour));

/** Prepared by who prepares, checked and signed by who signs. Returns the id of the state. */
async function figer(ou: Lieu, trimestre: 1 | 2 | 3, jour: string): Promise<string> {
  const signe = await agentDuLieu(ou, ou === 'collegePrive' ? 'responsable_sab' : 'chef_etablissement', jour);
  const id = await preparerEtat(signe, lieu(ou, trimestre));
  await controlerEtat(signe, id);
  await figerEtat(signe, id);
  return id;
}

const ouvrir = async (academie: '09' | '16', trimestre: 1 | 2 | 3, jour: string, remise: string) =>
  ouvrirTrimestre(
    await agentDuLieu(academie === '09' ? 'collegePublic' : 'collegeToulouse', 'delegue_recteur', jour),
    { academieCode: academie, trimestre, remiseLe: le(remise) },
  );

/** The entries of a pupil, in the order in which they were frozen: number of the state, trimestre, cause, centimes. */
const lignes = (s: Scene, composante = 'bourse') =>
  lire<{ uai: string; t: number; cause: string; centimes: number }>(
    `SELECT l.uai, l.trimestre AS t, l.cause::text, l.centimes FROM ligne_de_liquidation l JOIN etat_de_paiement e ON e.id = l.etat_id
     WHERE l.dossier_id = $1 AND l.composante = $2::composante ORDER BY e.signe_le, l.uai, l.trimestre, l.rang`,
    [s.dossierId, composante],
  );
const dites = async (s: Scene, composante?: string) =>
  (await lignes(s, composante)).map(({ t, cause, centimes }) => `T${t} ${cause} ${centimes}`);
const versements = async (s: Scene) =>
  (
    await lire<{ n: number; dette: number }>(
      `SELECT b.a_verser AS n, b.dette_apres AS dette FROM boursier_a_payer b JOIN etat_de_paiement e ON e.id = b.etat_id
       WHERE b.dossier_id = $1 ORDER BY e.signe_le, b.uai`,
      [s.dossierId],
    )
  ).map(({ n, dette }) => [n, dette]);

async function faire(s: Scene, role: Role, jour: string, ordre: Parameters<typeof accomplir>[1]) {
  const { version } = await accomplir(await acteur(s, role, le(jour)), ordre);
  s.version = version;
}
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

async function partir(s: Scene, vers: NomEtablissement, sortie: string, fait: string) {
  const accueil = await inscrireAilleurs(s, vers, sortie);
  const role = s.branche === 'lycee_public' ? 'gestionnaire_sab' : 'secretariat';
  await faire(s, role, fait, transferer(cible(s), { accueil, sortieLe: le(sortie) }));
}

/** Fees of a trimestre, and what the authority retained: facts of others, as they are kept. */
const frais = ({ eleveId, ou }: Scene, trimestre: number, centimes: number) =>
  falsifier(`INSERT INTO frais_de_pension (id, eleve_id, rentree, uai, trimestre, centimes, source, auteur_id, auteur_nom, jour)
    VALUES (gen_random_uuid(), '${eleveId}', 2026, '${ETABLISSEMENTS[ou].uai}', ${trimestre}, ${centimes}, 'A', gen_random_uuid(), 'A', '2026-11-20')`);
/** Whole days of absence, one after the other from a day, added to those that an earlier retenue had. */
const retenir = (s: Scene, rang: number, jours: string[], constate: string) =>
  falsifier(`INSERT INTO retenue (id, dossier_id, rang, genre, absences, demi_journees, franchi_le, constate_le, centimes, trace, motivation,
      autorite, auteur_id, auteur_prenom, auteur_nom, auteur_qualite, service, faite_le)
    VALUES (gen_random_uuid(), '${s.dossierId}', ${rang}, '${jours.length > 0 ? 'retenue' : 'restitution'}',
      '${JSON.stringify(jours.flatMap((jour) => ['matin', 'apres_midi'].map((demiJournee) => ({ jour, demiJournee }))))}', ${jours.length * 2}, ${jours.length > 0 ? `'${jours[15]}', '${constate}'` : 'NULL, NULL'}, 0, '[]', 'A',
      'chef_etablissement', gen_random_uuid(), 'A', 'A', 'A', 'A', '${constate}')`);
const jours = (premier: string, nombre: number): string[] =>
  Array.from({ length: nombre }, (_, n) => le(premier).add({ days: n }).toString());

/** The régime of the pupil, as the secretariat says it from a day. */
async function loger(s: Scene, fait: string, regime: string, regimeDu: string) {
  const [vue] = await lire<Record<string, unknown>>(
    `SELECT s.id AS "scolariteId", s.classe, s.niveau, s.mef, s.entree_le::text AS "entreeLe",
       (SELECT count(*)::int FROM correction_eleve c WHERE c.eleve_id = s.eleve_id) AS revision
     FROM scolarite s WHERE s.eleve_id = $1`,
    [s.eleveId],
  );
  const dit = {
    ...vue,
    mef: '',
    regime,
    regimeDu,
    motivation: 'Place d’internat, liste de la vie scolaire.',
  };
  await corrigerScolarite(await acteur(s, 'secretariat', le(fait)), CorrigerScolariteSchema.parse(dit));
  const [dossier] = await lire<{ version: number }>('SELECT version FROM dossier WHERE id = $1', [
    s.dossierId,
  ]);
  s.version = dossier?.version ?? s.version;
}

const NOMS = {
  simple: 'college_public',
  parti: 'college_public',
  absent: 'college_public',
  retireAuCollege: 'college_public',
  prive: 'college_prive',
  lyceen: 'lycee_public',
  suTard: 'lycee_public',
  retireAuLycee: 'lycee_public',
  retireTard: 'lycee_public',
  rectifie: 'lycee_public',
  recours: 'lycee_public',
  equipe: 'lycee_public',
  tardif: 'college_public',
  devenuInterne: 'lycee_public',
  revenu: 'lycee_public',
} as const;
const STADE = {
  retireAuCollege: 'retrait_entendu',
  retireAuLycee: 'retrait_entendu',
  retireTard: 'retrait_entendu',
  recours: 'refus_conteste',
  tardif: 'en_instruction',
} as const;
const eleves = {} as Record<keyof typeof NOMS, Scene>;
const etats = {} as Record<string, string>;

beforeAll(async () => {
  for (const [nom, branche] of Object.entries(NOMS))
    eleves[nom as keyof typeof NOMS] = await dossierA(
      STADE[nom as keyof typeof STADE] ?? 'notifiee',
      branche,
    );
  const { simple, parti, absent, lyceen, suTard, recours, equipe, rectifie, tardif, revenu } = eleves;
  await frais(simple, 1, 20_000);
  await frais(simple, 2, 5_000);
  await falsifier(`INSERT INTO droit (id, dossier_id, eleve_id, decision_id, composante, du, au, echelon, centimes_annuels, payeur)
    SELECT gen_random_uuid(), dossier_id, eleve_id, decision_id, c::composante, du, au, echelon, n, payeur
    FROM droit, (VALUES ('equipement', 34171), ('merite', 100000)) AS p (c, n) WHERE dossier_id = '${equipe.dossierId}' AND composante = 'bourse'`);
  await lire(`UPDATE eleve SET naissance = '2009-05-10' WHERE id = $1`, [revenu.eleveId]);
  await remplirLaFiche(await acteur(revenu, 'secretariat', le('2026-11-20')), {
    ...{ dossierId: revenu.dossierId, etablissement: 'LP Curie', codePostal: '62000', commune: 'Arras' },
    ...{
      formation: 'CAP cuisine',
      interruptionLe: '2026-01-15',
      repriseLe: '2026-09-01',
      diplomeAuRncp: true,
      tuteur: undefined,
    },
  });
  await partir(parti, 'collegeToulouse', '2026-10-31', '2026-11-10');
  await partir(lyceen, 'lyceeToulouse', '2026-10-31', '2026-11-10');
  for (const academie of ['09', '16'] as const) await ouvrir(academie, 1, '2026-11-16', '2026-12-04');
  for (const ou of ['collegePublic', 'lyceePublic', 'lyceeToulouse', 'collegePrive'] as const)
    etats[`${ou}1`] = await figer(ou, 1, '2026-12-01');

  await loger(eleves.devenuInterne, '2026-12-15', 'interne', '2026-12-10');
  await repondreALaFiche(await acteur(revenu, 'secretariat', le('2026-12-10')), {
    ...{ dossierId: revenu.dossierId, reponse: 'favorable', ienIo: 'Paul Durand', motif: undefined },
    repondueLe: '2026-12-08',
  });

  // The second trimestre: late, won, withdrawn, retained, rectified.
  await retenir(absent, 1, jours('2026-11-23', 17), '2026-12-15');
  await verbes.attribuer(tardif, le('2027-01-12'));
  await verbes.retirer(eleves.retireAuCollege, le('2027-01-20'), le('2027-01-31'));
  await verbes.retirer(eleves.retireAuLycee, le('2027-01-20'), le('2027-01-31'));
  await faire(recours, 'delegue_recteur', '2027-02-10', accueillirRecours(cible(recours)));
  await verbes.signalerErreur(rectifie, le('2027-01-12'));
  await verbes.rectifier(
    rectifie,
    le('2027-01-13'),
    { 'ressources.avis.rfr': '17000', 'ressources.avis.enfants': '2' },
    'echelon_2',
  );
  await verbes.attribuer(rectifie, le('2027-01-14'));
  for (const academie of ['09', '16'] as const) await ouvrir(academie, 2, '2027-01-18', '2027-03-05');
  for (const ou of ['collegePublic', 'lyceePublic', 'collegeToulouse', 'lyceeToulouse'] as const)
    etats[`${ou}2`] = await figer(ou, 2, '2027-03-02');

  // The third: what was known too late.
  await loger(eleves.devenuInterne, '2027-04-10', 'interne', '2026-11-20');
  await retenir(absent, 2, [...jours('2026-11-23', 17), ...jours('2027-03-01', 5)], '2026-12-15');
  await partir(suTard, 'lyceeToulouse', '2027-01-01', '2027-03-20');
  await verbes.retirer(eleves.retireTard, le('2027-03-10'), le('2027-03-15'));
  for (const academie of ['09', '16'] as const) await ouvrir(academie, 3, '2027-04-26', '2027-06-04');
  for (const ou of ['lyceePublic', 'collegePublic', 'collegeToulouse', 'lyceeToulouse'] as const)
    etats[`${ou}3`] = await figer(ou, 3, '2027-06-01');
  await retenir(absent, 3, [], '2027-06-08');
  etats.collegePublic4 = await figer('collegePublic', 3, '2027-06-10');
}, 240_000);

describe('what each pupil is paid, computed by hand', () => {
  // A collège in échelon 3: 525 € a year, 175 € a trimestre; a lycée in échelon 6: 1 071 €, 357 €.
  const ANNEES: Record<string, { lignes: string[]; verses: number[][] }> = {
    // Fees of 200 € take the whole trimestre, then 50 €; the family was asked for the 25 € left.
    simple: {
      lignes: ['T1 part 17500', 'T2 part 17500', 'T3 part 17500'],
      verses: [
        [0, 0],
        [12_500, 0],
        [17_500, 0],
      ],
    },
    // Decided on 12 January: the first payment has the trimestre past.
    tardif: {
      lignes: ['T1 rappel 17500', 'T2 part 17500', 'T3 part 17500'],
      verses: [
        [35_000, 0],
        [17_500, 0],
      ],
    },
    // Left on 31 October: the origin keeps the trimestre, the host goes on.
    parti: {
      lignes: ['T1 part 17500', 'T2 part 17500', 'T3 part 17500'],
      verses: [
        [17_500, 0],
        [17_500, 0],
        [17_500, 0],
      ],
    },
    // Sixty days of 120 in each lycée.
    lyceen: {
      lignes: ['T1 part 17850', 'T1 part 17850', 'T2 part 35700', 'T3 part 35700'],
      verses: [
        [17_850, 0],
        [17_850, 0],
        [35_700, 0],
        [35_700, 0],
      ],
    },
    // Left on 1 January, known in March: one day of 90 stays, 35 303 come off. The host pays the rest.
    suTard: {
      lignes: [
        'T1 part 35700',
        'T2 part 35700',
        'T2 transfert 35303',
        'T3 part 35700',
        'T2 transfert -35303',
      ],
      verses: [
        [35_700, 0],
        [35_700, 0],
        [71_003, 0],
        [0, 35_303],
      ],
    },
    // A RAPO won on 10 February.
    recours: {
      lignes: ['T1 rappel 35700', 'T2 part 35700', 'T3 part 35700'],
      verses: [
        [71_400, 0],
        [35_700, 0],
      ],
    },
    // Withdrawn from 1 February: the collège pays its trimestre whole, the lycée thirty days of 90.
    retireAuCollege: {
      lignes: ['T1 part 17500', 'T2 part 17500'],
      verses: [
        [17_500, 0],
        [17_500, 0],
      ],
    },
    retireAuLycee: {
      lignes: ['T1 part 35700', 'T2 part 11900'],
      verses: [
        [35_700, 0],
        [11_900, 0],
      ],
    },
    // Withdrawn from 16 March, once the state was frozen: 75 days of 90 stay.
    retireTard: {
      lignes: ['T1 part 35700', 'T2 part 35700', 'T2 retrait -5950'],
      verses: [
        [35_700, 0],
        [35_700, 0],
        [0, 5_950],
      ],
    },
    // Seventeen days recorded in December: 525 € x 17/270 = 33.06 €; five more in March: 42.78 € in all. All given back in June.
    absent: {
      lignes: [
        'T1 part 17500',
        'T1 retenue -3306',
        'T2 part 17500',
        'T2 retenue -972',
        'T3 part 17500',
        'T1 retenue_rendue 3306',
        'T2 retenue_rendue 972',
      ],
      verses: [
        [17_500, 0],
        [14_194, 0],
        [16_528, 0],
        [4_278, 0],
      ],
    },
    // Échelon 2 instead of 6: 621 € a year, 207 € a trimestre. The excess comes off the next one.
    rectifie: {
      lignes: ['T1 part 35700', 'T1 rectification -15000', 'T2 part 20700', 'T3 part 20700'],
      verses: [
        [35_700, 0],
        [5_700, 0],
        [20_700, 0],
      ],
    },
    // In the privé, the service liquidates for the first trimestre alone here.
    prive: { lignes: ['T1 part 17500'], verses: [[17_500, 0]] },
  };
  test.each(Object.entries(ANNEES))('%s', async (nom, { lignes: attendues, verses }) => {
    const s = eleves[nom as keyof typeof NOMS];
    expect(await dites(s)).toEqual(attendues);
    expect(await versements(s)).toEqual(verses);
  });

  test('the prime d’équipement is paid once, with the first payment; the mérite by thirds, its cent in the last', async () => {
    expect(await dites(eleves.equipe, 'equipement')).toEqual(['T1 part 34171']);
    expect(await dites(eleves.equipe, 'merite')).toEqual(['T1 part 33333', 'T2 part 33333', 'T3 part 33334']);
    expect((await versements(eleves.equipe))[0]).toEqual([35_700 + 33_333 + 34_171, 0]);
  });
});

test('a lycéen interne since 10 December, after the state of the first trimestre; then since 20 November, said in April', async () => {
  // Échelon 6: 672 € a year, 224 € a trimestre. No decision opened the prime.
  expect(await dites(eleves.devenuInterne, 'internat')).toEqual([
    'T2 part 22400',
    'T1 regime 22400',
    'T3 part 22400',
  ]);
  expect(await dites(eleves.devenuInterne)).toEqual(['T1 part 35700', 'T2 part 35700', 'T3 part 35700']);
});

test('a return to school is paid once the IEN-IO has confirmed it: nothing in December, then the past trimestre with the next', async () => {
  expect(await dites(eleves.revenu, 'reprise')).toEqual([
    'T1 rappel 20000',
    'T2 part 20000',
    'T3 part 20000',
  ]);
});

describe('the ledger', () => {
  test('says of each entry its cause, its article, its days and the rule', async () => {
    expect(
      await lire(
        `SELECT 1 FROM ligne_de_liquidation WHERE btrim(article) = '' OR trace = '[]' OR periode_au < periode_du`,
      ),
    ).toEqual([]);
  });

  test('sums up to what is due, whatever came in between', async () => {
    expect(
      await lire(`SELECT dossier_id FROM ligne_de_liquidation GROUP BY dossier_id, uai, composante, trimestre
        HAVING sum(centimes) <> (array_agg(du ORDER BY rang DESC))[1]`),
    ).toEqual([]);
  });

  test('refuses: a liquidation that is played again, for nothing new is due', async () => {
    const avant = await lire('SELECT count(*) FROM ligne_de_liquidation');
    const chef = await agentDuLieu('lyceePublic', 'chef_etablissement', '2027-06-11');
    const id = await preparerEtat(chef, lieu('lyceePublic', 3));
    expect(await preparerEtat(chef, lieu('lyceePublic', 3))).toBe(id);
    await attendreRefus(controlerEtat(chef, id), 'impossible');
    await attendreRefus(figerEtat(chef, id), 'impossible');
    expect(await lire('SELECT count(*) FROM ligne_de_liquidation')).toEqual(avant);
  });

  test.each(['ligne_de_liquidation', 'boursier_a_payer'])(
    'refuses, to each role: to edit or remove %s',
    async (table) => {
      const chef = (await agentDuLieu('collegePublic', 'chef_etablissement', '2027-06-11')).auteur.id;
      for (const identite of [`agent:${chef}`, 'systeme'])
        for (const sql of [
          `UPDATE ${table} SET uai = uai`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table} CASCADE`,
        ])
          await expect(enTantQuApplication(identite, sql), sql).rejects.toThrow(/permission denied/);
      for (const sql of [
        `UPDATE ${table} SET uai = uai`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ])
        await expect(lire(sql), sql).rejects.toThrow(/ne se modifie pas/);
    },
  );

  test.each([
    [
      'an entry twice for one cause',
      'rang = 2, rang_precedent = 1, deja = 17500, du = 17600, centimes = 100',
      /une_par_cause|que le jour où il est figé/,
    ],
    [
      'one that does not start from the last',
      "rang = 2, rang_precedent = 1, deja = 1, du = 101, centimes = 100, cause = 'rappel'",
      /violates|que le jour/,
    ],
    [
      'one in a frozen state',
      "rang = 2, rang_precedent = 1, deja = 17500, du = 17600, centimes = 100, cause = 'rappel'",
      /que le jour où il est figé/,
    ],
  ])('refuses, even to the superuser: %s', async (_, change, phrase) => {
    await expect(
      lire(
        `INSERT INTO ligne_de_liquidation SELECT (jsonb_populate_record(l, $2::jsonb)).* FROM ligne_de_liquidation l
         WHERE dossier_id = $1 AND composante = 'bourse' AND trimestre = 1 AND rang = 1`,
        [
          eleves.simple.dossierId,
          JSON.stringify(
            Object.fromEntries(
              change
                .replaceAll("'", '')
                .split(', ')
                .map((paire) => paire.split(' = ')),
            ),
          ),
        ],
      ),
    ).rejects.toThrow(phrase);
  });
});

describe('a state', () => {
  test('is numbered in its place and its year, and its print is made again from its rows', async () => {
    const figes = await lire<{ n: number; tenue: boolean; somme: boolean }>(
      `SELECT e.numero AS n, e.empreinte = sha256(convert_to(texte_de_l_etat(e), 'UTF8')) AS tenue,
         e.total = (SELECT sum(a_verser) FROM boursier_a_payer b WHERE b.etat_id = e.id) AS somme
       FROM etat_de_paiement e WHERE etape = 'fige' ORDER BY uai, numero`,
    );
    expect(figes).toHaveLength(13);
    expect(figes.every(({ tenue, somme }) => tenue && somme)).toBe(true);
    const duCollege = await lire<{ numero: number }>(
      "SELECT numero FROM etat_de_paiement WHERE uai = $1 AND etape = 'fige' ORDER BY numero",
      [ETABLISSEMENTS.collegePublic.uai],
    );
    expect(duCollege.map(({ numero }) => numero)).toEqual([1, 2, 3, 4]);
  });

  test('refuses, even to the superuser: to change or remove one that is frozen', async () => {
    for (const sql of [
      'UPDATE etat_de_paiement SET total = 0',
      "UPDATE etat_de_paiement SET etape = 'controle'",
      'DELETE FROM etat_de_paiement',
      'TRUNCATE etat_de_paiement CASCADE',
    ])
      await expect(lire(sql), sql).rejects.toThrow(/ne change plus|ne s’efface pas|ne se modifie pas/);
  });

  test('refuses: who does not sign, who prepares nothing here, a trimestre that is not open', async () => {
    const chef = await agentDuLieu('autreCollegePublic', 'chef_etablissement', '2027-06-11');
    await attendreRefus(preparerEtat(chef, lieu('collegePublic', 3)), 'interdit');
    const comptable = await agentDuLieu('collegePublic', 'agent_comptable', '2027-06-11');
    await attendreRefus(preparerEtat(comptable, lieu('collegePublic', 3)), 'interdit');
    const sab = await agentDuLieu('collegePublic', 'responsable_sab', '2027-06-11');
    await attendreRefus(preparerEtat(sab, lieu('collegePublic', 3)), 'interdit');
    const delegue = await agentDuLieu('collegeToulouse', 'delegue_recteur', '2027-06-11');
    await fermerTrimestre(delegue, { academieCode: '16', trimestre: 2 });
    await attendreRefus(fermerTrimestre(delegue, { academieCode: '16', trimestre: 2 }), 'impossible');
    await attendreRefus(fermerTrimestre(delegue, { academieCode: '09', trimestre: 3 }), 'interdit');
    const toulouse = await agentDuLieu('collegeToulouse', 'chef_etablissement', '2027-06-11');
    await attendreRefus(preparerEtat(toulouse, lieu('collegeToulouse', 2)), 'impossible');
  });

  test('refuses: a date of the recteur that leaves no time to pay before the end of the trimestre', async () => {
    await attendreRefus(ouvrir('09', 3, '2027-06-11', '2027-08-31'), 'impossible');
    await attendreRefus(ouvrir('09', 3, '2027-06-11', '2027-03-31'), 'impossible');
  });
});

describe('a freeze', () => {
  /** A state of the lycée that has been checked, with one pupil more to pay. */
  async function controle(): Promise<{ id: string; s: Scene }> {
    const s = await dossierA('notifiee', 'lycee_public');
    const chef = await agentDuLieu('lyceePublic', 'chef_etablissement', '2027-06-12');
    const id = await preparerEtat(chef, lieu('lyceePublic', 3));
    await controlerEtat(chef, id);
    return { id, s };
  }
  const etapeDe = async (id: string) =>
    (
      await lire<{ etape: string; ecrits: number }>(
        `SELECT etape::text, (SELECT count(*)::int FROM boursier_a_payer WHERE etat_id = id) + (SELECT count(*)::int FROM ligne_de_liquidation WHERE etat_id = id) AS ecrits
         FROM etat_de_paiement WHERE id = $1`,
        [id],
      )
    )[0];

  test('refuses: what changed since it was checked; then two people at once, one of whom wins', async () => {
    const { id, s } = await controle();
    const chef = await agentDuLieu('lyceePublic', 'chef_etablissement', '2027-06-12');
    await frais(s, 3, 1_000);
    await attendreRefus(figerEtat(chef, id), 'conflit');
    expect(await etapeDe(id)).toEqual({ etape: 'controle', ecrits: 0 });
    await controlerEtat(chef, id);
    const issues = await Promise.allSettled([figerEtat(chef, id), figerEtat(chef, id), figerEtat(chef, id)]);
    expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const issue of issues)
      if (issue.status === 'rejected') expect(issue.reason).toMatchObject({ code: 'conflit' });
    expect(await versements(s)).toEqual([[3 * 35_700 - 1_000, 0]]);
  });

  test('killed in the middle writes nothing; done again, it writes all', async () => {
    const { id, s } = await controle();
    const chef = await agentDuLieu('lyceePublic', 'chef_etablissement', '2027-06-12');
    const [{ sub } = { sub: '' }] = await lire<{ sub: string }>('SELECT sub FROM agent WHERE id = $1', [
      chef.auteur.id,
    ]);
    await withClient(urlDuSuperutilisateur(), async (client) => {
      // The entries wait behind this lock: the pupils of the state are written, and not them.
      await client.query('BEGIN; LOCK TABLE ligne_de_liquidation IN EXCLUSIVE MODE');
      const enfant = spawn(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `const { porteeDAgent } = await import('#lib/technique/portee.ts');
           const { figerEtat } = await import('#lib/etat-de-paiement/actes.ts');
           const { jour } = await import('#lib/droit/date.ts');
           await figerEtat(await porteeDAgent('${sub}', jour('2027-06-12')), '${id}');`,
        ],
        { stdio: 'ignore' },
      );
      await vi.waitFor(
        async () => {
          const { rows } = await client.query(
            `SELECT 1 FROM ${VERROUS_D_ICI} WHERE relation = 'ligne_de_liquidation'::regclass AND mode = 'RowExclusiveLock' AND NOT granted`,
          );
          expect(rows).toHaveLength(1);
        },
        { timeout: 60_000, interval: 100 },
      );
      enfant.kill('SIGKILL');
      await once(enfant, 'exit');
      await client.query('ROLLBACK');
    });
    await vi.waitFor(async () => expect(await etapeDe(id)).toEqual({ etape: 'controle', ecrits: 0 }));
    await figerEtat(chef, id);
    expect(await etapeDe(id)).toMatchObject({ etape: 'fige', ecrits: 4 });
    expect(await versements(s)).toEqual([[3 * 35_700, 0]]);
  }, 90_000);

  test('refuses: pupils written into a state that is not frozen with them', async () => {
    const { id } = await controle();
    await expect(
      lire(
        `INSERT INTO boursier_a_payer SELECT $1, uai, dossier_id, rang + 10, eleve_prenom, eleve_nom, classe, echelon, NULL, 'A', 0, 0, 0, 0, 0, 0, NULL, 0
         FROM boursier_a_payer WHERE dossier_id = $2 LIMIT 1`,
        [id, eleves.equipe.dossierId],
      ),
    ).rejects.toThrow(/sans leur état figé/);
  });
});

describe('what a page shows', () => {
  test('the places of who reads, with their states and what may be done of them', async () => {
    const chef = await agentDuLieu('lyceeToulouse', 'chef_etablissement', '2027-06-12');
    expect(await lieuxDePaiement(chef, 2026, '')).toMatchObject([
      {
        uai: ETABLISSEMENTS.lyceeToulouse.uai,
        branche: 'lycee_public',
        prepare: true,
        etats: [
          { trimestre: 1, etape: 'fige', numero: 1, total: 17_850 },
          { trimestre: 2, etape: 'fige', numero: 2, total: 35_700 },
          { trimestre: 3, etape: 'fige', numero: 3, total: 35_700 + 71_003 },
        ],
      },
    ]);
    expect(await lieuxDePaiement(chef, 2026, 'nul ne s’appelle ainsi')).toEqual([]);
    expect(await trimestresDeLAcademie(chef, '16', 2026)).toMatchObject([
      { trimestre: 1, ouvert: true, enRetard: true },
      { trimestre: 2, ouvert: false, enRetard: false },
      { trimestre: 3, ouvert: true, enRetard: true },
    ]);
    const sab = await agentDuLieu('collegePrive', 'gestionnaire_sab', '2027-06-12');
    const vus = await lieuxDePaiement(sab, 2026, ETABLISSEMENTS.collegePrive.nom);
    expect(vus).toMatchObject([
      { branche: 'college_prive', prepare: true, etats: [{ numero: 1, total: 17_500 }] },
    ]);
  });

  test('a frozen state with its entries and its files; a draft, to who prepares it alone', async () => {
    const comptable = await agentDuLieu('collegePublic', 'agent_comptable', '2027-06-12');
    const id = etats.collegePublic4 ?? '';
    const { etat, boursiers, lignes: vues, gestes } = await voirEtat(comptable, id);
    expect([etat.numero, boursiers.length, vues.map(({ cause }) => cause), gestes]).toEqual([
      4,
      1,
      ['retenue_rendue', 'retenue_rendue'],
      { prepare: false, signe: false },
    ]);
    const csv = await fichierDEtat(comptable, id, { forme: 'csv', document: 'liste' });
    // 33.06 € and 9.72 € given back, without fees: GFC 6571, then OP@LE 443110, 411200, 466820.
    expect(new TextDecoder().decode(csv.octets)).toMatch(
      /;42,78;230;04;42,78;0,00;42,78;44112;42,78;0,00;42,78\r?\n/,
    );
    for (const document of ['liste', 'recapitulatif'] as const) {
      const pdf = await fichierDEtat(comptable, id, { forme: 'pdf', document });
      expect(Buffer.from(pdf.octets.subarray(0, 5)).toString()).toBe('%PDF-');
    }
    const chef = await agentDuLieu('collegePublic', 'chef_etablissement', '2027-06-12');
    const brouillon = await preparerEtat(chef, lieu('collegePublic', 3));
    expect(await voirEtat(chef, brouillon)).toMatchObject({
      boursiers: [],
      gestes: { prepare: true, signe: true },
    });
    await attendreRefus(
      fichierDEtat(comptable, brouillon, { forme: 'csv', document: 'liste' }),
      'introuvable',
    );
    const ailleurs = await agentDuLieu('autreCollegePublic', 'chef_etablissement', '2027-06-12');
    await attendreRefus(voirEtat(ailleurs, id), 'introuvable');
  });
});

describe('who reads', () => {
  const lus = (identite: string) =>
    enTantQuApplication(
      identite,
      `SELECT (SELECT count(*)::int FROM etat_de_paiement) AS etats, (SELECT count(DISTINCT dossier_id)::int FROM boursier_a_payer) AS boursiers,
         (SELECT count(DISTINCT dossier_id)::int FROM ligne_de_liquidation) AS lignes`,
    );
  const identiteDe = async (ou: NomEtablissement, role: Role) =>
    `agent:${(await agentDuLieu(ou, role, '2027-06-12')).auteur.id}`;

  test('the places that pay and their service read their states; a family, its own entries', async () => {
    const [deCollege] = await lire<{ n: number }>(
      'SELECT count(DISTINCT dossier_id)::int AS n FROM boursier_a_payer WHERE uai = $1',
      [ETABLISSEMENTS.collegePublic.uai],
    );
    for (const role of ['chef_etablissement', 'agent_comptable'] as const)
      expect(await lus(await identiteDe('collegePublic', role))).toMatchObject([
        { boursiers: deCollege?.n, lignes: deCollege?.n },
      ]);
    const [famille] = await lire<{ id: string }>('SELECT demandeur_id AS id FROM dossier WHERE id = $1', [
      eleves.parti.dossierId,
    ]);
    const [lue] = await lus(`famille:${famille?.id}`);
    expect(lue).toMatchObject({ boursiers: 1, lignes: 1 });
  });

  test('refuses: another place, who keeps no money, a family that is not of the pupil', async () => {
    const rien = { etats: 0, boursiers: 0, lignes: 0 };
    expect(await lus(await identiteDe('autreCollegePublic', 'chef_etablissement'))).toEqual([rien]);
    expect(await lus('')).toEqual([rien]);
    expect(await lus('famille:00000000-0000-0000-0000-000000000000')).toEqual([rien]);
    // The recteur's delegate signs nothing in a collège public.
    const [delegue] = await lus(await identiteDe('collegePublic', 'delegue_recteur'));
    const [duCollege] = await lire<{ n: number }>(
      "SELECT count(*)::int AS n FROM etat_de_paiement WHERE academie_code = '09' AND branche <> 'college_public'",
    );
    expect(delegue?.etats).toBe(duCollege?.n);
  });
});

describe('the check', () => {
  const faute = () => fauteDesEtats(porteeSysteme(le('2027-06-12')));
  let remettre: string;
  beforeAll(async () => {
    remettre = Object.values(
      await copier(['etat_de_paiement', 'boursier_a_payer', 'ligne_de_liquidation']),
    ).join(';');
  });

  test('finds every state as it was signed', async () => {
    expect(await faute()).toBeNull();
  });

  test.each([
    [
      'UPDATE ligne_de_liquidation SET centimes = centimes + 100, du = du + 100',
      /n’est plus celui qui a été signé/,
    ],
    ["UPDATE boursier_a_payer SET beneficiaire_nom = 'Autre'", /n’est plus celui qui a été signé/],
    ["UPDATE etat_de_paiement SET signataire_nom = 'Autre'", /n’est plus celui qui a été signé/],
  ])('names the state that somebody changed by hand: %s', async (sql, phrase) => {
    await falsifier(
      `${sql} WHERE ${sql.includes('UPDATE etat') ? 'id' : 'etat_id'} = '${etats.collegePublic1}'`,
    );
    expect(await faute()).toMatch(phrase);
    expect(await faute()).toMatch(new RegExp(`état n° 1 de ${ETABLISSEMENTS.collegePublic.uai}`));
    await falsifier(remettre);
    expect(await faute()).toBeNull();
  });
});

describe('what was paid in excess', () => {
  const dettes = async (role: Role, jour = '2027-06-14') =>
    dettesASuivre(await agentDuLieu('lyceePublic', role, jour), 2026);
  const ordre = (s: Scene, vue: { etatId: string }, mensualites = 3) => ({
    etatId: vue.etatId,
    dossierId: s.dossierId,
    motivation: 'La bourse a pris fin le 15 mars ; le deuxième trimestre était déjà versé.',
    mensualites,
    premiereLe: le('2027-07-15'),
    bonneFoi: true,
  });

  test('is told with its cause, and asked for where no coming state takes it', async () => {
    const vues = await dettes('chef_etablissement');
    expect(
      vues.map(({ dossierId, dette, causes, reprise, emet }) => [dossierId, dette, causes, reprise, emet]),
    ).toEqual([
      [eleves.suTard.dossierId, 35_303, ['transfert'], 'ordre', true],
      [eleves.retireTard.dossierId, 5_950, ['retrait'], 'ordre', true],
    ]);
    // Who pays reads the sums, not the rights: nothing is said of what is to come.
    expect((await dettes('agent_comptable')).map(({ reprise, emet }) => [reprise, emet])).toEqual([
      [null, false],
      [null, false],
    ]);
  });

  test('refuses: an order of who does not sign, of a past day, or of a debt that is not one', async () => {
    const [, vue] = await dettes('chef_etablissement');
    if (!vue) throw new Error('dette attendue');
    const demande = ordre(eleves.retireTard, vue);
    const chef = await agentDuLieu('lyceePublic', 'chef_etablissement', '2027-06-14');
    await attendreRefus(
      emettreOrdre(await agentDuLieu('lyceePublic', 'agent_comptable', '2027-06-14'), 2026, demande),
      'interdit',
    );
    await attendreRefus(emettreOrdre(chef, 2026, { ...demande, premiereLe: le('2027-06-14') }), 'impossible');
    await attendreRefus(emettreOrdre(chef, 2026, { ...demande, mensualites: 0 }), 'impossible');
    await attendreRefus(
      emettreOrdre(chef, 2026, { ...demande, dossierId: eleves.equipe.dossierId }),
      'conflit',
    );
  });

  test('is asked for once, in parts that make it; then paid and remitted up to it, and no further', async () => {
    const [, vue] = await dettes('chef_etablissement');
    if (!vue) throw new Error('dette attendue');
    const chef = await agentDuLieu('lyceePublic', 'chef_etablissement', '2027-06-14');
    const issues = await Promise.allSettled(
      [1, 2].map(() => emettreOrdre(chef, 2026, ordre(eleves.retireTard, vue))),
    );
    expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [emis] = await ordresEmis(chef);
    // 59.50 € in three parts.
    expect(emis).toMatchObject({
      numero: 1,
      centimes: 5_950,
      recu: 0,
      echeances: [
        { le: '2027-07-15', centimes: 1_983 },
        { le: '2027-08-15', centimes: 1_983 },
        { le: '2027-09-15', centimes: 1_984 },
      ],
    });
    expect((await dettes('chef_etablissement')).map(({ dossierId }) => dossierId)).toEqual([
      eleves.suTard.dossierId,
    ]);
    const suite = {
      ordreId: emis?.id ?? '',
      genre: 'paiement',
      euros: 40,
      le: le('2027-07-16'),
      motif: '',
    } as const;
    const comptable = await agentDuLieu('lyceePublic', 'agent_comptable', '2027-07-20');
    await attendreRefus(suivreOrdre(chef, suite), 'interdit');
    await attendreRefus(suivreOrdre(comptable, { ...suite, euros: 59.51 }), 'impossible');
    await attendreRefus(suivreOrdre(comptable, { ...suite, le: le('2027-07-21') }), 'impossible');
    await suivreOrdre(comptable, suite);
    await attendreRefus(suivreOrdre(comptable, suite), 'impossible');
    const remise = { ...suite, genre: 'remise', euros: 19.5 } as const;
    const apres = await agentDuLieu('lyceePublic', 'chef_etablissement', '2027-07-20');
    await attendreRefus(suivreOrdre(comptable, { ...remise, motif: 'A' }), 'interdit');
    await attendreRefus(suivreOrdre(apres, remise), 'impossible');
    await suivreOrdre(apres, { ...remise, motif: 'Situation de la famille.' });
    expect((await ordresEmis(apres))[0]).toMatchObject({ recu: 4_000, remis: 1_950 });
    const { octets, nom } = await lettreDeLOrdre(apres, emis?.id ?? '');
    expect(nom).toMatch(/-2026-R1\.pdf$/);
    const [paye] = await lire<{ adresse: string; commune: string }>(
      `SELECT r.adresse, r.commune FROM dossier d JOIN responsable r ON r.id = d.demandeur_id WHERE d.id = $1`,
      [eleves.retireTard.dossierId],
    );
    const { texte } = await lirePdf(octets);
    for (const dit of [
      paye?.adresse ?? '?',
      paye?.commune.toUpperCase() ?? '?',
      'Téléphone : ',
      'tribunal administratif de Lille',
      '59,50 €',
    ])
      expect(texte).toContain(dit);
    // Who pays reads sums, never where a family lives.
    const lue = await lirePdf((await lettreDeLOrdre(comptable, emis?.id ?? '')).octets);
    expect(lue.texte).toContain('59,50 €');
    expect(lue.texte).not.toContain(paye?.adresse);
  });

  test('refuses, even to the superuser: more than the order, another sum than the debt, parts that do not make it', async () => {
    await expect(
      lire(`INSERT INTO suite_de_reversement (id, ordre_id, genre, centimes, le, auteur_id, auteur_nom)
        SELECT gen_random_uuid(), id, 'paiement', 1, emis_le, auteur_id, 'A' FROM ordre_de_reversement`),
    ).rejects.toThrow(/pas plus que sa somme/);
    const essai = (centimes: number, part: number) =>
      lire(
        `INSERT INTO ordre_de_reversement (id, etat_id, dossier_id, uai, numero, rentree, centimes, motivation, echeances, bonne_foi, emis_le,
           auteur_id, auteur_nom, auteur_qualite)
         SELECT gen_random_uuid(), etat_id, dossier_id, uai, 0, 2026, $2, 'A', jsonb_build_array(jsonb_build_object('le', '2027-09-01', 'centimes', $3::int)),
           false, '2027-06-14', gen_random_uuid(), 'A', 'A' FROM boursier_a_payer WHERE dossier_id = $1 AND dette_apres > 0`,
        [eleves.suTard.dossierId, centimes, part],
      );
    await expect(essai(35_302, 35_302)).rejects.toThrow(/toute la dette/);
    await expect(essai(35_303, 1)).rejects.toThrow(/font sa somme/);
  });
});

describe('the reconciliation of the day', () => {
  test('names who is notified and in no state, trimestre by trimestre, with what it waits for', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const vus = async (role: Role, jour: string) =>
      (await notifiesNonLiquides(await agentDuLieu('lyceePublic', role, jour), 2026)).lignes
        .filter(({ dossierId }) => dossierId === s.dossierId)
        .map(({ trimestre, cause }) => `T${trimestre} ${cause}`);
    // Of the first two, a state was signed before; of the third, a test above left one.
    expect(await vus('chef_etablissement', '2027-06-14')).toEqual([
      expect.stringMatching(/^T1 l’état n° \d+ était signé : dans le suivant$/),
      expect.stringMatching(/^T2 l’état n° \d+ était signé : dans le suivant$/),
      expect.stringMatching(/^T3 /),
    ]);
    // A trimestre that has not begun waits for nothing.
    expect(await vus('chef_etablissement', '2026-12-31')).toHaveLength(1);
    // Who pays reads no notification, and another place nothing.
    expect(await vus('agent_comptable', '2027-06-14')).toEqual([]);
    expect(
      await notifiesNonLiquides(
        await agentDuLieu('autreCollegePublic', 'chef_etablissement', '2027-06-14'),
        2026,
      ),
    ).toEqual({ lignes: [], total: 0, somme: 0 });

    const chef = await agentDuLieu('lyceePublic', 'chef_etablissement', '2027-06-14');
    await preparerEtat(chef, lieu('lyceePublic', 2));
    expect((await vus('chef_etablissement', '2027-06-14'))[1]).toBe(
      'T2 l’état est en préparation, il reste à contrôler',
    );
    const id = await preparerEtat(chef, lieu('lyceePublic', 3));
    await controlerEtat(chef, id);
    expect((await vus('chef_etablissement', '2027-06-14'))[2]).toBe(
      'T3 l’état est contrôlé, il reste à signer',
    );
    await figerEtat(chef, id);
    expect(await vus('chef_etablissement', '2027-06-14')).toEqual([]);
  });
});
