'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { LotSchema, RattrapageSchema, SelectionSchema } from './schema.ts';

/** Keeps what is ticked in the queue, and leads to what would become of it; back to the queue when nothing is. */
export async function preparerLot(donnees: FormData): Promise<void> {
  const portee = await exigerAgent();
  const envoi = formulaireDe(donnees);
  const lu = SelectionSchema.safeParse({
    geste: envoi.get('geste'),
    etendue: envoi.get('etendue') ?? undefined,
    ids: envoi.getAll('dossier'),
    liste: envoi.get('liste') ?? undefined,
  });
  const lotId = lu.success
    ? await actes.preparerLot(portee, lu.data).catch((erreur: unknown) => {
        if (!(erreur instanceof Refus)) throw erreur;
        return null;
      })
    : null;
  if (lotId) redirect(`/agent/lots/${lotId}`);
  const retour = new URLSearchParams(lu.success ? lu.data.liste : '');
  retour.set('lot', 'vide');
  redirect(`/agent/dossiers?${retour}`);
}

/** Does what a lot waits for. */
export async function accomplirLot(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(LotSchema, donnees, async ({ lotId }) => {
    await actes.accomplirLot(portee, lotId);
    return redirect(`/agent/lots/${lotId}`);
  });
}

/** Keeps what is to be called back of a lot, and leads to what would become of it. */
export async function preparerRattrapage(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RattrapageSchema, donnees, async (rattrapage) => {
    const lotId = await actes.preparerRattrapage(portee, rattrapage);
    return redirect(`/agent/lots/${lotId}`);
  });
}
