'use server';

import { revalidatePath } from 'next/cache';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { JourSchema } from '#lib/technique/champs.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { exigerAgent } from '#lib/technique/session.ts';

const JourDeDemonstrationSchema = z.object({ jour: JourSchema.transform(jour) });

/** Sets the day of the demonstration. Production has no such door. */
export async function reglerHorloge(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  await exigerAgent('administrateur');
  if (!configuration().demo) notFound();
  return traiter(JourDeDemonstrationSchema, donnees, async ({ jour: choisi }) => {
    await reglerLeJour(choisi);
    revalidatePath('/', 'layout');
    return `Pour toute l’application, nous sommes le ${ecrireJour(choisi)}.`;
  });
}

/** Gives the real day back. */
export async function rendreLeJour(): Promise<void> {
  await exigerAgent('administrateur');
  if (!configuration().demo) notFound();
  await reglerLeJour(null);
  revalidatePath('/', 'layout');
}
