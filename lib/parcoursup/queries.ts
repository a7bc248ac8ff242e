import { examenDuDossier } from '#lib/dossier/faits.ts';
import { chargerDossiers } from '#lib/dossier/queries.ts';
import type { Role } from '#lib/droit/competence.ts';
import { signeDePlacement } from '#lib/droit/demandeur/placement.ts';
import { aLeStatutDeBoursier } from '#lib/droit/demandeur/statut-boursier.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { LIENS_TENANTS } from '#lib/eleve/queries.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Who ticks in Parcoursup: « cette saisie incombe aux chefs d'établissement » (C. III.D.3.a). */
export const COCHEURS: readonly Role[] = ['chef_etablissement'];

/** A pupil of terminale with what shows a placement, and what the chef said of Parcoursup last. */
export interface EleveACocher {
  scolariteId: string;
  eleveId: string;
  uai: string;
  nom: string;
  classe: string;
  signes: string[];
  derniere: { coche: boolean; jour: string; auteurNom: string } | null;
}

const POUR_PARCOURSUP = (annee: number) =>
  ({
    eleve: {
      include: {
        liens: LIENS_TENANTS,
        dossiers: { where: { rentree: annee, etat: { not: 'brouillon' } }, select: { id: true } },
        coches: { where: { rentree: annee }, orderBy: { instant: 'desc' }, take: 1 },
      },
    },
  }) as const satisfies Prisma.ScolariteInclude;

/** Dossiers among these whose demande speaks of a placement, or was decided with the statut of right. */
async function dossiersPlaces(tx: Transaction, portee: Portee, ids: readonly string[]): Promise<Set<string>> {
  const parlants = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT dossier_id AS id FROM demande
    WHERE dossier_id = ANY (${[...ids]}::uuid[]) AND contenu::text LIKE '%placement%'`;
  const dossiers = await chargerDossiers(
    tx,
    portee,
    parlants.map(({ id }) => id),
  );
  return new Set(
    [...dossiers].flatMap(([id, dossier]) => {
      const examen = examenDuDossier(dossier);
      return examen && aLeStatutDeBoursier(examen.trace) ? [id] : [];
    }),
  );
}

/** Pupils of terminale of these établissements that year, still there, who show a placement or were ticked. */
export async function elevesACocher(
  tx: Transaction,
  portee: Portee,
  where: Prisma.ScolariteWhereInput,
  annee: number,
): Promise<EleveACocher[]> {
  const uais = portee.affectations
    .filter(({ role }) => COCHEURS.includes(role))
    .flatMap(({ uai }) => uai ?? []);
  const scolarites = await tx.scolarite.findMany({
    where: {
      AND: [
        where,
        { uai: { in: uais }, rentree: annee, terminale: true, niveau: 'lycee', statut: 'scolaire' },
        { OR: [{ sortieLe: null }, { sortieLe: { gte: dateDe(portee.jour) } }] },
        { eleve: { reunieDans: null } },
      ],
    },
    include: POUR_PARCOURSUP(annee),
    orderBy: [{ classe: 'asc' }, { eleve: { nom: 'asc' } }, { eleve: { prenom: 'asc' } }, { id: 'asc' }],
  });
  const places = await dossiersPlaces(
    tx,
    portee,
    scolarites.flatMap(({ eleve }) => eleve.dossiers.map(({ id }) => id)),
  );
  return scolarites.flatMap(({ id, uai, classe, eleve }) => {
    const signes = [
      ...eleve.liens
        .filter(({ absentDepuis }) => !absentDepuis)
        .flatMap(({ responsable, ...lien }) => signeDePlacement({ ...responsable, ...lien }) ?? []),
      ...(eleve.dossiers.some((dossier) => places.has(dossier.id)) ? ['Demande de bourse : placement'] : []),
    ];
    const [coche] = eleve.coches;
    if (signes.length === 0 && !coche?.coche) return [];
    const derniere = coche
      ? { coche: coche.coche, jour: jourDe(coche.jour).toString(), auteurNom: coche.auteurNom }
      : null;
    const vu = { scolariteId: id, eleveId: eleve.id, uai, nom: nomDeListe(eleve), classe };
    return [{ ...vu, signes: [...new Set(signes)], derniere }];
  });
}

/**
 * The list of the chef d'établissement, kept as a read of every pupil that it shows; empty where the person is chef of no
 * lycée. Neither amount nor échelon: the statut gives none.
 */
export const listeParcoursup = (portee: Portee, annee: number): Promise<EleveACocher[]> =>
  enPortee(portee, async (tx) => {
    const liste = await elevesACocher(tx, portee, {}, annee);
    const parLieu = Map.groupBy(liste, ({ uai }) => uai);
    await tx.lectureDeListe.createMany({
      data: [...parLieu].map(([uai, vus]) => ({
        id: crypto.randomUUID(),
        liste: 'parcoursup',
        uai,
        eleves: vus.map(({ eleveId }) => eleveId),
        auteurId: portee.auteur.id ?? '',
        auteurNom: portee.auteur.nom,
      })),
    });
    return liste;
  });
