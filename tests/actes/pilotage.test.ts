/** What the pages of figures say equals what a person would count in the dossiers; nobody reads a count of elsewhere. */
import { read } from '@e965/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { chosesComptees } from '#lib/denombrement/queries.ts';
import {
  departementsOfferts,
  facesOffertes,
  matiereDesFigures,
  tableurDeFigure,
} from '#lib/figure/queries.ts';
import { delaisDe, joursDeDepots, lignesDe, quantile } from '#lib/pilotage/faits.ts';
import {
  chiffresDuPerimetre,
  chiffresParEtablissement,
  lieuxDUneLigne,
  releves,
} from '#lib/pilotage/queries.ts';
import { FiltresDePilotageSchema, LigneDeFigureSchema, SERIES, type Serie } from '#lib/pilotage/schema.ts';
import { releverLesChiffres } from '#lib/pilotage/taches.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { ACADEMIE, COLLEGE, campagneComptee, JOUR } from './appui/campagne-comptee.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

let notifiee: Scene;
let chef: Portee;
let sab: Portee;

beforeAll(async () => {
  notifiee = await campagneComptee();
  chef = await agent(agentDe('collegePublic', 'chef_etablissement'), JOUR);
  sab = await agent(agentDeLAcademie(ACADEMIE, 'responsable_sab'), JOUR);
});

const filtres = (dits: object = {}) => FiltresDePilotageSchema.parse(dits);

async function lus(portee: Portee, serie: Serie, dits: object = {}) {
  const { comptes } = await chiffresDuPerimetre(portee, RENTREE, filtres(dits), [serie]);
  return Object.fromEntries(
    lignesDe(comptes, serie).map(({ cle, nombre, centimes }) => [
      cle,
      centimes ? [nombre, centimes] : nombre,
    ]),
  );
}

/** A count by key, as a person writes it: the place of `d` follows. */
async function aLaMain(sql: string, ou: string): Promise<Record<string, unknown>> {
  const lignes = await lire<{ cle: string; n: number; c: number | null }>(`${sql} AND ${ou} GROUP BY 1`);
  return Object.fromEntries(lignes.map(({ cle, n, c }) => [cle, c ? [n, c] : n]));
}

const DERNIERE =
  'NOT EXISTS (SELECT 1 FROM decision z WHERE z.dossier_id = x.dossier_id AND z.rang > x.rang)';

const A_LA_MAIN: Partial<Record<Serie, string>> = {
  etats: `SELECT d.etat::text AS cle, count(*)::int AS n FROM dossier d WHERE d.rentree = 2026 AND d.etat <> 'brouillon'`,
  issues: `SELECT CASE WHEN x.genre = 'attribution' THEN 'attribution:' || x.echelon ELSE x.genre::text END AS cle, count(*)::int AS n,
      nullif(sum(CASE WHEN x.genre = 'attribution' THEN x.montant_annuel ELSE 0 END), 0)::int AS c
    FROM decision x JOIN dossier d ON d.id = x.dossier_id WHERE d.rentree = 2026 AND ${DERNIERE}`,
  incomplets: `SELECT p.code AS cle, count(*)::int AS n FROM piece p JOIN dossier d ON d.id = p.dossier_id
    WHERE d.etat = 'incomplete' AND p.recue_le IS NULL AND p.demande_de_pieces_id IS NOT NULL`,
  recours: `SELECT x.genre || '|' || (x.motifs->0->>'article') AS cle, count(*)::int AS n
    FROM recours r JOIN decision x ON x.id = r.decision_id JOIN dossier d ON d.id = r.dossier_id WHERE true`,
};

