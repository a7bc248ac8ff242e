export type Theme = 'system' | 'light' | 'dark';

const THEMES: readonly { valeur: Theme; libelle: string }[] = [
  { valeur: 'system', libelle: 'Système' },
  { valeur: 'light', libelle: 'Clair' },
  { valeur: 'dark', libelle: 'Sombre' },
];

export interface SelecteurThemeProps {
  theme: Theme;
  choisir: (formulaire: FormData) => Promise<void>;
}

/** Choice of the theme. A form, so that it works without script; the server writes the attribute on `<html>`. */
export function SelecteurTheme({ theme, choisir }: SelecteurThemeProps) {
  return (
    <form action={choisir}>
      <fieldset className="theme">
        <legend>Thème</legend>
        {THEMES.map(({ valeur, libelle }) => (
          <button
            key={valeur}
            type="submit"
            name="theme"
            value={valeur}
            aria-pressed={valeur === theme}
            className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
          >
            {libelle}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
