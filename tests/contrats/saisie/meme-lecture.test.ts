/** What is computed beside the form is what the server will judge: answer by answer, none is read by one alone. */
import { describe, expect, test } from 'vitest';
import { lireEnDirect, recevabiliteDuDepot } from '#lib/demande/faits.ts';
import { DemandeSchema, PartieDemandeeSchema, type Valeurs } from '#lib/demande/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { examiner } from '#lib/droit/examen.ts';
import { saisieDuFormulaire } from '#lib/saisie/faits.ts';
import { situationDe } from '#lib/situation/faits.ts';
import { COMPLET, CONTEXTE } from './contexte.ts';

/** The form once sent, judged as the deposit and the dossier do. */
function surLeServeur(valeurs: Valeurs) {
  const demande = DemandeSchema.parse(saisieDuFormulaire(valeurs));
  const situation = situationDe(demande, CONTEXTE, jour(demande.reception.recuLe));
  return { examen: examiner(situation), depot: recevabiliteDuDepot(demande, CONTEXTE), situation };
}

const CONCUBIN = {
  'demandeur.situation': 'concubinage',
  'concubin.lien': 'autre',
  'concubin.nom': 'Petit',
  'concubin.prenom': 'Sam',
};
const avis = (base: string, rfr: string) => ({
  [`${base}.annee`]: '2025',
  [`${base}.rfr`]: rfr,
  [`${base}.enfants`]: '1',
});
const bruts = (base: string) => ({
  [`${base}.annee`]: '2025',
  [`${base}.brut`]: '10 000',
  [`${base}.enfants`]: '1',
  [`${base}.justificatif`]: 'bulletins_salaire',
});
const ISOLE = 'ressources.changement.revenuIsole';

/** For each answer that the law reads, one that changes what it says or what it is told. */
const REPONSES: Readonly<Record<string, Valeurs>> = {
  'demandeur.lien': { 'demandeur.lien': 'autre_personne_en_charge' },
  'demandeur.situation': { 'demandeur.situation': 'couple_foyer_commun' },
  'demandeur.resideEnFrance': { 'demandeur.resideEnFrance': '' },
  'demandeur.priseEnChargeLe': { 'demandeur.priseEnChargeLe': '15/09/2026' },
  'ressources.avis': avis('ressources.avis', '99 000'),
  'ressources.avisConcubin': { ...CONCUBIN, ...avis('ressources.avisConcubin', '5 000') },
  'ressources.avisEtranger': {
    'ressources.revenusEtrangers': 'oui',
    'ressources.avisEtranger.annee': '2025',
    'ressources.avisEtranger.rfr': '3 000',
  },
  'ressources.avisEtrangerConcubin': {
    ...CONCUBIN,
    'ressources.avisEtrangerConcubin.annee': '2025',
    'ressources.avisEtrangerConcubin.rfr': '3 000',
  },
  'ressources.eleveSurAvis': { 'ressources.eleveSurAvis': 'non' },
  'ressources.residenceAlternee': { 'ressources.residenceAlternee': 'oui' },
  'ressources.revenusEtrangersHorsAvis': { 'ressources.revenusEtrangersHorsAvis': 'oui' },
  'ressources.revenusEtrangers': { 'ressources.revenusEtrangers': 'oui' },
  'ressources.revenusBruts': bruts('ressources.revenusBruts'),
  'ressources.revenusBrutsConcubin': { ...CONCUBIN, ...bruts('ressources.revenusBrutsConcubin') },
  'ressources.concubinage': {
    ...CONCUBIN,
    ...avis('ressources.avisConcubin', '5 000'),
    'ressources.concubinage.depuisLe': '02/09/2026',
    'ressources.concubinage.finiLe': '03/09/2026',
  },
  'ressources.changement': {
    'ressources.changement.genre': 'divorce_ou_separation',
    'ressources.changement.survenuLe': '10/05/2026',
    'ressources.changement.signaleLe': '01/10/2026',
    [`${ISOLE}.rfr`]: '4 000',
    [`${ISOLE}.enfants`]: '1',
    [`${ISOLE}.motivation`]: 'Les bulletins de salaire de la mère seule.',
  },
  'eleve.protectionTemporaire': { 'eleve.protectionTemporaire': 'oui' },
  'eleve.avisDasenFavorable': { 'eleve.avisDasenFavorable': 'oui' },
  'eleve.inscriptionReglementee': { 'eleve.inscriptionReglementee': 'oui' },
  'eleve.ase': { 'eleve.ase.mesure': 'placement', 'eleve.ase.effectif': 'oui' },
  'eleve.cnedHorsDeFrance': { 'eleve.cnedHorsDeFrance.impossibiliteAefe': 'oui' },
  'eleve.emancipe': { 'eleve.emancipe': 'oui' },
  'eleve.primes': { 'eleve.primes.mentionBrevet': 'bien', 'eleve.primes.reprise': '01/09/2026' },
  'eleve.affectationDasen': { 'eleve.affectationDasen': 'oui' },
  'eleve.phasePreparatoire': { 'eleve.phasePreparatoire': 'oui' },
  'eleve.debuteApprentissage': { 'eleve.debuteApprentissage': 'oui' },
  'eleve.finFormation': { 'eleve.finFormation': '12/02/2027' },
  'eleve.etablissement': { 'eleve.etablissement.formationSansAgrement': 'oui' },
  'eleve.parcours': {
    'eleve.parcours.diplomeObtenu': 'niveau_3',
    'eleve.parcours.prepare': 'baccalaureat_pro',
  },
  guide: { 'guide.demandeur': 'aucune_disposition' },
  piecesRecues: { 'ressources.eleveSurAvis': '', 'piece.attestation_caf': 'oui' },
};

