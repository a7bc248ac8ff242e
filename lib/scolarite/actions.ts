'use server';

import { redirect } from 'next/navigation';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { type EtatFormulaire, saisieDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { CorrigerScolariteSchema } from './schema.ts';

/** A form sent, or what it would change, to be read before it is sent again. */
export type EtatDeCorrection =
  | EtatFormulaire
  | ({ statut: 'annonce'; saisie: Record<string, string> } & actes.Annonce);

/** Corrects a schooling, once the person has read what it changes on the dossiers; at once when it changes nothing there. */
export async function corrigerScolarite(_: EtatDeCorrection, donnees: FormData): Promise<EtatDeCorrection> {
  const portee = await exigerAgent(...SAISISSANTS);
  const annonces: actes.Annonce[] = [];
  const etat = await traiter(CorrigerScolariteSchema, donnees, async (correction) => {
    const annonce = await actes.annoncerCorrection(portee, correction);
    if (annonce.effets.length > 0 && annonce.empreinte !== correction.annonce) {
      annonces.push(annonce);
      return '';
    }
    await actes.corrigerScolarite(portee, correction);
    return redirect(`/agent/eleves/${correction.scolariteId}`);
  });
  const [annonce] = annonces;
  return annonce ? { statut: 'annonce', ...annonce, saisie: saisieDe(donnees) } : etat;
}
