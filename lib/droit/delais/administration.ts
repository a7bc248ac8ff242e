import type { Rentree } from '../annee.ts';
import { anneeScolaire, trimestresDe } from '../argent/trimestres.ts';
import { prochainJourOuvrable } from '../calendrier/feries.ts';
import type { Territoire } from '../calendrier/territoire.ts';
import { ecrireJour, type Jour, jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles } from '../regle.ts';
import { calculer, type Delai, delaiDe, reglesDe } from './delai.ts';
import { MODELES_ADMINISTRATION } from './modeles.ts';

export const REGLES_DELAIS_ADMINISTRATION = definirRegles({
  ...reglesDe(MODELES_ADMINISTRATION),
  'delai.reponse_a_l_etude': {
    source: {
      article: 'C. II.B.1 ; annexes 12 et 13',
      titre: 'Étude automatique du droit à bourse',
      dit: 'la personne qui a consenti reçoit une réponse au cours du premier trimestre de l’année scolaire',
    },
    enVigueur: { du: '2024-04-04' },
    verifieeLe: '2026-11-27',
    dire: ({ valeurs }) =>
      `La réponse à l’étude automatique est due avant la fin du premier trimestre, le ${ecrireJour(jour(String(valeurs.echeance)))}.`,
  },
  'delai.accuse_d_enregistrement': {
    source: {
      article: 'C. II.C.3 ; CRPA L. 112-11',
      titre: 'Accusés de réception',
      dit: 'la demande en ligne est accusée dès la fin de la saisie, à défaut dans le jour ouvré',
    },
    enVigueur: { du: '2016-11-07' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `L’accusé d’enregistrement part dès la fin de la saisie, au plus tard le ${ecrireJour(jour(String(valeurs.echeance)))}.`,
  },
});

export const LECTURES_DELAIS_ADMINISTRATION: readonly Lecture[] = [
  {
    id: 'delai.propositions_interne',
    article: 'C. IV.B, collège, 2',
    doute: 'Les huit jours pour transmettre les propositions peuvent finir un jour fermé.',
    lecture: 'Huit jours calendaires sans report ; un envoi tardif est permis et signalé.',
    autre: 'Report au jour ouvré suivant, ou perte de la proposition.',
    raison: 'Délai interne à l’administration : la famille n’a pas à souffrir de son retard.',
    regles: ['delai.propositions'],
  },
  {
    id: 'delai.accuse_electronique',
    article: 'CRPA L. 112-11',
    doute:
      'Le délai de l’accusé de réception électronique est de sept jours dans le texte ancien, peut-être de dix jours ouvrés dans l’article codifié.',
    lecture: 'Sept jours calendaires, sans report.',
    autre: 'Dix jours ouvrés.',
    raison: 'Le délai le plus court satisfait les deux textes.',
    regles: ['delai.accuse_de_reception'],
  },
  {
    id: 'delai.reponse_a_l_etude',
    article: 'C. II.B.1 ; annexes 12 et 13',
    doute:
      'Une réponse est promise « au cours du premier trimestre » à qui a consenti : jusqu’à quel jour, et pour quelle étude ?',
    lecture:
      'Jusqu’au 31 décembre, fin du premier trimestre, pour toute étude qui tient alors de quoi répondre ; une étude faite ou complétée plus tard suit le seul délai du silence. Rien ne naît de ce jour : il range les dossiers.',
    autre:
      'N’y voir qu’une intention, sans date ; ou tenir la promesse pour rompue dès le 31 décembre, même sans pièces.',
    raison:
      'La famille l’a lu sur le formulaire qu’elle a signé ; on ne doit pas une réponse à une demande incomplète.',
    regles: ['delai.reponse_a_l_etude'],
  },
  {
    id: 'delai.silence_depuis_demande_complete',
    article: 'CRPA L. 114-5, L. 231-4',
    doute: 'De quel jour partent les deux mois au bout desquels le silence rejette la demande ?',
    lecture:
      'Du jour où l’administration tient une demande complète ; tant que des pièces manquent, rien ne court. Une décision tardive reste possible.',
    autre: 'Du jour du dépôt, même incomplet.',
    raison:
      'Le code suspend le délai jusqu’aux pièces demandées, et un rejet né trop tôt surprendrait la famille.',
    regles: ['delai.silence_sur_la_demande'],
  },
];

/** Last day of the first trimestre, by which who consented to the étude automatique is answered. */
export function echeanceReponseALEtude(annee: Rentree): Delai {
  const regle = REGLES_DELAIS_ADMINISTRATION['delai.reponse_a_l_etude'];
  const [premier] = trimestresDe(anneeScolaire(annee));
  return delaiDe(regle, premier.fin, 'l’accord donné à l’étude automatique', {
    regle: regle.id,
    issue: 'appliquee',
    valeurs: { echeance: premier.fin.toString() },
  });
}

/** Day by which a collège privé sends its proposals: eight days after the closing, never extended (C. IV.B). */
export const echeancePropositions = (cloture: Jour): Delai =>
  calculer(
    REGLES_DELAIS_ADMINISTRATION['delai.propositions'],
    MODELES_ADMINISTRATION['delai.propositions'],
    cloture,
    null,
  );

/** Last day for the accusé d'enregistrement of an online demande: one working day, were it not instantaneous. */
export function echeanceAccuseDEnregistrement(reception: Jour, territoire: Territoire): Delai {
  const regle = REGLES_DELAIS_ADMINISTRATION['delai.accuse_d_enregistrement'];
  const echeance = prochainJourOuvrable(reception.add({ days: 1 }), territoire);
  return delaiDe(regle, echeance, 'l’enregistrement de la demande en ligne', {
    regle: regle.id,
    issue: 'appliquee',
    valeurs: { depart: reception.toString(), echeance: echeance.toString(), territoire },
  });
}

/** Last day for the accusé de réception: seven days after the demande, never extended. */
export const echeanceAccuseDeReception = (reception: Jour): Delai =>
  calculer(
    REGLES_DELAIS_ADMINISTRATION['delai.accuse_de_reception'],
    MODELES_ADMINISTRATION['delai.accuse_de_reception'],
    reception,
    null,
  );

/**
 * Day on which silence rejects a demande: two months after the administration holds a complete one, from date to
 * date. Null while pieces are missing (CRPA L. 114-5).
 */
export const echeanceSilenceSurLaDemande = (receptionComplete: Jour | null): Delai =>
  calculer(
    REGLES_DELAIS_ADMINISTRATION['delai.silence_sur_la_demande'],
    MODELES_ADMINISTRATION['delai.silence_sur_la_demande'],
    receptionComplete,
    null,
  );

/** Last day to withdraw a bourse attributed by error: four months after the decision, from date to date (CRPA L. 242-1). */
export const echeanceRetraitPourErreur = (attribueeLe: Jour): Delai =>
  calculer(
    REGLES_DELAIS_ADMINISTRATION['delai.retrait_pour_erreur'],
    MODELES_ADMINISTRATION['delai.retrait_pour_erreur'],
    attribueeLe,
    null,
  );
