/** Years of money from the decision to what is paid: states frozen, accounts, payments, to the cent (C. III.C.1.b, IV.C, VII.B). */
import { beforeAll, describe, expect, test } from 'vitest';
import { direDuCompte, donnerMonCompte, saisirLeCompte } from '#lib/compte-bancaire/actes.ts';
import { compteDuDossier } from '#lib/compte-bancaire/queries.ts';
import { CompteSchema } from '#lib/compte-bancaire/schema.ts';
import type { Role } from '#lib/droit/competence.ts';
import { centimes } from '#lib/droit/montant.ts';
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import { saisirFrais } from '#lib/frais/actes.ts';
import { resilier, saisirPapier } from '#lib/procuration/actes.ts';
import { procurationDuDossier } from '#lib/procuration/queries.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { direDuVersement, payerDeNouveau } from '#lib/versement/actes.ts';
import { type Versement, versementsAPayer } from '#lib/versement/queries.ts';
import { DireSchema } from '#lib/versement/schema.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { deposerAvec } from './appui/ecrits.ts';
import { dossierA, nouvelleScene, STADES } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const UN = 'FR2099999000010000000001A82';
const DEUX = 'FR0599999000010000000002B49';
/** Days on which each state is frozen. */
const FIGES = { 1: '2026-12-01', 2: '2027-03-02', 3: '2027-06-01' } as const;
type Trimestre = keyof typeof FIGES;

beforeAll(async () => {
  const delegue = (jour: string) => acteur(nouvelleScene('collegePublic'), 'delegue_recteur', le(jour));
  for (const [trimestre, jour, remise] of [
    [1, '2026-11-16', '2026-12-04'],
    [2, '2027-01-18', '2027-03-05'],
    [3, '2027-04-26', '2027-06-04'],
  ] as const)
    await ouvrirTrimestre(await delegue(jour), { academieCode: '09', trimestre, remiseLe: le(remise) });
});

/** The privé and the CNED are liquidated by their service, which the DDFiP pays for (C. VII.C). */
const DU_SERVICE = ['college_prive', 'cned'];
const signataire = ({ branche }: Scene): Role =>
  DU_SERVICE.includes(branche) ? 'responsable_sab' : 'chef_etablissement';
const payeur = ({ branche }: Scene): Role =>
  DU_SERVICE.includes(branche) ? 'gestionnaire_sab' : 'agent_comptable';

const preparer = async (s: Scene, trimestre: Trimestre): Promise<string> => {
  const { ou, academie, branche } = s;
  const signe = await acteur(s, signataire(s), le(FIGES[trimestre]));
  const lieu = { uai: ETABLISSEMENTS[ou].uai, academieCode: academie, branche, rentree: RENTREE, trimestre };
  return preparerEtat(signe, lieu);
};

async function figer(s: Scene, trimestre: Trimestre): Promise<void> {
  const signe = await acteur(s, signataire(s), le(FIGES[trimestre]));
  const id = await preparer(s, trimestre);
  await controlerEtat(signe, id);
  await figerEtat(signe, id);
}

/** Nothing new is due: a state that would pay the same again is not even checked. */
async function rienDePlus(s: Scene, trimestre: Trimestre): Promise<void> {
  const signe = await acteur(s, signataire(s), le(FIGES[trimestre]));
  await attendreRefus(controlerEtat(signe, await preparer(s, trimestre)), 'impossible');
}

/** What the states hold of a dossier, in the order in which they were frozen. */
const lignes = async ({ dossierId }: Scene) =>
  (
    await lire<{ etat: number; quoi: string; t: number; cause: string; centimes: number }>(
      `SELECT e.trimestre AS etat, l.composante::text AS quoi, l.trimestre AS t, l.cause::text, l.centimes FROM ligne_de_liquidation l
       JOIN etat_de_paiement e ON e.id = l.etat_id WHERE l.dossier_id = $1 ORDER BY e.signe_le, l.composante, l.trimestre, l.rang`,
      [dossierId],
    )
  ).map(({ etat, quoi, t, cause, centimes }) => `état ${etat} : ${quoi} T${t} ${cause} ${centimes}`);

