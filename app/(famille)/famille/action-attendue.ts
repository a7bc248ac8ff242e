import { courriersLisibles } from '#lib/famille/faits.ts';
import { type EnfantSuivi, piecesAttendues } from '#lib/famille/queries.ts';

/** What the one action is read from: a dossier of a card, or the whole one of its page. */
type Dossier = Pick<EnfantSuivi['dossiers'][number], 'etat' | 'pieces' | 'courriers' | 'decisions'> &
  // On its own page they stand in full.
  Partial<Pick<EnfantSuivi['dossiers'][number], 'messages'>>;

/** The one thing that a family has to do: what stops the dossier first, then what has not been read; null when there is none. */
export function actionAttendue(dossier: Dossier): { libelle: string; ancre: string } | null {
  const attendues = piecesAttendues(dossier).length;
  if (attendues > 0)
    return {
      libelle: attendues === 1 ? 'Envoyer la pièce demandée' : `Envoyer les ${attendues} pièces demandées`,
      ancre: 'pieces',
    };
  if (courriersLisibles(dossier).some(({ ouvertLe, genre }) => !ouvertLe && genre !== 'accuse_reception'))
    return { libelle: 'Lire le courrier', ancre: 'courriers' };
  return dossier.messages?.length ? { libelle: 'Lire le message', ancre: 'messages' } : null;
}
