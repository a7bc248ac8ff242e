/** What the application does by itself on a dossier, and what it leaves to a person: it never decides nor refuses. */
import { ACTES, type Acte, ligne } from '../procedure.ts';

/** Acts that nobody but the application does. */
export const AUTOMATISMES: readonly Acte[] = ACTES.filter((acte) => {
  const { par } = ligne(acte);
  return typeof par !== 'string' && par.every((role) => role === 'systeme');
});

/** What each leaves to be done, as the agent reads it the next morning. */
const SUITES: Partial<Record<Acte, string>> = {
  notifier: 'Rien : la décision est partie. Ses délais courent du jour où la famille la reçoit.',
  constater_silence:
    'La décision reste à prendre : tardive, elle remplace ce rejet. La famille a lu ses voies de recours.',
  constater_silence_recours:
    'La réponse au recours reste à donner : tardive, elle remplace ce rejet. La famille peut saisir le juge.',
  rappeler_pieces: 'Rien avant la fin du délai : la famille sait quelles pièces manquent et jusqu’à quand.',
  relancer_avant_cloture: 'Rien : la famille sait ce qui manque avant la clôture.',
  ouvrir_etude: 'Rien : l’étude suit son cours.',
  proposer_etude: 'Un résultat attend votre signature : attribution ou refus.',
  demander_pieces_etude: 'Rien avant la réponse de la famille, ou la fin du délai.',
  verser_avis: 'Un avis est arrivé : lisez-le avant de décider.',
  reprendre_apres_desistement:
    'Une demande revient à examiner : l’autre parent a retiré la sienne. Elle garde sa date.',
};

/** What an act of the application leaves to a person. Throws a RangeError on an act that is somebody's. */
export function suiteDeLAutomatisme(acte: Acte): string {
  const suite = SUITES[acte];
  if (suite === undefined) throw new RangeError(`« ${acte} » n’est pas un acte de l’application`);
  return suite;
}
