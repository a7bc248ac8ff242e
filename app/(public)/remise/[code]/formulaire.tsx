'use client';

import { SecretMontre, useSecret } from '#app/(habilitation)/habilitations/secret.tsx';
import { Alerte } from '#components/alerte.tsx';
import { retirerJeton } from '#lib/remise/actions.ts';

/** One button: a mail scanner that opens the link draws nothing. What it answers stays while the page is open, though the link is over. */
export function Retirer({ code, ouverte }: { code: string; ouverte: boolean }) {
  const { etat, envoyer, occupe } = useSecret(retirerJeton);
  if (etat.statut === 'vierge' && !ouverte)
    return (
      <Alerte ton="info">
        Ce lien ne crée plus de jeton : il a déjà servi, ou son temps est passé. Demandez-en un autre à la
        personne de votre organisme qui suit la demande ; si ce n’est pas vous qui l’avez ouvert, dites-le lui
        aussitôt pour qu’elle révoque le jeton.
      </Alerte>
    );
  return (
    <>
      <SecretMontre
        etat={etat}
        titre="Voici le jeton : copiez-le maintenant"
        suite="Il ne sera plus montré, et ce lien ne sert plus. Gardez-le dans le coffre de votre logiciel, jamais dans un courriel."
      />
      {etat.statut !== 'fait' && ouverte ? (
        <form action={envoyer}>
          <input type="hidden" name="code" value={code} />
          <button type="submit" className="fr-btn" disabled={occupe}>
            Créer le jeton et l’afficher
          </button>
        </form>
      ) : null}
    </>
  );
}
