'use server';

import { revalidatePath } from 'next/cache';
import type { EtatDImport } from '#lib/correspondance/faits.ts';
import { menerImport } from '#lib/correspondance/queries.ts';
import { enJournees } from '#lib/droit/argent/redaction.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import type { SuiteDAbsences } from './faits.ts';
import { LECTURE_D_ABSENCES, PRESENCES } from './queries.ts';
import { type ChampDAbsences, DireAbsencesSchema } from './schema.ts';

/** Records absences of a pupil, judges them, or takes back a mistake. */
export async function direAbsences(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...PRESENCES);
  return traiter(DireAbsencesSchema, donnees, async (dites) => {
    const nombre = await actes.direAbsences(portee, dites);
    revalidatePath(`/agent/absences/${dites.eleveId}`);
    return `${enJournees(nombre)} enregistré${nombre >= 4 ? 's' : ''}.`;
  });
}

type EtatDAbsences = EtatDImport<ChampDAbsences, SuiteDAbsences>;

/** Reads a file of absences, shows what it would write, and writes it once that was confirmed. */
export async function importerDesAbsences(_: EtatDAbsences, envoi: FormData): Promise<EtatDAbsences> {
  const portee = await exigerAgent(...PRESENCES);
  return menerImport(LECTURE_D_ABSENCES, portee, formulaireDe(envoi), async (tableau, demande) => {
    const nombre = await actes.importerAbsences(portee, tableau, demande);
    return nombre === 0
      ? 'Rien de nouveau : tout était déjà connu.'
      : `${nombre} demi-journée${nombre > 1 ? 's' : ''} enregistrée${nombre > 1 ? 's' : ''}, à apprécier par le chef d’établissement.`;
  });
}
