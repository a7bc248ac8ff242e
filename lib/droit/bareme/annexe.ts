/** An annexe typed for a rentrée to come: what it says, where it departs from the projection, what prevents signing it. */
import type { AnneeDeBareme } from './annee-de-bareme.ts';
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

/** Studies a typed annexe. Throws a RangeError on a SMIC or BMAF that is not positive: the form refuses them first. */
export function examinerAnnexe(saisie: AnnexeSaisie): AnnexeExaminee {
  const annexe6 = lireAnnexe('college', saisie.annexe6);
  const annexe7 = lireAnnexe('lycee', saisie.annexe7);
  const bases = { smicHoraire: saisie.smicCentimes / 100, bmaf: saisie.bmafCentimes / 100 };
  const projection = projeter(bases);
  const grilles = { college: annexe6.grille, lycee: annexe7.grille };
  const ecarts = ecartsAvecLaProjection(grilles, projection);
  const manquantes = lignesManquantes(annexe6, annexe7);
  const annee: AnneeDeBareme = {
    rentree: saisie.rentree,
    anneeDesRevenus: saisie.rentree - 1,
    versions: [
      {
        du: saisie.du,
        au: saisie.au,
        origine: 'publie',
        source: saisie.source,
        bases,
        grilles,
        primes: primesLues(annexe6, annexe7),
      },
    ],
  };
  const inexpliques = manquantes.length === 0 && ecarts.length > 0 && !saisie.explication?.trim();
  return {
    grilles,
    projection,
    ecarts,
    obstacles: [
      ...defauts('annexe 6', annexe6),
      ...defauts('annexe 7', annexe7),
      ...(manquantes.length > 0 ? [`Il manque : ${manquantes.join(' ; ')}.`] : []),
      ...(inexpliques
        ? [
            ecarts.length === 1
              ? '1 cellule ne suit pas la formule : vérifiez-la sur le texte, puis dites pourquoi.'
              : `${ecarts.length} cellules ne suivent pas la formule : vérifiez-les sur le texte, puis dites pourquoi.`,
          ]
        : []),
    ],
    fichier: ecrireFichierDeRentree(annee, saisie.explication),
  };
}
