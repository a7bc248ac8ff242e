'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { BUREAUX } from '#lib/droit/ligne-de-procedure.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import {
  ecarterUneElimination,
  posterLesAnnonces,
  preparerUneElimination,
  viserUneElimination,
} from './actes.ts';
import { EcartDeLotSchema, PosteSchema, PreparationSchema, VisaSchema } from './schema.ts';

const PAGE = '/agent/conservation';

/** Makes the next lot, and opens it. */
export async function preparer(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('dpo', 'administrateur');
  let lot = '';
  const etat = await traiter(PreparationSchema, donnees, async ({ nombre }) => {
    lot = await preparerUneElimination(portee, nombre);
    return 'Lot préparé.';
  });
  if (etat.statut === 'fait') redirect(`${PAGE}/${lot}`);
  return etat;
}

/** Signs a lot. */
export async function viser(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('dpo', 'administrateur');
  const etat = await traiter(VisaSchema, donnees, async ({ id, empreinte }) =>
    (await viserUneElimination(portee, id, empreinte))
      ? 'Second visa donné : la suite s’affichera ici.'
      : 'Visa donné : il manque celui de l’autre fonction.',
  );
  if (etat.statut === 'fait') revalidatePath(PAGE, 'layout');
  return etat;
}

/** Sets a lot aside. */
export async function ecarter(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('dpo', 'administrateur');
  const etat = await traiter(EcartDeLotSchema, donnees, async ({ id, motif }) => {
    await ecarterUneElimination(portee, id, motif);
    return 'Lot écarté : rien n’est effacé.';
  });
  if (etat.statut === 'fait') revalidatePath(PAGE, 'layout');
  return etat;
}

/** Says that the letters of the batch are posted. */
export async function poster(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...BUREAUX);
  const etat = await traiter(PosteSchema, donnees, async ({ combien }) => {
    await posterLesAnnonces(portee, combien);
    return 'C’est noté.';
  });
  // The list is then empty, and the form with it: the page says what was done.
  if (etat.statut === 'fait') redirect('/agent/effacements?fait=postees');
  return etat;
}
