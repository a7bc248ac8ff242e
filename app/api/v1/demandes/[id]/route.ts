import { repondreDemande } from '#lib/client/queries.ts';

/** One of the requests of the body whose software asks. */
export const GET = (requete: Request, { params }: RouteContext<'/api/v1/demandes/[id]'>): Promise<Response> =>
  repondreDemande(requete, params);

export const dynamic = 'force-dynamic';
