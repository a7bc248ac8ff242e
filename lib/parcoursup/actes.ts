import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { elevesACocher } from './queries.ts';
import type { ACocher } from './schema.ts';

/**
 * Keeps that a pupil was ticked in Parcoursup, or no longer is: by whom, on which day. No letter, no right, no amount
 * (C. III.D.3.a). Throws Refus introuvable for a pupil who is not in the person's list, conflit when it is already so.
 */
export function cocherParcoursup(
  portee: Portee,
  { scolariteId, coche }: ACocher,
  annee: number,
): Promise<void> {
  return enPortee(
    portee,
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM scolarite WHERE id = ${scolariteId}::uuid FOR UPDATE`;
      const [vu] = await elevesACocher(tx, portee, { id: scolariteId }, annee);
      if (!vu)
        throw new Refus('introuvable', 'Cet élève n’est pas dans votre liste : rechargez la page.', {
          texte: 'C. III.D.3.a',
        });
      if ((vu.derniere?.coche ?? false) === coche)
        throw new Refus('conflit', 'C’est déjà enregistré ainsi : rechargez la page pour le voir.');
      await tx.cocheParcoursup.createMany({
        data: {
          id: crypto.randomUUID(),
          eleveId: vu.eleveId,
          rentree: annee,
          uai: vu.uai,
          coche,
          auteurId: portee.auteur.id ?? '',
          auteurNom: portee.auteur.nom,
          jour: dateDe(portee.jour),
        },
      });
    },
    'acte',
  );
}
