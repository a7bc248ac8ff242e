'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { rentreeDu } from '#lib/droit/annee.ts';
import { ecrireMontant } from '#lib/droit/montant.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { CloreSchema, EtatSchema, PreparerSchema } from './schema.ts';

/** Prepares the state of a place, and opens it. */
export async function preparer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(PreparerSchema, donnees, async (lieu) => {
    const id = await actes.preparerEtat(portee, { ...lieu, rentree: rentreeDu(portee.jour) });
    return redirect(`/agent/etats/${id}`);
  });
}

/** Says that a state was read and is right. */
export async function controler(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(EtatSchema, donnees, async ({ etatId }) => {
    await actes.controlerEtat(portee, etatId);
    revalidatePath(`/agent/etats/${etatId}`);
    return 'État contrôlé : il peut être signé.';
  });
}

/** Freezes and signs a state. */
export async function figer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(EtatSchema, donnees, async ({ etatId }) => {
    const { numero, total, boursiers } = await actes.figerEtat(portee, etatId);
    revalidatePath(`/agent/etats/${etatId}`);
    return `État n° ${numero} signé : ${boursiers} boursier${boursiers > 1 ? 's' : ''}, ${ecrireMontant(total)} à verser.`;
  });
}

/** Closes a trimestre in a place: checks what was read, freezes and signs it. */
export async function clore(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(CloreSchema, donnees, async ({ lue, ...lieu }) => {
    await actes.cloreTrimestre(portee, { ...lieu, rentree: rentreeDu(portee.jour) }, lue);
    revalidatePath(`/agent/fin-de-trimestre/${lieu.uai}`);
    return 'Trimestre clos.';
  });
}
