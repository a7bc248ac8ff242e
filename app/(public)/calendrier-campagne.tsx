import { ecrireAnnee, type Rentree } from '#lib/droit/annee.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { direClotureOutreMer, direOuEnEstLaCampagne } from '#lib/droit/calendrier/dire-campagne.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';

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
      <p className="accueil__delai">{direOuEnEstLaCampagne(campagne, jour)}</p>
      <ul>
        <li>
          Collège et lycée : du {ecrireJour(campagne.ouverture)} au {ecrireJour(campagne.cloture)} inclus.
        </li>
        {cned ? (
          <li>
            Élèves du CNED : du {ecrireJour(cned.ouverture)} au {ecrireJour(cned.cloture)} inclus.
          </li>
        ) : null}
        <li>{direClotureOutreMer(campagne.cloture)}</li>
      </ul>
    </section>
  );
}
