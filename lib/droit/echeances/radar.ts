/** Pupils whose family has asked for nothing and may have a right: why, in words said aloud, and what was tried (C. II.A). */
import type { Role } from '../competence.ts';
import type { Lecture } from '../lecture.ts';
import { RELANCEURS } from './relances.ts';

/** Who reads the list: those who call families, and the service that helps them. */
export const LISENT_LE_RADAR: readonly Role[] = [...RELANCEURS, 'gestionnaire_sab', 'responsable_sab'];

/** Why a pupil is in the list, the strongest first: each is said to the family as it is written. */
export const RAISONS_DU_RADAR = {
  bourse_au_college: 'boursier au collège l’an dernier, au lycée cette année : la bourse se redemande',
  bourse_l_an_dernier: 'boursier l’an dernier',
  fratrie_boursiere: 'un autre enfant de la même personne a une bourse',
  etude_sans_suite: 'l’étude automatique n’a pas pu conclure',
  une_seule_personne: 'une seule personne a l’élève à charge',
  consentement_refuse: 'la famille n’a pas voulu de l’étude automatique : il lui reste à demander',
  consentement_attendu: 'la famille n’a pas répondu à l’étude automatique',
} as const;
export type RaisonDuRadar = keyof typeof RAISONS_DU_RADAR;
export const CODES_DES_RAISONS = Object.keys(RAISONS_DU_RADAR) as RaisonDuRadar[];

/** What is read of a family beyond its bourses only while the data protection officer allows it. */
export const DONNEES_SENSIBLES = {
  situation_familiale: {
    libelle: 'Situation familiale',
    effet: 'Un élève dont une seule personne a la charge entre dans la liste, avec cette raison.',
  },
} as const;
export type DonneeSensible = keyof typeof DONNEES_SENSIBLES;

/** A silence alone says little of a right: shown on demand. */
export const RAISONS_SIGNALEES: readonly RaisonDuRadar[] = CODES_DES_RAISONS.filter(
  (raison) => raison !== 'consentement_attendu',
);

/** How a person of the établissement reached a family, outside the reminders that the product sends. */
export const CANAUX_DE_CONTACT = {
  telephone: 'Téléphone',
  rendez_vous: 'Rendez-vous',
  courriel: 'Courriel',
  sms: 'SMS',
  courrier: 'Courrier',
  recommande: 'Courrier recommandé',
} as const;
export type CanalDeContact = keyof typeof CANAUX_DE_CONTACT;

export const RESULTATS_DE_CONTACT = {
  va_demander: 'va faire la demande',
  reflechit: 'veut y réfléchir',
  ne_demande_pas: 'ne souhaite pas demander',
  message: 'message laissé ou envoyé',
  sans_reponse: 'pas de réponse',
  injoignable: 'coordonnées fausses',
} as const;
export type ResultatDeContact = keyof typeof RESULTATS_DE_CONTACT;

/** Why a pupil is set aside: chosen, never typed, so that nothing of a family's life is written here. */
export const MOTIFS_D_ECART = {
  ne_souhaite_pas: 'la famille ne souhaite pas demander',
  faite_ailleurs: 'une demande est faite auprès d’un autre établissement ou service',
  depart: 'l’élève quitte l’établissement',
  autre_interlocuteur: 'un autre service suit la famille',
  erreur: 'l’élève n’a pas à être dans cette liste',
} as const;
export type MotifDEcart = keyof typeof MOTIFS_D_ECART;

export const LECTURES_RADAR: readonly Lecture[] = [
  {
    id: 'radar.susceptibles',
    article: 'C. II.A',
    doute:
      'Les établissements cherchent les « familles susceptibles de bénéficier d’une bourse » dans les données de Siècle, « situation familiale, socio-professionnelle » : lesquelles, sans présumer des revenus de personne ?',
    lecture:
      'Celles dont un élève a eu une bourse l’an dernier, dont un autre enfant en a une, que l’étude automatique n’a pas pu juger, ou qui n’en ont pas voulu. Ni la profession ni aucun revenu ne sont lus ; la situation de famille ne l’est que si le délégué à la protection des données l’ouvre, avec son motif.',
    autre: 'Trier les familles d’après la profession et la situation de famille des responsables.',
    raison:
      'Ces faits se disent à la famille sans la classer ; une profession ne dit pas un revenu, et son usage attend l’accord du délégué à la protection des données.',
    regles: ['recevabilite.hors_delai'],
  },
];
