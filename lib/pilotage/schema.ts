import { z } from 'zod';
import { BRANCHES, type Branche } from '#lib/droit/competence.ts';
import { CANAUX } from '#lib/droit/situation.ts';
import { FormeDeTableurSchema, JourSchema } from '#lib/technique/champs.ts';
import { chaine, UAI } from '#lib/technique/texte.ts';

/** What the figures of a page count (prisma/schema/pilotage.prisma); « suites » is counted too, for the public figures alone. */
export const SERIES = [
  'depots',
  'etats',
  'issues',
  'delais',
  'incomplets',
  'recours',
  'etudes',
  'causes',
  'argent',
] as const;
export type Serie = (typeof SERIES)[number];

/** Fewer could be told apart: such a figure is not given (CNIL, données statistiques). */
export const EFFECTIF_MINIMAL = 5;

/** Steps of a dossier whose length is counted, in days. */
export const ETAPES = {
  instruction: 'Du dépôt à la première décision',
  notification: 'De la décision à son envoi',
  pieces: 'De la demande de pièces à la dernière reçue',
  recours: 'Du recours à sa réponse',
} as const;
export type Etape = keyof typeof ETAPES;

/** Sums of a campaign, from what is granted to what comes back. */
export const SOMMES = {
  attribue: 'Attribué pour l’année',
  liquide: 'Porté sur les états signés',
  paye: 'Payé',
  a_recouvrer: 'À recouvrer',
} as const;

/** The figures of the page, each a series but the last two: the places. */
export const TITRES = {
  depots: 'Dépôts, jour après jour',
  etats: 'Où en sont les demandes',
  issues: 'Décisions, par échelon',
  delais: 'Délais de chaque étape',
  incomplets: 'Pièces qui manquent',
  recours: 'Recours, par ce qu’ils contestent',
  etudes: 'Étude automatique : ce que deviennent les accords',
  causes: 'Étude automatique : ce qui l’arrête',
  argent: 'Sommes',
  etablissements: 'Établissements',
  departements: 'Départements',
  academies: 'Académies',
} as const satisfies Record<Serie | 'etablissements' | 'departements' | 'academies', string>;
export type IdDeFigure = keyof typeof TITRES;

/** The sheet of each in a workbook: at most 31 signs. */
export const FEUILLES: Readonly<Record<IdDeFigure, string>> = {
  depots: 'Dépôts par jour',
  etats: 'Où en sont les demandes',
  issues: 'Décisions par échelon',
  delais: 'Délais',
  incomplets: 'Pièces qui manquent',
  recours: 'Recours',
  etudes: 'Études automatiques',
  causes: 'Ce qui arrête une étude',
  argent: 'Sommes',
  etablissements: 'Établissements',
  departements: 'Départements',
  academies: 'Académies',
};

/** The figure that a spreadsheet is asked of, null of none; and as what. */
export const FigureSchema = FormeDeTableurSchema.extend({
  figure: z
    .enum(Object.keys(TITRES) as [IdDeFigure, ...IdDeFigure[]])
    .nullable()
    .catch(null),
});

const vide = <T extends z.ZodType>(schema: T) =>
  z.preprocess((lu) => (lu === '' ? undefined : lu), schema.optional()).catch(undefined);

/** Filters of the figures: they live in the address, so that a link shares the view. A wrong value counts as none. */
export const FiltresDePilotageSchema = z.object({
  rentree: vide(z.coerce.number().int().min(2000).max(2100)),
  uai: vide(chaine().trim().toUpperCase().regex(UAI)),
  /** Of the ministère alone: the académie that it looks into. */
  academie: vide(
    chaine()
      .trim()
      .regex(/^\d\d$/),
  ),
  /** Code of three characters, as the school base writes it. */
  departement: vide(
    chaine()
      .trim()
      .toUpperCase()
      .regex(/^(0\d\d|02[AB]|9\d\d)$/),
  ),
  canal: vide(z.enum(CANAUX)),
  /** First and last day of the deposits and decisions counted. */
  du: vide(JourSchema),
  au: vide(JourSchema),
  /** The first of a month: the figures as they were frozen that day. */
  arrete: vide(JourSchema),
  /** What the figures stand beside: a campaign (« 2025 »), or one of its frozen months (« 2025.2025-11-01 »). */
  face: vide(chaine().regex(/^20\d\d(\.20\d\d-(0[1-9]|1[0-2])-01)?$/)),
});
export type FiltresDePilotage = z.output<typeof FiltresDePilotageSchema>;

/** The line of a figure whose list is asked for; a wrong value is none. */
export const LigneDeFigureSchema = z.object({
  figure: z.enum(SERIES).nullable().catch(null),
  cle: chaine().max(100).catch(''),
  branche: vide(z.enum(BRANCHES)),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});

/** The filters as the address says them, with others; empty ones left out. */
export const adresseDePilotage = (
  page: string,
  filtres: FiltresDePilotage,
  autres: Record<string, string> = {},
): string => {
  const dits = Object.entries({ ...filtres, ...autres }).flatMap(([nom, valeur]) =>
    valeur === undefined ? [] : [[nom, String(valeur)]],
  );
  return dits.length > 0 ? `${page}?${new URLSearchParams(dits)}` : page;
};

/** The list behind a line of a figure. */
export const adresseDeLigne = (
  filtres: FiltresDePilotage,
  { branche, ...ligne }: { figure: Serie; cle: string; branche?: Branche | undefined },
  autres: Record<string, string> = {},
): string =>
  adresseDePilotage('/agent/pilotage/liste', filtres, {
    ...ligne,
    ...(branche ? { branche } : {}),
    ...autres,
  });

/** Why what was typed in the address filters nothing, by filter; empty when all of it does. */
export function refusDesFiltres(
  dits: Readonly<Record<string, unknown>>,
  lus: FiltresDePilotage,
): Partial<Record<'uai' | 'du' | 'au', string>> {
  const faux = (nom: 'uai' | 'du' | 'au'): boolean =>
    lus[nom] === undefined && typeof dits[nom] === 'string' && dits[nom].trim() !== '';
  const date = 'Écrivez la date comme 15/10/2026. Ce filtre n’est pas appliqué.';
  return {
    ...(faux('uai') ? { uai: 'Un UAI a sept chiffres et une lettre. Ce filtre n’est pas appliqué.' } : {}),
    ...(faux('du') ? { du: date } : {}),
    ...(faux('au') ? { au: date } : {}),
  };
}
