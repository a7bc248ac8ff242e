import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';

const verifieeLe = '2026-11-22';
const enVigueur = { du: '2016-09-01' };
const placement = 'Aide sociale à l’enfance, mesures de placement';
const autres = 'Aide sociale à l’enfance, autres mesures';

export const REGLES_ASE = definirRegles({
  ase_placement: {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. III.D.3.a ; L. 228-3 CASF ; D. 531-4, R. 531-19',
      titre: placement,
      dit: 'Quand le placement est effectif et l’allocation du département versée, ni les parents, ni qui accueille l’élève, ni le département ne peuvent demander la bourse.',
    },
    dire: phrases({
      sujet: 'Placement à l’aide sociale à l’enfance',
      exclut:
        'L’élève est placé et le département verse l’allocation d’entretien : personne ne peut demander de bourse pour lui, même si la famille touche encore des prestations.',
      ecarte: (v) =>
        v.cesse === true
          ? 'Le placement a pris fin à la majorité de l’élève.'
          : 'Aucun placement n’est signalé pour l’élève.',
    }),
  },
  ase_placement_non_effectif: {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. III.D.3.a',
      titre: `${placement}, point d’attention`,
      dit: 'Tant que le placement n’est pas effectif et que l’allocation n’est pas versée, la famille garde le droit.',
    },
    dire: phrases({
      sujet: 'Placement pas encore effectif',
      ouvre:
        'Le placement n’est pas encore effectif et l’allocation n’est pas versée : la famille garde le droit.',
    }),
  },
  ase_placement_sans_allocation: {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. III.D.3.a',
      titre: placement,
      dit: 'Le texte règle le placement effectif et payé, et celui qui n’est ni l’un ni l’autre ; il se tait entre les deux.',
    },
    dire: phrases({ sujet: 'Placement effectif ou allocation versée, mais pas les deux' }),
  },
  ase_tiers_digne_de_confiance: {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. III.D.3.a',
      titre: placement,
      dit: 'Le tiers digne de confiance qui touche l’allocation du département n’assume pas la charge ; sans cette allocation, rien ne l’écarte.',
    },
    dire: phrases({
      sujet: 'Tiers digne de confiance',
      ouvre:
        'L’élève est confié à un tiers digne de confiance sans allocation du département : ce tiers peut demander la bourse.',
    }),
  },
  ase_aemo: {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. III.D.3.b.1 ; articles 375-2 et 375-8 du Code civil',
      titre: `${autres}, AEMO`,
      dit: 'L’assistance éducative en milieu ouvert laisse la charge de l’élève à la famille.',
    },
    dire: phrases({
      sujet: 'Assistance éducative en milieu ouvert',
      ouvre:
        'L’assistance éducative en milieu ouvert laisse la charge à la famille, qui peut demander la bourse.',
    }),
  },
  ase_pead: {
    enVigueur: { du: '2024-10-02' },
    verifieeLe,
    source: {
      article: 'C. III.D.3.b.2 ; Cass. civ. 1, 2-10-2024, n° 21-25.974',
      titre: `${autres}, PEAD`,
      dit: 'Le placement éducatif à domicile est assimilé à une assistance éducative renforcée : la famille peut demander la bourse.',
    },
    dire: phrases({
      sujet: 'Placement éducatif à domicile',
      ouvre: 'Le placement éducatif à domicile laisse la charge à la famille, qui peut demander la bourse.',
    }),
  },
  ase_pjj: {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. III.D.3.a',
      titre: `${placement}, protection judiciaire de la jeunesse`,
      dit: 'Dans un établissement de la protection judiciaire de la jeunesse, les frais de scolarité restent à la famille, qui peut demander la bourse.',
    },
    dire: phrases({
      sujet: 'Protection judiciaire de la jeunesse',
      ouvre:
        'Le placement à la protection judiciaire de la jeunesse laisse les frais de scolarité à la famille, qui peut demander la bourse.',
    }),
  },
});

export const LECTURES_ASE: readonly Lecture[] = [
  {
    id: 'ase_placement_sans_allocation',
    article: 'C. III.D.3.a',
    doute:
      'Le texte ne dit pas qui a le droit quand le placement est effectif sans que l’allocation soit versée, ou l’inverse.',
    lecture: 'Un agent décide, après avis du service social et de l’éducateur.',
    autre:
      'La famille garde le droit tant que l’une des deux conditions manque, ou elle le perd dès la première.',
    raison:
      'Les deux réponses sont défendables : l’une peut payer deux fois, l’autre retire un droit sans texte.',
    regles: ['ase_placement_sans_allocation'],
    drapeau: 'ase_placement_sans_allocation',
  },
  {
    id: 'ase_tiers_digne_de_confiance',
    article: 'C. III.D.3.a',
    doute:
      'Le texte n’écarte le tiers digne de confiance que s’il touche l’allocation, sans ouvrir expressément le droit aux autres.',
    lecture: 'Sans l’allocation, le tiers qui assume la charge peut demander la bourse.',
    autre: 'Tout placement effectif ferme le droit.',
    raison:
      'C’est l’allocation qui, dans le texte, retire la charge : sans elle, la charge effective est la sienne.',
    regles: ['ase_tiers_digne_de_confiance'],
    drapeau: 'ase_tiers_digne_de_confiance',
  },
  {
    id: 'ase_milieu_ouvert_allocation',
    article: 'C. III.D.3.b',
    doute:
      'AEMO et PEAD laissent la charge à la famille, mais il faut vérifier au cas par cas qui l’assume et si une allocation est versée : qu’en est-il quand elle l’est ?',
    lecture:
      'La question est posée dans chaque cas. Sans allocation, la famille peut demander la bourse ; si une allocation est versée pour l’élève, un agent dit qui en assume la charge.',
    autre: 'Ouvrir le droit à la famille sans rien demander, ou le fermer dès qu’une allocation est versée.',
    raison:
      'Le texte demande la vérification sans dire ce qu’elle emporte : l’une des réponses peut payer deux fois, l’autre retire un droit sans texte.',
    regles: ['ase_aemo', 'ase_pead'],
  },
];
