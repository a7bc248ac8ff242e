import { z } from 'zod';
import { chaine } from '#lib/technique/texte.ts';

export const ONGLETS = ['resume', 'calcul', 'pieces', 'courriers', 'recours', 'historique'] as const;
export type NomOnglet = (typeof ONGLETS)[number];

/** What stays masked until a person asks for it; the words of the register of reads. */
export const MASQUES = ['revenus', 'adresse', 'numero_fiscal'] as const;
export type Masque = (typeof MASQUES)[number];

/** What the address says was typed, so that a preview can be asked for without script. */
export type Choisi = Readonly<Record<string, string | undefined>>;

/** How a dossier is looked at: it lives in the address. A wrong value counts as none. */
export const VueSchema = z.object({
  onglet: z.enum(ONGLETS).catch('resume'),
  montrer: z.enum(MASQUES).optional().catch(undefined),
  /** File shown beside the tabs. */
  piece: z.uuid().optional().catch(undefined),
  /** Place that the dossier had in its list before an act moved it. */
  place: chaine().max(60).optional().catch(undefined),
});
export type Vue = z.output<typeof VueSchema>;
