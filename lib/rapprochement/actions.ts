'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { RapprocherSchema } from './schema.ts';

/** Says who a pupil of an import is. */
export async function rapprocher(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RapprocherSchema, donnees, async (dit) => {
    await actes.rapprocher(portee, dit);
    return redirect(`/agent/base/${dit.importId}?liste=a_rapprocher`);
  });
}
