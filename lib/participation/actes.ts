import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { participeA } from './queries.ts';
import type { Participation } from './schema.ts';

/**
 * The head of a privé sous contrat decides to take part in the étude automatique from a day, or no longer (C. II.B.1). Throws
 * Refus interdit to anybody else, impossible in an établissement that has nothing to decide, conflit when it is so already.
 */
export async function deciderDeParticiper(
  portee: Portee,
  { uai, participe, du }: Participation,
): Promise<void> {
  const chef = portee.affectations.some((a) => a.role === 'chef_etablissement' && a.uai === uai);
  if (!chef) throw new Refus('interdit', 'Cette décision revient au chef de l’établissement.');
  return enPortee(
    portee,
    async (tx) => {
      const { secteur } = await tx.etablissement.findUniqueOrThrow({ where: { uai } });
      if (secteur !== 'prive_sous_contrat')
        throw new Refus(
          'impossible',
          'Seul un établissement privé sous contrat décide de proposer l’étude automatique.',
          { texte: 'C. II.B.1' },
        );
      if ((await participeA(tx, uai, du)) === participe)
        throw new Refus(
          'conflit',
          'C’est déjà votre décision à cette date : rechargez la page pour la lire.',
        );
      const { id, nom } = portee.auteur;
      await tx.participationEpsc.createMany({
        data: { uai, participe, du: dateDe(du), auteurId: id ?? '', auteurNom: nom },
      });
    },
    'acte',
  );
}
