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
          Chaque page est ouverte par un outil automatique (axe), en clair et en sombre, à chaque livraison ;
          les réponses à une erreur de saisie ne le sont pas toutes.
        </li>
        <li>La saisie d’une demande et la décision se font entièrement au clavier.</li>
        <li>Chaque page tient sans défilement horizontal sur un écran de 320 pixels de large.</li>
        <li>Les courriers que le service produit sont des PDF balisés, contrôlés selon la norme PDF/UA-1.</li>
      </ul>
      <p>Un contrôle automatique ne remplace pas un audit : il ne voit qu’une partie des obstacles.</p>
      <h2>Contenus non accessibles, ou non vérifiés</h2>
      <ul>
        <li>
          Aucun essai n’a été mené avec des personnes qui utilisent un lecteur d’écran, une loupe ou une
          commande vocale.
        </li>
        <li>
          Les pièces que les familles envoient (photographies, numérisations) sont montrées telles qu’elles
          ont été reçues, sans description de leur contenu.
        </li>
        <li>
          Les classeurs et les fichiers CSV à télécharger, et les recueils de pièces d’un dossier, n’ont pas
          été examinés.
        </li>
      </ul>
      <p>
        Les pièces envoyées par les familles et les documents d’autres administrations sont des contenus de
        tiers, que le service ne maîtrise pas.
      </p>
      <h2>Établissement de cette déclaration</h2>
      <p>
        Elle a été établie le 27 novembre 2026, par ceux qui écrivent le service. Techniques employées : HTML,
        CSS, JavaScript, WAI-ARIA, SVG et PDF.
      </p>
      <h2>Signaler un obstacle</h2>
      <p>
        Si vous n’arrivez pas à lire une page ou à faire une démarche, dites-le à l’établissement scolaire ou
        au service académique des bourses, dont l’adresse, le téléphone et le courriel figurent sur chaque
        courrier : il vous répondra par un autre moyen, et fera corriger la page.
      </p>
      <h2>Voies de recours</h2>
      <p>
        Si vous avez signalé un obstacle qui vous empêche d’accéder à un contenu ou à une démarche, et n’avez
        pas reçu de réponse satisfaisante, vous pouvez :
      </p>
      <ul>
        <li>
          <a href="https://formulaire.defenseurdesdroits.fr/" rel="external noreferrer">
            écrire un message au Défenseur des droits
          </a>{' '}
          ;
        </li>
        <li>
          <a href="https://www.defenseurdesdroits.fr/saisir/delegues" rel="external noreferrer">
            joindre son délégué près de chez vous
          </a>{' '}
          ;
        </li>
        <li>
          lui écrire par la poste, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX
          07.
        </li>
      </ul>
    </div>
  );
}
