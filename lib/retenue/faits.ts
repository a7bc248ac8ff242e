import { injustifiees } from '#lib/absence/faits.ts';
import type { FaitsDeCourrier } from '#lib/courrier/schema.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { marquerLesSuites } from '#lib/droit/argent/a-venir.ts';
import { suitUneBourse } from '#lib/droit/argent/changement-charge.ts';
import { partsDuDroit } from '#lib/droit/argent/duree.ts';
import {
  ajouterParts,
  type Calcul,
  type Composante,
  type MontantsAnnuels,
  PARTS_NULLES,
  type Parts,
  ZERO,
} from '#lib/droit/argent/montants.ts';
import { baseDeRetenue, calculerRetenues, type Retenues } from '#lib/droit/argent/retenues.ts';
import { primesDansLaBase } from '#lib/droit/argent/retenues-regles.ts';
import { anneeScolaire } from '#lib/droit/argent/trimestres.ts';
import { DRAPEAU_A_RENDRE, DRAPEAU_A_RETENIR, DRAPEAU_RETENUE } from '#lib/droit/attentes.ts';
import { competents } from '#lib/droit/competence.ts';
import type { RetenueEcrite } from '#lib/droit/courrier/lettres-retenue.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { centimes } from '#lib/droit/montant.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import { lireTrace, redigerLigne } from '#lib/droit/rediger.ts';
import {
  comparerAuxRetenues,
  type DemiJourneeDAbsence,
  type Ecart,
  enAbsences,
  sansCelles,
} from '#lib/droit/retenue/comparer.ts';
import { DEMI_JOURNEES_FRANCHES, type FaitsDesAbsences } from '#lib/droit/retenue/gardes.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';

export type LigneDeRetenue = DossierEntier['retenues'][number];

const DECIDEES: readonly LigneDeRetenue['genre'][] = ['retenue', 'restitution'];

/** The last decision, which says what is retained since the rentrée; null before the first. */
export const retenueTenante = ({ retenues }: Pick<DossierEntier, 'retenues'>): LigneDeRetenue | null =>
  retenues.findLast(({ genre }) => DECIDEES.includes(genre)) ?? null;

/** The half-days of absence that a decision of retenue rests on. */
export const demiJourneesDe = (retenue: Pick<LigneDeRetenue, 'absences'> | null): DemiJourneeDAbsence[] =>
  (retenue?.absences ?? []) as unknown as DemiJourneeDAbsence[];

/** The demande of the chef that no decision has answered yet; null when none waits. */
export const demandeDeRetenue = ({ retenues }: Pick<DossierEntier, 'retenues'>): LigneDeRetenue | null =>
  retenues.find(
    ({ id, genre }) => genre === 'demande' && !retenues.some(({ demandeId }) => demandeId === id),
  ) ?? null;

type AvecAbsences = Pick<DossierEntier, 'absences' | 'retenues'>;

/** The half-days that answers to recours have set aside: they count no more. */
export const demiJourneesEcartees = ({ retenues }: Pick<DossierEntier, 'retenues'>): DemiJourneeDAbsence[] =>
  retenues.flatMap(({ ecartees }) => (ecartees ?? []) as unknown as DemiJourneeDAbsence[]);

/** The unjustified half-days of the year that count, for the fifteen days and for a retenue. */
const comptees = (dossier: AvecAbsences, ecartees: readonly DemiJourneeDAbsence[]): DemiJourneeDAbsence[] =>
  sansCelles(injustifiees(dossier.absences), [...demiJourneesEcartees(dossier), ...ecartees]);

/** The unjustified half-days beside those retained, those of `ecartees` put apart besides those that already are. */
export const ecartDesAbsences = (
  dossier: AvecAbsences,
  ecartees: readonly DemiJourneeDAbsence[] = [],
): Ecart => comparerAuxRetenues(comptees(dossier, ecartees), demiJourneesDe(retenueTenante(dossier)));

/** A right as its row holds it, whoever reads it. */
export type DroitPose = Pick<
  DossierEntier['droits'][number],
  'composante' | 'centimesAnnuels' | 'du' | 'au' | 'fermeParId'
> & { enSuite?: boolean };

interface AvecDroits {
  decisions?: readonly { trace: unknown }[];
  droits: readonly DroitPose[];
  rentree: number;
}

const enVigueur = ({ droits }: AvecDroits) => droits.filter(({ fermeParId }) => !fermeParId);

/** Yearly amounts of the rights in force: of a component that changed, the last. */
function montantsAnnuels(dossier: AvecDroits): MontantsAnnuels {
  const montants: Record<Composante, MontantsAnnuels[Composante]> = {
    bourse: ZERO,
    merite: ZERO,
    internat: ZERO,
    reprise: ZERO,
    equipement: ZERO,
  };
  for (const { composante, centimesAnnuels } of enVigueur(dossier).toSorted(
    (a, b) => a.du.getTime() - b.du.getTime(),
  ))
    montants[composante] = centimes(centimesAnnuels);
  return montants;
}

