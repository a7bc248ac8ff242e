import type { CampagneAnnoncee } from '#lib/campagne/queries.ts';
import { ecrireAnnee } from '#lib/droit/annee.ts';
import { direClotureOutreMer, direOuEnEstLaCampagne } from '#lib/droit/calendrier/dire-campagne.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';

/** Dates of the year's campaign and what they mean today. Absent when no text gives them yet. */
export function CalendrierCampagne({
  campagne: { general: campagne, cned, prolongees },
  jour,
}: {
  campagne: CampagneAnnoncee;
  jour: Jour;
}) {
  if (!campagne) return null;
  return (
    <section aria-labelledby="campagne">
      <h2 id="campagne" className="fr-h4">
        Campagne {ecrireAnnee(campagne.rentree)}
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
        {prolongees.map(({ academie, cloture }) => (
          <li key={academie}>
            Académie de {academie} : prolongée jusqu’au {ecrireJour(cloture)} inclus, collège et lycée.
          </li>
        ))}
        <li>{direClotureOutreMer(campagne.cloture)}</li>
      </ul>
    </section>
  );
}