describe('the figures', () => {
  test.each(Object.entries(A_LA_MAIN))('%s: what the dossiers say', async (serie, sql) => {
    const duCollege = await aLaMain(sql, `d.uai = '${COLLEGE.uai}'`);
    expect(Object.keys(duCollege).length).toBeGreaterThan(0);
    expect(await lus(chef, serie as Serie)).toEqual(duCollege);
    expect(await lus(sab, serie as Serie)).toEqual(await aLaMain(sql, `d.academie_code = '${ACADEMIE}'`));
    expect(await lus(sab, serie as Serie, { uai: COLLEGE.uai })).toEqual(duCollege);
  });

  test('money: granted, on signed states, paid and not come back, still owed', async () => {
    const [{ attribue, n } = { attribue: 0, n: 0 }] = await lire<{ attribue: number; n: number }>(
      `SELECT sum(centimes_annuels)::int AS attribue, count(DISTINCT dossier_id)::int AS n FROM droit x JOIN dossier d ON d.id = dossier_id
       WHERE ferme_par_id IS NULL AND d.uai = '${COLLEGE.uai}'`,
    );
    expect(await lus(chef, 'argent')).toEqual({
      attribue: [n, attribue],
      liquide: [1, 7_660],
      paye: [1, 7_660],
    });
    expect(await lus(sab, 'argent')).toMatchObject({
      liquide: [2, 12_660],
      paye: [1, 7_660],
      a_recouvrer: [1, 3_800],
    });
  });

  test('a workbook tells the sums of the page as numbers that add up, its CSV the same; each says its filters', async () => {
    const fichier = (portee: Portee, forme: 'csv' | 'xlsx', dits: object = {}) =>
      tableurDeFigure(portee, { figure: 'argent', forme }, filtres({ rentree: RENTREE, ...dits }));
    const { octets, nom } = await fichier(chef, 'xlsx', { canal: 'papier' });
    expect(nom).toBe(`argent-${RENTREE}-2026-11-10.xlsx`);
    const { Sheets, SheetNames } = read(octets, { cellNF: true });
    expect(SheetNames).toEqual(['Sommes', 'Lisez-moi']);
    const paye = Object.entries(Sheets.Sommes ?? {})
      .find(([, { v }]) => v === 'Payé')?.[0]
      .slice(1);
    expect(Sheets.Sommes?.[`C${paye}`]).toMatchObject({ t: 'n', v: 76.6, z: '#,##0.00 "€"' });
    expect(Object.values(Sheets['Lisez-moi'] ?? {}).map(({ v }) => v)).toContain('papier');
    expect(new TextDecoder().decode((await fichier(chef, 'csv')).octets)).toContain('Payé;1;76,60\r\n');
    const vide = read((await fichier(chef, 'xlsx', { uai: ETABLISSEMENTS.lyceePublic.uai })).octets);
    expect(vide.Sheets.Sommes?.A2).toBeUndefined();
    await attendreRefus(tableurDeFigure(chef, { figure: null, forme: 'xlsx' }, filtres()), 'introuvable');
  });

  test('a consent counts once, as its last run left it, and once for each cause', async () => {
    expect(await lus(chef, 'etudes')).toEqual({ personne: 1 });
    expect(await lus(chef, 'causes')).toEqual({ 'demandeur.inconnu': 1, question: 1 });
  });

  test('delays: the median and nine in ten of each step, in each service', async () => {
    const { comptes } = await chiffresDuPerimetre(sab, RENTREE, filtres(), ['delais']);
    const [college] = await lire<{ n: number; mediane: number; neuf: number }>(
      `SELECT count(*)::int AS n, percentile_disc(0.5) WITHIN GROUP (ORDER BY x.decidee_le - d.recu_le) AS mediane,
         percentile_disc(0.9) WITHIN GROUP (ORDER BY x.decidee_le - d.recu_le) AS neuf
       FROM dossier d JOIN decision x ON x.dossier_id = d.id AND x.rang = 1 WHERE d.branche = 'college_public' AND d.academie_code = '${ACADEMIE}'`,
    );
    expect(
      delaisDe(comptes).find(({ etape, branche }) => etape === 'instruction' && branche === 'college_public'),
    ).toMatchObject({
      nombre: college?.n,
      mediane: college?.mediane,
      neufSurDix: college?.neuf,
    });
  });

  test('four dossiers are too few to tell a delay, five tell it', () => {
    const passes = (nombre: number) =>
      delaisDe([
        {
          serie: 'delais',
          branche: 'cned',
          canal: null,
          jour: null,
          cle: 'pieces',
          duree: 3,
          nombre,
          centimes: 0,
        },
      ])[0];
    expect(passes(4)).toMatchObject({ nombre: 4, mediane: null, neufSurDix: null });
    expect(passes(5)).toMatchObject({ nombre: 5, mediane: 3, neufSurDix: 3 });
  });

  test('quantile: the shortest length that the share does not pass', () => {
    const durees = [
      { duree: 30, nombre: 1 },
      { duree: 2, nombre: 5 },
      { duree: 7, nombre: 4 },
    ];
    expect([quantile(durees, 0.5), quantile(durees, 0.9), quantile(durees, 1)]).toEqual([2, 7, 30]);
    expect(quantile([], 0.5)).toBeNull();
  });

  test('deposits by day and channel, under a channel and between two days', async () => {
    const parJour = await lire<{ jour: string; n: number }>(
      `SELECT recu_le::text AS jour, count(*)::int AS n FROM dossier WHERE uai = '${COLLEGE.uai}' AND etat <> 'brouillon' AND recu_le IS NOT NULL
       GROUP BY 1 ORDER BY 1`,
    );
    const lire_ = async (dits: object) =>
      joursDeDepots((await chiffresDuPerimetre(chef, RENTREE, filtres(dits), ['depots'])).comptes, [], JOUR);
    const jours = await lire_({});
    expect(jours.map(({ jour, papier }) => ({ jour: jour.toString(), n: papier }))).toEqual(parJour);
    expect(jours.at(-1)?.cumul).toBe(parJour.reduce((somme, { n }) => somme + n, 0));
    expect(await lire_({ canal: 'en_ligne' })).toEqual([]);
    expect(await lire_({ du: '2027-01-01' })).toEqual([]);
  });

  test('last year stands at the same day, and stops today', () => {
    const depot = (jour: string) => ({
      ...{ serie: 'depots', branche: null, canal: 'papier', cle: '', duree: 0, centimes: 0 },
      ...{ jour, nombre: 2 },
    });
    const jours = joursDeDepots(
      [depot('2026-09-10')] as never,
      [depot('2025-09-08'), depot('2025-11-30')] as never,
      JOUR,
    );
    expect(jours.map(({ jour, cumul, anDernier }) => [jour.toString(), cumul, anDernier])).toEqual([
      ['2026-09-08', 0, 2],
      ['2026-09-10', 2, 2],
    ]);
  });

  test('établissements of an académie, those where most waits first', async () => {
    const [premier] = await chiffresParEtablissement(sab, RENTREE, filtres());
    expect(premier).toMatchObject({ code: COLLEGE.uai });
    const [{ recues, attendent, decidees } = { recues: 0, attendent: 0, decidees: 0 }] = await lire<{
      recues: number;
      attendent: number;
      decidees: number;
    }>(`SELECT count(*)::int AS recues, (count(*) FILTER (WHERE etat IN ('deposee', 'incomplete', 'en_instruction', 'proposee')))::int AS attendent,
        (count(*) FILTER (WHERE etat IN ('decidee', 'notifiee', 'retiree')))::int AS decidees
        FROM dossier WHERE uai = '${COLLEGE.uai}' AND etat <> 'brouillon'`);
    expect(premier).toMatchObject({ recues, attendent, decidees });
    const sans = await lire<{
      uai: string;
    }>(`SELECT DISTINCT s.uai FROM scolarite s JOIN etablissement t ON t.uai = s.uai
      WHERE t.academie_code = '${ACADEMIE}' AND s.rentree = 2026
        AND NOT EXISTS (SELECT 1 FROM dossier d WHERE d.uai = s.uai AND d.rentree = 2026 AND d.etat <> 'brouillon') ORDER BY 1`);
    expect(sans.length).toBeGreaterThan(0);
    const lus = await chiffresParEtablissement(sab, RENTREE, filtres());
    expect(lus.filter(({ recues: n }) => n === 0).map(({ code }) => ({ uai: code }))).toEqual(
      expect.arrayContaining(sans),
    );
    expect(lus.filter(({ recues: n }) => n === 0)).toHaveLength(sans.length);
  });

  test('a pass again writes the same; the month stays as its first pass found it', async () => {
    const avant = await lus(chef, 'etats');
    await dossierA('deposee', 'college_public');
    await releverLesChiffres(JOUR);
    expect((await lus(chef, 'etats')).deposee).toBe(Number(avant.deposee) + 1);
    expect((await releves(chef, RENTREE)).mois).toEqual(['2026-11-01']);
    expect(await lus(chef, 'etats', { arrete: '2026-11-01' })).toEqual(avant);

    // Beside the month: what came since, in the page and in its file.
    const auCoteDuMois = filtres({ face: '2026.2026-11-01' });
    const { comptes, face } = await matiereDesFigures(chef, RENTREE, auCoteDuMois);
    expect(face?.dite).toMatch(/^2026-2027, arrêtés le 01\/11\/2026$/);
    const deposees = lignesDe(comptes, 'etats', face?.comptes).find(({ cle }) => cle === 'deposee');
    expect(deposees).toMatchObject({
      nombre: Number(avant.deposee) + 1,
      alors: { nombre: Number(avant.deposee) },
    });
    const { octets } = await tableurDeFigure(chef, { figure: 'etats', forme: 'csv' }, auCoteDuMois);
    const csv = new TextDecoder().decode(octets);
    expect(csv).toContain('Quoi;Nombre;Nombre alors\r\n');
    expect(csv).toContain(`Déposée;${Number(avant.deposee) + 1};${avant.deposee}\r\n`);
    expect(await facesOffertes(chef, RENTREE, undefined)).toEqual(['2026.2026-11-01', '2025']);
    expect(await facesOffertes(chef, RENTREE, '2026-11-01')).toEqual(['2026', '2025']);
    // A campaign without anything: every line is new, none is lost.
    const vide = await matiereDesFigures(chef, RENTREE, filtres({ face: '2025' }));
    expect(lignesDe(vide.comptes, 'etats', vide.face?.comptes).map(({ alors }) => alors?.nombre)).toEqual(
      Object.keys(await lus(chef, 'etats')).map(() => 0),
    );
    expect(lignesDe([], 'etats', comptes).every(({ nombre, alors }) => nombre === 0 && alors)).toBe(true);
    // The days of a filter are those of each campaign.
    await falsifier(`INSERT INTO chiffre (arrete_le, rentree, academie_code, uai, branche, serie, canal, jour, cle, duree, nombre, centimes)
      VALUES ('infinity', 2025, '${ACADEMIE}', '${COLLEGE.uai}', 'college_public', 'depots', 'papier', '2025-09-12', '', 0, 3, 0)`);
    const entre = async (du: string) => {
      const lue = await matiereDesFigures(chef, RENTREE, filtres({ face: '2025', du, au: '2026-09-20' }));
      return lue.face?.comptes.map(({ nombre }) => nombre);
    };
    expect([await entre('2026-09-12'), await entre('2026-09-13')]).toEqual([[3], []]);
    const apres = await matiereDesFigures(sab, RENTREE, filtres({ face: '2026.2026-11-01' }));
    expect(apres.lieux.lignes.find(({ code }) => code === COLLEGE.uai)).toMatchObject({
      recues: Object.values(await lus(chef, 'etats')).reduce<number>((n, lu) => n + Number(lu), 0),
      alors: Object.values(avant).reduce<number>((n, lu) => n + Number(lu), 0),
    });
  });

  test('a département: what its établissements count, and no other', async () => {
    const ailleurs = nouvelleScene('lyceePolyvalent');
    await saisir(ailleurs, le('2026-09-10'));
    await verbes.deposer(ailleurs, le('2026-09-10'));
    await releverLesChiffres(JOUR);
    const du = (code: string) =>
      aLaMain(
        A_LA_MAIN.etats ?? '',
        `d.academie_code = '${ACADEMIE}' AND d.uai IN (SELECT uai FROM etablissement WHERE departement_code = '${code}')`,
      );
    expect(await du('062')).toEqual({ deposee: 1 });
    for (const code of ['059', '062'])
      expect(await lus(sab, 'etats', { departement: code })).toEqual(await du(code));
    expect(await lus(sab, 'etats', { departement: '031' })).toEqual({});
    expect(await lus(chef, 'etats', { departement: '062' })).toEqual({});
    expect(await lus(chef, 'etats', { departement: '059' })).toEqual(await lus(chef, 'etats'));

    const ligne = {
      serie: 'depots',
      cle: '',
      branche: undefined,
      canal: undefined,
      du: undefined,
      au: undefined,
    };
    const lieux = await lieuxDUneLigne(sab, RENTREE, ligne as never, filtres({ departement: '062' }));
    expect(lieux.map(({ uai, nombre }) => [uai, nombre])).toEqual([[ETABLISSEMENTS.lyceePolyvalent.uai, 1]]);

    const { departements } = await matiereDesFigures(sab, RENTREE, filtres());
    expect(departements.map(({ nom, recues }) => [nom, recues])).toEqual([
      ['Nord', Object.values(await du('059')).reduce<number>((n, lu) => n + Number(lu), 0)],
      ['Pas-de-Calais', 1],
    ]);
    const choisi = await matiereDesFigures(sab, RENTREE, filtres({ departement: '062' }));
    expect(choisi.departements).toEqual([]);
    expect(choisi.lieux.lignes.every(({ code }) => code.startsWith('062'))).toBe(true);
    expect((await departementsOfferts(sab)).map(({ code }) => code)).toEqual(['059', '062']);
    expect(await departementsOfferts(chef)).toEqual([]);
  });
});

