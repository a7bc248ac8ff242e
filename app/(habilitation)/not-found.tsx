import type { Metadata } from 'next';
import Link from 'next/link';

export const metadata: Metadata = { title: 'Page introuvable' };

/** Inside the frame of the pages of public bodies, which already has its main part. */
export default function NotFound() {
  return (
    <>
      <h1>Page introuvable</h1>
      <p>L’adresse est fausse, ou cette demande n’est pas celle de votre organisme.</p>
      <p>
        <Link className="fr-btn" href="/habilitations" prefetch={false}>
          Revenir à mes habilitations
        </Link>
      </p>
    </>
  );
}
