/** What is due to a boursier over a year, by établissement, component and trimestre, retenues taken off (C. IV.C, V.A, VII). */
import { bornesDeLAnnee, type Rentree } from '../annee.ts';
import { apres, avant, type Jour } from '../date.ts';
import { type Centimes, centimes } from '../montant.ts';
import type { Ligne } from '../regle.ts';
import type { TypeBourse } from '../situation.ts';
import {
  type DroitEnCours,
  entierAuCollege,
  marquerLesSuites,
  partsDeLaComposante,
  reunirParts,
} from './a-venir.ts';
import {
  ajouterParts,
  type Composante,
  type MontantsAnnuels,
  PARTS_NULLES,
  type Parts,
  somme,
  ZERO,
} from './montants.ts';
import {
  droitsSelonLesRegimes,
  ligneDesRegimes,
  partagerLInternat,
  regimesChangent,
  type SejourSuivi,
} from './regimes.ts';
import { droitsAvecLaReprise, LIGNE_DE_LA_FICHE, type RepriseConfirmee } from './reprise-etudes.ts';
import { type Absence, baseDeRetenue, calculerRetenues } from './retenues.ts';
import { primesDansLaBase } from './retenues-regles.ts';
import { type JoursManques, partagerTransfert } from './transfert.ts';
import { anneeScolaire, partager, type Trimestre, trimestreDu, trimestresDe } from './trimestres.ts';

export interface DroitOuvert extends DroitEnCours {
  echelon: number;
  /** The decision that opened it. */
  decision: string;
}

export interface CasDuDu {
  annee: Rentree;
  type: TypeBourse;
  /** Rights in force. */
  droits: readonly DroitOuvert[];
  /** Days on which the pupil left each établissement but the last. */
  sorties: readonly Jour[];
  /** School days missed between two lycées, that somebody recorded. */
  manques?: readonly JoursManques[];
  /** The stays with their régimes, in the same order; left out, the rights say by themselves what is due. */
  sejours?: readonly SejourSuivi[];
  /** The return to school that the IEN-IO confirmed (annexe 9). */
  reprise?: RepriseConfirmee | null;
  /** The half-days that the last retenue rests on, and the day on which the crossing was recorded. */
  retenue?: { absences: readonly Absence[]; constateLe?: Jour };
}

export interface Du {
  /** Which of the stays pays it, from 0. */
  sejour: number;
  composante: Composante;
  trimestre: Trimestre;
  /** Due once the retenue is taken off, and what the retenue took. Never negative. */
  montant: Centimes;
  retenue: Centimes;
  echelon: number;
  decision: string;
  du: Jour;
  au: Jour;
  trace: Ligne[];
}

const COMPOSANTES = ['bourse', 'merite', 'internat', 'reprise', 'equipement'] as const;
/** What a retenue is taken from, in this order (C. VII.A, IV.C). */
const RETENUES_SUR: readonly Composante[] = ['bourse', 'merite', 'internat', 'reprise'];
const TRIMESTRES = [1, 2, 3] as const;

/** The line that explains a prime that no decision opened by itself. */
function ligneDuSuivi({ composante, trimestres }: DroitOuvert, sejours: readonly SejourSuivi[]): Ligne[] {
  if (!trimestres) return [];
  return [composante === 'reprise' ? LIGNE_DE_LA_FICHE : ligneDesRegimes(sejours, trimestres)];
}

/** A component's parts over the year, and the lines that say how. The équipement is due at once, with the first of them. */
function partsDues(
  { annee, sejours = [] }: CasDuDu,
  droits: readonly DroitOuvert[],
): { parts: Parts; trace: Ligne[] } {
  return droits.reduce(
    ({ parts, trace }, droit) => {
      if (droit.composante !== 'equipement')
        return {
          parts: reunirParts(droit.composante, parts, partsDeLaComposante(annee, droit)),
          trace: [...trace, ...partager(droit.annuel).trace, ...ligneDuSuivi(droit, sejours)],
        };
      const premier = (trimestreDu(anneeScolaire(annee), droit.du) ?? 1) - 1;
      const due = PARTS_NULLES.map((part, rang) => (rang === premier ? droit.annuel : part));
      const valeurs = { equipement: droit.annuel };
      return {
        parts: ajouterParts(parts, due as unknown as Parts),
        trace: [...trace, { regle: 'versement.equipement', issue: 'appliquee', valeurs }],
      };
    },
    { parts: PARTS_NULLES, trace: [] as Ligne[] },
  );
}

/** Days of a stay within a trimestre and a right; those of the trimestre where they do not meet. */
function joursPayes(annee: Rentree, trimestre: Trimestre, droit: { du: Jour; au: Jour }) {
  const periode = trimestresDe(anneeScolaire(annee))[trimestre - 1];
  const { debut, fin } = periode ?? { debut: droit.du, fin: droit.au };
  const du = avant(droit.du, debut) ? debut : droit.du;
  const au = apres(droit.au, fin) ? fin : droit.au;
  return apres(du, au) ? { du: debut, au: fin } : { du, au };
}

