import { repondreAppel } from '#lib/appel/queries.ts';

/** The ministry's own form by area: what its v1 gives for an établissement, for the départements or régions of a JSON body. */
export const POST = (requete: Request): Promise<Response> =>
  repondreAppel(requete, { porte: 'ministere', environnement: 'production', deprecie: true });

export const dynamic = 'force-dynamic';
