import { piecesManquantes } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import { recoursSuivi } from '#lib/recours/faits.ts';
import { annoncesDues } from './faits.ts';

/** Tells the family that silence has rejected its demande, and what it may do (CRPA L. 231-4). */
export const constaterSilence = (cible: Cible): OrdreDe<'constater_silence'> => ({
  ...cible,
  acte: 'constater_silence',
  ecrire: (dossier, { portee }) => ({
    contenu: { rejeteLe: annoncesDues(dossier, portee.jour).silenceDemande?.toString() ?? null },
  }),
});

/** Tells the family that silence has rejected its recours, and until when the judge may be seized (CRPA L. 411-7). */
export const constaterSilenceRecours = (cible: Cible): OrdreDe<'constater_silence_recours'> => ({
  ...cible,
  acte: 'constater_silence_recours',
  ecrire: (dossier, { portee }) => {
    const rejet = recoursSuivi(dossier, portee.jour)?.rejet;
    return {
      recoursId: recoursPendant(dossier)?.id,
      contenu: {
        rejeteLe: rejet?.le.toString() ?? null,
        jugeJusquAu: rejet?.juge?.echeance?.toString() ?? null,
      },
    };
  },
});

/** Reminds the family of the pieces that it has still to bring, a few days before the last one (C. III.C). */
export const rappelerPieces = (cible: Cible): OrdreDe<'rappeler_pieces'> => ({
  ...cible,
  acte: 'rappeler_pieces',
  ecrire: (dossier, { portee }) => ({
    contenu: {
      limite: annoncesDues(dossier, portee.jour).rappelPieces?.toString() ?? null,
      pieces: piecesManquantes(dossier).map(({ code }) => code),
    },
  }),
});
