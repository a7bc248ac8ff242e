/** Name of the cookie that keeps the theme a person chose. */
export const COOKIE_THEME = 'theme';

/** The themes that exist, as the choice names them. */
export const THEMES = { system: 'Système', light: 'Clair', dark: 'Sombre' } as const;
export type Theme = keyof typeof THEMES;

export const estTheme = (valeur: unknown): valeur is Theme =>
  typeof valeur === 'string' && Object.hasOwn(THEMES, valeur);
