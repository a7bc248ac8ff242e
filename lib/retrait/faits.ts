/** The end of a bourse that is under way, from the rows of its dossier. Pure. */
import type { FaitsDeCourrier } from '#lib/courrier/schema.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { effetDuChangement, effetSansRetrait } from '#lib/droit/argent/changement-charge.ts';
import type { Calcul } from '#lib/droit/argent/montants.ts';
import { anneeScolaire, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import { DRAPEAU_ENTENDU } from '#lib/droit/attentes.ts';
import type { GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import type { RetraitEcrit } from '#lib/droit/courrier/lettres-retrait.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { ETATS_CLOS, type Etat } from '#lib/droit/etats.ts';
import type { Audition, FaitsDuRetrait, RetraitEngage } from '#lib/droit/retrait/gardes.ts';
import { estDuMerite } from '#lib/droit/retrait/motifs.ts';
import { drapeauxDesAbsences } from '#lib/retenue/faits.ts';
import { suspensionsDuMerite } from '#lib/suspension/faits.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import { Refus } from '#lib/technique/refus.ts';

export type LigneDeRetrait = DossierEntier['retraits'][number];

/** The one that is under way; null when none is. The base lets one stand at a time. */
export const retraitPendant = <R extends { issue: unknown }>({
  retraits,
}: {
  retraits: readonly R[];
}): R | null => retraits.find(({ issue }) => issue === null) ?? null;

/** The same. Throws Refus impossible when none is under way. */
export function retraitEnCours(dossier: Pick<DossierEntier, 'retraits'>): LigneDeRetrait {
  const pendant = retraitPendant(dossier);
  if (!pendant) throw new Refus('impossible', 'Aucun retrait n’est engagé sur ce dossier.');
  return pendant;
}

/** What the law judges of it. */
export function retraitEngage(dossier: Pick<DossierEntier, 'retraits'>): RetraitEngage | null {
  const pendant = retraitPendant(dossier);
  return (
    pendant && {
      motif: pendant.motif,
      engageLe: jourDe(pendant.engageLe),
      invitationRecueLe: jourOuNul(pendant.invitationRecueLe),
      limite: jourOuNul(pendant.limiteLe),
      observations: pendant.observations !== null,
    }
  );
}

/** The invitation that the family has neither surely received nor answered, while the bourse runs; null when none is. */
export const invitationSansPreuve = <
  R extends {
    issue: unknown;
    motif: string;
    invitationRecueLe: Date | null;
    observations: string | null;
  },
>({
  etat,
  retraits,
}: {
  etat: string;
  retraits: readonly R[];
}): R | null => {
  const pendant = etat === 'notifiee' ? retraitPendant({ retraits }) : null;
  return pendant &&
    pendant.motif !== 'renonciation' &&
    !pendant.invitationRecueLe &&
    pendant.observations === null
    ? pendant
    : null;
};

/** From when the delay of the observations runs; null: nobody is invited to give any. */
export function delaiDesObservations(
  dossier: Pick<DossierEntier, 'retraits'>,
): { invitationRecue: Jour | null } | null {
  const engage = retraitEngage(dossier);
  return engage && engage.motif !== 'renonciation' ? { invitationRecue: engage.invitationRecueLe } : null;
}

/** The rights that nothing has ended or replaced. */
export const droitsEnCours = ({ droits }: Pick<DossierEntier, 'droits'>): DossierEntier['droits'] =>
  droits.filter(({ fermeParId }) => !fermeParId);

/** Last day of the rights in force; null when none runs. */
export const finDuDroit = (dossier: Pick<DossierEntier, 'droits'>): Jour | null => {
  const fins = droitsEnCours(dossier).map(({ au }) => au.getTime());
  return fins.length > 0 ? jourDe(new Date(Math.max(...fins))) : null;
};

/** Where the family stands in it. */
export const auditionDe = (dossier: Pick<DossierEntier, 'retraits'>): Audition | null => {
  const engage = retraitEngage(dossier);
  if (!engage) return null;
  if (engage.motif === 'renonciation') return 'renonciation';
  const audition = engage.observations ? 'entendue' : 'a_entendre';
  return estDuMerite(engage.motif) ? `merite_${audition}` : audition;
};

/** True when opening this letter would date the reception of the invitation that it carries. */
export function dateraLInvitation(
  { retraitId, genre }: { retraitId: string | null; genre: GenreCourrier },
  dossier: Pick<DossierEntier, 'retraits' | 'etat'>,
): boolean {
  const pendant = retraitPendant(dossier);
  return (
    genre === 'invitation_aux_observations' &&
    dossier.etat === 'notifiee' &&
    pendant?.id === retraitId &&
    pendant?.invitationRecueLe === null
  );
}

/** The withdrawal as its letters tell it. */
export const retraitEcrit = (retrait: LigneDeRetrait): RetraitEcrit => ({
  ...retrait,
  engageLe: jourDe(retrait.engageLe),
  dernierJour: jourOuNul(retrait.dernierJour),
  meriteJusquAu: jourOuNul(retrait.meriteJusquAu),
  repriseDu: jourOuNul(retrait.repriseDu),
  observationsLe: jourOuNul(retrait.observationsLe),
});

/** The withdrawal that a letter tells of. Throws a RangeError when it has none. */
export function retraitDe({ retrait }: Pick<FaitsDeCourrier, 'retrait'>): RetraitEcrit {
  if (!retrait) throw new RangeError('une lettre de retrait sans retrait');
  return retrait;
}

/** What the letter of the decision says besides its reasons. */
export const finDeLaBourse = (
  { motif, observationsLe }: RetraitEcrit,
  decision: FaitsDeCourrier['decision'],
) => ({
  motif,
  observationsLe,
  motivation: decision?.motivation ?? '',
  dernierJour: decision?.effetAu ?? null,
});

/** Another demande of the same pupil, as far as this dossier may know it: no name, no income. */
export interface AutreDemande {
  id: string;
  numero: string;
  etat: Etat;
  demandeurId: string | null;
  succedeAId: string | null;
  doubleDeId: string | null;
  horsDelai: boolean;
  /** Tie of its demandeur with the pupil, and what its form says of the residence. */
  lien: string | null;
  residenceAlternee: boolean | null;
  /** Last day of the rights that it still opens. */
  finDuDroit: Date | null;
}

type AvecAutres = Pick<DossierEntier, 'succedeAId' | 'autres'>;

/** The demande of the person who had the charge before (C. III.C.1.b); null when this one follows none. */
export const premiereDemande = ({ succedeAId, autres }: AvecAutres): AutreDemande | null =>
  autres.find(({ id }) => id === succedeAId) ?? null;

/** The demande of the person who took the charge after. */
export const demandeSuivante = ({ id, autres }: Pick<DossierEntier, 'id' | 'autres'>): AutreDemande | null =>
  autres.find(({ succedeAId, etat }) => succedeAId === id && !ETATS_CLOS.includes(etat)) ?? null;

/** Number of the first dossier while its bourse runs to the end of the year, or its demande waits; null once it is out of the way. */
function bourseDUnAutre(dossier: AvecAutres): string | null {
  const premiere = premiereDemande(dossier);
  if (!premiere || ETATS_CLOS.includes(premiere.etat)) return null;
  const refusee = premiere.etat === 'notifiee' && !premiere.finDuDroit;
  return refusee ? null : premiere.numero;
}

/** The last days of bourse au mérite that the dossier opens; null: it opens none. */
function derniersJoursDuMerite(dossier: Pick<DossierEntier, 'droits'>): FaitsDuRetrait['merite'] {
  const [dernier] = droitsEnCours(dossier)
    .filter(({ composante }) => composante === 'merite')
    .toSorted((a, b) => b.au.getTime() - a.au.getTime());
  return dernier ? { du: jourDe(dernier.du), au: jourDe(dernier.au) } : null;
}

/** Last day of the trimestres whose bourse au mérite a signed state already holds. */
const meriteVerseJusquAu = ({ meriteVerse, rentree: annee }: DossierEntier): Jour | null =>
  trimestresDe(anneeScolaire(rentree(annee)))[(meriteVerse ?? 0) - 1]?.fin ?? null;

/** What the guards read of the end of its bourse. */
export const faitsDuRetrait = (dossier: DossierEntier): Omit<FaitsDuRetrait, 'invitation'> => ({
  retrait: retraitEngage(dossier),
  finDuDroit: finDuDroit(dossier),
  merite: derniersJoursDuMerite(dossier),
  meriteSuspenduDepuis: suspensionsDuMerite(dossier).findLast(({ au }) => !au)?.du ?? null,
  meriteVerseJusquAu: meriteVerseJusquAu(dossier),
  bourseDUnAutre: bourseDUnAutre(dossier),
});

/** What a family, or who decides, has begun on this dossier and somebody has to conclude, as flags of the queue. */
export const demarchesEnCours = (dossier: DossierEntier): string[] => [
  ...(retraitPendant(dossier) ? ['retrait'] : []),
  ...(['entendue', 'merite_entendue', 'renonciation'].includes(auditionDe(dossier) ?? '')
    ? [DRAPEAU_ENTENDU]
    : []),
  ...(dossier.rectifications.some(({ issue }) => issue === null) ? ['rectification'] : []),
  ...(dossier.etat === 'notifiee' ? drapeauxDesAbsences(dossier) : []),
];

/** The demande of another person that was there first and had the bourse: this one comes after it, whatever brought it. */
const bourseDAvant = ({ doubleDeId, autres }: Pick<DossierEntier, 'doubleDeId' | 'autres'>) =>
  autres.find(({ id, finDuDroit }) => id === doubleDeId && finDuDroit) ?? null;

/** The first day of the bourse of a new person in charge, and why (C. III.C.1.b); null for a demande that follows none. */
export function effetDuNouveauDroit(dossier: DossierEntier): Calcul<Jour> | null {
  const premiere = premiereDemande(dossier) ?? bourseDAvant(dossier);
  const depot = jourOuNul(dossier.recuLe);
  if (!premiere || !depot) return null;
  const charge = dossier.demandes[0]?.contenu.demandeur.priseEnChargeLe;
  const jours = { chargeDepuis: charge ? jour(charge) : depot, depot };
  return premiere.finDuDroit
    ? effetDuChangement({ ...jours, retrait: jourDe(premiere.finDuDroit) })
    : effetSansRetrait(jours);
}
