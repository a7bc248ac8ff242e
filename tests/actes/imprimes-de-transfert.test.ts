/** The printed transfer (C. V.A): the origin and the host read the same figures, and its two shares make what is liquidated. */
import { describe, expect, test } from 'vitest';
import { donnerMonCompte } from '#lib/compte-bancaire/actes.ts';
import { CompteSchema } from '#lib/compte-bancaire/schema.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { prendreEnCharge, transferer } from '#lib/transfert/actes.ts';
import { imprimeDuTransfert } from '#lib/transfert/queries.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { direDuVersement } from '#lib/versement/actes.ts';
import { versementsAPayer } from '#lib/versement/queries.ts';
import { DireSchema } from '#lib/versement/schema.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { dossierA, inscrireAilleurs } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire, tenter } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const IBAN = 'FR2099999000010000000001A82';

const ailleurs = (s: Scene, ou: NomEtablissement, role: Role, jour: string): Promise<Portee> =>
  acteur({ ...s, ou, academie: ETABLISSEMENTS[ou].academieCode }, role, le(jour));

/** Sends a pupil on, on 10 November, for a stay that begins after the holidays. Returns the id of the transfer. */
async function partir(
  s: Scene,
  role: Role,
  vers: NomEtablissement,
  sortie = '2026-10-31',
  exclusion = false,
): Promise<string> {
  const accueil = await inscrireAilleurs(s, vers, '2026-11-03');
  const { version } = await accomplir(
    await acteur(s, role, le('2026-11-10')),
    transferer({ dossierId: s.dossierId, version: s.version }, { accueil, sortieLe: le(sortie), exclusion }),
  );
  s.version = version;
  const [transfert] = await lire<{ id: string }>(
    'SELECT id FROM transfert WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1',
    [s.dossierId],
  );
  return transfert?.id ?? '';
}

async function ouvrir(s: Scene, ou: NomEtablissement, trimestre: 1 | 3, jour: string, remise: string) {
  const recteur = await ailleurs(s, ou, 'delegue_recteur', jour);
  const { academieCode } = ETABLISSEMENTS[ou];
  await ouvrirTrimestre(recteur, { academieCode, trimestre, remiseLe: le(remise) });
}

async function figer(s: Scene, ou: NomEtablissement, trimestre: 1 | 3, jour: string): Promise<void> {
  const chef = await ailleurs(s, ou, 'chef_etablissement', jour);
  const { uai, academieCode } = ETABLISSEMENTS[ou];
  const branche = s.branche;
  const id = await preparerEtat(chef, { uai, academieCode, branche, rentree: 2026, trimestre });
  await controlerEtat(chef, id);
  await figerEtat(chef, id);
}

const imprime = async (portee: Portee, transfertId: string) =>
  lirePdf((await imprimeDuTransfert(portee, transfertId)).octets);

describe('of a collège, to another académie', () => {
  test('says when the origin stops, what each owes, what was paid; the host reads the same', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const [qui] = await lire<{ nom: string }>(
      `SELECT prenom || ' ' || nom AS nom FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1`,
      [s.dossierId],
    );
    await donnerMonCompte(
      await acteur(s, 'famille', le('2026-11-02')),
      CompteSchema.parse({ iban: IBAN, titulaire: qui?.nom }),
    );
    const transfert = await partir(s, 'secretariat', 'collegeToulouse');
    const chef = await acteur(s, 'chef_etablissement', le('2026-11-12'));
    expect((await imprime(chef, transfert)).texte).toContain('rien n’a été versé');

    await ouvrir(s, 'collegePublic', 1, '2026-11-16', '2026-12-04');
    await figer(s, 'collegePublic', 1, '2026-12-01');
    const comptable = await acteur(s, 'agent_comptable', le('2026-12-08'));
    const [versement] = (await versementsAPayer(comptable, 2026)).filter(
      ({ dossierId }) => dossierId === s.dossierId,
    );
    const dire = async (fait: string, ecarts: object) =>
      direDuVersement(comptable, DireSchema.parse({ versementId: versement?.id, fait, ...ecarts }));
    await dire('paye', { jour: '07/12/2026' });

    const hote = await ailleurs(s, 'collegeToulouse', 'chef_etablissement', '2026-12-10');
    await prendreEnCharge(hote, transfert);
    const recu = await imprime(hote, transfert);
    expect(await imprime(await acteur(s, 'chef_etablissement', le('2026-12-10')), transfert)).toEqual(recu);
    expect([recu.pdfUa, recu.langue, recu.marque]).toEqual(['1', 'fr-FR', true]);

    const [{ ine = '' } = {}] = await lire<{ ine: string }>('SELECT ine FROM eleve WHERE id = $1', [
      s.eleveId,
    ]);
    const { collegePublic, collegeToulouse } = ETABLISSEMENTS;
    // 525 € in échelon 3: 175 € for the trimestre of the exit, which the origin pays whole, then 350 €.
    for (const dit of [
      ...[ine, collegePublic.uai, collegeToulouse.uai, `À l’attention de : ${collegeToulouse.nom}`],
      'Arrêt du versement à l’origine jeudi 31 décembre 2026',
      'celui d’accueil à partir du lendemain. (C. V.A)',
      'Bourse, trimestre 1 175 € 0 € 175 €',
      'Bourse, trimestre 2 0 € 175 € 175 €',
      'En tout 175 € 350 € 525 €',
      '175 €, le 07/12/2026',
      `le jeudi 10 décembre 2026, par ${hote.auteur.nom}`,
      'pas ouverte par cette demande',
    ])
      expect(recu.texte).toContain(dit);
    // Neither the account, nor where the family lives, nor what it earns.
    for (const tu of ['FR20', '1A82', 'Revenu', 'enfants']) expect(recu.texte).not.toContain(tu);

    // The bank sends it back: the host reads that nothing is paid.
    await dire('retourne', { jour: '08/12/2026', code: 'AC04' });
    expect((await imprime(hote, transfert)).texte).toContain('En tout 175 € 0 € 0 € 175 € 0 €');
  });

  test('refuses: who is in neither place, who pays without following dossiers, a demande that followed', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const transfert = await partir(s, 'secretariat', 'collegeToulouse');
    const tiers = await ailleurs(s, 'autreCollegePublic', 'chef_etablissement', '2026-11-12');
    await attendreRefus(imprimeDuTransfert(tiers, transfert), 'introuvable');
    await attendreRefus(imprimeDuTransfert(tiers, crypto.randomUUID()), 'introuvable');
    const comptable = await acteur(s, 'agent_comptable', le('2026-11-12'));
    await attendreRefus(imprimeDuTransfert(comptable, transfert), 'introuvable');

    const suivie = await dossierA('en_instruction', 'college_public');
    const partie = await partir(suivie, 'chef_etablissement', 'collegeToulouse');
    const chef = await acteur(suivie, 'chef_etablissement', le('2026-11-12'));
    const refus = await attendreRefus(imprimeDuTransfert(chef, partie), 'impossible');
    expect(refus.message).toMatch(/la demande a suivi l’élève/);
  });
});

