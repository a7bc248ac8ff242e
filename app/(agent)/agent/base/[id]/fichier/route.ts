import { SAISISSANTS } from '#lib/droit/competence.ts';
import { feuilleDesRefus } from '#lib/import/queries.ts';
import { ImportSchema } from '#lib/import/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The lines of an import that were refused, for a spreadsheet. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const portee = await exigerAgent(...SAISISSANTS);
  const lu = ImportSchema.safeParse({ importId: (await params).id });
  if (!lu.success) return repondreRefus(new Refus('introuvable', 'Cet import n’existe pas.'));
  return feuilleDesRefus(portee, lu.data.importId).then(repondreFichier, repondreRefus);
}
