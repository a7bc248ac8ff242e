import { ecrireAnnee, type Rentree } from '#lib/droit/annee.ts';
import { type Campagne, campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { apres, avant, ecrireJour, type Jour } from '#lib/droit/date.ts';

/** Dates of the year's campaign and what they mean today. Absent when no text gives them yet. */
export function CalendrierCampagne({ annee, jour }: { annee: Rentree; jour: Jour }) {
  const campagne = campagneDe(annee, 'general');
  if (!campagne) return null;
  const cned = campagneDe(annee, 'cned');
  return (
    <section aria-labelledby="campagne">
      <h2 id="campagne" className="fr-h4">
        Campagne {ecrireAnnee(annee)}
      </h2>
      <p className="accueil__delai">{direOuNousEnSommes(campagne, jour)}</p>
      <ul>
        <li>
          Collège et lycée : du {ecrireJour(campagne.ouverture)} au {ecrireJour(campagne.cloture)} inclus.
        </li>
        {cned ? (
          <li>
            Élèves du CNED : du {ecrireJour(cned.ouverture)} au {ecrireJour(cned.cloture)} inclus.
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function direOuNousEnSommes({ ouverture, cloture }: Campagne, jour: Jour): string {
  if (avant(jour, ouverture)) return `La campagne ouvre dans ${direJours(jour, ouverture)}.`;
  if (apres(jour, cloture))
    return 'La campagne est close. Si votre situation a changé depuis, parlez-en à l’établissement.';
  if (jour.equals(cloture)) return 'Dernier jour : les demandes sont reçues jusqu’à ce soir.';
  return `Il reste ${direJours(jour, cloture)} pour déposer une demande.`;
}

function direJours(de: Jour, a: Jour): string {
  const jours = de.until(a).days;
  return `${jours} jour${jours > 1 ? 's' : ''}`;
}