describe('of a lycée', () => {
  /** A boursier of échelon 6 with the mérite of 1 000 € and the prime d’équipement. */
  async function equipe(): Promise<Scene> {
    const s = await dossierA('notifiee', 'lycee_public');
    await falsifier(`INSERT INTO droit (id, dossier_id, eleve_id, decision_id, composante, du, au, echelon, centimes_annuels, payeur)
      SELECT gen_random_uuid(), dossier_id, eleve_id, decision_id, c::composante, du, au, echelon, n, payeur
      FROM droit, (VALUES ('equipement', 34171), ('merite', 100000)) AS p (c, n) WHERE dossier_id = '${s.dossierId}' AND composante = 'bourse'`);
    return s;
  }

  test('stops on the day of exit; each prime is shared to the cent, the équipement is not; as the states will hold', async () => {
    const s = await equipe();
    const transfert = await partir(s, 'gestionnaire_sab', 'lyceeToulouse');
    const sab = await acteur(s, 'gestionnaire_sab', le('2026-11-12'));
    const { texte } = await imprime(sab, transfert);
    // 60 days of 120: half of 357 €; of 333,33 €, 166,67 € by rounding, and the rest to the host.
    for (const dit of [
      'Arrêt du versement à l’origine samedi 31 octobre 2026',
      'Bourse, trimestre 1 178,50 € 178,50 € 357 €',
      'Mérite, trimestre 1 166,67 € 166,66 € 333,33 €',
      'Mérite, trimestre 3 0 € 333,34 € 333,34 €',
      'Équipement, trimestre 1 341,71 € 0 € 341,71 €',
      'En tout 686,88 € 1 725,83 € 2 412,71 €',
      '341,71 €, ouverte et pas encore dans un état : par l’établissement d’origine',
    ])
      expect(texte).toContain(dit);
    // To the service of the other académie, which pays on (C. V.A).
    const [{ service = '' } = {}] = await lire<{ service: string }>(
      `SELECT service FROM academie WHERE code = $1`,
      [ETABLISSEMENTS.lyceeToulouse.academieCode],
    );
    expect(texte).toContain(`À l’attention de : ${service}`);

    for (const ou of ['lyceePublic', 'lyceeToulouse'] as const)
      await ouvrir(s, ou, 3, '2027-04-26', '2027-06-04');
    for (const ou of ['lyceePublic', 'lyceeToulouse'] as const) await figer(s, ou, 3, '2027-06-01');
    expect(
      await lire(
        'SELECT uai, sum(centimes)::int AS total FROM ligne_de_liquidation WHERE dossier_id = $1 GROUP BY uai ORDER BY total',
        [s.dossierId],
      ),
    ).toEqual([
      { uai: ETABLISSEMENTS.lyceePublic.uai, total: 68_688 },
      { uai: ETABLISSEMENTS.lyceeToulouse.uai, total: 172_583 },
    ]);
    const apres = await imprime(await acteur(s, 'gestionnaire_sab', le('2027-06-02')), transfert);
    expect(apres.texte).toMatch(/341,71 €, dans l’état n° \d+ de [^:]+ : ne pas la verser de nouveau/);
  });

  test('in the same académie it goes to the établissement; a pupil who comes back has three stays', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const premier = await partir(s, 'gestionnaire_sab', 'lyceePrive', '2026-09-30');
    const sab = await acteur(s, 'gestionnaire_sab', le('2026-11-12'));
    expect((await imprime(sab, premier)).texte).toContain(
      `À l’attention de : ${ETABLISSEMENTS.lyceePrive.nom}`,
    );
    await partir(s, 'gestionnaire_sab', 'lyceeToulouse');
    // 30 days, then 30, of 120: 89,25 € each; the last one has the rest of 1 071 €.
    expect((await imprime(sab, premier)).texte).toContain('En tout 89,25 € 89,25 € 892,50 € 1 071 €');
  });
});

