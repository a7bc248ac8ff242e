import type { Metadata } from 'next';
import Link from 'next/link';

export const metadata: Metadata = { title: 'Page introuvable' };

/** Inside the frame of the agents' pages, which already has its main part. */
export default function NotFound() {
  return (
    <>
      <h1>Page introuvable</h1>
      <p>
        L’adresse est fausse, ou ce qu’elle montre n’est pas dans votre périmètre. Vérifiez-la, ou reprenez
        depuis votre espace.
      </p>
      <p>
        <Link className="fr-btn" href="/agent" prefetch={false}>
          Revenir à mon espace
        </Link>
      </p>
    </>
  );
}
