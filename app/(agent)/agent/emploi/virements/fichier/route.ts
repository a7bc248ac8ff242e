import { rentreeDu } from '#lib/droit/annee.ts';
import { TIENNENT_L_EMPLOI } from '#lib/droit/argent/emploi.ts';
import { ordreDeVirement } from '#lib/emploi/queries.ts';
import { OrdreSchema } from '#lib/emploi/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { saisieDe } from '#lib/technique/formulaire.ts';
import { exigerMemeOrigine } from '#lib/technique/origine.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** A body that is no form, or is cut short: forged, or a connection that was lost. */
function illisible(): never {
  throw new Refus('impossible', 'Cet envoi ne peut pas être lu : revenez à la page, puis recommencez.');
}

/** The file of transfers to families, for the bank of the mandataire. */
export async function POST(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...TIENNENT_L_EMPLOI);
  try {
    exigerMemeOrigine(requete);
    const lu = OrdreSchema.safeParse(saisieDe(await requete.formData().catch(illisible)));
    if (!lu.success) throw new Refus('impossible', lu.error.issues.map(({ message }) => message).join('\n'));
    return repondreFichier(await ordreDeVirement(portee, rentreeDu(portee.jour), lu.data));
  } catch (erreur) {
    return repondreRefus(erreur);
  }
}
