'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { HabilitationVisee } from './schema.ts';

/** Opens a software that reads the requests of one's body: the answer is its identifier and its secret, shown once. */
export async function ouvrirClient(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(HabilitationVisee, formulaireDe(envoi), ({ id }) => actes.ouvrirClient(portee, id));
}

/** Closes it. */
export async function fermerClient(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(HabilitationVisee, formulaireDe(envoi), async ({ id }) => {
    await actes.fermerClient(portee, id);
    return redirect(`/habilitations/${id}/notifications?fait=ferme`);
  });
}
