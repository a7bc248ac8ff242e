'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { confirmerBoite } from './actes.ts';
import { ConfirmationSchema } from './schema.ts';

/** Says, by the link that came to a mailbox, that the address is right. */
export async function confirmer(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  return traiter(ConfirmationSchema, formulaireDe(envoi), async ({ code }) => {
    await confirmerBoite(code, await aujourdHui());
    return redirect(`/boite/${code}`);
  });
}
