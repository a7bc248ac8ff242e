import { EchelleDuBareme } from '#components/echelle.tsx';
import { direPrimes, partsDeLaDecision } from '#lib/decision/faits.ts';
import { direMontant } from '#lib/droit/argent/duree.ts';
import { echelleDeLaTrace } from '#lib/droit/bareme/echelle.ts';
import { centimes } from '#lib/droit/montant.ts';
import type { DecisionLue } from '#lib/famille/queries.ts';
import { Versements } from '../versements.tsx';

/** What the attribution gives: for the year, where the household stands on the barème, and by trimestre. */
export function Montants({ dossier, decision, trace }: Pick<DecisionLue, 'dossier' | 'decision' | 'trace'>) {
  if (decision.montantAnnuel === null || decision.echelon === null) return null;
  const echelle = echelleDeLaTrace(trace, dossier.rentree);
  const primes = direPrimes(dossier, decision);
  return (
    <section aria-labelledby="montants" className="volet">
      <h2 id="montants" className="fr-h4">
        Échelon {decision.echelon} :{' '}
        {direMontant(centimes(decision.montantAnnuel), partsDeLaDecision(dossier, decision))}
      </h2>
      {echelle ? <EchelleDuBareme echelle={echelle} /> : null}
      <h3 className="fr-h6">Les versements de l’année</h3>
      <Versements dossier={dossier} decision={decision} />
      {primes.length > 0 ? (
        <>
          <h3 className="fr-h6">Les primes qui s’y ajoutent</h3>
          <ul>
            {primes.map((prime) => (
              <li key={prime}>{prime}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
