import type { Metadata } from 'next';
import { TRAITEMENTS } from '#lib/donnees/faits.ts';
import { DELAI_DE_REPONSE, PROLONGATION } from '#lib/droit/conservation/exercice.ts';
import { direDuree, lesJours } from '#lib/droit/delais/dire.ts';
import { COURRIEL_DE_L_OPPOSITION } from '#lib/droit/publication/opposition.ts';

export const metadata: Metadata = { title: 'Données personnelles' };

export default function DonneesPersonnellesPage() {
  return (
    <div className="texte">
      <h1>Données personnelles</h1>
      <h2>À quoi elles servent</h2>
      <p>
        À instruire les demandes de bourses nationales, à verser les sommes dues et à répondre aux recours.
        Rien n’est vendu, rien ne sert à la publicité, aucune mesure d’audience n’est faite.
      </p>
      <p>Responsable : le ministère chargé de l’éducation nationale.</p>
      <h2>Ce qui est fait, pourquoi, pour qui et combien de temps</h2>
      {TRAITEMENTS.map(({ cle, pourquoi, donnees, base, destinataires, duree }) => (
        <section key={cle} aria-labelledby={cle}>
          <h3 id={cle} className="fr-h5">
            {pourquoi}
          </h3>
          <dl className="traitement">
            <dt>Les données</dt>
            <dd>{donnees}</dd>
            <dt>Ce qui le permet</dt>
            <dd>{base}</dd>
            <dt>Qui les reçoit</dt>
            <dd>{destinataires}</dd>
            <dt>Combien de temps</dt>
            <dd>{duree}</dd>
          </dl>
        </section>
      ))}
      <h2>Chaque lecture est inscrite</h2>
      <p>
        Chaque consultation d’un dossier est inscrite dans un registre, avec son auteur et, quand une donnée
        était masquée, la raison qu’il a écrite. Sur chaque demande, « Qui a consulté cette demande ? » vous
        dit quel service l’a lue, et quel jour.
      </p>
      <h2>Le simulateur</h2>
      <p>Il ne demande aucun nom et ne conserve rien : les réponses restent dans l’adresse de la page.</p>
      <h2>Cookies</h2>
      <p>
        Seulement ceux sans lesquels le service ne marche pas : ceux qui portent et protègent la connexion, et
        celui du thème d’affichage si vous en choisissez un. Se déconnecter met fin à la session, même sur une
        copie du cookie. Le code d’un courrier en ouvre un autre, pour une demi-heure et pour la seule demande
        de ce courrier.
      </p>
      <h2>Vos droits</h2>
      <p>
        Ce sont ceux des articles 15, 16, 18 et 21 du règlement général sur la protection des données, et de
        l’article 85 de la loi n° 78-17 du 6 janvier 1978.
      </p>
      <ul>
        <li>
          Voir, faire corriger, faire limiter les données qui vous concernent, ou vous y opposer :
          connectez-vous, puis « Mes données ». La réponse vient dans {lesJours(DELAI_DE_REPONSE)} ; une
          raison écrite peut y ajouter {direDuree(PROLONGATION)}.
        </li>
        <li>
          Sans compte : écrivez au chef d’établissement, ou, pour vous opposer, à{' '}
          <a href={`mailto:${COURRIEL_DE_L_OPPOSITION}`}>{COURRIEL_DE_L_OPPOSITION}</a>.
        </li>
        <li>
          Une question : le délégué à la protection des données du ministère, à{' '}
          <a href="mailto:dpd@education.gouv.fr">dpd@education.gouv.fr</a>, ou au 110 rue de Grenelle, 75357
          Paris Cedex 07.
        </li>
        <li>
          Vos droits ne sont pas respectés :{' '}
          <a href="https://www.cnil.fr/fr/plaintes" rel="external noreferrer">
            saisissez la CNIL
          </a>
          .
        </li>
      </ul>
      <p>Vous pouvez aussi revenir sur l’accord donné à l’étude automatique de vos droits.</p>
      <p>
        Pour répondre, une preuve de votre identité peut vous être demandée. Aucune décision n’est prise par
        l’ordinateur seul : une personne décide, et vous pouvez lui demander pourquoi.
      </p>
      <h2>D’où elles viennent</h2>
      <p>
        De vous, de la base des élèves de l’éducation nationale et de l’administration fiscale (code des
        relations entre le public et l’administration, L. 113-12 et L. 114-8).
      </p>
    </div>
  );
}
