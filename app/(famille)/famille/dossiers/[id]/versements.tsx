import { partsDeLaDecision } from '#lib/decision/faits.ts';
import { partsEgales } from '#lib/droit/argent/trimestres.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import type { DecisionLue } from '#lib/famille/queries.ts';

const TRIMESTRES = [
  { titre: 'Premier trimestre', mois: 'septembre à décembre' },
  { titre: 'Deuxième trimestre', mois: 'janvier à mars' },
  { titre: 'Troisième trimestre', mois: 'avril à la fin de l’année' },
] as const;

/** What each trimestre represents, as the three steps of the year. */
export function Versements({ dossier, decision }: Pick<DecisionLue, 'dossier' | 'decision'>) {
  const { montantAnnuel } = decision;
  if (montantAnnuel === null) return null;
  const parts = partsDeLaDecision(dossier, decision)?.trimestres ?? partsEgales(centimes(montantAnnuel));
  return (
    <>
      <ol className="versements">
        {parts.map((part, rang) => (
          <li key={TRIMESTRES[rang]?.titre}>
            <span>{TRIMESTRES[rang]?.titre}</span>
            <strong>{ecrireMontant(part)}</strong>
            <small>{TRIMESTRES[rang]?.mois}</small>
          </li>
        ))}
      </ol>
      <p>Si l’élève est assidu, et avant les éventuelles retenues de cantine ou d’internat.</p>
    </>
  );
}
