import { appliquer, type Constat, ecarter, exclure, manquer } from '../constat.ts';
import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import type { Situation } from '../situation.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };
const titre = 'Conditions de résidence';

export const REGLES_RESIDENCE = definirRegles({
  residence_en_france: {
    ...commun,
    source: {
      article: 'C. III.B',
      titre,
      dit: 'Le demandeur a sa résidence principale en France ; aucune condition de nationalité.',
    },
    dire: phrases({
      sujet: 'Résidence en France',
      ouvre: 'Le demandeur réside en France, et sa nationalité ne compte pas.',
      exclut: 'Le demandeur ne réside pas en France.',
      ecarte: 'La résidence en France n’est pas opposable au demandeur.',
    }),
  },
  residence_cned_hors_de_france: {
    ...commun,
    source: {
      article: 'C. I ; arrêté du 27-7-2009',
      titre: 'Champ des bénéficiaires au collège, CNED',
      dit: 'La bourse de collège du CNED va aussi à des élèves qui vivent hors de France, faute de place dans le réseau de l’AEFE.',
    },
    dire: phrases({
      sujet: 'Famille hors de France, CNED',
      ouvre:
        'La résidence en France n’est pas demandée à la famille d’un élève de collège au CNED hors de France.',
    }),
  },
  residence_ressortissant_ue: {
    ...commun,
    source: {
      article: 'C. III.B ; article 45 du TFUE',
      titre,
      dit: 'La résidence en France n’est pas opposée au ressortissant d’un autre État de l’Union dont l’un des parents a, ou a eu, un emploi en France.',
    },
    dire: phrases({
      sujet: 'Ressortissant de l’Union européenne',
      ouvre: 'Un parent a ou a eu un emploi en France : la résidence hors de France n’est pas opposable.',
      exclut: (v) =>
        v.ressortissantUe === true
          ? 'Aucun parent n’a ou n’a eu d’emploi en France : la résidence hors de France ferme le droit.'
          : 'Le demandeur n’est pas ressortissant d’un autre État de l’Union européenne : la résidence hors de France ferme le droit.',
    }),
  },
});

export const LECTURES_RESIDENCE: readonly Lecture[] = [
  {
    id: 'residence_cned_hors_de_france',
    article: 'C. I, III.B',
    doute:
      'La partie I ouvre la bourse de collège du CNED à des élèves qui vivent hors de France ; la partie III demande que le demandeur réside en France.',
    lecture: 'La résidence n’est pas opposée à la famille de cet élève.',
    autre: 'L’élève peut vivre hors de France, pas la personne qui demande.',
    raison: 'Le texte spécial passe avant le général, et la partie I serait presque sans effet autrement.',
    regles: ['residence_cned_hors_de_france'],
    drapeau: 'cned_hors_de_france',
  },
];

/** C. III.B: residence in France, save the EU exception and the collège pupils of the CNED abroad. */
export function examinerResidence(s: Situation): Constat[] {
  const R = REGLES_RESIDENCE;
  const { resideEnFrance, ressortissantUe, parentEmployeEnFrance } = s.demandeur;
  const { etablissement, niveau, cnedHorsDeFrance } = s.eleve;
  if (etablissement.type === 'cned' && niveau === 'college' && cnedHorsDeFrance)
    return [ecarter(R.residence_en_france), appliquer(R.residence_cned_hors_de_france)];
  if (resideEnFrance === undefined)
    return [manquer(R.residence_en_france, 'demandeur.resideEnFrance', 'le pays de résidence du demandeur')];
  if (resideEnFrance) return [appliquer(R.residence_en_france, { resideEnFrance })];
  if (ressortissantUe === undefined)
    return [
      manquer(
        R.residence_ressortissant_ue,
        'demandeur.ressortissantUe',
        'la nationalité du demandeur (autre État de l’Union européenne ou non)',
      ),
    ];
  if (!ressortissantUe)
    return [
      exclure(R.residence_en_france, { resideEnFrance }),
      ecarter(R.residence_ressortissant_ue, { ressortissantUe }),
    ];
  if (parentEmployeEnFrance === undefined)
    return [
      manquer(
        R.residence_ressortissant_ue,
        'demandeur.parentEmployeEnFrance',
        'l’emploi, actuel ou passé, d’un parent en France',
      ),
    ];
  const valeurs = { ressortissantUe, parentEmployeEnFrance };
  return parentEmployeEnFrance
    ? [ecarter(R.residence_en_france, { resideEnFrance }), appliquer(R.residence_ressortissant_ue, valeurs)]
    : [exclure(R.residence_en_france, { resideEnFrance }), exclure(R.residence_ressortissant_ue, valeurs)];
}