const payes = async (s: Scene, jour: string): Promise<Versement[]> =>
  (await versementsAPayer(await acteur(s, payeur(s), le(jour)), RENTREE))
    .filter(({ dossierId }) => dossierId === s.dossierId)
    .toSorted((a, b) => a.reference.localeCompare(b.reference));
/** Of each payment of a dossier: its trimestre, its centimes, who pays, the end of its account, and what became of it. */
const direPayes = async (s: Scene) =>
  (await payes(s, '2027-06-10')).map(({ trimestre, centimes, mode, fin, etat }) =>
    [`T${trimestre}`, centimes, mode, fin, etat].join(' '),
  );

/** Who pays says that the payment of a trimestre was paid. */
async function payer(s: Scene, trimestre: Trimestre, jour: string): Promise<void> {
  const vu = (await payes(s, jour)).findLast((versement) => versement.trimestre === trimestre);
  const [annee, mois, date] = jour.split('-');
  const dit = DireSchema.parse({ versementId: vu?.id, fait: 'paye', jour: `${date}/${mois}/${annee}` });
  await direDuVersement(await acteur(s, payeur(s), le(jour)), dit);
}

const demandeurDe = async ({ dossierId }: Scene): Promise<string> => {
  const [qui] = await lire<{ nom: string }>(
    `SELECT prenom || ' ' || nom AS nom FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1`,
    [dossierId],
  );
  return qui?.nom ?? '';
};
const donnerSonCompte = async (s: Scene) =>
  donnerMonCompte(
    await acteur(s, 'famille', le('2026-11-20')),
    CompteSchema.parse({ iban: UN, titulaire: await demandeurDe(s) }),
  );

