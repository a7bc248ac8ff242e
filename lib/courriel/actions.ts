'use server';

import { refresh } from 'next/cache';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { MonAdresseSchema } from './schema.ts';

/** A family says at which address it is written to. */
export async function changerMonAdresse(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerFamille();
  const etat = await traiter(MonAdresseSchema, donnees, async (courriel) => {
    await actes.changerMonAdresse(portee, courriel);
    return `C’est noté : nos courriels partent à ${courriel}.`;
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}
