import Link from 'next/link';

/** Right side of the header: who is signed in and the way out, or the way in. */
export function Compte({
  nom,
  accueil,
}: {
  nom: string | null;
  accueil?: { href: string; libelle: string };
}) {
  if (nom === null)
    return (
      <p className="entete__compte">
        <Link
          className="fr-btn fr-btn--tertiary fr-icon-user-line fr-btn--icon-left"
          href="/connexion"
          prefetch={false}
        >
          Se connecter
        </Link>
      </p>
    );
  return (
    <div className="entete__compte">
      {accueil ? (
        <Link className="fr-link" href={accueil.href} prefetch={false}>
          {accueil.libelle}
        </Link>
      ) : null}
      <Link className="fr-link" href="/sessions" prefetch={false}>
        {nom}
        <span className="fr-sr-only"> : mes sessions</span>
      </Link>
      <form action="/deconnexion" method="post">
        <button
          type="submit"
          className="fr-btn fr-btn--sm fr-btn--tertiary fr-icon-logout-box-r-line fr-btn--icon-left"
        >
          Se déconnecter
        </button>
      </form>
    </div>
  );
}
