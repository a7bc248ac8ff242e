/** What an agent and a family read once the two months are over, and what the family may contest. */
import { beforeAll, describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import type { Jour } from '#lib/droit/date.ts';
import { echeancePourLaFamille, lireContestable, mesEnfants, positionDe } from '#lib/famille/queries.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { attendreRefus } from './appui/refus.ts';

/** Deposited on 10 September: silence rejects on 10 November. */
const AVANT = le('2026-11-10');
const APRES = le('2026-11-11');

let s: Scene;
beforeAll(async () => {
  s = await dossierA('en_instruction', 'lycee_public');
});

const famille = (jour: Jour) => acteur(s, 'famille', jour);

async function position(jour: Jour) {
  const enfants = await mesEnfants(await famille(jour), RENTREE);
  const dossier = enfants.flatMap(({ dossiers }) => dossiers).find(({ id }) => id === s.dossierId);
  if (!dossier) throw new Error('dossier attendu');
  return {
    rejeteeLe: positionDe(dossier, jour).rejeteeLe?.toString(),
    echeance: echeancePourLaFamille(dossier, jour),
  };
}

describe('a demande without an answer', () => {
  test('has a next date until the last day, and then is rejected by silence', async () => {
    expect(await position(AVANT)).toMatchObject({
      rejeteeLe: undefined,
      echeance: expect.stringContaining('10 novembre 2026'),
    });
    expect(await position(APRES)).toEqual({ rejeteeLe: '2026-11-10', echeance: null });
  });

  test('says so to the agent', async () => {
    const agent = await acteur(s, 'gestionnaire_sab', APRES);
    const { rejeteeLe } = await consulterDossier(agent, s.dossierId, { onglet: 'demande' });
    expect(rejeteeLe?.toString()).toBe('2026-11-10');
  });

  test('may be contested from then on, without any decision', async () => {
    const { decision, depuis } = await lireContestable(await famille(APRES), s.dossierId, 'decision');
    expect(decision).toBeNull();
    expect(depuis?.toString()).toBe('2026-11-10');
  });

  test('refuses: to contest while the administration may still answer', async () => {
    await attendreRefus(lireContestable(await famille(AVANT), s.dossierId, 'decision'), 'introuvable');
  });

  test('a late decision takes the place of the silence, and is not to be contested before it is known', async () => {
    await verbes.attribuer(s, APRES);
    expect((await position(APRES)).rejeteeLe).toBeUndefined();
    await attendreRefus(lireContestable(await famille(APRES), s.dossierId, 'decision'), 'introuvable');
  });
});

/** Received on 20 October: silence rejects it on 20 December; the judge until 22 February (the 21st is a Sunday). */
describe('a recours without an answer', () => {
  let recours: Scene;
  beforeAll(async () => {
    recours = await dossierA('notifiee', 'lycee_public');
    await verbes.daterReception(recours, le('2026-10-10'));
    await verbes.formerRecours(recours, le('2026-10-20'), { formeLe: le('2026-10-19') });
  });

  const lire = async (jour: Jour) => {
    const portee = await acteur(recours, 'famille', jour);
    const enfants = await mesEnfants(portee, RENTREE);
    const dossier = enfants.flatMap(({ dossiers }) => dossiers).find(({ id }) => id === recours.dossierId);
    if (!dossier) throw new Error('dossier attendu');
    return {
      rejetLe: positionDe(dossier, jour).recours?.rejet?.le.toString(),
      echeance: echeancePourLaFamille(dossier, jour),
    };
  };

  test('is awaited on its last day, and rejected the day after, with the judge’s delay', async () => {
    expect(await lire(le('2026-12-20'))).toMatchObject({
      rejetLe: undefined,
      echeance: expect.stringContaining('20 décembre 2026'),
    });
    expect(await lire(le('2026-12-21'))).toMatchObject({
      rejetLe: '2026-12-20',
      echeance: expect.stringContaining('22 février 2027'),
    });
  });

  test('says so to who must answer, and an answer may still be given', async () => {
    const portee = await acteur(recours, 'delegue_recteur', le('2026-12-21'));
    const lu = await consulterDossier(portee, recours.dossierId, { onglet: 'recours' });
    expect(lu.recours?.rejet?.le.toString()).toBe('2026-12-20');
    const reponses = lu.verdicts.filter(({ acte }) => acte.startsWith('maintenir_'));
    expect(reponses.some(({ verdict }) => verdict.permis)).toBe(true);
  });
});
