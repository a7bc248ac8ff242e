'use server';

import { cookies } from 'next/headers';
import { formulaireDe } from '#lib/technique/formulaire.ts';
import { COOKIE_THEME, estTheme } from './schema.ts';

/** Keeps the theme for a year on this browser only; anything else than the three themes is ignored. */
export async function choisirTheme(formulaire: FormData): Promise<void> {
  const theme = formulaireDe(formulaire).get('theme');
  if (!estTheme(theme)) return;
  (await cookies()).set(COOKIE_THEME, theme, {
    httpOnly: true,
    maxAge: 365 * 86_400,
    path: '/',
    sameSite: 'lax',
  });
}
