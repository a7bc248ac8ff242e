import { sante } from '#lib/technique/sante.ts';

/** 200 when base, worker and queue are well, 503 with the cause otherwise. Nothing in it is secret. */
export async function GET(): Promise<Response> {
  const etat = await sante();
  return Response.json(etat, {
    status: etat.cause ? 503 : 200,
    headers: { 'Cache-Control': 'no-store' },
  });
}

export const dynamic = 'force-dynamic';