/** What is due of one component, stay by stay and trimestre by trimestre. */
function dusDeLaComposante(cas: CasDuDu, composante: Composante): Du[] {
  const { annee, type, sorties, manques } = cas;
  const droits = cas.droits
    .filter((droit) => droit.composante === composante)
    .map((droit) => entierAuCollege(annee, type, droit))
    .toSorted((a, b) => (avant(a.du, b.du) ? -1 : 1));
  const [premier] = droits;
  const dernier = droits.at(-1);
  if (!premier || !dernier) return [];
  const { parts, trace } = partsDues(cas, droits);
  // The équipement stays with the établissement of the first payment (reading transfert.primes).
  const partage =
    composante === 'equipement' || sorties.length === 0
      ? { valeur: [parts], trace: [] }
      : partagerTransfert({
          type,
          annee: anneeScolaire(annee),
          parts,
          sorties,
          ...(manques ? { manques } : {}),
        });
  const parSejour =
    composante === 'internat' && cas.sejours && regimesChangent(cas.sejours)
      ? partagerLInternat(annee, partage.valeur, cas.sejours, droits)
      : partage.valeur;
  return parSejour.flatMap((siennes, sejour) =>
    TRIMESTRES.flatMap((trimestre) => {
      const montant = siennes[trimestre - 1] ?? ZERO;
      if (montant === 0) return [];
      const { echelon, decision } =
        droits.findLast(({ du }) => !apres(du, finDe(annee, trimestre))) ?? premier;
      return {
        ...{ sejour, composante, trimestre, montant, retenue: ZERO, echelon, decision },
        ...joursPayes(annee, trimestre, { du: premier.du, au: dernier.au }),
        trace: [...trace, ...partage.trace],
      };
    }),
  );
}

const finDe = (annee: Rentree, trimestre: Trimestre): Jour =>
  trimestresDe(anneeScolaire(annee))[trimestre - 1]?.fin ?? bornesDeLAnnee(annee).fin;

/** Takes an amount off what is due in a trimestre: from the last stay first, the bourse before what completes it. */
function retrancher(dus: Du[], montant: Centimes, trimestre: Trimestre, trace: readonly Ligne[]): number {
  let reste: number = montant;
  const concernes = dus
    .filter((du) => du.trimestre === trimestre)
    .toSorted(
      (a, b) =>
        b.sejour - a.sejour || RETENUES_SUR.indexOf(a.composante) - RETENUES_SUR.indexOf(b.composante),
    );
  for (const du of concernes) {
    const pris = Math.min(du.montant, reste);
    if (pris === 0) continue;
    du.montant = centimes(du.montant - pris);
    du.retenue = centimes(du.retenue + pris);
    du.trace = [...du.trace, ...trace];
    reste -= pris;
  }
  return reste;
}

/** Annual amounts of the rights in force; of two that follow each other, the last one's. */
function montantsAnnuels(droits: readonly DroitOuvert[]): MontantsAnnuels {
  const derniers = droits.toSorted((a, b) => (avant(a.du, b.du) ? -1 : 1));
  return Object.fromEntries(
    COMPOSANTES.map((nom) => [
      nom,
      derniers.findLast(({ composante }) => composante === nom)?.annuel ?? ZERO,
    ]),
  ) as Record<Composante, Centimes>;
}

/**
 * What is due for the year, one entry for each stay, component and trimestre that is worth something. What a retenue takes
 * beyond its own trimestre comes off those before it, the latest first (C. VII.A). Entries reduced to nothing are kept: they
 * say what the retenue took.
 */
export function dusDeLAnnee(lu: CasDuDu): Du[] {
  const { annee, type } = lu;
  // Of a pupil whose stays are not all known by their régimes, the rights say by themselves what is due.
  const sejours = lu.sejours?.length === lu.sorties.length + 1 ? lu.sejours : [];
  const droits = droitsAvecLaReprise(annee, marquerLesSuites(lu.droits), lu.reprise);
  const cas = { ...lu, sejours, droits: droitsSelonLesRegimes(annee, type, droits, sejours) };
  const dus = COMPOSANTES.flatMap((composante) => dusDeLaComposante(cas, composante));
  if (!cas.retenue || cas.retenue.absences.length === 0) return dus;
  const base = baseDeRetenue(montantsAnnuels(cas.droits), cas.annee);
  const comptees = primesDansLaBase(cas.annee) ? RETENUES_SUR : RETENUES_SUR.slice(0, 2);
  const surLaBase = dus.filter(({ composante }) => comptees.includes(composante));
  const parTrimestre = (trimestre: Trimestre) =>
    somme(surLaBase.filter((du) => du.trimestre === trimestre).map(({ montant }) => montant));
  const { valeur, trace } = calculerRetenues({
    type: cas.type,
    annee: anneeScolaire(cas.annee),
    base: base.valeur,
    dues: [parTrimestre(1), parTrimestre(2), parTrimestre(3)],
    ...cas.retenue,
  });
  const explication = [...base.trace, ...trace];
  for (const { trimestre, retenue, reversement } of valeur.trimestres) {
    let aPrendre: number = retrancher(surLaBase, retenue, trimestre, explication) + reversement;
    for (const passe of TRIMESTRES.filter((t) => t <= trimestre).toReversed())
      aPrendre = retrancher(surLaBase, centimes(aPrendre), passe, explication);
  }
  return dus;
}
