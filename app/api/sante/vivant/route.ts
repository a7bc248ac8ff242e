/** 200 as long as the process answers at all: nothing is asked of the base, whose absence no restart of the site mends. */
export const GET = (): Response =>
  Response.json({ vivant: true }, { headers: { 'Cache-Control': 'no-store' } });

export const dynamic = 'force-dynamic';
