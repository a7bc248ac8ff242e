import { cookies } from 'next/headers';
import { type NextRequest, NextResponse } from 'next/server';
import { configuration } from '#lib/technique/configuration.ts';
import { jetonDeSession } from '#lib/technique/connexion.ts';
import { adresseDeFin } from '#lib/technique/fin-de-session.ts';
import { cookieDeSession } from '#lib/technique/jeton.ts';
import { exigerMemeOrigine } from '#lib/technique/origine.ts';
import { Refus, STATUT_HTTP } from '#lib/technique/refus.ts';
import { fermer } from '#lib/technique/session-ouverte.ts';

/** Holds the state sent to the provider, checked on return. */
const COOKIE_ETAT = 'deconnexion';
const CHEMIN = '/deconnexion';

/** Ends the session here, then sends the browser to the provider to end its own: else one click would sign in again. */
export async function POST(requete: NextRequest): Promise<NextResponse> {
  try {
    exigerMemeOrigine(requete);
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    return new NextResponse(erreur.message, { status: STATUT_HTTP[erreur.code] });
  }
  const jeton = await jetonDeSession();
  const state = crypto.randomUUID();
  const fin = jeton && (await adresseDeFin(jeton, state));
  if (jeton) await fermer(jeton);
  const reponse = aller(fin?.href ?? '/connexion?message=deconnexion');
  const { name, options } = cookieDeSession();
  reponse.cookies.set(name, '', { ...options, maxAge: 0 });
  if (fin) reponse.cookies.set(COOKIE_ETAT, state, { ...options, path: CHEMIN, maxAge: 600 });
  return reponse;
}

/** Return from the provider's sign-out: says it is done only when it answers the sign-out that this browser began. */
export async function GET(requete: NextRequest): Promise<NextResponse> {
  const attendu = (await cookies()).get(COOKIE_ETAT)?.value;
  const fait = attendu !== undefined && requete.nextUrl.searchParams.get('state') === attendu;
  const reponse = aller(fait ? '/connexion?message=deconnexion' : '/connexion');
  reponse.cookies.set(COOKIE_ETAT, '', { path: CHEMIN, maxAge: 0 });
  return reponse;
}

const aller = (adresse: string): NextResponse =>
  NextResponse.redirect(new URL(adresse, configuration().url), { status: 303 });
