import { lireDocument } from '#lib/habilitation/queries.ts';
import { IdSchema } from '#lib/habilitation/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';

/** A document that one's body joined to its request. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/habilitations/documents/[document]/fichier'>,
): Promise<Response> {
  const portee = await exigerRepresentant();
  const lu = IdSchema.safeParse((await params).document);
  const document = lu.success
    ? lireDocument(portee, lu.data)
    : Promise.reject(new Refus('introuvable', 'Ce document n’existe pas.'));
  return document.then(repondreFichier, repondreRefus);
}
