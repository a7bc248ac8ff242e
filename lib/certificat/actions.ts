'use server';

import { redirect } from 'next/navigation';
import { ecrireJour } from '#lib/droit/date.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { sourceDeLaRequete } from '#lib/technique/porteur.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { DemanderSchema, VerifierSchema } from './schema.ts';

/** Asks for the certificate of a dossier, then opens it. */
export async function demander(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(DemanderSchema, donnees, async ({ dossierId }) => {
    await actes.demanderCertificat(portee, dossierId);
    return redirect(`/famille/dossiers/${dossierId}/certificat/fichier`);
  });
}

/** Tells what a certificate attests, in the answer of this very POST. */
export async function verifier(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return traiter(VerifierSchema, donnees, async (lu) => {
    const { echelon, au } = await actes.verifierCertificat(lu, await sourceDeLaRequete(), await aujourdHui());
    return `Certificat valable : bourse à l’échelon ${echelon}, jusqu’au ${ecrireJour(au)}.`;
  });
}
