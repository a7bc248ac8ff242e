'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { EtatDeDevoilement, ValeurDevoilee } from '#lib/consultation/schema.ts';
import { BUREAUX } from '#lib/droit/ligne-de-procedure.ts';
import { type EtatFormulaire, fichiersDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent, exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { SUIVENT_LES_COMPTES } from './queries.ts';
import { CompteDuDossierSchema, CompteSchema, DevoilerCompteSchema, SuiteSchema } from './schema.ts';

/** Keeps the account that the family gives. */
export async function donner(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(CompteSchema, donnees, async (dit) => {
    const tient = await actes.donnerMonCompte(portee, dit, await fichiersDe(donnees, 'fichiers'));
    return redirect(`/famille/compte?fait=${tient ? 'donne' : 'attend'}`);
  });
}

/** Confirms or puts aside the account of the family that waits. */
export async function repondre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerFamille();
  return traiter(SuiteSchema, donnees, async ({ compteId, suite, motif }) => {
    await actes.direDuCompte(portee, compteId, suite === 'confirmer' ? null : motif);
    return redirect(`/famille/compte?fait=${suite === 'confirmer' ? 'donne' : 'ecarte'}`);
  });
}

/** Types the RIB of who asked. */
export async function saisir(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...BUREAUX);
  const etat = await traiter(CompteDuDossierSchema, donnees, async (dit) => {
    await actes.saisirLeCompte(portee, dit, await fichiersDe(donnees, 'fichiers'));
    return 'Compte enregistré : la famille ou un collègue le confirme.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Confirms or puts aside an account that somebody else typed. */
export async function trancher(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...BUREAUX);
  const etat = await traiter(SuiteSchema, donnees, async ({ compteId, suite, motif }) => {
    await actes.direDuCompte(portee, compteId, suite === 'confirmer' ? null : motif);
    return suite === 'confirmer' ? 'Compte confirmé.' : 'Compte écarté.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Shows the IBAN of a dossier, with a reason. */
export async function devoiler(_: EtatDeDevoilement, donnees: FormData): Promise<EtatDeDevoilement> {
  const portee = await exigerAgent(...SUIVENT_LES_COMPTES);
  let valeurs: ValeurDevoilee[] = [];
  const etat = await traiter(DevoilerCompteSchema, donnees, async (demande) => {
    valeurs = await actes.devoilerLeCompte(portee, demande);
    return 'Affiché une fois : la page suivante ne le montre plus.';
  });
  return { ...etat, valeurs };
}
