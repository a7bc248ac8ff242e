'use server';

import { refresh } from 'next/cache';
import { REMPLISSENT_LES_FICHES } from '#lib/droit/argent/fiche-navette.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { RetirerSchema, VersementAilleursSchema } from './schema.ts';

/** Records a prime d’équipement paid elsewhere. */
export async function enregistrer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...REMPLISSENT_LES_FICHES);
  const etat = await traiter(VersementAilleursSchema, donnees, async (versement) => {
    await actes.enregistrerVersementAilleurs(portee, versement);
    return 'Versement enregistré : la prime d’équipement ne sera plus versée ici.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Takes back what was recorded by mistake. */
export async function retirer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...REMPLISSENT_LES_FICHES);
  const etat = await traiter(RetirerSchema, donnees, async (retrait) => {
    await actes.retirerVersementAilleurs(portee, retrait);
    return 'Enregistrement retiré.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}
