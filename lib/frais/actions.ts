'use server';

import { revalidatePath } from 'next/cache';
import type { EtatDImport } from '#lib/correspondance/faits.ts';
import { menerImport } from '#lib/correspondance/queries.ts';
import { type EtatFormulaire, fichiersDe, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import type { SuiteDeFrais } from './faits.ts';
import { ENCAISSEURS, LECTURE_DE_FRAIS } from './queries.ts';
import { type ChampDeFrais, FraisDeLaClasseSchema, SansDeductionSchema } from './schema.ts';

const direEnregistres = (nombre: number): string =>
  nombre === 0 ? 'Rien ne change.' : `Frais enregistrés pour ${nombre} élève${nombre > 1 ? 's' : ''}.`;

/** Keeps the fees of a class for a trimestre. */
export async function saisirFrais(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...ENCAISSEURS);
  return traiter(FraisDeLaClasseSchema, donnees, async (dits) => {
    const nombre = await actes.saisirFrais(portee, dits);
    revalidatePath('/agent/frais');
    return direEnregistres(nombre);
  });
}

/** Says that nothing is deducted for an établissement or a pupil, or no longer. */
export async function direSansDeduction(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...ENCAISSEURS);
  return traiter(SansDeductionSchema, donnees, async (dit) => {
    await actes.direSansDeduction(portee, dit, await fichiersDe(donnees, 'fichiers'));
    revalidatePath('/agent/frais');
    return dit.vaut ? 'Rien ne sera déduit dans ce cas.' : 'Ce cas ne vaut plus : les frais sont déduits.';
  });
}

type EtatDesFrais = EtatDImport<ChampDeFrais, SuiteDeFrais>;

/** Reads a file of fees, shows what it would write, and writes it once that was confirmed. */
export async function importerDesFrais(_: EtatDesFrais, envoi: FormData): Promise<EtatDesFrais> {
  const portee = await exigerAgent(...ENCAISSEURS);
  return menerImport(LECTURE_DE_FRAIS, portee, formulaireDe(envoi), async (tableau, demande) => {
    const nombre = await actes.importerFrais(portee, tableau, demande);
    revalidatePath('/agent/frais');
    return direEnregistres(nombre);
  });
}
