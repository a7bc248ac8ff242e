import Link from 'next/link';
import { FormulaireMotive } from '#components/saisie/formulaire-motive.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { separer } from '#lib/personne/actions.ts';
import type { Fiche } from '#lib/personne/faits.ts';
import type { ReunionFaite } from '#lib/personne/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';

interface Props {
  scolariteId: string;
  faites: readonly ReunionFaite[];
  /** Records heard under the same names. */
  semblables: readonly Fiche[];
  /** Address of the comparison, to which the other record is added. */
  comparer: string;
}

/** Other records that may be of the same person, and those already united, which can be separated. */
export function Reunions({ scolariteId, faites, semblables, comparer }: Props) {
  if (faites.length === 0 && semblables.length === 0) return null;
  return (
    <section aria-labelledby="reunions" className="fr-mt-4w">
      <h2 id="reunions" className="fr-h5">
        Une même personne en deux fiches ?
      </h2>
      {semblables.length > 0 ? (
        <>
          <p>Ces fiches portent un nom proche. Comparez avant de réunir : rien n’est effacé.</p>
          <ul>
            {semblables.map(({ id, nom, lignes }) => (
              <li key={id}>
                <Link href={`${comparer}avec=${id}`} prefetch={false}>
                  Comparer avec {nom}
                </Link>
                {lignes['Date de naissance'] ? `, né(e) le ${lignes['Date de naissance']}` : ''}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {faites.map(({ id, nom, auteurNom, jour, motivation, separation }) => (
        <details key={id}>
          <summary>
            {nom}, réunie le {ecrireJour(jourDe(jour))} par {auteurNom}
            {separation
              ? `, séparée le ${ecrireJour(jourDe(separation.jour))} par ${separation.auteurNom}`
              : ''}
          </summary>
          <p>Raison : {motivation}</p>
          {separation ? <p>Raison de la séparation : {separation.motivation}</p> : null}
          {separation ? null : (
            <FormulaireMotive
              acte={separer}
              caches={{ scolariteId, reunionId: id }}
              id={`separer-${id}`}
              libelle="Raison de la séparation"
              indice="Ce qui avait été réuni revient où c’était ; ce qui est venu depuis reste à la fiche gardée."
              bouton="Séparer ces deux fiches"
            />
          )}
        </details>
      ))}
    </section>
  );
}
