import type { GenreDeDonnee } from '#lib/droit/besoin-d-en-connaitre.ts';
import { BRANCHES } from '#lib/droit/competence.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { affectationsQuiLisent, type Portee } from './portee.ts';

/** The branch of a dossier is the end of its plage: read there, the indexes of the lists suffice. */
const BRANCHE = Prisma.sql`split_part(d.plage, '/', 3)`;

/**
 * Explicit périmètre of an agent over a table `d` with the columns of a place and the plage of a dossier: the places, in the
 * branches where the function reads a kind of data. Row-level security confirms the places.
 */
export function perimetre(portee: Portee, genre: GenreDeDonnee): Prisma.Sql {
  const lues = affectationsQuiLisent(portee, genre);
  const parBranches = Object.values(Object.groupBy(lues, ({ branches }) => branches.join()));
  const lieux = parBranches.map((groupe = []) => {
    const uais = groupe.flatMap(({ uai }) => uai ?? []);
    const academies = groupe.flatMap(({ academieCode }) => academieCode ?? []);
    const lieu = Prisma.sql`(d.uai = ANY (${uais}) OR d.academie_code = ANY (${academies}))`;
    const branches = groupe[0]?.branches ?? [];
    return branches.length < BRANCHES.length
      ? Prisma.sql`(${lieu} AND ${BRANCHE} = ANY (${branches}))`
      : lieu;
  });
  return lieux.length > 0 ? Prisma.sql`(${Prisma.join(lieux, ' OR ')})` : Prisma.sql`false`;
}
