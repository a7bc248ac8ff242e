import type { Lecture } from './lecture.ts';
import { phrases } from './phrase.ts';
import { definirRegles, type Regle } from './regle.ts';

const FORMULAIRE = 'annexes 2 et 3';
const NOTICE = 'Documents justificatifs à joindre';

/** A rule that asks for a piece: `dit` is what the text says, `pourquoi` what the family reads. */
function piece(
  article: string,
  titre: string,
  dit: string,
  pourquoi: string,
  du = '2016-09-01',
): Omit<Regle, 'id'> {
  return {
    source: { article, titre, dit },
    enVigueur: { du },
    verifieeLe: '2026-11-22',
    dire: phrases({ sujet: titre, ouvre: pourquoi }),
  };
}

export const REGLES_PIECES = definirRegles({
  piece_formulaire: piece(
    `C. II.B.3 ; ${FORMULAIRE}`,
    'Comment faire ma demande',
    'La demande sur papier est remise remplie et signée.',
    'Une demande sur papier se fait avec le formulaire rempli et signé.',
  ),
  piece_avis: piece(
    `C. III.C ; ${FORMULAIRE}`,
    NOTICE,
    'Le demandeur justifie de ses ressources par l’avis d’impôt de l’année de référence.',
    'Vos ressources se lisent sur votre avis d’impôt.',
  ),
  piece_avis_autonome: piece(
    'C. III.D.4, III.D.5',
    'Candidats boursiers majeurs et mineurs émancipés',
    'L’élève autonome présente son avis d’impôt, ou sa situation déclarative.',
    'L’élève qui demande pour lui-même justifie de ses propres ressources.',
  ),
  piece_concubin: piece(
    `C. III.A ; ${FORMULAIRE}`,
    NOTICE,
    'En concubinage, l’avis d’impôt du concubin est joint aussi.',
    'Vous vivez avec une personne qui a son propre avis d’impôt : ses revenus comptent aussi.',
  ),
  piece_avis_etranger: piece(
    'C. III.C.2',
    'Personnes ayant des revenus à l’étranger',
    'Quand les revenus étrangers ne sont pas dans le revenu fiscal de référence, l’avis étranger est fourni.',
    'Vous avez des revenus à l’étranger : l’avis étranger est demandé s’ils ne sont pas dans l’avis français.',
  ),
  piece_revenus_etrangers: piece(
    'C. III.C.2',
    'Personnes ayant des revenus à l’étranger',
    'L’ensemble des ressources de l’année de référence est justifié, en France et à l’étranger.',
    'Vous avez des revenus à l’étranger : tous les revenus de l’année de référence doivent être justifiés.',
  ),
  piece_nouvel_arrivant: piece(
    'C. III.C.2',
    'Nouveaux arrivants',
    'Sans avis d’impôt, un justificatif de revenus du pays d’origine, des bulletins de salaire ou l’attestation d’un organisme agréé en tient lieu.',
    'Vous n’avez pas encore d’avis d’impôt en France : un autre justificatif de revenus le remplace.',
  ),
  piece_eleve_hors_avis: piece(
    FORMULAIRE,
    NOTICE,
    'Pour l’élève qui ne figure pas sur l’avis, l’attestation de la CAF et un justificatif du changement de résidence sont joints.',
    'L’élève est à votre charge mais ne figure pas sur votre avis d’impôt.',
  ),
  piece_attestation_possible: piece(
    'C. III.A',
    'La situation du demandeur',
    'Une attestation de la CAF ou de la MSA peut toujours être demandée pour confirmer la charge ou la situation familiale.',
    'L’attestation de la CAF ou de la MSA peut être demandée pour confirmer la charge de l’élève ou la situation familiale.',
  ),
  piece_tutelle: piece(
    `C. III.D.2 ; ${FORMULAIRE}`,
    NOTICE,
    'Le tuteur joint la décision de justice ou celle du conseil de famille, et l’attestation de la CAF.',
    'Votre demande concerne un enfant dont vous avez la tutelle.',
  ),
  piece_cned_rib: piece(
    FORMULAIRE,
    NOTICE,
    'Pour le CNED, un relevé d’identité bancaire est joint.',
    'L’élève est inscrit au CNED : la bourse est versée sur un compte bancaire.',
  ),
  piece_cned_avis: piece(
    'C. I ; annexe 2',
    'Élèves inscrits au CNED',
    'Avant 16 ans, la demande de bourse de collège au CNED est jointe à l’avis favorable du DASEN.',
    'L’élève suit le collège au CNED et a moins de 16 ans.',
  ),
  piece_cned_hors_de_france: piece(
    'C. I',
    'Champ des bénéficiaires au collège, CNED',
    'Hors de France, l’élève montre qu’il ne peut pas aller dans un établissement du réseau de l’AEFE.',
    'L’élève suit le collège au CNED et vit hors de France.',
  ),
  piece_domicile: piece(
    'C. III.B',
    'Conditions de résidence',
    'La résidence principale en France peut être justifiée par le demandeur.',
    'Votre résidence principale en France n’est pas connue.',
  ),
  piece_delegation: piece(
    'C. III.B',
    'Conditions de résidence',
    'Qui n’est pas le parent d’un élève mineur fournit la délégation d’autorité parentale ou tout document qui montre la charge.',
    'Vous n’êtes pas le parent de l’élève : la charge doit être prouvée.',
  ),
  piece_consulat: piece(
    'C. III.B',
    'Conditions de résidence',
    'Une délégation établie à l’étranger est validée par le consulat.',
    'La délégation a été établie à l’étranger.',
  ),
  piece_emploi_ue: piece(
    'C. III.B',
    'Conditions de résidence',
    'Le ressortissant de l’Union qui vit hors de France apporte les justificatifs de son droit.',
    'Vous vivez hors de France dans l’Union européenne : l’emploi d’un parent en France ouvre le droit.',
  ),
  piece_placement: piece(
    'C. III.D.3.a',
    'Mesures de placement',
    'Le droit dépend du caractère effectif du placement et de l’allocation, que l’éducateur peut préciser par le service social.',
    'L’élève fait l’objet d’un placement : il faut savoir s’il est effectif et si l’allocation est versée.',
  ),
  piece_pjj: piece(
    'C. III.D.3.a',
    'Protection judiciaire de la jeunesse',
    'Une attestation du directeur peut être demandée, qui laisse les frais de scolarité à la famille.',
    'L’élève est placé à la protection judiciaire de la jeunesse.',
  ),
  piece_assistance_educative: piece(
    'C. III.D.3.b',
    'Autres mesures',
    'Le jugement peut préciser qui assume la charge et si une allocation est versée.',
    'L’élève fait l’objet d’une mesure éducative : le jugement peut préciser qui en a la charge.',
  ),
  piece_changement: piece(
    'C. III.C.1.a',
    'Changement de situation familiale',
    'Le changement pris en compte est un décès, un divorce ou une séparation attestée, ou une décision sur la résidence.',
    'Votre situation familiale a changé : seul un changement prouvé est pris en compte.',
  ),
  piece_nouvelle_charge: piece(
    'C. III.C.1.b',
    'Changement de personne en charge',
    'La nouvelle personne en charge joint un document qui atteste cette qualité, avec les pièces de toute demande.',
    'Vous avez désormais la charge d’un élève déjà boursier.',
    '2023-07-17',
  ),
  piece_emancipation: piece(
    'C. III.D.4',
    'Candidats boursiers majeurs et mineurs émancipés',
    'Seul le mineur émancipé demande lui-même la bourse.',
    'L’élève mineur demande pour lui-même : l’émancipation peut être à prouver.',
  ),
  piece_contrat_jeune_majeur: piece(
    'C. III.D.4',
    'Candidats boursiers majeurs et mineurs émancipés',
    'Le contrat jeune majeur demande une attention particulière aux revenus et à la suite de la situation.',
    'L’élève a un contrat jeune majeur.',
  ),
  piece_rapport_social: piece(
    'C. III.D.4, III.D.5',
    'Candidats boursiers majeurs étrangers isolés',
    'L’avis du service social en faveur des élèves peut être demandé.',
    'Le service social peut décrire l’hébergement et les moyens de l’élève.',
  ),
  piece_reprise_etudes: piece(
    'C. IV.C ; annexe 9',
    'Prime de reprise d’études',
    'La fiche de l’annexe 9, remplie par l’établissement, est jointe à la demande de bourse de lycée.',
    'L’élève reprend des études : la prime demande la fiche de l’annexe 9.',
    '2016-09-01',
  ),
  piece_protection_temporaire: piece(
    'C. I.B.3',
    'Élèves bénéficiant de la protection temporaire',
    'L’élève sous protection temporaire peut demander la bourse toute l’année.',
    'La protection temporaire permet de demander toute l’année : elle peut être à prouver.',
    '2022-03-04',
  ),
  piece_mlds: piece(
    'C. I.B.1',
    'Mission de lutte contre le décrochage scolaire',
    'L’élève suivi par la MLDS sous statut scolaire peut demander la bourse toute l’année.',
    'L’action de la MLDS permet de demander après la clôture : ses dates peuvent être à prouver.',
  ),
  piece_retour_en_formation: piece(
    'C. I.B.2 ; D. 122-3-6',
    'Dispositif de retour en formation initiale pour les 16-25 ans',
    'Le retour en formation, après affectation par le directeur académique, permet de demander toute l’année.',
    'Le retour en formation permet de demander après la clôture : l’affectation peut être à prouver.',
  ),
  piece_procuration: piece(
    'C. VI ; annexe 10',
    'Procuration pour le paiement',
    'Dans le privé, la famille peut donner procuration à l’établissement pour toucher la bourse.',
    'L’élève est dans un établissement privé : vous pouvez choisir que la bourse lui soit versée.',
  ),
});

