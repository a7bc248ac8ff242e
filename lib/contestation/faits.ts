/** What a family contests besides its decision: a retenue for absences, from which letter and since when. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import type { RetenueContestee } from '#lib/droit/courrier/lettres-recours.ts';
import { attendSaSignature, type LettreASigner } from '#lib/droit/courrier/signature.ts';
import { apres, type Jour, jour, lePlusTot } from '#lib/droit/date.ts';
import type { FaitsDuDossier } from '#lib/droit/gardes.ts';
import { centimes } from '#lib/droit/montant.ts';
import type { FaitsDuJuge } from '#lib/droit/recours/juge.ts';
import {
  dernierAEnvoyer,
  recoursAEcarter,
  recoursPendant,
  requetePendante,
} from '#lib/droit/recours/pendants.ts';
import { type LigneDeRetenue, retenueTenante } from '#lib/retenue/faits.ts';
import { jourAParis, jourDe, jourOuNul } from '#lib/technique/dates.ts';

/** A letter, as far as what it tells of a retenue, and its proof, may be read. */
export interface LettreDeRetenue extends LettreASigner {
  etat: string;
  reference: string;
  retenueId: string | null;
  recoursId: string | null;
  jour: Date;
  recueLe: Date | null;
  ouvertLe: Date | null;
}

/** A dossier, as far as what contests its retenues may be read. */
interface Contestable<L extends LettreDeRetenue> extends Pick<DossierEntier, 'retenues'> {
  recours: readonly Pick<
    DossierEntier['recours'][number],
    'id' | 'rang' | 'issue' | 'retenueId' | 'restitutionId'
  >[];
  courriers: readonly L[];
}

/** Numbers of letters are compared as numbers: the tenth comes after the ninth. */
const parNumero = new Intl.Collator('fr-FR', { numeric: true });

/** The last copy of a letter that may have left several times; null when there is none. */
export const derniereCopie = <L extends { reference: string }>(copies: readonly L[]): L | null =>
  copies.toSorted((a, b) => parNumero.compare(b.reference, a.reference))[0] ?? null;

/** The letter of a retenue, in all its copies. */
const copiesDe = <L extends LettreDeRetenue>(
  { courriers }: { courriers: readonly L[] },
  retenue: Pick<LigneDeRetenue, 'id'>,
): L[] => courriers.filter(({ retenueId }) => retenueId === retenue.id);

/** The retenue that a family may contest: the last, once its letter is made, while it retains something (register). */
export function retenueContestable(
  dossier: Pick<DossierEntier, 'retenues'> & { courriers: readonly LettreDeRetenue[] },
): LigneDeRetenue | null {
  const tenante = retenueTenante(dossier);
  if (!tenante || tenante.demiJournees === 0) return null;
  return copiesDe(dossier, tenante).some(({ etat }) => etat === 'produit') ? tenante : null;
}

/** The first day that proves a letter received, whichever copy: as an agent dated it, or opened on the portal. */
function receptionDe(copies: readonly LettreDeRetenue[]): Jour | null {
  const jours = copies.flatMap(({ recueLe, ouvertLe }) => [
    ...(recueLe ? [jourDe(recueLe)] : []),
    ...(ouvertLe ? [jourAParis(Temporal.Instant.fromEpochMilliseconds(ouvertLe.getTime()))] : []),
  ]);
  return jours.length > 0 ? jours.reduce(lePlusTot) : null;
}

/** The day from which the letter of a retenue is proved received; null when nothing proves it. */
export const receptionDeLaRetenue = (
  dossier: { courriers: readonly LettreDeRetenue[] },
  retenue: Pick<LigneDeRetenue, 'id'>,
): Jour | null => receptionDe(copiesDe(dossier, retenue));

/** A retenue seen by who may contest it today. */
export interface RetenueAContester<L extends LettreDeRetenue = LettreDeRetenue> {
  retenue: LigneDeRetenue;
  /** An answer to a recours keeps it, or has reduced it: the judge alone is left. */
  surRecours: boolean;
  /** The last copy of the letter that says so, made or not. */
  lettre: L | null;
  /** Its proven reception. */
  recueLe: Jour | null;
}

/** What may be contested of the retenues of a dossier; null when nothing may. */
export function retenueAContester<L extends LettreDeRetenue>(
  dossier: Contestable<L>,
): RetenueAContester<L> | null {
  const retenue = retenueContestable(dossier);
  if (!retenue) return null;
  const maintien = dossier.recours
    .filter(({ retenueId, issue }) => retenueId === retenue.id && issue === 'maintenu')
    .toSorted((a, b) => b.rang - a.rang)[0];
  const copies = maintien
    ? dossier.courriers.filter(
        ({ recoursId, genre }) => recoursId === maintien.id && genre === 'reponse_au_recours',
      )
    : copiesDe(dossier, retenue);
  return {
    retenue,
    surRecours:
      maintien !== undefined || dossier.recours.some(({ restitutionId }) => restitutionId === retenue.id),
    lettre: derniereCopie(copies),
    recueLe: receptionDe(copies),
  };
}

/** Where a letter of retenue may still wait for its proof: the bourse was notified, and goes on or was ended. */
const ATTENDENT: readonly string[] = ['notifiee', 'retiree'];

/** The letter of retenue, or the answer that keeps one, whose reception nothing proves yet; null when none waits. */
export function lettreDeRetenueAttendue<L extends LettreDeRetenue>(
  dossier: Contestable<L> & { etat: string },
): L | null {
  if (!ATTENDENT.includes(dossier.etat)) return null;
  const contestee = retenueAContester(dossier);
  if (!contestee || contestee.recueLe) return null;
  return contestee.lettre?.etat === 'produit' ? contestee.lettre : null;
}

