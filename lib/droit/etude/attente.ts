/** What a person who consented to the étude automatique reads until it is answered (C. II.B.1; annexes 12 and 13). */
import type { Rentree } from '../annee.ts';
import { direLaFinDuConsentement } from '../consentement/consentement.ts';
import { apres, avant, ecrireJour, type Jour } from '../date.ts';
import { echeanceReponseALEtude } from '../delais/administration.ts';
import { premierJourDesEtudes } from './calendrier.ts';

/** A yes that stands. */
export interface EtudeAttendue {
  consentiLe: Jour;
  /** Left out without a concubin; null while the concubin has not answered. */
  accordDuConcubin?: boolean | null;
  /** The pupil entered another académie since: the yes ended there. */
  fini?: true;
}

const AUTREMENT =
  'vous pouvez demander la bourse par le formulaire papier, ou en ligne dans un établissement public, avec vos deux avis d’impôt.';

/** What the person who named a concubin is told of the answer, with the way out. */
export function direLeConcubin(accord: boolean | null): string {
  if (accord) return 'Votre concubin ou concubine est d’accord.';
  return accord === null
    ? `Sa réponse est attendue. Sans son accord, le droit à bourse ne peut pas être étudié ; ${AUTREMENT}`
    : `Votre concubin ou concubine n’est pas d’accord : le droit à bourse ne sera pas étudié automatiquement ; ${AUTREMENT}`;
}

/** Sentences, the next thing last: what was said, then who holds it and until when, or what it waits for. */
export function direEtudeAttendue(
  { consentiLe, accordDuConcubin = true, fini }: EtudeAttendue,
  rentree: Rentree,
  jour: Jour,
): string[] {
  const dit = `Vous avez accepté l’étude automatique du droit à bourse le ${ecrireJour(consentiLe)}.`;
  if (fini) return [dit, direLaFinDuConsentement()];
  if (accordDuConcubin === null)
    return [dit, `Vous avez nommé un concubin ou une concubine. ${direLeConcubin(null)}`];
  if (accordDuConcubin === false) return [dit, direLeConcubin(false)];
  const debut = premierJourDesEtudes(rentree);
  const { echeance } = echeanceReponseALEtude(rentree);
  const rien = 'Vous n’avez pas de demande à déposer.';
  if (avant(jour, debut))
    return [
      dit,
      rien,
      `L’étude commence à partir du ${ecrireJour(debut)}, avec les revenus que donne l’administration fiscale.`,
    ];
  if (echeance && apres(jour, echeance))
    return [dit, `La réponse était attendue le ${ecrireJour(echeance)} : demandez-la à l’établissement.`];
  return [
    dit,
    rien,
    `Le service des bourses l’étudie avec l’administration fiscale${echeance ? ` et vous répond au plus tard le ${ecrireJour(echeance)}` : ''} ; s’il lui manque quelque chose, il vous écrit.`,
  ];
}
