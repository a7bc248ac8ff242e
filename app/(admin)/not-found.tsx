import type { Metadata } from 'next';
import Link from 'next/link';

export const metadata: Metadata = { title: 'Page introuvable' };

/** Inside the frame of the administration, which already has its main part. */
export default function NotFound() {
  return (
    <>
      <h1>Page introuvable</h1>
      <p>
        <Link className="fr-btn" href="/admin" prefetch={false}>
          Revenir à l’administration
        </Link>
      </p>
    </>
  );
}
