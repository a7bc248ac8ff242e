'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { sourceDeLaRequete } from '#lib/technique/porteur.ts';
import { repondreEnConcubin } from './actes.ts';
import { ReponseDuConcubinSchema } from './schema.ts';

/** Keeps what a concubin answers by the link. */
export async function repondre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return traiter(ReponseDuConcubinSchema, donnees, async (lu) => {
    await repondreEnConcubin(lu, await sourceDeLaRequete(), await aujourdHui());
    return redirect(`/concubin/${lu.invitationId}?fait=${lu.etatCivil ? 'oui' : 'non'}`);
  });
}
