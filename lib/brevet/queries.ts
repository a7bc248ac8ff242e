import type { LectureDImport } from '#lib/correspondance/queries.ts';
import { ColonnesGardeesSchema, type Correspondance } from '#lib/correspondance/schema.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { lieuxDeSaisie } from '#lib/eleve/queries.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { comparer, defautsDuBrevet, type EleveConnu, lireLignes, type Suite } from './faits.ts';
import { CHAMPS_DU_BREVET, type ChampDuBrevet, type ImportDuBrevet, ImportDuBrevetSchema } from './schema.ts';

/** Places where results may be imported: those where the person types demandes, with their names. */
export const lieuxDImport = (portee: Portee): Promise<{ valeur: string; libelle: string }[]> =>
  enPortee(portee, async (tx) => {
    const lieux = lieuxDeSaisie(portee);
    const etablissements = await tx.etablissement.findMany({
      where: { uai: { in: lieux } },
      orderBy: { nom: 'asc' },
    });
    const academies = await tx.academie.findMany({ where: { code: { in: lieux } }, orderBy: { nom: 'asc' } });
    return [
      ...academies.map(({ code, nom }) => ({ valeur: code, libelle: `Académie ${deLAcademie(nom)}` })),
      ...etablissements.map(({ uai, nom }) => ({ valeur: uai, libelle: nom })),
    ];
  });

/** Throws Refus introuvable for a place where the person types no demande. */
function exigerLieu(portee: Portee, lieu: string): void {
  if (!lieuxDeSaisie(portee).includes(lieu))
    throw new Refus('introuvable', 'Ce lieu n’est pas dans votre périmètre : choisissez-en un autre.', {
      champ: 'lieu',
    });
}

async function colonnesGardees(tx: Transaction, lieu: string): Promise<Correspondance<ChampDuBrevet> | null> {
  const derniere = await tx.correspondanceBrevet.findFirst({
    where: { lieu },
    orderBy: { instant: 'desc' },
  });
  const lues = ColonnesGardeesSchema.safeParse(derniere?.colonnes);
  return lues.success ? lues.data : null;
}

/** Pupils of the portée by INE, with the results already kept. */
async function elevesConnus(tx: Transaction, ines: readonly string[]): Promise<Map<string, EleveConnu>> {
  const eleves = await tx.eleve.findMany({
    where: { ine: { in: [...ines] } },
    include: { brevets: { orderBy: { instant: 'desc' } } },
  });
  return new Map(
    eleves.flatMap((eleve) => {
      const { ine, id, naissance, brevets } = eleve;
      return ine ? [[ine, { id, nomComplet: nomComplet(eleve), naissance, brevets }]] : [];
    }),
  );
}

/** How a file of results is read. */
export const LECTURE_DU_BREVET: LectureDImport<ChampDuBrevet, Suite, ImportDuBrevet> = {
  champs: CHAMPS_DU_BREVET,
  schema: ImportDuBrevetSchema,
  gardees: colonnesGardees,
  defauts: ({ correspondance, session }, noms) => defautsDuBrevet(correspondance, noms, session),
  juger: async (tx, portee, tableau, { lieu, correspondance, session }) => {
    exigerLieu(portee, lieu);
    const lues = lireLignes(tableau, correspondance, { session, annee: portee.jour.year });
    const ines = lues.flatMap((lue) => ('ine' in lue ? [lue.ine] : []));
    return comparer(lues, await elevesConnus(tx, ines));
  },
  sorts: ['refus', 'change', 'nouveau', 'inchange'],
};
