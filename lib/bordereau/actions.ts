'use server';

import { revalidatePath } from 'next/cache';
import { rentreeDu } from '#lib/droit/annee.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { envoyerLesPropositions } from './actes.ts';
import { EnvoyerSchema } from './schema.ts';

/** Sends the proposals that have not left. */
export async function envoyer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(EnvoyerSchema, donnees, async ({ uai }) => {
    const { numero, nombre, enRetard } = await envoyerLesPropositions(portee, uai, rentreeDu(portee.jour));
    revalidatePath(`/agent/propositions/${uai}`);
    return `Bordereau n° ${numero} envoyé au service académique : ${nombre} proposition${nombre > 1 ? 's' : ''}${enRetard ? ', après la fin du délai : le service le verra' : ''}.`;
  });
}