function duesSurLaBase(dossier: AvecDroits): Parts {
  const comptees: Composante[] = primesDansLaBase(dossier.rentree)
    ? ['bourse', 'merite', 'internat', 'reprise']
    : ['bourse', 'merite'];
  const droits = enVigueur(dossier).map(({ du, au, ...droit }) => ({
    ...droit,
    du: jourDe(du),
    au: jourDe(au),
    enSuite: droit.enSuite || dossier.decisions?.some(({ trace }) => suitUneBourse(trace)),
  }));
  return marquerLesSuites(droits)
    .filter(({ composante }) => comptees.includes(composante))
    .map(
      ({ centimesAnnuels, ...jours }) =>
        partsDuDroit(rentree(dossier.rentree), centimes(centimesAnnuels), jours).trimestres,
    )
    .reduce(ajouterParts, PARTS_NULLES);
}

/** What the retenues of some half-days are worth on the rights in force, with the lines that explain it (C. VII.A). */
export const calculerSurLeDossier = (
  dossier: DossierEntier,
  demiJournees: readonly DemiJourneeDAbsence[],
  constateLe: Jour | null,
): Calcul<Retenues> =>
  calculerSurLesDroits({ ...dossier, type: typeBourseDuDossier(dossier) }, demiJournees, constateLe);

/** The same, of rights read without their dossier. */
export function calculerSurLesDroits(
  dossier: AvecDroits & { type: TypeBourse },
  demiJournees: readonly DemiJourneeDAbsence[],
  constateLe: Jour | null,
): Calcul<Retenues> {
  const base = baseDeRetenue(montantsAnnuels(dossier), dossier.rentree);
  const calcul = calculerRetenues({
    type: dossier.type,
    annee: anneeScolaire(rentree(dossier.rentree)),
    base: base.valeur,
    dues: duesSurLaBase(dossier),
    absences: enAbsences(demiJournees),
    ...(constateLe ? { constateLe } : {}),
  });
  return { valeur: calcul.valeur, trace: [...base.trace, ...calcul.trace] };
}

/** What the guards read. */
export function faitsDesAbsences(dossier: DossierEntier): FaitsDesAbsences {
  const { aRetenir, aRendre } = ecartDesAbsences(dossier);
  const demande = demandeDeRetenue(dossier);
  return {
    injustifiees: comptees(dossier, []).length,
    absencesARetenir: aRetenir.length,
    absencesARendre: aRendre.length,
    retenueDemandeeLe: jourOuNul(demande?.faiteLe),
    retenueOuverte: demande !== null || competents(dossier.branche, 'demander_retenue').length === 0,
    baseDeRetenue: baseDeRetenue(montantsAnnuels(dossier), dossier.rentree).valeur,
  };
}

/** What absences ask of somebody, as flags of the queue; none without a right in force, nor while the family contests. */
export function drapeauxDesAbsences(dossier: DossierEntier): string[] {
  if (recoursPendant(dossier, 'retenue')) return [];
  const faits = faitsDesAbsences(dossier);
  if (faits.baseDeRetenue === 0 || competents(dossier.branche, 'retenir').length === 0) return [];
  if (faits.absencesARendre > 0) return [DRAPEAU_A_RENDRE];
  if (faits.retenueDemandeeLe) return [DRAPEAU_RETENUE];
  return faits.injustifiees > DEMI_JOURNEES_FRANCHES && faits.absencesARetenir > 0 ? [DRAPEAU_A_RETENIR] : [];
}

/** A decision of retenue as the base gives it to its letter, its day as text; `avant`: what was retained before it. */
export type RetenueLue = Pick<LigneDeRetenue, 'demiJournees' | 'centimes' | 'motivation' | 'trace'> & {
  franchiLe: string | null;
  avant: number;
  jugement?: { tribunal: string; jugeeLe: string } | null;
} & Pick<NonNullable<FaitsDeCourrier['retenue']>, 'delegation' | 'signataire'>;

/** The same as the letter tells it. */
export const relireRetenue = (lue: RetenueLue | null): FaitsDeCourrier['retenue'] =>
  lue && {
    demiJournees: lue.demiJournees,
    franchiLe: lue.franchiLe === null ? null : jour(lue.franchiLe),
    avant: centimes(lue.avant),
    apres: centimes(lue.centimes),
    motivation: lue.motivation,
    motifs: lireTrace(lue.trace)
      .map((ligne) => redigerLigne(ligne))
      .filter(({ issue }) => issue === 'appliquee')
      .map(({ texte, article }) => ({ texte, article })),
    jugement: lue.jugement ? { ...lue.jugement, jugeeLe: jour(lue.jugement.jugeeLe) } : null,
    delegation: lue.delegation,
    signataire: lue.signataire,
  };

/** The same before anything is written; `dossier` as it stands once it is. */
export const retenuePrevue = (
  { retenues }: Pick<DossierEntier, 'retenues'>,
  prevue: LigneDeRetenue | undefined,
): FaitsDeCourrier['retenue'] =>
  prevue
    ? relireRetenue({
        ...prevue,
        franchiLe: jourOuNul(prevue.franchiLe)?.toString() ?? null,
        avant: retenueTenante({ retenues: retenues.filter(({ id }) => id !== prevue.id) })?.centimes ?? 0,
        signataire: {
          prenom: prevue.auteurPrenom,
          nom: prevue.auteurNom,
          qualite: prevue.auteurQualite,
          service: prevue.service,
        },
      })
    : null;

/** The retenue that a letter tells of. Throws a RangeError when it has none. */
export function retenueDe({ retenue }: Pick<FaitsDeCourrier, 'retenue'>): RetenueEcrite {
  if (!retenue) throw new RangeError('une lettre de retenue sans retenue');
  return retenue;
}
