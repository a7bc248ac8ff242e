import { CAUSES_COMPTEES, type Liste, type nomDuCompteur, urgenceDite } from '#lib/bannette/faits.ts';
import { clesDUneSource, listePour, plagesDe } from '#lib/bannette/queries.ts';
import {
  APRES_TOUS,
  AVANT_TOUS,
  type Filtres,
  PLAFOND_DES_COMPTEURS,
  URGENCES,
} from '#lib/bannette/schema.ts';
import { enLecture, type Portee } from '#lib/technique/portee.ts';
import { Prisma } from '#prisma/generated/client.ts';

type NomDeCompteur = ReturnType<typeof nomDuCompteur>;
export type Compteurs = Record<NomDeCompteur, number>;

/** The lists behind the counters: of the filters, of each urgence, and of each cause of what is told with its causes. */
function listesComptees(portee: Portee, filtres: Filtres): { nom: NomDeCompteur; liste: Liste }[] {
  const { cause: _, urgence: __, ...reste } = filtres;
  return [
    { nom: 'total' as const, liste: listePour(portee, reste) },
    ...URGENCES.map((urgence) => ({ nom: urgence, liste: listePour(portee, { ...reste, urgence }) })),
    ...CAUSES_COMPTEES.map(({ nom, cause }) => ({
      nom,
      liste: listePour(portee, { ...reste, urgence: urgenceDite(filtres), cause }),
    })),
  ];
}

/** How many dossiers stand behind each counter of the queue, and behind the filters; none counts beyond the plafond. */
export async function compteursDeBannette(
  portee: Portee,
  annee: number,
  filtres: Filtres,
): Promise<Compteurs> {
  const listes = listesComptees(portee, filtres);
  const compteurs = Object.fromEntries(listes.map(({ nom }) => [nom, 0])) as Compteurs;
  const lecture = { limite: PLAFOND_DES_COMPTEURS + 1 };
  const deLaLigne = {
    plages: Prisma.sql`c.plages`,
    bas: Prisma.sql`(c.du, ${AVANT_TOUS}::uuid)`,
    haut: Prisma.sql`(c.au, ${APRES_TOUS}::uuid)`,
  };
  const sources = listes.flatMap(({ nom, liste: { canaux, sources } }) =>
    sources.map((source) => ({ nom, source, plages: plagesDe(source, canaux) })),
  );
  const parFacon = Object.values(
    Object.groupBy(sources, ({ source: { drapeaux, sans, aMoi, recus, sansLesMiens } }) =>
      [drapeaux, sans, aMoi, recus?.du, sansLesMiens].join(),
    ),
  );
  const cles = parFacon.flatMap((groupe = []) => {
    const [premiere] = groupe;
    if (!premiere) return [];
    const lignes = groupe.map(
      ({ nom, plages, source: { du, au } }) =>
        Prisma.sql`(${nom}, ${plages}::text[], ${du}::date, ${au}::date)`,
    );
    return clesDUneSource(portee, annee, filtres, premiere.source, deLaLigne, lecture).map(
      (troncon) =>
        Prisma.sql`SELECT c.nom, n.id FROM (VALUES ${Prisma.join(lignes)}) AS c(nom, plages, du, au), LATERAL (${troncon}) n`,
    );
  });
  if (cles.length === 0) return compteurs;
  const nombres = await enLecture(
    portee,
    (tx) => tx.$queryRaw<{ nom: NomDeCompteur; nombre: number }[]>`
      SELECT nom, least(count(*), ${lecture.limite})::int AS nombre FROM (${Prisma.join(cles, ' UNION ')}) x GROUP BY nom`,
  );
  for (const { nom, nombre } of nombres) compteurs[nom] = nombre;
  return compteurs;
}
