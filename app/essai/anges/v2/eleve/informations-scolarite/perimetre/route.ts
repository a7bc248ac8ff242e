import { repondreAppel } from '#lib/appel/queries.ts';

/** The ministry's own form by area, from the cases of the staging. */
export const POST = (requete: Request): Promise<Response> =>
  repondreAppel(requete, { porte: 'ministere', environnement: 'essai', deprecie: true });

export const dynamic = 'force-dynamic';
