import { injustifiees } from '#lib/absence/faits.ts';
import { receptionDeLaRetenue } from '#lib/contestation/faits.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { enJournees } from '#lib/droit/argent/redaction.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomEtQualite } from '#lib/droit/phrase.ts';
import { demiJourneesEcartees, type LigneDeRetenue } from '#lib/retenue/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Donnee, Fiche } from './fiche.tsx';

const TITRES: Readonly<Record<LigneDeRetenue['genre'], string>> = {
  demande: 'Retenue demandée',
  refus: 'Demande de retenue écartée',
  retenue: 'Retenue pour absences',
  restitution: 'Retenue rendue',
};

const direReception = (le: Jour | null): string =>
  le
    ? `reçu le ${ecrireJour(le)} : les délais de recours courent`
    : 'réception non prouvée : aucun délai ne court';

/** Absences of the year, and what was asked, retained or given back for them (C. VII.A). */
export function Retenues({ dossier, montants }: { dossier: DossierEntier; montants: boolean }) {
  const { absences, retenues } = dossier;
  if (absences.length === 0 && retenues.length === 0) return null;
  const ecartees = demiJourneesEcartees(dossier).length;
  const aJuger = absences.filter(({ etat }) => etat === 'a_juger').length;
  return (
    <>
      <Fiche titre="Absences de l’année">
        <Donnee nom="Injustifiées">{enJournees(injustifiees(absences).length)}</Donnee>
        <Donnee nom="Justifiées">
          {enJournees(absences.filter(({ etat }) => etat === 'justifiee').length)}
        </Donnee>
        {ecartees > 0 ? <Donnee nom="Écartées sur recours ou jugement">{enJournees(ecartees)}</Donnee> : null}
        <Donnee nom="À apprécier par le chef d’établissement">{enJournees(aJuger)}</Donnee>
      </Fiche>
      {retenues.toReversed().map((retenue) => (
        <Fiche key={retenue.id} titre={TITRES[retenue.genre]}>
          <Donnee nom="Le">{`${ecrireJour(jourDe(retenue.faiteLe))}, par ${nomEtQualite(`${retenue.auteurPrenom} ${retenue.auteurNom}`, retenue.auteurQualite)}`}</Donnee>
          <Donnee nom="Raison">{retenue.motivation}</Donnee>
          {retenue.genre === 'refus' ? null : (
            <Donnee nom="Absences comptées depuis la rentrée">{enJournees(retenue.demiJournees)}</Donnee>
          )}
          {retenue.genre === 'retenue' || retenue.genre === 'restitution' ? (
            <Donnee nom="Courrier">{direReception(receptionDeLaRetenue(dossier, retenue))}</Donnee>
          ) : null}
          {retenue.genre !== 'refus' && montants ? (
            <Donnee nom="Retenu depuis la rentrée">{ecrireMontant(centimes(retenue.centimes))}</Donnee>
          ) : null}
        </Fiche>
      ))}
    </>
  );
}
