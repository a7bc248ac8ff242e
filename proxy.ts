import { type NextRequest, NextResponse } from 'next/server';
import { configuration } from '#lib/technique/configuration.ts';
import { estAppel, exigerEnvoiLisible, repondreCorpsRefuse } from '#lib/technique/envoi.ts';
import { repondreRefus } from '#lib/technique/fichier.ts';
import { filEnCours } from '#lib/technique/fil.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { cookieDeSession } from '#lib/technique/jeton.ts';
import { portesOuvertes, reglagesDe } from '#lib/technique/portes.ts';
import { estPorteur } from '#lib/technique/porteur.ts';
import { Refus } from '#lib/technique/refus.ts';
import {
  ENTETES_DE_SECURITE,
  estAdresseDeFichier,
  HSTS,
  litDesPapiers,
  POLITIQUE_DE_FICHIER,
  permissionsDe,
  politiqueDeSecurite,
} from '#lib/technique/securite.ts';
import { estVivante, noterUnEnvoi, renouveler } from '#lib/technique/session-ouverte.ts';

/** Gives every answer its security headers and the id that ties it to the logs, and keeps a session in use alive. */
export async function proxy(requete: NextRequest): Promise<NextResponse> {
  const { url } = configuration();
  const https = url.startsWith('https://');
  const csp = estAdresseDeFichier(requete.nextUrl.pathname)
    ? POLITIQUE_DE_FICHIER
    : politiqueDeSecurite({
        nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'),
        origines: [...new Set(portesOuvertes().map((porte) => new URL(reglagesDe(porte).issuer).origin))],
        https,
        developpement: process.env.NODE_ENV === 'development',
        litDesPapiers: litDesPapiers(requete.nextUrl.pathname),
      });
  const { requete: identifiant = crypto.randomUUID() } = filEnCours();

  const entetes = new Headers(requete.headers);
  // Next reads the nonce of its own scripts from this request header.
  entetes.set('Content-Security-Policy', csp);
  entetes.set('X-Request-ID', identifiant);

  const jeton = requete.cookies.get(cookieDeSession().name)?.value;
  const connecte = async () => (await estVivante(jeton)) || (await estPorteur(requete));
  if (configuration().databaseUrlLecture && !['GET', 'HEAD'].includes(requete.method))
    // Without the base, the act says so itself.
    await noterUnEnvoi(jeton).catch(() => {});
  const refus = await exigerEnvoiLisible(requete, connecte).then(
    () => null,
    (erreur: unknown) =>
      erreur instanceof Refus && estAppel(requete)
        ? repondreCorpsRefuse(identifiant, maintenant().toString(), requete.nextUrl.pathname)
        : repondreRefus(erreur),
  );
  const reponse = refus
    ? new NextResponse(refus.body, refus)
    : NextResponse.next({ request: { headers: entetes } });
  for (const [nom, valeur] of Object.entries(ENTETES_DE_SECURITE)) reponse.headers.set(nom, valeur);
  reponse.headers.set('Permissions-Policy', permissionsDe(requete.nextUrl.pathname));
  reponse.headers.set('Content-Security-Policy', csp);
  reponse.headers.set('X-Request-ID', identifiant);
  if (https) reponse.headers.set('Strict-Transport-Security', HSTS);
  await garderLaSession(requete, reponse);
  return reponse;
}

async function garderLaSession(requete: NextRequest, reponse: NextResponse): Promise<void> {
  // Sign-in and sign-out write the cookie themselves.
  const { pathname } = requete.nextUrl;
  if (pathname.startsWith('/api/auth/') || pathname === '/deconnexion') return;
  const { name, options } = cookieDeSession();
  // Without the base, the page says so itself: the cookie stays as it is.
  const session = await renouveler(requete.cookies.get(name)?.value).catch(() => null);
  if (session) reponse.cookies.set(name, session.valeur, { ...options, maxAge: session.maxAge });
}

// Files of the build carry neither data nor markup.
export const config = { matcher: ['/((?!_next/static).*)'] };
