import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { configuration } from './configuration.ts';
import { authOptions } from './connexion.ts';
import type { Porte } from './identite-lue.ts';

/**
 * Starts a sign-in on the server, so that the button works without script: asks next-auth for its CSRF token, then for
 * the address of the provider, and keeps the cookies (state, nonce, PKCE) that the return will be checked against.
 * Returns the address to send the browser to.
 */
export async function preparerConnexion(porte: Porte, retour: string): Promise<string> {
  const { csrfToken } = await appeler<{ csrfToken: string }>(['csrf']);
  const { url } = await appeler<{ url: string }>(['signin', porte], {
    csrfToken,
    callbackUrl: new URL(retour, configuration().url).href,
    json: 'true',
  });
  return url;
}

async function appeler<Reponse>(nextauth: string[], corps?: Record<string, string>): Promise<Reponse> {
  const requete = new NextRequest(new URL(`/api/auth/${nextauth.join('/')}`, configuration().url), {
    method: corps ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/json' },
    body: corps ? JSON.stringify(corps) : undefined,
  });
  const reponse: Response = await NextAuth(requete, { params: Promise.resolve({ nextauth }) }, authOptions());
  await garderCookies(reponse);
  return (await reponse.json()) as Reponse;
}

async function garderCookies(reponse: Response): Promise<void> {
  const pot = await cookies();
  const { NextResponse } = await import('next/server');
  for (const cookie of new NextResponse(null, { headers: reponse.headers }).cookies.getAll()) pot.set(cookie);
}
