import { repondreQuiLit } from '#lib/client/queries.ts';

/** Who reads. */
export const GET = (requete: Request): Promise<Response> => repondreQuiLit(requete);

export const dynamic = 'force-dynamic';
