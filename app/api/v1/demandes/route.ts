import { repondreDemandes } from '#lib/client/queries.ts';

/** The requests of the body whose software asks. */
export const GET = (requete: Request): Promise<Response> => repondreDemandes(requete);

export const dynamic = 'force-dynamic';
