/** How long a right lasts and what its days are worth, when it covers only part of the year (C. I, V.B). */
import { bornesDeLAnnee, type Rentree } from '../annee.ts';
import { apres, avant, ecrireJourCourt, type Jour, jour } from '../date.ts';
import { direDuree } from '../delais/dire.ts';
import { DUREE_AVENIRPRO } from '../eleve/dispositifs-regles.ts';
import type { Limite } from '../eleve/eleve.ts';
import type { Lecture } from '../lecture.ts';
import { type Centimes, ecrireMontant } from '../montant.ts';
import { phrases } from '../phrase.ts';
import { definirRegles, type Ligne } from '../regle.ts';
import type { Dispositif } from '../situation.ts';
import { acquisEntre, joursAcquis } from './acquis.ts';
import { type Parts, somme } from './montants.ts';
import { enJour, enMontant } from './redaction.ts';
import { partsEgales } from './trimestres.ts';

/** A human confirms what an AvenirPro+ pupil is due: no text says how to count it. */
const DRAPEAU_AVENIRPRO = 'avenirpro_quatre_mois';

const periode = (sujet: string) =>
  phrases({
    sujet,
    ouvre: (v) =>
      `${sujet}, du ${enJour(v.debut)} au ${enJour(v.fin)} : ${enMontant(v.du)} dus pour cette durée.`,
    exclut: (v) =>
      `${sujet} : aucun jour de l’année scolaire entre le ${enJour(v.debut)} et le ${enJour(v.fin)}, rien n’est dû.`,
  });

