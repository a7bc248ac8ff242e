import { repondreParVersion } from '#lib/appel/queries.ts';

/** The status of a pupil, in the form of the version that the address names, answered by the cases of the staging. */
export const GET = async (
  requete: Request,
  { params }: { params: Promise<{ version: string }> },
): Promise<Response> => repondreParVersion(requete, (await params).version, 'essai');

export const dynamic = 'force-dynamic';