describe('of a lycéen who is excluded for good (C. VII.A)', () => {
  async function exclure(ne: string) {
    const s = await dossierA('notifiee', 'lycee_public');
    await falsifier(`UPDATE eleve SET naissance = '${ne}' WHERE id = '${s.eleveId}'`);
    const transfert = await partir(s, 'gestionnaire_sab', 'lyceeToulouse', '2026-10-31', true);
    return {
      s,
      transfert,
      ...(await imprime(await acteur(s, 'gestionnaire_sab', le('2026-11-12')), transfert)),
    };
  }
  const liquide = async ({ s }: { s: Scene }) => {
    const lignes = await lire<{ uai: string; total: number }>(
      'SELECT uai, sum(centimes)::int AS total FROM ligne_de_liquidation WHERE dossier_id = $1 GROUP BY uai',
      [s.dossierId],
    );
    const de = (ou: NomEtablissement) => lignes.find(({ uai }) => uai === ETABLISSEMENTS[ou].uai)?.total;
    return [de('lyceePublic'), de('lyceeToulouse')];
  };

  test('at fifteen the trimestre stays with the lycée left; at seventeen it stops that day; the states hold the same', async () => {
    const [quinze, dixSept] = [await exclure('2011-02-03'), await exclure('2009-02-03')];
    // 357 € a trimestre: whole; by 60 days of 120, half of it.
    expect(quinze.texte).toContain('Arrêt du versement à l’origine jeudi 31 décembre 2026');
    expect(quinze.texte).toContain('par exclusion définitive, avant seize ans (C. VII.A)');
    expect(quinze.texte).toContain('En tout 357 € 714 € 1 071 €');
    expect(dixSept.texte).toContain('Arrêt du versement à l’origine samedi 31 octobre 2026');
    expect(dixSept.texte).toContain('En tout 178,50 € 892,50 € 1 071 €');
    for (const { texte } of [quinze, dixSept]) expect(texte).toContain('Motif exclusion définitive');
    const autres = await dossierA('notifiee', 'lycee_public');
    await partir(autres, 'gestionnaire_sab', 'lyceeToulouse');

    for (const ou of ['lyceePublic', 'lyceeToulouse'] as const) await figer(autres, ou, 3, '2027-06-03');
    expect(await liquide(quinze)).toEqual([35_700, 71_400]);
    expect(await liquide(dixSept)).toEqual([17_850, 89_250]);
  });

  test('who leaves the host before the day that the lycée pays is owed nothing there', async () => {
    const { s, transfert } = await exclure('2011-02-03');
    await partir(s, 'gestionnaire_sab', 'lyceePrive', '2026-11-03');
    const sab = await acteur(s, 'gestionnaire_sab', le('2026-11-12'));
    expect((await imprime(sab, transfert)).texte).toContain('En tout 357 € 0 € 714 € 1 071 €');
  });

  test('PostgreSQL refuses: another last day without an exclusion, or one that comes before the exit', async () => {
    const { s } = await exclure('2011-02-03');
    const changer = (quoi: string) =>
      tenter(`UPDATE transfert SET ${quoi} WHERE dossier_id = '${s.dossierId}'`);
    expect(await changer('exclusion = NULL')).toEqual({ refusePar: 'transfert_arret' });
    expect(await changer("arret_le = '2026-10-31'")).toEqual({ refusePar: 'transfert_arret' });
    expect(await changer('exclusion = false, arret_le = NULL')).toEqual({ refusePar: 'transfert_exclusion' });
  });
});

test('PostgreSQL gives what the states hold of a pupil to who reads its money, and to nobody else', async () => {
  const s = await dossierA('notifiee', 'college_public');
  await ouvrir(s, 'collegePublic', 3, '2027-04-26', '2027-06-04');
  await figer(s, 'collegePublic', 3, '2027-06-01');
  const compter = async (portee: Portee | null) =>
    (
      await enTantQuApplication(
        portee?.auteur.genre === 'agent' ? `agent:${portee.auteur.id}` : '',
        `SELECT count(*)::int AS n FROM etats_du_boursier('${s.dossierId}')`,
      )
    )[0]?.n;
  expect(await compter(await acteur(s, 'chef_etablissement', le('2027-06-02')))).toBe(1);
  expect(await compter(await ailleurs(s, 'collegeToulouse', 'chef_etablissement', '2027-06-02'))).toBe(0);
  expect(await compter(null)).toBe(0);
});
