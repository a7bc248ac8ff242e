import { EchelleDuBareme } from '#components/echelle.tsx';
import { droitsDe } from '#lib/dossier/faits.ts';
import { echelleDeLaTrace } from '#lib/droit/bareme/echelle.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import type { DecisionLue } from '#lib/famille/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Versements, versementsDe } from '../versements.tsx';

/** What the attribution gives: for the year, where the household stands on the barème, and by trimestre. */
export function Montants({ dossier, decision, trace }: Pick<DecisionLue, 'dossier' | 'decision' | 'trace'>) {
  if (decision.montantAnnuel === null || decision.echelon === null) return null;
  const { effetDu, effetAu } = decision;
  const echelle = echelleDeLaTrace(trace, dossier.rentree);
  const annuel = centimes(decision.montantAnnuel);
  const verse = versementsDe({ dossier, decision });
  const courte = verse && !verse.entier ? verse : null;
  const internat = droitsDe(dossier, decision).find(({ composante }) => composante === 'internat');
  return (
    <section aria-labelledby="montants" className="volet">
      <h2 id="montants" className="fr-h4">
        Échelon {decision.echelon} : {ecrireMontant(courte?.total ?? annuel)}{' '}
        {courte ? 'pour la durée du droit' : 'pour l’année'}
      </h2>
      {courte && effetDu && effetAu ? (
        <p>
          Le droit va du {ecrireJour(jourDe(effetDu))} au {ecrireJour(jourDe(effetAu))}, jour compris :{' '}
          {courte.jours} jours sur 300. Une année entière vaut {ecrireMontant(annuel)}.
        </p>
      ) : null}
      {echelle ? <EchelleDuBareme echelle={echelle} /> : null}
      <h3 className="fr-h6">Les versements de l’année</h3>
      <Versements dossier={dossier} decision={decision} />
      {internat ? (
        <p>Prime d’internat, pour l’année : {ecrireMontant(centimes(internat.centimesAnnuels))}.</p>
      ) : null}
    </section>
  );
}