/** Who people are and where they live changes no right. */
const SANS_EFFET = [
  'responsableId',
  'civilite',
  'nom',
  'nomUsage',
  'prenom',
  'prenomUsage',
  'sansPrenom',
  'nomCorrige',
  'pays',
  'adresse',
  'complement',
]
  .concat(['codePostal', 'commune', 'numeroFiscal', 'courriel', 'telephone', 'activite', 'profession'])
  .sort();

describe('the panel beside the form', () => {
  test.each(Object.entries(REPONSES))('judges %s as the server does', (_, ecart) => {
    const valeurs = { ...COMPLET, ...ecart };
    const lu = lireEnDirect(valeurs, CONTEXTE);
    const { examen, depot } = surLeServeur(valeurs);
    expect(lu.examen).toEqual(examen);
    expect(lu.depot).toEqual(depot);
  });

  test.each(Object.entries(REPONSES))('%s reaches the law', (_, ecart) => {
    expect(surLeServeur({ ...COMPLET, ...ecart }).situation).not.toEqual(surLeServeur(COMPLET).situation);
  });

  test('no answer that the law may read is left out of this list', () => {
    const { demandeur, ressources, eleve, precisions: _, ...seuls } = PartieDemandeeSchema.shape;
    const noms = [
      ...Object.keys(demandeur.shape).map((nom) => `demandeur.${nom}`),
      ...Object.keys(ressources.unwrap().shape).map((nom) => `ressources.${nom}`),
      ...Object.keys(eleve.unwrap().shape).map((nom) => `eleve.${nom}`),
      ...Object.keys(seuls),
    ];
    expect(Object.keys(REPONSES).sort()).toEqual(noms.sort());
  });

  test('an answer of the demandeur is read by the law, or said here to change no right', () => {
    const lus = Object.keys(PartieDemandeeSchema.shape.demandeur.shape);
    const autres = Object.keys(DemandeSchema.shape.demandeur.shape).filter((nom) => !lus.includes(nom));
    expect(autres.sort()).toEqual(SANS_EFFET);
  });
});

test('refuses: a demandeur whose box « Réside en France » is left empty (C. III.B)', () => {
  const { examen } = surLeServeur({ ...COMPLET, 'demandeur.resideEnFrance': '' });
  expect(examen.genre).not.toBe('droit');
});

test.each([
  ['source', 'avis_etranger'],
  ['conversion', '40 000 CHF à 0,95'],
])('the %s of an avis reaches the law', (nom, valeur) => {
  const { situation } = surLeServeur({ ...COMPLET, [`ressources.avis.${nom}`]: valeur });
  expect(situation.foyer.avis).toMatchObject({ [nom]: valeur });
});

