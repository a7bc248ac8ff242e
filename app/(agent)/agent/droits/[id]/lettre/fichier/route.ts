import { lettre } from '#lib/exercice/queries.ts';
import { ExerciceSchema } from '#lib/exercice/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The letter of the last thing that was done of a request on personal data. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerAgent('dpo');
  const lu = ExerciceSchema.safeParse({ exerciceId: (await params).id });
  if (!lu.success) return repondreRefus(new Refus('introuvable', 'Cette demande n’existe pas.'));
  return lettre(portee, lu.data.exerciceId).then(repondreFichier, repondreRefus);
}
