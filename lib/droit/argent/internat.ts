import { appliquer, conclure, exclure, reunir } from '../constat.ts';
import { apres, type Jour, lePlusTot } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import type { Centimes } from '../montant.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import type { Resultat } from '../resultat.ts';
import type { Regime } from '../situation.ts';
import { exiger } from './condition.ts';
import { type Parts, ZERO } from './montants.ts';
import { type AnneeScolaire, type Periode, partsEgales, trimestresDe } from './trimestres.ts';

const SOURCE = {
  article: 'C. IV.C, annexes 6 et 7',
  titre: 'Prime à l’internat, dispositions communes au collège et au lycée',
};

export const REGLES_INTERNAT = definirRegles({
  'internat.boursier': {
    source: { ...SOURCE, dit: 'La prime à l’internat est réservée aux élèves boursiers.' },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: phrases({
      sujet: 'Prime à l’internat',
      ouvre: 'L’élève est boursier.',
      exclut: 'L’élève n’est pas boursier : pas de prime à l’internat.',
    }),
  },
  'internat.regime': {
    source: {
      ...SOURCE,
      dit: 'La prime est versée sans demande, en trois fois avec la bourse, aux boursiers dont le régime est interne.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: phrases({
      sujet: 'Prime à l’internat',
      ouvre: (v) => `L’élève est interne : la prime à l’internat est due pour ${v.trimestres} trimestre(s).`,
      exclut: 'L’élève n’est interne à aucun trimestre : pas de prime à l’internat.',
    }),
  },
  'internat.regime_date': {
    source: {
      ...SOURCE,
      dit: 'La prime suit le régime de l’élève dans son établissement de scolarisation, sans demande.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-27',
    dire: ({ valeurs }) =>
      `Régime de l’élève : ${valeurs.regimes}. La prime à l’internat est due au titre ${valeurs.dus}.`,
  },
});

export const LECTURES_INTERNAT: readonly Lecture[] = [
  {
    id: 'internat.changement_de_regime',
    article: 'C. IV.C',
    doute:
      'Le texte ne dit pas ce que devient la prime quand l’élève entre à l’internat ou en sort en cours d’année.',
    lecture:
      'La part d’un trimestre est due si l’élève y a été interne à un moment, avant que son état de paiement soit arrêté.',
    autre: 'Ne regarder que le premier jour du trimestre, ou partager la part par jours d’internat.',
    raison:
      'La prime se verse en trois parts entières, sans texte qui la partage ni qui la retire à l’élève admis quelques jours après la rentrée.',
    regles: ['internat.regime', 'internat.regime_date'],
  },
  {
    id: 'internat.jour_du_changement',
    article: 'C. IV.C',
    doute:
      'La base scolaire donne le régime d’un élève, sans le jour où il a changé : de quand date un changement qu’elle apporte ?',
    lecture:
      'Du jour de l’export qui l’apporte, jusqu’à ce qu’une personne dise l’autre jour, avec sa raison ; avant l’entrée de l’élève, de son entrée.',
    autre: 'Du premier jour de l’année, ou du lendemain de l’export précédent.',
    raison:
      'C’est le premier jour où le changement est établi ; l’établissement, qui le sait, peut dire mieux.',
    regles: ['internat.regime_date'],
  },
  {
    id: 'internat.transfert',
    article: 'C. IV.C, V.A',
    doute: 'Un lycéen change d’établissement et de régime au même trimestre.',
    lecture:
      'La part du trimestre est due une fois ; l’établissement où l’élève a été interne la paie, partagée par jours s’il l’a été dans les deux.',
    autre: 'La partager par jours même avec un établissement où il est externe.',
    raison: 'Un établissement ne verse pas la prime d’un internat qu’il n’a pas assuré.',
    regles: ['internat.regime_date'],
  },
  {
    id: 'internat.regimes_de_siecle',
    article: 'C. IV.C',
    doute: 'Les codes de régime 4 et 5 nomment des internes hébergés ailleurs.',
    lecture: 'Le code 4 compte comme interne ; le code 5 seulement avec la convention.',
    autre: 'Les tenir tous deux pour externes, ou tous deux pour internes.',
    raison: 'La convention est la condition écrite d’un hébergement dans un autre établissement.',
    regles: ['internat.regime'],
  },
];

/**
 * The régime of a pupil from the code of the school base (0 to 6, 21 to 29, 31 to 39). Code 5, an interne housed elsewhere, is
 * an externe until a convention is shown: the code is kept beside, for who shows it.
 */
export function regimeDuCode(code: string): Regime {
  if (code.startsWith('2') || code === '6') return 'demi_pensionnaire';
  return code.startsWith('3') || code === '4' ? 'interne' : 'externe';
}

export interface CasInternat {
  boursier: boolean;
  annee: AnneeScolaire;
  /** Régimes of the pupil in the order of their first day; each lasts until the next. */
  regimes: readonly { regime: Regime; du: Jour }[];
  /** Day on which the payment state of each trimestre was drawn; left out until it is. */
  etats?: readonly (Jour | undefined)[];
  /** Yearly prime of the échelon, from the barème. */
  annuel: Centimes;
}

/** Interne at some time of a trimestre, or of a part of it, its payment state not drawn yet. */
export function estInterne(
  { regimes, etats }: Pick<CasInternat, 'regimes' | 'etats'>,
  { trimestre, debut, fin }: Periode,
): boolean {
  const etat = etats?.[trimestre - 1];
  const dernier = etat ? lePlusTot(etat, fin) : fin;
  return regimes.some(({ regime, du }, i) => {
    const suivant = regimes[i + 1]?.du;
    return regime === 'interne' && !apres(du, dernier) && (!suivant || apres(suivant, debut));
  });
}

/** Shares of the prime à l’internat, in centimes (C. IV.C.2). */
export function primeInternat(cas: CasInternat): Resultat<Parts> {
  const { boursier, annee, regimes, annuel } = cas;
  const internes = trimestresDe(annee).map((periode) => estInterne(cas, periode));
  const trimestres = internes.filter(Boolean).length;
  const [t1, t2, t3] = partsEgales(annuel);
  const constat = reunir(
    (boursier ? appliquer : exclure)(REGLES_INTERNAT['internat.boursier']),
    exiger(
      REGLES_INTERNAT['internat.regime'],
      regimes.length > 0 ? trimestres > 0 : undefined,
      { trimestres, regime: regimes[0]?.regime ?? null },
      { champ: 'eleve.regime', libelle: 'le régime de l’élève (externe, demi-pensionnaire ou interne)' },
    ),
  );
  return conclure<Parts>(constat, () => [
    internes[0] ? t1 : ZERO,
    internes[1] ? t2 : ZERO,
    internes[2] ? t3 : ZERO,
  ]);
}
