/** The ministère reads figures, and nobody. */
import { beforeAll, describe, expect, test } from 'vitest';
import { chiffresDeLaRentree } from '#lib/pilotage/queries.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
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
