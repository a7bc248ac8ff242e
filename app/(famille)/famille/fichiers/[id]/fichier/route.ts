import { lireFichier } from '#lib/piece/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerFamille } from '#lib/technique/session.ts';

/** A file of a piece of a dossier that this person filed. */
export async function GET(_: Request, { params }: RouteContext<'/famille/fichiers/[id]/fichier'>) {
  const portee = await exigerFamille();
  return lireFichier(portee, (await params).id).then(repondreFichier, repondreRefus);
}
