import { repondreLesRefus } from '#app/(agent)/refus-d-import.ts';
import { LECTURE_DU_BREVET } from '#lib/brevet/queries.ts';
import { refusDuFormulaire } from '#lib/correspondance/queries.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The refused lines of a file of results, each with its cause, as a table to correct and send again. */
export async function POST(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...SAISISSANTS);
  return repondreLesRefus(requete, 'brevet', (formulaire) =>
    refusDuFormulaire(LECTURE_DU_BREVET, portee, formulaire),
  );
}
