import { telechargerAnnexe } from '#lib/bareme/actes.ts';
import { Refus, STATUT_HTTP } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The data file of an annexe that two persons signed. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerAgent('administrateur');
  const { id } = await params;
  try {
    const { nom, contenu } = await telechargerAnnexe(portee, id);
    return new Response(contenu, {
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Disposition': `attachment; filename="${nom}"`,
        'Cache-Control': 'no-store',
      },
    });
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    return new Response(erreur.message, { status: STATUT_HTTP[erreur.code] });
  }
}
