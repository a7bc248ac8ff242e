import { rentree } from '#lib/droit/annee.ts';
import { partsDuDroit } from '#lib/droit/argent/duree.ts';
import { partsEgales } from '#lib/droit/argent/trimestres.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import type { DecisionLue } from '#lib/famille/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';

const TRIMESTRES = [
  { titre: 'Premier trimestre', mois: 'septembre à décembre' },
  { titre: 'Deuxième trimestre', mois: 'janvier à mars' },
  { titre: 'Troisième trimestre', mois: 'avril à la fin de l’année' },
] as const;

/** The days that a decision pays for, or null when it has none. */
export function versementsDe({ dossier, decision }: Pick<DecisionLue, 'dossier' | 'decision'>) {
  const { effetDu, effetAu, montantAnnuel } = decision;
  return montantAnnuel !== null && effetDu && effetAu
    ? partsDuDroit(rentree(dossier.rentree), centimes(montantAnnuel), {
        du: jourDe(effetDu),
        au: jourDe(effetAu),
      })
    : null;
}

/** What each trimestre represents, as the three steps of the year. */
export function Versements(lue: Pick<DecisionLue, 'dossier' | 'decision'>) {
  const { montantAnnuel } = lue.decision;
  if (montantAnnuel === null) return null;
  const parts = versementsDe(lue)?.trimestres ?? partsEgales(centimes(montantAnnuel));
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
