import { repondreHabilitation } from '#lib/client/queries.ts';

/** One thing that was granted to the body whose software asks. */
export const GET = (
  requete: Request,
  { params }: RouteContext<'/api/v1/habilitations/[id]'>,
): Promise<Response> => repondreHabilitation(requete, params);

export const dynamic = 'force-dynamic';
