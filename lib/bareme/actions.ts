'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { corrigerAnnexe, enregistrerAnnexe, signerAnnexe, telechargerAnnexe } from './actes.ts';
import { AnnexeSchema, CibleSchema, CorrectionSchema } from './schema.ts';

/** Keeps a new annexe, then shows it. */
export async function enregistrer(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  let id = '';
  const etat = await traiter(AnnexeSchema, donnees, async (saisie) => {
    id = await enregistrerAnnexe(portee, saisie);
    return 'Annexe enregistrée.';
  });
  if (etat.statut === 'fait') redirect(`/admin/bareme/${id}`);
  return etat;
}

/** Corrects an annexe that nobody signed yet. */
export async function corriger(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  return traiter(CorrectionSchema, donnees, async ({ id, version, ...saisie }) => {
    await corrigerAnnexe(portee, id, version, saisie);
    return redirect(`/admin/bareme/${id}`);
  });
}

/** Signs an annexe as the page shows it. */
export async function signer(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  const etat = await traiter(CibleSchema, donnees, async ({ id, version }) => {
    const nombre = await signerAnnexe(portee, id, version);
    return nombre === 1
      ? 'Vous avez signé. Une autre personne doit signer à son tour.'
      : 'L’annexe a ses deux signatures : le fichier peut être téléchargé.';
  });
  if (etat.statut === 'fait') revalidatePath('/admin/bareme', 'layout');
  return etat;
}

/** The data file of an annexe that two persons signed, journaled. */
export async function telecharger(id: string): Promise<{ nom: string; contenu: string }> {
  return telechargerAnnexe(await exigerAgent('administrateur'), id);
}
