import { donnerUnAcces } from '#lib/client/queries.ts';

/** An access of some minutes, against the identifier and the secret of a software. */
export const POST = (requete: Request): Promise<Response> => donnerUnAcces(requete);

export const dynamic = 'force-dynamic';
