import { Alerte } from '#components/alerte.tsx';
import { Badge } from '#components/badge.tsx';
import { Telephone } from '#components/telephone.tsx';
import type { Consultation } from '#lib/consultation/queries.ts';
import { adressesDeRechange } from '#lib/courriel/queries.ts';
import { prendreAdresse, reessayerAdresse } from '#lib/courrier/actions.ts';
import { decisionEnVigueur } from '#lib/dossier/faits.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJourCourt, jourDeLaMinute, minuteDeLInstant } from '#lib/droit/date.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { courrielsRefuses, lettreSuivie } from '#lib/reception/faits.ts';
import { exigerAgent } from '#lib/technique/session.ts';

type Courrier = Consultation['dossier']['courriers'][number];

/** The day of an instant, as a table writes it. */
export const jourDeLInstant = (instant: Date): string =>
  ecrireJourCourt(jourDeLaMinute(minuteDeLInstant(instant.getTime())));

/**
 * That the address of who asks refuses mail: since when, how to reach the family otherwise, what waits, the ways out. That there is
 * another responsable is told to the agent alone, without its address: what is of one parent is not sent to the other.
 */
export async function AdresseRefusee({ consultation }: { consultation: Consultation }) {
  const { dossier, regards } = consultation;
  const { demandeur } = dossier;
  if (!demandeur?.courrielRefuseLe || regards.courriers !== 'lit') return null;
  const lues = regards.coordonnees === 'lit';
  const telephones = [demandeur.telephonePortable, demandeur.telephone].filter((numero) => numero !== null);
  const attendent = [
    ...new Set(courrielsRefuses(dossier).map(({ genre }) => LETTRES[genre].libelle)),
    ...(dossier.accuseRefuseLe ? ['accusé d’enregistrement'] : []),
  ];
  const autresAdresses = lues ? await adressesDeRechange(await exigerAgent(), demandeur.id) : [];
  const autres = autresResponsables(dossier);
  return (
    <Alerte ton="attention">
      <p>
        {lues ? `L’adresse ${demandeur.courriel}` : 'L’adresse de la famille'} refuse les courriels depuis le{' '}
        {jourDeLInstant(demandeur.courrielRefuseLe)} : aucun n’y est plus envoyé, et les courriers à venir
        s’impriment.
        {attendent.length > 0 ? ` Pas encore annoncé : ${attendent.join(', ')}.` : ''}
      </p>
      <p>
        {lues && telephones.length > 0 ? (
          <>
            Téléphonez au{' '}
            {telephones.map((numero, rang) => (
              <span key={numero}>
                {rang > 0 ? ' ou au ' : ''}
                <Telephone numero={numero} />
              </span>
            ))}
            .{' '}
          </>
        ) : (
          'Écrivez à la famille sur papier. '
        )}
        Une autre adresse se note sur{' '}
        <a href={`/agent/eleves/${dossier.scolariteId}/responsables/${demandeur.id}`}>
          la fiche du demandeur
        </a>{' '}
        : ce qui attend repart aussitôt.{' '}
        <a href={`/agent/dossiers/${dossier.id}?onglet=courriers`}>Voir les courriers</a>
      </p>
      {lues && autres.length > 0 ? (
        <p>
          Autre responsable légal : {autres.map(({ responsable }) => nomComplet(responsable)).join(', ')}. Il
          peut donner une adresse ou un numéro du demandeur ; le dossier et ses courriers ne lui sont ni dits
          ni envoyés.
        </p>
      ) : null}
      {autresAdresses.map((courriel) => (
        <form key={courriel} action={prendreAdresse} className="fr-mb-1w">
          <input type="hidden" name="dossierId" value={dossier.id} />
          <input type="hidden" name="courriel" value={courriel} />
          <button type="submit" className="fr-btn fr-btn--sm">
            {`Écrire à ${courriel}, connue de la base scolaire`}
          </button>
        </form>
      ))}
      <form action={reessayerAdresse}>
        <input type="hidden" name="dossierId" value={dossier.id} />
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          L’adresse est bonne : réessayer
        </button>
      </form>
    </Alerte>
  );
}

/** Who else answers legally for the pupil. */
const autresResponsables = ({ eleve, demandeurId }: Consultation['dossier']) =>
  eleve.liens.filter(
    ({ legal, lien, absentDepuis, responsableId }) =>
      legal && lien !== 'eleve_lui_meme' && !absentDepuis && responsableId !== demandeurId,
  );

/** A refusal beside its letter; while nothing else brought the letter to the family, what can be done. */
export function RefusDuCourriel({
  courrier,
  consultation,
}: {
  courrier: Courrier;
  consultation: Consultation;
}) {
  const { dossier, regards } = consultation;
  const { courriel, courrielRefuseLe } = courrier;
  const adresse = regards.coordonnees === 'lit' ? courriel : 'l’adresse de la famille';
  const dit = `courriel du ${courrielRefuseLe ? jourDeLInstant(courrielRefuseLe) : 'jour'} refusé par ${adresse}`;
  if (!courrielsRefuses(dossier).includes(courrier)) return <>{dit}</>;
  const suivie = lettreSuivie(dossier, decisionEnVigueur(dossier)) === courrier;
  return (
    <>
      <Badge ton="erreur" icone="fr-icon-error-warning-line">
        courriel refusé
      </Badge>
      <p>{dit}</p>
      {suivie ? (
        <a className="fr-link fr-link--sm" href={`/agent/dossiers/${dossier.id}/actes/renvoyer_courrier`}>
          Envoyer sur papier
        </a>
      ) : null}
    </>
  );
}
