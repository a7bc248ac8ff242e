/** What a mandataire does of the bourses that it receives, to the cent, and what the base refuses by itself (C. VII.B.2). */
import { beforeEach, describe, expect, test } from 'vitest';
import { donnerMonCompte } from '#lib/compte-bancaire/actes.ts';
import { CompteSchema } from '#lib/compte-bancaire/schema.ts';
import { recevoirTableau } from '#lib/correspondance/queries.ts';
import { imputerDesFrais, lireLesRetours, verserLesSoldes } from '#lib/emploi/actes.ts';
import { documentDEmploi, emploiAVoir, ordreDeVirement } from '#lib/emploi/queries.ts';
import { ImputerSchema, OrdreSchema, VerserSchema } from '#lib/emploi/schema.ts';
import { saisirPapier } from '#lib/procuration/actes.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { direDuVersement } from '#lib/versement/actes.ts';
import { lireRetours } from '#lib/versement/faits.ts';
import { versementsAPayer } from '#lib/versement/queries.ts';
import { DireSchema } from '#lib/versement/schema.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { etatFige } from './appui/etats.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const FIGE = '2026-11-20';
const RECU = '2026-11-27';
const JOUR = le('2026-12-10');
const IBAN = 'FR2099999000010000000001A82';

let s: Scene;
let chef: Portee;

/** A boursier of a collège privé under a procuration, with an account unless said, whose 175,00 € the établissement received. */
async function bourseRecue({ compte = true, recue = true } = {}): Promise<void> {
  s = nouvelleScene('collegePrive');
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  await verbes.proposer(s, le('2026-09-15'));
  await verbes.attribuer(s, le('2026-09-16'));
  chef = await acteur(s, 'chef_etablissement', JOUR);
  if (compte) {
    const [qui] = await lire<{ nom: string }>(
      `SELECT prenom || ' ' || nom AS nom FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1`,
      [s.dossierId],
    );
    await donnerMonCompte(
      await acteur(s, 'famille', le('2026-10-01')),
      CompteSchema.parse({ iban: IBAN, titulaire: qui?.nom }),
    );
  }
  await saisirPapier(await acteur(s, 'secretariat', JOUR), {
    ...{
      dossierId: s.dossierId,
      qualite: 'pere_ou_mere',
      signeeLe: le('2026-09-15'),
      mandataire: 'La cheffe',
    },
  });
  await etatFige(s, { brut: 17_500, jour: FIGE });
  const sab = await acteur(s, 'gestionnaire_sab', JOUR);
  const verse = (await versementsAPayer(sab, RENTREE)).find(({ dossierId }) => dossierId === s.dossierId);
  if (recue)
    await direDuVersement(
      sab,
      DireSchema.parse({
        versementId: verse?.id,
        fait: 'paye',
        jour: RECU.split('-').toReversed().join('/'),
      }),
    );
}
beforeEach(() => bourseRecue());

const ligne = async (qui: Portee = chef) => {
  const vue = (await emploiAVoir(qui, RENTREE)).lignes.find(({ dossierId }) => dossierId === s.dossierId);
  if (!vue) throw new Error('bourse non reçue');
  return vue;
};
const imputer = async (montant: string, qui: Portee = chef) =>
  imputerDesFrais(
    qui,
    ImputerSchema.parse({ libelle: 'demi-pension T1', [`frais.${(await ligne()).id}`]: montant }),
  );
const verser = async (jour = '05/12/2026', qui: Portee = chef) =>
  verserLesSoldes(qui, VerserSchema.parse({ le: jour, versements: (await ligne()).id }));
const NOMS = ['reference_ligne', 'date_retour', 'sens', 'code_iso', 'libelle_banque', 'montant'];
const retours = (...lignes: string[][]) =>
  lireLesRetours(
    chef,
    lireRetours({ noms: NOMS, lignes: lignes.map((cellules, rang) => ({ numero: rang + 2, cellules })) }),
  );
const DEMANDE = {
  debiteur: 'OGEC Sainte-Marie',
  iban: 'FR05 9999 9000 0100 0000 0002 B49',
  execution: '15/12/2026',
};
const ordonner = async (qui: Portee = chef, ecarts: object = {}) =>
  new TextDecoder().decode(
    (await ordreDeVirement(qui, RENTREE, OrdreSchema.parse({ ...DEMANDE, ...ecarts }))).octets,
  );
