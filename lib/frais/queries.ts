import { defautsDesColonnes } from '#lib/correspondance/faits.ts';
import { colonnesGardees, elevesDuLieu, type LectureDImport } from '#lib/correspondance/queries.ts';
import { rentree, rentreeDu } from '#lib/droit/annee.ts';
import type { RepriseConfirmee } from '#lib/droit/argent/reprise-etudes.ts';
import { anneeScolaire, type Trimestre, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import type { Role } from '#lib/droit/competence.ts';
import { centimes } from '#lib/droit/montant.ts';
import { redigerLigne } from '#lib/droit/rediger.ts';
import type { DemiJourneeDAbsence } from '#lib/droit/retenue/comparer.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import type { DroitPose } from '#lib/retenue/faits.ts';
import type { SejourLu } from '#lib/scolarite/faits.ts';
import { dateDe, jourOuNul } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import {
  casTenants,
  comparerFrais,
  type Decompte,
  decompteDuTrimestre,
  lireFrais,
  type SuiteDeFrais,
} from './faits.ts';
import { CHAMPS_DE_FRAIS, type ChampDeFrais, type ImportDeFrais, ImportDeFraisSchema } from './schema.ts';

/** Who types the fees of pension of a public établissement. */
export const ENCAISSEURS: readonly Role[] = ['agent_comptable', 'secretaire_general', 'chef_etablissement'];

/** Établissements where the person types fees. */
export const lieuxDeFrais = ({ affectations }: Portee): string[] =>
  affectations.filter(({ role }) => ENCAISSEURS.includes(role)).flatMap(({ uai }) => uai ?? []);

/** A boursier of a trimestre with its fees, and what they take off. */
export interface FraisDUnEleve {
  uai: string;
  etablissement: string;
  eleveId: string;
  prenom: string;
  nom: string;
  classe: string;
  /** Centimes; null while nobody typed any. */
  frais: number | null;
  decompte: Decompte;
  /** Why nothing is deducted although fees are due; empty when they are. */
  sansDeduction: string[];
  /** What shows that another pays, while that case holds; empty when it was told on paper. */
  justificatifs: { id: string; nom: string }[];
}

interface Rangee extends DroitPose {
  uai: string;
  etablissement: string;
  eleveId: string;
  dossierId: string;
  prenom: string;
  nom: string;
  classe: string;
  type: TypeBourse;
  finSansSuite: boolean;
  enSuite: boolean;
  echelon: number;
  sejours: SejourLu[] | null;
  reprise: RepriseConfirmee | null;
}

/** Rights in force of a trimestre in the public établissements of the person, a row for each. */
const droitsDuTrimestre = (tx: Transaction, uais: string[], annee: number, du: Date, au: Date) =>
  tx.$queryRaw<Rangee[]>`
    SELECT s.uai, t.nom AS etablissement, s.eleve_id AS "eleveId", d.id AS "dossierId", e.prenom, e.nom, s.classe,
      split_part(d.branche::text, '_', 1) AS type, r.composante::text AS composante, r.centimes_annuels AS "centimesAnnuels",
      r.du, r.au, r.ferme_par_id AS "fermeParId", EXISTS (SELECT FROM finies_sans_suite(ARRAY[d.id])) AS "finSansSuite",
      EXISTS (SELECT FROM suivent_une_bourse(ARRAY[d.id])) AS "enSuite",
      r.echelon, CASE WHEN s.regimes <> '[]' THEN sejours_suivis(d.id) END AS sejours,
      CASE WHEN d.branche::text NOT LIKE 'college%' THEN reprise_confirmee(d.id) END AS reprise
    FROM scolarite s JOIN eleve e ON e.id = s.eleve_id JOIN etablissement t ON t.uai = s.uai
      JOIN dossier d ON d.eleve_id = s.eleve_id AND d.rentree = s.rentree JOIN droit r ON r.dossier_id = d.id
    WHERE s.uai = ANY (${uais}::text[]) AND s.rentree = ${annee} AND t.secteur = 'public' AND r.ferme_par_id IS NULL
      AND s.entree_le <= ${au}::date AND (s.sortie_le IS NULL OR s.sortie_le >= ${du}::date)
    ORDER BY t.nom, s.uai, s.classe, e.nom, e.prenom, s.eleve_id, r.composante, r.du`;

/** The boursiers of a trimestre in the public établissements where the person types fees, by établissement, class and name. */
export async function fraisDuTrimestre(
  tx: Transaction,
  portee: Portee,
  annee: number,
  trimestre: Trimestre,
): Promise<FraisDUnEleve[]> {
  const uais = lieuxDeFrais(portee);
  const periodes = trimestresDe(anneeScolaire(rentree(annee)));
  const { debut, fin } = periodes[trimestre - 1] ?? periodes[0];
  const rangees = await droitsDuTrimestre(tx, uais, annee, dateDe(debut), dateDe(fin));
  const eleves = [...new Set(rangees.map(({ eleveId }) => eleveId))];
  const dossiers = [...new Set(rangees.map(({ dossierId }) => dossierId))];
  const ordre = [{ instant: 'asc' as const }, { id: 'asc' as const }];
  const dits = await tx.fraisDePension.findMany({
    where: { eleveId: { in: eleves }, rentree: annee, trimestre },
    orderBy: ordre,
  });
  const cas = await tx.sansDeductionDite.findMany({
    where: { uai: { in: uais }, rentree: annee },
    orderBy: ordre,
    include: { fichiers: { select: { id: true, nom: true } } },
  });
  const retenues = await tx.$queryRaw<
    { dossierId: string; absences: DemiJourneeDAbsence[]; constateLe: Date | null }[]
  >`SELECT dossier_id AS "dossierId", absences, constate_le AS "constateLe" FROM retenues_a_compter(${dossiers}::uuid[])`;
  const derniers = new Map(dits.map((dit) => [`${dit.uai} ${dit.eleveId}`, dit.centimes]));
  return [...Map.groupBy(rangees, ({ uai, eleveId }) => `${uai} ${eleveId}`)].flatMap(([cle, droits]) => {
    const [premier] = droits;
    if (!premier) return [];
    const { uai, etablissement, eleveId, prenom, nom, classe, type, dossierId, reprise } = premier;
    const retenue = retenues.find((vue) => vue.dossierId === dossierId);
    const frais = derniers.get(cle) ?? null;
    const decompte = decompteDuTrimestre({
      type,
      secteur: 'public',
      rentree: annee,
      trimestre,
      droits,
      reprise,
      retenues: { absences: retenue?.absences ?? [], constateLe: jourOuNul(retenue?.constateLe) },
      frais: centimes(frais ?? 0),
      exceptions: casTenants(
        cas.filter((dit) => dit.uai === uai),
        eleveId,
      ),
    });
    const sansDeduction = decompte.deduction.trace
      .filter(({ regle }) => !['frais.deduction', 'frais.equipement'].includes(regle))
      .map((ligne) => redigerLigne(ligne, type).texte);
    const payeur = cas.findLast(
      (dit) => dit.uai === uai && dit.eleveId === eleveId && dit.cas === 'autre_payeur',
    );
    const justificatifs = payeur?.vaut ? payeur.fichiers : [];
    return [
      { uai, etablissement, eleveId, prenom, nom, classe, frais, decompte, sansDeduction, justificatifs },
    ];
  });
}

/** The same for its page, with the cases that hold for whole établissements. */
export const fraisAVoir = (portee: Portee, annee: number, trimestre: Trimestre) =>
  enPortee(portee, async (tx) => ({
    eleves: await fraisDuTrimestre(tx, portee, annee, trimestre),
    etablissements: await tx.etablissement.findMany({
      where: { uai: { in: lieuxDeFrais(portee) }, secteur: 'public' },
      orderBy: { nom: 'asc' },
    }),
  }));

/** How a file of fees is read. */
export const LECTURE_DE_FRAIS: LectureDImport<ChampDeFrais, SuiteDeFrais, ImportDeFrais> = {
  champs: CHAMPS_DE_FRAIS,
  schema: ImportDeFraisSchema,
  gardees: (tx, lieu) => colonnesGardees(tx, lieu, 'frais', CHAMPS_DE_FRAIS),
  defauts: ({ correspondance }, noms) => defautsDesColonnes(CHAMPS_DE_FRAIS, correspondance, noms),
  juger: async (tx, portee, tableau, { lieu, trimestre, correspondance }) => {
    const annee = rentreeDu(portee.jour);
    const tenu = lieuxDeFrais(portee).includes(lieu);
    if (!tenu || (await tx.etablissement.count({ where: { uai: lieu, secteur: 'public' } })) === 0)
      throw new Refus(
        'introuvable',
        'Cet établissement n’est pas un établissement public de votre périmètre.',
        { champ: 'lieu' },
      );
    const boursiers = (await fraisDuTrimestre(tx, portee, annee, trimestre)).filter(
      ({ uai }) => uai === lieu,
    );
    return comparerFrais(
      lireFrais(tableau, correspondance),
      await elevesDuLieu(tx, lieu, annee),
      new Map(boursiers.map(({ eleveId, frais }) => [eleveId, frais])),
    );
  },
  sorts: ['refus', 'change', 'nouveau', 'laissee', 'inchange'],
};
