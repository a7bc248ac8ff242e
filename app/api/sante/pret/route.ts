import { dispositionDuMoment } from '#lib/technique/pret.ts';

/** 200 when this process may be given requests, 503 with the causes otherwise. Nothing in it is secret. */
export async function GET(): Promise<Response> {
  const disposition = await dispositionDuMoment();
  return Response.json(disposition, {
    status: disposition.pret ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

export const dynamic = 'force-dynamic';
