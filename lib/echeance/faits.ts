/** What a day makes of a dossier: what silence rejected, what the family has still to be told. Pure. */
import { attendSonAvisSeul } from '#lib/avis/faits.ts';
import { type DossierEntier, rejeteeParSilence } from '#lib/dossier/faits.ts';
import { avant, type Jour } from '#lib/droit/date.ts';
import { type AnnoncesDues, rappelDes, resteADire } from '#lib/droit/echeances/annonces.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import { jourDuRejet } from '#lib/droit/recours/silence.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';

/** The day on which silence rejected the recours that waits; null when none does, or while an answer may come in time. */
const rejetDuRecoursPendant = (dossier: DossierEntier, jour: Jour): Jour | null => {
  const recours = recoursPendant(dossier);
  return recours && jourDuRejet({ genre: recours.genre, recuLe: jourDe(recours.recuLe) }, jour);
};

/** The rejection, born of silence, that a decision taken on a day replaces; null when there is none. */
export const rejetRemplace = (dossier: DossierEntier, jour: Jour): Jour | null =>
  rejetDuRecoursPendant(dossier, jour) ?? rejeteeParSilence(dossier, jour);

/** What the family has to be told on a day and was not yet. */
export function annoncesDues(dossier: DossierEntier, jour: Jour): AnnoncesDues {
  const dites = (genre: DossierEntier['courriers'][number]['genre']): Jour[] =>
    dossier.courriers.filter((courrier) => courrier.genre === genre).map((courrier) => jourDe(courrier.jour));
  const [demande] = dossier.demandesDePieces;
  const demandeeLe = jourOuNul(demande?.envoyeeLe);
  // A second demand for pieces has its own delay: a reminder of the first is no reminder of it.
  const rappelee = dites('rappel_de_pieces').some((dit) => demandeeLe && !avant(dit, demandeeLe));
  return {
    silenceDemande: resteADire(rejeteeParSilence(dossier, jour), dites('silence_sur_la_demande')),
    silenceRecours: resteADire(rejetDuRecoursPendant(dossier, jour), dites('silence_sur_le_recours')),
    rappelPieces:
      dossier.etat === 'incomplete' && !attendSonAvisSeul(dossier) && !rappelee
        ? rappelDes(jourOuNul(demande?.limiteLe), jour)
        : null,
  };
}
