import { repondreHabilitations } from '#lib/client/queries.ts';

/** What was granted to the body whose software asks. */
export const GET = (requete: Request): Promise<Response> => repondreHabilitations(requete);

export const dynamic = 'force-dynamic';
