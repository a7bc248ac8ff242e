/** The end of a trimestre in a place: what lacks and for whom, the rehearsal against the last state, and one act that closes once. */
import { beforeAll, describe, expect, test } from 'vitest';
import { donnerMonCompte } from '#lib/compte-bancaire/actes.ts';
import { CompteSchema } from '#lib/compte-bancaire/schema.ts';
import type { Role } from '#lib/droit/competence.ts';
import { centimes } from '#lib/droit/montant.ts';
import { cloreTrimestre, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import { comparerEtats, sommerManques } from '#lib/fin-de-trimestre/faits.ts';
import { type FinDuLieu, finDeTrimestre, lieuxAClore } from '#lib/fin-de-trimestre/queries.ts';
import { FinDeTrimestreSchema } from '#lib/fin-de-trimestre/schema.ts';
import { direSansDeduction, saisirFrais } from '#lib/frais/actes.ts';
import { certifierPresence } from '#lib/presence/actes.ts';
import { resilier, saisirPapier } from '#lib/procuration/actes.ts';
import { procurationDuDossier } from '#lib/procuration/queries.ts';
import { fermerTrimestre, ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = '2026-11-20';
const UAI = ETABLISSEMENTS.collegePublic.uai;
const IBAN = 'FR2099999000010000000001A82';

const agent = (ou: NomEtablissement, role: Role, jour = JOUR) =>
  acteur({ ou, academie: ETABLISSEMENTS[ou].academieCode } as Scene, role, le(jour));
const lieu = (trimestre: 1 | 2 | 3) => ({
  uai: UAI,
  academieCode: ETABLISSEMENTS.collegePublic.academieCode,
  branche: 'college_public' as const,
  rentree: RENTREE,
  trimestre,
});
const voir = async (role: Role = 'chef_etablissement', trimestre: 1 | 2 | 3 = 1, jour = JOUR) => {
  const [vu] = await finDeTrimestre(await agent('collegePublic', role, jour), UAI, RENTREE, trimestre);
  return vu;
};
const manques = async (role?: Role) => (await voir(role)).manques;
const lue = ({ repetition }: FinDuLieu): string => repetition?.lue ?? '';
const etats = () =>
  lire<{ etape: string; total: number | null }>(
    'SELECT etape::text, total FROM etat_de_paiement WHERE uai = $1 ORDER BY numero NULLS LAST',
    [UAI],
  );
const situer = ({ dossierId }: Scene, classe: string, regime: string) =>
  lire(
    `UPDATE scolarite SET classe = $2, regime = $3::regime WHERE id = (SELECT scolarite_id FROM dossier WHERE id = $1)`,
    [dossierId, classe, regime],
  );
const certifier = async (classe: string, effectif: number) =>
  certifierPresence(await agent('collegePublic', 'chef_etablissement'), {
    uai: UAI,
    classe,
    trimestre: 1,
    effectif,
    exceptions: [],
  });
async function donnerUnCompte(s: Scene) {
  const [qui] = await lire<{ nom: string }>(
    `SELECT prenom || ' ' || nom AS nom FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1`,
    [s.dossierId],
  );
  await donnerMonCompte(
    await acteur(s, 'famille', le(JOUR)),
    CompteSchema.parse({ iban: IBAN, titulaire: qui?.nom }),
  );
}

let demi: Scene;
let externe: Scene;
let sansDecision: Scene;

beforeAll(async () => {
  demi = await dossierA('notifiee', 'college_public');
  externe = await dossierA('notifiee', 'college_public');
  sansDecision = await dossierA('en_instruction', 'college_public');
  await situer(demi, '6A', 'demi_pensionnaire');
  await situer(externe, '6A', 'externe');
  await situer(sansDecision, '6A', 'demi_pensionnaire');
}, 120_000);

describe('what lacks', () => {
  test('is counted for who prepares: a class, fees of who eats there, accounts, a dossier without decision', async () => {
    expect(await manques()).toEqual({
      presence: 1,
      frais: 1,
      comptes: 2,
      dossiers: 1,
      retenues: 0,
      rejets: 0,
    });
  });

  test('refuses to tell who pays what is not of money, and the délégué which account is known', async () => {
    expect(await manques('agent_comptable')).toEqual({
      presence: null,
      frais: 1,
      comptes: 2,
      dossiers: null,
      retenues: null,
      rejets: 0,
    });
    const s = await dossierA('notifiee', 'lycee_public');
    const [lycee] = await finDeTrimestre(
      await acteur(s, 'delegue_recteur', le(JOUR)),
      ETABLISSEMENTS[s.ou].uai,
      RENTREE,
      1,
    );
    expect(lycee.manques).toMatchObject({ comptes: null, dossiers: 0 });
    expect(lycee.repetition).toBeNull();
  });

  test('goes away as it is settled, and comes back when the class has one more', async () => {
    await certifier('6A', 2);
    expect(await manques()).toMatchObject({ presence: 0 });
    const venu = await dossierA('notifiee', 'college_public');
    await situer(venu, '6A', 'externe');
    expect(await manques()).toMatchObject({ presence: 1, comptes: 3 });
    await certifier('6A', 3);
    await situer(venu, '5B', 'externe');
    // Two classes now: one signed for three and that has two, one never signed.
    expect(await manques()).toMatchObject({ presence: 2 });
    await certifier('6A', 2);
    await certifier('5B', 1);
    const comptable = await agent('collegePublic', 'agent_comptable');
    const cas = { uai: UAI, eleveId: null, cas: 'tickets', preuve: undefined } as const;
    await direSansDeduction(comptable, { ...cas, vaut: true });
    expect(await manques()).toMatchObject({ presence: 0, frais: 0 });
    await direSansDeduction(comptable, { ...cas, vaut: false });
    expect(await manques()).toMatchObject({ frais: 1 });
    await saisirFrais(comptable, {
      uai: UAI,
      trimestre: 1,
      frais: [{ eleveId: demi.eleveId, centimes: centimes(5_000) }],
    });
    await donnerUnCompte(demi);
    expect(await manques()).toEqual({
      presence: 0,
      frais: 0,
      comptes: 2,
      dossiers: 1,
      retenues: 0,
      rejets: 0,
    });
  });

  test('counts in the privé who gave no procuration apart from whose is over', async () => {
    const prives = [await dossierA('notifiee', 'college_prive'), await dossierA('notifiee', 'college_prive')];
    const [avec] = prives as [Scene, Scene];
    const sab = await acteur(avec, 'responsable_sab', le(JOUR));
    const lus = async () =>
      (await finDeTrimestre(sab, ETABLISSEMENTS.collegePrive.uai, RENTREE, 1))[0].manques;
    expect(await lus()).toMatchObject({ procurations_absentes: 2, procurations_finies: 0, comptes: 2 });
    const chef = await acteur(avec, 'chef_etablissement', le(JOUR));
    await saisirPapier(chef, {
      dossierId: avec.dossierId,
      signeeLe: le('2026-09-20'),
      qualite: 'pere_ou_mere',
      mandataire: 'La cheffe',
    });
    // Paid to the établissement: no account of the family is waited for.
    expect(await lus()).toMatchObject({ procurations_absentes: 1, procurations_finies: 0, comptes: 1 });
    const { vivante } = await procurationDuDossier(chef, avec.dossierId);
    await resilier(await acteur(avec, 'famille', le(JOUR)), vivante?.id ?? '');
    expect(await lus()).toMatchObject({ procurations_absentes: 1, procurations_finies: 1, comptes: 2 });
    expect(await lus()).not.toHaveProperty('frais');
  });

  test('counts a retenue that the chef asked for and that nobody has decided', async () => {
    const s = await dossierA('retenue_demandee', 'lycee_public');
    const [vu] = await finDeTrimestre(
      await acteur(s, 'chef_etablissement', le(JOUR)),
      ETABLISSEMENTS[s.ou].uai,
      RENTREE,
      1,
    );
    expect(vu.manques.retenues).toBe(1);
  });
});

describe('what forbids to close', () => {
  const obstacle = async (trimestre: 1 | 2 | 3 = 1) =>
    (await voir('chef_etablissement', trimestre)).obstacle?.phrase;

  test('refuses: a trimestre that has not begun, or that nobody opened', async () => {
    expect(await obstacle(2)).toMatch(/trimestre 2 n’a pas commencé/);
    expect(await obstacle()).toMatch(/trimestre 1 n’est pas ouvert/);
    const chef = await agent('collegePublic', 'chef_etablissement');
    const vu = await voir();
    await attendreRefus(cloreTrimestre(chef, lieu(2), lue(vu)), 'impossible');
    await attendreRefus(cloreTrimestre(chef, lieu(1), lue(vu)), 'impossible');
    expect(await etats()).toEqual([]);
  });

  test('refuses: one that the délégué closed, until it is opened again', async () => {
    const delegue = await agent('collegePublic', 'delegue_recteur');
    const academieCode = ETABLISSEMENTS.collegePublic.academieCode;
    await ouvrirTrimestre(delegue, { academieCode, trimestre: 1, remiseLe: le('2026-12-04') });
    expect(await obstacle()).toBeUndefined();
    await fermerTrimestre(delegue, { academieCode, trimestre: 1 });
    expect(await obstacle()).toMatch(/fermé dans l’académie depuis le vendredi 20 novembre 2026/);
    await attendreRefus(
      cloreTrimestre(await agent('collegePublic', 'chef_etablissement'), lieu(1), lue(await voir())),
      'impossible',
    );
    await ouvrirTrimestre(delegue, { academieCode, trimestre: 1, remiseLe: le('2026-12-04') });
  });

  test('refuses: the établissement of another, one that pays nothing', async () => {
    const autre = await agent('autreCollegePublic', 'chef_etablissement');
    await attendreRefus(finDeTrimestre(autre, UAI, RENTREE, 1), 'introuvable');
    await attendreRefus(
      finDeTrimestre(autre, ETABLISSEMENTS.autreCollegePublic.uai, RENTREE, 1),
      'introuvable',
    );
    expect(await lieuxAClore(autre, RENTREE, 1)).toEqual([]);
    expect(FinDeTrimestreSchema.parse({ trimestre: '4', nom: ['a'] })).toEqual({ nom: '' });
  });
});

describe('one act closes', () => {
  test('refuses: who prepares and does not sign, who pays, the service, another chef', async () => {
    const vu = await voir();
    for (const [ou, role] of [
      ['collegePublic', 'secretaire_general'],
      ['collegePublic', 'agent_comptable'],
      ['collegePublic', 'responsable_sab'],
      ['autreCollegePublic', 'chef_etablissement'],
    ] as const)
      await attendreRefus(cloreTrimestre(await agent(ou, role), lieu(1), lue(vu)), 'interdit');
    expect(await etats()).toEqual([]);
  });

  test('refuses what is no longer what was read, and leaves nothing behind', async () => {
    const vu = await voir();
    const chef = await agent('collegePublic', 'chef_etablissement');
    await attendreRefus(cloreTrimestre(chef, lieu(1), '0'.repeat(64)), 'conflit');
    await saisirFrais(await agent('collegePublic', 'agent_comptable'), {
      uai: UAI,
      trimestre: 1,
      frais: [{ eleveId: demi.eleveId, centimes: centimes(6_000) }],
    });
    await attendreRefus(cloreTrimestre(chef, lieu(1), lue(vu)), 'conflit');
    expect(await etats()).toEqual([]);
  });

  test('of two at once, one wins; the other is told that it is closed, and nothing is paid twice', async () => {
    const vu = await voir();
    // Three shares of 175 € (525 € a year in échelon 3), less the 60 € of fees of the one who eats there.
    expect(vu.repetition).toMatchObject({ boursiers: 3, aVerser: 46_500, dernier: null });
    expect(vu.repetition?.ecarts).toEqual([
      { libelle: 'Part du trimestre', article: 'C. VII.B', avant: 0, apres: 52_500 },
      { libelle: 'Frais de pension déduits', article: 'C. VII.B.1', avant: 0, apres: -6_000 },
      { libelle: 'À verser', article: 'C. VII.B', avant: 0, apres: 46_500 },
    ]);
    const chef = await agent('collegePublic', 'chef_etablissement');
    const clore = () => cloreTrimestre(chef, lieu(1), lue(vu));
    const issues = await Promise.allSettled([clore(), clore(), clore()]);
    const gagnants = issues.flatMap((issue) => (issue.status === 'fulfilled' ? [issue.value] : []));
    expect(gagnants).toEqual([{ numero: 1, total: 46_500, boursiers: 3 }]);
    for (const issue of issues)
      if (issue.status === 'rejected') expect(issue.reason).toMatchObject({ code: 'conflit' });
    expect(await etats()).toEqual([{ etape: 'fige', total: 46_500 }]);
    const refus = await attendreRefus(clore(), 'conflit');
    expect(refus.message).toMatch(/déjà clos : l’état n° 1, signé par .+ Rien n’est payé deux fois/);
    const apres = await voir();
    expect(apres.obstacle?.phrase).toMatch(
      /Trimestre clos : l’état n° 1, signé le vendredi 20 novembre 2026/,
    );
    // Two sums wait for an account.
    expect(apres.manques.rejets).toBe(2);
  });

  test('what comes later is a difference of the next state, with its cause; the frozen one stays', async () => {
    await verbes.attribuer(sansDecision, le('2026-11-23'));
    const vu = await voir('chef_etablissement', 1, '2026-11-24');
    expect(vu.obstacle).toBeNull();
    expect(vu.repetition).toMatchObject({ boursiers: 1, aVerser: 17_500, dernier: { numero: 1 } });
    expect(vu.repetition?.ecarts).toEqual([
      { libelle: 'Part du trimestre', article: 'C. VII.B', avant: 52_500, apres: 17_500 },
      { libelle: 'Frais de pension déduits', article: 'C. VII.B.1', avant: -6_000, apres: 0 },
      { libelle: 'À verser', article: 'C. VII.B', avant: 46_500, apres: 17_500 },
    ]);
    const chef = await agent('collegePublic', 'chef_etablissement', '2026-11-24');
    // One that is being prepared already is the one that is signed.
    await preparerEtat(chef, lieu(1));
    expect(await cloreTrimestre(chef, lieu(1), lue(vu))).toEqual({ numero: 2, total: 17_500, boursiers: 1 });
    expect((await etats()).map(({ total }) => total)).toEqual([46_500, 17_500]);
    // The second trimestre is another state, whatever is being prepared for the first.
    await preparerEtat(chef, lieu(1));
    await ouvrirTrimestre(await agent('collegePublic', 'delegue_recteur', '2027-01-05'), {
      academieCode: ETABLISSEMENTS.collegePublic.academieCode,
      trimestre: 2,
      remiseLe: le('2027-03-05'),
    });
    expect(await voir('chef_etablissement', 2, '2027-01-05')).toMatchObject({
      obstacle: null,
      repetition: { boursiers: 4, aVerser: 4 * 17_500 },
    });
  });
});

describe('an académie', () => {
  test('sees its établissements with what lacks in each, finds one by its name, and sums them up', async () => {
    const sab = await agent('collegePublic', 'gestionnaire_sab');
    const lieux = await lieuxAClore(sab, RENTREE, 1);
    const vu = lieux.find(({ uai }) => uai === UAI);
    expect(vu).toMatchObject({ signe: false, manques: { presence: 1, frais: 1, dossiers: 0 } });
    expect(lieux.map(({ uai }) => uai)).toContain(ETABLISSEMENTS.lyceePublic.uai);
    expect(lieux.map(({ uai }) => uai)).not.toContain(ETABLISSEMENTS.collegeToulouse.uai);
    expect(
      (await lieuxAClore(sab, RENTREE, 1, { nom: ETABLISSEMENTS.collegePublic.nom })).map(({ uai }) => uai),
    ).toContain(UAI);
    expect(await lieuxAClore(sab, RENTREE, 1, { nom: 'nul ne s’appelle ainsi' })).toEqual([]);
  });

  test('sums what is known; what nobody reads stays unknown, what cannot lack is absent', () => {
    expect(
      sommerManques([
        { manques: { presence: 2, comptes: null } },
        { manques: { presence: null, comptes: null, procurations_finies: 0 } },
        { manques: { presence: 3 } },
      ]),
    ).toEqual({ presence: 5, comptes: null, procurations_finies: 0 });
    expect(sommerManques([])).toEqual({});
  });
});

test('the difference of two states sums up to what each pays, a debt carried over too', () => {
  // 357 € due, 59.50 € taken back beyond what is left: nothing paid, 59.50 € carried; then 357 € less that debt, less 100 € of fees.
  const avant = {
    boursiers: [{ deduit: 0, detteAvant: 0, detteApres: 5_950, aVerser: 0 }],
    lignes: [{ cause: 'retrait' as const, centimes: -5_950 }],
  };
  const apres = {
    boursiers: [{ deduit: 10_000, detteAvant: 5_950, detteApres: 0, aVerser: 19_750 }],
    lignes: [{ cause: 'part' as const, centimes: 35_700 }],
  };
  const ecarts = comparerEtats(avant, apres);
  expect(ecarts.map(({ libelle, avant: a, apres: b }) => [libelle, a, b])).toEqual([
    ['Part du trimestre', 0, 35_700],
    ['Fin de la bourse', -5_950, 0],
    ['Frais de pension déduits', 0, -10_000],
    ['Trop-perçus repris, ou reportés à la suite', 5_950, -5_950],
    ['À verser', 0, 19_750],
  ]);
});
