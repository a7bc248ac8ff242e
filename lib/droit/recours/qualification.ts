import type { Territoire } from '../calendrier/territoire.ts';
import { apres, ecrireJour, type Jour, jour } from '../date.ts';
import type { Delai } from '../delais/delai.ts';
import { direDuree, lesJours } from '../delais/dire.ts';
import { echeanceGracieuxOuHierarchique, echeanceRapo } from '../delais/recours.ts';
import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles, type Ligne, type Trace } from '../regle.ts';
import type { TypeBourse } from '../situation.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };

export const REGLES_QUALIFICATION = definirRegles({
  'recours.tout_recours_est_rapo': {
    ...commun,
    source: {
      article: 'C. IV.B, lycée, 2 ; R. 531-25',
      titre: 'Procédure de recours (lycée)',
      dit: 'tout recours de la famille formé dans le délai est un recours préalable obligatoire, quel que soit son nom',
    },
    dire: phrases({
      sujet: 'Recours préalable obligatoire',
      ouvre: `Le recours est formé dans ${lesJours('delai.rapo')} : c’est un recours préalable obligatoire, quel que soit son nom.`,
      ecarte: `Le recours est formé après ${lesJours('delai.rapo')} : il ne peut plus valoir recours préalable obligatoire.`,
    }),
  },
  'recours.gracieux_ou_hierarchique': {
    ...commun,
    source: {
      article: 'C. IV.B',
      titre: 'Procédure de recours (collège et lycée)',
      dit: 'un recours gracieux ou hiérarchique reste possible deux mois ; au lycée il ne remplace pas le recours préalable',
    },
    dire: phrases({
      sujet: 'Recours gracieux ou hiérarchique',
      ouvre: `Le recours est formé dans ${lesJours('delai.gracieux_ou_hierarchique')} : c’est un recours gracieux ou hiérarchique.`,
      ecarte: `Le recours est formé plus de ${direDuree('delai.gracieux_ou_hierarchique')} après la réception de la décision : il est tardif.`,
    }),
  },
  'recours.complement': {
    ...commun,
    verifieeLe: '2026-11-27',
    source: {
      article: 'C. IV.B ; CRPA L. 112-2, L. 114-5',
      titre: 'Procédure de recours',
      dit: 'le recours est accompagné de tous documents qui justifient ce qu’il dit ; la réponse est rendue après instruction. Lecture : ce que la famille ajoute avant la réponse en fait partie',
    },
    dire: ({ valeurs }) =>
      `Un recours du ${ecrireJour(jour(String(valeurs.premier)))} attend sa réponse : cet écrit le complète, et ne change aucun délai.`,
  },
  'recours.retenue_sans_prealable': {
    ...commun,
    source: {
      article: 'C. IV.B, VII.A ; R. 531-25',
      titre: 'Retenue pour absences et recours',
      dit: 'le recours préalable obligatoire vise la décision sur la bourse ; la retenue est une décision motivée et notifiée',
    },
    dire: phrases({
      sujet: 'Retenue contestée',
      ouvre:
        'Le recours conteste une retenue pour absences : il n’a pas à être précédé du recours préalable obligatoire.',
      ecarte:
        'Le recours ne conteste pas une retenue pour absences : le recours préalable obligatoire garde sa place.',
    }),
  },
});

