import { Badge } from '#components/badge.tsx';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { LIBELLES_MOTIFS_DE_RETRAIT } from '#lib/droit/retrait/motifs.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Donnee, Fiche } from './fiche.tsx';

type Retrait = DossierEntier['retraits'][number];

/** What may end the bourse, or ended it: the reason, how the family was heard, what was concluded. The last first. */
export function Retraits({ dossier: { retraits } }: { dossier: Pick<DossierEntier, 'retraits'> }) {
  return retraits.toReversed().map((retrait) => <UnRetrait key={retrait.id} retrait={retrait} />);
}

const leJour = (date: Date | null): string | null => date && ecrireJour(jourDe(date));

function UnRetrait({ retrait }: { retrait: Retrait }) {
  const { motif, expose, canal, engageLe, auteurNom, dernierJour, observations, observationsLe } = retrait;
  const { invitationRecueLe, preuve, limiteLe, motivation } = retrait;
  const renonce = motif === 'renonciation';
  return (
    <Fiche titre={renonce ? 'Renonciation de la famille' : 'Retrait envisagé'}>
      <Donnee nom="État">
        <Conclusion retrait={retrait} />
      </Donnee>
      <Donnee nom="Motif">{LIBELLES_MOTIFS_DE_RETRAIT[motif]}</Donnee>
      <Donnee nom={renonce ? 'Ce que dit la famille' : 'Faits'}>{expose}</Donnee>
      <Donnee nom={renonce ? 'Reçue le' : 'Famille invitée le'}>
        {`${leJour(engageLe)}, ${canal === 'en_ligne' ? 'en ligne' : `par ${auteurNom}`}`}
      </Donnee>
      <Donnee nom="Dernier jour demandé">{leJour(dernierJour)}</Donnee>
      {renonce ? null : (
        <>
          <Donnee nom="Invitation reçue le">
            {invitationRecueLe ? `${leJour(invitationRecueLe)} (${preuve})` : 'réception non datée'}
          </Donnee>
          <Donnee nom="Observations attendues jusqu’au">{leJour(limiteLe)}</Donnee>
          <Donnee nom="Observations">
            {observations ? `${observations} (reçues le ${leJour(observationsLe)})` : 'aucune'}
          </Donnee>
        </>
      )}
      <Donnee nom="Pourquoi la bourse continue">{motivation}</Donnee>
    </Fiche>
  );
}

function Conclusion({ retrait: { issue, concluLe, motif, observations } }: { retrait: Retrait }) {
  if (issue === 'prononce')
    return (
      <Badge ton="erreur" icone="fr-icon-close-circle-line">
        {`bourse retirée, le ${leJour(concluLe)}`}
      </Badge>
    );
  if (issue === 'abandonne')
    return (
      <Badge ton="succes" icone="fr-icon-check-line">
        {`la bourse continue, dit le ${leJour(concluLe)}`}
      </Badge>
    );
  return (
    <Badge ton="attention" icone="fr-icon-time-line">
      {motif === 'renonciation' || observations
        ? 'attend une décision'
        : 'attend les observations de la famille'}
    </Badge>
  );
}
