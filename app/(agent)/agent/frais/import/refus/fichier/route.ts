import { repondreLesRefus } from '#app/(agent)/refus-d-import.ts';
import { refusDuFormulaire } from '#lib/correspondance/queries.ts';
import { ENCAISSEURS, LECTURE_DE_FRAIS } from '#lib/frais/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The refused lines of a file of fees, each with its cause, as a table to correct and send again. */
export async function POST(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...ENCAISSEURS);
  return repondreLesRefus(requete, 'frais', (formulaire) =>
    refusDuFormulaire(LECTURE_DE_FRAIS, portee, formulaire),
  );
}
