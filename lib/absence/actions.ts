'use server';

import { revalidatePath } from 'next/cache';
import { enJournees } from '#lib/droit/argent/redaction.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { PRESENCES } from './queries.ts';
import { DireAbsencesSchema } from './schema.ts';

/** Records absences of a pupil, judges them, or takes back a mistake. */
export async function direAbsences(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...PRESENCES);
  return traiter(DireAbsencesSchema, donnees, async (dites) => {
    const nombre = await actes.direAbsences(portee, dites);
    revalidatePath(`/agent/absences/${dites.eleveId}`);
    return `${enJournees(nombre)} enregistré${nombre >= 4 ? 's' : ''}.`;
  });
}
