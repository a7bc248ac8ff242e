/** The directory of enterprises and administrations (recherche-entreprises.api.gouv.fr): public, without a key. */
import { z } from 'zod';
import { configuration } from '#lib/technique/configuration.ts';
import { type Appeler, ouvrirAppels, POLITIQUE, SansReponse } from './appel.ts';

/** What the directory says of a body: kept with the request as it was that day. */
export interface Organisme {
  siret: string;
  denomination: string;
  adresse: string;
  /** Code of the legal category, four digits: those of public law begin with 7. */
  natureJuridique: string;
  actif: boolean;
}

const Etablissement = z.object({
  siret: z.string(),
  adresse: z.string().nullish(),
  etat_administratif: z.string().nullish(),
});
const Reponse = z.object({
  results: z.array(
    z.object({
      nom_complet: z.string(),
      nature_juridique: z.string().nullish(),
      siege: Etablissement,
      matching_etablissements: z.array(Etablissement).nullish(),
    }),
  ),
});

/** Asks an open directory. Resolves with null for a SIRET that it does not know; rejects with a {@link SansReponse}. */
export async function chercherOrganisme(
  appeler: Appeler,
  adresse: string,
  siret: string,
): Promise<Organisme | null> {
  const url = new URL('/search', adresse);
  url.searchParams.set('q', siret);
  const { statut, corps } = await appeler(url);
  const lu = Reponse.safeParse(corps);
  if (statut !== 200 || !lu.success) throw new SansReponse(`annuaire, statut ${statut}`);
  for (const { nom_complet: denomination, nature_juridique, siege, matching_etablissements } of lu.data
    .results) {
    const trouve = [siege, ...(matching_etablissements ?? [])].find((connu) => connu.siret === siret);
    if (trouve)
      return {
        siret,
        denomination,
        adresse: trouve.adresse ?? '',
        natureJuridique: nature_juridique ?? '',
        actif: trouve.etat_administratif !== 'F',
      };
  }
  return null;
}

let appels: Appeler | undefined;

/** The body of a SIRET in the directory that the configuration names; see `chercherOrganisme`. */
export function organismeDe(siret: string): Promise<Organisme | null> {
  appels ??= ouvrirAppels(POLITIQUE);
  return chercherOrganisme(appels, configuration().annuaire, siret);
}
