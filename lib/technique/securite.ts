/**
 * The Content-Security-Policy of one answer. Scripts run by nonce only, styles come from our files only;
 * a form may lead to us or to the identity providers (browsers apply form-action to redirects too).
 */
export function politiqueDeSecurite({
  nonce,
  origines,
  https,
  developpement,
  litDesPapiers = false,
}: {
  nonce: string;
  /** Origins of the identity providers, "https://auth.example.fr". */
  origines: readonly string[];
  /** True when the product is served over TLS. */
  https: boolean;
  /** Next's development server evaluates strings and injects styles; production never does. */
  developpement: boolean;
  /** The page reads a paper on the machine: it runs WebAssembly of ours, and still evaluates no text. */
  litDesPapiers?: boolean;
}): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${litDesPapiers ? " 'wasm-unsafe-eval'" : ''}${developpement ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${developpement ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    // The viewer shows a PDF piece of ours in the browser's own reader.
    "object-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    ["form-action 'self'", ...origines].join(' '),
    "frame-ancestors 'none'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}

/** Policy of a file given as such (piece, letter): it may be shown inside our own pages and runs nothing. */
export const POLITIQUE_DE_FICHIER =
  "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

/** True for the addresses that give a file: by convention their last segment is `fichier`. */
export const estAdresseDeFichier = (chemin: string): boolean => chemin.endsWith('/fichier');

/**
 * True for the pages of agents, one of which reads papers on the machine: they alone may open the camera and run
 * WebAssembly. All of them, since a browser keeps the policy of the page from which it was led to the entry.
 */
export const litDesPapiers = (chemin: string): boolean => /^\/agent(\/|$)/.test(chemin);

/** What a page that reads papers may ask of the machine: its camera, for itself alone. */
export const permissionsDe = (chemin: string): string => {
  const toutes = String(ENTETES_DE_SECURITE['Permissions-Policy']);
  return litDesPapiers(chemin) ? toutes.replace('camera=()', 'camera=(self)') : toutes;
};

/** Headers that every answer carries, whatever it is. */
export const ENTETES_DE_SECURITE: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
};

/** TLS for two years, sent only when the product itself is served over TLS. */
export const HSTS = 'max-age=63072000; includeSubDomains';
