import { lireDocument } from '#lib/habilitation/queries.ts';
import { IdSchema } from '#lib/habilitation/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** A document joined to a request that was filed. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/agent/habilitations/documents/[document]/fichier'>,
): Promise<Response> {
  const portee = await exigerAgent('instructeur_habilitations');
  const lu = IdSchema.safeParse((await params).document);
  const document = lu.success
    ? lireDocument(portee, lu.data)
    : Promise.reject(new Refus('introuvable', 'Ce document n’existe pas.'));
  return document.then(repondreFichier, repondreRefus);
}