describe('behind a figure', () => {
  /** What a line says: its key, its branch when it is a delay, and how many. */
  const lignesListees = async (portee: Portee, serie: Serie) => {
    const { comptes } = await chiffresDuPerimetre(portee, RENTREE, filtres(), [serie]);
    if (serie === 'delais') return delaisDe(comptes).map(({ etape, ...lu }) => ({ cle: etape, ...lu }));
    if (serie === 'depots') {
      const nombre = comptes.reduce((somme, lu) => somme + lu.nombre, 0);
      return [{ cle: '', branche: undefined, nombre }];
    }
    return lignesDe(comptes, serie).map(({ cle, nombre }) => ({ cle, branche: undefined, nombre }));
  };
  const sansFiltre = { canal: undefined, du: undefined, au: undefined };
  const ici = { annee: RENTREE, uai: COLLEGE.uai };

  test.each(SERIES)(
    '%s: as many dossiers as it says, in the établissement and over the académie',
    async (serie) => {
      const duChef = await lignesListees(chef, serie);
      expect(duChef.length).toBeGreaterThan(0);
      for (const { cle, branche, nombre } of duChef) {
        const { lignes, total } = await chosesComptees(chef, ici, { serie, cle, branche, ...sansFiltre }, 0);
        expect([serie, cle, lignes.length, total]).toEqual([serie, cle, nombre, nombre]);
        expect(lignes.every(({ eleveId, nom }) => eleveId && nom)).toBe(true);
      }
      for (const { cle, branche, nombre } of await lignesListees(sab, serie)) {
        const lieux = await lieuxDUneLigne(sab, RENTREE, { serie, cle, branche, ...sansFiltre });
        expect([serie, cle, lieux.reduce((somme, lieu) => somme + lieu.nombre, 0)]).toEqual([
          serie,
          cle,
          nombre,
        ]);
        for (const { uai, nombre: siens } of lieux) {
          const { total } = await chosesComptees(
            sab,
            { annee: RENTREE, uai },
            { serie, cle, branche, ...sansFiltre },
            0,
          );
          expect([serie, cle, uai, total]).toEqual([serie, cle, uai, siens]);
        }
      }
    },
  );

  test('a day, a channel: what they leave; a piece asked names the dossiers that lack it', async () => {
    const depots = (dits: object) =>
      chosesComptees(chef, ici, { serie: 'depots', cle: '', branche: undefined, ...sansFiltre, ...dits }, 0);
    expect((await depots({ canal: 'en_ligne' })).total).toBe(0);
    expect((await depots({ du: '2027-01-01' })).total).toBe(0);
    const [manque] = await lire<{ code: string; n: number; id: string }>(
      `SELECT p.code, count(*)::int AS n, min(d.id::text) AS id ${A_LA_MAIN.incomplets?.slice(A_LA_MAIN.incomplets.indexOf('FROM'))}
       AND d.uai = '${COLLEGE.uai}' GROUP BY 1 LIMIT 1`,
    );
    const { lignes } = await chosesComptees(
      chef,
      ici,
      { serie: 'incomplets', cle: manque?.code ?? '', branche: undefined, ...sansFiltre },
      0,
    );
    expect(lignes.map(({ dossierId }) => dossierId)).toContain(manque?.id);
    expect(lignes.map(({ etat }) => etat)).toEqual(Array(manque?.n).fill('incomplete'));
  });

  test('refuses: the dossiers of elsewhere, those of a branch that is not followed, and what stands after the last', async () => {
    const ailleurs = await agent(agentDe('autreCollegePublic', 'chef_etablissement'), JOUR);
    const delegue = await agent(agentDeLAcademie(ACADEMIE, 'delegue_recteur'), JOUR);
    const ligne = { serie: 'depots', cle: '', branche: undefined, ...sansFiltre } as const;
    for (const portee of [ailleurs, delegue])
      expect(await chosesComptees(portee, ici, ligne, 0)).toEqual({ lignes: [], total: 0 });
    expect(await lieuxDUneLigne(ailleurs, RENTREE, ligne)).toEqual([]);
    expect((await lieuxDUneLigne(delegue, RENTREE, ligne)).map(({ uai }) => uai)).not.toContain(COLLEGE.uai);
    expect(await chosesComptees(chef, { annee: RENTREE, uai: '0000000X' }, ligne, 0)).toEqual({
      lignes: [],
      total: 0,
    });
    expect((await chosesComptees(chef, ici, ligne, 1_000)).lignes).toEqual([]);
    expect((await chosesComptees(chef, ici, { ...ligne, serie: 'issues', cle: "'; DROP" }, 0)).total).toBe(0);
  });

  test('forged lines: each counts as none', () => {
    const forges = { figure: '__proto__', cle: ['x'], branche: "' OR 1=1 --", page: '1e400' };
    expect(LigneDeFigureSchema.parse(forges)).toEqual({ figure: null, cle: '', branche: undefined, page: 1 });
  });
});

