/** What a trimestre pays of a pupil's rights, and what the fees of its pension take off. Pure. */
import {
  celluleDe,
  type EleveDuLieu,
  type Identite,
  type LigneRefusee,
  lireIdentite,
  reconnaitre,
  type Tableau,
} from '#lib/correspondance/faits.ts';
import type { Correspondance } from '#lib/correspondance/schema.ts';
import { rentree } from '#lib/droit/annee.ts';
import {
  type DroitEnCours,
  entierAuCollege,
  marquerLesSuites,
  partsDeLaComposante,
} from '#lib/droit/argent/a-venir.ts';
import { type Deduction, deduireFrais, type SansDeduction } from '#lib/droit/argent/frais-pension.ts';
import { type Calcul, type Composante, somme } from '#lib/droit/argent/montants.ts';
import { droitsSelonLesRegimes } from '#lib/droit/argent/regimes.ts';
import { droitsAvecLaReprise, type RepriseConfirmee } from '#lib/droit/argent/reprise-etudes.ts';
import { anneeScolaire, type Trimestre, trimestreDu } from '#lib/droit/argent/trimestres.ts';
import type { Jour } from '#lib/droit/date.ts';
import { type Centimes, centimes, euros } from '#lib/droit/montant.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import type { DemiJourneeDAbsence } from '#lib/droit/retenue/comparer.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { calculerSurLesDroits, type DroitPose } from '#lib/retenue/faits.ts';
import { type SejourLu, sejourSuivi } from '#lib/scolarite/faits.ts';
import { eurosEtCentimes } from '#lib/technique/champs.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { type ChampDeFrais, FRAIS_AU_PLUS } from './schema.ts';

/** What is known of a pupil for a trimestre. */
export interface CasDuTrimestre {
  type: TypeBourse;
  secteur: 'public' | 'prive';
  rentree: number;
  trimestre: Trimestre;
  droits: readonly (DroitPose & { finSansSuite: boolean; echelon: number; sejours: SejourLu[] | null })[];
  /** The return to school that the IEN-IO confirmed. */
  reprise: RepriseConfirmee | null;
  retenues: { absences: readonly DemiJourneeDAbsence[]; constateLe: Jour | null };
  frais: Centimes;
  exceptions: readonly SansDeduction[];
}

export interface Decompte {
  /** Of the trimestre, before anything is taken off. */
  brut: Centimes;
  /** Withheld for absences on this trimestre. */
  retenue: Centimes;
  deduction: Calcul<Deduction>;
}

function partDuTrimestre({ rentree: an, trimestre, type }: CasDuTrimestre, droit: DroitEnCours): number {
  const annee = rentree(an);
  // Paid once, with the first payment: that of the trimestre in which its right opens.
  if (droit.composante === 'equipement')
    return (trimestreDu(anneeScolaire(annee), droit.du) ?? 1) === trimestre ? droit.annuel : 0;
  return partsDeLaComposante(annee, entierAuCollege(annee, type, droit))[trimestre - 1] ?? 0;
}

/** The rights of the rows, each as the régimes give it when the pupil's changed. */
function droitsSuivis({ rentree: an, type, droits }: CasDuTrimestre) {
  const lus = droits
    .filter(({ fermeParId }) => !fermeParId)
    .map(({ composante, centimesAnnuels, du, au, finSansSuite, enSuite, echelon, sejours }) => ({
      ...{ composante, finSansSuite, enSuite, echelon, sejours },
      annuel: centimes(centimesAnnuels),
      du: jourDe(du),
      au: jourDe(au),
    }));
  return marquerLesSuites(lus).flatMap((droit) =>
    droitsSelonLesRegimes(rentree(an), type, [droit], (droit.sejours ?? []).map(sejourSuivi)),
  );
}

/**
 * Gross, withheld, deducted and net of a trimestre, with the lines that explain the deduction (C. VII.A, VII.B). What was not
 * paid in its time, or is shared with another établissement, is the ledger's.
 */
