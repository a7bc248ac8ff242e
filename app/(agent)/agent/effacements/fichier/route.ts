import { lettresDAnnonce } from '#lib/conservation/queries.ts';
import { BUREAUX } from '#lib/droit/ligne-de-procedure.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The letters that tell by post that data will be erased, as one PDF to print. */
export async function GET(): Promise<Response> {
  const portee = await exigerAgent(...BUREAUX);
  return lettresDAnnonce(portee).then(repondreFichier, repondreRefus);
}
