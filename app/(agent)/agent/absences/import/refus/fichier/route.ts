import { repondreLesRefus } from '#app/(agent)/refus-d-import.ts';
import { LECTURE_D_ABSENCES, PRESENCES } from '#lib/absence/queries.ts';
import { refusDuFormulaire } from '#lib/correspondance/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The refused lines of a file of absences, each with its cause, as a table to correct and send again. */
export async function POST(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...PRESENCES);
  return repondreLesRefus(requete, 'absences', (formulaire) =>
    refusDuFormulaire(LECTURE_D_ABSENCES, portee, formulaire),
  );
}
