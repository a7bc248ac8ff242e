import { identifiant } from '#app/introuvable.ts';
import { BUREAUX } from '#lib/droit/ligne-de-procedure.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { imprimeDuTransfert } from '#lib/transfert/queries.ts';

/** The printed transfer of a bourse. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const portee = await exigerAgent(...BUREAUX);
  return imprimeDuTransfert(portee, identifiant((await params).id)).then(repondreFichier, repondreRefus);
}
