import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { detenteurDuRecours } from '#lib/droit/evaluation.ts';
import { suiteDuDossier } from '#lib/droit/parcours/suite.ts';
import { recoursPendant, recoursPendants } from '#lib/droit/recours/pendants.ts';
import { destinataire } from '#lib/droit/recours/reponse.ts';
import { direLeJuge, type RecoursSuivi, rejetDuRecours } from '#lib/droit/recours/silence.ts';
import { direSuivi } from '#lib/droit/suivi.ts';

const RECU_LE_20_OCTOBRE = {
  genre: 'rapo',
  recuLe: jour('2026-10-20'),
  type: 'lycee',
  jugeOuvert: false,
  territoire: 'metropole',
  eloignement: 'aucun',
} as const;

/** Received on 20 October 2026: two months from date to date end on Sunday 20 December, never put off. */
describe('a recours that nobody answered (CRPA L. 411-7 ; D. 531-26)', () => {
  test.each(['rapo', 'gracieux', 'hierarchique', 'tardif'] as const)(
    '%s: waits on 20 December, rejected from the 21st',
    (genre) => {
      const recours = { ...RECU_LE_20_OCTOBRE, genre };
      expect(rejetDuRecours(recours, jour('2026-12-20'))).toBeNull();
      expect(rejetDuRecours(recours, jour('2026-12-21'))?.le.toString()).toBe('2026-12-20');
    },
  );

  /**
   * RAPO: two months franc from 20 December 2026 end on Sunday 21 February 2027, put off to Monday 22. Collège: four months
   * franc from 20 October end on Sunday 21 February too.
   */
  test.each([
    ['rapo', 'lycee', false, 'aucun', '2027-02-22'],
    ['rapo', 'lycee', false, 'outre_mer', '2027-03-22'],
    ['rapo', 'lycee', false, 'etranger', '2027-04-21'],
    ['gracieux', 'college', false, 'aucun', '2027-02-22'],
    ['hierarchique', 'college', false, 'etranger', '2027-04-21'],
    ['gracieux', 'lycee', true, 'aucun', '2027-02-22'],
  ] as const)('%s, %s, on a RAPO %s, %s: judge until %s', (genre, type, jugeOuvert, eloignement, fin) => {
    const recours = { ...RECU_LE_20_OCTOBRE, genre, type, jugeOuvert, eloignement };
    expect(rejetDuRecours(recours, jour('2026-12-21'))?.juge?.echeance?.toString()).toBe(fin);
  });

  test.each([
    ['tardif', 'college'],
    ['tardif', 'lycee'],
    ['gracieux', 'lycee'],
    ['hierarchique', 'lycee'],
  ] as const)('refuses: a judge after the silence on a recours %s of %s', (genre, type) => {
    const rejet = rejetDuRecours({ ...RECU_LE_20_OCTOBRE, genre, type }, jour('2026-12-21'));
    expect(rejet).toMatchObject({ juge: null });
    expect(rejet && direLeJuge(rejet, jour('2026-12-21'))).toBeNull();
  });
});

function suivi(leJour: string): RecoursSuivi {
  return {
    genre: RECU_LE_20_OCTOBRE.genre,
    formeLe: jour('2026-10-19'),
    envoyeLe: null,
    rejet: rejetDuRecours(RECU_LE_20_OCTOBRE, jour(leJour)),
  };
}

/** C. IV.B, collège et lycée: by hand. */
describe.each([
  ['college_public', 'gracieux', 'le chef d’établissement', 'etablissement'],
  ['college_public', 'hierarchique', 'le recteur', 'service_academique'],
  ['college_public', 'tardif', 'le chef d’établissement', 'etablissement'],
  ['college_prive', 'gracieux', 'le directeur académique', 'service_academique'],
  ['lycee_public', 'rapo', 'le recteur', 'service_academique'],
  ['lycee_prive', 'gracieux', 'le directeur académique', 'service_academique'],
  // Nobody here stands high enough.
  ['lycee_public', 'hierarchique', 'le ministre', 'personne'],
] as const)('a recours of %s, %s', (branche, genre, repondant, maison) => {
  test(`goes to ${repondant}`, () => {
    expect(destinataire(branche, genre)).toBe(repondant);
    expect(detenteurDuRecours(branche, genre)).toBe(maison);
  });
});

test('the recours that waits is the oldest by the day it was formed, not the first typed', () => {
  const forme = (jour: string, issue: string | null) => ({ formeLe: new Date(jour), issue, retenueId: null });
  const recours = [forme('2026-11-02', null), forme('2026-10-01', 'maintenu'), forme('2026-10-20', null)];
  expect(recoursPendant({ recours })).toBe(recours[2]);
  expect(recoursPendants({ recours })).toEqual([recours[2], recours[0]]);
});

describe('what is said of it', () => {
  const agent = (leJour: string): string =>
    direSuivi({
      etat: 'notifiee',
      branche: 'lycee_public',
      horsDelai: false,
      rejeteeLe: null,
      recours: suivi(leJour),
      retrait: null,
    });
  const famille = (leJour: string) =>
    suiteDuDossier(
      {
        etat: 'notifiee',
        branche: 'lycee_public',
        horsDelai: false,
        notifiee: true,
        accordee: false,
        avisAttendu: false,
        rejeteeLe: null,
        recours: suivi(leJour),
        retrait: null,
        aVerifier: false,
      },
      { etablissement: 'Lycée Olympe-de-Gouges', service: 'le service des bourses de Lille' },
    );

  test('waits, to the last day', () => {
    expect(agent('2026-12-20')).toBe(
      'Le recours de la famille, du lundi 19 octobre 2026, attend sa réponse : le recteur doit la donner.',
    );
    expect(famille('2026-12-20').phrase).toContain('est à l’étude : le recteur doit y répondre');
    expect(famille('2026-12-20').detenteur).toBe('service_academique');
  });

  test('refuses: a recours said to be under study once silence has rejected it', () => {
    expect(agent('2026-12-21')).toContain('réputé rejeté depuis le dimanche 20 décembre 2026');
    const { titre, phrase } = famille('2026-12-21');
    expect(titre).toBe('Recours sans réponse dans le délai');
    expect(phrase).toContain('réputé rejeté depuis le dimanche 20 décembre 2026');
    expect(phrase).not.toMatch(/à l’étude|rien à faire/);
  });

  test('names the last day before the judge, then says that it is behind', () => {
    const { rejet } = suivi('2026-12-21');
    expect(rejet && direLeJuge(rejet, jour('2027-02-22'))).toContain('lundi 22 février 2027');
    expect(rejet && direLeJuge(rejet, jour('2027-02-22'))).toContain('peut être saisi');
    expect(rejet && direLeJuge(rejet, jour('2027-02-23'))).toBe(
      'Le délai pour saisir le tribunal administratif est passé depuis le lundi 22 février 2027.',
    );
  });
});
