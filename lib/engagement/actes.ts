import { apres, avant, ecrireJour, jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type EngagementDuDossier, lireLEngagement } from './queries.ts';
import type { EngagementRecu, EngagementRetire } from './schema.ts';

/** The engagement of a dossier that the person receives, one at a time. Throws Refus introuvable outside the portée, interdit. */
async function tenir(tx: Transaction, portee: Portee, dossierId: string): Promise<EngagementDuDossier> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`engagement:${dossierId}`}, 0))::text`;
  const lu = await lireLEngagement(tx, portee, dossierId);
  if (!lu.recoit)
    throw new Refus(
      'interdit',
      'L’établissement de l’élève reçoit cet engagement et le garde ; au Cned, le service des bourses.',
    );
  return lu;
}

/** Writes the next entry, signed by the person. */
async function ecrire(
  tx: Transaction,
  { auteur, jour: le }: Portee,
  { dossier, entrees }: EngagementDuDossier,
  dit: { recuLe: Date } | { motif: string },
): Promise<void> {
  await tx.engagementDeMerite.createMany({
    data: {
      ...dit,
      dossierId: dossier.id,
      rang: (entrees[0]?.rang ?? 0) + 1,
      auteurId: auteur.id ?? '',
      auteurNom: auteur.nom,
      jour: dateDe(le),
    },
  });
}

/**
 * Records that the signed engagement came. Throws Refus introuvable outside the portée, interdit to who does not receive it,
 * impossible without a bourse au mérite and for a day before its decision or to come, conflit once it is there.
 */
export const recevoirLEngagement = (portee: Portee, { dossierId, recuLe }: EngagementRecu): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const lu = await tenir(tx, portee, dossierId);
      if (lu.recuLe)
        throw new Refus('conflit', `L’engagement est déjà noté reçu le ${ecrireJour(lu.recuLe)}.`);
      if (!lu.ouvertLe)
        throw new Refus(
          'impossible',
          'Aucune bourse au mérite n’est ouverte sur ce dossier : il n’y a pas d’engagement à recevoir.',
        );
      const dit = jour(recuLe);
      if (apres(dit, portee.jour) || avant(dit, lu.ouvertLe))
        throw new Refus(
          'impossible',
          `Reçu le : entre le jour de la décision, le ${ecrireJour(lu.ouvertLe)}, et aujourd’hui.`,
          { champ: 'recuLe' },
        );
      await ecrire(tx, portee, lu, { recuLe: dateDe(dit) });
    },
    'acte',
  );

/** Takes back a reception recorded by mistake, with the reason. Throws Refus as above, conflit when none is recorded. */
export const retirerLaReception = (portee: Portee, { dossierId, motif }: EngagementRetire): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const lu = await tenir(tx, portee, dossierId);
      if (!lu.recuLe)
        throw new Refus('conflit', 'Aucune réception n’est notée sur ce dossier : rechargez la page.');
      await ecrire(tx, portee, lu, { motif });
    },
    'acte',
  );
