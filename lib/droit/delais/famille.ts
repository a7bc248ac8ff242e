import { finDeLAnneeScolaire, type Rentree } from '../annee.ts';
import type { Campagne } from '../calendrier/campagne.ts';
import type { Territoire } from '../calendrier/territoire.ts';
import { ecrireJour, type Jour, jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles } from '../regle.ts';
import { calculer, type Delai, delaiDe, reglesDe } from './delai.ts';
import { MODELES_FAMILLE } from './modeles.ts';

const CIRCULAIRE = { du: '2016-09-01' };

export const REGLES_DELAIS_FAMILLE = definirRegles({
  ...reglesDe(MODELES_FAMILLE),
  'delai.campagne': {
    source: {
      article: 'C. I.A ; D. 530-1 ; annexe 1',
      titre: 'Campagne annuelle de bourse de collège et de lycée',
      dit: 'la campagne va du 1er septembre au troisième jeudi d’octobre, ce jour compris ; l’annexe 1 fixe le jour du Cned',
    },
    enVigueur: { du: '2019-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `La demande peut être déposée jusqu’au ${ecrireJour(jour(String(valeurs.echeance)))} compris (${valeurs.source}).`,
  },
  'delai.avis_impot': {
    source: {
      article: 'C. III.C',
      titre: 'Ressources à prendre en compte, cas particulier de l’avis d’impôt',
      dit: 'l’avis d’impôt annoncé à l’établissement peut venir après les 15 jours, jamais après l’année scolaire',
    },
    enVigueur: CIRCULAIRE,
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `L’avis d’impôt annoncé peut arriver jusqu’à la fin de l’année scolaire, le ${ecrireJour(jour(String(valeurs.echeance)))}.`,
  },
  'delai.protection_temporaire': {
    source: {
      article: 'C. I.B.3',
      titre: 'Élèves bénéficiant de la protection temporaire',
      dit: 'la date limite de dépôt ne s’applique pas à ces élèves, toute l’année scolaire',
    },
    enVigueur: { du: '2022-09-01' },
    verifieeLe: '2026-11-22',
    dire: () =>
      'L’élève bénéficie de la protection temporaire : sa demande peut être déposée toute l’année scolaire, sans date limite.',
  },
});

export const LECTURES_DELAIS_FAMILLE: readonly Lecture[] = [
  {
    id: 'delai.pieces_quinze_jours',
    article: 'C. III.C',
    doute:
      'Le texte donne 15 jours pour fournir les pièces, sans dire d’où ils partent ni s’ils sont francs.',
    lecture:
      'Jours calendaires, depuis la réception de la demande de pièces, ce jour non compté ; non francs ; reportés au jour ouvré suivant.',
    autre: 'Compter depuis l’envoi, ou en jours ouvrés, ou en délai franc.',
    raison:
      'La famille ne peut agir qu’après avoir lu la demande ; le report évite de lui demander d’agir un jour fermé ; rien n’annonce un délai franc.',
    regles: ['delai.pieces'],
  },
  {
    id: 'delai.fin_annee_scolaire',
    article: 'C. III.C',
    doute:
      'L’avis d’impôt ne peut venir après la fin de l’année scolaire : dernier jour de classe ou fin administrative ?',
    lecture: 'Le 31 août, même date dans tous les territoires.',
    autre: 'Le dernier jour de classe du calendrier de l’académie.',
    raison: 'La date la plus tardive n’ôte aucun droit, et elle ne dépend pas d’un arrêté annuel.',
    regles: ['delai.avis_impot'],
  },
  {
    id: 'delai.sans_preuve',
    article: 'C. IV.B ; CRPA L. 112-6 ; CJA R. 421-5',
    doute: 'Que faire quand rien ne prouve la date de réception d’un courrier par la famille ?',
    lecture: 'Aucun délai ne court contre elle.',
    autre: 'Présumer une réception quelques jours après l’envoi, ou opposer un délai raisonnable d’un an.',
    raison: 'Le texte compte depuis la réception, et c’est à l’administration d’en apporter la preuve.',
    regles: ['delai.pieces', 'delai.rapo', 'delai.gracieux_ou_hierarchique', 'delai.tribunal'],
  },
  {
    id: 'delai.protection_temporaire',
    article: 'C. I.B et I.B.3',
    doute:
      'Le chapeau du I.B impose un mois après l’entrée à ces situations ; le I.B.3 écarte toute date limite.',
    lecture: 'Aucun délai pour la protection temporaire, jusqu’à la fin de l’année scolaire.',
    autre: 'Un mois après l’entrée en formation, comme la MLDS.',
    raison: 'Le texte spécial l’emporte sur le chapeau général.',
    regles: ['delai.protection_temporaire'],
  },
  {
    id: 'delai.jours_chomes_locaux',
    article: 'Code du travail L. 3133-1, L. 3134-13, L. 3422-2',
    doute:
      'Le Vendredi saint n’est férié que dans les communes d’Alsace-Moselle à lieu de culte protestant ; d’autres jours sont chômés par usage outre-mer ; le samedi est ouvrable au sens du travail.',
    lecture:
      'Le Vendredi saint compte dans les trois départements ; les usages locaux ne comptent pas ; un délai qui finit un samedi est reporté.',
    autre: 'Examiner la commune, ou ajouter les jours d’usage, ou ne reporter que le dimanche.',
    raison:
      'Une règle par département se vérifie sans enquête ; l’erreur possible profite à la famille ; le report du samedi est celui des délais de procédure.',
    regles: ['delai.pieces', 'delai.rapo', 'delai.tribunal'],
  },
  {
    id: 'delai.territoire_du_report',
    article: 'C. IV.B',
    doute: 'Les jours fériés sont-ils ceux du lieu de la famille ou ceux du lieu de l’acte ?',
    lecture: 'Ceux du département de l’établissement de l’élève, ou du service pour le Cned.',
    autre: 'Ceux du domicile de la famille.',
    raison: 'Le report tient à la fermeture du lieu où l’acte se fait.',
    regles: ['delai.pieces', 'delai.rapo', 'delai.tribunal'],
  },
  {
    id: 'delai.avis_annonce',
    article: 'C. III.C',
    doute:
      'L’avis peut tarder si le demandeur « a informé l’établissement » : quand doit-il prévenir, et que deviennent les autres pièces qui manquent ?',
    lecture:
      'Il prévient tant que la demande n’est pas refusée, par écrit ou en ligne ; le jour et la cause sont notés ; les autres pièces gardent leurs 15 jours.',
    autre: 'Exiger l’annonce dans les 15 jours, ou seulement quand l’avis manque seul.',
    raison:
      'Le texte ne date pas l’information ; il n’excepte que l’avis, et n’exige pas que les autres pièces soient là.',
    regles: ['delai.avis_impot', 'delai.pieces'],
  },
  {
    id: 'delai.avis_raisonnable',
    article: 'C. III.C',
    doute:
      'L’avis qui tarde doit venir « dans un délai raisonnable » après sa réception ; ce délai n’est pas chiffré.',
    lecture:
      'Aucun nombre de jours n’est opposé : la personne qui décide juge du délai et de sa preuve, et jamais après la fin de l’année scolaire.',
    autre: 'Fixer un nombre de jours, ou s’en tenir à la fin de l’année scolaire.',
    raison:
      'Un délai chiffré retirerait un droit sans texte ; la fin de l’année en est la seule borne écrite.',
    regles: ['delai.avis_impot', 'delai.avis_tardif'],
  },
];

/** Last day of the campaign, included (C. I.A). */
export function echeanceCampagne(campagne: Campagne): Delai {
  const regle = REGLES_DELAIS_FAMILLE['delai.campagne'];
  return delaiDe(regle, campagne.cloture, 'la clôture de la campagne', {
    regle: regle.id,
    issue: 'appliquee',
    valeurs: { echeance: campagne.cloture.toString(), source: campagne.source, genre: campagne.genre },
  });
}

/**
 * Last day to bring the pieces asked: 15 calendar days after the reception of the demand, extended to a working day.
 * Without proof of reception (null), none runs.
 */
export const echeancePieces = (reception: Jour | null, territoire: Territoire): Delai =>
  calculer(REGLES_DELAIS_FAMILLE['delai.pieces'], MODELES_FAMILLE['delai.pieces'], reception, territoire);

/** Last day for the avis d'impôt alone, when the établissement was told of the wait: end of the school year. */
export function echeanceAvisImpot(rentree: Rentree): Delai {
  const regle = REGLES_DELAIS_FAMILLE['delai.avis_impot'];
  const fin = finDeLAnneeScolaire(rentree);
  return delaiDe(regle, fin, 'la fin de l’année scolaire', {
    regle: regle.id,
    issue: 'appliquee',
    valeurs: { echeance: fin.toString() },
  });
}

/** Last day of a demande in MLDS or retour en formation: a month after the entry (C. I.B). Null: entry unknown. */
export const echeanceEntreeEnFormation = (entree: Jour | null, territoire: Territoire): Delai =>
  calculer(
    REGLES_DELAIS_FAMILLE['delai.entree_en_formation'],
    MODELES_FAMILLE['delai.entree_en_formation'],
    entree,
    territoire,
  );

/** Last day for the demande of a new person in charge: two months after the event (C. III.C.1.b). */
export const echeanceChangementDePersonne = (evenement: Jour | null, territoire: Territoire): Delai =>
  calculer(
    REGLES_DELAIS_FAMILLE['delai.changement_de_personne'],
    MODELES_FAMILLE['delai.changement_de_personne'],
    evenement,
    territoire,
  );

/** Last day for the observations of a family before a withdrawal; null: nothing proves that it was invited. */
export const echeanceObservations = (invitationRecue: Jour | null, territoire: Territoire): Delai =>
  calculer(
    REGLES_DELAIS_FAMILLE['delai.observations'],
    MODELES_FAMILLE['delai.observations'],
    invitationRecue,
    territoire,
  );

/** Temporary protection: no closing day is opposed (C. I.B.3). */
export function echeanceProtectionTemporaire(): Delai {
  const regle = REGLES_DELAIS_FAMILLE['delai.protection_temporaire'];
  return delaiDe(regle, null, 'aucune date limite pour la protection temporaire', {
    regle: regle.id,
    issue: 'appliquee',
    valeurs: {},
  });
}
