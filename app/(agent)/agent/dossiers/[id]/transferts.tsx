import type { DossierEntier } from '#lib/dossier/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { ecrireMontant } from '#lib/droit/montant.ts';
import { LIBELLES_RESEAUX } from '#lib/droit/transfert/depart.ts';
import { LIBELLES_FINS } from '#lib/droit/transfert/fin-de-scolarite.ts';
import { partageDuTransfert } from '#lib/liquidation/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { type LigneDeTransfert, type SejourHorsBase, sejoursHorsBase } from '#lib/transfert/faits.ts';
import { Donnee, Fiche } from './fiche.tsx';

const leJour = (date: Date): string => ecrireJour(jourDe(date));

/** Where the pupil goes on during the year, who holds what, and what each établissement pays of the bourse (C. V.A). */
export function Transferts({ dossier, montants }: { dossier: DossierEntier; montants: boolean }) {
  const sejours = sejoursHorsBase(dossier);
  if (dossier.transferts.length === 0 && sejours.length === 0) return null;
  const partage = montants ? partageDuTransfert(dossier) : null;
  return (
    <>
      {sejours.toReversed().map((sejour) => (
        <UnDepart key={sejour.depart.decisionId} dossier={dossier} sejour={sejour} imprime={montants} />
      ))}
      {dossier.transferts.toReversed().map((transfert) => (
        <UnTransfert key={transfert.id} transfert={transfert} imprime={montants} />
      ))}
      {partage ? (
        <Fiche titre="Bourse partagée entre les établissements">
          {partage.map(({ sejour, nom, parts, total }) => (
            <Donnee key={sejour} nom={nom}>
              {`${ecrireMontant(total)} : ${parts.map((part, rang) => `trimestre ${rang + 1}, ${ecrireMontant(part)}`).join(' ; ')}`}
            </Donnee>
          ))}
          <Donnee nom="Règle">
            Retenues pour absences ôtées, avant les frais de pension ; la prime d’équipement reste à qui fait
            le premier versement (C. V.A).
          </Donnee>
        </Fiche>
      ) : null}
    </>
  );
}

function UnTransfert({ transfert, imprime }: { transfert: LigneDeTransfert; imprime: boolean }) {
  const {
    id,
    deNom,
    versNom,
    sortieLe,
    entreeLe,
    manqueDu,
    suivi,
    faitLe,
    auteurNom,
    prisLe,
    prisParNom,
    exclusion,
    arretLe,
    deBranche,
  } = transfert;
  return (
    <Fiche titre="Changement d’établissement">
      <Donnee nom="De">{`${deNom}, jusqu’au ${leJour(sortieLe)}`}</Donnee>
      <Donnee nom="À">{`${versNom}, depuis le ${leJour(entreeLe)}`}</Donnee>
      <Donnee nom="Classe manquée">
        {manqueDu ? `du ${leJour(manqueDu)} à la veille de l’entrée : due par aucun des deux (C. V.A)` : null}
      </Donnee>
      <Donnee nom="Raison">
        {exclusion
          ? `exclusion définitive${arretLe ? ` avant seize ans : payé à l’origine jusqu’au ${leJour(arretLe)}` : ''}`
          : null}
      </Donnee>
      <Donnee nom="Le dossier">
        {suivi
          ? 'Suit l’élève : l’établissement d’accueil l’instruit, celui d’origine le lit encore.'
          : deBranche
            ? `Suit l’élève : entre collège et lycée, la bourse est décidée à nouveau à l’accueil, sur les mêmes ressources. L’origine verse la sienne jusqu’au ${leJour(arretLe ?? sortieLe)}.`
            : 'Reste à l’autorité qui a décidé, avec ses recours et ses délais ; l’établissement d’accueil le lit.'}
      </Donnee>
      <Donnee nom="Transmis le">{`${leJour(faitLe)}, par ${auteurNom}`}</Donnee>
      {suivi ? null : (
        <Donnee nom="Pris en charge">
          {prisLe ? `le ${leJour(prisLe)}, par ${prisParNom}` : 'pas encore par l’établissement d’accueil'}
        </Donnee>
      )}
      {imprime && !suivi ? (
        <Donnee nom="À imprimer">
          <a href={`/agent/transferts/${id}/fichier`}>Imprimé de transfert (PDF)</a>
        </Donnee>
      ) : null}
    </Fiche>
  );
}

/** Out of the base: where the pupil is in words, or why it is nowhere, and until when the bourse is paid here. */
function UnDepart({
  dossier,
  sejour: { depart, retour },
  imprime,
}: {
  dossier: DossierEntier;
  sejour: SejourHorsBase;
  imprime: boolean;
}) {
  const { decisionId, sortieLe, arretLe, exclusion } = depart;
  const notifie = dossier.decisions.some(({ id, notification }) => id === decisionId && notification);
  return (
    <Fiche titre="Départ de nos établissements">
      {'fin' in depart ? (
        <Donnee nom="Sans suite">{LIBELLES_FINS[depart.fin]}</Donnee>
      ) : (
        <Donnee nom="À">{`${depart.etablissement}, ${depart.commune} ; ${LIBELLES_RESEAUX[depart.reseau]}`}</Donnee>
      )}
      <Donnee nom="Dernier jour de l’élève ici">{ecrireJour(sortieLe)}</Donnee>
      <Donnee nom="Raison">{exclusion ? 'exclusion définitive' : null}</Donnee>
      <Donnee nom="Bourse versée ici">{`jusqu’au ${ecrireJour(arretLe)} (C. V.A)`}</Donnee>
      <Donnee nom="Retour">
        {retour
          ? `revenu le ${ecrireJour(retour.retourLe)}, bourse reprise le ${ecrireJour(retour.debutLe)}`
          : null}
      </Donnee>
      {imprime && !('fin' in depart) ? (
        <Donnee nom="À imprimer">
          {notifie ? (
            <a href={`/agent/transferts/${decisionId}/fichier`}>Imprimé de transfert (PDF)</a>
          ) : (
            'l’imprimé de transfert, une fois la lettre partie'
          )}
        </Donnee>
      ) : null}
    </Fiche>
  );
}
