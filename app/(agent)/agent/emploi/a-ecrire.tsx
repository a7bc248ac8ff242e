import { peutSuivreEmploi } from '#lib/droit/argent/emploi.ts';
import { centimes, ecrireDecimal, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import type { LigneDEmploi } from '#lib/emploi/queries.ts';
import { ImputerLesFrais, VerserLesSoldes } from './formulaires.tsx';
import { Virements } from './virements.tsx';

/** What the mandataire says next: fees of each bourse, transfers to families, balances paid. */
export function AEcrire({ lignes, jour }: { lignes: readonly LigneDEmploi[]; jour: string }) {
  const aImputer = lignes.filter(({ compte }) => peutSuivreEmploi(compte, 'impute'));
  const aVerser = lignes.filter(({ compte }) => peutSuivreEmploi(compte, 'verse'));
  const somme = ecrireMontant(centimes(aVerser.reduce((n, { compte }) => n + compte.solde, 0)));
  return (
    <>
      {aImputer.length > 0 ? (
        <section aria-labelledby="frais-imputes">
          <h2 id="frais-imputes" className="fr-h4">
            Frais imputés
          </h2>
          <p>Dites pour chaque bourse ce que les frais en prennent, zéro s’il n’y en a pas.</p>
          <ImputerLesFrais
            bourses={aImputer.map((ligne) => ({
              id: ligne.id,
              libelle: `${nomDeListe(ligne)}, trimestre ${ligne.trimestre}, ${ecrireMontant(ligne.montant)} reçus`,
              frais: ligne.compte.frais === null ? '' : ecrireDecimal(ligne.compte.frais),
            }))}
          />
        </section>
      ) : null}
      {aVerser.length > 0 ? (
        <section aria-labelledby="a-verser">
          <h2 id="a-verser" className="fr-h4">
            À verser aux familles : {somme}
          </h2>
          <p>
            Un virement par bourse, au titulaire du compte, pour {aVerser.length} bourse
            {aVerser.length > 1 ? 's' : ''}. Chaque compte lu est inscrit au registre des consultations. Une
            fois les virements faits, dites-le ici.
          </p>
          <Virements jour={jour} />
          <VerserLesSoldes versements={aVerser.map(({ id }) => id)} jour={jour} />
        </section>
      ) : null}
    </>
  );
}
