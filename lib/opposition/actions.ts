'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { consignerOpposition } from './actes.ts';
import { OppositionSchema } from './schema.ts';

/** Writes what was answered to a family that objects. */
export async function consigner(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('dpo');
  return traiter(OppositionSchema, formulaireDe(envoi), async (dite) => {
    await consignerOpposition(portee, dite);
    return redirect('/agent/oppositions?fait=consignee');
  });
}
