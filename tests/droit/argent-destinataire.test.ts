/** To whom a state of the privé pays, by the days of the procurations (C. VI, VII.B.2). */
import { describe, expect, test } from 'vitest';
import {
  destinataireDansLePrive,
  direLEtatSigne,
  type JoursDUneProcuration,
} from '#lib/droit/argent/destinataire.ts';
import { jour } from '#lib/droit/date.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';

const TENUE: JoursDUneProcuration = {
  du: jour('2026-09-03'),
  au: jour('2027-08-31'),
  accepteeLe: jour('2026-09-10'),
  resilieeLe: null,
};
const payee = (leJour: string, ...procurations: JoursDUneProcuration[]) =>
  destinataireDansLePrive(procurations, jour(leJour)).valeur;
const dite = (leJour: string, ...procurations: JoursDUneProcuration[]) =>
  redigerTrace(destinataireDansLePrive(procurations, jour(leJour)).trace).map(({ texte }) => texte);

describe('versement.procuration', () => {
  test('pays the établissement from the second signature to the last day of the year', () => {
    expect(['2026-09-09', '2026-09-10', '2027-08-31', '2027-09-01'].map((le) => payee(le, TENUE))).toEqual([
      'demandeur',
      'mandataire',
      'mandataire',
      'demandeur',
    ]);
    expect(dite('2026-12-01', TENUE)[0]).toBe(
      'Une procuration tient jusqu’au 31/08/2027 : l’établissement reçoit la bourse.',
    );
  });

  test('of papers signed in June, none counts before its year', () => {
    const deJuin = { ...TENUE, du: jour('2026-09-01'), accepteeLe: jour('2026-06-20') };
    expect(['2026-08-31', '2026-09-01'].map((le) => payee(le, deJuin))).toEqual(['demandeur', 'mandataire']);
  });

  test('withdrawn pays the family from that day, and says that signed states stay', () => {
    const retiree = { ...TENUE, resilieeLe: jour('2027-02-10') };
    expect(['2027-02-09', '2027-02-10', '2027-03-31'].map((le) => payee(le, retiree))).toEqual([
      'mandataire',
      'demandeur',
      'demandeur',
    ]);
    const [phrase, suite] = dite('2027-03-31', retiree);
    expect(phrase).toMatch(/retirée depuis le 10\/02\/2027 .* ceux qui l’étaient déjà ne changent pas/);
    expect(suite).toMatch(/versée à la personne qui l’a demandée/);
  });

  test('another one signed after a withdrawal counts again', () => {
    const retiree = { ...TENUE, resilieeLe: jour('2026-10-20') };
    const autre = { ...TENUE, du: jour('2026-11-05'), accepteeLe: jour('2026-11-10') };
    expect(payee('2026-11-09', autre, retiree)).toBe('demandeur');
    expect(payee('2026-11-10', autre, retiree)).toBe('mandataire');
  });

  test('versement.demandeur: refuses the établissement without a second signature, or without any procuration', () => {
    expect(payee('2026-12-01', { ...TENUE, accepteeLe: null })).toBe('demandeur');
    expect(dite('2026-12-01')).toEqual([
      'Aucune procuration ne tient ce jour-là : la famille est payée.',
      'La bourse est versée à la personne qui l’a demandée, quel que soit l’âge de l’élève.',
    ]);
  });
});

test('a signed state says whom it paid', () => {
  const etat = { trimestre: 1, signeLe: jour('2026-12-01') };
  expect(direLEtatSigne({ ...etat, mode: 'mandataire' })).toMatch(/versé à l’établissement, par procuration/);
  expect(direLEtatSigne({ ...etat, mode: 'ddfip' })).toMatch(/versé à la famille/);
});
