import { EtatBadge } from '#components/etat-badge.tsx';
import { LIBELLES_LIENS } from '#components/libelles.ts';
import type { Filtres } from '#lib/bannette/schema.ts';
import { direBourse } from '#lib/decision/faits.ts';
import { decisionEnVigueur } from '#lib/dossier/faits.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJour, type Jour, jourDeLaMinute, minuteDeLInstant } from '#lib/droit/date.ts';
import { LIBELLES_DECISIONS } from '#lib/droit/ligne-de-procedure.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { direSuivi } from '#lib/droit/suivi.ts';
import type { Reponse } from '#lib/recherche/queries.ts';
import { auditionDe } from '#lib/retrait/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { direEcheance } from './[id]/entete.tsx';
import { Donnee } from './[id]/fiche.tsx';
import { DernierVersement } from './[id]/versements.tsx';
import { adresseDeDossier } from './adresses.ts';

interface Props {
  reponse: Reponse;
  filtres: Filtres;
  jour: Jour;
}

/** The one dossier found: what is told to who calls, without opening it. */
export function ReponseAuTelephone({ reponse, filtres, jour }: Props) {
  const { dossier, rejeteeLe, recours, courrier } = reponse;
  const { id, eleve, scolarite, etat, branche, horsDelai, etablissement, demandeur } = dossier;
  const lien = eleve.liens.find(({ responsableId }) => responsableId === dossier.demandeurId)?.lien;
  return (
    <section className="fiche reponse" aria-labelledby="reponse-titre">
      <h2 id="reponse-titre" className="fr-h6">
        <a href={adresseDeDossier(id, filtres)} data-raccourci="o">
          {nomComplet(eleve)}, {scolarite.classe}
        </a>{' '}
        <EtatBadge etat={etat} />
      </h2>
      <p>
        <strong>
          {direSuivi({ etat, branche, horsDelai, rejeteeLe, recours, retrait: auditionDe(dossier) })}
        </strong>{' '}
        {direEcheance(reponse, jour)}
      </p>
      <dl>
        <Donnee nom="Établissement">{etablissement.nom}</Donnee>
        <Donnee nom="Depuis le">
          {ecrireJour(jourDeLaMinute(minuteDeLInstant(dossier.depuisLe.getTime())))}
        </Donnee>
        <Donnee nom="Demande faite par">
          {demandeur
            ? [nomComplet(demandeur), lien && LIBELLES_LIENS[lien]].filter(Boolean).join(', ')
            : null}
        </Donnee>
        <Donnee nom="Décision">{reponse.montreLaDecision ? direLaDecision(dossier) : null}</Donnee>
        <DernierVersement dossierId={id} />
        <Donnee nom="Dernier courrier">
          {courrier
            ? `${LETTRES[courrier.genre].libelle}, daté du ${ecrireJour(jourDe(courrier.jour))} (${courrier.reference})`
            : null}
        </Donnee>
      </dl>
      <p className="fr-hint-text">
        Vérifiez qui appelle avant de répondre : seule la personne qui a fait la demande en connaît le
        contenu.
      </p>
    </section>
  );
}

function direLaDecision(dossier: Reponse['dossier']): string | null {
  const decision = decisionEnVigueur(dossier);
  if (!decision) return null;
  const { genre, notification } = decision;
  const dite = direBourse(dossier, decision);
  const bourse = dite ? `, ${dite}` : '';
  const envoi = notification
    ? `, envoyée le ${ecrireJour(jourDe(notification.envoyeeLe))}`
    : ' : pas encore envoyée, à ne pas annoncer';
  return `${LIBELLES_DECISIONS[genre]}${bourse}${envoi}`;
}
