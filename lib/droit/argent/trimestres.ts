import { bornesDeLAnnee, type Rentree } from '../annee.ts';
import { apres, avant, type Jour, jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { type Centimes, centimes } from '../montant.ts';
import { definirRegles } from '../regle.ts';
import type { Calcul, Parts } from './montants.ts';
import { enJour, enMontant } from './redaction.ts';

export const REGLES_TRIMESTRES = definirRegles({
  'trimestre.bornes': {
    source: {
      article: 'C. V.A',
      titre: 'Transfert de la bourse entre établissements, au collège',
      dit: 'Le premier trimestre va de la rentrée au 31 décembre, le deuxième du 1er janvier au 31 mars, le troisième du 1er avril au dernier jour de l’année scolaire.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      valeurs.trimestre
        ? `Le ${enJour(valeurs.jour)} appartient au trimestre ${valeurs.trimestre}.`
        : `Le ${enJour(valeurs.jour)} est hors de l’année scolaire.`,
  },
  'trimestre.parts_egales': {
    source: {
      article: 'C. VII.B',
      titre: 'Modalités du paiement aux familles',
      dit: 'La bourse d’une année scolaire est versée en trois parts trimestrielles égales.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `${enMontant(valeurs.annuel)} pour l’année, en trois parts : ${enMontant(valeurs.t1)}, ${enMontant(valeurs.t2)} et ${enMontant(valeurs.t3)}.`,
  },
});

export const LECTURES_TRIMESTRES: readonly Lecture[] = [
  {
    id: 'trimestre.centime_restant',
    article: 'C. VII.B',
    doute: 'Un montant annuel qui ne se divise pas par trois au centime près n’a pas trois parts égales.',
    lecture: 'Le ou les centimes restants vont à la troisième part.',
    autre: 'Arrondir chaque part, au risque que leur somme diffère du montant annuel.',
    raison: 'La somme des parts doit faire exactement le montant de la décision.',
    regles: ['trimestre.parts_egales'],
  },
  {
    id: 'trimestre.lycee',
    article: 'C. V.A',
    doute:
      'Les dates des trimestres sont données pour le collège ; pour le lycée, seuls le 31 décembre et les 120 jours sont écrits.',
    lecture: 'Les mêmes trimestres valent au collège et au lycée.',
    autre: 'Des trimestres propres au lycée.',
    raison:
      'La fin du premier trimestre et sa durée sont celles du collège, et aucun texte n’en fixe d’autres.',
    regles: ['trimestre.bornes'],
  },
];

export type Trimestre = 1 | 2 | 3;

/** First and last day of a school year as the calendar of the académie gives them. */
export interface AnneeScolaire {
  rentree: Jour;
  fin: Jour;
}

/** The school year of a rentrée as the law bounds it, the same in every académie. */
export function anneeScolaire(annee: Rentree): AnneeScolaire {
  const { debut, fin } = bornesDeLAnnee(annee);
  return { rentree: debut, fin };
}

export interface Periode {
  trimestre: Trimestre;
  debut: Jour;
  fin: Jour;
}

/** Those already drawn: a state asks for the same ones for each boursier. Days never change. */
const CONNUS = new WeakMap<Jour, { fin: Jour; periodes: readonly [Periode, Periode, Periode] }>();

/**
 * The three trimestres of a school year (C. V.A).
 * Throws a RangeError when the calendar cannot hold them: an administrator's mistake, never a family's.
 */
export function trimestresDe({ rentree, fin }: AnneeScolaire): readonly [Periode, Periode, Periode] {
  const connus = CONNUS.get(rentree);
  if (connus?.fin === fin) return connus.periodes;
  const annee = rentree.year;
  const dernier = jour(`${annee + 1}-04-01`);
  if (avant(fin, dernier) || apres(fin, jour(`${annee + 1}-12-31`)))
    throw new RangeError(`année scolaire impossible : du ${rentree} au ${fin}`);
  const periodes = [
    { trimestre: 1, debut: rentree, fin: jour(`${annee}-12-31`) },
    { trimestre: 2, debut: jour(`${annee + 1}-01-01`), fin: jour(`${annee + 1}-03-31`) },
    { trimestre: 3, debut: dernier, fin },
  ] as const;
  CONNUS.set(rentree, { fin, periodes });
  return periodes;
}

/** The trimestre that holds a day, or null outside the school year. */
export function trimestreDu(annee: AnneeScolaire, j: Jour): Trimestre | null {
  const periode = trimestresDe(annee).find(({ debut, fin }) => !avant(j, debut) && !apres(j, fin));
  return periode?.trimestre ?? null;
}

/** `trimestreDu` with its line of trace. */
export function situer(annee: AnneeScolaire, j: Jour): Calcul<Trimestre | null> {
  const valeur = trimestreDu(annee, j);
  return {
    valeur,
    trace: [
      {
        regle: 'trimestre.bornes',
        issue: valeur ? 'appliquee' : 'ecartee',
        valeurs: { jour: j.toString(), trimestre: valeur },
      },
    ],
  };
}

/** A yearly amount in its three parts, in centimes: their sum is always the yearly amount (C. VII.B). */
export function partsEgales(annuel: Centimes): Parts {
  const part = centimes(Math.floor(annuel / 3));
  return [part, part, centimes(annuel - 2 * part)];
}

/** `partsEgales` with its line of trace. */
export function partager(annuel: Centimes): Calcul<Parts> {
  const valeur = partsEgales(annuel);
  const [t1, t2, t3] = valeur;
  return {
    valeur,
    trace: [{ regle: 'trimestre.parts_egales', issue: 'appliquee', valeurs: { annuel, t1, t2, t3 } }],
  };
}
