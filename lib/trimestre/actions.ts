'use server';

import { revalidatePath } from 'next/cache';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { FermerSchema, OuvrirSchema } from './schema.ts';

/** Opens a trimestre in an académie, or sets its date again. */
export async function ouvrirTrimestre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(OuvrirSchema, donnees, async (lu) => {
    await actes.ouvrirTrimestre(portee, lu);
    revalidatePath('/agent/etats');
    return `Trimestre ${lu.trimestre} ouvert.`;
  });
}

/** Closes a trimestre: what is late goes into the next one. */
export async function fermerTrimestre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(FermerSchema, donnees, async (lu) => {
    await actes.fermerTrimestre(portee, lu);
    revalidatePath('/agent/etats');
    return `Trimestre ${lu.trimestre} fermé.`;
  });
}
