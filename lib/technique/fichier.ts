import { Refus, STATUT_HTTP } from './refus.ts';

/** A file about to leave: a piece of a dossier or a letter. */
export interface FichierServi {
  octets: Uint8Array;
  type: string;
  /** Name offered when it is saved; sent as data, never as a path. */
  nom: string;
}

/**
 * The answer that gives a file: shown in the browser, kept by no cache, of the type that was found when it was
 * received. Its address ends in `/fichier`, so that the proxy gives it the policy of files: nothing in it runs.
 */
export function repondreFichier({ octets, type, nom }: FichierServi): Response {
  const ascii = nom.normalize('NFD').replace(/[^\w .-]/g, '_');
  return new Response(Uint8Array.from(octets), {
    headers: {
      'Content-Type': type,
      'Content-Length': String(octets.byteLength),
      'Content-Disposition': `inline; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(nom)}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** The answer of a route that refuses: the sentence, with the status of its code. Any other fault goes up. */
export function repondreRefus(erreur: unknown): Response {
  if (!(erreur instanceof Refus)) throw erreur;
  return new Response(erreur.message, {
    status: STATUT_HTTP[erreur.code],
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
