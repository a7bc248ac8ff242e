/** The ministère reads figures, and nobody. */
import { beforeAll, describe, expect, test } from 'vitest';
import { matiereDesFigures, tableurDeFigure } from '#lib/figure/queries.ts';
import {
  chiffresDeLaNation,
  chiffresDeLaRentree,
  lieuxDUneAcademie,
  moisArretes,
} from '#lib/nation/queries.ts';
import { lignesDe } from '#lib/pilotage/faits.ts';
import { releves, voitLaNation } from '#lib/pilotage/queries.ts';
import { FiltresDePilotageSchema, SERIES } from '#lib/pilotage/schema.ts';
import { releverLesChiffres } from '#lib/pilotage/taches.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-10');
let ministere: Portee;

const lycees = async () =>
  (await chiffresDeLaRentree(ministere, RENTREE)).find(
    ({ academie, branche }) => academie === 'Lille' && branche === 'lycee_public',
  );

beforeAll(async () => {
  const trouvee = await porteeDAgent('agent-ministere', JOUR);
  if (!trouvee) throw new Error('agent inconnu');
  ministere = trouvee;
  for (let rang = 0; rang < 4; rang++) await dossierA('notifiee', 'lycee_public');
});

describe('the figures', () => {
  test('four bourses are too few to be told, five are counted with their sum', async () => {
    expect(await lycees()).toMatchObject({ attributions: null, centimes: null });
    await dossierA('notifiee', 'lycee_public');
    const [somme] = await lire<{ n: number; centimes: number }>(
      `SELECT count(*)::int AS n, sum(x.montant_annuel)::int AS centimes FROM decision x JOIN dossier d ON d.id = x.dossier_id
       WHERE d.branche = 'lycee_public' AND d.etat = 'notifiee' AND x.genre = 'attribution'`,
    );
    expect(somme?.n).toBe(5);
    expect(await lycees()).toMatchObject({
      attributions: 5,
      refus: null,
      enCours: null,
      centimes: somme?.centimes,
    });
  });

  test('what is decided and not notified is still under way: no figure tells it before the family', async () => {
    for (let rang = 0; rang < 5; rang++) await dossierA('decidee', 'lycee_public');
    expect(await lycees()).toMatchObject({ attributions: 5, enCours: 5 });
  });

  test('refuses: anybody else, by the page and below it', async () => {
    const s = await dossierA('deposee', 'lycee_public');
    for (const role of ['responsable_sab', 'administrateur', 'dpo', 'service_social'] as const) {
      const autre = await acteur(s, role, JOUR);
      await attendreRefus(chiffresDeLaRentree(autre, RENTREE), 'introuvable');
      await expect(
        enTantQuApplication(
          `agent:${autre.auteur.id}`,
          `SELECT * FROM chiffres_de_la_rentree(${RENTREE}, 0)`,
        ),
      ).rejects.toThrow(/seul le ministère/);
    }
  });

  test('refuses: the ministère reads no row of anybody', async () => {
    for (const table of [
      'dossier',
      'eleve',
      'responsable',
      'demande',
      'decision',
      'droit',
      'courrier',
      'recherche_eleve',
    ])
      expect(
        await enTantQuApplication(`agent:${ministere.auteur.id}`, `SELECT 1 FROM ${table} LIMIT 1`),
        table,
      ).toEqual([]);
  });
});

