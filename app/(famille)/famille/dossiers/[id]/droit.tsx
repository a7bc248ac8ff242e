import { EchelleDuBareme } from '#components/echelle.tsx';
import { partsDeLaDecision } from '#lib/decision/faits.ts';
import { type DossierEntier, decisionEnVigueur, decisionNotifiee } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { direMontant } from '#lib/droit/argent/duree.ts';
import { echelleDeLaTrace, sansRepere } from '#lib/droit/bareme/echelle.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { centimes } from '#lib/droit/montant.ts';
import { lireTrace } from '#lib/droit/rediger.ts';
import { suspensionsDuMerite } from '#lib/suspension/faits.ts';
import { Versements } from './versements.tsx';

/**
 * What the decision gives, once the family was told of it: its band of the barème and the payments of the year. The income
 * itself is read on the page « Pourquoi ce montant ? », where the read is journaled.
 */
export function Droit({ dossier }: { dossier: DossierEntier }) {
  const decision = decisionNotifiee(dossier);
  if (decision?.genre !== 'attribution' || decision.montantAnnuel === null) return null;
  const echelle = echelleDeLaTrace(lireTrace(decision.trace), rentree(dossier.rentree));
  return (
    <section aria-labelledby="droit" className="volet">
      <h2 id="droit" className="fr-h4">
        Échelon {decision.echelon} :{' '}
        {direMontant(centimes(decision.montantAnnuel), partsDeLaDecision(dossier, decision))}
      </h2>
      {echelle ? <EchelleDuBareme echelle={sansRepere(echelle)} /> : null}
      {decision.id === decisionEnVigueur(dossier)?.id
        ? suspensionsDuMerite(dossier).map(({ du, au }) => (
            <p key={du.toString()}>
              {`La bourse au mérite est suspendue du ${ecrireJour(du)} ${au ? `au ${ecrireJour(au)}` : 'à la fin de l’année scolaire'} : rien n’est versé pour ces jours, le reste de la bourse continue.`}
            </p>
          ))
        : null}
      <h3 className="fr-h6">Les versements de l’année</h3>
      <Versements dossier={dossier} decision={decision} />
    </section>
  );
}
