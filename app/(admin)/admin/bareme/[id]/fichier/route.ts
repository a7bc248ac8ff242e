import { identifiant } from '#app/introuvable.ts';
import { telecharger } from '#lib/bareme/actions.ts';
import { repondreRefus } from '#lib/technique/fichier.ts';

/** The data file of an annexe that two persons signed. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = identifiant((await params).id);
  try {
    const { nom, contenu } = await telecharger(id);
    return new Response(contenu, {
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Disposition': `attachment; filename="${nom}"`,
        'Cache-Control': 'no-store',
      },
    });
  } catch (erreur) {
    return repondreRefus(erreur);
  }
}
