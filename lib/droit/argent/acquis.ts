import { apres, avant, type Jour, jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { centimes } from '../montant.ts';
import { type Parts, retrancherParts, ZERO } from './montants.ts';
import { type AnneeScolaire, trimestresDe } from './trimestres.ts';

/** Days of each trimestre on months of thirty days: the first counts 120, the others 90 (C. V.A, lycée). */
const JOURS_DU_TRIMESTRE = [120, 90, 90] as const;

export const LECTURES_ACQUIS: readonly Lecture[] = [
  {
    id: 'acquis.mois_de_trente_jours',
    article: 'C. V.A',
    doute:
      'Le premier trimestre « compte 120 jours » alors que le calendrier en donne 121 ou 122 ; la façon de compter les jours n’est pas dite.',
    lecture:
      'Mois de trente jours : le dernier jour d’un mois vaut le trentième ; le premier trimestre se compte du 1er septembre, ou de la rentrée si elle est plus tôt, et ne dépasse pas 120 jours ; les deux autres ne dépassent pas 90.',
    autre: 'Compter les jours du calendrier, sur 121, 122, 90 ou 91.',
    raison: 'C’est le seul décompte qui donne les 120 et 90 jours du texte.',
    regles: ['transfert.lycee', 'exclusion.lycee', 'charge.partage', 'duree.mlds'],
  },
  {
    id: 'acquis.sans_arrondi_des_jours',
    article: 'C. V.A',
    doute: 'Le nombre de jours × 90 ÷ 120 n’est pas toujours entier.',
    lecture: 'Les jours ne sont pas arrondis ; seul le montant l’est, au centime.',
    autre: 'Arrondir le nombre de jours ramené à 90.',
    raison: 'Un arrondi des jours déplacerait plusieurs euros sans texte.',
    regles: ['transfert.lycee'],
  },
];

/** Rank of a day on months of thirty days; the last day of a month is always its thirtieth. */
function rang360(j: Jour): number {
  const duMois = j.day === j.daysInMonth ? 30 : Math.min(j.day, 30);
  return j.year * 360 + j.month * 30 + duMois;
}

/** Days of each trimestre elapsed at the end of day `j`, on months of thirty days. */
export function joursAcquis(annee: AnneeScolaire, j: Jour): readonly [number, number, number] {
  const septembre = jour(`${annee.rentree.year}-09-01`);
  const jours = trimestresDe(annee).map(({ trimestre, debut, fin }, i) => {
    const plein = JOURS_DU_TRIMESTRE[i] ?? 90;
    if (avant(j, debut)) return 0;
    if (!avant(j, fin)) return plein;
    const origine = trimestre === 1 && apres(debut, septembre) ? septembre : debut;
    return Math.min(rang360(j) - rang360(origine) + 1, plein);
  });
  return [jours[0] ?? 0, jours[1] ?? 0, jours[2] ?? 0];
}

/** What is earned of each trimestre at the end of day `j`, by days, rounded to the centime. */
export function acquisAuJour(annee: AnneeScolaire, parts: Parts, j: Jour): Parts {
  const [j1, j2, j3] = joursAcquis(annee, j);
  return [
    centimes(Math.round((parts[0] * j1) / 120)),
    centimes(Math.round((parts[1] * j2) / 90)),
    centimes(Math.round((parts[2] * j3) / 90)),
  ];
}

/** What is earned when the trimestre of day `j` counts whole: nothing before the rentrée. */
export function acquisAuTrimestre(annee: AnneeScolaire, parts: Parts, j: Jour): Parts {
  const [t1, t2, t3] = trimestresDe(annee);
  return [
    avant(j, t1.debut) ? ZERO : parts[0],
    avant(j, t2.debut) ? ZERO : parts[1],
    avant(j, t3.debut) ? ZERO : parts[2],
  ];
}

/** What is earned by days from `debut` to `fin`, both included; nothing when `fin` comes first. */
export function acquisEntre(annee: AnneeScolaire, parts: Parts, debut: Jour, fin: Jour): Parts {
  const avantDebut = acquisAuJour(annee, parts, debut.subtract({ days: 1 }));
  return retrancherParts(
    acquisAuJour(annee, parts, apres(debut, fin) ? debut.subtract({ days: 1 }) : fin),
    avantDebut,
  );
}
