import { THEMES, type Theme } from '#lib/theme/schema.ts';

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
        {Object.entries(THEMES).map(([valeur, libelle]) => (
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
