import { colonnesDuFichier, recevoirTableau, refusDuBrevet } from '#lib/brevet/queries.ts';
import { ImportDuBrevetSchema } from '#lib/brevet/schema.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { saisieDe } from '#lib/technique/formulaire.ts';
import { exigerMemeOrigine } from '#lib/technique/origine.ts';
import { Refus, STATUT_HTTP } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** A body that is no form, or is cut short: forged, or a connection that was lost. */
function illisible(): never {
  throw new Refus('impossible', 'Cet envoi ne peut pas être lu : choisissez le fichier, puis recommencez.');
}

/** The refused lines of a file of results, each with its cause, as a table to correct and send again. */
export async function POST(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...SAISISSANTS);
  try {
    exigerMemeOrigine(requete);
    const formulaire = await requete.formData().catch(illisible);
    const dit = ImportDuBrevetSchema.safeParse(saisieDe(formulaire));
    if (!dit.success) throw new Refus('impossible', dit.error.issues[0]?.message ?? 'Formulaire incomplet.');
    const tableau = await recevoirTableau(portee, formulaire);
    const correspondance = await colonnesDuFichier(portee, dit.data, tableau);
    const octets = await refusDuBrevet(portee, tableau, { ...dit.data, correspondance });
    return new Response(Uint8Array.from(octets), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="brevet-lignes-refusees.csv"',
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
