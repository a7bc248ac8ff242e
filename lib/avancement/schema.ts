import { z } from 'zod';
import { chaine, UAI } from '#lib/technique/texte.ts';

/** What is counted of a class. */
export const SUITES_DE_CLASSE = ['eleves', 'recues', 'relances'] as const;
export type SuiteDeClasse = (typeof SUITES_DE_CLASSE)[number];

/** The number of a class whose pupils are asked for; a wrong établissement is none. */
export const ListeDeClasseSchema = z.object({
  uai: chaine().trim().toUpperCase().regex(UAI).nullable().catch(null),
  classe: chaine().max(30).catch(''),
  suite: z.enum(SUITES_DE_CLASSE).catch('eleves'),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});

/** The pupils behind a number of a class. */
export const adresseDeClasse = (
  dite: { uai: string; classe: string; suite: SuiteDeClasse },
  page = 1,
): string =>
  `/agent/campagne/classe?${new URLSearchParams({ ...dite, ...(page > 1 ? { page: String(page) } : {}) })}`;

/** Where a page of the dossiers that nobody moves begins: after this row. */
export interface RangDImmobile {
  depuisLe: Date;
  id: string;
}

/** A place of that list, as the address says it (« 2026-09-14T08:00:00.000Z~uuid »); a wrong one is its beginning. */
export const ApresImmobileSchema = z.object({
  apres: chaine()
    .transform((lu): RangDImmobile | null => {
      const [instant, id] = lu.split('~');
      const dits = z
        .object({ depuisLe: z.iso.datetime(), id: z.uuid() })
        .safeParse({ depuisLe: instant, id });
      return dits.success ? { id: dits.data.id, depuisLe: new Date(dits.data.depuisLe) } : null;
    })
    .catch(null),
});
export const adresseApresImmobile = ({ depuisLe, id }: RangDImmobile): string =>
  `/agent/immobiles?${new URLSearchParams({ apres: `${depuisLe.toISOString()}~${id}` })}`;
