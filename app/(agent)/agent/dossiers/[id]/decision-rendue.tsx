import { Motifs } from '#components/motifs.tsx';
import type { Consultation } from '#lib/consultation/queries.ts';
import { direBourse, direPrimes } from '#lib/decision/faits.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { LIBELLES_DECISIONS } from '#lib/droit/ligne-de-procedure.ts';
import { masquerMotifs } from '#lib/droit/masque.ts';
import { lireMotifs } from '#lib/droit/motifs.ts';
import { nomEtQualite } from '#lib/droit/phrase.ts';
import { LIBELLES_RELECTURES } from '#lib/droit/relecture.ts';
import { aRegarder, relectureDe } from '#lib/relecture/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Donnee, Fiche } from './fiche.tsx';

/** The decision in force: what, for which reasons, who signed it, and how it was made known. */
export function DecisionRendue({
  consultation: { dossier, trace, revenusMontres },
  decision,
}: {
  consultation: Consultation;
  decision: DossierEntier['decisions'][number];
}) {
  const { genre, notification, effetDu, effetAu } = decision;
  const stockes = lireMotifs(decision.motifs);
  const motifs = revenusMontres ? stockes : masquerMotifs(stockes, trace);
  const primes = direPrimes(dossier, decision);
  return (
    <Fiche titre={`Décision : ${LIBELLES_DECISIONS[genre]}`}>
      <Donnee nom="Bourse">{direBourse(dossier, decision)}</Donnee>
      <Donnee nom="Primes">{primes.length > 0 ? primes.join(', ') : null}</Donnee>
      <Donnee nom="Droit ouvert">
        {effetDu && effetAu ? `du ${ecrireJour(jourDe(effetDu))} au ${ecrireJour(jourDe(effetAu))}` : null}
      </Donnee>
      <Donnee nom={motifs.length > 1 ? 'Motifs' : 'Motif'}>
        {motifs.length > 0 ? <Motifs motifs={motifs} /> : null}
      </Donnee>
      <Donnee nom="Motivation">{decision.motivation}</Donnee>
      <Donnee nom="Décidée le">{ecrireJour(jourDe(decision.decideeLe))}</Donnee>
      <Donnee nom="Signée par">
        {nomEtQualite(`${decision.signatairePrenom} ${decision.signataireNom}`, decision.signataireQualite)}
        {decision.delegation ? `, par délégation (${decision.delegation})` : ''}
      </Donnee>
      <Donnee nom="Seconde lecture">{direRelecture(relectureDe(dossier, decision))}</Donnee>
      <Donnee nom="Envoyée le">{notification ? ecrireJour(jourDe(notification.envoyeeLe)) : null}</Donnee>
      <Donnee nom="Reçue le">
        {notification?.recueLe
          ? `${ecrireJour(jourDe(notification.recueLe))} (${notification.preuve})`
          : null}
      </Donnee>
    </Fiche>
  );
}

/** Where the second reading of a decision stands; null when none is asked. */
function direRelecture(relecture: DossierEntier['relectures'][number] | null): string | null {
  if (!relecture) return null;
  const { issue, lecteurNom, lueLe, raison, jourLegal, risques } = relecture;
  if (issue && lueLe)
    return `${LIBELLES_RELECTURES[issue]}, par ${lecteurNom}, ${ecrireJour(jourDe(lueLe))}${raison ? ` : ${raison}` : ''}`;
  const attendue = `attendue pour que le courrier parte${jourLegal ? ` ; la loi laisse jusqu’au ${ecrireJour(jourDe(jourLegal))} pour répondre` : ''}`;
  return [attendue, ...aRegarder(risques)].join('. ');
}