describe('the pictures of the nation', () => {
  const filtres = (dits: object = {}) => FiltresDePilotageSchema.parse(dits);
  const comptes = async (arrete?: string) =>
    (await chiffresDeLaNation(ministere, RENTREE, arrete, SERIES)).comptes;

  beforeAll(async () => {
    for (let rang = 0; rang < 3; rang++) await dossierA('incomplete', 'lycee_public');
    await releverLesChiffres(JOUR);
  });

  test('each line of an académie from five on, as a person counts it in the dossiers; under five, nothing', async () => {
    const aLaMain = await lire<{ cle: string; n: number }>(
      `SELECT d.etat::text AS cle, count(*)::int AS n FROM dossier d WHERE d.rentree = ${RENTREE} AND d.etat <> 'brouillon' GROUP BY d.academie_code, 1`,
    );
    expect(aLaMain.filter(({ n }) => n < 5).length).toBeGreaterThan(0);
    const dites = lignesDe(await comptes(), 'etats').map(({ cle, nombre }) => ({ cle, n: nombre }));
    expect(dites.toSorted((a, b) => (a.cle < b.cle ? -1 : 1))).toEqual(
      aLaMain.filter(({ n }) => n >= 5).toSorted((a, b) => (a.cle < b.cle ? -1 : 1)),
    );
    const { lieux } = await matiereDesFigures(ministere, RENTREE, filtres());
    const donnees = aLaMain.filter(({ n }) => n >= 5);
    expect(lieux).toMatchObject({
      genre: 'academies',
      lignes: [{ nom: 'Lille', recues: donnees.reduce((somme, { n }) => somme + n, 0) }],
    });
  });

  test('a filter of a place or a day narrows nothing: no difference between two questions tells of one family', async () => {
    const entiere = await matiereDesFigures(ministere, RENTREE, filtres());
    const visee = await matiereDesFigures(
      ministere,
      RENTREE,
      filtres({ uai: '0599901S', canal: 'en_ligne', du: '2026-11-01', au: '2026-11-02' }),
    );
    expect(visee).toEqual(entiere);
  });

  test('a frozen month stays as it was, and the workbook names the académies', async () => {
    const avant = await comptes();
    await dossierA('decidee', 'lycee_public');
    await releverLesChiffres(JOUR);
    expect(await comptes('2026-11-01')).toEqual(avant);
    expect(await comptes()).not.toEqual(avant);
    expect((await releves(ministere, RENTREE)).mois).toEqual(['2026-11-01']);
    const { octets } = await tableurDeFigure(ministere, { figure: 'academies', forme: 'csv' }, filtres());
    expect(new TextDecoder().decode(octets)).toMatch(/Code;Académie;Reçues;À décider;Décidées\r\n09;Lille;/);
  });

  test('refuses: to anybody else, by the page and below it, even with a smaller limit', async () => {
    const s = await dossierA('deposee', 'lycee_public');
    for (const role of ['responsable_sab', 'administrateur', 'dpo'] as const) {
      const autre = await acteur(s, role, JOUR);
      expect(voitLaNation(autre)).toBe(false);
      await attendreRefus(chiffresDeLaNation(autre, RENTREE, undefined, SERIES), 'introuvable');
      await attendreRefus(moisArretes(autre, RENTREE), 'introuvable');
      await expect(
        enTantQuApplication(
          `agent:${autre.auteur.id}`,
          `SELECT * FROM chiffres_de_la_nation(${RENTREE}, 'infinity', 0)`,
        ),
      ).rejects.toThrow(/seul le ministère/);
    }
    const [trop] = await enTantQuApplication(
      `agent:${ministere.auteur.id}`,
      `SELECT count(*)::int AS n FROM chiffres_de_la_nation(${RENTREE}, 'infinity', 0) WHERE nombre < 5 AND serie <> 'delais'`,
    );
    expect(trop).toEqual({ n: 0 });
  });

  describe('an académie opened', () => {
    /** What a place received, of which to decide and decided: written as the worker would count it. */
    const poser = (uai: string, recues: number, attendent: number, decidees: number): Promise<unknown> =>
      falsifier(
        [
          ['deposee', attendent],
          ['decidee', decidees],
          ['desistee', recues - attendent - decidees],
        ]
          .filter(([, n]) => n)
          .map(
            ([
              cle,
              n,
            ]) => `INSERT INTO chiffre (arrete_le, rentree, academie_code, uai, branche, serie, canal, jour, cle, duree, nombre, centimes)
              VALUES ('infinity', 2024, '09', '${uai}', 'college_public', 'etats', 'papier', '-infinity', '${cle}', 0, ${n}, 0)`,
          )
          .join(';'),
      );
    const dits = async () => {
      const { departements, etablissements } = await lieuxDUneAcademie(ministere, 2024, undefined, '09');
      const enClair = (lus: typeof departements) =>
        lus.map(({ code, recues, attendent, decidees }) => [code, recues, attendent, decidees]);
      return { departements: enClair(departements), etablissements: enClair(etablissements) };
    };
    const uais = async (departement: string): Promise<string[]> =>
      (
        await lire<{ uai: string }>(
          `SELECT uai FROM etablissement WHERE departement_code = '${departement}' ORDER BY uai LIMIT 3`,
        )
      ).map(({ uai }) => uai);

    test('its places, and no count of fewer than five nor one that a subtraction would give', async () => {
      const [a = '', b = '', c = ''] = await uais('059');
      const [d = ''] = await uais('062');
      await poser(a, 40, 20, 20);
      await poser(b, 20, 12, 5);
      expect(await dits()).toEqual({
        departements: [['059', 60, 32, null]],
        etablissements: [
          [a, 40, 20, 20],
          // Three are neither to decide nor decided: the two numbers would tell them.
          [b, 20, 12, null],
        ],
      });
      // A place of three is not given, and neither is the least of the others: the département would give it away.
      await poser(c, 3, 3, 0);
      expect((await dits()).etablissements).toEqual([[a, 40, 20, 20]]);
      // Nor a whole département.
      await poser(d, 4, 4, 0);
      expect((await dits()).departements).toEqual([]);
      await poser(d, 30, 0, 30);
      expect((await dits()).departements.map(([code]) => code)).toEqual(['059', '062']);
    });

    test('its page: the académie by its name, its places, the way back; the nation as before', async () => {
      const entiere = await matiereDesFigures(ministere, RENTREE, filtres());
      const lille = await matiereDesFigures(ministere, RENTREE, filtres({ academie: '09' }));
      expect(lille).toMatchObject({ academie: 'Lille', lieux: { genre: 'etablissements' }, avant: [] });
      expect(lille.comptes.every(({ serie }) => serie !== 'depots' && serie !== 'delais')).toBe(true);
      expect(lignesDe(lille.comptes, 'etats')).toEqual(lignesDe(entiere.comptes, 'etats'));
      const { octets } = await tableurDeFigure(
        ministere,
        { figure: 'etablissements', forme: 'csv' },
        filtres({ academie: '09', face: `${RENTREE - 1}` }),
      );
      expect(new TextDecoder().decode(octets)).toMatch(
        /UAI;Établissement;Reçues;À décider;Décidées;Reçues alors\r\n/,
      );
      const rien = await matiereDesFigures(ministere, RENTREE, filtres({ academie: '99' }));
      expect(rien).toMatchObject({ comptes: [], lieux: { lignes: [] }, departements: [] });
    });

    test('refuses: to anybody else, by the page and below it, even with a smaller limit', async () => {
      const s = await dossierA('deposee', 'lycee_public');
      for (const role of ['responsable_sab', 'dpo', 'administrateur'] as const) {
        const autre = await acteur(s, role, JOUR);
        await attendreRefus(lieuxDUneAcademie(autre, RENTREE, undefined, '09'), 'introuvable');
        await expect(
          enTantQuApplication(
            `agent:${autre.auteur.id}`,
            `SELECT * FROM chiffres_des_lieux(${RENTREE}, 'infinity', '09', 0, '{deposee}', '{decidee}')`,
          ),
        ).rejects.toThrow(/seul le ministère/);
      }
      const lus = await enTantQuApplication(
        `agent:${ministere.auteur.id}`,
        `SELECT * FROM chiffres_des_lieux(2024, 'infinity', '09', 0, '{deposee}', '{decidee}') WHERE least(recues, attendent, decidees) < 5`,
      );
      expect(lus).toEqual([]);
    });
  });
});
