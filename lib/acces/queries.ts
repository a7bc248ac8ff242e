import { courrierDeLaFamille, fichierDuCourrier } from '#lib/courrier/queries.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { type Position, type Suite, suiteDuDossier } from '#lib/droit/parcours/suite.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { dateraLaReception, direLimiteDesPieces, lieuxDe } from '#lib/famille/faits.ts';
import { echeancePourLaFamille, piecesAttendues, positionDe } from '#lib/famille/queries.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { dossierDuPorteur, enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
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

/**
 * The PDF of a letter that the family has opened; the reading is journaled and changes nothing else. Throws Refus
 * introuvable outside the portée, impossible while nobody has opened it.
 */
export async function lireCourrierOuvert(portee: Portee, id: string): Promise<FichierServi> {
  const courrier = await enPortee(portee, async (tx) => {
    const trouve = await courrierDeLaFamille(tx, id);
    if (!trouve.ouvertLe || dateraLaReception(trouve, await chargerDossier(tx, portee, trouve.dossierId)))
      throw new Refus(
        'impossible',
        'Ce courrier n’est pas encore ouvert. Ouvrez-le par le bouton « Ouvrir ce courrier » de la page de votre demande.',
      );
    await journaliserLecture(tx, portee, trouve.dossierId, 'courrier', trouve.reference);
    return trouve;
  });
  return fichierDuCourrier(courrier);
}
