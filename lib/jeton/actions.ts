'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent, exigerRepresentant } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { JetonSchema, ReglageSchema } from './schema.ts';

/** Issues the token that takes the place of another: the answer is its text, shown once. */
export async function renouvelerJeton(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(JetonSchema, formulaireDe(envoi), (vise) => actes.renouvelerJeton(portee, vise));
}

/** Closes a token of one's body. */
export async function revoquerJeton(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(JetonSchema, formulaireDe(envoi), async (vise) => {
    await actes.revoquerJeton(portee, vise);
    return redirect(`/habilitations/${vise.id}/jetons?fait=revoque`);
  });
}

/** Says from where a token of one's body may be used. */
export async function reglerJeton(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(ReglageSchema, formulaireDe(envoi), async (reglage) => {
    await actes.reglerJeton(portee, { ...reglage, parMinute: undefined, parSeconde: undefined });
    return redirect(`/habilitations/${reglage.id}/jetons?fait=regle`);
  });
}

/** Closes a token found where it should not be, whoever's it is. */
export async function fermerJeton(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('instructeur_habilitations');
  return traiter(JetonSchema, formulaireDe(envoi), async (vise) => {
    await actes.revoquerJeton(portee, vise);
    return redirect(`/agent/habilitations/${vise.id}?fait=jeton`);
  });
}

/** Says how many calls a minute and a second a token may make, and from where. */
export async function limiterJeton(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('instructeur_habilitations');
  return traiter(ReglageSchema, formulaireDe(envoi), async (reglage) => {
    await actes.reglerJeton(portee, reglage);
    return redirect(`/agent/habilitations/${reglage.id}?fait=jeton`);
  });
}
