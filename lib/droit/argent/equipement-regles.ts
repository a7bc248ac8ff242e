import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import { enJour } from './redaction.ts';

const SOURCE = { article: 'C. IV.C', titre: 'Prime d’équipement, primes attribuées au lycée' };
const VIGUEUR = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };

export const REGLES_EQUIPEMENT = definirRegles({
  'equipement.boursier_lycee': {
    source: { ...SOURCE, dit: 'La prime d’équipement est réservée aux boursiers de lycée.' },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime d’équipement',
      ouvre: 'L’élève a une bourse de lycée.',
      exclut: 'L’élève n’a pas de bourse de lycée : pas de prime d’équipement.',
    }),
  },
  'equipement.diplome': {
    source: {
      ...SOURCE,
      dit: 'Le cycle mène à un CAP, à un baccalauréat professionnel ou à un baccalauréat technologique.',
    },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime d’équipement',
      ouvre: 'L’élève prépare un CAP, un baccalauréat professionnel ou technologique.',
      exclut:
        'L’élève ne prépare ni CAP, ni baccalauréat professionnel ou technologique : pas de prime d’équipement.',
    }),
  },
  'equipement.premiere_annee': {
    source: { ...SOURCE, dit: 'L’élève entre pour la première fois en première année du cycle.' },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime d’équipement',
      ouvre: 'L’élève est pour la première fois en première année du cycle.',
      exclut:
        'L’élève n’entre pas pour la première fois en première année du cycle : pas de prime d’équipement.',
    }),
  },
  'equipement.specialite': {
    source: {
      article: 'Annexe 8',
      titre: 'Groupes des spécialités de formation ouvrant droit à la prime d’équipement',
      dit: 'Le groupe de la spécialité est dans la liste, sous réserve des spécialités que la liste exclut ou qu’elle retient seules.',
    },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime d’équipement',
      ouvre: (v) => `La formation ${v.code} (groupe ${v.groupe}) ouvre droit à la prime d’équipement.`,
      exclut: (v) =>
        `La formation ${v.code} (groupe ${v.groupe}) n’ouvre pas droit à la prime d’équipement${v.clause ? ` : l’annexe 8 nomme ${v.clause}` : ''}.`,
    }),
  },
  'equipement.une_seule_fois': {
    source: {
      ...SOURCE,
      dit: 'Un élève ne reçoit la prime qu’une fois dans sa scolarité, quel que soit son parcours ; un contrôle est fait à chaque entrée.',
    },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime d’équipement',
      ouvre: 'L’élève n’a jamais reçu la prime d’équipement.',
      exclut: 'L’élève a déjà reçu la prime d’équipement : elle n’est versée qu’une fois.',
    }),
  },
  'equipement.presence_fin_septembre': {
    source: {
      ...SOURCE,
      dit: 'La prime n’est pas versée si l’élève quitte avant la fin de septembre les formations qui l’ouvrent.',
    },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Prime d’équipement',
      ouvre: (v) =>
        v.sortie === undefined
          ? 'Aucune sortie de la formation avant la fin de septembre n’est signalée.'
          : 'L’élève n’a pas quitté sa formation avant la fin de septembre.',
      exclut: (v) =>
        `L’élève a quitté sa formation le ${enJour(v.sortie)}, avant la fin de septembre : pas de prime d’équipement.`,
    }),
  },
});

export const LECTURES_EQUIPEMENT: readonly Lecture[] = [
  {
    id: 'equipement.libelles',
    article: 'Annexe 8',
    doute: 'L’annexe nomme des spécialités par leurs anciens titres ; des diplômes ont été renommés depuis.',
    lecture:
      'Le même titre décide ; un titre qui lui ressemble est soumis à un agent ; un titre sans rapport suit la règle du groupe.',
    autre: 'S’en tenir au code du groupe, ou au titre exact.',
    raison: 'Le code ne suffit pas aux exceptions, et un droit ne se perd pas par un changement de titre.',
    regles: ['equipement.specialite'],
    drapeau: 'equipement_specialite',
  },
  {
    id: 'equipement.theatre',
    article: 'Annexe 8, groupe 133',
    doute:
      'Le groupe 133 écarte le théâtre ; la série S2TMD réunit théâtre, musique et danse sous un seul intitulé.',
    lecture: 'Le théâtre seul est écarté ; avec la musique ou la danse, un agent décide selon l’option.',
    autre: 'Écarter tout intitulé qui contient le théâtre.',
    raison: 'La musique et la danse sont dans le groupe ouvert.',
    regles: ['equipement.specialite'],
    drapeau: 'equipement_specialite',
  },
  {
    id: 'equipement.trente_septembre',
    article: 'C. IV.C',
    doute: 'Une sortie le 30 septembre est-elle une sortie avant la fin du mois ?',
    lecture: 'Non : l’élève présent le 30 septembre garde la prime.',
    autre: 'Exiger la présence au 1er octobre.',
    raison: 'La fin du mois est son dernier jour ; le jour de sortie compte comme un jour de présence.',
    regles: ['equipement.presence_fin_septembre'],
  },
  {
    id: 'equipement.changement_d_etablissement',
    article: 'C. IV.C, V.A',
    doute:
      'La prime est perdue par qui quitte sa formation avant la fin de septembre : un changement d’établissement dans la même formation la fait-il perdre ?',
    lecture:
      'Non : c’est la formation qui compte ; la prime est payée par l’établissement qui fait le premier versement.',
    autre: 'La refuser à qui quitte son établissement avant la fin de septembre.',
    raison: 'Le texte parle de la scolarité dans une formation qui y ouvre droit, non de l’établissement.',
    regles: ['equipement.presence_fin_septembre', 'versement.equipement'],
  },
  {
    id: 'equipement.changement_de_formation',
    article: 'C. IV.C.2',
    doute:
      'Un boursier passe avant octobre à une formation sans prime, dans le même établissement ou dans un autre : il n’a pas quitté l’école, mais la formation qui y ouvrait droit.',
    lecture:
      'Le dernier jour dans cette formation compte comme une sortie : avant le 30 septembre la prime n’est pas versée, du 30 septembre au dernier jour de l’année elle reste due. Elle est redemandée par une décision modificative si elle était déjà ouverte.',
    autre:
      'Ne la refuser qu’à qui quitte l’établissement ; ou la juger sur la formation de la fin de l’année.',
    raison:
      'Le texte vise qui « quitte sa scolarité dans une formation y ouvrant droit », non qui quitte l’établissement.',
    regles: ['equipement.presence_fin_septembre'],
  },
];
