const ADRESSE = '/agent/emploi/fichier';

/** The documents that the mandataire keeps, and those that it gives to the service académique. */
export const Documents = () => (
  <section aria-labelledby="documents">
    <h2 id="documents" className="fr-h4">
      Documents
    </h2>
    <ul>
      <li>
        <a href={`${ADRESSE}?document=compte&forme=pdf`}>Compte d’emploi de l’année (PDF)</a>
      </li>
      <li>
        <a href={`${ADRESSE}?document=compte&forme=csv`}>Compte d’emploi de l’année, pour un tableur (CSV)</a>
      </li>
      {[1, 2, 3].map((trimestre) => (
        <li key={trimestre}>
          <a href={`${ADRESSE}?document=assiduite&trimestre=${trimestre}`}>
            État valant attestation d’assiduité et engagement de garantie, trimestre {trimestre} (PDF)
          </a>
        </li>
      ))}
    </ul>
  </section>
);
