import { z } from 'zod';
import { DIX_MILLE, type Repartition } from '#lib/droit/argent/previsions.ts';
import { nombreEchelons } from '#lib/droit/bareme/coefficients.ts';
import { lireEntier } from '#lib/droit/lire-nombre.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { chaine } from '#lib/technique/texte.ts';

/** Name of the field of a share, in per cent: "college_1". */
export const champDePart = (type: TypeBourse, echelon: number): string => `${type}_${echelon}`;

/** A whole share in per cent; null when the field is empty or says no share: it lives in the address. */
function lirePart(texte: string): number | null {
  if (texte.trim() === '') return null;
  const lu = lireEntier(texte);
  return 'faute' in lu || lu.nombre > 100 ? null : lu.nombre;
}

/** The shares that somebody typed for a type; null where nobody did. */
export interface HypothesesTapees {
  college: Repartition | null;
  lycee: Repartition | null;
  /** Types whose shares exceed a hundred per cent together: they are not used. */
  excessives: TypeBourse[];
}

const AdresseSchema = z.record(z.string(), chaine().max(10).catch('')).catch({});

/** The hypotheses of an address. */
export function lireHypotheses(adresse: unknown): HypothesesTapees {
  const lue = AdresseSchema.parse(adresse);
  const excessives: TypeBourse[] = [];
  const partsDe = (type: TypeBourse): Repartition | null => {
    const parts = Array.from({ length: nombreEchelons(type) }, (_, rang) =>
      lirePart(lue[champDePart(type, rang + 1)] ?? ''),
    );
    if (parts.every((part) => part === null)) return null;
    const enDixMilliemes = parts.map((part) => (part ?? 0) * (DIX_MILLE / 100));
    if (enDixMilliemes.reduce((a, b) => a + b, 0) <= DIX_MILLE) return enDixMilliemes;
    excessives.push(type);
    return null;
  };
  return { college: partsDe('college'), lycee: partsDe('lycee'), excessives };
}

/** The same hypotheses as the end of an address; empty when nothing was typed. */
export function adresseDesHypotheses({ college, lycee }: HypothesesTapees): string {
  const dites = Object.entries({ college, lycee }).flatMap(([type, parts]) =>
    (parts ?? []).map((part, rang): [string, string] => [
      champDePart(type as TypeBourse, rang + 1),
      String((part * 100) / DIX_MILLE),
    ]),
  );
  return dites.length > 0 ? `?${new URLSearchParams(dites)}` : '';
}
