import type { Metadata } from 'next';
import Link from 'next/link';

export const metadata: Metadata = { title: 'Page introuvable' };

/** Inside the frame of the public pages, which already has its main part. */
export default function NotFound() {
  return (
    <>
      <h1>Page introuvable</h1>
      <p>L’adresse est fausse. Vérifiez-la, ou reprenez depuis l’accueil.</p>
      <p>
        <Link className="fr-btn" href="/" prefetch={false}>
          Aller à l’accueil
        </Link>
      </p>
    </>
  );
}
