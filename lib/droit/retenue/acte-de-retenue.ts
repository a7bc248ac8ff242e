import { enJournees, enMontant } from '../argent/redaction.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles } from '../regle.ts';

const SOURCE = {
  article: 'C. VII.A (D. 531-12, R. 531-31)',
  titre: 'Conditions exigées de la part de l’élève boursier',
};
const VIGUEUR = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-26' };

export const REGLES_ACTE_DE_RETENUE = definirRegles({
  'retenue.rendue': {
    source: {
      ...SOURCE,
      dit: 'Seules les absences injustifiées sont retenues : le chef d’établissement apprécie si elles le sont.',
    },
    ...VIGUEUR,
    dire: ({ valeurs }) =>
      `Absence retenue qui ne l’est plus : ${enJournees(valeurs.demiJournees)}. Somme rendue : ${enMontant(valeurs.rendu)} ; encore retenue : ${enMontant(valeurs.reste)}.`,
  },
  'retenue.notifiee': {
    source: {
      ...SOURCE,
      dit: 'La retenue est motivée et notifiée à la personne bénéficiaire de la bourse, ou à l’élève majeur.',
    },
    ...VIGUEUR,
    dire: () => 'La retenue est notifiée à la personne qui a demandé la bourse.',
  },
});

export const LECTURES_ACTE_DE_RETENUE: readonly Lecture[] = [
  {
    id: 'retenue.justifiee_apres_coup',
    article: 'C. VII.A',
    doute: 'Une absence retenue est justifiée plus tard.',
    lecture:
      'La retenue est rendue par un acte ; si le cumul redescend à quinze jours ou moins, elle l’est en entier.',
    autre: 'Ne rien rendre de ce qui a été retenu.',
    raison: 'La retenue n’a plus de cause ; le seuil n’a jamais été dépassé.',
    regles: ['retenue.rendue'],
  },
  {
    id: 'retenue.destinataire_majeur',
    article: 'C. VII.A',
    doute: 'La retenue se notifie au bénéficiaire ou à l’élève majeur : lequel, quand un parent a demandé ?',
    lecture: 'La personne qui a demandé la bourse, et l’élève majeur s’il l’a demandée lui-même.',
    autre: 'Toujours l’élève majeur.',
    raison: 'La décision va à qui reçoit l’argent.',
    regles: ['retenue.notifiee'],
  },
  {
    id: 'retenue.motif_non_connu',
    article: 'C. VII.A ; L. 131-8, R. 131-5',
    doute:
      'Un fichier de vie scolaire dit une absence « non justifiée » ou son motif « non encore connu » : vaut-il l’appréciation du chef d’établissement ?',
    lecture:
      'Non : elle attend que le chef d’établissement l’apprécie, et ne compte pas avant. Ce que le fichier dit justifié est tenu pour justifié.',
    autre: 'Compter comme injustifié tout ce que le fichier ne dit pas justifié.',
    raison:
      'Le texte confie l’appréciation au chef d’établissement, et une retenue ne naît pas d’un silence.',
    regles: ['retenue.absence_justifiee'],
  },
];
