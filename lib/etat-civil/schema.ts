import { z } from 'zod';
import { type LieuEcrit, lireLieuDeNaissance } from '#lib/droit/lieux/lieu-de-naissance.ts';
import { naissance } from '#lib/droit/naissance.ts';
import { CocheSchema, PRENOM_A_DIRE, prenomDit } from '#lib/eleve/schema.ts';
import { NaissanceSchema, NOMS, nomPropreFacultatif } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

const ecrit = chaine().max(100).optional();

/**
 * The état civil that the tax administration is asked with (annexes 12 and 13): the sexe, which those forms lack, and the
 * place of birth in official codes of its day. Read on the server alone: the table of communes is heavy.
 */
export const EtatCivilElargiSchema = z
  .object({
    nom: NOMS.nom,
    nomUsage: NOMS.nomUsage,
    prenom: nomPropreFacultatif('Prénom 1'),
    sansPrenom: CocheSchema,
    prenom2: nomPropreFacultatif('Prénom 2'),
    prenom3: nomPropreFacultatif('Prénom 3'),
    sexe: z.enum(['F', 'M'], { error: 'Sexe à l’état civil : à choisir.' }),
    naissance: NaissanceSchema,
    paysNaissance: ecrit,
    departementNaissance: ecrit,
    communeNaissance: ecrit,
  })
  .refine(prenomDit, PRENOM_A_DIRE)
  .transform(
    (
      { paysNaissance, departementNaissance, communeNaissance, sansPrenom: _, prenom, ...etatCivil },
      contexte,
    ) => {
      const lieu: LieuEcrit = {
        pays: paysNaissance,
        departement: departementNaissance,
        commune: communeNaissance,
      };
      const lu = lireLieuDeNaissance(lieu, naissance(etatCivil.naissance));
      if ('lieu' in lu) return { ...etatCivil, prenom: prenom ?? '', ...lu.lieu };
      for (const [champ, message] of Object.entries(lu.fautes))
        contexte.addIssue({ code: 'custom', path: [`${champ}Naissance`], message });
      return z.NEVER;
    },
  );

export type EtatCivilElargi = z.output<typeof EtatCivilElargiSchema>;

export type Contexte = z.core.$RefinementCtx;
export type Brut = Readonly<Record<string, unknown>>;

/** What a part of a form says, its faults told under « part.field »; null when something is wrong. */
export function partie<S extends z.ZodType>(
  schema: S,
  prefixe: string,
  brut: Brut,
  contexte: Contexte,
): z.output<S> | null {
  const sien = Object.fromEntries(
    Object.entries(brut).flatMap(([nom, valeur]) =>
      nom.startsWith(prefixe) ? [[nom.slice(prefixe.length), valeur]] : [],
    ),
  );
  const lu = schema.safeParse(sien);
  if (lu.success) return lu.data;
  for (const { path, message } of lu.error.issues)
    contexte.addIssue({ code: 'custom', path: [prefixe + path.join('.')], message });
  return null;
}

/** A box that must be ticked. */
export const exiger = (contexte: Contexte, brut: Brut, champ: string, message: string): void => {
  if (brut[champ] !== 'oui') contexte.addIssue({ code: 'custom', path: [champ], message });
};
