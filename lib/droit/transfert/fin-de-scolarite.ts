/** A boursier whose schooling ends during the year: it goes on nowhere that a bourse could follow (C. V.A, VII.A). */
import { ecrireJour, jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles } from '../regle.ts';

/** Why the pupil goes on in no établissement that we know. */
export const FINS_DE_SCOLARITE = ['fin_de_scolarite', 'radiation', 'a_l_etranger', 'deces'] as const;
export type FinDeScolarite = (typeof FINS_DE_SCOLARITE)[number];

export const LIBELLES_FINS: Readonly<Record<FinDeScolarite, string>> = {
  fin_de_scolarite: 'fin de la scolarité (emploi, apprentissage, études arrêtées)',
  radiation: 'radiation, sans autre établissement connu',
  a_l_etranger: 'départ à l’étranger, sans autre établissement connu',
  deces: 'décès de l’élève',
};

/** What happened, as the family reads it; of a death its letter says more. */
export const FAITS_DE_LA_FIN: Readonly<Record<FinDeScolarite, string>> = {
  fin_de_scolarite: 'L’élève a mis fin à sa scolarité',
  radiation: 'L’élève a été radié de son établissement, sans inscription connue dans un autre',
  a_l_etranger: 'L’élève est parti à l’étranger, sans inscription connue dans un établissement',
  deces: 'L’élève est décédé',
};

export const estUneFin = (dit: unknown): dit is FinDeScolarite =>
  FINS_DE_SCOLARITE.some((fin) => fin === dit);

export const REGLES_DE_LA_FIN = definirRegles({
  'transfert.fin_de_scolarite': {
    source: {
      article: 'C. V.A, VII.A',
      titre: 'Transfert de la bourse entre établissements ; conditions exigées de l’élève boursier',
      dit: 'l’origine paie, au collège, le trimestre en cours ; au lycée, les jours passés chez elle ; l’assiduité de l’élève est une condition impérative du paiement',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-27',
    dire: ({ valeurs: { fin, sortieLe, arretLe } }) =>
      `${FAITS_DE_LA_FIN[estUneFin(fin) ? fin : 'fin_de_scolarite']} : son dernier jour est le ${ecrireJour(jour(String(sortieLe)))}. La bourse est versée jusqu’au ${ecrireJour(jour(String(arretLe)))}.`,
  },
});

export const LECTURES_DE_LA_FIN: readonly Lecture[] = [
  {
    id: 'transfert.fin_de_scolarite',
    article: 'C. V.A, V.C, VII.A',
    doute:
      'Aucun passage ne dit ce que devient la bourse de l’élève qui n’est plus scolarisé nulle part : fin de scolarité, radiation, départ à l’étranger, décès.',
    lecture:
      'Qui a décidé constate la fin, avec ce qui l’établit, par une décision qui garde l’échelon et arrête les droits au dernier jour que l’établissement paie : celui de l’élève au lycée, la fin du trimestre au collège. Rien n’est retiré de ce qui était dû avant. L’élève qui revient la même année retrouve sa bourse, par jours, sans nouvelle demande.',
    autre:
      'Retirer la bourse après avoir entendu la famille ; ou la laisser courir jusqu’à la fin de l’année.',
    raison:
      'La bourse aide un élève scolarisé et suppose son assiduité ; le décompte est le seul que chaque chapitre écrit pour qui s’en va.',
    regles: ['transfert.fin_de_scolarite'],
  },
  {
    id: 'transfert.fin_sans_audition',
    article: 'CRPA L. 121-1, L. 211-2',
    doute: 'La famille doit-elle être entendue avant que la fin de la scolarité soit constatée ?',
    lecture:
      'Non : ce n’est pas un retrait, l’autorité n’apprécie rien et tire la suite d’un fait qu’elle nomme et motive. La famille reçoit la décision, peut la contester, et un retour la défait.',
    autre: 'Inviter d’abord la famille à présenter ses observations, comme pour un retrait.',
    raison:
      'La bourse n’est due que pour des jours de scolarité : sans élève inscrit, aucune autre décision n’est possible.',
    regles: ['transfert.fin_de_scolarite'],
  },
  {
    id: 'transfert.deces',
    article: 'C. V.A',
    doute: 'Le texte ne dit rien du décès de l’élève boursier.',
    lecture:
      'Le même décompte que pour tout départ, et la même décision au dernier trimestre du collège, où plus rien n’est à arrêter. La lettre le dit avec mesure, ne demande aucune démarche, va à la famille quand l’élève majeur avait demandé lui-même, et ne part que de la décision d’une personne : rien n’est écrit sur la seule foi de la base élèves.',
    autre: 'Laisser la bourse entière pour l’année ; ou l’arrêter sans rien écrire.',
    raison: 'Une décision qui n’est pas notifiée n’a pas d’effet, et aucun texte ne laisse courir la bourse.',
    regles: ['transfert.fin_de_scolarite'],
  },
];
