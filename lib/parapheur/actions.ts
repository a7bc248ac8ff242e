'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { retourAuDossier } from '#lib/dossier/schema.ts';
import { direBilan } from '#lib/reception/faits.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { SignerLotSchema, SignerSchema } from './schema.ts';

/** Signs the letters of one dossier. */
export async function signerCourrier(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(SignerSchema, donnees, async ({ lieu, ...cible }) => {
    await actes.signerUn(portee, cible, lieu);
    return redirect(retourAuDossier(cible, 'signer_courrier', 'courriers'));
  });
}

/** Signs a batch, and says line by line what was refused. */
export async function signerLot(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  const etat = await traiter(SignerLotSchema, donnees, async ({ lieu, cibles }) =>
    direBilan(await actes.signerLot(portee, cibles, lieu), 'signature'),
  );
  if (etat.statut === 'fait') refresh();
  return etat;
}
