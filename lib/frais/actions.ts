'use server';

import { revalidatePath } from 'next/cache';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { ENCAISSEURS } from './queries.ts';
import { FraisDeLaClasseSchema, SansDeductionSchema } from './schema.ts';

/** Keeps the fees of a class for a trimestre. */
export async function saisirFrais(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...ENCAISSEURS);
  return traiter(FraisDeLaClasseSchema, donnees, async (dits) => {
    const nombre = await actes.saisirFrais(portee, dits);
    revalidatePath('/agent/frais');
    return nombre === 0
      ? 'Rien ne change.'
      : `Frais enregistrés pour ${nombre} élève${nombre > 1 ? 's' : ''}.`;
  });
}

/** Says that nothing is deducted for an établissement or a pupil, or no longer. */
export async function direSansDeduction(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...ENCAISSEURS);
  return traiter(SansDeductionSchema, donnees, async (dit) => {
    await actes.direSansDeduction(portee, dit);
    revalidatePath('/agent/frais');
    return dit.vaut ? 'Rien ne sera déduit dans ce cas.' : 'Ce cas ne vaut plus : les frais sont déduits.';
  });
}
