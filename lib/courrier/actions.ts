'use server';

import { refresh } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent, exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { DaterReceptionSchema, RelancerSchema } from './schema.ts';

/** Dates the reception of the last letter. */
export async function daterReception(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(DaterReceptionSchema, donnees, async ({ recuLe, preuve, ...cible }) => {
    await accomplir(portee, actes.daterReception(cible, { recuLe, preuve }));
    return redirect(retourAuDossier(cible, 'dater_reception'));
  });
}

/** A family opens one of its letters; the first opening dates its reception. */
export async function ouvrirCourrier(id: string): Promise<void> {
  await actes.ouvrirCourrier(await exigerFamille(), id);
}

/** Gives a letter set aside back to the worker. */
export async function relancerCourrier(donnees: FormData): Promise<void> {
  const portee = await exigerAgent();
  const { statut } = await traiter(RelancerSchema, donnees, async ({ courrierId }) => {
    await actes.relancerProduction(portee, courrierId);
    return '';
  });
  if (statut === 'refuse') notFound();
  refresh();
}
