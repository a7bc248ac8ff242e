/** What a decision opens, day by day; which decision is meant; numbers of dossiers. Days are those of the texts. */
import { describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { direBourse } from '#lib/decision/faits.ts';
import { decisionContestee, decisionEnVigueur, decisionNotifiee } from '#lib/dossier/faits.ts';
import { enPortee } from '#lib/technique/portee.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire, tenter } from './appui/proprietaire.ts';

const droits = ({ dossierId }: Scene) =>
  lire<{ composante: string; du: string; au: string }>(
    'SELECT composante, du::text, au::text FROM droit WHERE dossier_id = $1 AND ferme_par_id IS NULL',
    [dossierId],
  );

/** A bourse of lycée attributed to a pupil whose schooling was changed before the deposit. */
async function attribuee(scolarite: string): Promise<Scene> {
  const s = nouvelleScene('lyceePublic');
  await falsifier(`UPDATE scolarite SET ${scolarite} WHERE eleve_id = '${s.eleveId}'`);
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  await verbes.attribuer(s, le('2026-09-16'));
  return s;
}

async function bourseDansLaLettre(s: Scene) {
  const portee = await acteur(s, 'responsable_sab', le('2026-09-17'));
  const [courrier] = await lire<{ id: string }>(
    "SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'attribution'",
    [s.dossierId],
  );
  const id = courrier?.id ?? '';
  const faits = (await enPortee(portee, (tx) => faitsDesCourriers(tx, [id]))).get(id);
  const donnees = faits && donneesDuCourrier(faits);
  return donnees?.genre === 'attribution' ? donnees.bourse : null;
}

/** The words that agents and families read of it, on every page. */
async function direSurLesPages(s: Scene) {
  const portee = await acteur(s, 'responsable_sab', le('2026-09-17'));
  const lue = await consulterDossier(portee, s.dossierId, { onglet: 'resume' });
  const decision = lue && decisionEnVigueur(lue.dossier);
  return lue && decision ? direBourse(lue.dossier, decision) : null;
}

describe('a right holds from a day to a day', () => {
  test('AvenirPro+ entered on 7 September ends on 6 January in the decision, the rows and the letter (C. I)', async () => {
    const s = await attribuee("dispositif = 'avenirpro', entree_le = '2026-09-07'");
    const [bourse] = await droits(s);
    expect(bourse).toEqual({ composante: 'bourse', du: '2026-09-07', au: '2027-01-06' });
    const decisions = await lire('SELECT effet_au::text FROM decision WHERE dossier_id = $1', [s.dossierId]);
    expect(decisions).toEqual([{ effet_au: '2027-01-06' }]);
    // 7 September to 6 January: 114 days of 120, then 6 of 90, of 1 071 € a year (échelon 6).
    expect(JSON.parse(JSON.stringify(await bourseDansLaLettre(s)))).toMatchObject({
      annuel: 107_100,
      trimestres: [33_915, 2380, 0],
      duree: { du: '2026-09-07', au: '2027-01-06', jours: 120, total: 36_295 },
    });
    expect((await direSurLesPages(s))?.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
      'échelon 6, 362,95 € du 07/09/2026 au 06/01/2027 (120 jours sur 300 ; 1 071 € pour une année entière)',
    );
  });

  test('elsewhere it ends with the school year, and the letter has nothing to say of it', async () => {
    const s = await attribuee("dispositif = NULL, entree_le = '2026-09-01'");
    expect(await droits(s)).toMatchObject([{ du: '2026-09-01', au: '2027-08-31' }]);
    expect(await bourseDansLaLettre(s)).toMatchObject({ trimestres: [35_700, 35_700, 35_700] });
    expect(await bourseDansLaLettre(s)).not.toHaveProperty('duree');
    expect((await direSurLesPages(s))?.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe('échelon 6, 1 071 € par an');
  });

  const copier = (s: Scene, du: string, au: string) =>
    tenter(`INSERT INTO droit (id, dossier_id, eleve_id, decision_id, composante, du, au, echelon, centimes_annuels, payeur)
      SELECT gen_random_uuid(), dossier_id, eleve_id, decision_id, composante, '${du}', '${au}', echelon, centimes_annuels, payeur
      FROM droit WHERE dossier_id = '${s.dossierId}' AND composante = 'bourse'`);

  test('refuses: a second right of the same component on the last day of the first', async () => {
    const s = await dossierA('decidee', 'college_public');
    expect(await copier(s, '2027-08-31', '2027-09-30')).toEqual({ refusePar: 'droit_sans_chevauchement' });
  });

  test('the day after is free', async () => {
    const s = await dossierA('decidee', 'college_public');
    expect(await copier(s, '2027-09-01', '2027-09-30')).toEqual({ lignes: 1 });
  });
});

describe('which decision is meant', () => {
  const decision = (id: string, rang: number, remplaceId: string | null, notification: object | null) => ({
    id,
    rang,
    remplaceId,
    notification,
  });
  const connue = decision('connue', 1, null, {});
  const attendue = decision('attendue', 2, 'connue', null);
  const ids = (decisions: ReturnType<typeof decision>[]) => ({
    enVigueur: decisionEnVigueur({ decisions })?.id ?? null,
    notifiee: decisionNotifiee({ decisions })?.id ?? null,
    contestee: decisionContestee({ decisions })?.id ?? null,
  });

  test('none before the first', () => {
    expect(ids([])).toEqual({ enVigueur: null, notifiee: null, contestee: null });
  });

  test('a notified decision is in force, known and open to a recours', () => {
    expect(ids([connue])).toEqual({ enVigueur: 'connue', notifiee: 'connue', contestee: 'connue' });
  });

  test('refuses: a recours against a decision that another replaced, or that nobody received', () => {
    const attente = { enVigueur: 'attendue', notifiee: 'connue', contestee: null };
    expect(ids([connue, attendue])).toEqual(attente);
    expect(ids([attendue, connue])).toEqual(attente);
  });
});

describe('numbers of dossiers', () => {
  const numeros = async (instructions: string[]) => {
    const requete = 'SELECT nouveau_numero(2097) AS numero';
    await falsifier('SELECT compter_les_dossiers_de(2097)');
    const lus: string[] = [];
    for (const instruction of instructions) {
      await falsifier(instruction);
      const [ligne] = await lire<{ numero: string }>(requete);
      lus.push(ligne?.numero ?? '');
    }
    return lus;
  };

  test('start at one each rentrée', async () => {
    const [premier] = await numeros(['SELECT 1']);
    expect(premier).toMatch(/^97-0000001-[A-Z]$/);
  });

  test('grow a digit beyond seven, instead of failing', async () => {
    const lus = await numeros(["SELECT setval('numero_de_dossier_2097', 9999998)", 'SELECT 1', 'SELECT 1']);
    expect(lus.map((numero) => numero.slice(0, -2))).toEqual(['97-9999999', '97-10000000', '97-10000001']);
  });
});
