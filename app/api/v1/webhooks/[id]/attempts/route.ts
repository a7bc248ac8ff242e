import { repondreEnvois } from '#lib/client/queries.ts';

/** The last deliveries to an address of the body whose software asks. */
export const GET = (
  requete: Request,
  { params }: RouteContext<'/api/v1/webhooks/[id]/attempts'>,
): Promise<Response> => repondreEnvois(requete, params);

export const dynamic = 'force-dynamic';
