'use client';

import { Contenu } from '#components/contenu.tsx';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Contenu densite="famille">
      <title>Erreur · Bourses nationales</title>
      <h1>Cette page n’a pas pu s’afficher</h1>
      <p>
        Une erreur s’est produite de notre côté. Ce que vous aviez enregistré est conservé. Réessayez ; si
        cela recommence, signalez-le avec le numéro ci-dessous.
      </p>
      {error.digest ? <p>Numéro de l’erreur : {error.digest}</p> : null}
      <p>
        <button type="button" className="fr-btn" onClick={reset}>
          Réessayer
        </button>
      </p>
    </Contenu>
  );
}
