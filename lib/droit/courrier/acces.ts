import { ecrireJour, type Jour } from '../date.ts';

/** The code of a letter, as it is printed: what opens, where, until when. */
export interface AccesParCode {
  /** Address of the page where it is typed. */
  adresse: string;
  code: string;
  /** Last day on which it opens. */
  jusquAu: Jour;
}

/** How the letter prints it, beside the addressee. */
export interface AccesEcrit {
  /** What the QR code holds: the code stands after a #, which no browser sends to a server. */
  lien: string;
  intro: string;
  adresse: string;
  code: string;
  condition: string;
  /** At the foot of each page, for who does not read the letter easily: the same address leads there. */
  autrement: string;
}

/** How long a code opens: a demand for pieces, its reminder, the decision. No text sets it. */
export const DUREE_DU_CODE = { jours: 120 };

/** Last day on which the code of a letter of this day opens. */
export const finDuCode = (jour: Jour): Jour => jour.add({ days: DUREE_DU_CODE.jours });

/** What the letter says of its code; null without one, as on a preview. */
export function ecrireAcces(acces: AccesParCode | undefined): AccesEcrit | null {
  if (!acces) return null;
  const adresse = acces.adresse.replace(/^https:\/\//, '');
  return {
    lien: `${acces.adresse}#${acces.code}`,
    intro: 'Suivre cette demande et envoyer les pièces demandées, sans compte :',
    adresse,
    code: acces.code,
    condition: `avec la date de naissance de l’élève, jusqu’au ${ecrireJour(acces.jusquAu).replace(/^\p{L}+ /u, '')}.`,
    autrement: `Facile à lire, English, Español, Português, Türkçe… : ${adresse}`,
  };
}
