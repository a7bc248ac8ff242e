import { Badge } from '#components/badge.tsx';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { estDuMerite, LIBELLES_MOTIFS_DE_RETRAIT } from '#lib/droit/retrait/motifs.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Donnee, Fiche } from './fiche.tsx';

type Retrait = DossierEntier['retraits'][number];

/** What may end the bourse, or ended it: the reason, how the family was heard, what was concluded. The last first. */
export function Retraits({ dossier: { retraits } }: { dossier: Pick<DossierEntier, 'retraits'> }) {
  return retraits.toReversed().map((retrait) => <UnRetrait key={retrait.id} retrait={retrait} />);
}

const leJour = (date: Date | null): string | null => date && ecrireJour(jourDe(date));

function titreDe(motif: Retrait['motif']): string {
  if (motif === 'renonciation') return 'Renonciation de la famille';
  return estDuMerite(motif) ? 'Suspension de la bourse au mérite envisagée' : 'Retrait envisagé';
}

function UnRetrait({ retrait }: { retrait: Retrait }) {
  const { motif, expose, canal, engageLe, auteurNom, dernierJour, observations, observationsLe } = retrait;
  const { invitationRecueLe, preuve, limiteLe, motivation, meriteJusquAu, repriseDu } = retrait;
  const renonce = motif === 'renonciation';
  return (
    <Fiche titre={titreDe(motif)}>
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
      <Donnee nom="Dernier jour de la bourse au mérite">{leJour(meriteJusquAu)}</Donnee>
      <Donnee nom="Bourse au mérite reprise le">{leJour(repriseDu)}</Donnee>
      <Donnee nom="Pourquoi la bourse continue">{motivation}</Donnee>
    </Fiche>
  );
}

function Conclusion({ retrait }: { retrait: Retrait }) {
  const { issue, concluLe, motif, observations, repriseDu } = retrait;
  if (repriseDu)
    return (
      <Badge ton="succes" icone="fr-icon-check-line">
        {`bourse au mérite reprise le ${leJour(repriseDu)}`}
      </Badge>
    );
  if (issue === 'prononce')
    return (
      <Badge ton="erreur" icone="fr-icon-close-circle-line">
        {`${estDuMerite(motif) ? 'bourse au mérite suspendue' : 'bourse retirée'}, le ${leJour(concluLe)}`}
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
