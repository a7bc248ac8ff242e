/** An annexe typed for a rentrée to come: what it says, where it departs from the projection, what prevents signing it. */
import { ecrireEuros } from '../montant.ts';
import type { AnneeDeBareme, Version } from './annee-de-bareme.ts';
import { type Baremes, baremesALEssai } from './bareme.ts';
import { ecrireFichierDeRentree } from './fichier.ts';
import { type AnnexeLue, lignesManquantes, lireAnnexe, primesLues } from './lire-annexe.ts';
import { type Grilles, projeter } from './projection.ts';
import { type EcartDeCellule, ecartsAvecLaProjection } from './verification.ts';

/** As a person typed it; amounts in centimes, ISO days. */
export interface AnnexeSaisie {
  rentree: number;
  du: string;
  au: string;
  source: string;
  smicCentimes: number;
  bmafCentimes: number;
  annexe6: string;
  annexe7: string;
  /** Why some cells differ from the projection. */
  explication: string | null;
}

export interface AnnexeExaminee {
  grilles: Grilles;
  projection: Grilles;
  /** Cells that differ from the projection or lack, amounts first. */
  ecarts: readonly EcartDeCellule[];
  /** What must be done before anybody may sign, in French; empty when nothing prevents it. */
  obstacles: readonly string[];
  /** The data file that these figures give: what is signed. */
  fichier: string;
}

/** Faults of one table, told with its name. */
const defauts = (nom: string, annexe: AnnexeLue): string[] => annexe.defauts.map((d) => `${nom}, ${d}`);

/** What cannot be read of the two tables, and the lines that they lack. */
function lacunes(annexe6: AnnexeLue, annexe7: AnnexeLue): string[] {
  const manquantes = lignesManquantes(annexe6, annexe7);
  return [
    ...defauts('annexe 6', annexe6),
    ...defauts('annexe 7', annexe7),
    ...(manquantes.length > 0 ? [`Il manque : ${manquantes.join(' ; ')}.`] : []),
  ];
}

const basesDe = ({ smicCentimes, bmafCentimes }: AnnexeSaisie) => ({
  smicHoraire: smicCentimes / 100,
  bmaf: bmafCentimes / 100,
});

function anneeDe(saisie: AnnexeSaisie, annexe6: AnnexeLue, annexe7: AnnexeLue): AnneeDeBareme {
  const { rentree, du, au, source } = saisie;
  const version: Version = {
    ...{ du, au, origine: 'publie', source, bases: basesDe(saisie) },
    grilles: { college: annexe6.grille, lycee: annexe7.grille },
    primes: primesLues(annexe6, annexe7),
  };
  return { rentree, anneeDesRevenus: rentree - 1, versions: [version] };
}

/**
 * The tables of a typed annexe, to see what they would change before anybody signs; else what is still wanted for that, in
 * French sentences.
 */
export function baremesDeLAnnexe(saisie: AnnexeSaisie): { baremes: Baremes } | { obstacles: string[] } {
  const annexe6 = lireAnnexe('college', saisie.annexe6);
  const annexe7 = lireAnnexe('lycee', saisie.annexe7);
  const inegaux = [...annexe6.grille.montants, ...annexe7.grille.montants].filter((euros) => euros % 3 !== 0);
  const obstacles = [
    ...lacunes(annexe6, annexe7),
    ...inegaux.map((euros) => `${ecrireEuros(euros)} par an ne se partage pas en trois parts égales.`),
  ];
  return obstacles.length > 0
    ? { obstacles }
    : { baremes: baremesALEssai(anneeDe(saisie, annexe6, annexe7)) };
}

/** Studies a typed annexe. Throws a RangeError on a SMIC or BMAF that is not positive: the form refuses them first. */
export function examinerAnnexe(saisie: AnnexeSaisie): AnnexeExaminee {
  const annexe6 = lireAnnexe('college', saisie.annexe6);
  const annexe7 = lireAnnexe('lycee', saisie.annexe7);
  const projection = projeter(basesDe(saisie));
  const grilles = { college: annexe6.grille, lycee: annexe7.grille };
  const ecarts = ecartsAvecLaProjection(grilles, projection);
  const manquantes = lignesManquantes(annexe6, annexe7);
  const inexpliques = manquantes.length === 0 && ecarts.length > 0 && !saisie.explication?.trim();
  return {
    grilles,
    projection,
    ecarts,
    obstacles: [
      ...lacunes(annexe6, annexe7),
      ...(inexpliques
        ? [
            ecarts.length === 1
              ? '1 cellule ne suit pas la formule : vérifiez-la sur le texte, puis dites pourquoi.'
              : `${ecarts.length} cellules ne suivent pas la formule : vérifiez-les sur le texte, puis dites pourquoi.`,
          ]
        : []),
    ],
    fichier: ecrireFichierDeRentree(anneeDe(saisie, annexe6, annexe7), saisie.explication),
  };
}