describe('a change of the person in charge in January, trimestre 1 paid', () => {
  const autrePersonne = async (premiere: Scene): Promise<Scene> => {
    const s: Scene = { ...premiere, dossierId: '', version: 0 };
    await saisir(s, le('2027-01-18'), {
      rfr: 100,
      priseEnChargeLe: '04/01/2027',
      piecesRecues: ['document_charge'],
    });
    await lire(
      `UPDATE brouillon SET contenu = jsonb_set(contenu, '{demandeur}', (contenu->'demandeur') - 'responsableId'
         || '{"nom": "Delaunay", "prenom": "Irène", "courriel": ""}') WHERE dossier_id = $1`,
      [s.dossierId],
    );
    await verbes.deposer(s, le('2027-01-18'));
    return s;
  };

  /*
   * The first bourse ends on 23 January, the second begins on the 24th (C. III.C.1.b, décret n° 2023-614), and a trimestre is shared
   * by days, on months of thirty days (reading charge.partage_par_jours): 23 of the 90 of January to March, then the 67 others.
   * Lycée, échelon 6: 1 071 € a year, 357 € a trimestre. 357 × 23 ÷ 90 = 91.233…, 91.23 €; the rest of 357 €, 265.77 €.
   * Collège, échelon 3: 525 € a year, 175 € a trimestre. 175 × 23 ÷ 90 = 44.722…, 44.72 €; the rest of 175 €, 130.28 €.
   */
  test.each([
    ['lyceePublic', 35_700, 9_123, 26_577],
    ['collegePublic', 17_500, 4_472, 13_028],
  ] as const)(
    '%s: each person has its days, each on its account, and nothing twice',
    async (ou, part, avant, apres) => {
      const premiere = nouvelleScene(ou);
      await STADES.notifiee(premiere);
      await donnerSonCompte(premiere);
      await figer(premiere, 1);
      await payer(premiere, 1, '2026-12-05');

      const seconde = await autrePersonne(premiere);
      await verbes.instruire(seconde, le('2027-01-19'));
      await verbes.inviter(premiere, le('2027-01-20'));
      await verbes.recevoirObservations(premiere, le('2027-01-21'));
      // While the first bourse stands, the second does not begin.
      await attendreRefus(verbes.attribuer(seconde, le('2027-01-21')), 'impossible');
      await verbes.retirer(premiere, le('2027-01-21'), le('2027-01-23'));
      await verbes.attribuer(seconde, le('2027-01-22'));
      await lettresProduites(seconde.dossierId, le('2027-01-25'));
      await verbes.notifier(seconde, le('2027-01-25'));

      await figer(premiere, 2);
      await payer(premiere, 2, '2027-03-05');
      // The account of the first person is not that of the second: without its own, nothing is paid, and that one is refused.
      const [sansCompte] = await payes(seconde, '2027-03-05');
      expect(sansCompte).toMatchObject({ centimes: apres, fin: null, aReprendre: true });
      await attendreRefus(payer(seconde, 2, '2027-03-05'), 'impossible');
      const secretariat = await acteur(seconde, 'secretariat', le('2027-03-08'));
      const rib = (iban: string, titulaire: string) => ({
        dossierId: seconde.dossierId,
        ...CompteSchema.parse({ iban, titulaire }),
      });
      await attendreRefus(saisirLeCompte(secretariat, rib(UN, await demandeurDe(premiere))), 'impossible');
      await saisirLeCompte(secretariat, rib(DEUX, 'Irène Delaunay'));
      const chef = await acteur(seconde, 'chef_etablissement', le('2027-03-08'));
      const { aConfirmer } = await compteDuDossier(chef, seconde.dossierId);
      await direDuCompte(chef, aConfirmer?.id ?? '', null);
      await payerDeNouveau(await acteur(seconde, payeur(seconde), le('2027-03-09')), sansCompte?.id ?? '');
      await payer(seconde, 2, '2027-03-10');

      await figer(premiere, 3);
      await payer(seconde, 3, '2027-06-05');
      await rienDePlus(premiere, 3);
      expect(await lignes(premiere)).toEqual([
        `état 1 : bourse T1 part ${part}`,
        `état 2 : bourse T2 part ${avant}`,
      ]);
      expect(await lignes(seconde)).toEqual([
        `état 2 : bourse T2 part ${apres}`,
        `état 3 : bourse T3 part ${part}`,
      ]);
      expect(await direPayes(premiere)).toEqual([
        `T1 ${part} agent_comptable 1A82 paye`,
        `T2 ${avant} agent_comptable 1A82 paye`,
      ]);
      expect(await direPayes(seconde)).toEqual([
        `T2 ${apres} agent_comptable  a_payer`,
        `T2 ${apres} agent_comptable 2B49 paye`,
        `T3 ${part} agent_comptable 2B49 paye`,
      ]);
    },
  );
});

test('an attribution of January with a prime d’équipement: both trimestres and the prime at once, then the third alone', async () => {
  // Group 221 of annexe 8, first year of a bac professionnel, no mention at the brevet.
  const s = await deposerAvec(
    (saisie) => ({
      ...saisie,
      eleve: {
        primes: {
          mentionBrevet: 'aucune',
          prepare: 'bac_professionnel',
          formation: '40022106',
          libelleFormation: 'CUISINE',
          premiereAnnee: true,
          equipementDejaPercue: false,
        },
      },
    }),
    { ou: 'lyceePolyvalent' },
  );
  await donnerSonCompte(s);
  await verbes.instruire(s, le('2026-09-14'));
  await rienDePlus(s, 1);
  await verbes.attribuer(s, le('2027-01-12'));
  await lettresProduites(s.dossierId, le('2027-01-13'));
  await verbes.notifier(s, le('2027-01-14'));
  // Fees of 720 €: more than the two parts of the bourse, and they take nothing of the prime (C. IV.C, VII.B).
  await saisirFrais(await acteur(s, 'agent_comptable', le('2027-02-15')), {
    uai: ETABLISSEMENTS.lyceePolyvalent.uai,
    trimestre: 2,
    frais: [{ eleveId: s.eleveId, centimes: centimes(72_000) }],
  });
  await figer(s, 2);
  await payer(s, 2, '2027-03-05');
  await rienDePlus(s, 2);
  await figer(s, 3);
  await rienDePlus(s, 3);
  // 357 € a trimestre (échelon 6), 341.71 € of prime (annexe 7): the arrears of the first one come with both (C. VII.B).
  expect(await lignes(s)).toEqual([
    'état 2 : bourse T1 rappel 35700',
    'état 2 : bourse T2 part 35700',
    'état 2 : equipement T1 rappel 34171',
    'état 3 : bourse T3 part 35700',
  ]);
  const [deuxieme] = await lire<{ brut: number; equipement: number; deduit: number; verse: number }>(
    'SELECT brut, equipement, deduit, a_verser AS verse FROM boursier_a_payer WHERE dossier_id = $1 ORDER BY rang',
    [s.dossierId],
  );
  expect(deuxieme).toEqual({ brut: 71_400, equipement: 34_171, deduit: 71_400, verse: 34_171 });
  expect(await direPayes(s)).toEqual([
    'T2 34171 agent_comptable 1A82 paye',
    'T3 35700 agent_comptable 1A82 a_payer',
  ]);
});

