import { chargerDossier } from '#lib/dossier/queries.ts';
import { type Position, type Suite, suiteDuDossier } from '#lib/droit/parcours/suite.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { direLimiteDesPieces } from '#lib/famille/faits.ts';
import { echeancePourLaFamille, lieuxDe, piecesAttendues, positionDe } from '#lib/famille/queries.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { dossierDuPorteur, enPortee, type Portee } from '#lib/technique/portee.ts';
import { suiteSansCompte } from './faits.ts';

/** What a letter opens: where the demande stands and what it waits for. No name, no sum, no address. */
export interface SuiviParCode {
  numero: string;
  version: number;
  position: Position;
  suite: Pick<Suite, 'titre' | 'phrase'>;
  echeance: string | null;
  /** Until when the pieces are awaited, as a sentence. */
  limite: string;
  pieces: { code: string; libelle: string; explication: string }[];
}

/** The dossier of the letter; the read is journaled. Throws Refus introuvable once the letter opens nothing. */
export function suivreParCode(portee: Portee): Promise<SuiviParCode> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, dossierDuPorteur(portee));
    const academie = await tx.academie.findUniqueOrThrow({ where: { code: dossier.academieCode } });
    await journaliserLecture(tx, portee, dossier.id, 'dossier', 'suivi par le code d’une lettre');
    const position = positionDe(dossier, portee.jour);
    return {
      numero: dossier.numero,
      version: dossier.version,
      position,
      suite: suiteSansCompte(position, suiteDuDossier(position, lieuxDe(dossier, academie))),
      echeance: echeancePourLaFamille(dossier, portee.jour),
      limite: direLimiteDesPieces(dossier),
      pieces: piecesAttendues(dossier).map(({ code }) => ({
        code,
        libelle: estCodePiece(code) ? PIECES[code].libelle : code,
        explication: estCodePiece(code) ? PIECES[code].explication : '',
      })),
    };
  });
}
