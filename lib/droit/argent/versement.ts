import type { Lecture } from '../lecture.ts';
import { type Centimes, centimes } from '../montant.ts';
import { definirRegles, type Ligne } from '../regle.ts';
import { type Calcul, type Parts, somme } from './montants.ts';
import { enMontant } from './redaction.ts';
import type { Trimestre } from './trimestres.ts';

export const REGLES_VERSEMENT = definirRegles({
  'versement.trimestre': {
    source: {
      article: 'C. VII.B',
      titre: 'Modalités du paiement aux familles',
      dit: 'Chaque part trimestrielle est versée avant la fin de son trimestre.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) => `Part du trimestre ${valeurs.trimestre} : ${enMontant(valeurs.part)}.`,
  },
  'versement.rappel': {
    source: {
      article: 'C. VII.B et IV.C',
      titre: 'Modalités du paiement aux familles ; prime d’équipement',
      dit: 'Quand la bourse n’a pas pu être payée à temps, le premier versement reprend les trimestres passés.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `Trimestres précédents : ${enMontant(valeurs.du)} dus, ${enMontant(valeurs.verse)} déjà versés ; rappel de ${enMontant(valeurs.rappel)}.`,
  },
  'versement.equipement': {
    source: {
      article: 'C. IV.C',
      titre: 'Prime d’équipement',
      dit: 'La prime d’équipement est versée en une fois avec le premier versement de la bourse, même tardif.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: (ligne) =>
      ligne.issue === 'appliquee'
        ? `La prime d’équipement (${enMontant(ligne.valeurs.equipement)}) est jointe au premier versement.`
        : 'La prime d’équipement a déjà été versée : elle ne l’est pas une seconde fois.',
  },
  'versement.trop_percu': {
    source: {
      article: 'C. VII.A et V.A',
      titre: 'Conditions exigées de la part de l’élève boursier ; transfert de la bourse',
      dit: 'Une retenue ou un arrêt de la bourse réduit ce qui est dû, et le double paiement est à éviter.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `Les versements passés dépassent ce qui est dû de ${enMontant(valeurs.tropPercu)}.`,
  },
});

export const LECTURES_VERSEMENT: readonly Lecture[] = [
  {
    id: 'versement.trop_percu',
    article: 'C. VII',
    doute:
      'Le texte ne dit pas si un trop-perçu se reprend sur la part suivante ou par un ordre de reversement.',
    lecture:
      'Il s’impute d’abord sur la part du trimestre, et le reste fait l’objet d’un ordre de reversement.',
    autre: 'Toujours un ordre de reversement.',
    raison: 'La famille ne rembourse pas d’une main ce qu’elle reçoit de l’autre.',
    regles: ['versement.trop_percu'],
  },
];

export interface CasDeVersement {
  /** Trimestre that is being paid. */
  trimestre: Trimestre;
  /** What is due for each trimestre, without the prime d’équipement, retenues taken off. */
  dues: Parts;
  /** What was already paid for the year, without the prime d’équipement. */
  dejaVerse: Centimes;
  equipement: Centimes;
  equipementVersee: boolean;
}

export interface Versement {
  part: Centimes;
  /** Past trimestres still to be paid. */
  rappel: Centimes;
  equipement: Centimes;
  /** Paid now, all included; never below zero. */
  total: Centimes;
  /** Still to be paid back after the trimestre’s share has been used up. */
  reversement: Centimes;
}

/** What the payment of a trimestre holds, arrears and équipement included (C. VII.B). */
export function calculerVersement(cas: CasDeVersement): Calcul<Versement> {
  const { trimestre, dues, dejaVerse, equipement, equipementVersee } = cas;
  const passe = somme(dues.slice(0, trimestre - 1));
  const part = dues[trimestre - 1] ?? centimes(0);
  const ecart = passe - dejaVerse;
  const rappel = centimes(Math.max(0, ecart));
  const tropPercu = Math.max(0, -ecart);
  const prime = equipementVersee ? centimes(0) : equipement;
  const bourse = Math.max(0, part + rappel - tropPercu);
  const trace: Ligne[] = [{ regle: 'versement.trimestre', issue: 'appliquee', valeurs: { trimestre, part } }];
  if (rappel > 0)
    trace.push({
      regle: 'versement.rappel',
      issue: 'appliquee',
      valeurs: { du: passe, verse: dejaVerse, rappel },
    });
  if (tropPercu > 0)
    trace.push({ regle: 'versement.trop_percu', issue: 'appliquee', valeurs: { tropPercu } });
  if (equipement > 0)
    trace.push({
      regle: 'versement.equipement',
      issue: equipementVersee ? 'ecartee' : 'appliquee',
      valeurs: { equipement },
    });
  return {
    valeur: {
      part,
      rappel,
      equipement: prime,
      total: centimes(bourse + prime),
      reversement: centimes(Math.max(0, tropPercu - part)),
    },
    trace,
  };
}
