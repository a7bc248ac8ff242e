/** The reconciliation of the day: notified and not liquidated, liquidated and not paid, paid and no longer due, to the cent. */
import { beforeAll, describe, expect, test } from 'vitest';
import { donnerMonCompte } from '#lib/compte-bancaire/actes.ts';
import { CompteSchema } from '#lib/compte-bancaire/schema.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import {
  fichierDuRapprochement,
  liquidesNonPayes,
  notifiesNonLiquides,
  plusDus,
  rapprochement,
} from '#lib/pointage/queries.ts';
import { ListeDemandeeSchema } from '#lib/pointage/schema.ts';
import { transferer } from '#lib/transfert/actes.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { direDuVersement } from '#lib/versement/actes.ts';
import { versementsAPayer } from '#lib/versement/queries.ts';
import { DireSchema } from '#lib/versement/schema.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { dossierA, inscrireAilleurs } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const IBAN = 'FR2099999000010000000001A82';
const BRANCHES = {
  collegePublic: 'college_public',
  lyceePublic: 'lycee_public',
  lyceeToulouse: 'lycee_public',
} as const;
type Lieu = keyof typeof BRANCHES;

const agent = (ou: NomEtablissement, role: Role, jour: string) =>
  acteur({ ou, academie: ETABLISSEMENTS[ou].academieCode } as Scene, role, le(jour));

async function figer(ou: Lieu, trimestre: 1 | 2 | 3, jour: string): Promise<void> {
  const chef = await agent(ou, 'chef_etablissement', jour);
  const { uai, academieCode } = ETABLISSEMENTS[ou];
  const id = await preparerEtat(chef, {
    uai,
    academieCode,
    branche: BRANCHES[ou],
    rentree: RENTREE,
    trimestre,
  });
  await controlerEtat(chef, id);
  await figerEtat(chef, id);
}
const ouvrir = async (ou: Lieu, trimestre: 1 | 2 | 3, jour: string, remise: string) =>
  ouvrirTrimestre(await agent(ou, 'delegue_recteur', jour), {
    academieCode: ETABLISSEMENTS[ou].academieCode,
    trimestre,
    remiseLe: le(remise),
  });
async function donnerUnCompte(s: Scene) {
  const [qui] = await lire<{ nom: string }>(
    `SELECT prenom || ' ' || nom AS nom FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1`,
    [s.dossierId],
  );
  await donnerMonCompte(
    await acteur(s, 'famille', le('2026-11-20')),
    CompteSchema.parse({ iban: IBAN, titulaire: qui?.nom }),
  );
}
async function dire(s: Scene, fait: string, ecarts: object = {}) {
  const comptable = await acteur(s, 'agent_comptable', le('2026-12-10'));
  const siens = await versementsAPayer(comptable, RENTREE);
  const versementId = siens.find(({ dossierId }) => dossierId === s.dossierId)?.id;
  await direDuVersement(comptable, DireSchema.parse({ versementId, fait, jour: '05/12/2026', ...ecarts }));
}

const NOMS = ['paye', 'rejete', 'tenu', 'attendu', 'sansCompte', 'venuApres'] as const;
const eleves = {} as Record<(typeof NOMS)[number], Scene>;
let lyceen: Scene;
let retire: Scene;

beforeAll(async () => {
  for (const nom of NOMS) eleves[nom] = await dossierA('notifiee', 'college_public');
  lyceen = await dossierA('notifiee', 'lycee_public');
  retire = await dossierA('retrait_entendu', 'lycee_public');
  for (const nom of ['paye', 'rejete', 'tenu', 'attendu'] as const) await donnerUnCompte(eleves[nom]);
  // One leaves for the lycée of another académie: sixty days of 120 in each.
  const accueil = await inscrireAilleurs(lyceen, 'lyceeToulouse', '2026-10-31');
  const { version } = await accomplir(
    await acteur(lyceen, 'gestionnaire_sab', le('2026-11-10')),
    transferer(
      { dossierId: lyceen.dossierId, version: lyceen.version },
      { accueil, sortieLe: le('2026-10-31') },
    ),
  );
  lyceen.version = version;
  await ouvrir('collegePublic', 1, '2026-11-16', '2026-12-04');
}, 240_000);

const deTous = (vus: {
  lignes: { dossierId: string; cause: string; qui: string; centimes: number | null }[];
}) => vus.lignes.map(({ cause, qui, centimes }) => [cause, qui, centimes]);

