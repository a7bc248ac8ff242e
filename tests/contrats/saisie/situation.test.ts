/** What the paper form says reaches the law: each answer that changes a right, from the form to what is judged. */
import { describe, expect, test } from 'vitest';
import { type Demande, DemandeSchema } from '#lib/demande/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { examiner } from '#lib/droit/examen.ts';
import type { Situation } from '#lib/droit/situation.ts';
import { situationDe } from '#lib/situation/faits.ts';
import { CONTEXTE } from './contexte.ts';

const FORMULAIRE: Demande = DemandeSchema.parse({
  demandeur: {
    lien: 'mere',
    civilite: 'Mme',
    nom: 'Dupré',
    prenom: 'Élodie',
    adresse: '12 rue des Lilas',
    codePostal: '59000',
    commune: 'Lille',
    situation: 'parent_isole',
    resideEnFrance: true,
  },
  ressources: { avis: { annee: 2025, rfr: 9000, enfants: 2 }, eleveSurAvis: true },
  reception: { recuLe: '2026-10-01', signe: true },
});

const situation = (demande: Demande): Situation => situationDe(demande, CONTEXTE, jour(CONTEXTE.jour));

type Partie = 'demandeur' | 'ressources' | 'eleve' | 'guide' | 'precisions';
const avec = (partie: Partie, valeurs: object): Situation =>
  situation({ ...FORMULAIRE, [partie]: { ...FORMULAIRE[partie], ...valeurs } } as Demande);

const AVIS = { annee: 2025, rfr: 8000, enfants: 1 };
const BRUTS = { annee: 2025, brut: 10_000, enfants: 1, justificatif: 'pays_origine' } as const;
const CONCUBINAGE = { ...FORMULAIRE.demandeur, situation: 'concubinage' } as const;

/** What is written, and what the law must then see. */
const REPONSES: [quoi: string, lue: Situation, vue: object][] = [
  ['the father asks', avec('demandeur', { lien: 'pere' }), { demandeur: { lien: 'pere' } }],
  [
    'the demandeur lives in France',
    avec('demandeur', { resideEnFrance: true }),
    { demandeur: { resideEnFrance: true } },
  ],
  [
    'the demandeur lives abroad',
    avec('demandeur', { resideEnFrance: false }),
    { demandeur: { resideEnFrance: false } },
  ],
  [
    'the demandeur took the pupil in charge',
    avec('demandeur', { priseEnChargeLe: '2026-09-09' }),
    { demandeur: { priseEnCharge: { survenueLe: jour('2026-09-09') } } },
  ],
  [
    'the household is a couple',
    avec('demandeur', { situation: 'couple_foyer_commun' }),
    { foyer: { situation: 'couple_foyer_commun' } },
  ],
  ['the avis', avec('ressources', { avis: AVIS }), { foyer: { avis: { ...AVIS, source: 'avis' } } }],
  [
    'the avis of the concubin',
    situation({ ...FORMULAIRE, demandeur: CONCUBINAGE, ressources: { avisConcubin: AVIS } }),
    { foyer: { situation: 'concubinage', concubin: { avis: { ...AVIS, source: 'avis' } } } },
  ],
  ['the gross income', avec('ressources', { revenusBruts: BRUTS }), { foyer: { revenusBruts: BRUTS } }],
  [
    'the gross income of the concubin',
    situation({ ...FORMULAIRE, demandeur: CONCUBINAGE, ressources: { revenusBrutsConcubin: BRUTS } }),
    { foyer: { concubin: { revenusBruts: BRUTS } } },
  ],
  [
    'the pupil is not on the avis',
    avec('ressources', { eleveSurAvis: false }),
    { foyer: { eleveSurAvis: false }, demandeur: { chargeEtablie: undefined } },
  ],
  [
    'a paper establishes the charge',
    situation({ ...FORMULAIRE, ressources: {}, piecesRecues: ['attestation_caf'] }),
    { demandeur: { chargeEtablie: true } },
  ],
  [
    'the pupil lives with both parents in turn',
    avec('ressources', { residenceAlternee: true }),
    { foyer: { residenceAlternee: true } },
  ],
  [
    'income from abroad',
    avec('ressources', { revenusEtrangers: true }),
    { foyer: { revenusEtrangers: true } },
  ],
  [
    'the family changed',
    avec('ressources', {
      changement: { genre: 'deces', survenuLe: '2026-05-02', signaleLe: '2026-10-01' },
    }),
    {
      foyer: {
        changement: { genre: 'deces', survenuLe: jour('2026-05-02'), signaleLe: jour('2026-10-01') },
      },
    },
  ],
  [
    'the pupil is under temporary protection',
    avec('eleve', { protectionTemporaire: true }),
    { eleve: { protectionTemporaire: true } },
  ],
  ['the pupil is emancipated', avec('eleve', { emancipe: true }), { eleve: { emancipe: true } }],
  [
    'an answer of the guide',
    avec('guide', { demandeur: 'parent', protection: 'aemo' }),
    { eleve: { ase: { mesure: 'aemo' } } },
  ],
  [
    'what an agent established',
    avec('precisions', { resideEnFrance: false, ressortissantUe: false }),
    { demandeur: { resideEnFrance: false, ressortissantUe: false } },
  ],
];

describe('what the law sees of the form', () => {
  test.each(REPONSES)('%s', (_, lue, vue) => {
    expect(lue).toMatchObject(vue);
  });

  test('the form that nothing changes opens a right', () => {
    expect(examiner(situation(FORMULAIRE)).genre).toBe('droit');
  });

  test('names and addresses change nothing of what is judged', () => {
    expect(avec('demandeur', { nom: 'Autre', adresse: 'ailleurs', commune: 'Nice' })).toEqual(
      situation(FORMULAIRE),
    );
  });
});

describe('residence, from the form to the answer (C. III.B)', () => {
  test('refuses to conclude: abroad, the nationality is asked for', () => {
    expect(examiner(avec('demandeur', { resideEnFrance: false }))).toMatchObject({
      genre: 'incalculable',
      manques: [{ champ: 'demandeur.ressortissantUe' }],
    });
  });

  test('refuses: abroad, and not of the Union', () => {
    const ailleurs = situation({
      ...FORMULAIRE,
      demandeur: { ...FORMULAIRE.demandeur, resideEnFrance: false },
      precisions: { ressortissantUe: false },
    });
    expect(examiner(ailleurs)).toMatchObject({
      genre: 'sans_droit',
      motif: { regle: 'residence_en_france' },
    });
  });

  test('refuses: a form whose box was left empty gives no right, and the residence is asked for', () => {
    const { resideEnFrance: _, ...demandeur } = FORMULAIRE.demandeur;
    const lu = situation(DemandeSchema.parse({ ...FORMULAIRE, demandeur }));
    expect(lu.demandeur.resideEnFrance).toBeUndefined();
    expect(examiner(lu)).toMatchObject({ manques: [{ champ: 'demandeur.resideEnFrance' }] });
  });
});
