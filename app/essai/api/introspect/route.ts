import { repondreIntrospection } from '#lib/appel/queries.ts';

/** What the token of the staging opens. */
export const GET = (requete: Request): Promise<Response> => repondreIntrospection(requete, 'essai');

export const dynamic = 'force-dynamic';
