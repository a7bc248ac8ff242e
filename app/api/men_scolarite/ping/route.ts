import { etatDeLInterface } from '#lib/contrat/queries.ts';

/** Whether the data answer; 502 when they do not. */
export async function GET(): Promise<Response> {
  const etat = await etatDeLInterface();
  return Response.json(etat, {
    status: etat.status === 'ok' ? 200 : 502,
    headers: { 'Cache-Control': 'no-store' },
  });
}

export const dynamic = 'force-dynamic';
