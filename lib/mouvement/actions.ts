'use server';

import { revalidatePath } from 'next/cache';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { TraiterSchema } from './schema.ts';

/** Says what was done of an exit or an arrival. */
export async function traiterMouvement(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(TraiterSchema, donnees, async (suite) => {
    const dossierId = await actes.traiterMouvement(portee, suite);
    revalidatePath(`/agent/dossiers/${dossierId}`);
    return 'Suite enregistrée : le dossier n’est plus signalé.';
  });
}
