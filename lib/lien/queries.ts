/** Who the base calls by its keys. */
import { memesNoms, type ResponsableDit } from '#lib/inscription/faits.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** A school base: keys are those of one source, one établissement and one year. */
export interface Base {
  source: 'siecle' | 'sygne';
  uai: string;
  rentree: number;
}

type ResponsableConnu = Prisma.ResponsableGetPayload<object>;

/** A responsable under a key of the base, with what the base last said of it; null when that was of another year. */
export interface CleConnue {
  responsable: ResponsableConnu;
  dit: ResponsableDit | null;
}

/** The responsables of these keys: those of the year, else those of a year before who bear the same names. */
export async function responsablesConnus(
  tx: Transaction,
  { source, uai, rentree }: Base,
  demandes: readonly ResponsableDit[],
): Promise<Map<string, CleConnue>> {
  const dits = new Map(demandes.map((dit) => [dit.cle, dit]));
  const lus = await tx.responsableDeBase.findMany({
    where: { source, uai, cle: { in: [...dits.keys()] }, rentree: { lte: rentree } },
    include: { responsable: { include: { tenante: true } } },
    orderBy: { rentree: 'asc' },
  });
  const nomme = ({ personne: { nom, prenom = '' } }: ResponsableDit) => ({ nom, prenom });
  return new Map(
    lus.flatMap(({ cle, responsable: { tenante, ...responsable }, rentree: annee, dit: json }) => {
      const dit = json as unknown as ResponsableDit;
      const actuel = dits.get(cle);
      if (annee !== rentree && !(actuel && memesNoms(nomme(dit), nomme(actuel)))) return [];
      return [[cle, { responsable: tenante ?? responsable, dit: annee === rentree ? dit : null }] as const];
    }),
  );
}
