import { reponsesAuxCas } from '#lib/cas/queries.ts';
import { exigerMemeOrigine } from '#lib/technique/origine.ts';
import { Refus, STATUT_HTTP } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';

const refuser = (statut: number, message: string): Response =>
  new Response(
    `${message}\n\nRevenez à la page précédente : rien de ce que vous avez saisi n’y est perdu.\n`,
    {
      status: statut,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    },
  );

/** A body that is no form, or is cut short: forged, or a connection that was lost. */
function illisible(): never {
  throw new Refus('impossible', 'Cet envoi ne peut pas être lu : choisissez le fichier, puis recommencez.');
}

/** All answers as a CSV file. */
export async function POST(requete: Request): Promise<Response> {
  const portee = await exigerAgent('gestionnaire_sab', 'responsable_sab');
  try {
    exigerMemeOrigine(requete);
    const reponses = await reponsesAuxCas(portee, await requete.formData().catch(illisible));
    return new Response(Uint8Array.from(reponses), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="resultats.csv"',
        'Cache-Control': 'no-store',
      },
    });
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    return refuser(STATUT_HTTP[erreur.code], erreur.message);
  }
}