describe('refuses', () => {
  test('a count of an établissement to who belongs to another', async () => {
    const ailleurs = await agent(agentDe('autreCollegePublic', 'chef_etablissement'), JOUR);
    expect(await lus(ailleurs, 'etats')).toEqual({});
    expect(await lus(ailleurs, 'etats', { uai: COLLEGE.uai })).toEqual({});
    expect(await chiffresParEtablissement(chef, RENTREE, filtres())).toEqual([]);
  });

  test('a count of a collège public to the délégué, whom it is not for', async () => {
    const delegue = await agent(agentDeLAcademie(ACADEMIE, 'delegue_recteur'), JOUR);
    expect(await lus(delegue, 'etats', { uai: COLLEGE.uai })).toEqual({});
    expect(await lus(delegue, 'etats')).toEqual(
      await aLaMain(
        A_LA_MAIN.etats ?? '',
        `d.academie_code = '${ACADEMIE}' AND d.branche <> 'college_public'`,
      ),
    );
  });

  test('any count to who follows no dossier, to a family and to nobody, asked below the pages', async () => {
    for (const role of ['agent_comptable', 'dpo', 'ministere', 'famille'] as const) {
      const { auteur } = await acteur(notifiee, role, JOUR);
      expect(
        await enTantQuApplication(`${auteur.genre}:${auteur.id}`, 'SELECT 1 FROM chiffre LIMIT 1'),
      ).toEqual([]);
    }
    expect(await enTantQuApplication('', 'SELECT 1 FROM chiffre LIMIT 1')).toEqual([]);
  });

  test('to write a count but by the worker, and to change what was frozen, even to the worker', async () => {
    const moi = `agent:${chef.auteur.id}`;
    await expect(enTantQuApplication(moi, 'DELETE FROM chiffre')).rejects.toThrow(/permission denied/);
    await expect(
      enTantQuApplication('systeme', `DELETE FROM chiffre WHERE arrete_le < 'infinity'`),
    ).rejects.toThrow(/un chiffre arrêté reste tel quel/);
    await expect(lire('UPDATE chiffre SET nombre = 9')).rejects.toThrow(/un chiffre arrêté reste tel quel/);
    await expect(lire('TRUNCATE chiffre')).rejects.toThrow(/un chiffre arrêté reste tel quel/);
  });

  test('forged filters: each counts as none', () => {
    const forges = {
      rentree: '1e400',
      uai: "' OR 1=1 --",
      departement: '59',
      face: '2025.2025-13-01',
      canal: '__proto__',
      du: '2026-99-99',
      au: '\0',
      arrete: ['x'],
    };
    expect(FiltresDePilotageSchema.parse(forges)).toEqual({});
  });
});
