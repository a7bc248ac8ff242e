'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { noterLeRegard } from '#lib/administration/actes.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import {
  changerLaFin,
  corrigerAgent,
  inscrireAgent,
  ouvrirAffectation,
  proposerDelegation,
} from './actes.ts';
import {
  AffectationSchema,
  DelegationSchema,
  FicheSchema,
  FinSchema,
  InscriptionSchema,
  RegardSchema,
} from './schema.ts';

/** One act of an administrateur, told as done or as waiting for another one. */
async function administrer<S extends z.ZodType>(
  schema: S,
  donnees: FormData,
  acte: (portee: Portee, lu: z.output<S>) => Promise<boolean>,
): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  const etat = await traiter(schema, donnees, async (lu) =>
    (await acte(portee, lu))
      ? 'Enregistré.'
      : 'Proposé : cet acte prendra effet quand un autre administrateur l’aura confirmé.',
  );
  if (etat.statut === 'fait') revalidatePath('/admin', 'layout');
  return etat;
}

/** Inscribes an agent, then shows the card where functions are opened. */
export async function inscrire(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  return traiter(InscriptionSchema, donnees, async (lu) =>
    redirect(`/admin/agents/${await inscrireAgent(portee, lu)}`),
  );
}

/** Corrects a name or a mail. */
export async function corriger(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return administrer(FicheSchema, donnees, corrigerAgent);
}

/** Opens a function to an agent, or proposes it when it is signed by two. */
export async function affecter(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return administrer(AffectationSchema, donnees, ouvrirAffectation);
}

/** Proposes a delegation of signature. */
export async function deleguer(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return administrer(DelegationSchema, donnees, proposerDelegation);
}

/** Closes, or prolongs, an affectation or a delegation. */
export async function finir(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  return administrer(FinSchema, donnees, changerLaFin);
}

/** Looks at what an agent sees, once the register says who looks and why. */
export async function regarder(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  return traiter(RegardSchema, donnees, async ({ id, motif }) => {
    await noterLeRegard(portee, id, motif);
    return redirect(`/admin/agents/${id}/vue`);
  });
}
