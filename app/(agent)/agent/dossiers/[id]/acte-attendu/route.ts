import { redirect } from 'next/navigation';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { FiltresSchema } from '#lib/bannette/schema.ts';
import { suiteAttendue } from '#lib/consultation/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { adresseDActe, adresseDeDossier } from '../../adresses.ts';

/** From the verb of a row of the queue straight to what the dossier waits for. */
export async function GET(
  requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerAgent();
  const id = identifiant((await params).id);
  const filtres = FiltresSchema.parse(Object.fromEntries(new URL(requete.url).searchParams));
  const { brouillon, acte, onglet } = await suiteAttendue(portee, id).catch(pageIntrouvable);
  if (brouillon) redirect(`/agent/saisie/${id}`);
  return redirect(acte ? adresseDActe(id, acte, filtres) : adresseDeDossier(id, filtres, { onglet }));
}
