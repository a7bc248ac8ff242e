import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import type { CauseDAttente } from '#lib/droit/avis/causes.ts';
import type { Jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';

/** Why the avis is not there, and the day on which the family told the établissement, on paper or here. */
export interface Annonce {
  cause: CauseDAttente;
  annonceLe: Jour;
}

/** The avis d'impôt alone may come after the fifteen days, until the end of the school year (C. III.C). */
export const signalerAttenteAvis = (
  cible: Cible,
  { cause, annonceLe }: Annonce,
): OrdreDe<'signaler_attente_avis'> => ({
  ...cible,
  acte: 'signaler_attente_avis',
  saisie: { annonceLe },
  ecrire: ({ demandesDePieces: [demande] }) => ({
    contenu: { cause, annonceLe: annonceLe.toString() },
    rangees: demande
      ? {
          demandeDePieces: {
            ...demande,
            avisAttendu: true,
            avisCause: cause,
            avisAnnonceLe: dateDe(annonceLe),
          },
        }
      : {},
  }),
});
