'use server';

import { refresh } from 'next/cache';
import { recevoirTableau } from '#lib/correspondance/queries.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { direLeBilan, type EtatDesRetours, lireRetoursOuRefuser } from './faits.ts';
import { SUIVENT_LES_PAIEMENTS } from './queries.ts';
import { DireSchema, PayerDeNouveauSchema } from './schema.ts';

/** Says what became of one payment. */
export async function dire(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SUIVENT_LES_PAIEMENTS);
  const etat = await traiter(DireSchema, donnees, async (dit) => {
    await actes.direDuVersement(portee, dit);
    return 'Enregistré.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Pays again what came back. */
export async function payerDeNouveau(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SUIVENT_LES_PAIEMENTS);
  const etat = await traiter(PayerDeNouveauSchema, donnees, async ({ versementId }) => {
    await actes.payerDeNouveau(portee, versementId);
    return 'Un nouveau versement est à payer.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Reads a file of payments, rejects and returns. */
export async function lireUnFichier(_: EtatDesRetours, envoi: FormData): Promise<EtatDesRetours> {
  const portee = await exigerAgent(...SUIVENT_LES_PAIEMENTS);
  const donnees = formulaireDe(envoi);
  return direLeBilan(async () => {
    const bilan = await actes.direParFichier(
      portee,
      lireRetoursOuRefuser(await recevoirTableau(portee, donnees, 'lire_retours')),
    );
    refresh();
    return bilan;
  });
}