test.each([
  [
    { 'ressources.concubinage.depuisLe': '02/09/2026', 'ressources.concubinage.finiLe': '01/09/2026' },
    'vérifiez les deux dates',
  ],
  [{ 'ressources.concubinage.finiLe': '01/09/2031' }, 'dans le futur'],
  [{ 'ressources.concubinage.depuisLe': '31/02/2026' }, '31/02/2026'],
])('refuses: dates of concubinage that no life holds, on their own field: %o', (dates, dit) => {
  const { erreurs } = lireEnDirect({ ...COMPLET, ...CONCUBIN, ...dates }, CONTEXTE);
  const dernier = Object.keys(dates).at(-1) as string;
  expect(erreurs[dernier]).toContain(dit);
});

test('refuses: a training that ends before the pupil came; takes one that ends that very day', () => {
  const { entreeLe } = CONTEXTE.scolarite;
  const fin = (iso: string) =>
    lireEnDirect({ ...COMPLET, 'eleve.finFormation': iso }, CONTEXTE).erreurs['eleve.finFormation'];
  expect(fin('2026-08-31')).toContain('avant l’entrée');
  expect(fin(entreeLe)).toBeUndefined();
});

test.each<[string, string, string, RegExp]>([
  ['eleve.finFormation', '31/08/2027', '01/09/2027', /après la fin de l’année scolaire/],
  ['eleve.primes.reprise', '31/08/2027', '01/09/2027', /après la fin de l’année scolaire/],
  ['eleve.primes.reprise', '01/01/2006', '31/12/2005', /trop ancien/],
  ['eleve.primes.interruption', '01/10/2026', '02/10/2026', /dans le futur/],
  ['eleve.primes.formationQuitteeLe', '01/10/2026', '02/10/2026', /dans le futur/],
  ['eleve.primes.interruption', '01/01/2006', '31/12/2005', /trop ancien/],
])('%s: takes %s, refuses %s', (champ, bon, mauvais, phrase) => {
  const faute = (jour: string) => lireEnDirect({ ...COMPLET, [champ]: jour }, CONTEXTE).erreurs[champ];
  expect(faute(bon)).toBeUndefined();
  expect(faute(mauvais)).toMatch(phrase);
});

test('takes a form signed on the day it was received, refuses one signed after', () => {
  const faute = (signeLe: string) =>
    lireEnDirect({ ...COMPLET, 'reception.recuLe': '30/09/2026', 'reception.signeLe': signeLe }, CONTEXTE)
      .erreurs['reception.signeLe'];
  expect(faute('30/09/2026')).toBeUndefined();
  expect(faute('01/10/2026')).toBe('Signé le : après la réception du formulaire ; vérifiez les deux dates.');
});

test('takes a life in common of thirty years, and its end on the day of its beginning', () => {
  const dates = { 'ressources.concubinage.depuisLe': '01/09/1996', 'ressources.concubinage.finiLe': '' };
  expect(lireEnDirect({ ...COMPLET, ...CONCUBIN, ...dates }, CONTEXTE).erreurs).toEqual({});
  const jour = {
    'ressources.concubinage.depuisLe': '01/09/2026',
    'ressources.concubinage.finiLe': '01/09/2026',
  };
  expect(lireEnDirect({ ...COMPLET, ...CONCUBIN, ...jour }, CONTEXTE).erreurs).toEqual({});
});

test('a spouse with another avis has a part of the form, and refuses: a partner of someone who lives alone', () => {
  const epoux = {
    ...CONCUBIN,
    ...avis('ressources.avisConcubin', '5 000'),
    'demandeur.situation': 'couple_deux_avis',
  };
  expect(surLeServeur({ ...COMPLET, ...epoux }).situation.foyer.concubin?.avis?.rfr).toBe(5_000);
  const seul = { ...COMPLET, ...epoux, 'demandeur.situation': 'parent_isole' };
  expect(surLeServeur(seul).situation.foyer.concubin).toBeUndefined();
});

test('refuses: a change told before it happened, on its own field', () => {
  const { erreurs } = lireEnDirect(
    {
      ...COMPLET,
      'ressources.changement.genre': 'divorce_ou_separation',
      'ressources.changement.survenuLe': '02/10/2026',
      'ressources.changement.signaleLe': '01/10/2026',
    },
    CONTEXTE,
  );
  expect(erreurs['ressources.changement.signaleLe']).toContain('vérifiez les deux dates');
});
