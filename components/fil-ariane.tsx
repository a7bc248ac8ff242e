import Link from 'next/link';

/** Where this page stands. Always open: the DSFR folds it on phones with a script. */
export function FilAriane({
  liens,
  ici,
}: {
  liens: readonly { href: string; libelle: string }[];
  ici: string;
}) {
  return (
    <nav className="fr-breadcrumb" aria-label="Vous êtes ici">
      <ol className="fr-breadcrumb__list">
        {liens.map(({ href, libelle }) => (
          <li key={href}>
            <Link className="fr-breadcrumb__link" href={href} prefetch={false}>
              {libelle}
            </Link>
          </li>
        ))}
        <li>
          <span aria-current="page">{ici}</span>
        </li>
      </ol>
    </nav>
  );
}
