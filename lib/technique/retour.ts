/** No host of the world: only what stays on the site keeps it. */
const ICI = 'http://ici.invalid';

/**
 * A path of this site to come back to, whatever asked for it; the default for anything that could lead elsewhere, now
 * or once read a second time ("//host", "/.//host", backslashes, tabs).
 */
export function cheminDeRetour(valeur: unknown, defaut: string): string {
  if (typeof valeur !== 'string' || !valeur.startsWith('/')) return defaut;
  const url = URL.parse(valeur, ICI);
  if (url?.origin !== ICI || url.pathname.startsWith('//')) return defaut;
  return `${url.pathname}${url.search}`;
}
