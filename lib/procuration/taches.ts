import { ecrireAuxPersonnes } from '#lib/courriel/actes.ts';
import { adresseUtile } from '#lib/courriel/faits.ts';
import {
  composerSuiteDeProcuration,
  type SuiteDite,
} from '#lib/droit/courrier/courriel-de-la-procuration.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';

/** Tells a family what the établissement did of its procuration; a kill sends it again under the same Message-ID. */
export async function direSuiteDeProcuration({
  suiteId: id,
}: Taches['dire_suite_de_procuration']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const suite = await enPortee(portee, (tx) =>
    tx.suiteDeProcuration.findUnique({
      where: { id },
      include: { procuration: { include: { dossier: { include: { demandeur: true } } } } },
    }),
  );
  const destinataire = adresseUtile(suite?.procuration.dossier.demandeur);
  if (!suite || !destinataire) return;
  const { du, au, dossierId } = suite.procuration;
  const contenu = composerSuiteDeProcuration({
    ...{ genre: suite.genre as SuiteDite['genre'], le: jourDe(suite.jour) },
    ...{ du: jourDe(du), au: jourDe(au) },
    adresse: `${configuration().url}/famille/dossiers/${dossierId}/procuration`,
  });
  await ecrireAuxPersonnes(portee, [{ id, destinataire, contenu }]);
}
