import { santeDuMoment } from '#lib/technique/sante.ts';

/** 200 when all is well, 503 with the causes otherwise. Nothing in it is secret. */
export async function GET(): Promise<Response> {
  const etat = await santeDuMoment();
  return Response.json(etat, {
    status: etat.causes.length > 0 ? 503 : 200,
    headers: { 'Cache-Control': 'no-store' },
  });
}

export const dynamic = 'force-dynamic';
