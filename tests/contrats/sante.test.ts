/** What turns the health red, each at both sides of its limit, and what does not. */
import { describe, expect, test } from 'vitest';
import { causesDe, PLACE_MINIMALE_MO, type Releve } from '#lib/technique/sante.ts';

const MAINTENANT = new Date('2026-11-26T10:00:00Z');
const ilYA = (heures: number): Date => new Date(MAINTENANT.getTime() - heures * 3_600_000);

const BIEN: Releve = {
  workers: 1,
  depuis: null,
  enAttente: 3,
  enEchec: 0,
  enRetard: 0,
  aProduireEnFile: true,
  aAnnoncerEnFile: true,
  aProduire: 3,
  aAnnoncer: 2,
  misDeCote: 4,
  aSceller: true,
  scelleLe: ilYA(20),
  scellementAttenduDepuis: ilYA(2_000),
  sceauDeLAvenir: false,
  alteration: null,
  orphelins: 0,
  absents: 0,
  maintenant: MAINTENANT,
};

describe('the health', () => {
  test('is well while jobs wait, letters are on their way, and agents have letters to correct', () => {
    expect(causesDe(BIEN, PLACE_MINIMALE_MO)).toEqual([]);
  });

  test.each<[string, Partial<Releve>, string]>([
    ['no worker', { workers: 0 }, 'Aucun worker ne tourne'],
    ['a job that nobody takes', { enRetard: 1 }, 'La file n’avance plus : 1 tâche attend'],
    ['jobs that failed for good', { enEchec: 2 }, '2 tâches ont échoué pour de bon'],
    ['letters that no job produces', { aProduireEnFile: false }, '3 courriers attendent sans'],
    ['mails that no job sends', { aAnnoncerEnFile: false }, '2 courriels ne sont pas partis'],
    ['no seal for two days', { scelleLe: ilYA(49) }, 'Le journal n’a pas été scellé depuis 49 heures'],
    [
      'no seal ever, though a worker should have put one',
      { scelleLe: null, scellementAttenduDepuis: ilYA(49) },
      'Le journal n’a pas été scellé',
    ],
    ['stored files that nothing names', { orphelins: 2 }, '2 fichiers rangés ne sont à aucun dossier'],
    ['a piece whose file is gone', { absents: 1 }, '1 pièce ou courrier n’a plus son fichier'],
    ['a seal of a day to come', { sceauDeLAvenir: true }, 'Le dernier sceau du journal est daté de l’avenir'],
    [
      'a journal that the last check found altered, named',
      { alteration: 'sceau du 2026-11-20 : il a été modifié.' },
      'Le journal a été altéré : sceau du 2026-11-20 : il a été modifié. Comparez-le',
    ],
  ])('refuses: %s', (_, change, cause) => {
    expect(causesDe({ ...BIEN, ...change }, null)).toEqual([expect.stringContaining(cause)]);
  });

  test('refuses: a disk with less than what a lot of scans takes', () => {
    expect(causesDe(BIEN, PLACE_MINIMALE_MO - 1)).toEqual([expect.stringContaining('Il ne reste que')]);
  });

  test('refuses: an antivirus that is set and does not answer; none set is well', () => {
    expect(causesDe(BIEN, null, false)).toEqual([
      expect.stringContaining('les fichiers envoyés sont refusés'),
    ]);
    expect(causesDe(BIEN, null, true)).toEqual([]);
    expect(causesDe(BIEN, null, null)).toEqual([]);
  });

  test.each<[string, Partial<Releve>]>([
    ['a seal of the day before yesterday', { scelleLe: ilYA(48) }],
    ['files that nobody compared yet', { orphelins: null, absents: null }],
    ['no line to seal', { aSceller: false, scelleLe: ilYA(500) }],
    ['a product that nobody started yet', { scelleLe: null, scellementAttenduDepuis: null }],
    ['nothing to print, and no job', { aProduire: 0, aProduireEnFile: false }],
  ])('is well with %s', (_, change) => {
    expect(causesDe({ ...BIEN, ...change }, null)).toEqual([]);
  });

  test('tells everything that is wrong', () => {
    expect(causesDe({ ...BIEN, workers: 0, enEchec: 1 }, 0)).toHaveLength(3);
  });
});
