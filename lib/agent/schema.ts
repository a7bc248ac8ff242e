import { z } from 'zod';
import { MotifSchema } from '#lib/administration/schema.ts';
import { BRANCHES } from '#lib/droit/competence.ts';
import { FONCTIONS, LIEUX_DES_FONCTIONS } from '#lib/droit/fonctions.ts';
import { coche, courriel, facultatif, JourSchema, texte, vide } from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

/** The list of agents: it lives in the address. A wrong value counts as none. */
export const RechercheSchema = z.object({
  q: chaine().trim().max(100).optional().catch(undefined),
  /** Key of the row after which the page starts. */
  apres: chaine().max(250).optional().catch(undefined),
});
export type Recherche = z.output<typeof RechercheSchema>;

const PERSONNE = {
  prenom: texte('Prénom'),
  nom: texte('Nom'),
  courriel: texte('Courriel', 254).pipe(
    courriel('Courriel : une adresse, par exemple prenom.nom@ac-lille.fr.'),
  ),
  motif: MotifSchema,
};

/** A new agent. */
export const InscriptionSchema = z.object({
  sub: texte('Identifiant du fournisseur d’identité', 200),
  ...PERSONNE,
});

/** What a card of an agent says: never the account, which is another person's. */
export const FicheSchema = z.object({
  id: z.uuid('Cet agent n’existe pas.'),
  version: numeroDeVersion,
  ...PERSONNE,
});

/** From when to when something holds; without a last day, until it is closed. */
const DATES = { du: JourSchema, au: vide(JourSchema), motif: MotifSchema };
const dansLOrdre = ({ du, au }: { du: string; au?: string }): boolean => au === undefined || du <= au;
const DESORDRE = {
  path: ['au'],
  message: 'Le dernier jour vient avant le premier : corrigez l’un des deux.',
};

/** A function, where it is held, from when to when: the place that the function does not ask is left aside. */
export const AffectationSchema = z
  .object({
    agent: z.uuid('Cet agent n’existe pas.'),
    role: z.enum(FONCTIONS, 'Fonction : choisissez-en une.'),
    uai: facultatif(8, 'Établissement').transform((lu) => lu?.toUpperCase()),
    academie: facultatif(2, 'Académie'),
    qualite: texte('Qualité'),
    ...DATES,
  })
  .refine(dansLOrdre, DESORDRE)
  .refine(({ role, uai }) => LIEUX_DES_FONCTIONS[role] !== 'etablissement' || uai, {
    path: ['uai'],
    message: 'Cette fonction se tient dans un établissement : indiquez son numéro (UAI).',
  })
  .refine(({ role, academie }) => LIEUX_DES_FONCTIONS[role] !== 'academie' || academie, {
    path: ['academie'],
    message: 'Cette fonction se tient dans une académie : choisissez-la.',
  })
  .transform(({ uai, academie, ...reste }) => {
    const lieu = LIEUX_DES_FONCTIONS[reste.role];
    return { ...reste, ...(lieu === 'etablissement' ? { uai } : lieu === 'academie' ? { academie } : {}) };
  });

/** A delegation of signature; no branch ticked is all of them. */
export const DelegationSchema = z
  .object({
    agent: z.uuid('Cet agent n’existe pas.'),
    academie: facultatif(2, 'Académie').refine((lu) => lu !== undefined, 'Académie : choisissez-la.'),
    reference: texte('Acte de délégation', 200),
    ...Object.fromEntries(BRANCHES.map((branche) => [branche, coche])),
    ...DATES,
  })
  .refine(dansLOrdre, DESORDRE)
  .transform(({ agent, academie, reference, du, au, motif, ...coches }) => ({
    agent,
    academie,
    reference,
    branches: BRANCHES.filter((branche) => (coches as Record<string, unknown>)[branche] === true),
    du,
    motif,
    ...(au ? { au } : {}),
  }));

/** Another last day for something that holds, as the page showed it. */
export const FinSchema = z
  .object({
    id: z.uuid('Cette ligne n’existe pas.'),
    version: numeroDeVersion,
    quoi: z.enum(['affectation', 'delegation']),
    geste: z.enum(['fermer', 'prolonger']),
    au: vide(JourSchema),
    motif: MotifSchema,
  })
  .refine(({ geste, au }) => geste === 'prolonger' || au !== undefined, {
    path: ['au'],
    message: 'Indiquez le dernier jour, au format jj/mm/aaaa : hier ferme tout de suite.',
  });

/** An agent whose view is looked at, and why. */
export const RegardSchema = z.object({ id: z.uuid('Cet agent n’existe pas.'), motif: MotifSchema });
