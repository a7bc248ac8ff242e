'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { type EtatFormulaire, fichiersDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { ImportSchema } from './schema.ts';

/** Reads the files of the school base, then leads to what they would change. */
export async function recevoirFichiers(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(z.object({}), donnees, async () => {
    const importId = await actes.recevoirFichiers(portee, await fichiersDe(donnees, 'fichiers'));
    return redirect(`/agent/base/${importId}`);
  });
}

/** Has an import applied. */
export async function appliquerImport(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ImportSchema, donnees, async ({ importId }) => {
    await actes.appliquerImport(portee, importId);
    revalidatePath(`/agent/base/${importId}`);
    return 'L’import est en cours.';
  });
}

/** Gives an import up. */
export async function abandonnerImport(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ImportSchema, donnees, async ({ importId }) => {
    await actes.abandonnerImport(portee, importId);
    return redirect('/agent/base');
  });
}