export function decompteDuTrimestre(cas: CasDuTrimestre): Decompte {
  const { secteur, frais, exceptions, trimestre, retenues } = cas;
  const montants: Record<Composante, number> = {
    bourse: 0,
    merite: 0,
    internat: 0,
    reprise: 0,
    equipement: 0,
  };
  for (const droit of droitsAvecLaReprise(rentree(cas.rentree), droitsSuivis(cas), cas.reprise))
    montants[droit.composante] += partDuTrimestre(cas, droit);
  const brut = somme(Object.values(montants).map(centimes));
  const { valeur } = calculerSurLesDroits(cas, retenues.absences, retenues.constateLe);
  const retenue = valeur.trimestres[trimestre - 1]?.retenue ?? centimes(0);
  // The retenue bears on the bourse, then on the mérite that follows its rules (C. IV.C).
  const surLaBourse = Math.min(montants.bourse, retenue);
  const nets = {
    ...montants,
    bourse: montants.bourse - surLaBourse,
    merite: Math.max(0, montants.merite - (retenue - surLaBourse)),
  };
  const enCentimes = Object.fromEntries(
    Object.entries(nets).map(([composante, montant]) => [composante, centimes(montant)]),
  ) as Record<Composante, Centimes>;
  return { brut, retenue, deduction: deduireFrais({ secteur, montants: enCentimes, frais, exceptions }) };
}

/** A case that somebody said, in the order of writing. */
interface CasDit {
  eleveId: string | null;
  cas: SansDeduction;
  vaut: boolean;
}

/** The cases without deduction that hold for a pupil: those of its établissement, then its own; the last said stands. */
export function casTenants(dits: readonly CasDit[], eleveId: string): SansDeduction[] {
  const tenants = new Map<string, CasDit>();
  for (const dit of dits)
    if (dit.eleveId === null || dit.eleveId === eleveId) tenants.set(`${dit.eleveId} ${dit.cas}`, dit);
  return [...new Set([...tenants.values()].filter(({ vaut }) => vaut).map(({ cas }) => cas))];
}

/** A line of a file of fees, understood or refused. */
export type LigneDeFrais =
  | { numero: number; identite: Identite; centimes: number }
  | { numero: number; causes: string[] };

/** Reads each line of a file of fees. */
export function lireFrais({ noms, lignes }: Tableau, colonnes: Correspondance<ChampDeFrais>): LigneDeFrais[] {
  return lignes.map((ligne): LigneDeFrais => {
    const { numero, cause } = ligne;
    if (cause) return { numero, causes: [cause] };
    const cellule = celluleDe(noms, colonnes, ligne);
    const identite = lireIdentite(cellule);
    const montant = eurosEtCentimes('Montant des frais', FRAIS_AU_PLUS).safeParse(cellule('montant'));
    const causes = [
      ...('causes' in identite ? identite.causes : []),
      ...(montant.error?.issues.map(({ message }) => message) ?? []),
    ];
    return 'causes' in identite || !montant.success
      ? { numero, causes }
      : { numero, identite, centimes: euros(montant.data) };
  });
}

/** What becomes of a line of fees. `laissee`: a pupil of the établissement who is no boursier of the trimestre. */
export type SuiteDeFrais =
  | LigneRefusee
  | { sort: 'laissee'; numero: number; nom: string }
  | {
      sort: 'nouveau' | 'change' | 'inchange';
      numero: number;
      nom: string;
      eleveId: string;
      centimes: number;
      /** What stood before; null when nobody typed any. */
      avant: number | null;
    };

/** Beside the base: `boursiers` has what each owes already, null while nobody typed any. A pupil is told once in a file. */
export function comparerFrais(
  lues: readonly LigneDeFrais[],
  eleves: readonly EleveDuLieu[],
  boursiers: ReadonlyMap<string, number | null>,
): SuiteDeFrais[] {
  const vus = new Map<string, number>();
  return lues.map((lue): SuiteDeFrais => {
    const { numero } = lue;
    if ('causes' in lue) return { sort: 'refus', numero, causes: lue.causes };
    const eleve = reconnaitre(lue.identite, eleves);
    if ('cause' in eleve) return { sort: 'refus', numero, causes: [eleve.cause] };
    const deja = vus.get(eleve.id);
    if (deja !== undefined)
      return {
        ...{ sort: 'refus', numero },
        causes: [
          `Même élève qu’à la ligne ${deja}, qui compte seule : écrivez sur une ligne ce qu’il doit en tout.`,
        ],
      };
    vus.set(eleve.id, numero);
    const nom = nomComplet(eleve);
    const avant = boursiers.get(eleve.id);
    if (avant === undefined) return { sort: 'laissee', numero, nom };
    const { centimes: dits } = lue;
    const sort = avant === null ? 'nouveau' : avant === dits ? 'inchange' : 'change';
    return { sort, numero, nom, eleveId: eleve.id, centimes: dits, avant };
  });
}
