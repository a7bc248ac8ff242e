import Link from 'next/link';

/** Keyset pages: no page number exists, only before and after. Absent when there is neither. */
export function Pagination({ precedente, suivante }: { precedente: string | null; suivante: string | null }) {
  if (precedente === null && suivante === null) return null;
  return (
    <nav className="pagination" aria-label="Pages de la liste">
      <ul>
        <li>
          {precedente === null ? null : <Page href={precedente} rel="prev" libelle="Page précédente" />}
        </li>
        <li>{suivante === null ? null : <Page href={suivante} rel="next" libelle="Page suivante" />}</li>
      </ul>
    </nav>
  );
}

function Page({ href, rel, libelle }: { href: string; rel: 'prev' | 'next'; libelle: string }) {
  const icone =
    rel === 'prev'
      ? 'fr-icon-arrow-left-s-line fr-link--icon-left'
      : 'fr-icon-arrow-right-s-line fr-link--icon-right';
  return (
    <Link
      className={`fr-link ${icone}`}
      href={href}
      rel={rel}
      prefetch={false}
      data-raccourci={rel === 'prev' ? '[' : ']'}
    >
      {libelle}
    </Link>
  );
}
