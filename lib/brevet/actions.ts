'use server';

import type { EtatDImport } from '#lib/correspondance/faits.ts';
import { menerImport } from '#lib/correspondance/queries.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { formulaireDe } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { importerBrevet } from './actes.ts';
import type { Suite } from './faits.ts';
import { LECTURE_DU_BREVET } from './queries.ts';
import type { ChampDuBrevet } from './schema.ts';

type EtatDuBrevet = EtatDImport<ChampDuBrevet, Suite>;

const bilan = (nombre: number): string => {
  if (nombre === 0) return 'Rien de nouveau : tout était déjà connu.';
  return nombre > 1 ? `${nombre} résultats enregistrés.` : '1 résultat enregistré.';
};

/** Reads a file of results, shows what it would write, and writes it once that was confirmed. */
export async function importerLeBrevet(_: EtatDuBrevet, envoi: FormData): Promise<EtatDuBrevet> {
  const portee = await exigerAgent(...SAISISSANTS);
  return menerImport(LECTURE_DU_BREVET, portee, formulaireDe(envoi), async (tableau, demande) =>
    bilan(await importerBrevet(portee, tableau, demande)),
  );
}
