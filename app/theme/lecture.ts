import { cookies } from 'next/headers';
import type { Theme } from '#components/selecteur-theme.tsx';

/** Name of the cookie that keeps the theme a person chose. */
export const COOKIE_THEME = 'theme';

/** True for the three themes that exist. */
export const estTheme = (valeur: unknown): valeur is Theme =>
  valeur === 'system' || valeur === 'light' || valeur === 'dark';

/** The theme chosen on this browser, "system" when none was. */
export async function lireTheme(): Promise<Theme> {
  const valeur = (await cookies()).get(COOKIE_THEME)?.value;
  return estTheme(valeur) ? valeur : 'system';
}
