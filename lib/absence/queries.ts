import { defautsDesColonnes } from '#lib/correspondance/faits.ts';
import { colonnesGardees, elevesDuLieu, type LectureDImport } from '#lib/correspondance/queries.ts';
import { rentree as lireRentree, rentreeDu } from '#lib/droit/annee.ts';
import { anneeScolaire } from '#lib/droit/argent/trimestres.ts';
import type { Role } from '#lib/droit/competence.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { absencesTenantes, comparerAbsences, lireAbsences, type SuiteDAbsences } from './faits.ts';
import {
  CHAMPS_D_ABSENCES,
  type ChampDAbsences,
  type ImportDAbsences,
  ImportDAbsencesSchema,
} from './schema.ts';

/** Who records absences in an établissement; the chef alone judges them (L. 131-8, R. 131-5). */
export const PRESENCES: readonly Role[] = ['secretariat', 'secretaire_general', 'chef_etablissement'];

/** Établissements where the person records presence. */
export const lieuxDePresence = ({ affectations }: Portee, ...roles: readonly Role[]): string[] =>
  affectations
    .filter(({ role }) => (roles.length > 0 ? roles : PRESENCES).includes(role))
    .flatMap(({ uai }) => uai ?? []);

/** A pupil followed for its presence, with half-days counted since the rentrée. */
export interface EleveSuivi {
  eleveId: string;
  prenom: string;
  nom: string;
  uai: string;
  etablissement: string;
  classe: string;
  aJuger: number;
  /** Without those that the answer to a recours has set aside: they count no more. */
  injustifiees: number;
  justifiees: number;
}

/**
 * The pupils of a year whose presence the établissements of the person follow: those who have a demande or a bourse, by
 * établissement, class and name. Absences of an établissement left count too.
 */
export const elevesSuivis = (portee: Portee, annee: number): Promise<EleveSuivi[]> =>
  enPortee(
    portee,
    (tx) => tx.$queryRaw<EleveSuivi[]>`
      SELECT s.eleve_id AS "eleveId", e.prenom, e.nom, s.uai, t.nom AS etablissement, s.classe,
        count(a.etat) FILTER (WHERE a.etat = 'a_juger')::int AS "aJuger",
        count(a.etat) FILTER (WHERE a.etat = 'injustifiee' AND NOT EXISTS (
          SELECT 1 FROM retenue r JOIN dossier d ON d.id = r.dossier_id
          WHERE d.eleve_id = s.eleve_id AND d.rentree = s.rentree AND r.ecartees @>
            jsonb_build_array(jsonb_build_object('jour', a.jour, 'demiJournee', a.demi_journee))))::int AS injustifiees,
        count(a.etat) FILTER (WHERE a.etat = 'justifiee')::int AS justifiees
      FROM scolarite s JOIN eleve e ON e.id = s.eleve_id JOIN etablissement t ON t.uai = s.uai
        LEFT JOIN LATERAL (SELECT DISTINCT ON (b.jour, b.demi_journee) b.etat, b.jour, b.demi_journee FROM absence b
          WHERE b.eleve_id = s.eleve_id AND b.rentree = s.rentree ORDER BY b.jour, b.demi_journee, b.instant DESC, b.id DESC) a ON true
      WHERE s.uai = ANY (${lieuxDePresence(portee)}::text[]) AND s.rentree = ${annee} AND s.sortie_le IS NULL
        AND EXISTS (SELECT 1 FROM dossier d WHERE d.eleve_id = s.eleve_id AND d.rentree = s.rentree AND d.etat <> 'brouillon')
      GROUP BY s.eleve_id, e.prenom, e.nom, s.uai, t.nom, s.classe
      ORDER BY t.nom, s.uai, s.classe, e.nom, e.prenom, s.eleve_id`,
  );

/** A pupil of the places where the person records presence, that year. Throws Refus introuvable for any other. */
export async function eleveSuivi(tx: Transaction, portee: Portee, eleveId: string, annee: number) {
  const scolarite = await tx.scolarite.findFirst({
    where: { eleveId, rentree: annee, uai: { in: lieuxDePresence(portee) } },
    orderBy: { entreeLe: 'desc' },
    include: {
      etablissement: true,
      eleve: { include: { absences: { orderBy: [{ instant: 'asc' }, { id: 'asc' }] } } },
    },
  });
  const dossier = await tx.dossier.findFirst({
    where: { eleveId, rentree: annee, etat: { not: 'brouillon' } },
    select: { id: true },
  });
  if (!scolarite || !dossier)
    throw new Refus(
      'introuvable',
      'Cet élève n’est pas suivi ici : seules comptent les absences d’un élève de votre établissement qui a une demande ou une bourse cette année.',
    );
  const { eleve, ...inscription } = scolarite;
  return {
    eleve,
    scolarite: inscription,
    dossierId: dossier.id,
    absences: absencesTenantes(eleve.absences, annee),
    /** The person may judge them. */
    juge: lieuxDePresence(portee, 'chef_etablissement').includes(scolarite.uai),
  };
}

/** The same for its page. */
export const absencesDeLEleve = (portee: Portee, eleveId: string, annee: number) =>
  enPortee(portee, (tx) => eleveSuivi(tx, portee, eleveId, lireRentree(annee)));

/** How a file of absences is read. */
export const LECTURE_D_ABSENCES: LectureDImport<ChampDAbsences, SuiteDAbsences, ImportDAbsences> = {
  champs: CHAMPS_D_ABSENCES,
  schema: ImportDAbsencesSchema,
  gardees: (tx, lieu) => colonnesGardees(tx, lieu, 'absences', CHAMPS_D_ABSENCES),
  defauts: ({ correspondance }, noms) => defautsDesColonnes(CHAMPS_D_ABSENCES, correspondance, noms),
  juger: async (tx, portee, tableau, { lieu, correspondance, mercredi }) => {
    if (!lieuxDePresence(portee).includes(lieu))
      throw new Refus('introuvable', 'Cet établissement n’est pas dans votre périmètre.', { champ: 'lieu' });
    const annee = rentreeDu(portee.jour);
    const lues = lireAbsences(tableau, correspondance, {
      ...{ annee: anneeScolaire(annee), jour: portee.jour, mercredi },
    });
    const eleves = await elevesDuLieu(tx, lieu, annee);
    const suivis = await tx.eleve.findMany({
      where: {
        id: { in: eleves.map(({ id }) => id) },
        dossiers: { some: { rentree: annee, etat: { not: 'brouillon' } } },
      },
      select: { id: true, absences: { orderBy: [{ instant: 'asc' }, { id: 'asc' }] } },
    });
    return comparerAbsences(
      lues,
      { eleves, suivis: new Map(suivis.map(({ id, absences }) => [id, absences])) },
      annee,
    );
  },
  sorts: ['refus', 'nouveau', 'laissee', 'inchange'],
};
