import type { Metadata } from 'next';
import Link from 'next/link';
import { Contenu } from '#components/contenu.tsx';

export const metadata: Metadata = { title: 'Page introuvable' };

export default function NotFound() {
  return (
    <Contenu densite="famille">
      <h1>Page introuvable</h1>
      <p>
        L’adresse est fausse, ou ce qu’elle montre n’est pas dans votre périmètre. Vérifiez-la, ou reprenez
        depuis l’accueil.
      </p>
      <p>
        <Link className="fr-btn" href="/">
          Aller à l’accueil
        </Link>
      </p>
    </Contenu>
  );
}
