import { SelecteurTheme, type SelecteurThemeProps } from './selecteur-theme.tsx';

const LIENS = [
  { href: '/aide', libelle: 'Aide' },
  { href: '/accessibilite', libelle: 'Accessibilité : non conforme' },
  { href: '/mentions-legales', libelle: 'Mentions légales' },
  { href: '/donnees-personnelles', libelle: 'Données personnelles' },
  { href: '/statistiques', libelle: 'Les bourses en chiffres' },
  { href: '/documentation', libelle: 'API pour les administrations' },
] as const;

/** Footer of every page: legal links and choice of the theme. */
export function Pied(theme: SelecteurThemeProps) {
  return (
    <footer id="pied" className="pied" tabIndex={-1}>
      <div className="cadre pied__ligne">
        <ul>
          {LIENS.map(({ href, libelle }) => (
            <li key={href}>
              <a href={href}>{libelle}</a>
            </li>
          ))}
        </ul>
        <SelecteurTheme {...theme} />
      </div>
    </footer>
  );
}
