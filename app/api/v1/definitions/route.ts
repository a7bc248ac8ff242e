import { repondreDefinitions } from '#lib/client/queries.ts';

/** What may be asked for. */
export const GET = (requete: Request): Promise<Response> => repondreDefinitions(requete);

export const dynamic = 'force-dynamic';
