import { repondreIntrospection } from '#lib/appel/queries.ts';

/** What the token of the call opens. */
export const GET = (requete: Request): Promise<Response> => repondreIntrospection(requete, 'production');

export const dynamic = 'force-dynamic';
