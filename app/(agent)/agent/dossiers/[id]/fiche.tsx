import Link from 'next/link';
import type { ReactNode } from 'react';

/** A part of the dossier, read as a list of names and values. */
export function Fiche({ titre, children }: { titre: string; children: ReactNode }) {
  return (
    <section className="fiche">
      <h2 className="fr-h6">{titre}</h2>
      <dl>{children}</dl>
    </section>
  );
}

/** One name and its value; absent when there is no value. */
export function Donnee({ nom, children }: { nom: string; children?: ReactNode }) {
  if (children === undefined || children === null || children === '') return null;
  return (
    <div>
      <dt>{nom}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A value that shows only once asked for; asking is journaled. `href` absent: it was asked for. */
export function Masquee({
  quoi,
  href,
  children,
}: {
  quoi: string;
  href: string | null;
  children: ReactNode;
}) {
  if (href === null) return children;
  return (
    <>
      <span aria-hidden="true">•••••• </span>
      <Link href={href} prefetch={false} scroll={false}>
        Afficher {quoi}
      </Link>
    </>
  );
}
