import type { Metadata } from 'next';
import { Alerte } from '#components/alerte.tsx';
import { connecterAgent, connecterFamille } from '#lib/connexion/actions.ts';

export const metadata: Metadata = { title: 'Se connecter' };

const ERREURS: ReadonlyMap<string, string> = new Map([
  ['AccessDenied', 'Vous avez abandonné la connexion, ou votre compte ne permet pas d’entrer ici.'],
  [
    'OAuthCallback',
    'La connexion n’a pas abouti : elle a été abandonnée, ou a duré trop longtemps. Recommencez.',
  ],
  ['OAuthSignin', 'Le service d’identité ne répond pas. Réessayez dans quelques minutes.'],
]);

export default async function ConnexionPage({ searchParams }: PageProps<'/connexion'>) {
  const { pour, error, retour, message } = await searchParams;
  const entrees = [
    <Entree
      key="famille"
      titre="Vous êtes parent ou élève majeur"
      texte="Votre compte ÉduConnect, celui que l’établissement vous a donné, ouvre le suivi de vos demandes."
      bouton="Se connecter avec ÉduConnect"
      action={connecterFamille}
      retour={retour}
    />,
    <Entree
      key="agent"
      titre="Vous êtes agent"
      texte="Secrétariat, direction, service académique des bourses, commune ou autre organisme public : votre compte professionnel, par ProConnect."
      bouton="Se connecter avec ProConnect"
      action={connecterAgent}
      retour={retour}
    />,
  ];
  return (
    <>
      <h1>Se connecter</h1>
      {typeof error === 'string' ? (
        <Alerte ton="erreur" titre="Connexion impossible" annoncer>
          {ERREURS.get(error) ?? 'La connexion n’a pas abouti. Recommencez.'}
        </Alerte>
      ) : null}
      {message === 'deconnexion' ? (
        <Alerte ton="succes" annoncer>
          Vous êtes déconnecté, ici et auprès du service d’identité.
        </Alerte>
      ) : null}
      <div className="entrees">{pour === 'agent' ? entrees.toReversed() : entrees}</div>
    </>
  );
}

interface EntreeProps {
  titre: string;
  texte: string;
  bouton: string;
  action: (formulaire: FormData) => Promise<void>;
  retour: string | string[] | undefined;
}

function Entree({ titre, texte, bouton, action, retour }: EntreeProps) {
  return (
    <section className="entrees__carte">
      <h2 className="fr-h4">{titre}</h2>
      <p>{texte}</p>
      <form action={action}>
        {typeof retour === 'string' ? <input type="hidden" name="retour" value={retour} /> : null}
        <button type="submit" className="fr-btn">
          {bouton}
        </button>
      </form>
    </section>
  );
}
