'use server';

import { redirect } from 'next/navigation';
import { reporterAvis as reporter } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, fichiersDe, traiter } from '#lib/technique/formulaire.ts';
import { mener } from '#lib/technique/mener.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import {
  AccepterPieceSchema,
  DemanderPiecesSchema,
  EcarterPieceSchema,
  JoindreFichiersSchema,
  RecevoirPieceSchema,
  ReporterAvisSchema,
} from './schema.ts';

/** Asks the family for the pieces ticked. */
export async function demanderPieces(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(DemanderPiecesSchema, donnees, async ({ cible, codes, message }) => {
    await accomplir(portee, actes.demanderPieces(cible, { codes, message }));
    return redirect(retourAuDossier(cible, 'demander_pieces'));
  });
}

/** Takes the figures of an avis into the dossier. */
export async function reporterAvis(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ReporterAvisSchema, donnees, async ({ cible, qui, avis }) => {
    await accomplir(portee, reporter(cible, { qui, avis }));
    return redirect(retourAuDossier(cible, 'reporter_avis'));
  });
}

/** Receives a piece, with the files sent or on paper alone. */
export async function recevoirPiece(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return mener(await recevoirPieceSuivie(donnees));
}

/** The same, for a page that shows how far the files have gone. */
export async function recevoirPieceSuivie(donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RecevoirPieceSchema, donnees, async ({ code, recueLe, ...cible }) => {
    const envoyes = await fichiersDe(donnees, 'fichiers');
    // On paper alone, the piece stays in the office: nothing to store.
    if (envoyes.length === 0) await accomplir(portee, actes.recevoirPiece(cible, { code, recueLe }));
    else await actes.recevoirFichiers(portee, cible, { code, recueLe, envoyes });
    return retourAuDossier(cible, 'recevoir_piece');
  });
}

/** Says that a piece is fit. */
export async function accepterPiece(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(AccepterPieceSchema, donnees, async ({ code, ...cible }) => {
    await accomplir(portee, actes.accepterPiece(cible, { code }));
    return redirect(retourAuDossier(cible, 'accepter_piece', 'pieces'));
  });
}

/** Asks a piece again, and says why. */
export async function ecarterPiece(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(EcarterPieceSchema, donnees, async ({ code, motif, message, ...cible }) => {
    await accomplir(portee, actes.ecarterPiece(cible, { code, motif, message }));
    return redirect(retourAuDossier(cible, 'ecarter_piece', 'pieces'));
  });
}

/** Joins files to a piece already received, then shows them. */
export async function joindreFichiers(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return mener(await joindreFichiersSuivis(donnees));
}

/** The same, for a page that shows how far the files have gone. */
export async function joindreFichiersSuivis(donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(JoindreFichiersSchema, donnees, async ({ code, ...cible }) => {
    await actes.joindreFichiers(portee, cible, { code, envoyes: await fichiersDe(donnees, 'fichiers') });
    return retourAuDossier(cible, 'joindre_fichiers', 'pieces');
  });
}
