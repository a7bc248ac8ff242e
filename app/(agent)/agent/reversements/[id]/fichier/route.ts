import { z } from 'zod';
import { LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import { lettreDeLOrdre } from '#lib/reversement/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The letter of an order of repayment. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const portee = await exigerAgent(...LISENT_LES_ETATS);
  const lu = z.uuid().safeParse((await params).id);
  if (!lu.success)
    return repondreRefus(new Refus('introuvable', 'Cet ordre de reversement est introuvable.'));
  return lettreDeLOrdre(portee, lu.data).then(repondreFichier, repondreRefus);
}
