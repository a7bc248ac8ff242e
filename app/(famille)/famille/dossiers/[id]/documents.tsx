import { ecrireJour } from '#lib/droit/date.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import type { DossierDeFamille } from '#lib/famille/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';

type Fichiers = readonly { id: string; nom: string }[];

/** The pieces that the dossier holds, with their files, and those of its recours. */
export function Documents({
  pieces,
  duRecours,
}: {
  pieces: DossierDeFamille['pieces'];
  duRecours: Fichiers;
}) {
  const recues = pieces.filter(({ recueLe }) => recueLe);
  if (recues.length + duRecours.length === 0) return null;
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
            <Liens fichiers={fichiers} />
          </li>
        ))}
        {duRecours.length > 0 ? (
          <li>
            Joint au recours
            <Liens fichiers={duRecours} />
          </li>
        ) : null}
      </ul>
    </section>
  );
}

/** Files, opened by their name. */
function Liens({ fichiers }: { fichiers: Fichiers }) {
  if (fichiers.length === 0) return null;
  return (
    <ul>
      {fichiers.map(({ id, nom }) => (
        <li key={id}>
          <a className="fr-link" href={`/famille/fichiers/${id}/fichier`}>
            {nom}
          </a>
        </li>
      ))}
    </ul>
  );
}
