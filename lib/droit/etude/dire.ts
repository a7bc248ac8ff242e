/** What an étude made of consents, in the words of who reads its counts. */
import { libelleDe } from '../phrase.ts';
import { CHAPITRES } from '../registre.ts';
import { type IssueDuConsentement, SANS_CHIFFRES, type SansChiffres } from './etude.ts';

/** Outcomes, in the order in which they are read. */
export const LIBELLES_DES_ISSUES: Readonly<Record<IssueDuConsentement['genre'] | 'laisse', string>> = {
  attribution: 'Bourse à signer',
  refus: 'Refus à signer',
  incomplete: 'Pièce demandée à la famille',
  personne: 'À regarder par une personne',
  a_reprendre: 'Appel à refaire',
  sans_accord: 'Concubin sans accord',
  double: 'Deux personnes pour un élève',
  retire: 'Accord retiré entre-temps',
  laisse: 'Demande déjà déposée, laissée',
};

const DIT: Readonly<Record<string, string>> = {
  hors_delai: 'Accord donné après la clôture',
  couple_contredit: 'Couple : l’avis d’impôt ne dit pas la même chose',
  charge_non_etablie: 'Charge de l’élève non établie par l’avis',
  piece_exigee: 'Pièce exigée par la situation',
  drapeau: 'Résultat à vérifier',
  question: 'Situation laissée à l’appréciation',
  incalculable: 'Calcul impossible',
  avis_demande: 'Avis d’impôt demandé par le service',
  remise: 'Remis à une personne par le service',
};

const QUI: Readonly<Record<string, string>> = { demandeur: 'Demandeur', concubin: 'Concubin' };

/** A cause, as it is counted. */
export function direCause(cause: string): string {
  const [qui = '', reponse = ''] = cause.split('.');
  return Object.hasOwn(SANS_CHIFFRES, reponse)
    ? `${libelleDe(QUI, qui)} : ${SANS_CHIFFRES[reponse as SansChiffres].dit}`
    : libelleDe(DIT, cause);
}

/** The rule that refuses, by what its text is about. */
export const direRegle = (id: string): string =>
  CHAPITRES.flatMap(({ regles }) => regles).find((regle) => regle.id === id)?.source.dit ?? id;
