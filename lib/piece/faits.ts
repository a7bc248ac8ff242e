/** What becomes of the pieces that were asked, once another paper came that the law takes instead. Pure. */
import type { Ecritures } from '#lib/dossier/ecritures.ts';
import {
  type DossierEntier,
  type LigneDePiece,
  piecesManquantes,
  situationDuDossier,
} from '#lib/dossier/faits.ts';
import { piecesRequises } from '#lib/droit/pieces.ts';
import { remplacanteDe } from '#lib/droit/pieces-remplacees.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';

/**
 * The same writing, with the asked pieces that it makes needless: the paper that takes the place of one is then the one that
 * was asked, so that the dossier is complete from the day it came (C. III.C).
 */
export function avecRemplacees(dossier: DossierEntier, ecritures: Ecritures): Ecritures {
  const { rangees = {} } = ecritures;
  const { pieces = [], demande } = rangees;
  const toutes = [
    ...pieces,
    ...dossier.pieces.filter(({ id }) => !pieces.some((nouvelle) => nouvelle.id === id)),
  ];
  const apres = {
    ...dossier,
    pieces: toutes,
    demandes: demande ? [demande, ...dossier.demandes] : dossier.demandes,
  };
  const situation = situationDuDossier(apres);
  const manquantes = piecesManquantes(apres);
  if (!situation || manquantes.length === 0) return ecritures;
  const requises = piecesRequises(situation, typeBourseDuDossier(dossier));
  const recues = toutes.filter(({ recueLe }) => recueLe);
  const changees = manquantes.flatMap((manquante): LigneDePiece[] => {
    const code = remplacanteDe(
      manquante.code,
      requises,
      recues.map((recue) => recue.code),
    );
    const venue = recues.find((recue) => recue.code === code);
    return venue
      ? [
          { ...manquante, demandeDePiecesId: null },
          { ...venue, demandeDePiecesId: venue.demandeDePiecesId ?? manquante.demandeDePiecesId },
        ]
      : [];
  });
  if (changees.length === 0) return ecritures;
  const gardees = pieces.filter(({ id }) => !changees.some((changee) => changee.id === id));
  return { ...ecritures, rangees: { ...rangees, pieces: [...gardees, ...changees] } };
}
