import { exigerMemeOrigine } from '#lib/technique/origine.ts';
import { Refus, STATUT_HTTP } from '#lib/technique/refus.ts';

/** A body that is no form, or is cut short: forged, or a connection that was lost. */
function illisible(): never {
  throw new Refus('impossible', 'Cet envoi ne peut pas être lu : choisissez le fichier, puis recommencez.');
}

/** The answer that gives the refused lines of a file, each with its cause, to correct and send again; or says why there is none. */
export async function repondreLesRefus(
  requete: Request,
  nom: string,
  produire: (formulaire: FormData) => Promise<Uint8Array>,
): Promise<Response> {
  try {
    exigerMemeOrigine(requete);
    const octets = await produire(await requete.formData().catch(illisible));
    return new Response(Uint8Array.from(octets), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${nom}-lignes-refusees.csv"`,
        'Cache-Control': 'no-store',
      },
    });
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    return new Response(`${erreur.message}\n\nRevenez à la page précédente : rien n’y est perdu.\n`, {
      status: STATUT_HTTP[erreur.code],
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
}
