import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type EnregistrerVue, filtresDeVue, VUES_MAXIMUM } from './schema.ts';

/**
 * Keeps a list of the queue under a name; shared, it is that of the service in which the person works first. Throws Refus
 * impossible beyond the number that one person keeps.
 */
export async function enregistrerVue(
  portee: Portee,
  { nom, liste, partagee }: EnregistrerVue,
): Promise<void> {
  const [ici] = portee.affectations;
  await enPortee(portee, async (tx) => {
    const auteurId = portee.auteur.id ?? '';
    if ((await tx.vueEnregistree.count({ where: { auteurId } })) >= VUES_MAXIMUM)
      throw new Refus('impossible', `Vous avez déjà ${VUES_MAXIMUM} vues : retirez-en une.`, {
        champ: 'nom',
      });
    const retenus = Object.entries(filtresDeVue(liste)).filter(([, valeur]) => valeur !== undefined);
    await tx.vueEnregistree.create({
      data: {
        nom,
        liste: new URLSearchParams(retenus as [string, string][]).toString(),
        lieu: partagee ? (ici?.uai ?? ici?.academieCode ?? null) : null,
        auteurId,
      },
    });
  });
}

/** Removes a view of the person. Throws Refus introuvable for that of somebody else. */
export async function retirerVue(portee: Portee, vueId: string): Promise<void> {
  const { count } = await enPortee(portee, (tx) =>
    tx.vueEnregistree.deleteMany({ where: { id: vueId, auteurId: portee.auteur.id ?? '' } }),
  );
  if (count === 0) throw new Refus('introuvable', 'Cette vue est introuvable : seul son auteur la retire.');
}
