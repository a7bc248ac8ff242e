import { repondreAppel } from '#lib/appel/queries.ts';

/** The ministry's own form, a translation of the same answer. */
export const GET = (requete: Request): Promise<Response> =>
  repondreAppel(requete, { porte: 'ministere', environnement: 'production', deprecie: true });

export const dynamic = 'force-dynamic';
