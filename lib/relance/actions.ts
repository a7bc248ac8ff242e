'use server';

import { refresh } from 'next/cache';
import { RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { relancerFamilles } from './actes.ts';
import { direBilan } from './faits.ts';
import { RelancerSchema } from './schema.ts';

/** Reminds the families ticked, and says how many were reached. */
export async function relancer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...RELANCEURS);
  const etat = await traiter(RelancerSchema, donnees, async (lu) =>
    direBilan(lu.etape, await relancerFamilles(portee, lu)),
  );
  if (etat.statut === 'fait') refresh();
  return etat;
}
