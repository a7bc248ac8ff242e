import { reponsesDuFichier } from '#lib/interrogation/queries.ts';
import { InterrogationSchema } from '#lib/interrogation/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';

/** The answers of a file that one's body sent. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/habilitations/[id]/interrogations/[interrogation]/fichier'>,
): Promise<Response> {
  const portee = await exigerRepresentant();
  const { id, interrogation } = await params;
  const lu = InterrogationSchema.safeParse({ id, interrogationId: interrogation });
  if (!lu.success) return repondreRefus(new Refus('introuvable', 'Ce fichier n’existe pas.'));
  return reponsesDuFichier(portee, lu.data).then(repondreFichier, repondreRefus);
}
