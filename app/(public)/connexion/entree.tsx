import Link from 'next/link';

interface Porte {
  texte: string;
  bouton: string;
  action: (formulaire: FormData) => Promise<void>;
}

interface EntreeProps extends Porte {
  titre: string;
  /** A second door to the same place, where it is open. */
  autre: Porte | false;
  /** Where it is told how to come in for the first time. */
  aide?: { href: string; libelle: string };
  retour: string | string[] | undefined;
}

/** A sort of people, with the doors that open to them: the first, and another where it is open. Works without script. */
export function Entree({ titre, autre, aide, retour, ...porte }: EntreeProps) {
  return (
    <section className="entrees__carte">
      <h2 className="fr-h4">{titre}</h2>
      <Bouton {...porte} retour={retour} />
      {autre ? <Bouton {...autre} retour={retour} secondaire /> : null}
      {aide ? (
        <p className="fr-mt-2w">
          <Link href={aide.href} prefetch={false}>
            {aide.libelle}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

interface BoutonProps extends Porte {
  retour: string | string[] | undefined;
  secondaire?: boolean;
}

function Bouton({ texte, bouton, action, retour, secondaire = false }: BoutonProps) {
  return (
    <>
      <p>{texte}</p>
      <form action={action}>
        {typeof retour === 'string' ? <input type="hidden" name="retour" value={retour} /> : null}
        <button type="submit" className={secondaire ? 'fr-btn fr-btn--secondary' : 'fr-btn'}>
          {bouton}
        </button>
      </form>
    </>
  );
}
