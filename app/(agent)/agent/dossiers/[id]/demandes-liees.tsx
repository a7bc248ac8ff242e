import Link from 'next/link';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { enConcurrence, faitsDuDouble } from '#lib/double/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { LIBELLES_ETATS } from '#lib/droit/etats.ts';
import type { Rapport } from '#lib/droit/recevabilite/double-demande.ts';
import { type AutreDemande, demandeSuivante, premiereDemande } from '#lib/retrait/faits.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import { Donnee, Fiche } from './fiche.tsx';

/** The other demandes for the pupil that year (C. II.C.1, III.C.1.b). For agents alone: a family reads its own. */
export function DemandesLiees({ dossier }: { dossier: DossierEntier }) {
  return (
    <>
      <ChangementDePersonne dossier={dossier} />
      <AutresDemandes dossier={dossier} />
    </>
  );
}

/** The demandes of two persons who had the charge of the pupil one after the other (C. III.C.1.b). */
function ChangementDePersonne({ dossier }: { dossier: DossierEntier }) {
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

const CE_QUI_SUIT: Readonly<Record<Rapport, string>> = {
  deux_parents:
    'Deux parents, en résidence alternée : les deux demandes sont déclarées irrecevables, et l’abandon de l’une fait reprendre l’autre à sa date.',
  residence_a_dire:
    'Deux parents : dites si l’élève vit en résidence alternée (« Compléter la demande »), d’après les pièces.',
  charge_a_juger: 'Une seule bourse est possible : jugez qui a la charge de l’élève.',
  bourse_en_cours: 'La décision prise sur l’autre demeure, tant que la bourse n’est pas retirée.',
};

/** The demandes that stand side by side (C. II.C.1). */
function AutresDemandes({ dossier }: { dossier: DossierEntier }) {
  const autres = enConcurrence(dossier);
  if (autres.length === 0) return null;
  const { doubleDemande } = faitsDuDouble(dossier);
  const reprise = jourOuNul(dossier.repriseLe);
  return (
    <Fiche titre="Autre demande pour cet élève">
      {autres.map((autre) => (
        <Donnee key={autre.id} nom="Demande d’une autre personne">
          <Lien autre={autre} />
        </Donnee>
      ))}
      <Donnee nom="Ce qui en résulte">{doubleDemande ? CE_QUI_SUIT[doubleDemande.rapport] : null}</Donnee>
      <Donnee nom="Reprise à sa date, le">{reprise ? ecrireJour(reprise) : null}</Donnee>
      <Donnee nom="Envers les familles">Aucune n’apprend rien de l’autre.</Donnee>
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
