import { ecrireAuxPersonnes } from '#lib/courriel/actes.ts';
import { composerReponseSurDesDonnees } from '#lib/droit/courrier/lettre-d-exercice.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';

/**
 * Tells a person by mail that the answer to what it asked about its data is there, and nothing of it. Nobody without an address is
 * written to. Done again it goes under the same Message-ID.
 */
export async function annoncerReponse({ suiteId }: Taches['annoncer_reponse']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const suite = await enPortee(portee, (tx) =>
    tx.suiteDExercice.findFirst({
      where: { id: suiteId, genre: 'reponse' },
      include: { exercice: { include: { responsable: true } } },
    }),
  );
  const destinataire = suite?.exercice.responsable?.courriel;
  if (!destinataire) return;
  const contenu = composerReponseSurDesDonnees(`${configuration().url}/famille/donnees`);
  await ecrireAuxPersonnes(portee, [{ id: suiteId, destinataire, contenu }]);
}