export const LECTURES_PIECES: readonly Lecture[] = [
  {
    id: 'caisse_interrogee',
    article: 'C. III.A, III.C',
    doute:
      'Le texte demande une attestation de paiement de la CAF ou de la MSA. La réponse que la caisse donne à l’administration, à la demande de la famille, en tient-elle lieu ?',
    lecture:
      'Oui, quand elle nomme l’élève et que la famille, qui l’a relue, l’accepte : elle est reçue comme cette pièce, et une personne la regarde avant qu’elle compte. Une réponse qui ne le nomme pas ne sert ni pour ni contre.',
    autre: 'Seul le papier que la famille demande à sa caisse est une attestation.',
    raison:
      'L’attestation sert à voir que l’enfant est à charge au sens des prestations familiales, et la réponse vient de la même caisse ; l’administration ne redemande pas ce qu’elle peut obtenir (CRPA L. 114-8).',
    regles: ['piece_eleve_hors_avis', 'piece_attestation_possible'],
  },
  {
    id: 'avis_etranger_regime_special',
    article: 'C. III.C, III.C.2',
    doute:
      'Le régime spécial des pièces tardives est réservé à « l’avis d’imposition », sans dire si l’avis étranger en est un.',
    lecture:
      'L’avis d’impôt étranger suit le même régime que l’avis français ; les autres justificatifs de revenus, non.',
    autre: 'Seul l’avis français peut venir après les 15 jours.',
    raison:
      'La circulaire appelle aussi « avis d’imposition » le document étranger, qui arrive plus tard encore.',
    regles: ['piece_avis_etranger'],
  },
  {
    id: 'pieces_sans_liste',
    article: 'C. III.C.1.a, III.D.3, III.D.4',
    doute:
      'Pour un changement de situation, une mesure éducative ou une émancipation, le texte pose la condition sans nommer de document.',
    lecture:
      'Le document qui prouve un changement est exigé, car sans lui la règle ordinaire s’applique ; les autres peuvent être demandés, et leur absence seule ne fait pas refuser.',
    autre: 'Aucun document hors de la liste de la notice ne peut être exigé.',
    raison:
      'Qui invoque une exception la prouve ; mais un refus pour pièce manquante demande une pièce nommée par un texte.',
    regles: ['piece_changement', 'piece_assistance_educative', 'piece_emancipation', 'piece_placement'],
  },
];
