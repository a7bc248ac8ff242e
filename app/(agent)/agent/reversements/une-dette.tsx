import { ChampDate, ChampLong, ChampNombre } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { type Cause, LIBELLES_CAUSES } from '#lib/droit/argent/causes.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { emettre } from '#lib/reversement/actions.ts';
import type { DetteASuivre } from '#lib/reversement/queries.ts';

/** A debt, why it is one, how it is taken back; and the order, for who signs where no coming state can. */
export function UneDette({ dette }: { dette: DetteASuivre }) {
  const id = `${dette.etatId}-${dette.dossierId}`;
  const causes = dette.causes.map((cause) => LIBELLES_CAUSES[cause as Cause].libelle.toLowerCase());
  return (
    <>
      <p>
        <strong>{nomDeListe({ prenom: dette.elevePrenom, nom: dette.eleveNom })}</strong>,{' '}
        {dette.etablissement} : {ecrireMontant(centimes(dette.dette))} versés en trop à{' '}
        {dette.beneficiaireNom}
        {causes.length > 0 ? ` (${causes.join(', ')})` : ''}. {direReprise(dette)}
      </p>
      {dette.reprise === 'ordre' && dette.emet ? (
        <details>
          <summary>Émettre l’ordre de reversement</summary>
          <FormulaireActe acte={emettre}>
            <input type="hidden" name="etatId" value={dette.etatId} />
            <input type="hidden" name="dossierId" value={dette.dossierId} />
            <ChampLong id={`motivation-${id}`} nom="motivation" libelle="Motifs, que la famille lira" />
            <ChampNombre
              id={`mensualites-${id}`}
              nom="mensualites"
              libelle="Nombre de mensualités"
              defaultValue="1"
            />
            <ChampDate id={`premiereLe-${id}`} nom="premiereLe" libelle="Première échéance" />
            <div className="fr-checkbox-group fr-mb-2w">
              <input type="checkbox" id={`bonneFoi-${id}`} name="bonneFoi" />
              <label className="fr-label" htmlFor={`bonneFoi-${id}`}>
                La famille est de bonne foi (droit à l’erreur)
              </label>
            </div>
            <button type="submit" className="fr-btn">
              Émettre l’ordre
            </button>
          </FormulaireActe>
        </details>
      ) : null}
    </>
  );
}

function direReprise({ reprise }: DetteASuivre): string {
  if (reprise === null) return 'À reprendre sur un prochain état, ou par un ordre de reversement.';
  return reprise === 'prochains_etats'
    ? 'Les prochains états les reprendront.'
    : 'Aucun état à venir ne peut les reprendre en entier : un ordre de reversement est à émettre.';
}
