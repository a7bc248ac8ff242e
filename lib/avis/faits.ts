/** What a dossier says of the avis d'impôt that it waits for. Pure. */
import type { DossierEntier } from '#lib/dossier/faits.ts';
import type { FaitsDeLAvis } from '#lib/droit/avis/gardes.ts';
import { type CodePiece, estAvisImpot, porteLesRevenus } from '#lib/droit/pieces-liste.ts';
import { jourOuNul } from '#lib/technique/dates.ts';

type PieceSuivie = { code: string; demandeDePiecesId: string | null; recueLe: Date | null };
interface Suivi {
  pieces: readonly PieceSuivie[];
  /** The last first. */
  demandesDePieces: readonly { avisAttendu: boolean }[];
}

const estUnAvis = ({ code }: { code: string }): boolean => estAvisImpot(code as CodePiece);

const manquantes = ({ pieces }: Pick<Suivi, 'pieces'>): PieceSuivie[] =>
  pieces.filter(({ recueLe, demandeDePiecesId }) => demandeDePiecesId && !recueLe);

/** True when the avis, announced, is all that lacks: the fifteen days then stop nothing (C. III.C). */
export const attendSonAvisSeul = (dossier: Suivi): boolean =>
  (dossier.demandesDePieces[0]?.avisAttendu ?? false) && manquantes(dossier).every(estUnAvis);

/** The facts that the guards of the avis read. */
export function faitsDeLAvis(dossier: DossierEntier): FaitsDeLAvis {
  const quiManquent = manquantes(dossier);
  const [demande] = dossier.demandesDePieces;
  return {
    avisManquant: quiManquent.some(estUnAvis),
    avisSeulManquant: quiManquent.length > 0 && quiManquent.every(estUnAvis),
    avisAttendu: demande?.avisAttendu ?? false,
    avisRecu: dossier.pieces.some(({ code, recueLe }) => recueLe && porteLesRevenus(code)),
    limiteDesPieces: jourOuNul(demande?.limiteLe),
  };
}
