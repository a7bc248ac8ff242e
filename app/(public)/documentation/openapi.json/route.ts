import { documentOpenApi } from '#lib/contrat/faits.ts';
import { configuration } from '#lib/technique/configuration.ts';

/** The OpenAPI document, made of the schemas that check the traffic. */
export const GET = (): Response => Response.json(documentOpenApi(configuration().url));

export const dynamic = 'force-dynamic';