/** What concerns this pupil alone: others of the file are there too. */
const virementDe = async (reference: string, fichier: string) =>
  fichier.match(new RegExp(`<EndToEndId>${reference}</EndToEndId>[\\s\\S]*?</CdtTrfTxInf>`))?.[0];

describe('a bourse received', () => {
  test('leaves nothing: fees, then the balance to the account of the state, then a return paid again under another name', async () => {
    const { reference } = await ligne();
    expect((await ligne()).compte).toMatchObject({
      situation: 'frais_a_dire',
      solde: 17_500,
      enRetard: false,
    });
    expect(await imputer('98,40')).toBe(1);
    expect(await imputer('98,40')).toBe(0);
    expect(await imputer('98,41')).toBe(1);
    const fichier = await ordonner();
    expect(await virementDe(reference, fichier)).toMatch(
      /Ccy="EUR">76\.59<[\s\S]*FR2099999000010000000001A82/,
    );
    expect(fichier).not.toContain('PstlAdr');
    expect(await verser()).toBe(1);
    expect((await ligne()).compte).toMatchObject({
      situation: 'verse',
      verse: 7_659,
      solde: 0,
      frais: 9_841,
    });

    const revenu = [reference, '07/12/2026', 'RETOUR APRES EXECUTION', 'AC04', 'Compte clos', '76,59'];
    expect(await retours(revenu)).toEqual({ faits: 1, dejaDits: 0, refus: [] });
    expect(await retours(revenu)).toEqual({ faits: 0, dejaDits: 1, refus: [] });
    expect((await ligne()).compte).toMatchObject({
      situation: 'revenu',
      solde: 7_659,
      cause: expect.stringMatching(/AC04/),
    });
    expect(await virementDe(`${reference}-2`, await ordonner())).toContain('Ccy="EUR">76.59<');
    expect(await verser('08/12/2026')).toBe(1);
    expect((await ligne()).compte).toMatchObject({ situation: 'verse', solde: 0, virements: 2 });
    expect(
      await lire(
        'SELECT m.genre, m.centimes FROM emploi_de_bourse m JOIN versement v ON v.id = m.versement_id WHERE v.dossier_id = $1 ORDER BY m.rang',
        [s.dossierId],
      ),
    ).toEqual([
      { genre: 'impute', centimes: 9_840 },
      { genre: 'impute', centimes: 9_841 },
      { genre: 'verse', centimes: 7_659 },
      { genre: 'retourne', centimes: 7_659 },
      { genre: 'verse', centimes: 7_659 },
    ]);
  });

  test('the bank’s own report takes the balance back, once; a transfer of another order is refused with its line', async () => {
    await imputer('98,41');
    await verser();
    const { reference } = await ligne();
    const rejet = (nom: string) =>
      `<TxInfAndSts><OrgnlEndToEndId>${nom}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts>`;
    const envoi = new FormData();
    envoi.set(
      'fichier',
      new File(
        [
          `<?xml version="1.0"?><Document><CstmrPmtStsRpt><GrpHdr><CreDtTm>2026-12-07T08:00:00</CreDtTm></GrpHdr><OrgnlPmtInfAndSts>
          ${rejet(reference)}\n${rejet('AUTRE')}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`,
        ],
        'pain002.xml',
      ),
    );
    const lus = lireRetours(await recevoirTableau(chef, envoi, 'lire_retours'));
    const refus = [{ ligne: 3, cause: '« AUTRE » n’est pas un virement de votre établissement.' }];
    expect(await lireLesRetours(chef, lus)).toEqual({ faits: 1, dejaDits: 0, refus });
    // The report does not tell the amount again: it is the one that was paid.
    expect((await ligne()).compte).toMatchObject({
      situation: 'revenu',
      solde: 7_659,
      cause: expect.stringMatching(/^IBAN incorrect/),
    });
    expect(await lireLesRetours(chef, lus)).toEqual({ faits: 0, dejaDits: 1, refus });
    await attendreRefus(recevoirTableau(chef, envoi), 'impossible');
  });

  test('each account read for the bank is kept in the register', async () => {
    await imputer('0');
    await ordonner();
    expect(
      await lire(
        `SELECT objet::text FROM lecture_sensible WHERE dossier_id = $1 AND precision = 'virements aux familles'`,
        [s.dossierId],
      ),
    ).toEqual([{ objet: 'coordonnees_bancaires' }]);
  });

  test('is watched: late after the month, seen by the établissement and by its service', async () => {
    const plusTard = le('2026-12-28');
    for (const role of ['chef_etablissement', 'gestionnaire_sab'] as const) {
      expect((await ligne(await acteur(s, role, le('2026-12-27')))).compte.enRetard).toBe(false);
      const { enRetard, lignes } = await emploiAVoir(await acteur(s, role, plusTard), RENTREE);
      expect(enRetard).toBeGreaterThan(0);
      expect(lignes[0]?.compte.enRetard).toBe(true);
    }
  });

  test('is told by the compte d’emploi and by the list that serves as attestation of presence', async () => {
    await imputer('27,67');
    await verser();
    const document = async (demande: object) =>
      documentDEmploi(chef, RENTREE, {
        ...{ document: 'compte', forme: 'pdf', trimestre: 1 },
        ...demande,
      } as const);
    const { reference } = await ligne();
    const csv = new TextDecoder().decode((await document({ forme: 'csv' })).octets);
    const [entete, ...lignes] = csv.trim().split('\r\n');
    expect(entete).toContain(
      'recu;recu_le;frais_imputes;nature_des_frais;verse_famille;verse_le;reference_virement;solde',
    );
    expect(lignes.find((vue) => vue.includes(reference))).toContain(
      `;175,00;27/11/2026;27,67;demi-pension T1;147,33;05/12/2026;${reference};0,00;27/12/2026`,
    );
    for (const demande of [{}, { document: 'assiduite' }])
      expect(Buffer.from((await document(demande)).octets.subarray(0, 5)).toString()).toBe('%PDF-');
  });
});

