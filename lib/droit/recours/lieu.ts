import { signeSesEtats } from '../argent/etats.ts';
import { type Branche, reseauDe, signeEnSonNom } from '../competence.ts';
import type { Lecture } from '../lecture.ts';
import { departementDuCodePostal } from './tribunaux.ts';

export const LECTURES_LIEU: readonly Lecture[] = [
  {
    id: 'recours.lieu_de_la_decision',
    article: 'C. IV.B ; CJA R. 312-1',
    doute:
      'Un service académique décide pour plusieurs départements : le tribunal est-il celui du service, ou celui de l’établissement de l’élève ?',
    lecture: 'Celui du département où siège l’autorité qui décide, partout : courrier, page, recours.',
    autre: 'Celui du département de l’établissement.',
    raison:
      'La circulaire nomme le département où la décision a été prise ; un collège public décide chez lui, le service à son adresse, celui du CNED dans le département que la circulaire désigne.',
    regles: ['delai.tribunal'],
  },
];

/** What tells where a dossier is decided. */
export interface Ressort {
  branche: Branche;
  /** Of the dossier: for the CNED, that of the service which the circulaire names (C. II.B.3). */
  departementDuDossier: string;
  departementDeLEtablissement: string;
  /** Postal address of the service académique, its town last: "1 rue Claude-Bernard, 59000 Lille". */
  adresseDuService: string;
}

/** Postal code and town at the end of an address on one line; empty where it holds none. */
export function villeDe(adresse: string): { codePostal: string; commune: string } {
  const [, codePostal = '', commune = ''] = /(?:^|, ?)(\d{5}) ([^,]+)$/.exec(adresse.trim()) ?? [];
  return { codePostal, commune };
}

/**
 * Code of the département where the authority that decides sits: its tribunal judges (C. IV.B; CJA R. 312-1). The letter,
 * the family's page and a recours all ask here. Empty when the address of the service tells no town.
 */
export function departementDeLaDecision(ressort: Ressort): string {
  const { branche, departementDuDossier, departementDeLEtablissement, adresseDuService } = ressort;
  if (signeEnSonNom(branche)) return departementDeLEtablissement;
  if (reseauDe(branche) === 'cned') return departementDuDossier;
  return departementDuCodePostal(villeDe(adresseDuService).codePostal);
}

/** The same of an order of repayment, which who signed the state issues (reading `recours.lieu_de_la_decision`). */
export const departementDeLOrdre = (ressort: Ressort): string =>
  signeSesEtats(ressort.branche) ? ressort.departementDeLEtablissement : departementDeLaDecision(ressort);
