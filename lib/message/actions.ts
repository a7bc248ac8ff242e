'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { type EtatFormulaire, fichiersDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent, exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { CloreSchema, MessageDeFamilleSchema, MessageDuServiceSchema } from './schema.ts';

/** Writes to the family of a dossier. */
export async function ecrireALaFamille(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(MessageDuServiceSchema, donnees, async (lu) => {
    await actes.ecrireALaFamille(portee, lu);
    refresh();
    return 'Message envoyé.';
  });
}

/** Says that what the family wrote asks for no answer. */
export async function cloreMessages(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(CloreSchema, donnees, async ({ dossierId }) => {
    await actes.cloreMessages(portee, dossierId);
    refresh();
    return 'Plus aucun message n’attend de réponse.';
  });
}

/** Writes to the service that holds the demande, with the files of one piece if there are any. */
export async function ecrireAuService(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(MessageDeFamilleSchema, donnees, async (lu) => {
    await actes.ecrireAuService(portee, lu, await fichiersDe(donnees, 'fichiers'));
    return redirect(`/famille/dossiers/${lu.dossierId}?fait=message`);
  });
}
