import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Accessibilité : non conforme' };

export default function AccessibilitePage() {
  return (
    <div className="texte">
      <h1>Déclaration d’accessibilité</h1>
      <p>
        Ce service s’engage à être accessible, selon l’article 47 de la loi n° 2005-102 du 11 février 2005.
        Cette déclaration vaut pour toutes ses pages, celles des familles et celles des agents.
      </p>
      <h2>État de conformité</h2>
      <p>
        Le service est <strong>non conforme</strong> au référentiel général d’amélioration de l’accessibilité
        (RGAA), version 4.1 : aucun audit de conformité n’a encore été mené. Cette mention restera tant qu’un
        audit n’aura pas établi le contraire.
      </p>
      <h2>Ce qui est vérifié dès maintenant</h2>
      <ul>
        <li>
          Chaque page est contrôlée par un outil automatique, en clair et en sombre, à chaque modification.
        </li>
        <li>La saisie d’une demande et la décision se font entièrement au clavier.</li>
        <li>Les pages restent lisibles agrandies à 200 % et sur un écran de 320 pixels de large.</li>
        <li>Les courriers sont des PDF balisés, selon la norme PDF/UA-1.</li>
      </ul>
      <p>Un contrôle automatique ne remplace pas un audit : il ne voit qu’une partie des obstacles.</p>
      <h2>Signaler un obstacle</h2>
      <p>
        Si vous n’arrivez pas à lire une page ou à faire une démarche, dites-le à l’établissement scolaire ou
        au service académique des bourses : il vous répondra par un autre moyen, et fera corriger la page.
      </p>
      <h2>Voies de recours</h2>
      <p>
        Si vous avez signalé un obstacle et n’avez pas reçu de réponse satisfaisante, vous pouvez{' '}
        <a href="https://formulaire.defenseurdesdroits.fr/" rel="external noreferrer">
          écrire au Défenseur des droits
        </a>{' '}
        ou joindre son délégué dans votre département.
      </p>
    </div>
  );
}