describe('refuses', () => {
  test('fees above what was received, and any once the balance is paid', async () => {
    await attendreRefus(imputer('175,01'), 'impossible');
    await imputer('175,00');
    expect((await ligne()).compte).toMatchObject({ situation: 'impute', solde: 0 });
    await attendreRefus(verser(), 'conflit');
    await imputer('0');
    await verser();
    await attendreRefus(imputer('1'), 'impossible');
    await attendreRefus(verser(), 'conflit');
  });

  test('a balance paid before the fees are said, before the reception, or on a day to come', async () => {
    await attendreRefus(verser(), 'conflit');
    await imputer('0');
    await attendreRefus(verser('26/11/2026'), 'impossible');
    await attendreRefus(verser('11/12/2026'), 'impossible');
  });

  test('a transfer without an account, with the name of the pupil', async () => {
    await bourseRecue({ compte: false });
    await imputer('0');
    const { prenom, nom } = await ligne();
    await expect(ordonner()).rejects.toThrow(`${prenom} ${nom} : aucun compte n’est connu`);
  });

  test('to order on a past day, from an IBAN that is wrong, or in no name', async () => {
    await imputer('0');
    await attendreRefus(ordonner(chef, { execution: '09/12/2026' }), 'impossible');
    for (const ecarts of [
      { iban: 'FR05 9999 9000 0100 0000 0002 B48' },
      { debiteur: '' },
      { bic: 'PSST' },
      { debiteur: 'Ωμέγα' },
    ])
      expect(OrdreSchema.safeParse({ ...DEMANDE, ...ecarts }).success).toBe(false);
  });

  test('a return of an unknown transfer, of another amount, on a wrong day, or that says it paid', async () => {
    const { reference } = await ligne();
    await imputer('0');
    await verser();
    const bilan = await retours(
      ['BN-2026-T1-999999999', '07/12/2026', 'REJET', 'AC01', '', '175,00'],
      [reference, '07/12/2026', 'REJET', 'AC01', '', '174,99'],
      [reference, '01/12/2026', 'RETOUR', 'AC04', '', '175,00'],
      [reference, '07/12/2026', 'PAYE', '', '', '175,00'],
      [reference, '07/12/2026', 'RETOUR', '', '', '175,00'],
    );
    expect(bilan).toMatchObject({ faits: 0, dejaDits: 0 });
    expect(bilan.refus.map(({ ligne: numero, cause }) => [numero, cause])).toEqual([
      [2, expect.stringMatching(/n’est pas un virement/)],
      [3, expect.stringMatching(/le fichier dit 174,99/)],
      [4, expect.stringMatching(/le jour est entre/)],
      [5, expect.stringMatching(/des rejets et des retours/)],
      [6, expect.stringMatching(/dites pourquoi/)],
    ]);
  });

  test('another établissement, a service, who pays the public: none writes, none gets a bank file', async () => {
    const sab = await acteur(s, 'gestionnaire_sab', JOUR);
    const secretariat = await acteur(s, 'secretariat', JOUR);
    const public_ = await acteur({ ...s, ou: 'collegePublic' }, 'chef_etablissement', JOUR);
    const comptable = await acteur({ ...s, ou: 'collegePublic' }, 'agent_comptable', JOUR);
    const { id } = await ligne();
    for (const qui of [sab, secretariat, public_, comptable]) {
      await attendreRefus(imputer('1', qui), 'introuvable');
      await attendreRefus(verser('05/12/2026', qui), 'introuvable');
      await attendreRefus(ordonner(qui), 'introuvable');
      await attendreRefus(
        documentDEmploi(qui, RENTREE, { document: 'compte', forme: 'csv', trimestre: 1 }),
        'introuvable',
      );
      await expect(
        enPortee(
          qui,
          (
            tx,
          ) => tx.$executeRaw`INSERT INTO emploi_de_bourse (id, versement_id, rang, genre, centimes, jour, auteur_id, auteur_nom)
            VALUES (gen_random_uuid(), ${id}::uuid, 1, 'impute', 1, '2026-12-05', gen_random_uuid(), 'A')`,
        ),
      ).rejects.toThrow(/row-level security|sécurité|null value/);
    }
    for (const qui of [secretariat, public_, comptable])
      expect((await emploiAVoir(qui, RENTREE)).lignes).toEqual([]);
  });

  test('what was not received: nothing is shown, and the base takes nothing', async () => {
    await bourseRecue({ recue: false });
    await expect(ligne()).rejects.toThrow('non reçue');
    const [{ id } = { id: '' }] = await lire<{ id: string }>(
      'SELECT id FROM versement WHERE dossier_id = $1',
      [s.dossierId],
    );
    const ecrire = (genre: string, centimes: number) =>
      lire(
        `INSERT INTO emploi_de_bourse (id, versement_id, rang, genre, centimes, jour, motif, auteur_id, auteur_nom)
           VALUES (gen_random_uuid(), $1, 1, $2, $3, '2026-11-28', 'A', gen_random_uuid(), 'A')`,
        [id, genre, centimes],
      );
    await expect(ecrire('impute', 0)).rejects.toThrow('n’a pas reçue');
  });

  test('by the base alone: more than what was received, a balance that is not the balance, a return of nothing', async () => {
    const { id } = await ligne();
    const ecrire = (genre: string, centimes: number, jour = '2026-12-01') =>
      lire(
        `WITH j AS (SELECT set_config('bourses.jour', '2026-12-10', true))
         INSERT INTO emploi_de_bourse (id, versement_id, rang, genre, centimes, jour, motif, auteur_id, auteur_nom)
           SELECT gen_random_uuid(), $1::uuid, 1, $2, $3::int, $4::date, 'A', gen_random_uuid(), 'A' FROM j`,
        [id, genre, centimes, jour],
      );
    for (const [genre, centimes] of [
      ['impute', 17_501],
      ['verse', 17_500],
      ['retourne', 17_500],
    ] as const)
      await expect(ecrire(genre, centimes)).rejects.toThrow('ne suit pas');
    await imputer('100,00');
    for (const centimes of [7_499, 7_501])
      await expect(ecrire('verse', centimes)).rejects.toThrow('ne suit pas');
    for (const jour of ['2026-11-26', '2099-01-01'])
      await expect(ecrire('verse', 7_500, jour)).rejects.toThrow('ne se date');
  });
});
