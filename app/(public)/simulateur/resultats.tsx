import { Alerte } from '#components/alerte.tsx';
import { ResultatEstimation } from '#components/simulation/resultat.tsx';
import { ecrireAnnee, type Rentree } from '#lib/droit/annee.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { ecrireMontant } from '#lib/droit/montant.ts';
import { type Estimation, totalAnnuel } from '#lib/droit/simulation/estimer.ts';

interface Props {
  estimations: readonly Estimation[];
  annee: Rentree;
  jour: Jour;
  /** Where this very estimate can be found again. */
  adresse: string;
}

/** What the answers give, child by child, and what it is worth. */
export function Resultats({ estimations, annee, jour, adresse }: Props) {
  const total = totalAnnuel(estimations);
  return (
    <section aria-labelledby="resultat" className="simulateur__resultats">
      <h2 id="resultat" tabIndex={-1}>
        Votre estimation pour {ecrireAnnee(annee)}
      </h2>
      {total !== null && estimations.length > 1 ? (
        <p className="estimation__montant">{ecrireMontant(total)} par an pour tous vos enfants</p>
      ) : null}
      {estimations.map((estimation) => (
        <ResultatEstimation key={estimation.rang} estimation={estimation} />
      ))}
      <Alerte ton="info" titre="Ce résultat ne vaut pas demande">
        <p>
          C’est une estimation du {ecrireJour(jour)}, d’après vos seules réponses. Pour recevoir une bourse,
          il faut la demander : seule la décision prise sur votre dossier compte.
        </p>
      </Alerte>
      <div className="sans-impression">
        <p>
          <a href={adresse} className="fr-link fr-icon-links-line fr-link--icon-left">
            Lien de cette estimation
          </a>
        </p>
        <p className="texte">
          Ce lien contient vos réponses, vos revenus compris : qui le reçoit peut les lire. Gardez-le pour
          vous, ou donnez-le à la personne qui vous aide. Pour garder le résultat, imprimez cette page.
        </p>
      </div>
    </section>
  );
}
