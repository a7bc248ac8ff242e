import { repondreAppel } from '#lib/appel/queries.ts';

/** The ministry's own form, a translation of the same answer, from the cases of the staging. */
export const GET = (requete: Request): Promise<Response> =>
  repondreAppel(requete, { porte: 'ministere', environnement: 'essai', deprecie: true });

export const dynamic = 'force-dynamic';
