import { repondreAppel } from '#lib/appel/queries.ts';

/** The second version, flat, kept for those who still call it, answered by the cases of the staging. */
export const GET = (requete: Request): Promise<Response> =>
  repondreAppel(requete, { porte: 'v2', environnement: 'essai', deprecie: true });

export const dynamic = 'force-dynamic';
