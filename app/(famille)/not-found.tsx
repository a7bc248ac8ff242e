import type { Metadata } from 'next';
import Link from 'next/link';

export const metadata: Metadata = { title: 'Page introuvable' };

/** Inside the frame of the family's pages, which already has its main part. */
export default function NotFound() {
  return (
    <>
      <h1>Page introuvable</h1>
      <p>L’adresse est fausse, ou ce qu’elle montre n’a pas été déposé avec votre compte.</p>
      <p>
        <Link className="fr-btn" href="/famille" prefetch={false}>
          Revenir à mes enfants
        </Link>
      </p>
    </>
  );
}
