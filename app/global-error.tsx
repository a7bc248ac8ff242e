'use client';

import { Contenu } from '#components/contenu.tsx';
import { Entete } from '#components/entete.tsx';
import './globals.css';

/** Last resort: the layout itself failed, so nothing of it can be counted on. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="fr" data-fr-theme="system">
      <body>
        <title>Service interrompu · Bourses nationales</title>
        <Entete />
        <Contenu densite="famille">
          <h1>Le service est interrompu</h1>
          <p>
            Il reprendra dès que possible. Ce que vous aviez enregistré est conservé. Si votre date limite est
            aujourd’hui, déposez votre demande à l’établissement, sur papier ou par courriel.
          </p>
          {error.digest ? <p>Numéro de l’erreur : {error.digest}</p> : null}
          <p>
            <a className="fr-btn" href="/">
              Réessayer
            </a>
          </p>
        </Contenu>
      </body>
    </html>
  );
}
