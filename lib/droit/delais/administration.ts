import { prochainJourOuvrable } from '../calendrier/feries.ts';
import type { Territoire } from '../calendrier/territoire.ts';
import { ecrireJour, type Jour, jour } from '../date.ts';
import { definirRegles } from '../regle.ts';
import { calculer, type Delai, delaiDe, type Modele, reglesDe } from './delai.ts';

const MODELES = {
  'delai.propositions': {
    source: {
      article: 'C. IV.B, collège, 2',
      titre: 'Procédure d’attribution applicable aux collèges privés',
      dit: 'la liste des propositions parvient au service académique dans les huit jours de la clôture',
    },
    enVigueur: { du: '2016-09-01' },
    duree: { jours: 8 },
    evenement: 'la clôture de la campagne',
    quoi: 'La liste des propositions est attendue au service académique jusqu’au',
  },
  'delai.accuse_de_reception': {
    source: {
      article: 'CRPA L. 112-11 ; C. II.C.3',
      titre: 'Accusés de réception',
      dit: 'une demande électronique reçoit un accusé de réception dans les sept jours s’il n’est pas immédiat',
    },
    enVigueur: { du: '2016-11-07' },
    duree: { jours: 7 },
    evenement: 'la réception de la demande',
    quoi: 'L’accusé de réception est dû jusqu’au',
  },
  'delai.silence_sur_la_demande': {
    source: {
      article: 'CRPA L. 231-4, L. 114-5',
      titre: 'Silence gardé sur une demande de caractère financier',
      dit: 'une demande financière complète restée deux mois sans réponse est rejetée ; les pièces manquantes suspendent ce délai',
    },
    enVigueur: { du: '2016-01-01' },
    duree: { mois: 2 },
    evenement: 'la réception de la demande complète',
    quoi: 'Sans décision, la demande est réputée rejetée le',
  },
  'delai.paiement_par_mandataire': {
    source: {
      article: 'C. VII.B.2.b',
      titre: 'Établissements privés : le paiement aux familles et la comptabilité',
      dit: 'l’établissement mandaté paie les familles dans le mois qui suit la perception des bourses',
    },
    enVigueur: { du: '2016-09-01' },
    duree: { mois: 1 },
    evenement: 'la perception des bourses par l’établissement',
    quoi: 'Les familles sont payées par l’établissement au plus tard le',
  },
} satisfies Record<string, Modele>;

export const REGLES_DELAIS_ADMINISTRATION = definirRegles({
  ...reglesDe(MODELES),
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

/** Day by which a collège privé sends its proposals: eight days after the closing, never extended (C. IV.B). */
export const echeancePropositions = (cloture: Jour): Delai =>
  calculer(REGLES_DELAIS_ADMINISTRATION['delai.propositions'], MODELES['delai.propositions'], cloture, null);

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
    MODELES['delai.accuse_de_reception'],
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
    MODELES['delai.silence_sur_la_demande'],
    receptionComplete,
    null,
  );

/** Last day for an établissement privé with a procuration to pay the families: one month (C. VII.B.2.b). */
export const echeancePaiementParMandataire = (perception: Jour): Delai =>
  calculer(
    REGLES_DELAIS_ADMINISTRATION['delai.paiement_par_mandataire'],
    MODELES['delai.paiement_par_mandataire'],
    perception,
    null,
  );
