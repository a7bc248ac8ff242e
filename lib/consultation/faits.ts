import type { Demande } from '#lib/demande/schema.ts';
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

/** The incomes that a demande tells, in euros, by the name they have on the page; whether they are another person's. */
export function revenusDits({ ressources }: Demande): { nom: string; euros: number; duConcubin: boolean }[] {
  const { avis, avisConcubin, revenusBruts, revenusBrutsConcubin } = ressources;
  return [
    { nom: 'Revenu fiscal de référence', euros: avis?.rfr, duConcubin: false },
    { nom: 'Revenu du concubin', euros: avisConcubin?.rfr, duConcubin: true },
    { nom: 'Revenus bruts justifiés', euros: revenusBruts?.brut, duConcubin: false },
    { nom: 'Revenus bruts justifiés du concubin', euros: revenusBrutsConcubin?.brut, duConcubin: true },
  ].flatMap(({ euros, ...dit }) => (euros === undefined ? [] : { ...dit, euros }));
}
