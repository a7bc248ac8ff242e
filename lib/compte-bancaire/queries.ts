import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import type { Role } from '#lib/droit/competence.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { CompteMontre } from './faits.ts';

/** Functions of agents that follow where the sums are paid. */
export const SUIVENT_LES_COMPTES: readonly Role[] = agentsQuiLisent('coordonnees_bancaires');

type Rangee = Prisma.CompteBancaireGetPayload<{
  include: { suite: true; fichiers: { select: { id: true; nom: true } } };
  omit: { iban: true; empreinte: true; justificatifs: true };
}>;

const montrer = ({ jour, suite, ...compte }: Rangee): CompteMontre => ({
  ...compte,
  jour: jourDe(jour),
  suite: suite && { ...suite, jour: jourDe(suite.jour) },
});

/** Accounts of a person: the one that stands, the last that waits for somebody, and those before, the last first. */
export interface Comptes {
  enVigueur: CompteMontre | null;
  aConfirmer: CompteMontre | null;
  anciens: CompteMontre[];
}

/** The accounts that a person gave, as the portée of the transaction reads them. */
export async function comptesDe(tx: Transaction, responsableId: string): Promise<Comptes> {
  const rangees = await tx.compteBancaire.findMany({
    where: { responsableId },
    omit: { iban: true, empreinte: true, justificatifs: true },
    include: { suite: true, fichiers: { select: { id: true, nom: true } } },
    orderBy: [{ instant: 'desc' }, { id: 'desc' }],
  });
  const [tenant] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM compte_en_vigueur WHERE responsable_id = ${responsableId}::uuid`;
  const comptes = rangees.map(montrer);
  const enVigueur = comptes.find(({ id }) => id === tenant?.id) ?? null;
  const aConfirmer = comptes.find(({ suite }) => suite === null) ?? null;
  const dits = new Set([enVigueur?.id, aConfirmer?.id]);
  return { enVigueur, aConfirmer, anciens: comptes.filter(({ id }) => !dits.has(id)) };
}

/** The accounts of the person who is signed in. */
export const mesComptes = (portee: Portee): Promise<Comptes> =>
  enPortee(portee, (tx) => comptesDe(tx, portee.auteur.id ?? ''));

/** The dossier by which an agent reads an account. Throws Refus introuvable where the function does not, or nobody asks yet. */
export async function dossierDuCompte(tx: Transaction, portee: Portee, dossierId: string) {
  const dossier = await tx.dossier.findUnique({ where: { id: dossierId }, include: { eleve: true } });
  if (!dossier?.demandeurId || regard(portee, dossier, 'coordonnees_bancaires') === 'rien')
    throw new Refus('introuvable', 'Ce dossier n’existe pas, ou n’est pas dans vos établissements.');
  return { ...dossier, demandeurId: dossier.demandeurId };
}

/** A pupil's dossier, where its sums go, and how many other persons the account pays. Throws Refus introuvable out of the portée. */
export const compteDuDossier = (portee: Portee, dossierId: string) =>
  enPortee(portee, async (tx) => {
    const dossier = await dossierDuCompte(tx, portee, dossierId);
    const { demandeurId, eleve } = dossier;
    // Who pays reads no address: the person's name is then that of the account alone.
    const demandeur = await tx.responsable.findUnique({
      where: { id: demandeurId },
      select: { nom: true, prenom: true, nomUsage: true, prenomUsage: true },
    });
    const comptes = await comptesDe(tx, demandeurId);
    const vu = comptes.aConfirmer ?? comptes.enVigueur;
    const [partage] = vu
      ? await tx.$queryRaw<{ n: number }[]>`SELECT autres_titulaires(${vu.id}::uuid) AS n`
      : [{ n: 0 }];
    return {
      ...comptes,
      eleve,
      demandeur,
      numero: dossier.numero,
      saisit: regard(portee, dossier, 'coordonnees') !== 'rien',
      autres: partage?.n ?? 0,
    };
  });

/** A boursier, and the account of who asked. */
export interface CompteDeBoursier {
  dossierId: string;
  etablissement: string;
  uai: string;
  prenom: string;
  nom: string;
  classe: string;
  titulaire: string | null;
  pays: string | null;
  fin: string | null;
  /** The name of who typed an account that waits. */
  attendDe: string | null;
  /** Why the last payment came back, when nothing follows it. */
  revenu: string | null;
}

/**
 * The boursiers of a rentrée where the person follows the accounts, those that nothing can be paid to first, then those that wait for
 * a confirmation; those of one établissement when it is named. No address, no income.
 */
export const comptesDesBoursiers = (
  portee: Portee,
  annee: number,
  uai: string | null = null,
): Promise<CompteDeBoursier[]> =>
  enPortee(
    portee,
    (tx) => tx.$queryRaw<CompteDeBoursier[]>`
      SELECT d.id AS "dossierId", t.nom AS etablissement, t.uai, e.prenom, e.nom, s.classe,
        v.titulaire, v.pays, v.fin, a.auteur_nom AS "attendDe", p.cause AS revenu
      FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN scolarite s ON s.id = d.scolarite_id
        JOIN etablissement t ON t.uai = d.uai
        LEFT JOIN compte_en_vigueur v ON v.responsable_id = d.demandeur_id
        LEFT JOIN LATERAL (SELECT c.auteur_nom FROM compte_bancaire c
          WHERE c.responsable_id = d.demandeur_id AND NOT EXISTS (SELECT 1 FROM suite_de_compte x WHERE x.compte_id = c.id)
          ORDER BY c.instant DESC LIMIT 1) a ON true
        LEFT JOIN LATERAL (SELECT coalesce(f.code, f.motif) AS cause FROM versement w JOIN fait_de_versement f ON f.versement_id = w.id
          WHERE w.dossier_id = d.id AND f.fait IN ('rejete', 'retourne') AND NOT EXISTS (SELECT 1 FROM versement n WHERE n.remplace_id = w.id)
          ORDER BY f.instant DESC LIMIT 1) p ON true
      WHERE d.rentree = ${annee} AND ${perimetre(portee, 'coordonnees_bancaires')}
        AND (${uai}::text IS NULL OR d.uai = ${uai})
        AND EXISTS (SELECT 1 FROM droit r WHERE r.dossier_id = d.id AND r.ferme_par_id IS NULL)
      ORDER BY p.cause IS NULL, v.id IS NOT NULL, a.auteur_nom IS NULL, t.nom, s.classe, e.nom, e.prenom, d.id`,
  );
