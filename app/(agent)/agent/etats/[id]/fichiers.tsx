import { COLONNES_D_ETAT } from '#lib/droit/argent/colonnes-d-etat.ts';

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
          <a href={`${adresse}?forme=xlsx`}>Classeur : boursiers, récapitulatif, lignes et causes (XLSX)</a>
        </li>
        <li>
          <a href={`${adresse}?forme=csv`}>Sommes et comptes, pour un tableur (CSV)</a>
        </li>
      </ul>
      <details className="fr-mb-3w">
        <summary>Ce que contient chaque colonne du classeur et du CSV</summary>
        <p>
          Une ligne par boursier, les montants en euros. Le fichier n’est celui d’aucun logiciel : il s’ouvre
          dans tout tableur.
        </p>
        <dl>
          {COLONNES_D_ETAT.map(({ titre, dit }) => (
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
