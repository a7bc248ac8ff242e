/** The data file of a rentrée, written from typed figures: the law's data stays in the code, dated and reviewed. */
import type { AnneeDeBareme, Version } from './annee-de-bareme.ts';

/** "18_488": digits by three from a thousand on, as the other files of rentrée write them. */
const nombre = (valeur: number): string =>
  Number.isInteger(valeur) && valeur >= 1_000
    ? String(valeur).replace(/\B(?=(\d{3})+$)/g, '_')
    : String(valeur);

const rangee = (valeurs: readonly number[]): string => `[${valeurs.map(nombre).join(', ')}]`;

/** A French text between quotes of TypeScript. */
const texte = (valeur: string): string => {
  const propre = valeur.replace(/\s+/g, ' ').trim().replaceAll('\\', '\\\\');
  return propre.includes("'") && !propre.includes('"') ? `"${propre}"` : `'${propre.replaceAll("'", "\\'")}'`;
};

function ecrireGrille(nom: 'college' | 'lycee', { grilles }: Version): string[] {
  const { plafonds, montants } = grilles[nom];
  return [
    `        ${nom}: {`,
    '          plafonds: [',
    ...plafonds.map((ligne) => `            ${rangee(ligne)},`),
    '          ],',
    `          montants: ${rangee(montants)},`,
    '        },',
  ];
}

function ecrirePrimes({ primes }: Version): string[] {
  if (!primes) return [];
  const { internat, merite, equipement } = primes;
  return [
    '      primes: {',
    `        internat: { college: ${rangee(internat.college)}, lycee: ${rangee(internat.lycee)} },`,
    `        merite: ${rangee(merite)},`,
    `        equipement: ${nombre(equipement)},`,
    '      },',
  ];
}

function ecrireVersion(version: Version): string[] {
  const { du, au, origine, source, bases } = version;
  return [
    '    {',
    `      du: '${du}',`,
    `      au: '${au}',`,
    `      origine: '${origine}',`,
    `      source: ${texte(source)},`,
    `      bases: { smicHoraire: ${nombre(bases.smicHoraire)}, bmaf: ${nombre(bases.bmaf)} },`,
    '      grilles: {',
    ...ecrireGrille('college', version),
    ...ecrireGrille('lycee', version),
    '      },',
    ...ecrirePrimes(version),
    '    },',
  ];
}

/**
 * The text of `rentree-AAAA.ts`, ready to stand beside the others. `explication`, when there is one, says why cells
 * depart from the formula. The same figures always give the same text: it is what two persons sign.
 */
export function ecrireFichierDeRentree(annee: AnneeDeBareme, explication: string | null = null): string {
  const commentaire = explication?.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim();
  return [
    "import type { AnneeDeBareme } from './annee-de-bareme.ts';",
    '',
    ...(commentaire ? [`/** ${commentaire} */`] : []),
    `export const RENTREE_${annee.rentree}: AnneeDeBareme = {`,
    `  rentree: ${annee.rentree},`,
    `  anneeDesRevenus: ${annee.anneeDesRevenus},`,
    '  versions: [',
    ...annee.versions.flatMap(ecrireVersion),
    '  ],',
    '};',
    '',
  ].join('\n');
}