describe('notified and not liquidated', () => {
  const vus = async (ou: NomEtablissement, role: Role, jour: string) =>
    notifiesNonLiquides(await agent(ou, role, jour), RENTREE);

  test('says which state is awaited, and from whom, in each place that pays', async () => {
    const college = await vus('collegePublic', 'chef_etablissement', '2026-11-20');
    expect(college.total).toBe(6);
    expect(new Set(college.lignes.map(({ cause, qui }) => `${cause} / ${qui}`))).toEqual(
      new Set(['aucun état n’est préparé / secrétaire général ou chef d’établissement']),
    );
    // The lycée pays by days: the one that the pupil left, and the one where it is.
    const lille = await vus('lyceePublic', 'chef_etablissement', '2026-11-20');
    expect(lille.lignes.filter(({ dossierId }) => dossierId === lyceen.dossierId)).toMatchObject([
      { uai: ETABLISSEMENTS.lyceePublic.uai, trimestre: 1 },
    ]);
    const toulouse = await vus('lyceeToulouse', 'chef_etablissement', '2026-11-20');
    expect(toulouse).toMatchObject({
      total: 1,
      lignes: [
        {
          dossierId: lyceen.dossierId,
          uai: ETABLISSEMENTS.lyceeToulouse.uai,
          cause: 'le trimestre n’est pas ouvert dans l’académie',
          qui: 'délégué du recteur',
        },
      ],
    });
  });

  test('counts all of them beyond the rows that are shown', async () => {
    const chef = await agent('collegePublic', 'chef_etablissement', '2026-11-20');
    const { lignes, total } = await notifiesNonLiquides(chef, RENTREE, 2);
    expect([lignes.length, total]).toEqual([2, 6]);
  });

  test('refuses to tell who pays, another établissement, another académie', async () => {
    for (const [ou, role] of [
      ['collegePublic', 'agent_comptable'],
      ['autreCollegePublic', 'chef_etablissement'],
      ['collegeToulouse', 'gestionnaire_sab'],
    ] as const)
      expect(
        (await vus(ou, role, '2026-11-20')).lignes.filter(
          ({ uai }) => uai === ETABLISSEMENTS.collegePublic.uai,
        ),
      ).toEqual([]);
    const comptable = await agent('collegePublic', 'agent_comptable', '2026-11-20');
    expect((await rapprochement(comptable, RENTREE)).notifies).toBeNull();
    await attendreRefus(fichierDuRapprochement(comptable, RENTREE, 'notifies'), 'introuvable');
  });
});

describe('once a state is frozen', () => {
  beforeAll(async () => {
    await figer('collegePublic', 1, '2026-12-01');
    await figer('lyceePublic', 1, '2026-12-01');
    await dire(eleves.paye, 'paye');
    await dire(eleves.rejete, 'rejete', { code: 'AC04' });
    await dire(eleves.tenu, 'tenu', { motif: 'Dossier de succession' });
  });

  test('nobody of it is left in the first list; the host of the lycée still is', async () => {
    const chef = await agent('collegePublic', 'chef_etablissement', '2026-12-10');
    expect(await notifiesNonLiquides(chef, RENTREE)).toMatchObject({ total: 0 });
    const toulouse = await agent('lyceeToulouse', 'chef_etablissement', '2026-12-10');
    expect(await notifiesNonLiquides(toulouse, RENTREE)).toMatchObject({ total: 1 });
  });

  test('liquidated and not paid: the rejected, the one without account, the one held, the one to pay, 175 € each', async () => {
    const chef = await agent('collegePublic', 'chef_etablissement', '2026-12-10');
    const vus = await liquidesNonPayes(chef, RENTREE);
    const famille = 'famille, pour un autre compte, puis agent comptable';
    expect(deTous(vus)).toEqual([
      [expect.stringMatching(/^rejeté avant paiement : compte clos.+AC04/), famille, 17_500],
      [
        'aucun compte n’était connu le jour de l’état',
        'famille, pour donner un compte, puis agent comptable',
        17_500,
      ],
      [
        'aucun compte n’était connu le jour de l’état',
        'famille, pour donner un compte, puis agent comptable',
        17_500,
      ],
      ['en instance : Dossier de succession', 'agent comptable', 17_500],
      ['à payer', 'agent comptable', 17_500],
    ]);
    // Six shares of 175 €, one of them paid.
    expect([vus.total, vus.somme]).toEqual([5, 87_500]);
    expect(vus.lignes.map(({ dossierId }) => dossierId)).not.toContain(eleves.paye.dossierId);
    expect((await liquidesNonPayes(chef, RENTREE, 1)).somme).toBe(87_500);
  });

  test('is late once the trimestre is over, and is told to who pays with its cause', async () => {
    const comptable = await agent('collegePublic', 'agent_comptable', '2027-01-04');
    const vus = await liquidesNonPayes(comptable, RENTREE);
    expect(vus.lignes.at(-1)?.cause).toBe('à payer, et le trimestre est fini (C. VII.B)');
    expect(vus.total).toBe(5);
  });

  test('refuses the sums of another établissement and of another académie', async () => {
    for (const [ou, role] of [
      ['autreCollegePublic', 'agent_comptable'],
      ['lyceeToulouse', 'chef_etablissement'],
      ['collegeToulouse', 'responsable_sab'],
    ] as const)
      expect(await liquidesNonPayes(await agent(ou, role, '2026-12-10'), RENTREE)).toEqual({
        lignes: [],
        total: 0,
        somme: 0,
      });
    // The délégué of the recteur does not read the collèges publics (C. IV.B).
    const delegue = await agent('collegePublic', 'delegue_recteur', '2026-12-10');
    expect((await liquidesNonPayes(delegue, RENTREE)).lignes.map(({ uai }) => uai)).not.toContain(
      ETABLISSEMENTS.collegePublic.uai,
    );
  });
});

