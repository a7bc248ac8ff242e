import { retenir } from '#lib/technique/memoire.ts';
import { sante } from '#lib/technique/sante.ts';

/** Anybody may ask, and each look has the base write and the antivirus answer: there is one in so many milliseconds at most. */
const MEMOIRE_MS = 3_000;
const etatDuMoment = retenir(sante, MEMOIRE_MS);

/** 200 when all is well, 503 with the causes otherwise. Nothing in it is secret. */
export async function GET(): Promise<Response> {
  const etat = await etatDuMoment();
  return Response.json(etat, {
    status: etat.causes.length > 0 ? 503 : 200,
    headers: { 'Cache-Control': 'no-store' },
  });
}

export const dynamic = 'force-dynamic';
