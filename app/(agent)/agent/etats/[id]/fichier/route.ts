import { LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import { fichierDEtat } from '#lib/etat-de-paiement/queries.ts';
import { DocumentDEtatSchema, EtatSchema } from '#lib/etat-de-paiement/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** A state of payment, printed unless a table is asked for. */
export async function GET(
  requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerAgent(...LISENT_LES_ETATS);
  const demande = DocumentDEtatSchema.parse(Object.fromEntries(new URL(requete.url).searchParams));
  const lu = EtatSchema.safeParse({ etatId: (await params).id });
  if (!lu.success) return repondreRefus(new Refus('introuvable', 'Cet état est introuvable.'));
  return fichierDEtat(portee, lu.data.etatId, demande).then(repondreFichier, repondreRefus);
}
