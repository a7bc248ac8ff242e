import { imprimerLot } from '#lib/parapheur/queries.ts';
import { ImpressionSchema } from '#lib/parapheur/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** What an address repeats is a list. */
function parametresDe({ searchParams }: URL): Record<string, string | string[] | undefined> {
  const listes = ['c', 'dossier'].flatMap((nom) => {
    const lues = searchParams.getAll(nom);
    return lues.length > 0 ? [[nom, lues] as const] : [];
  });
  const seuls = ['recus', 'sans', 'imprimes'].map(
    (nom) => [nom, searchParams.get(nom) ?? undefined] as const,
  );
  return Object.fromEntries([...listes, ...seuls]);
}

/** One PDF to print: letters of the folder, the last ones of a selection, or the receipts of a day, behind their cover sheet. */
export async function GET(requete: Request): Promise<Response> {
  const portee = await exigerAgent();
  const lu = ImpressionSchema.safeParse(parametresDe(new URL(requete.url)));
  const lot = lu.success
    ? imprimerLot(portee, lu.data)
    : Promise.reject(new Refus('introuvable', 'Aucun courrier à imprimer : cochez ceux que vous voulez.'));
  return lot.then(repondreFichier, repondreRefus);
}
