'use server';

import { refresh } from 'next/cache';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { RendreSchema, SolliciterSchema } from './schema.ts';

/** Asks for an opinion on a dossier. */
export async function solliciter(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(SolliciterSchema, donnees, async (demande) => {
    await actes.solliciter(portee, demande);
    refresh();
    return 'Avis demandé. Le délai légal du dossier continue de courir.';
  });
}

/** Gives the opinion that was asked. */
export async function rendreAvis(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RendreSchema, donnees, async (rendu) => {
    await actes.rendreAvis(portee, rendu);
    refresh();
    return 'Avis rendu : il est au dossier.';
  });
}
