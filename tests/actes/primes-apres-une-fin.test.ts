/** The prime d’équipement when the formation is left, and when the bourse ends before its year (C. IV.C.2). */
import { describe, expect, test } from 'vitest';
import { accomplir } from '#lib/dossier/porte.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { dusDuDossier } from '#lib/liquidation/faits.ts';
import { retirer } from '#lib/retrait/actes.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { deposerAvec } from './appui/ecrits.ts';
import { lire } from './appui/proprietaire.ts';

/** A lycéen of group 221, first year of a bac professionnel, whose bourse of échelon 6 and prime are known on 21 September. */
async function boursierEquipe(): Promise<Scene> {
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
    { ou: 'lyceePublic' },
  );
  await verbes.instruire(s, le('2026-09-14'));
  await verbes.attribuer(s, le('2026-09-16'));
  await lettresProduites(s.dossierId, le('2026-09-17'));
  await verbes.notifier(s, le('2026-09-18'));
  return s;
}

/** What is due of each component for the year. */
async function dus({ dossierId }: Scene): Promise<Record<string, number>> {
  const portee = porteeSysteme(le('2026-12-01'));
  const { dus: tous } = dusDuDossier(await enPortee(portee, (tx) => chargerDossier(tx, portee, dossierId)));
  const total: Record<string, number> = {};
  for (const { composante, montant } of tous) total[composante] = (total[composante] ?? 0) + montant;
  return total;
}

describe('a formation left for one that opens no prime', () => {
  test.each([
    ['29/09/2026', undefined],
    ['30/09/2026', 34_171],
    ['01/10/2026', 34_171],
  ])('on %s, told in October: a décision modificative leaves of the prime %s', async (dernier, prime) => {
    const s = await boursierEquipe();
    expect(await dus(s)).toMatchObject({ bourse: 107_100, equipement: 34_171 });
    await verbes.signalerErreur(s, le('2026-10-12'));
    const dit = { 'eleve.primes.formationQuitteeLe': dernier };
    await verbes.rectifier(s, le('2026-10-12'), dit, prime ? 'echelon_6' : 'primes');
    if (!prime) await verbes.attribuer(s, le('2026-10-14'));
    expect(await dus(s)).toEqual({ bourse: 107_100, ...(prime ? { equipement: prime } : {}) });
    const [dite] = await lire<{ avant: string; apres: string }>(
      `SELECT primes_avant::text AS avant, primes_apres::text AS apres FROM rectification WHERE dossier_id = $1`,
      [s.dossierId],
    );
    expect(dite).toEqual({ avant: '{equipement}', apres: prime ? '{equipement}' : '{}' });
  });
});

// Reading retrait.primes: 28 or 30 days of 120 of the bourse, the prime whole.
describe('a renunciation of who stays in its formation', () => {
  test.each([
    ['2026-09-28', Math.round((35_700 * 28) / 120)],
    ['2026-09-30', Math.round((35_700 * 30) / 120)],
    ['2026-10-01', Math.round((35_700 * 31) / 120)],
  ])('to end on %s: the bourse by days, the prime whole', async (dernier, bourse) => {
    const s = await boursierEquipe();
    await verbes.renoncerALaBourse(s, le('2026-09-22'), le(dernier));
    await accomplir(
      await acteur(s, 'responsable_sab', le('2026-09-23')),
      retirer(
        { dossierId: s.dossierId, version: s.version },
        { dernierJour: le(dernier), motivation: 'La famille écrit qu’elle renonce à la bourse.' },
      ),
    );
    expect(await dus(s)).toEqual({ bourse, equipement: 34_171 });
  });
});
