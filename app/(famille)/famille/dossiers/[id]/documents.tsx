import { ecrireJour } from '#lib/droit/date.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import type { DossierDeFamille } from '#lib/famille/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** The pieces that the dossier holds, with their files. */
export function Documents({ pieces }: { pieces: DossierDeFamille['pieces'] }) {
  const recues = pieces.filter(({ recueLe }) => recueLe);
  if (recues.length === 0) return null;
  return (
    <section aria-labelledby="documents" className="volet">
      <h2 id="documents" className="fr-h4">
        Pièces reçues
      </h2>
      <ul>
        {recues.map(({ id, code, recueLe, fichiers }) => (
          <li key={id}>
            {estCodePiece(code) ? PIECES[code].libelle : code}
            {recueLe ? `, reçue le ${ecrireJour(jourDe(recueLe))}` : ''}
            {fichiers.length > 0 ? (
              <ul>
                {fichiers.map((fichier) => (
                  <li key={fichier.id}>
                    <a className="fr-link" href={`/famille/fichiers/${fichier.id}/fichier`}>
                      {fichier.nom}
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