/** The day on which a letter left: signed by hand, or as soon as it was ordered. Null while it waits for a hand. */
export const parti = (lettre: LettreASigner & { jour: Date }): Jour | null => {
  if (attendSaSignature(lettre)) return null;
  return jourDe(lettre.signeLe instanceof Date ? lettre.signeLe : lettre.jour);
};

/** The retenue that a recours or a requête contests; null when it contests something else. */
export const retenueContestee = (
  { retenues }: Pick<DossierEntier, 'retenues'>,
  recours: { retenueId: string | null } | null,
): LigneDeRetenue | null => retenues.find(({ id }) => id === recours?.retenueId) ?? null;

/**
 * What the guards read of the recours that wait: of the oldest on each object, and of the one that may be late, with what it
 * contests. `courrier`: when the letter of the decision in force left and was received.
 */
export function faitsDesRecours(
  dossier: Pick<DossierEntier, 'recours' | 'retenues' | 'courriers' | 'branche'>,
  courrier: Pick<FaitsDuDossier, 'envoyeLe' | 'receptionDatee'>,
): FaitsDesRecours {
  const surDecision = recoursPendant(dossier, 'decision');
  const surRetenue = recoursPendant(dossier, 'retenue');
  const aEcarter = recoursAEcarter(dossier);
  const retenue = retenueContestee(dossier, aEcarter);
  return {
    recoursTardif: aEcarter?.genre === 'tardif',
    recoursPendantLe: jourOuNul(aEcarter?.formeLe),
    contesteEnvoyeLe: retenue ? jourDe(retenue.faiteLe) : courrier.envoyeLe,
    contesteRecuLe: retenue ? receptionDeLaRetenue(dossier, retenue) : courrier.receptionDatee,
    hierarchiqueRecu: recuSiHierarchique(surDecision),
    hierarchiqueSurRetenueRecu: recuSiHierarchique(surRetenue),
    aEnvoyerAuMinistre: jourOuNul(dernierAEnvoyer(dossier)?.recuLe),
    retenueContestableLe: jourOuNul(retenueContestable(dossier)?.faiteLe),
  };
}

type FaitsDesRecours = Pick<
  FaitsDuDossier,
  | ('recoursTardif' | 'recoursPendantLe' | 'contesteEnvoyeLe' | 'contesteRecuLe')
  | ('hierarchiqueRecu' | 'hierarchiqueSurRetenueRecu' | 'aEnvoyerAuMinistre' | 'retenueContestableLe')
>;

const recuSiHierarchique = (recours: DossierEntier['recours'][number] | null): Jour | null =>
  recours?.genre === 'hierarchique' ? jourDe(recours.recuLe) : null;

/** What the guards read of the requêtes that wait for the judge: of the oldest on each object. */
export function faitsDesRequetes(dossier: Pick<DossierEntier, 'requetes' | 'retenues'>): FaitsDuJuge {
  const surDecision = requetePendante(dossier, 'decision');
  const surRetenue = requetePendante(dossier, 'retenue');
  return {
    requetePendante: jourOuNul(surDecision?.recueLe),
    memoireDepose: jourOuNul(surDecision?.memoireLe),
    requeteSurRetenue: jourOuNul(surRetenue?.recueLe),
    memoireSurRetenue: jourOuNul(surRetenue?.memoireLe),
    premiereRetenueLe: jourOuNul(dossier.retenues.find(({ genre }) => genre === 'retenue')?.faiteLe),
  };
}

/** The retenue that a requête of a day contests: the last made by then that retained something; null when none was. */
export const retenueALaDate = (
  { retenues }: Pick<DossierEntier, 'retenues'>,
  leJour: Jour,
): LigneDeRetenue | null =>
  retenues.findLast(
    ({ genre, demiJournees, faiteLe }) =>
      (genre === 'retenue' || genre === 'restitution') && demiJournees > 0 && !apres(jourDe(faiteLe), leJour),
  ) ?? null;

/** The first day by which a court awaits the State's answer; null once each is lodged. */
export function reponseAttendueAuTribunal({ requetes }: Pick<DossierEntier, 'requetes'>): Jour | null {
  const jours = requetes
    .filter(({ issue, memoireLe }) => !issue && !memoireLe)
    .flatMap(({ reponseAvant }) => jourOuNul(reponseAvant) ?? []);
  return jours.length > 0 ? jours.reduce(lePlusTot) : null;
}

/** A retenue that a recours contests, as the base gives it to a letter. */
export interface RetenueContesteeLue {
  faiteLe: string;
  demiJournees: number;
  centimes: number;
}

/** The same as the letters of the recours tell it. */
export const relireRetenueContestee = (lue: RetenueContesteeLue | null): RetenueContestee | null =>
  lue && { ...lue, faiteLe: jour(lue.faiteLe), centimes: centimes(lue.centimes) };

/** The same before anything is written. */
export const retenueContesteePrevue = (
  dossier: Pick<DossierEntier, 'retenues'>,
  recours: { retenueId: string | null },
): RetenueContestee | null => {
  const retenue = retenueContestee(dossier, recours);
  return (
    retenue && {
      faiteLe: jourDe(retenue.faiteLe),
      demiJournees: retenue.demiJournees,
      centimes: centimes(retenue.centimes),
    }
  );
};
