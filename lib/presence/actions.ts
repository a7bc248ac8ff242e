'use server';

import { revalidatePath } from 'next/cache';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { CERTIFICATEURS } from './queries.ts';
import { CertifierSchema } from './schema.ts';

/** Signs the presence of a class for a trimestre, all but the exceptions. */
export async function certifierPresence(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...CERTIFICATEURS);
  return traiter(CertifierSchema, donnees, async (certification) => {
    const presents = await actes.certifierPresence(portee, certification);
    revalidatePath('/agent/presence');
    return `Présence certifiée pour ${presents} boursier${presents > 1 ? 's' : ''}.`;
  });
}
