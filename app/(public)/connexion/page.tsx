import type { Metadata } from 'next';
import { Alerte } from '#components/alerte.tsx';
import {
  connecterAgent,
  connecterFamille,
  connecterParFranceConnect,
  connecterParGuichet,
} from '#lib/connexion/actions.ts';
import { portesDeConnexion } from '#lib/connexion/queries.ts';
import { Entree } from './entree.tsx';

export const metadata: Metadata = { title: 'Se connecter' };

const ERREURS: ReadonlyMap<string, string> = new Map([
  ['AccessDenied', 'Vous avez abandonné la connexion, ou votre compte ne permet pas d’entrer ici.'],
  [
    'OAuthCallback',
    'La connexion n’a pas abouti : elle a été abandonnée, ou a duré trop longtemps. Recommencez.',
  ],
  [
    'IdentiteIllisible',
    'Le service d’identité n’a pas dit ce qui permet de vous reconnaître. Recommencez en acceptant la transmission de vos données. Si le refus revient, adressez-vous à l’établissement : la demande peut toujours y être déposée sur papier.',
  ],
  [
    'IdentitePremierDegre',
    'Ce compte est celui d’un élève de l’école. Un parent peut se connecter avec le sien ; les bourses commencent au collège.',
  ],
  ['OAuthSignin', 'Le service d’identité ne répond pas. Réessayez dans quelques minutes.'],
]);

export default async function ConnexionPage({ searchParams }: PageProps<'/connexion'>) {
  const { pour, error, retour, message } = await searchParams;
  const portes = portesDeConnexion();
  const entrees = [
    <Entree
      key="famille"
      titre="Vous êtes parent ou élève majeur"
      texte="Votre compte ÉduConnect, celui que l’établissement vous a donné, ouvre le suivi de vos demandes."
      bouton="Se connecter avec ÉduConnect"
      action={connecterFamille}
      autre={
        portes.includes('franceconnect') && {
          bouton: 'Se connecter avec FranceConnect',
          texte:
            'Sans compte ÉduConnect : FranceConnect donne votre état civil, et rien d’autre. Il ouvre le suivi si l’établissement a inscrit le même avec votre accord à l’étude automatique, ou a rattaché ce compte au guichet.',
          action: connecterParFranceConnect,
        }
      }
      aide={{ href: '/aide/famille#connexion', libelle: 'Première connexion : comment faire' }}
      retour={retour}
    />,
    <Entree
      key="agent"
      titre="Vous êtes agent"
      texte="Secrétariat, direction, service académique des bourses, commune ou autre organisme public : votre compte professionnel, par ProConnect."
      bouton="Se connecter avec ProConnect"
      action={connecterAgent}
      autre={
        portes.includes('fim') && {
          bouton: 'Se connecter par le guichet de l’académie',
          texte: 'Le guichet d’authentification de votre académie ouvre les mêmes fonctions.',
          action: connecterParGuichet,
        }
      }
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
