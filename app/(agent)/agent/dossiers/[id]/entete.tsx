import { Alerte } from '#components/alerte.tsx';
import { EtatBadge } from '#components/etat-badge.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import type { Filtres } from '#lib/bannette/schema.ts';
import { campagneDuDossier } from '#lib/campagne/faits.ts';
import type { Consultation } from '#lib/consultation/queries.ts';
import { retardLeve } from '#lib/decision/faits.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { DRAPEAU_RETARD } from '#lib/dossier/schema.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { CE_QU_ARRETE_UNE_LIMITATION } from '#lib/droit/conservation/exercice.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { deNom } from '#lib/droit/phrase.ts';
import { direLeJuge } from '#lib/droit/recours/silence.ts';
import { direSuivi } from '#lib/droit/suivi.ts';
import { auditionDe } from '#lib/retrait/faits.ts';
import { adresseDeBannette } from '../adresses.ts';
import { AdresseRefusee } from './adresse-refusee.tsx';

/** What this page is and whose. */
export const titreDuDossier = ({ eleve, scolarite, rentree: annee }: DossierEntier): string =>
  `Dossier ${deNom(nomComplet(eleve))} · ${scolarite.classe} · ${ecrireAnnee(rentree(annee))}`;

/** Title, state, and the sentence that says who holds the dossier and by when. */
export function EnteteDeDossier({ consultation, filtres }: { consultation: Consultation; filtres: Filtres }) {
  const { dossier, rejeteeLe, recours, limiteesDepuis } = consultation;
  const { etat, branche, horsDelai } = dossier;
  return (
    <>
      <FilAriane
        liens={[{ href: adresseDeBannette(filtres), libelle: 'Mes dossiers' }]}
        ici={dossier.numero}
      />
      <TitrePage
        titre={titreDuDossier(dossier)}
        badge={<EtatBadge etat={etat} />}
        phrase={
          <>
            <strong>
              {direSuivi({ etat, branche, horsDelai, rejeteeLe, recours, retrait: auditionDe(dossier) })}
            </strong>{' '}
            {direEcheance(consultation, consultation.contexte.faits.jour)}
          </>
        }
      />
      <RetardLeve dossier={dossier} />
      <AdresseRefusee consultation={consultation} />
      {consultation.contexte.fermeture ? (
        <Alerte ton="attention">{consultation.contexte.fermeture}</Alerte>
      ) : null}
      {limiteesDepuis ? (
        <Alerte ton="attention">
          {`À la demande de la personne, ces données sont limitées depuis le ${ecrireJour(limiteesDepuis)}. S’arrêtent ${CE_QU_ARRETE_UNE_LIMITATION}`}
        </Alerte>
      ) : null}
    </>
  );
}

/** A demande judged late, which the campaign prolonged since finds in time: what is left to do of it. */
function RetardLeve({ dossier }: { dossier: DossierEntier }) {
  const campagne = campagneDuDossier(dossier);
  const leve = retardLeve(dossier);
  if (!campagne || !(leve || dossier.drapeaux.includes(DRAPEAU_RETARD))) return null;
  return (
    <Alerte ton="attention">
      {`La campagne a été prolongée jusqu’au ${ecrireJour(campagne.cloture)} : cette demande est arrivée à temps. `}
      {leve
        ? 'Elle a été écartée pour son retard avant la prolongation. Si le courrier n’est pas parti, rattrapez la décision ; sinon, prévenez la famille, enregistrez sa contestation comme un recours, et répondez par « Reprendre l’examen ».'
        : 'Son retard est levé : elle s’instruit comme les autres.'}
    </Alerte>
  );
}

/** The next date: none once silence has rejected the demande, the judge's once it has rejected a recours. */
export function direEcheance(
  { echeance, rejeteeLe, recours }: Pick<Consultation, 'echeance' | 'rejeteeLe' | 'recours'>,
  jour: Jour,
): string | null {
  if (recours?.rejet) return direLeJuge(recours.rejet, jour);
  return rejeteeLe && !recours ? null : (echeance?.phrase ?? null);
}
