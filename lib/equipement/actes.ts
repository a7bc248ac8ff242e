import type { DossierEntier } from '#lib/dossier/faits.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { EquipementAilleurs } from '#prisma/generated/client.ts';
import { type EquipementDuDossier, lireLEquipement } from './queries.ts';
import type { VersementAilleurs, VersementRetire } from './schema.ts';

/** What is recorded on a dossier that the person holds, one at a time. Throws Refus introuvable outside the portée, interdit. */
async function tenir(
  tx: Transaction,
  portee: Portee,
  dossierId: string,
): Promise<EquipementDuDossier & { dossier: DossierEntier }> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`versement ailleurs:${dossierId}`}, 0))::text`;
  const dossier = await chargerDossier(tx, portee, dossierId);
  const lu = await lireLEquipement(tx, portee, dossier);
  if (!lu.enregistre)
    throw new Refus(
      'interdit',
      'L’établissement du lycéen, ou son service des bourses, enregistre une prime d’équipement versée ailleurs.',
    );
  return { ...lu, dossier };
}

type Entree = Pick<EquipementAilleurs, 'source' | 'etablissement' | 'annee' | 'reference' | 'motif'>;

/** Writes the next entry, signed by the person. */
async function ecrire(
  tx: Transaction,
  { auteur, jour }: Portee,
  { dossier, rang }: { dossier: DossierEntier; rang: number },
  dit: Entree,
): Promise<void> {
  await tx.equipementAilleurs.createMany({
    data: {
      ...dit,
      dossierId: dossier.id,
      rang: rang + 1,
      auteurId: auteur.id ?? '',
      auteurNom: auteur.nom,
      jour: dateDe(jour),
    },
  });
}

/**
 * Records that the prime d’équipement was paid elsewhere, with its source: no decision opens it here any more (C. IV.C.2). Throws
 * Refus introuvable outside the portée, interdit to who does not hold the dossier of a lycéen, conflit when it is already
 * recorded, impossible for a year to come, or while a decision opens it here.
 */
export const enregistrerVersementAilleurs = (
  portee: Portee,
  { dossierId, source, etablissement, annee, reference }: VersementAilleurs,
): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const lu = await tenir(tx, portee, dossierId);
      if (lu.verse)
        throw new Refus(
          'conflit',
          'Une prime versée ailleurs est déjà enregistrée sur ce dossier : rechargez la page.',
        );
      if (annee > lu.dossier.rentree)
        throw new Refus('impossible', `Rentrée : ${lu.dossier.rentree} au plus tard, celle de ce dossier.`, {
          champ: 'annee',
        });
      // A decision under way that opens it waits here, or is waited for.
      await tx.$queryRaw`SELECT attendre_la_prime(${lu.dossier.eleveId}::uuid)::text`;
      const [{ ouverte } = { ouverte: false }] = await tx.$queryRaw<{ ouverte: boolean }[]>`
        SELECT equipement_ouvert_ici(${lu.dossier.eleveId}::uuid) AS ouverte`;
      if (ouverte)
        throw new Refus(
          'impossible',
          'Une décision en vigueur ouvre ici la prime d’équipement de cet élève : faites-la d’abord rectifier (« Signaler une erreur »), puis enregistrez le versement fait ailleurs.',
          { texte: 'C. IV.C.2' },
        );
      await ecrire(tx, portee, lu, {
        source,
        etablissement,
        annee,
        reference: source === 'imprime' ? (reference ?? null) : null,
        motif: null,
      });
    },
    'acte',
  );

/** Takes back what was recorded by mistake, with the reason. Throws Refus as above, conflit when nothing stands. */
export const retirerVersementAilleurs = (
  portee: Portee,
  { dossierId, motif }: VersementRetire,
): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const lu = await tenir(tx, portee, dossierId);
      if (!lu.verse)
        throw new Refus(
          'conflit',
          'Aucune prime versée ailleurs n’est enregistrée sur ce dossier : rechargez la page.',
        );
      await ecrire(tx, portee, lu, {
        source: null,
        etablissement: null,
        annee: null,
        reference: null,
        motif,
      });
    },
    'acte',
  );
