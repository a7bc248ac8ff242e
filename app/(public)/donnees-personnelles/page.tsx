import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Données personnelles' };

export default function DonneesPersonnellesPage() {
  return (
    <div className="texte">
      <h1>Données personnelles</h1>
      <h2>À quoi elles servent</h2>
      <p>
        À instruire les demandes de bourses nationales, à verser les sommes dues et à répondre aux recours. Le
        traitement relève d’une mission de service public. Rien n’est vendu, rien ne sert à la publicité,
        aucune mesure d’audience n’est faite.
      </p>
      <h2>Ce qui est enregistré</h2>
      <ul>
        <li>l’identité de l’élève et de la personne qui demande, leurs coordonnées ;</li>
        <li>la scolarité de l’année ;</li>
        <li>les revenus et les charges que la loi fait entrer dans le calcul ;</li>
        <li>les pièces déposées, les décisions, les courriers et leurs dates.</li>
      </ul>
      <h2>Qui y a accès</h2>
      <p>
        Les seuls agents chargés du dossier, dans leur établissement ou leur académie. Les revenus, les
        coordonnées bancaires et les adresses sont masqués tant qu’ils ne sont pas nécessaires ; chaque
        consultation est inscrite dans un journal.
      </p>
      <h2>Le simulateur</h2>
      <p>Il ne demande aucun nom et ne conserve rien : les réponses restent dans l’adresse de la page.</p>
      <h2>Cookies</h2>
      <p>
        Seulement ceux sans lesquels le service ne marche pas : ceux qui portent et protègent la connexion, et
        celui du thème d’affichage si vous en choisissez un. Se déconnecter met fin à la session, même sur une
        copie du cookie.
      </p>
      <h2>Vos droits</h2>
      <p>
        Vous pouvez demander à voir, faire corriger ou faire limiter les données qui vous concernent, et
        revenir sur l’accord donné à l’étude automatique de vos droits. Adressez-vous à l’établissement ou au
        service académique des bourses, ou au délégué à la protection des données de l’académie. Vous pouvez
        aussi{' '}
        <a href="https://www.cnil.fr/fr/plaintes" rel="external noreferrer">
          saisir la CNIL
        </a>
        .
      </p>
    </div>
  );
}
