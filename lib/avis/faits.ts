/** What a dossier says of the avis d'impôt that it waits for. Pure. */
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import type { FaitsDeLAvis } from '#lib/droit/avis/gardes.ts';
import { avisTardif, type Jugement, traceDuJugement } from '#lib/droit/avis/tardif.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { reseauDe } from '#lib/droit/competence.ts';
import { apres, type Jour } from '#lib/droit/date.ts';
import { type CodePiece, estAvisImpot, porteLesRevenus } from '#lib/droit/pieces-liste.ts';
import type { Trace } from '#lib/droit/regle.ts';
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

/** Day on which the last avis that was asked came to the office; null while none has. */
export const avisVenuLe = ({ pieces }: Pick<Suivi, 'pieces'>): Jour | null =>
  pieces
    .filter((piece) => piece.demandeDePiecesId && estUnAvis(piece))
    .flatMap(({ recueLe }) => jourOuNul(recueLe) ?? [])
    .reduce<Jour | null>((tard, leJour) => (tard && !apres(leJour, tard) ? tard : leJour), null);

/** What a person judged of the late avis of a dossier; null while nobody has. */
export function jugementDeLAvis(dossier: DossierEntier): (Jugement & { le: Jour }) | null {
  const juge = dossier.demandesDePieces.find(({ avisJugeLe }) => avisJugeLe);
  const recuLe = jourOuNul(juge?.avisRecuLe);
  const le = jourOuNul(juge?.avisJugeLe);
  if (!juge || !recuLe || !le) return null;
  const { avisRetenu, avisMotivation } = juge;
  return {
    le,
    recuLe,
    produitLe: avisVenuLe(dossier),
    retenu: avisRetenu === true,
    motivation: avisMotivation ?? '',
  };
}

/** The line of the decision on a late avis that was kept (C. III.C); none on a dossier without one. */
export function traceDeLAvisRetenu(dossier: DossierEntier): Trace {
  const jugement = jugementDeLAvis(dossier);
  return jugement?.retenu ? [traceDuJugement(jugement)] : [];
}

/** The facts that the guards of the avis read, on a day. */
export function faitsDeLAvis(dossier: DossierEntier, jour: Jour): FaitsDeLAvis {
  const quiManquent = manquantes(dossier);
  const [demande] = dossier.demandesDePieces;
  const avisSeulManquant = quiManquent.length > 0 && quiManquent.every(estUnAvis);
  const avisAttendu = demande?.avisAttendu ?? false;
  const limite = jourOuNul(demande?.limiteLe);
  const venuLe = avisVenuLe(dossier);
  return {
    avisManquant: quiManquent.some(estUnAvis),
    avisSeulManquant,
    avisAttendu,
    avisVenuLe: venuLe,
    avisTardif: avisTardif({
      jour,
      limite,
      cloture: campagneDe(rentree(dossier.rentree), reseauDe(dossier.branche))?.cloture ?? null,
      venuLe,
      attenduSeul: avisAttendu && avisSeulManquant,
      jugement: jugementDeLAvis(dossier),
    }),
    avisRecu: dossier.pieces.some(({ code, recueLe }) => recueLe && porteLesRevenus(code)),
    limiteDesPieces: limite,
  };
}
