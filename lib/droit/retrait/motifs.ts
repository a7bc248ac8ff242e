/** Why an attributed bourse ends before its last day, and how the decision says it (C. III.C.1.b; CRPA L. 241-2, L. 242-1). */
import { ecrireJour, type Jour, jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';

import { definirRegles, type Ligne } from '../regle.ts';
import { REGLES_SUSPENSION } from './suspension.ts';

/** Closed list: another reason would be no reason of law. */
export const MOTIFS_DE_RETRAIT = [
  'charge',
  'fraude',
  'erreur',
  'renonciation',
  'merite_assiduite',
  'merite_resultats',
] as const;
export type MotifDeRetrait = (typeof MOTIFS_DE_RETRAIT)[number];

/** Reasons that the administration gives: the family is heard first. */
export const MOTIFS_A_ENTENDRE = [
  'charge',
  'fraude',
  'erreur',
  'merite_assiduite',
  'merite_resultats',
] as const satisfies readonly MotifDeRetrait[];
export type MotifAEntendre = (typeof MOTIFS_A_ENTENDRE)[number];

/** True of what touches the bourse au mérite alone: the bourse goes on (D. 531-40). */
export const estDuMerite = (motif: MotifDeRetrait): boolean =>
  motif === 'merite_assiduite' || motif === 'merite_resultats';

export const LIBELLES_MOTIFS_DE_RETRAIT: Readonly<Record<MotifDeRetrait, string>> = {
  charge: 'Le demandeur n’a plus la charge de l’élève',
  fraude: 'Fraude',
  erreur: 'Erreur de l’administration',
  renonciation: 'La famille renonce à la bourse',
  merite_assiduite: 'Bourse au mérite : l’élève n’est pas assidu',
  merite_resultats: 'Bourse au mérite : efforts et résultats très insuffisants',
};

/** The reason and the last day of the bourse, as every rule below says them. */
const dire =
  (raison: string) =>
  ({ valeurs }: Ligne): string =>
    valeurs.dernierJour
      ? `${raison} La bourse est retirée pour l’avenir : son dernier jour est le ${ecrireJour(jour(String(valeurs.dernierJour)))}.`
      : raison;

const commun = { verifieeLe: '2026-11-26' };

export const REGLES_RETRAIT = definirRegles({
  ...REGLES_SUSPENSION,
  'retrait.charge': {
    ...commun,
    enVigueur: { du: '2023-09-01' },
    source: {
      article: 'C. III.C.1.b (décret n° 2023-614)',
      titre: 'Changement de personne en charge de l’élève boursier en cours d’année scolaire',
      dit: 'la bourse est retirée pour l’avenir dès que son bénéficiaire n’assume plus la charge effective et permanente de l’élève',
    },
    dire: dire(
      'La personne qui a obtenu la bourse n’assume plus la charge effective et permanente de l’élève.',
    ),
  },
  'retrait.fraude': {
    ...commun,
    enVigueur: { du: '2016-01-01' },
    source: {
      article: 'CRPA L. 241-2',
      titre: 'Retrait d’un acte obtenu par fraude',
      dit: 'un acte administratif obtenu par fraude peut être retiré à tout moment',
    },
    dire: dire('La bourse a été obtenue par fraude.'),
  },
  'retrait.erreur': {
    ...commun,
    enVigueur: { du: '2016-06-01' },
    source: {
      article: 'CRPA L. 242-1',
      titre: 'Retrait d’une décision créatrice de droits',
      dit: 'une décision illégale qui a créé des droits ne se retire que dans les quatre mois où elle a été prise',
    },
    dire: dire(
      'La bourse a été attribuée par erreur : les conditions que la loi pose n’étaient pas réunies.',
    ),
  },
  'retrait.renonciation': {
    ...commun,
    enVigueur: { du: '2016-09-01' },
    source: {
      article: 'C. V.B ; CRPA L. 121-1',
      titre: 'Durée du droit ; décision prise sur une demande',
      dit: 'la bourse vaut pour une année ; qui en bénéficie peut y renoncer, et statuer sur sa demande n’exige pas de l’entendre',
    },
    dire: dire('La personne qui a obtenu la bourse y renonce.'),
  },
});

export const LECTURES_RETRAIT: readonly Lecture[] = [
  {
    id: 'retrait.pour_l_avenir',
    article: 'C. III.C.1.b ; CRPA L. 241-2, L. 242-1',
    doute:
      'La circulaire retire la bourse « pour l’avenir » quand la charge a changé ; elle se tait sur la fraude et l’erreur, que le code permet de retirer depuis l’origine.',
    lecture:
      'Pour l’avenir dans tous les cas : le dernier jour de la bourse n’est jamais avant celui de la signature. Ce qui a été versé à tort se réclame par un ordre de reversement.',
    autre: 'Depuis le premier jour du droit pour la fraude et l’erreur.',
    raison:
      'Le seul retrait que la circulaire organise est pour l’avenir, et une somme réclamée l’est par un acte qui la chiffre.',
    regles: ['retrait.charge', 'retrait.fraude', 'retrait.erreur', 'retrait.renonciation'],
  },
  {
    id: 'retrait.date_du_retrait',
    article: 'C. III.C.1.b',
    doute: 'La nouvelle bourse part du « lendemain de la date de retrait » : quel jour est cette date ?',
    lecture:
      'Le dernier jour de la bourse retirée, que la décision nomme ; les droits s’arrêtent ce jour-là inclus.',
    autre: 'Le jour de la signature, ou celui de la réception du courrier.',
    raison: 'Deux bourses se suivent alors sans jour perdu ni jour payé deux fois.',
    regles: ['retrait.charge', 'charge.lendemain_du_retrait'],
  },
  {
    id: 'retrait.delai_des_observations',
    article: 'CRPA L. 121-1, L. 122-1',
    doute: 'La famille présente ses observations avant le retrait : le code ne chiffre pas le temps laissé.',
    lecture:
      'Quinze jours après la réception de l’invitation, reportés au jour ouvré suivant ; sans preuve de réception, aucun délai ne court et seules des observations arrivées permettent de décider.',
    autre: 'Un délai choisi pour chaque dossier, ou compté depuis l’envoi.',
    raison:
      'Quinze jours sont le délai que la circulaire donne déjà à la famille pour répondre ; le juge veut un délai suffisant.',
    regles: ['delai.observations'],
  },
  {
    id: 'retrait.urgence_et_fraude',
    article: 'CRPA L. 121-2',
    doute: 'L’urgence, ou la fraude, dispense-t-elle d’entendre la famille ?',
    lecture:
      'Non : aucune bourse n’est retirée sans que la famille ait été entendue ; sa renonciation seule en dispense.',
    autre: 'Retirer aussitôt en cas de fraude.',
    raison:
      'Le code ne dispense que pour l’urgence, l’ordre public ou une demande de l’intéressé ; la bourse se paie par trimestre, rien n’y est urgent à quinze jours.',
    regles: ['retrait.fraude', 'retrait.renonciation'],
  },
  {
    id: 'retrait.renonciation_sans_texte',
    article: 'C. V.B ; CRPA L. 242-4',
    doute:
      'Aucun texte n’organise la renonciation à une bourse attribuée ; le code n’abroge à la demande du bénéficiaire que pour lui donner mieux.',
    lecture:
      'Le bénéficiaire renonce pour l’avenir, à tout moment et par écrit ; l’autorité qui a décidé en prend acte par une décision.',
    autre: 'Refuser toute renonciation, et laisser la bourse courir.',
    raison: 'Nul n’est tenu de garder une aide, et rien d’autre que sa demande n’en décide.',
    regles: ['retrait.renonciation'],
  },
  {
    id: 'retrait.primes',
    article: 'C. IV.C, V.A ; CRPA L. 242-4',
    doute:
      'La famille renonce à la bourse, ou celle-ci est retirée, avant la fin de septembre ou ensuite : que deviennent les primes ?',
    lecture:
      'Mérite et internat finissent avec la bourse, au même jour, et se comptent comme elle. La prime d’équipement déjà ouverte reste due en entier, avant comme après le 30 septembre, si l’élève est resté dans sa formation ; s’il l’a quittée avant la fin de septembre, elle est perdue par cette seule raison.',
    autre: 'Retirer aussi la prime d’équipement à qui n’est plus boursier à la fin de septembre.',
    raison:
      'La fin est pour l’avenir, la prime se verse en une fois pour l’entrée dans la formation, et le texte n’écrit qu’une perte : quitter celle-ci. Une perte ne s’étend pas.',
    regles: ['retrait.renonciation', 'retrait.charge', 'equipement.presence_fin_septembre'],
  },
  {
    id: 'retrait.trimestre_au_college',
    article: 'C. V.A, III.C.1.b',
    doute: 'Après un retrait sans successeur ou une renonciation, que devient le trimestre en cours ?',
    lecture:
      'Au lycée, les jours sont comptés jusqu’au dernier jour de la bourse ; au collège, le trimestre en cours reste entier, comme pour un transfert.',
    autre: 'Par jours partout, ou trimestre entier partout.',
    raison: 'Ce sont les deux façons de compter d’un départ en cours d’année que la circulaire écrit.',
    regles: ['exclusion.college', 'exclusion.lycee'],
  },
];

/** The line of trace of a withdrawal; `dernierJour`: last day of the bourse, null while nothing is decided. */
export const ligneDuRetrait = (motif: MotifDeRetrait, dernierJour: Jour | null): Ligne => ({
  regle: REGLES_RETRAIT[`retrait.${motif}`].id,
  issue: 'appliquee',
  valeurs: { dernierJour: dernierJour?.toString() ?? null },
});
