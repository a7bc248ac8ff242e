/** What a frozen state pays, to the account of that day, and what becomes of it (C. VII.B). */
import { beforeEach, describe, expect, test } from 'vitest';
import { direDuCompte, donnerMonCompte } from '#lib/compte-bancaire/actes.ts';
import { comptesDesBoursiers, mesComptes } from '#lib/compte-bancaire/queries.ts';
import { CompteSchema } from '#lib/compte-bancaire/schema.ts';
import { direLEtatSigne } from '#lib/droit/argent/destinataire.ts';
import { centimes } from '#lib/droit/montant.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { resilier, saisirPapier } from '#lib/procuration/actes.ts';
import { procurationDuDossier } from '#lib/procuration/queries.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { direDuVersement, direParFichier, payerDeNouveau } from '#lib/versement/actes.ts';
import {
  colonnesAbsentes,
  direALaFamille,
  direLEtat,
  direSansVersement,
  lireRetours,
} from '#lib/versement/faits.ts';
import {
  listeAPayer,
  trimestresSansVersement,
  type Versement,
  versement,
  versementsAPayer,
  versementsDuDossier,
  versementsLus,
} from '#lib/versement/queries.ts';
import { DireSchema } from '#lib/versement/schema.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import type { NomEtablissement } from '#monde/territoire.ts';
import { etatFige } from './appui/etats.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const FIGE = '2026-12-01';
const JOUR = le('2026-12-10');
const UN = 'FR2099999000010000000001A82';
const DEUX = 'FR0599999000010000000002B49';

let s: Scene;