describe('paid and no longer due', () => {
  const vus = async (role: Role, jour: string) => plusDus(await agent('lyceePublic', role, jour), RENTREE);

  test('tells the difference before a state takes it, then the debt that the state left', async () => {
    expect(await vus('chef_etablissement', '2026-12-10')).toEqual({ lignes: [], total: 0, somme: 0 });
    await ouvrir('lyceePublic', 2, '2027-01-18', '2027-03-05');
    await figer('lyceePublic', 2, '2027-03-02');
    // 357 € for the second trimestre; the bourse ends on 15 March: 75 days of 90 stay, 59.50 € come off.
    await verbes.retirer(retire, le('2027-03-10'), le('2027-03-15'));
    expect(await vus('chef_etablissement', '2027-03-12')).toMatchObject({
      total: 1,
      somme: 5_950,
      lignes: [
        {
          dossierId: retire.dossierId,
          centimes: 5_950,
          cause: 'Fin de la bourse : le prochain état le reprend',
          qui: 'secrétaire général ou chef d’établissement',
        },
      ],
    });
    // Who reads the money alone knows no decision: nothing is told before a state says it.
    expect((await vus('agent_comptable', '2027-03-12')).total).toBe(0);
    await figer('lyceePublic', 2, '2027-03-15');
    const apres = await vus('chef_etablissement', '2027-03-16');
    expect(deTous(apres)).toEqual([
      ['Fin de la bourse : par un ordre de reversement', 'chef d’établissement', 5_950],
    ]);
    expect((await vus('agent_comptable', '2027-03-16')).somme).toBe(5_950);
  });

  test('refuses another établissement', async () => {
    const autre = await agent('lyceeToulouse', 'chef_etablissement', '2027-03-16');
    expect((await plusDus(autre, RENTREE)).total).toBe(0);
  });
});

describe('the file of a list', () => {
  test('has every row, with its cause and who acts; a wrong name is the first list', async () => {
    const comptable = await agent('collegePublic', 'agent_comptable', '2026-12-10');
    const { octets, nom, type } = await fichierDuRapprochement(comptable, RENTREE, 'liquides');
    expect([nom, type]).toEqual(['rapprochement-liquides-2026-12-10.csv', 'text/csv; charset=utf-8']);
    const lignes = new TextDecoder().decode(octets).trimEnd().split('\r\n');
    expect(lignes).toHaveLength(6);
    expect(lignes[0]).toMatch(
      /^.?eleve_nom;eleve_prenom;uai;etablissement;trimestre;montant;cause;qui_agit$/,
    );
    expect(lignes[4]).toMatch(/;T1;175,00;en instance : Dossier de succession;agent comptable$/);
    expect(ListeDemandeeSchema.parse({ liste: 'autre' })).toEqual({ liste: 'notifies' });
  });
});