export const REGLES_DUREE = definirRegles({
  'duree.mlds': {
    source: {
      article: 'C. I.B.1',
      titre: 'Mission de lutte contre le décrochage scolaire',
      dit: 'La bourse n’est due que pour la durée de la formation, quelle que soit la date d’entrée.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: periode('Formation de la mission de lutte contre le décrochage scolaire'),
  },
  'duree.entree': {
    source: {
      article: 'C. I.B.3, V.B',
      titre: 'Dérogations à la campagne annuelle ; durée du droit',
      dit: 'La bourse vaut pour une année scolaire ; elle suit la scolarité de l’élève.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-26',
    dire: periode('Entrée de l’élève en cours d’année'),
  },
  'duree.retour_en_formation': {
    source: {
      article: 'C. I.B.2',
      titre: 'Dispositif de retour en formation initiale pour les 16-25 ans',
      dit: 'La bourse est due à partir du retour en formation.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: periode('Retour en formation initiale'),
  },
  'duree.avenirpro': {
    source: {
      article: 'C. I (arrêté du 28 novembre 2025)',
      titre: 'Champ des bénéficiaires au lycée',
      dit: 'AvenirPro + garde l’élève sous statut scolaire quatre mois au plus.',
    },
    enVigueur: { du: '2025-11-29' },
    verifieeLe: '2026-11-22',
    dire: periode(`AvenirPro +, ${direDuree(DUREE_AVENIRPRO)} au plus`),
  },
  'duree.avant_quinze_ans': {
    source: {
      article: 'C. I (L. 6222-1 du code du travail)',
      titre: 'Champ des bénéficiaires au lycée',
      dit: 'L’élève entré sous statut scolaire avant ses quinze ans pour préparer un apprentissage garde la bourse jusqu’à son quinzième anniversaire, non au-delà.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: periode('Statut scolaire jusqu’au quinzième anniversaire'),
  },
});

export const LECTURES_DUREE: readonly Lecture[] = [
  {
    id: 'duree.par_jours',
    article: 'C. I.B.1',
    doute: 'Le texte limite la bourse à la durée de la formation sans dire comment la compter.',
    lecture: 'Par jours, sur des mois de trente jours, de l’entrée à la sortie incluses.',
    autre: 'Compter entier tout trimestre commencé.',
    raison: 'C’est la façon de compter du transfert au lycée, la seule écrite.',
    regles: ['duree.mlds', 'duree.retour_en_formation', 'duree.avant_quinze_ans', 'duree.entree'],
  },
  {
    id: 'duree.avenirpro_quatre_mois',
    article: 'C. I',
    doute: 'Le texte donne la durée d’AvenirPro +, pas le montant dû pour un parcours de quatre mois.',
    lecture: 'Les jours du parcours, sans dépasser quatre mois depuis l’entrée ; un agent confirme.',
    autre: 'La bourse de l’année entière, ou celle des trimestres commencés.',
    raison:
      'Au-delà du parcours l’élève n’a plus le statut scolaire ; aucun texte ne paie une période hors statut.',
    regles: ['duree.avenirpro'],
    drapeau: DRAPEAU_AVENIRPRO,
  },
  {
    id: 'duree.tous_droits_ouverts',
    article: 'C. I.B.2',
    doute:
      'Le parcours Tous droits ouverts peut commencer dès la rentrée, ou retenir l’élève hors de l’établissement : que devient la bourse ?',
    lecture:
      'Le droit reste ouvert pendant le parcours, au plus jusqu’à la fin de l’année scolaire ; qui commence l’année dans le parcours est étudié comme tout élève.',
    autre: 'Suspendre la bourse pendant le parcours.',
    raison: 'Le texte garde le droit, et ne suspend rien.',
    regles: ['tous_droits_ouverts'],
  },
  {
    id: 'duree.entree_en_cours_d_annee',
    article: 'C. I.B.3',
    doute:
      'Protection temporaire ou autre entrée en cours d’année : la bourse vaut-elle pour l’année entière ?',
    lecture:
      'Du jour de l’entrée de l’élève dans l’établissement, par jours ; une entrée en septembre vaut l’année entière, si rien ne la raccourcit.',
    autre: 'L’année entière, ou depuis le dépôt de la demande.',
    raison: 'La bourse suit la scolarité : rien n’est dû avant elle, rien n’est retiré après.',
    regles: ['duree.entree'],
  },
  {
    id: 'duree.suite_en_septembre',
    article: 'C. I.B.3, IV.C.3 ; D. 531-40',
    doute:
      'Une entrée en septembre vaut l’année entière : en est-il de même d’un droit qui reprend en septembre, après une suspension de la bourse au mérite, un départ et un retour, la bourse d’une autre personne en charge, ou une autre décision ?',
    lecture:
      'Non : seul le premier droit de l’élève dans l’année vaut pour les jours de septembre qui le précèdent ; celui qui en suit un autre se compte par ses jours.',
    autre: 'Compter entier tout droit qui commence en septembre.',
    raison:
      'Sinon les jours suspendus, ou ceux du premier droit, seraient payés une seconde fois, fût-ce à une autre personne, et la suspension ne coûterait rien.',
    regles: ['duree.entree', 'merite.suspension'],
  },
];

/** First and last day of a right, both included, and the rule that shortens it. */
export interface PeriodeDuDroit {
  du: Jour;
  au: Jour;
  regle: IdDuree;
}

type IdDuree = keyof typeof REGLES_DUREE;

const PAR_LIMITE: Readonly<Record<string, IdDuree>> = {
  cfa_avant_15_ans: 'duree.avant_quinze_ans',
  avenirpro: 'duree.avenirpro',
  mlds: 'duree.mlds',
};

/**
 * The days of a right: the school year, from the pupil's entry, up to the first of what ends it before. Null when it would
 * end before it starts.
 */
export function periodeDuDroit(
  annee: Rentree,
  { entree, dispositif }: { entree?: Jour; dispositif?: Dispositif },
  limites: readonly Limite[],
): PeriodeDuDroit | null {
  const { debut, fin } = bornesDeLAnnee(annee);
  const du = entree && avant(debut, entree) ? entree : debut;
  const sansFin = dispositif === 'retour_en_formation' ? 'duree.retour_en_formation' : 'duree.entree';
  let periode: PeriodeDuDroit = { du, au: fin, regle: PAR_LIMITE[dispositif ?? ''] ?? sansFin };
  for (const { regle, jusquAu } of limites)
    if (jusquAu && avant(jusquAu, periode.au))
      periode = { du, au: jusquAu, regle: PAR_LIMITE[regle] ?? 'duree.entree' };
  return avant(periode.au, du) ? null : periode;
}

/** What a right pays for its own days. Amounts in centimes. */
export interface PartsDuDroit extends Pick<PeriodeDuDroit, 'du' | 'au'> {
  /** The right covers its whole school year: nothing is shortened. */
  entier: boolean;
  trimestres: Parts;
  total: Centimes;
  /** On months of thirty days: 300 make the year. */
  jours: number;
}

/**
 * A yearly amount over the days of a right: whole parts for a whole year, else by days (C. I.B.1, V.A). `enSuite`: another right of
 * the year came before it, whose days are not paid twice (reading `duree.suite_en_septembre`).
 */
export function partsDuDroit(
  rentree: Rentree,
  annuel: Centimes,
  { du, au, enSuite = false }: Pick<PeriodeDuDroit, 'du' | 'au'> & { enSuite?: boolean },
): PartsDuDroit {
  const bornes = bornesDeLAnnee(rentree);
  const annee = { rentree: bornes.debut, fin: bornes.fin };
  const parts = partsEgales(annuel);
  const entier = !enSuite && !apres(du, jour(`${rentree}-09-30`)) && !avant(au, bornes.fin);
  const trimestres = entier ? parts : acquisEntre(annee, parts, du, au);
  const ecoules = (j: Jour) => joursAcquis(annee, j).reduce((somme, jours) => somme + jours, 0);
  const jours = entier ? 300 : ecoules(au) - ecoules(du.subtract({ days: 1 }));
  return { du, au, entier, trimestres, total: somme(trimestres), jours };
}

/**
 * The amount of a right in a few words: of a year, or of its own days with their dates, beside what a whole year is worth.
 * `verse`: what its days pay; null when they are not known.
 */
export function direMontant(annuel: Centimes, verse: PartsDuDroit | null): string {
  if (!verse || verse.entier) return `${ecrireMontant(annuel)} par an`;
  const { total, du, au, jours } = verse;
  return `${ecrireMontant(total)} du ${ecrireJourCourt(du)} au ${ecrireJourCourt(au)} (${jours} jours sur 300 ; ${ecrireMontant(annuel)} pour une année entière)`;
}

/** The line that tells a right shorter than its year; null when it covers it. */
export function ligneDeLaDuree(
  { du, au, regle }: PeriodeDuDroit,
  { entier, total }: PartsDuDroit,
): Ligne | null {
  if (entier) return null;
  const valeurs = { debut: du.toString(), fin: au.toString(), du: total };
  return { regle, issue: 'appliquee', valeurs };
}
