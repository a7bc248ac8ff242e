import { cookies } from 'next/headers';
import { COOKIE_THEME, estTheme, type Theme } from './schema.ts';

/** The theme chosen on this browser, "system" when none was. */
export async function lireTheme(): Promise<Theme> {
  const valeur = (await cookies()).get(COOKIE_THEME)?.value;
  return estTheme(valeur) ? valeur : 'system';
}
