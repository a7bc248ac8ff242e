import { COLONNES_DU_FICHIER } from '#lib/droit/argent/recapitulatif.ts';

/** The documents of a state, and what each column of its table holds. */
export function Fichiers({ id }: { id: string }) {
  const adresse = `/agent/etats/${id}/fichier`;
  return (
    <section aria-labelledby="documents">
      <h2 className="fr-h4" id="documents">
        Documents
      </h2>
      <ul>
        <li>
          <a href={`${adresse}?forme=pdf&document=liste`}>Liste des boursiers à payer (PDF)</a>
        </li>
        <li>
          <a href={`${adresse}?forme=pdf&document=recapitulatif`}>Récapitulatif par échelon (PDF)</a>
        </li>
        <li>
          <a href={`${adresse}?forme=csv`}>Sommes et comptes, pour un tableur (CSV)</a>
        </li>
      </ul>
      <details className="fr-mb-3w">
        <summary>Ce que contient chaque colonne du fichier CSV</summary>
        <p>
          Une ligne par boursier, les montants en euros. Le fichier n’est celui d’aucun logiciel : il s’ouvre
          dans tout tableur.
        </p>
        <dl>
          {COLONNES_DU_FICHIER.map(({ titre, dit }) => (
            <div key={titre}>
              <dt>
                <code>{titre}</code>
              </dt>
              <dd>{dit}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
