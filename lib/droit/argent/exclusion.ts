import { appliquer, conclure, manquer } from '../constat.ts';
import type { Jour } from '../date.ts';
import { ageAuMoins } from '../eleve/age.ts';
import type { Lecture } from '../lecture.ts';
import type { Naissance } from '../naissance.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import type { Resultat } from '../resultat.ts';
import type { TypeBourse } from '../situation.ts';
import { acquisAuJour, acquisAuTrimestre } from './acquis.ts';
import { type Parts, retrancherParts, somme } from './montants.ts';
import { enJour, enMontant } from './redaction.ts';
import type { AnneeScolaire } from './trimestres.ts';

export const REGLES_EXCLUSION = definirRegles({
  'exclusion.college': {
    source: {
      article: 'C. VII.A',
      titre: 'Conditions exigées de la part de l’élève boursier, au collège',
      dit: 'Après une exclusion définitive, le trimestre en cours reste payé en entier ; le collège d’accueil reprend la bourse au trimestre suivant.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `Exclusion définitive le ${enJour(valeurs.sortie)} au collège : le trimestre en cours reste dû en entier (${enMontant(valeurs.maintenu)} depuis la rentrée).`,
  },
  'exclusion.lycee_obligation_scolaire': {
    source: {
      article: 'C. VII.A (L. 131-1)',
      titre: 'Conditions exigées de la part de l’élève boursier, au lycée',
      dit: 'Le lycéen encore soumis à l’obligation de scolarité suit, en cas d’exclusion définitive, la règle du collège.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `L’élève n’a pas seize ans le ${enJour(valeurs.sortie)} : le trimestre en cours reste dû en entier (${enMontant(valeurs.maintenu)} depuis la rentrée).`,
  },
  'exclusion.lycee': {
    source: {
      article: 'C. VII.A',
      titre: 'Conditions exigées de la part de l’élève boursier, au lycée',
      dit: 'La bourse du lycéen exclu définitivement s’arrête à la date de sortie de l’établissement.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: phrases({
      sujet: 'Exclusion définitive du lycée',
      ouvre: (v) =>
        `L’élève a seize ans ou plus le ${enJour(v.sortie)} : la bourse s’arrête ce jour-là (${enMontant(v.maintenu)} depuis la rentrée).`,
    }),
  },
});

export const LECTURES_EXCLUSION: readonly Lecture[] = [
  {
    id: 'exclusion.seize_ans_a_la_sortie',
    article: 'C. VII.A',
    doute: 'Le texte ne dit pas à quelle date s’apprécie l’obligation de scolarité.',
    lecture: 'À la date de sortie ; le jour du seizième anniversaire, l’obligation a cessé.',
    autre: 'À la date de l’exclusion prononcée, ou à la rentrée.',
    raison: 'La date de sortie est celle à laquelle le texte attache l’arrêt du versement.',
    regles: ['exclusion.lycee', 'exclusion.lycee_obligation_scolaire'],
  },
];

export interface ExclusionDefinitive {
  type: TypeBourse;
  annee: AnneeScolaire;
  parts: Parts;
  sortie: Jour;
  naissance?: Naissance;
}

/** What stays due at the établissement left, and what an établissement that receives the pupil may take over. */
export interface EffetExclusion {
  maintenu: Parts;
  suite: Parts;
}

/** Whether the trimestre of an exclusion définitive stays whole: in a collège, and before sixteen on the day of exit (L. 131-1). */
export const trimestreEntier = (type: TypeBourse, naissance: Naissance, sortie: Jour): boolean =>
  type === 'college' || ageAuMoins(naissance, sortie) < 16;

/** Effect of an exclusion définitive on the year (C. VII.A); the birth date is needed in lycée only. */
export function effetExclusion(exclusion: ExclusionDefinitive): Resultat<EffetExclusion> {
  const { type, annee, parts, sortie, naissance } = exclusion;
  if (type === 'lycee' && !naissance)
    return conclure(
      manquer(
        REGLES_EXCLUSION['exclusion.lycee'],
        'eleve.naissance',
        'la date de naissance de l’élève, qui dit s’il est encore soumis à l’obligation de scolarité',
      ),
      () => ({ maintenu: parts, suite: parts }),
    );
  const entier = naissance === undefined || trimestreEntier(type, naissance, sortie);
  const maintenu = entier ? acquisAuTrimestre(annee, parts, sortie) : acquisAuJour(annee, parts, sortie);
  const id =
    type === 'college'
      ? 'exclusion.college'
      : entier
        ? 'exclusion.lycee_obligation_scolaire'
        : 'exclusion.lycee';
  const valeurs = { sortie: sortie.toString(), maintenu: somme(maintenu) };
  return conclure(appliquer(REGLES_EXCLUSION[id], valeurs), () => ({
    maintenu,
    suite: retrancherParts(parts, maintenu),
  }));
}
