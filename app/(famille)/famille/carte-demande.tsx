import Link from 'next/link';
import { EtatDeDemande } from '#components/etat-de-demande.tsx';
import { partsDeLaDecision } from '#lib/decision/faits.ts';
import { decisionNotifiee } from '#lib/dossier/faits.ts';
import { direMontant } from '#lib/droit/argent/duree.ts';
import type { Jour } from '#lib/droit/date.ts';
import { centimes } from '#lib/droit/montant.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { suiteDuDossier } from '#lib/droit/parcours/suite.ts';
import { deNom } from '#lib/droit/phrase.ts';
import { type EnfantSuivi, echeancePourLaFamille, positionDe } from '#lib/famille/queries.ts';
import { actionAttendue } from './action-attendue.ts';
import { VersementsAVenir } from './versements-a-venir.tsx';

type Dossier = EnfantSuivi['dossiers'][number];

/** One demande: where it stands, who holds it, the next date, and the one thing to do if there is one. */
export function CarteDemande({
  enfant,
  dossier,
  jour,
}: {
  enfant: EnfantSuivi;
  dossier: Dossier;
  jour: Jour;
}) {
  const position = positionDe(dossier, jour);
  const suite = suiteDuDossier(position, dossier.lieux);
  const echeance = echeancePourLaFamille(dossier, jour);
  const action = actionAttendue(dossier);
  const adresse = `/famille/dossiers/${dossier.id}`;
  return (
    <article className="enfants__demande">
      <h2 className="fr-h5">{nomDUsage(enfant)}</h2>
      <p className="enfants__lieu">
        {dossier.scolarite.classe}, {dossier.etablissement.nom}
      </p>
      <p>
        <EtatDeDemande position={position} suite={suite} />
      </p>
      <Attribution dossier={dossier} />
      <VersementsAVenir dossier={dossier} jour={jour} />
      <p>{suite.phrase}</p>
      {echeance ? <p className="enfants__date">{echeance}</p> : null}
      <p>
        {action ? (
          <a className="fr-btn" href={`${adresse}#${action.ancre}`}>
            {action.libelle}
          </a>
        ) : (
          <Link
            className="fr-link"
            href={adresse}
            prefetch={false}
            aria-label={`Suivre la demande ${deNom(enfant.prenom || enfant.nom)}`}
          >
            Suivre la demande
          </Link>
        )}
      </p>
    </article>
  );
}

function Attribution({ dossier }: { dossier: Dossier }) {
  const decision = decisionNotifiee(dossier);
  if (decision?.genre !== 'attribution' || decision.montantAnnuel === null) return null;
  return (
    <p className="enfants__echelon">
      Échelon {decision.echelon} :{' '}
      {direMontant(centimes(decision.montantAnnuel), partsDeLaDecision(dossier, decision))}
    </p>
  );
}
