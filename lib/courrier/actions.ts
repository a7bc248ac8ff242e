'use server';

import { refresh } from 'next/cache';
import { notFound } from 'next/navigation';
import { traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent, exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { PrendreAdresseSchema, ReessayerSchema, RelancerSchema } from './schema.ts';

/** A family opens one of its letters; the first opening dates its reception. */
export async function ouvrirCourrier(id: string): Promise<void> {
  await actes.ouvrirCourrier(await exigerFamille(), id);
}

/** Gives back to the worker a letter set aside. */
export async function relancerCourrier(donnees: FormData): Promise<void> {
  const portee = await exigerAgent();
  const { statut } = await traiter(RelancerSchema, donnees, async ({ courrierId }) => {
    await actes.relancer(portee, courrierId);
    return '';
  });
  if (statut === 'refuse') notFound();
  refresh();
}

/** Tries again an address that the mail server refused. */
export async function reessayerAdresse(donnees: FormData): Promise<void> {
  const portee = await exigerAgent();
  const { statut } = await traiter(ReessayerSchema, donnees, async ({ dossierId }) => {
    await actes.reessayerAdresse(portee, dossierId);
    return '';
  });
  if (statut === 'refuse') notFound();
  refresh();
}

/** Writes from now on to another address that the base knows of the same person. */
export async function prendreAdresse(donnees: FormData): Promise<void> {
  const portee = await exigerAgent();
  const { statut } = await traiter(PrendreAdresseSchema, donnees, async ({ dossierId, courriel }) => {
    await actes.prendreAdresse(portee, { dossierId, courriel });
    return '';
  });
  if (statut === 'refuse') notFound();
  refresh();
}