test('a procuration withdrawn in February: trimestre 1 to the établissement, the others to the family', async () => {
  const s = await dossierA('notifiee', 'college_prive');
  await donnerSonCompte(s);
  await saisirPapier(await acteur(s, 'secretariat', le('2026-11-02')), {
    dossierId: s.dossierId,
    qualite: 'pere_ou_mere',
    signeeLe: le('2026-10-15'),
    mandataire: 'Claire Vasseur, cheffe d’établissement',
  });
  await figer(s, 1);
  await payer(s, 1, '2026-12-05');
  const famille = await acteur(s, 'famille', le('2027-02-01'));
  const { vivante } = await procurationDuDossier(famille, s.dossierId);
  await resilier(famille, vivante?.id ?? '');
  await attendreRefus(resilier(famille, vivante?.id ?? ''), 'conflit');
  // What the établissement received is not paid again to the family.
  const [premier] = await payes(s, '2027-02-02');
  const sab = await acteur(s, 'gestionnaire_sab', le('2027-02-02'));
  await attendreRefus(payerDeNouveau(sab, premier?.id ?? ''), 'impossible');
  await figer(s, 2);
  await payer(s, 2, '2027-03-05');
  await figer(s, 3);
  // Échelon 3 of a collège: 525 € a year, 175 € a trimestre.
  expect(await lignes(s)).toEqual([
    'état 1 : bourse T1 part 17500',
    'état 2 : bourse T2 part 17500',
    'état 3 : bourse T3 part 17500',
  ]);
  expect(await direPayes(s)).toEqual([
    'T1 17500 mandataire 1A82 paye',
    'T2 17500 ddfip 1A82 paye',
    'T3 17500 ddfip 1A82 a_payer',
  ]);
});

test('a pupil of the CNED: its service signs, the family is paid on the account of its RIB, a return is paid once more', async () => {
  const s = await dossierA('notifiee', 'cned');
  const delegue = await acteur(s, 'delegue_recteur', le('2026-11-16'));
  await ouvrirTrimestre(delegue, { academieCode: s.academie, trimestre: 1, remiseLe: le('2026-12-04') });
  await donnerSonCompte(s);
  await figer(s, 1);
  const [premier] = await payes(s, '2026-12-04');
  expect(premier).toMatchObject({ mode: 'ddfip', fin: '1A82', etat: 'a_payer' });
  await payer(s, 1, '2026-12-05');
  await direDuVersement(
    await acteur(s, 'gestionnaire_sab', le('2026-12-10')),
    DireSchema.parse({
      versementId: premier?.id,
      fait: 'retourne',
      jour: '09/12/2026',
      motif: 'Compte clos.',
    }),
  );
  const sab = await acteur(s, 'gestionnaire_sab', le('2026-12-11'));
  await payerDeNouveau(sab, premier?.id ?? '');
  await attendreRefus(payerDeNouveau(sab, premier?.id ?? ''), 'impossible');
  await payer(s, 1, '2026-12-14');
  // Échelon 6 of a lycée: 1 071 € a year, 357 € a trimestre.
  expect(await lignes(s)).toEqual(['état 1 : bourse T1 part 35700']);
  expect((await direPayes(s)).map((dit) => dit.split(' ').at(-1))).toEqual(['retourne', 'paye']);
});
