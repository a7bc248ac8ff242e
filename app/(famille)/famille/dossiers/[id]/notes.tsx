import { ecrireJour } from '#lib/droit/date.ts';
import type { DossierDeFamille } from '#lib/famille/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** What a service noted about the demande and may be read by its family (RGPD, art. 15). */
export function Notes({ notes }: Pick<DossierDeFamille, 'notes'>) {
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes" className="volet">
      <h2 id="notes" className="fr-h4">
        Notes du service
      </h2>
      <ul>
        {notes.map(({ id, texte, jour }) => (
          <li key={id}>
            Le {ecrireJour(jourDe(jour))} : {texte}
          </li>
        ))}
      </ul>
    </section>
  );
}
