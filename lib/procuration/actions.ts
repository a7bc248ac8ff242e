'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { SUIVENT_LES_PROCURATIONS } from '#lib/droit/argent/procuration.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent, exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import {
  PapierSchema,
  ReponseSchema,
  ResiliationPapierSchema,
  ResilierSchema,
  SignerSchema,
} from './schema.ts';

/** The family signs online. */
export async function signer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(SignerSchema, donnees, async (lu) => {
    await actes.signerEnLigne(portee, lu);
    return redirect(`/famille/dossiers/${lu.dossierId}/procuration?fait=signee`);
  });
}

/** The family withdraws it. */
export async function retirer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  const etat = await traiter(ResilierSchema, donnees, async ({ procurationId }) => {
    await actes.resilier(portee, procurationId);
    return 'Procuration retirée.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Types a paper that both signed. */
export async function saisir(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SUIVENT_LES_PROCURATIONS);
  const etat = await traiter(PapierSchema, donnees, async (papier) => {
    await actes.saisirPapier(portee, papier);
    return 'Procuration enregistrée.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** The head signs or declines. */
export async function repondre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('chef_etablissement');
  const etat = await traiter(ReponseSchema, donnees, async (lu) => {
    await actes.repondre(portee, lu);
    return 'Réponse enregistrée.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Types the paper by which a family withdraws it. */
export async function enregistrerResiliation(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SUIVENT_LES_PROCURATIONS);
  const etat = await traiter(ResiliationPapierSchema, donnees, async ({ procurationId, le }) => {
    await actes.resilier(portee, procurationId, le);
    return 'Résiliation enregistrée.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}
