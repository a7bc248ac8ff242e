'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, fichiersDe, traiter } from '#lib/technique/formulaire.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { exigerPorteur, fermerLettre, ouvrirLettre, sourceDeLaRequete } from '#lib/technique/porteur.ts';
import * as actes from './actes.ts';
import { OuvrirParCodeSchema, PieceDuPorteurSchema } from './schema.ts';

/** Opens the demande of a letter by its code and the pupil's birth. */
export async function ouvrirParCode(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return traiter(OuvrirParCodeSchema, donnees, async (lu) => {
    await ouvrirLettre(await actes.ouvrirParCode(lu, await sourceDeLaRequete(), await aujourdHui()));
    return redirect('/lettre/suivi');
  });
}

/** Receives the files of one piece that was asked for; once done, the message is the address to go to. */
export async function envoyerPieceSuivie(donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerPorteur();
  return traiter(PieceDuPorteurSchema, donnees, async (lu) => {
    await actes.envoyerParCode(portee, lu, await fichiersDe(donnees, 'fichiers'));
    return '/lettre/suivi?fait=piece';
  });
}

/** The same for a form without script, which is led on. */
export async function envoyerPiece(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const etat = await envoyerPieceSuivie(donnees);
  return etat.statut === 'fait' ? redirect(etat.message) : etat;
}

/** Closes the letter in this browser. */
export async function quitter(): Promise<void> {
  await fermerLettre();
  redirect('/lettre?message=fermee');
}
