import { piecesAVerifier, piecesManquantes } from '#lib/dossier/faits.ts';
import { piecesManquantes as piecesNonRecues } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { champDePiece } from '#lib/piece/schema.ts';
import type { Consultation } from './queries.ts';
import type { Choisi } from './schema.ts';

/** True when the law leaves the decision to a person, who then gives the reason. */
export const demandeUnePersonne = ({ examen }: Consultation): boolean => examen?.genre === 'humain';

/** Codes ticked: those of the address once the form was touched, the missing required ones before. */
export function codesChoisis({ requises, pieces }: Consultation, choisi: Choisi): string[] {
  if (choisi.touche === 'oui')
    return Object.keys(PIECES).filter((code) => choisi[champDePiece(code)] === 'oui');
  const recues = pieces.filter(({ recueLe }) => recueLe).map(({ code }) => code);
  return piecesNonRecues(requises, recues).map(({ code }) => code);
}

/** Codes of the pieces that came and that nobody has looked at. */
export const codesAVerifier = ({ pieces }: Consultation): string[] =>
  piecesAVerifier({ pieces }).map(({ code }) => code);

/** Codes of the pieces asked for and still missing. */
export const codesAttendus = ({ pieces }: Consultation): string[] =>
  piecesManquantes({ pieces }).map(({ code }) => code);
