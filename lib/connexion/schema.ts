/** A path of this site to come back to after sign-in; anything that could lead elsewhere gives the default. */
export function cheminDeRetour(valeur: unknown, defaut: string): string {
  if (typeof valeur !== 'string' || !valeur.startsWith('/')) return defaut;
  const ici = 'http://ici.invalid';
  const url = URL.parse(valeur, ici);
  return url?.origin === ici ? `${url.pathname}${url.search}` : defaut;
}