async function attribuee(ou: NomEtablissement): Promise<Scene> {
  const vue = nouvelleScene(ou);
  await saisir(vue, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(vue, le('2026-09-10'));
  await verbes.instruire(vue, le('2026-09-14'));
  if (vue.branche === 'college_prive') await verbes.proposer(vue, le('2026-09-15'));
  await verbes.attribuer(vue, le('2026-09-16'));
  return vue;
}
beforeEach(async () => {
  s = await attribuee('collegePublic');
});

const famille = () => acteur(s, 'famille', JOUR);
const comptable = () => acteur(s, 'agent_comptable', JOUR);
async function donner(iban = UN): Promise<void> {
  const [qui] = await lire<{ nom: string }>(
    `SELECT prenom || ' ' || nom AS nom FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1`,
    [s.dossierId],
  );
  await donnerMonCompte(await famille(), CompteSchema.parse({ iban, titulaire: qui?.nom }));
}
const confirmer = async () =>
  direDuCompte(await famille(), (await mesComptes(await famille())).aConfirmer?.id ?? '', null);
const vus = async (portee: Portee): Promise<Versement[]> =>
  (await versementsAPayer(portee, RENTREE)).filter(({ dossierId }) => dossierId === s.dossierId);
const seul = async (portee?: Portee): Promise<Versement> => {
  const [vu] = await vus(portee ?? (await comptable()));
  if (!vu) throw new Error('aucun versement');
  return vu;
};
const dire = async (fait: string, ecarts: object = {}, portee?: Portee) => {
  const { id } = await seul(portee);
  const lu = DireSchema.parse({ versementId: id, fait, jour: '05/12/2026', ...ecarts });
  return direDuVersement(portee ?? (await comptable()), lu);
};
const laFamille = async () => {
  const qui = await famille();
  return (await enPortee(qui, (tx) => versementsDuDossier(tx, s.dossierId))).map(direALaFamille);
};

describe('a frozen state', () => {
  test('pays the account of that day: a change, confirmed the day after, touches the next one alone', async () => {
    await donner();
    await etatFige(s, { brut: 17_500, deduit: 9_840, jour: FIGE });
    await donner(DEUX);
    await confirmer();
    expect(await seul()).toMatchObject({
      centimes: 7_660,
      brut: 17_500,
      deduit: 9_840,
      fin: '1A82',
      mode: 'agent_comptable',
    });
    await etatFige(s, { brut: 17_500, jour: '2026-12-02', trimestre: 2 });
    expect((await vus(await comptable())).map(({ fin }) => fin).sort()).toEqual(['1A82', '2B49']);
  });

  test('says that a sum has no account; once it is given, the sum is paid to it by another payment', async () => {
    await etatFige(s, { brut: 17_500, jour: FIGE });
    const { id, aReprendre } = await seul();
    expect(aReprendre).toBe(true);
    await attendreRefus(dire('paye'), 'impossible');
    expect(await laFamille()).toEqual([expect.stringMatching(/donnez votre RIB/)]);
    await donner();
    await payerDeNouveau(await comptable(), id);
    await attendreRefus(payerDeNouveau(await comptable(), id), 'impossible');
    expect((await vus(await comptable())).map(({ fin, suivant }) => [fin, suivant !== null])).toEqual(
      expect.arrayContaining([
        [null, true],
        ['1A82', false],
      ]),
    );
  });

  test('is told to who answers a family on the telephone; refuses: another établissement, and the service social', async () => {
    await donner();
    await etatFige(s, { brut: 17_500, deduit: 9_840, jour: FIGE });
    await dire('paye');
    const lu = async (qui: Portee) => (await versementsLus(qui, s.dossierId)).map(direLEtat);
    for (const role of ['secretariat', 'chef_etablissement'] as const)
      expect(await lu(await acteur(s, role, JOUR))).toEqual(['Payé le samedi 5 décembre 2026.']);
    expect(await lu(await acteur(nouvelleScene('lyceePublic'), 'secretariat', JOUR))).toEqual([]);
    expect(await lu(await acteur(s, 'service_social', JOUR))).toEqual([]);
  });

  test('pays nothing of a sum that the fees take whole, and tells it to the family, and to no other', async () => {
    await donner();
    const sans = async (portee: Portee) =>
      (await trimestresSansVersement(portee, s.dossierId)).map((lu) =>
        direSansVersement(lu).replaceAll(/[\u00a0\u202f]/g, ' '),
      );
    expect(await sans(await famille())).toEqual([]);
    await etatFige(s, { brut: 9_000, deduit: 9_000, jour: FIGE });
    expect(await vus(await comptable())).toEqual([]);
    expect(await sans(await famille())).toEqual([
      'Trimestre 1 : 90 € dus, dont 90 € de frais de cantine ou d’internat déduits. Rien n’est à verser : ces frais prennent toute la somme.',
    ]);
    expect(await sans(await acteur(nouvelleScene('collegePublic'), 'famille', JOUR))).toEqual([]);
    await etatFige(s, { brut: 9_000, deduit: 8_999, jour: FIGE, trimestre: 2 });
    expect(await sans(await famille())).toHaveLength(1);
    expect(
      direSansVersement({ id: '', trimestre: 2, brut: centimes(9_000), deduit: centimes(4_000) }),
    ).toMatch(/ces frais et 50\s€ qui rendent ce qui avait été versé en trop prennent/u);
  });

  test('of the privé pays the family, or the établissement under a procuration that stands that day', async () => {
    for (const avec of [true, false]) {
      s = await attribuee('collegePrive');
      await donner();
      const papier = {
        dossierId: s.dossierId,
        qualite: 'pere_ou_mere',
        signeeLe: le('2026-09-15'),
        mandataire: 'La cheffe',
      } as const;
      await saisirPapier(await acteur(s, 'secretariat', JOUR), papier);
      const { vivante } = await procurationDuDossier(await famille(), s.dossierId);
      if (!avec) await resilier(await acteur(s, 'famille', le('2026-11-30')), vivante?.id ?? '');
      await etatFige(s, { brut: 17_500, jour: FIGE });
      // Withdrawn later, it changes nothing of a frozen state.
      if (avec) await resilier(await famille(), vivante?.id ?? '');
      const sab = await acteur(s, 'gestionnaire_sab', JOUR);
      expect((await seul(sab)).mode).toBe(avec ? 'mandataire' : 'ddfip');
      // The family and the offices read both: what the signed state paid, and whom the next one pays.
      for (const qui of [await famille(), await acteur(s, 'secretariat', JOUR)]) {
        const { etats, suivant } = await procurationDuDossier(qui, s.dossierId);
        expect(etats.map(direLEtatSigne)).toEqual([
          `Trimestre 1, état signé le mardi 1er décembre 2026 : versé ${avec ? 'à l’établissement, par procuration' : 'à la famille'}.`,
        ]);
        expect(suivant.valeur).toBe('demandeur');
        expect(redigerTrace(suivant.trace)[0]?.texte).toContain(
          `retirée depuis le ${avec ? '10/12/2026' : '30/11/2026'}`,
        );
      }
      await attendreRefus(listeAPayer(sab, RENTREE), 'introuvable');
    }
  });
});

describe('who pays', () => {
  beforeEach(async () => {
    await donner();
    await etatFige(s, { brut: 17_500, jour: FIGE });
  });

  test('says that it is paid; the family reads when and where to', async () => {
    expect(await laFamille()).toEqual([expect.stringMatching(/175\s€ chez l’agent comptable/)]);
    await dire('paye');
    expect(await laFamille()).toEqual([
      expect.stringMatching(/175\s€ versés le samedi 5 décembre 2026 sur le compte de/),
    ]);
  });

  test('holds it and takes it up again; a reject before, a return after; what came back is paid once more', async () => {
    await dire('tenu', { motif: 'RIB illisible' });
    await attendreRefus(dire('paye'), 'impossible');
    await dire('repris', { jour: '06/12/2026' });
    await dire('paye', { jour: '06/12/2026' });
    await attendreRefus(dire('retourne', { jour: '05/12/2026', code: 'AC04' }), 'impossible');
    await dire('retourne', { jour: '09/12/2026', code: 'ac04' });
    const { id, aReprendre, etat } = await seul();
    expect([aReprendre, etat]).toEqual([true, 'retourne']);
    expect(await laFamille()).toEqual([expect.stringMatching(/Donnez un autre compte/)]);
    const chez = async () =>
      (await comptesDesBoursiers(await acteur(s, 'secretariat', JOUR), RENTREE)).find(
        ({ dossierId }) => dossierId === s.dossierId,
      )?.revenu;
    expect(await chez()).toBe('AC04');
    await donner(DEUX);
    await confirmer();
    await payerDeNouveau(await comptable(), id);
    expect(await chez()).toBeNull();
    const [nouveau] = (await vus(await comptable())).filter(({ etat: vu }) => vu === 'a_payer');
    expect(nouveau).toMatchObject({ fin: '2B49', centimes: 17_500, aReprendre: false });
  });

  test('refuses: a return of what is not paid, twice paid, a day before the state or to come, no reason', async () => {
    await attendreRefus(dire('retourne', { code: 'AC04' }), 'impossible');
    await attendreRefus(dire('paye', { jour: '30/11/2026' }), 'impossible');
    await attendreRefus(dire('paye', { jour: '11/12/2026' }), 'impossible');
    await expect(dire('rejete')).rejects.toThrow(/motif|Dites pourquoi/);
    await dire('paye');
    await attendreRefus(dire('paye'), 'impossible');
    const { id } = await seul();
    await attendreRefus(payerDeNouveau(await comptable(), id), 'impossible');
  });

  test('refuses: the chef, the SAB, an accountant elsewhere, the family; and below the application', async () => {
    const { id } = await seul();
    const autres = [
      await acteur(s, 'chef_etablissement', JOUR),
      await acteur(s, 'responsable_sab', JOUR),
      await acteur({ ...s, ou: 'autreCollegePublic' }, 'agent_comptable', JOUR),
      await famille(),
    ];
    for (const portee of autres) {
      await attendreRefus(
        direDuVersement(portee, DireSchema.parse({ versementId: id, fait: 'paye', jour: '05/12/2026' })),
        'introuvable',
      );
      await attendreRefus(payerDeNouveau(portee, id), 'impossible');
      await attendreRefus(versement(portee, id), 'introuvable');
      await expect(
        enPortee(
          portee,
          (
            tx,
          ) => tx.$executeRaw`INSERT INTO fait_de_versement (id, versement_id, rang, fait, jour, auteur_id, auteur_nom)
            VALUES (gen_random_uuid(), ${id}::uuid, 1, 'paye', '2026-12-05', gen_random_uuid(), 'A')`,
        ),
      ).rejects.toThrow(/row-level security|sécurité|null value/);
    }
    await expect(
      enTantQuApplication(
        `agent:${(await comptable()).auteur.id}`,
        `UPDATE versement SET centimes = 1 WHERE id = '${id}'`,
      ),
    ).rejects.toThrow(/permission denied/);
  });

  test('exports what is to be paid with its IBAN, each dossier read kept in the register', async () => {
    const { octets } = await listeAPayer(await comptable(), RENTREE);
    const { reference } = await seul();
    const ligne = new TextDecoder()
      .decode(octets)
      .split('\r\n')
      .find((vue) => vue.includes(reference));
    expect(ligne).toContain(`;${UN};175,00;0,00;175,00;`);
    expect(
      await lire(`SELECT objet FROM lecture_sensible WHERE dossier_id = $1 AND precision = 'liste à payer'`, [
        s.dossierId,
      ]),
    ).toEqual([{ objet: 'coordonnees_bancaires' }]);
    const ailleurs = await acteur({ ...s, ou: 'autreCollegePublic' }, 'agent_comptable', JOUR);
    expect(new TextDecoder().decode((await listeAPayer(ailleurs, RENTREE)).octets)).not.toContain(reference);
  });

  test('says by a file: what is right counts once, a wrong sum, reference, day or sense is told and stops no other', async () => {
    const { reference } = await seul();
    const noms = [
      'reference_ligne',
      'date_retour',
      'sens',
      'code_iso',
      'libelle_banque',
      'montant',
      'iban_masque',
    ];
    const tableau = {
      noms,
      lignes: [
        [reference, '05/12/2026', 'PAYE', '', '', '17,50'],
        ['BN-2026-T1-999999999', '05/12/2026', 'PAYE', '', '', '175,00'],
        [reference, '31/02/2026', 'PAYE', '', '', '175,00'],
        [reference, '05/12/2026', 'ENVOYE', '', '', '175,00'],
        [reference, '05/12/2026', 'PAYE', '', '', '175,00'],
        [reference, '09/12/2026', 'RETOUR APRES EXECUTION', 'AC04', 'Compte clos', '175,00'],
      ].map((cellules, rang) => ({ numero: rang + 2, cellules })),
    };
    expect(colonnesAbsentes({ noms: ['reference'], lignes: [] })).toEqual(['date_retour', 'sens', 'montant']);
    const bilan = await direParFichier(await comptable(), lireRetours(tableau));
    expect([bilan.faits, bilan.dejaDits, bilan.refus.map(({ ligne }) => ligne)]).toEqual([
      2,
      0,
      [2, 3, 4, 5],
    ]);
    expect((await seul()).etat).toBe('retourne');
    // The same file again: the return is known, the payment before it cannot follow it.
    const encore = await direParFichier(await comptable(), lireRetours(tableau));
    expect([encore.faits, encore.dejaDits]).toEqual([0, 1]);
    expect((await versement(await comptable(), (await seul()).id)).faits).toHaveLength(2);
  });
});
