import { type NextRequest, NextResponse } from 'next/server';
import { adressePublique, originesDesFournisseurs } from '#lib/technique/fournisseurs.ts';
import {
  ENTETES_DE_SECURITE,
  estAdresseDeFichier,
  HSTS,
  POLITIQUE_DE_FICHIER,
  politiqueDeSecurite,
} from '#lib/technique/securite.ts';

/** Gives every page, answer of the API and file its security headers and the id that ties it to the logs. */
export function proxy(requete: NextRequest): NextResponse {
  const https = adressePublique().protocol === 'https:';
  const csp = estAdresseDeFichier(requete.nextUrl.pathname)
    ? POLITIQUE_DE_FICHIER
    : politiqueDeSecurite({
        nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'),
        origines: originesDesFournisseurs(),
        https,
        developpement: process.env.NODE_ENV === 'development',
      });
  const identifiant = crypto.randomUUID();

  const entetes = new Headers(requete.headers);
  // Next reads the nonce of its own scripts from this request header.
  entetes.set('Content-Security-Policy', csp);
  entetes.set('X-Request-ID', identifiant);

  const reponse = NextResponse.next({ request: { headers: entetes } });
  for (const [nom, valeur] of Object.entries(ENTETES_DE_SECURITE)) reponse.headers.set(nom, valeur);
  reponse.headers.set('Content-Security-Policy', csp);
  reponse.headers.set('X-Request-ID', identifiant);
  if (https) reponse.headers.set('Strict-Transport-Security', HSTS);
  return reponse;
}

// Files of the build carry neither data nor markup.
export const config = { matcher: ['/((?!_next/static|favicon.svg).*)'] };
