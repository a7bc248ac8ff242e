import { repondreParVersion } from '#lib/appel/queries.ts';

/** The status of a pupil, in the form of the version that the address names. */
export const GET = async (
  requete: Request,
  { params }: { params: Promise<{ version: string }> },
): Promise<Response> => repondreParVersion(requete, (await params).version, 'production');

export const dynamic = 'force-dynamic';
