import type { FichierEnvoye } from '#lib/connecteurs/octets/depot.ts';
import { garderColonnes } from '#lib/correspondance/actes.ts';
import type { Tableau } from '#lib/correspondance/faits.ts';
import { suitesConfirmees } from '#lib/correspondance/queries.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { centimes } from '#lib/droit/montant.ts';
import { joint, rangerPour } from '#lib/fichier/actes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { fraisDuTrimestre, LECTURE_DE_FRAIS, lieuxDeFrais } from './queries.ts';
import {
  CHAMPS_DE_FRAIS,
  type FraisDeLaClasse,
  type ImportDeFrais,
  type SansDeductionDite,
} from './schema.ts';

const signe = ({ auteur, jour }: Portee) => ({
  auteurId: auteur.id ?? '',
  auteurNom: auteur.nom,
  jour: dateDe(jour),
});

const HORS =
  'Cet élève n’est pas un boursier de votre établissement public pour ce trimestre : les frais ne se déduisent que d’une bourse (circulaire, VII.B).';

const ecrire = (
  tx: Transaction,
  portee: Portee,
  { frais, ...commun }: Pick<FraisDeLaClasse, 'uai' | 'trimestre' | 'frais'> & { source: string },
) =>
  tx.fraisDePension.createMany({
    data: frais.map(({ eleveId, centimes }) => ({
      ...{ id: crypto.randomUUID(), eleveId, centimes, rentree: rentreeDu(portee.jour) },
      ...commun,
      ...signe(portee),
    })),
  });

/**
 * Keeps the fees of pension of boursiers for a trimestre; what was typed before stays in the base, the last one stands.
 * Returns how many changed. Throws Refus introuvable for a pupil who is no boursier of the établissement that trimestre.
 */
export function saisirFrais(portee: Portee, { uai, trimestre, frais }: FraisDeLaClasse): Promise<number> {
  const annee = rentreeDu(portee.jour);
  return enPortee(
    portee,
    async (tx) => {
      const connus = new Map(
        (await fraisDuTrimestre(tx, portee, annee, trimestre))
          .filter((eleve) => eleve.uai === uai)
          .map((eleve) => [eleve.eleveId, eleve.frais]),
      );
      if (frais.some(({ eleveId }) => !connus.has(eleveId))) throw new Refus('introuvable', HORS);
      const changes = frais.filter(({ eleveId, centimes }) => connus.get(eleveId) !== centimes);
      await ecrire(tx, portee, { uai, trimestre, source: 'Saisie', frais: changes });
      return changes.length;
    },
    'acte',
  );
}

/**
 * Keeps the fees of a file, with their origin, and the columns for the next file of the place. Returns how many changed. Throws Refus
 * introuvable outside the portée, conflit when what was shown is no longer what would be written.
 */
export function importerFrais(portee: Portee, tableau: Tableau, demande: ImportDeFrais): Promise<number> {
  const { lieu, trimestre, source, correspondance: colonnes } = demande;
  return enPortee(
    portee,
    async (tx) => {
      // One import at a time in a place: the second one then finds what the first one wrote.
      await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext(${`frais ${lieu}`}))) AS pris`;
      const suites = await suitesConfirmees(tx, LECTURE_DE_FRAIS, portee, tableau, demande);
      await garderColonnes(tx, portee, { lieu, contenu: 'frais', champs: CHAMPS_DE_FRAIS, colonnes });
      const frais = suites.flatMap((suite) =>
        suite.sort === 'nouveau' || suite.sort === 'change'
          ? [{ eleveId: suite.eleveId, centimes: centimes(suite.centimes) }]
          : [],
      );
      await ecrire(tx, portee, { uai: lieu, trimestre, source, frais });
      return frais.length;
    },
    'lot',
  );
}

/** The case as it was said, with how many files of its proof. Throws the Refus that says why it may not be. */
async function jugerLeCas(
  tx: Transaction,
  portee: Portee,
  dit: SansDeductionDite,
  fichiers: number,
): Promise<void> {
  const annee = rentreeDu(portee.jour);
  const public_ = await tx.etablissement.count({ where: { uai: dit.uai, secteur: 'public' } });
  if (!lieuxDeFrais(portee).includes(dit.uai) || public_ === 0)
    throw new Refus(
      'introuvable',
      'Cet établissement n’est pas un établissement public de votre périmètre.',
      {
        champ: 'uai',
      },
    );
  const justifie = dit.cas === 'autre_payeur' && dit.vaut;
  if (dit.cas === 'autre_payeur' && !dit.eleveId)
    throw new Refus('impossible', 'Ce cas est celui d’un élève : choisissez-le.', { champ: 'eleveId' });
  if (justifie && !dit.preuve)
    throw new Refus(
      'impossible',
      'Justificatif : nommez la pièce qui montre que le bénéficiaire de la bourse ne paie pas la pension (circulaire, VII.B).',
      { champ: 'preuve' },
    );
  if (justifie && fichiers === 0)
    throw new Refus(
      'impossible',
      'Justificatif : joignez la pièce, en PDF ou en photo ; sans elle, les frais se déduisent (circulaire, VII.B).',
      { champ: 'fichiers' },
    );
  if (!justifie && fichiers > 0)
    throw new Refus('impossible', 'Ce cas ne demande aucun justificatif : retirez le fichier.', {
      champ: 'fichiers',
    });
  const boursier =
    dit.eleveId === null
      ? 1
      : await tx.scolarite.count({
          where: {
            eleveId: dit.eleveId,
            uai: dit.uai,
            rentree: annee,
            eleve: { droits: { some: { fermeParId: null, dossier: { rentree: annee } } } },
          },
        });
  if (boursier === 0) throw new Refus('introuvable', HORS, { champ: 'eleveId' });
}

/**
 * Says that nothing is deducted in an établissement, or for one of its boursiers, or no longer (C. VII.B, three cases), with the files
 * that prove it. Throws Refus introuvable outside the portée, impossible when the payer is another without a pupil or without its proof.
 */
export const direSansDeduction = (
  portee: Portee,
  dit: SansDeductionDite,
  envoyes: readonly FichierEnvoye[] = [],
): Promise<void> =>
  rangerPour(portee, envoyes, {
    juger: () => enPortee(portee, (tx) => jugerLeCas(tx, portee, dit, envoyes.length)),
    faire: (fichiers) =>
      enPortee(
        portee,
        async (tx) => {
          await jugerLeCas(tx, portee, dit, fichiers.length);
          const { preuve = null, ...reste } = dit;
          const id = crypto.randomUUID();
          const justificatifs = fichiers.map(({ empreinte }) => empreinte);
          await tx.sansDeductionDite.create({
            data: { id, rentree: rentreeDu(portee.jour), ...reste, preuve, justificatifs, ...signe(portee) },
          });
          await tx.fichier.createMany({
            data: fichiers.map((fichier) => ({ ...joint(fichier, portee), sansDeductionId: id })),
          });
        },
        'acte',
      ),
  });