export const LECTURES_QUALIFICATION: readonly Lecture[] = [
  {
    id: 'recours.complement',
    article: 'C. IV.B, lycée, 2',
    doute:
      'La famille ajoute un argument ou un document à son recours, avant la réponse et parfois après la fin du délai : le texte n’en dit rien.',
    lecture:
      'Ce qu’elle envoie sans lui donner de nom complète le recours qui attend : il est lu avec lui, n’est jamais tardif, et ne déplace ni le délai de réponse ni le jour où le silence rejette.',
    autre: 'En faire un recours nouveau, avec ses propres délais, et le dire tardif s’il vient après eux.',
    raison:
      'Le recours s’instruit jusqu’à la réponse ; un délai borne son introduction, pas ce qui l’appuie, et un silence qui recommence ôterait le juge.',
    regles: ['recours.complement'],
  },
  {
    id: 'recours.date_du_recours',
    article: 'C. IV.B, lycée, 2 ; CRPA L. 112-1',
    doute:
      'Le texte parle d’un recours « reçu » dans le délai : compte-t-on le jour de l’envoi ou celui de l’arrivée ?',
    lecture:
      'Le jour du cachet de la poste, ou de l’enregistrement en ligne ; à défaut, le jour de l’arrivée.',
    autre: 'Toujours le jour de l’arrivée.',
    raison:
      'Le code dit que le cachet fait foi pour tout délai devant l’administration ; l’autre lecture ôterait un recours.',
    regles: ['recours.tout_recours_est_rapo', 'recours.gracieux_ou_hierarchique'],
  },
  {
    id: 'recours.rapo_non_motive',
    article: 'C. IV.B',
    doute: 'Le recours préalable est « motivé et accompagné » de documents : une lettre nue en est-elle un ?',
    lecture: 'Oui : tout recours venu dans les délais est un recours préalable.',
    autre: 'L’écarter comme irrecevable.',
    raison: 'Le texte le dit « sans distinction ».',
    regles: ['recours.tout_recours_est_rapo'],
  },
  {
    id: 'recours.gracieux_du_lyceen',
    article: 'C. IV.B',
    doute: 'Un lycéen qui n’a pas formé de recours préalable écrit entre le seizième jour et deux mois.',
    lecture:
      'Son recours gracieux ou hiérarchique est étudié ; la réponse dit que le tribunal ne peut plus être saisi de la première décision.',
    autre: 'Le rejeter comme tardif.',
    raison: 'Le texte l’ouvre « toujours » pendant deux mois, sans qu’il remplace le recours préalable.',
    regles: ['recours.gracieux_ou_hierarchique'],
  },
];

export interface RecoursForme {
  type: TypeBourse;
  /** Proven reception of the decision; null when nothing proves it. */
  decisionRecue: Jour | null;
  /** Postmark, online registration, or arrival. */
  formeLe: Jour;
  /** The decision already answers a RAPO: another one is not open. */
  surRapo?: boolean;
  /** What is contested is a retenue for absences. */
  surRetenue?: boolean;
  territoire: Territoire;
}

export interface Qualification {
  genre: 'rapo' | 'gracieux_ou_hierarchique' | 'tardif';
  trace: Trace;
}

/** True on a day after the last useful day; a deadline that does not run is never over. */
export const estEchu = ({ echeance }: Delai, j: Jour): boolean => echeance !== null && apres(j, echeance);

/**
 * What a letter of the family is, whatever it calls itself (C. IV.B): in lycée a RAPO when it comes in time, else a
 * recours gracieux or hiérarchique within two months; after that it is late: recorded, and answered as irrecevable. A retenue
 * opens no RAPO (register, recours.retenue_au_lycee).
 */
export function qualifierRecours(recours: RecoursForme): Qualification {
  const { type, decisionRecue, formeLe, surRapo, surRetenue, territoire } = recours;
  const trace: Ligne[] = surRetenue
    ? [{ regle: 'recours.retenue_sans_prealable', issue: 'appliquee', valeurs: {} }]
    : [];
  const tient = (regle: keyof typeof REGLES_QUALIFICATION, delai: Delai): boolean => {
    const tenu = !estEchu(delai, formeLe);
    const valeurs = { formeLe: formeLe.toString(), echeance: delai.echeance?.toString() ?? null };
    trace.push({ regle, issue: tenu ? 'appliquee' : 'ecartee', valeurs });
    return tenu;
  };
  if (
    type === 'lycee' &&
    !surRapo &&
    !surRetenue &&
    tient('recours.tout_recours_est_rapo', echeanceRapo(decisionRecue, territoire))
  )
    return { genre: 'rapo', trace };
  const gracieux = echeanceGracieuxOuHierarchique(decisionRecue, territoire);
  const genre = tient('recours.gracieux_ou_hierarchique', gracieux) ? 'gracieux_ou_hierarchique' : 'tardif';
  return { genre, trace };
}

/** The line of trace of what a family adds to a recours that waits; `premier`: the day on which that one was formed. */
export const ligneDuComplement = (premier: Jour): Ligne => ({
  regle: REGLES_QUALIFICATION['recours.complement'].id,
  issue: 'appliquee',
  valeurs: { premier: premier.toString() },
});
