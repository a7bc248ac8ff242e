import type { Cible, OrdreDe } from './porte.ts';

/** Takes the dossier in hand (C. IV.B). */
export const instruire = (cible: Cible): OrdreDe<'instruire'> => ({ ...cible, acte: 'instruire' });

/** The family gives up its demande before the decision is notified. */
export const seDesister = (cible: Cible): OrdreDe<'se_desister'> => ({ ...cible, acte: 'se_desister' });

/** A late demande is admitted by a written decision of the authority, never on the ground of the droit à l'erreur alone (C. IV.B). */
export const admettreHorsDelai = (cible: Cible, motivation: string): OrdreDe<'admettre_hors_delai'> => ({
  ...cible,
  acte: 'admettre_hors_delai',
  saisie: { motivation },
  ecrire: () => ({ contenu: { motivation }, dossier: { horsDelai: false } }),
});

/** The avis d'impôt alone may come after the fifteen days, until the end of the school year (C. III.C). */
export const signalerAttenteAvis = (cible: Cible): OrdreDe<'signaler_attente_avis'> => ({
  ...cible,
  acte: 'signaler_attente_avis',
  ecrire: ({ demandesDePieces: [demande] }) => ({
    rangees: demande ? { demandeDePieces: { ...demande, avisAttendu: true } } : {},
  }),
});
