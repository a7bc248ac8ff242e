import { droitsDe } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { type Centimes, centimes, ecrireMontant } from '#lib/droit/montant.ts';
import type { DecisionLue } from '#lib/famille/queries.ts';

const TRIMESTRES = [
  'Premier trimestre (septembre à décembre)',
  'Deuxième trimestre (janvier à mars)',
  'Troisième trimestre (avril à la fin de l’année)',
] as const;

/** What the attribution gives: for the year, and by trimestre. */
export function Montants({ dossier, decision }: Pick<DecisionLue, 'dossier' | 'decision'>) {
  if (decision.montantAnnuel === null || decision.echelon === null) return null;
  const bareme = trouverBareme(rentree(dossier.rentree), decision.typeBourse);
  const parts: readonly Centimes[] = bareme?.trimestres[decision.echelon] ?? [];
  const internat = droitsDe(dossier, decision).find(({ composante }) => composante === 'internat');
  return (
    <section aria-labelledby="montants" className="texte partie">
      <h2 id="montants" className="fr-h4">
        Échelon {decision.echelon} : {ecrireMontant(centimes(decision.montantAnnuel))} pour l’année
      </h2>
      <p>Ce que chaque trimestre représente, avant les éventuelles retenues :</p>
      <ul>
        {parts.map((part, rang) => (
          <li key={TRIMESTRES[rang]}>
            {TRIMESTRES[rang]} : {ecrireMontant(part)}
          </li>
        ))}
        {internat ? (
          <li>Prime d’internat, pour l’année : {ecrireMontant(centimes(internat.centimesAnnuels))}</li>
        ) : null}
      </ul>
    </section>
  );
}
