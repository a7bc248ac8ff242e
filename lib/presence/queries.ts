import { lieuxDePresence } from '#lib/absence/queries.ts';
import { rentree } from '#lib/droit/annee.ts';
import { anneeScolaire, type Trimestre, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import type { Role } from '#lib/droit/competence.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { type ExceptionDePresence, lireExceptions } from './schema.ts';

/** Who certifies the presence of the boursiers of an établissement: its chef, by one signature for a class. */
export const CERTIFICATEURS: readonly Role[] = ['chef_etablissement'];

/** A boursier of a class in a trimestre. */
export interface Boursier {
  eleveId: string;
  prenom: string;
  nom: string;
}

/** What was certified of a class, the last time. */
export interface Certifiee {
  jour: Date;
  auteurNom: string;
  auteurQualite: string;
  effectif: number;
  exceptions: ExceptionDePresence[];
}

/** A class whose presence is to be certified for a trimestre. */
export interface ClasseACertifier {
  uai: string;
  etablissement: string;
  classe: string;
  boursiers: Boursier[];
  certifiee: Certifiee | null;
}

const periodeDe = (annee: number, trimestre: Trimestre) =>
  trimestresDe(anneeScolaire(rentree(annee)))[trimestre - 1] ??
  trimestresDe(anneeScolaire(rentree(annee)))[0];

/** The classes with boursiers of a trimestre in the établissements where the person certifies, each with its last certificate. */
export async function classesACertifier(
  tx: Transaction,
  portee: Portee,
  annee: number,
  trimestre: Trimestre,
): Promise<ClasseACertifier[]> {
  const uais = lieuxDePresence(portee, ...CERTIFICATEURS);
  const { debut, fin } = periodeDe(annee, trimestre);
  const eleves = await tx.$queryRaw<(Boursier & { uai: string; etablissement: string; classe: string })[]>`
    SELECT s.eleve_id AS "eleveId", e.prenom, e.nom, s.uai, t.nom AS etablissement, s.classe
    FROM scolarite s JOIN eleve e ON e.id = s.eleve_id JOIN etablissement t ON t.uai = s.uai
    WHERE s.uai = ANY (${uais}::text[]) AND s.rentree = ${annee}
      AND s.entree_le <= ${dateDe(fin)}::date AND (s.sortie_le IS NULL OR s.sortie_le >= ${dateDe(debut)}::date)
      AND EXISTS (SELECT 1 FROM droit r JOIN dossier d ON d.id = r.dossier_id WHERE r.eleve_id = s.eleve_id AND d.rentree = s.rentree
        AND r.ferme_par_id IS NULL AND r.du <= ${dateDe(fin)}::date AND r.au >= ${dateDe(debut)}::date)
    ORDER BY t.nom, s.uai, s.classe, e.nom, e.prenom, s.eleve_id`;
  const gardees = await tx.presenceCertifiee.findMany({
    where: { uai: { in: uais }, rentree: annee, trimestre },
    orderBy: [{ instant: 'asc' }, { id: 'asc' }],
  });
  const dernieres = new Map(gardees.map((gardee) => [`${gardee.uai} ${gardee.classe}`, gardee]));
  return [...Map.groupBy(eleves, ({ uai, classe }) => `${uai} ${classe}`)].flatMap(([cle, siens]) => {
    const [premier] = siens;
    if (!premier) return [];
    const certifiee = dernieres.get(cle);
    const { uai, etablissement, classe } = premier;
    return [
      {
        uai,
        etablissement,
        classe,
        boursiers: siens.map(({ eleveId, prenom, nom }) => ({ eleveId, prenom, nom })),
        certifiee: certifiee ? { ...certifiee, exceptions: lireExceptions(certifiee.exceptions) } : null,
      },
    ];
  });
}

/** The same for its page. */
export const presencesDuTrimestre = (portee: Portee, annee: number, trimestre: Trimestre) =>
  enPortee(portee, (tx) => classesACertifier(tx, portee, annee, trimestre));
