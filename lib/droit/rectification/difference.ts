import { PRIMES, type Prime } from '../argent/primes.ts';
import type { Lecture } from '../lecture.ts';
import { type Centimes, ecrireMontant } from '../montant.ts';

/** What a demande gives, before or after its rectification; null: no right, or none that can be computed yet. */
export interface Effet {
  echelon: number;
  annuel: Centimes;
  primes: readonly Prime[];
}

/** The same after: a right, none, or what cannot be said before something else is known. */
export type EffetApres = Effet | 'sans_droit' | 'a_voir';

/** What a rectification changes. */
export interface Difference {
  avant: Effet | null;
  apres: EffetApres;
}

/**
 * The answer by which a person says that the difference was seen, for each thing that may follow. The same échelon with other
 * primes has its own: who expects nothing to change would not see a prime go.
 */
export function vuDe({ avant, apres }: Difference): string {
  if (typeof apres === 'string') return apres;
  const primesSeules = avant?.echelon === apres.echelon && !estLeMemeEffet(avant, apres);
  return primesSeules ? 'primes' : `echelon_${apres.echelon}`;
}

/** A bourse in a few words, as it is for a whole year. */
export const direEffet = ({ echelon, annuel }: Pick<Effet, 'echelon' | 'annuel'>): string =>
  `échelon ${echelon}, ${ecrireMontant(annuel)} pour une année entière`;

/** The same with the primes that come with it. */
export const direAvecPrimes = (effet: Effet): string =>
  [direEffet(effet), ...effet.primes.map((prime) => PRIMES[prime].libelle.toLowerCase())].join(', ');

/** True when both give the same échelon and the same primes: no decision would be another one. */
export const estLeMemeEffet = (avant: Pick<Effet, 'echelon' | 'primes'>, apres: typeof avant): boolean =>
  avant.echelon === apres.echelon &&
  avant.primes.length === apres.primes.length &&
  avant.primes.every((prime) => apres.primes.includes(prime));

/** The primes that a decision adds or no longer gives, in a few words; empty when none changes. */
export const direLesPrimesChangees = ({
  gagnees,
  perdues,
}: Readonly<Record<'gagnees' | 'perdues', readonly Prime[]>>): string =>
  [
    ...gagnees.map((prime) => `la ${PRIMES[prime].libelle.toLowerCase()} s’ajoute à la bourse`),
    ...perdues.map((prime) => `la ${PRIMES[prime].libelle.toLowerCase()} n’est plus accordée`),
  ].join(', ');

const APRES = { sans_droit: 'pas de bourse', a_voir: 'calcul impossible pour l’instant' } as const;

/** The difference, as it is shown before anything is saved; `manques`: what must still be known, to ask the family for it. */
export function direDifference({ avant, apres }: Difference, manques: readonly string[] = []): string {
  const suite = typeof apres === 'string' ? APRES[apres] : direAvecPrimes(apres);
  const reste = manques.length > 0 ? ` Il manque encore : ${manques.join(' ; ')}.` : '';
  return `Avant : ${avant ? direAvecPrimes(avant) : 'pas de bourse'}. Après : ${suite}.${reste}`;
}

/** True when what the family received is more than what it is due. */
export const aRembourser = ({ avant, apres }: Difference): boolean =>
  avant !== null &&
  apres !== 'a_voir' &&
  (apres === 'sans_droit' ||
    apres.annuel < avant.annuel ||
    avant.primes.some((prime) => !apres.primes.includes(prime)));

export const LECTURES_RECTIFICATION: readonly Lecture[] = [
  {
    id: 'rectification.ecartee',
    article: 'C. IV.B ; CRPA L. 123-1 ; R. 531-25',
    doute:
      'Une erreur que la famille signale est écartée alors que la bourse est décidée : ce refus de modifier se conteste-t-il, et par quelle voie ?',
    lecture:
      'Oui, par les voies de la décision qu’il laisse en place : recours préalable au lycée, gracieux, hiérarchique ou tribunal au collège. La réponse est signée comme la décision, avec une délégation. Aucun acte ne prouve sa réception : un recours formé depuis n’est jamais en retard. Avant toute décision, la réponse ne se conteste pas seule.',
    autre:
      'Y voir une simple confirmation, que rien ne permet de contester une fois passé le délai de la première décision.',
    raison:
      'La loi ouvre un droit à rectifier : le refuser décide de ce droit. Un recours préalable inutile ne coûte rien à la famille, un recours préalable oublié lui ôte tout.',
    regles: ['recevabilite.droit_a_l_erreur'],
  },
  {
    id: 'rectification.a_la_baisse',
    article: 'C. IV.B ; annexes 2 et 3, « Engagement de la famille » ; CRPA L. 121-1, L. 123-1',
    doute:
      'Une erreur que la famille corrige peut baisser ou fermer un droit déjà attribué : faut-il d’abord l’inviter à présenter ses observations, comme pour un retrait ?',
    lecture:
      'Non : la décision modificative répond à ce que la famille dit elle-même, spontanément ou pendant un contrôle. Elle redit le droit depuis son premier jour, et ce qui a été versé en trop est dû. Sans parole de la famille, il n’y a pas de rectification : c’est un retrait, et la famille est entendue.',
    autre: 'Passer par un retrait pour l’avenir, après quinze jours d’observations.',
    raison:
      'Le formulaire l’annonce : l’établissement corrige ce que la famille signale, et elle rembourse ce qui baisse ; le code dispense d’entendre qui demande.',
    regles: ['recevabilite.droit_a_l_erreur'],
  },
  {
    id: 'rectification.bonne_foi',
    article: 'C. IV.B ; CRPA L. 123-1, L. 123-2',
    doute: 'Qui dit que l’erreur est de bonne foi, et que c’est la première ?',
    lecture:
      'Une personne le dit et l’écrit : la bonne foi se présume, la mauvaise se prouve. La première fois est comptée par personne, sur tous ses dossiers. De mauvaise foi, une bourse attribuée ne se rectifie pas : elle relève du retrait pour fraude.',
    autre: 'Compter la première fois par élève ou par année ; laisser l’application en juger.',
    raison:
      'La loi parle de l’usager, donc de la personne ; et seule une personne apprécie une intention. Une nouvelle erreur se corrige aussi : elle n’est seulement plus couverte.',
    regles: ['recevabilite.droit_a_l_erreur'],
  },
  {
    id: 'rectification.delai_de_reponse',
    article: 'CRPA L. 231-4 ; C. IV.B',
    doute:
      'Une demande rouverte (rectification, recours accueilli, annulation par le juge) a souvent plus de deux mois : le silence la rejette-t-il aussitôt ?',
    lecture: 'Non : le délai de deux mois repart du jour où elle est rouverte.',
    autre: 'Le compter depuis le dépôt.',
    raison: 'L’administration ne peut se taire sur un examen qu’elle vient de reprendre.',
    regles: ['delai.silence_sur_la_demande'],
  },
];
