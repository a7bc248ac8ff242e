import { z } from 'zod';
import { ecrireAuxPersonnes } from '#lib/courriel/actes.ts';
import { adresseUtile } from '#lib/courriel/faits.ts';
import { composerChangementDeCompte } from '#lib/droit/courrier/courriel-du-compte.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';

const CompteSchema = z.object({ compte: z.enum(['educonnect', 'franceconnect']).nullable() });

/** Tells a person that an account opens its record, or opens it no more; a kill sends it again under the same Message-ID. */
export async function direChangementDeCompte({
  correctionId: id,
}: Taches['dire_changement_de_compte']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const correction = await enPortee(portee, (tx) =>
    tx.correctionResponsable.findUnique({ where: { id }, include: { responsable: true } }),
  );
  const destinataire = adresseUtile(correction?.responsable);
  const { data: apres } = CompteSchema.safeParse(correction?.apres);
  if (!correction || !destinataire || !apres) return;
  const contenu = composerChangementDeCompte({
    ...(apres.compte ? { porte: apres.compte } : {}),
    jour: jourDe(correction.jour),
    adresse: `${configuration().url}/connexion`,
  });
  await ecrireAuxPersonnes(portee, [{ id, destinataire, contenu }]);
}
