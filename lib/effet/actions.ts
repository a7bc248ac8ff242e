'use server';

import { redirect } from 'next/navigation';
import { CibleSchema } from '#lib/bareme/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { mesurerEffet } from './actes.ts';

/** Begins to measure what an annexe would change, and leads to the measure. */
export async function mesurer(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  return traiter(CibleSchema, donnees, async ({ id, version }) =>
    redirect(`/agent/effets/${await mesurerEffet(portee, id, version)}`),
  );
}
