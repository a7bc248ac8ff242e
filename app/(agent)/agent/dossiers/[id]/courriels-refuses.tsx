import { Alerte } from '#components/alerte.tsx';
import { Badge } from '#components/badge.tsx';
import type { Consultation } from '#lib/consultation/queries.ts';
import { relancerCourrier } from '#lib/courrier/actions.ts';
import { decisionEnVigueur } from '#lib/dossier/faits.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJourCourt, jourDeLaMinute, minuteDeLInstant } from '#lib/droit/date.ts';
import { courrielsRefuses, lettreSuivie } from '#lib/reception/faits.ts';

type Courrier = Consultation['dossier']['courriers'][number];

/** The day of an instant, as a table writes it. */
export const jourDeLInstant = (instant: Date): string =>
  ecrireJourCourt(jourDeLaMinute(minuteDeLInstant(instant.getTime())));

/** Which address refused, when; the address for who reads those of the family. */
const direRefus = ({ courriel, courrielRefuseLe }: Courrier, { regards }: Consultation): string => {
  const adresse =
    regards.coordonnees === 'lit' && courriel ? `L’adresse ${courriel}` : 'L’adresse de la famille';
  return `${adresse} a refusé le courriel du ${courrielRefuseLe ? jourDeLInstant(courrielRefuseLe) : 'jour'}`;
};

/** What waits on the dossier for an address that refuses mail: the last refusal, the letters that nobody announced, the way out. */
export function CourrielsRefuses({ consultation }: { consultation: Consultation }) {
  const { dossier, regards } = consultation;
  const refuses = courrielsRefuses(dossier);
  const [dernier] = refuses;
  if (!dernier || regards.courriers !== 'lit') return null;
  const lettres = [...new Set(refuses.map(({ genre }) => LETTRES[genre].libelle))].join(', ');
  return (
    <Alerte ton="attention">
      <p>
        {direRefus(dernier, consultation)} : vérifiez l’adresse avec la famille. Pas encore annoncé :{' '}
        {lettres}. Corrigée sur{' '}
        {dossier.demandeurId ? (
          <a href={`/agent/eleves/${dossier.scolariteId}/responsables/${dossier.demandeurId}`}>
            la fiche du demandeur
          </a>
        ) : (
          'la fiche du demandeur'
        )}
        , l’annonce repart ; sans adresse, le courrier est à imprimer.{' '}
        <a href={`/agent/dossiers/${dossier.id}?onglet=courriers`}>Voir les courriers</a>
      </p>
    </Alerte>
  );
}

/** A refusal beside its letter; while nothing else brought the letter to the family, what can be done. */
export function RefusDuCourriel({
  courrier,
  consultation,
}: {
  courrier: Courrier;
  consultation: Consultation;
}) {
  const { dossier } = consultation;
  const attend = courrielsRefuses(dossier).includes(courrier);
  if (!attend) return <>{direRefus(courrier, consultation)}</>;
  const suivie = lettreSuivie(dossier, decisionEnVigueur(dossier)) === courrier;
  return (
    <>
      <Badge ton="erreur" icone="fr-icon-error-warning-line">
        courriel refusé
      </Badge>
      <p>{direRefus(courrier, consultation)} : vérifiez l’adresse avec la famille.</p>
      <form action={relancerCourrier}>
        <input type="hidden" name="courrierId" value={courrier.id} />
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Annoncer de nouveau
        </button>
      </form>
      {suivie ? (
        <a className="fr-link fr-link--sm" href={`/agent/dossiers/${dossier.id}/actes/renvoyer_courrier`}>
          Envoyer sur papier
        </a>
      ) : null}
    </>
  );
}
