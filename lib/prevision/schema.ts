import { z } from 'zod';
import { DIX_MILLE, type Repartition } from '#lib/droit/argent/previsions.ts';
import { nombreEchelons } from '#lib/droit/bareme/coefficients.ts';
import { lireEntier } from '#lib/droit/lire-nombre.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { chaine } from '#lib/technique/texte.ts';

/** Name of the field of a share, in per cent: "college_1". */
export const champDePart = (type: TypeBourse, echelon: number): string => `${type}_${echelon}`;

/** The shares that somebody typed for a type, null where nobody did or where they cannot be used. */
export interface HypothesesTapees {
  college: Repartition | null;
  lycee: Repartition | null;
  /** What was typed, by field, right or wrong. */
  saisies: Record<string, string>;
  /** Why the shares of a type are not used: the field, the reason and the way out. */
  fautes: string[];
}

const EN_MOTS: Readonly<Record<TypeBourse, string>> = { college: 'Collège', lycee: 'Lycée' };

function lireHypotheses(lue: Readonly<Record<string, string>>): HypothesesTapees {
  const saisies: Record<string, string> = {};
  const fautes: string[] = [];
  const partsDe = (type: TypeBourse): Repartition | null => {
    const avant = fautes.length;
    const parts = Array.from({ length: nombreEchelons(type) }, (_, rang) => {
      const champ = champDePart(type, rang + 1);
      const texte = (lue[champ] ?? '').trim();
      if (texte === '') return 0;
      saisies[champ] = texte;
      const lu = lireEntier(texte);
      if (!('faute' in lu) && lu.nombre <= 100) return lu.nombre;
      fautes.push(
        `${EN_MOTS[type]}, échelon ${rang + 1} : « ${texte} » n’est pas une part ; écrivez un nombre entier de 0 à 100.`,
      );
      return 0;
    });
    if (!Object.keys(saisies).some((champ) => champ.startsWith(type))) return null;
    const somme = parts.reduce((a, b) => a + b, 0);
    if (somme > 100)
      fautes.push(`${EN_MOTS[type]} : la somme des parts est de ${somme} % ; elle ne dépasse pas 100 %.`);
    return fautes.length > avant ? null : parts.map((part) => (part * DIX_MILLE) / 100);
  };
  return { college: partsDe('college'), lycee: partsDe('lycee'), saisies, fautes };
}

/** The hypotheses of an address, whatever it says. */
export const HypothesesSchema = z
  .record(chaine(), chaine().max(10).catch(''))
  .catch({})
  .transform(lireHypotheses);

/** The same hypotheses as the end of an address; empty when nothing was typed. */
export function adresseDesHypotheses({ saisies }: HypothesesTapees): string {
  const dites = new URLSearchParams(saisies).toString();
  return dites ? `?${dites}` : '';
}
