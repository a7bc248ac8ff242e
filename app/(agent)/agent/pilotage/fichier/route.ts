import { tableurDeFigure } from '#lib/figure/queries.ts';
import { VOIENT_LES_FIGURES } from '#lib/pilotage/queries.ts';
import { FigureSchema, FiltresDePilotageSchema } from '#lib/pilotage/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** A figure under the filters of the address, as a table for a spreadsheet. */
export async function GET(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...VOIENT_LES_FIGURES);
  const dits = Object.fromEntries(new URL(requete.url).searchParams);
  return tableurDeFigure(portee, FigureSchema.parse(dits), FiltresDePilotageSchema.parse(dits)).then(
    repondreFichier,
    repondreRefus,
  );
}
