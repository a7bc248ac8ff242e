import Link from 'next/link';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { type AutreDemande, demandeSuivante, premiereDemande } from '#lib/retrait/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Donnee, Fiche } from './fiche.tsx';

/** The demandes of two persons who had the charge of the pupil one after the other (C. III.C.1.b). For agents alone. */
export function DemandesLiees({ dossier }: { dossier: DossierEntier }) {
  const premiere = premiereDemande(dossier);
  const suivante = demandeSuivante(dossier);
  if (!premiere && !suivante) return null;
  return (
    <Fiche titre="Changement de personne en charge">
      <Donnee nom="Demande de la personne d’avant">{premiere ? <Lien autre={premiere} /> : null}</Donnee>
      <Donnee nom="Demande de la personne d’après">{suivante ? <Lien autre={suivante} /> : null}</Donnee>
    </Fiche>
  );
}

function Lien({ autre: { id, numero, etat, finDuDroit } }: { autre: AutreDemande }) {
  return (
    <>
      <Link href={`/agent/dossiers/${id}`} prefetch={false}>
        {numero}
      </Link>
      {`, ${LIBELLES_ETATS[etat]}`}
      {finDuDroit ? `, droit ouvert jusqu’au ${ecrireJour(jourDe(finDuDroit))}` : ''}
    </>
  );
}
