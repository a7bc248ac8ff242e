import { notFound } from 'next/navigation';
import { type NextRequest, NextResponse } from 'next/server';
import NextAuth from 'next-auth';
import { portesDeConnexion } from '#lib/connexion/queries.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { authOptions } from '#lib/technique/connexion.ts';

/**
 * The two doors of the library that the product uses: the return from a provider, and what is said when it fails.
 * Sign-in begins and sign-out ends by our own doors; the others do not exist.
 */
export async function GET(requete: NextRequest, contexte: RouteContext<'/api/auth/[...nextauth]'>) {
  const [porte, fournisseur, ...reste] = (await contexte.params).nextauth;
  if (porte === 'error' && fournisseur === undefined) {
    const cause = new URLSearchParams({ error: requete.nextUrl.searchParams.get('error') ?? '' });
    return NextResponse.redirect(new URL(`/connexion?${cause}`, configuration().url), 303);
  }
  if (
    porte !== 'callback' ||
    !portesDeConnexion().some((ouverte) => ouverte === fournisseur) ||
    reste.length > 0
  )
    notFound();
  return NextAuth(requete, contexte, authOptions());
}
