import { Alerte } from '#components/alerte.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import type { avisEnRetard } from '#lib/sollicitation/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** Opinions that the person asked for and that have not come: to ask again, or to decide without. */
export function AvisEnRetard({ avis }: { avis: Awaited<ReturnType<typeof avisEnRetard>> }) {
  if (avis.length === 0) return null;
  return (
    <Alerte ton="attention" titre="Des avis que vous avez demandés ne sont pas rendus">
      <ul>
        {avis.map(({ id, dossierId, aQui, aRendreLe }) => (
          <li key={id}>
            <a href={`/agent/dossiers/${dossierId}?onglet=notes`}>
              {aQui}, attendu le {ecrireJour(jourDe(aRendreLe))}
            </a>
          </li>
        ))}
      </ul>
      <p>Rappelez, ou décidez sans : le délai de la loi court.</p>
    </Alerte>
  );
}
