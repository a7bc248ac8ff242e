/** The figures of a forecast, place by place and together. Pure. */
import type { Rentree } from '#lib/droit/annee.ts';
import { type DroitEnCours, entierAuCollege, partsDeLaComposante } from '#lib/droit/argent/a-venir.ts';
import { programmeDe } from '#lib/droit/argent/comptes.ts';
import { ajouterParts, PARTS_NULLES, type Parts } from '#lib/droit/argent/montants.ts';
import { partsPrevues, type Repartition } from '#lib/droit/argent/previsions.ts';
import { anneeScolaire, trimestreDu } from '#lib/droit/argent/trimestres.ts';
import type { Branche } from '#lib/droit/competence.ts';
import { type Centimes, centimes } from '#lib/droit/montant.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';

/** Rights in force that are the same but for the pupil, in one place. */
export interface DroitsSemblables extends DroitEnCours {
  type: TypeBourse;
  echelon: number;
  nombre: number;
}

/** A place as it is read: its pending dossiers by type, its rights, and what its states hold. Centimes by trimestre. */
export interface LieuLu {
  academieCode: string;
  uai: string;
  etablissement: string;
  branche: Branche;
  enCours: Partial<Record<TypeBourse, number>>;
  droits: readonly DroitsSemblables[];
  liquide: Parts;
  paye: Parts;
}

/** Due on the rights of today, foreseen for pending dossiers, liquidated, paid, and still to be liquidated. Centimes by trimestre. */
export interface Prevision {
  enCours: number;
  du: Parts;
  prevu: Parts;
  liquide: Parts;
  paye: Parts;
  aVenir: Parts;
}

const fois = (parts: Parts, nombre: number): Parts => [
  centimes(parts[0] * nombre),
  centimes(parts[1] * nombre),
  centimes(parts[2] * nombre),
];

/** A sum in its trimestre alone. */
export const auTrimestre = (trimestre: number, montant: number): Parts => [
  centimes(trimestre === 1 ? montant : 0),
  centimes(trimestre === 2 ? montant : 0),
  centimes(trimestre === 3 ? montant : 0),
];

/** What a right is worth by trimestre; the équipement in the one in which it opens, with the first payment (C. IV.C). */
function partsDues(annee: Rentree, droit: DroitsSemblables): Parts {
  const { nombre, type, ...seul } = droit;
  const parts =
    seul.composante === 'equipement'
      ? auTrimestre(trimestreDu(anneeScolaire(annee), seul.du) ?? 1, seul.annuel)
      : partsDeLaComposante(annee, entierAuCollege(annee, type, seul));
  return fois(parts, nombre);
}

const retrancher = (a: Parts, b: Parts): Parts => ajouterParts(a, fois(b, -1));

/** The forecast of a place, on the shares that are supposed of each type. */
export function previsionDuLieu(
  annee: Rentree,
  lieu: LieuLu,
  parts: Readonly<Record<TypeBourse, Repartition | null>>,
): Prevision {
  const { college = 0, lycee = 0 } = lieu.enCours;
  const du = lieu.droits.map((droit) => partsDues(annee, droit)).reduce(ajouterParts, PARTS_NULLES);
  const prevu = ajouterParts(
    partsPrevues(annee, 'college', college, parts.college),
    partsPrevues(annee, 'lycee', lycee, parts.lycee),
  );
  const { liquide, paye } = lieu;
  return {
    enCours: college + lycee,
    du,
    prevu,
    liquide,
    paye,
    aVenir: retrancher(ajouterParts(du, prevu), liquide),
  };
}

/** Several forecasts together. */
export const sommerPrevisions = (previsions: readonly Prevision[]): Prevision => ({
  enCours: previsions.reduce((n, { enCours }) => n + enCours, 0),
  du: previsions.map(({ du }) => du).reduce(ajouterParts, PARTS_NULLES),
  prevu: previsions.map(({ prevu }) => prevu).reduce(ajouterParts, PARTS_NULLES),
  liquide: previsions.map(({ liquide }) => liquide).reduce(ajouterParts, PARTS_NULLES),
  paye: previsions.map(({ paye }) => paye).reduce(ajouterParts, PARTS_NULLES),
  aVenir: previsions.map(({ aVenir }) => aVenir).reduce(ajouterParts, PARTS_NULLES),
});

/** "230-04": the programme and the action of a branch (C. VI). */
export const programmeEcrit = (branche: Branche): string => {
  const { programme, action } = programmeDe(branche);
  return `${programme}-${action}`;
};

/** The three trimestres of a forecast, then the year. Centimes. */
export const parTrimestre = ({ du, prevu, liquide, paye, aVenir }: Prevision) => {
  const total = (parts: Parts): Centimes => centimes(parts[0] + parts[1] + parts[2]);
  return [
    ...([0, 1, 2] as const).map((rang) => ({
      periode: `Trimestre ${rang + 1}`,
      du: du[rang],
      prevu: prevu[rang],
      liquide: liquide[rang],
      paye: paye[rang],
      aVenir: aVenir[rang],
    })),
    {
      periode: 'Année',
      du: total(du),
      prevu: total(prevu),
      liquide: total(liquide),
      paye: total(paye),
      aVenir: total(aVenir),
    },
  ];
};
