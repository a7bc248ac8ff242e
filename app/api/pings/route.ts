import { etatDeLInterface } from '#lib/contrat/queries.ts';

/** The state of each source of the interface: there is one. */
export const GET = async (): Promise<Response> =>
  Response.json([{ name: 'men_scolarite', ...(await etatDeLInterface()) }], {
    headers: { 'Cache-Control': 'no-store' },
  });

export const dynamic = 'force-dynamic';
