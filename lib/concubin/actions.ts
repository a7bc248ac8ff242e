'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { RECUEILLEURS } from '#lib/droit/consentement/consentement.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { sourceDeLaRequete } from '#lib/technique/porteur.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { posterLaLettreDeRefus, repondreEnConcubin } from './actes.ts';
import { LettrePosteeSchema, ReponseDuConcubinSchema } from './schema.ts';

/** Keeps what a concubin answers by the link. */
export async function repondre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return traiter(ReponseDuConcubinSchema, donnees, async (lu) => {
    await repondreEnConcubin(lu, await sourceDeLaRequete(), await aujourdHui());
    return redirect(`/concubin/${lu.invitationId}?fait=${lu.etatCivil ? 'oui' : 'non'}`);
  });
}

/** Says that the letter on a refusal is posted. */
export async function lettrePostee(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...RECUEILLEURS);
  const etat = await traiter(LettrePosteeSchema, donnees, async (lettre) => {
    await posterLaLettreDeRefus(portee, lettre);
    return 'Lettre notée postée.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}
